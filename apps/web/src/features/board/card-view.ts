/** A card as the page shows it: a plain, frozen reading of what stands in the live document. */
import { bodyText } from '@alongside/contracts/board'
import { type CardKind, isCardKind } from '@alongside/domain/board'
import { headingOf } from '@alongside/domain/card-fields'
import { type EnquiryStage, stages } from '@alongside/domain/stage'
import * as Y from 'yjs'

export type FieldValues = Readonly<Record<string, string | number>>

export interface CardView {
  readonly id: string
  readonly kind: CardKind
  readonly column: EnquiryStage
  readonly rank: string
  readonly fields: FieldValues
  /** The words people wrote together, one line a block. */
  readonly text: string
  /** The cards this one builds on, with their kinds. */
  readonly links: Readonly<Record<string, string>>
  readonly createdBy: string | null
  readonly createdUrn: string | null
  readonly createdAt: string
}

const jsonOf = <Value>(map: unknown): Readonly<Record<string, Value>> =>
  map instanceof Y.Map ? (map.toJSON() as Record<string, Value>) : {}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Null for what this client does not know how to show, such as a kind that a later version brought. */
export function cardView(id: string, card: Y.Map<unknown> | undefined): CardView | null {
  const kind = card?.get('kind')
  const column = card?.get('column') as EnquiryStage
  if (!card || !isCardKind(kind) || !stages.includes(column)) return null
  return {
    id,
    kind,
    column,
    rank: textOf(card.get('rank')),
    fields: jsonOf<string | number>(card.get('fields')),
    text: bodyText(card.get('body')),
    links: jsonOf<string>(card.get('links')),
    createdBy: textOf(card.get('createdBy')) || null,
    createdUrn: textOf(card.get('createdUrn')) || null,
    createdAt: textOf(card.get('createdAt')),
  }
}

const untitled = 'Without words yet'

/** What a card is called everywhere: its first field, else the beginning of its text. */
export function titleOf(card: Pick<CardView, 'kind' | 'fields' | 'text'>): string {
  const heading = headingOf(card.kind, card.fields)
  if (heading !== '') return heading
  const [line = ''] = card.text.split('\n')
  return line === '' ? untitled : line.length > 80 ? `${line.slice(0, 79)}…` : line
}

/** For sentences about a card: short, and in quotation marks. */
export function quoted(card: Pick<CardView, 'kind' | 'fields' | 'text'>): string {
  const title = titleOf(card)
  return `“${title.length > 48 ? `${title.slice(0, 47)}…` : title}”`
}
