/**
 * The shape of an `enquiry-board` document:
 * `cards: Y.Map<uuid, Y.Map { kind, column, rank, fields: Y.Map<string, string | number>, body: XmlFragment, links: Y.Map<uuid, kind> }>`
 * and `cycle: Y.Map { focus, learnersGroup, learnersYear, learnersNumber, learnersWhy, baseline, successMeasure, whatHappened }`.
 */
import * as Y from 'yjs'

export const boardRoots = ['cards', 'cycle'] as const

export const cardKeys = [
  'kind',
  'column',
  'rank',
  'fields',
  'body',
  'links',
  'createdBy',
  'createdUrn',
  'createdAt',
] as const
export const cycleKeys = [
  'focus',
  'learnersGroup',
  'learnersYear',
  'learnersNumber',
  'learnersWhy',
  'baseline',
  'successMeasure',
  'whatHappened',
] as const
export type CycleKey = (typeof cycleKeys)[number]

export const cardsOf = (doc: Y.Doc): Y.Map<Y.Map<unknown>> => doc.getMap('cards') as Y.Map<Y.Map<unknown>>
export const cycleOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('cycle')

export interface CardSeed {
  readonly kind: string
  readonly column: string
  readonly rank: string
  readonly fields: Readonly<Record<string, string | number>>
  /** Plain paragraphs; the text people go on writing together. */
  readonly paragraphs: readonly string[]
  readonly links: Readonly<Record<string, string>>
  readonly createdBy: string
  readonly createdUrn: string
  readonly createdAt: string
}

/** Puts a card into the document. Call inside `doc.transact`. */
export function putCard(doc: Y.Doc, id: string, seed: CardSeed): Y.Map<unknown> {
  const card = new Y.Map<unknown>()
  cardsOf(doc).set(id, card)
  const { fields, paragraphs, links, ...plain } = seed
  for (const [key, value] of Object.entries(plain)) card.set(key, value)
  card.set('fields', new Y.Map(Object.entries(fields)))
  card.set('links', new Y.Map(Object.entries(links)))
  const body = new Y.XmlFragment()
  card.set('body', body)
  body.insert(
    0,
    paragraphs.map((text) => {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(text)])
      return paragraph
    }),
  )
  return card
}

/** The plain text of a card's body: one line per block. */
export function bodyText(body: unknown): string {
  if (!(body instanceof Y.XmlFragment)) return ''
  return body
    .toArray()
    .map((node) => textOf(node).trim())
    .filter(Boolean)
    .join('\n')
}

function textOf(node: unknown): string {
  if (node instanceof Y.XmlText) {
    return (node.toDelta() as { insert: unknown }[])
      .map(({ insert }) => (typeof insert === 'string' ? insert : ''))
      .join('')
  }
  if (node instanceof Y.XmlElement)
    return node
      .toArray()
      .map(textOf)
      .join(node.nodeName.endsWith('List') ? '\n' : '')
  return ''
}
