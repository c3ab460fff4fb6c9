/** Templates: how an enquiry may begin. They carry questions and prompts, never what a school has seen. */
import { type CardKind, firstColumn, lockedColumns, mayLink } from './board.js'
import { checkField, headingOf } from './card-fields.js'
import type { BoardCard } from './cycle-facts.js'
import { Refusal } from './refusal.js'
import { type EnquiryStage, stages } from './stage.js'
import { cleanLine, cleanText, limits } from './text.js'

/** Nothing that belongs behind the lock of the Action column, and nothing that was checked. */
export const templateKinds = ['EVIDENCE', 'HUNCH', 'NEW_LEARNING', 'NOTE'] as const satisfies readonly CardKind[]
export type TemplateKind = (typeof templateKinds)[number]

export const templateCardsLimit = 40

export interface TemplateCard {
  readonly kind: TemplateKind
  /** Where it lies, if not in the first column of its kind. */
  readonly column?: EnquiryStage
  readonly fields: Readonly<Record<string, string | number>>
  readonly text: string
  /** What it builds on: the places of those cards in this template. */
  readonly buildsOn?: readonly number[]
}

export interface TemplateBody {
  readonly about: string
  readonly classroomPractice: string
  readonly pupilsToBenefit: string
  readonly focus: string
  readonly protocol: string
  readonly cards: readonly TemplateCard[]
}

const optional = (text: string, field: string): string =>
  cleanText(text, { field, limit: limits.paragraph, required: false })

/** TPL-1: a template has something to begin with: a focus, an agreement, or at least one card. */
export function checkTemplate(title: string, body: TemplateBody): { title: string; body: TemplateBody } {
  const cards = body.cards.map(checkCard)
  if (cards.length > templateCardsLimit) throw new Refusal('too-many', { limit: templateCardsLimit })
  const checked: TemplateBody = {
    about: optional(body.about, 'about'),
    classroomPractice: optional(body.classroomPractice, 'classroomPractice'),
    pupilsToBenefit: optional(body.pupilsToBenefit, 'pupilsToBenefit'),
    focus: cleanLine(body.focus, { field: 'focus', limit: 500, required: false }),
    protocol: cleanText(body.protocol, { field: 'protocol', limit: limits.protocol, required: false }),
    cards,
  }
  if (checked.focus === '' && checked.protocol === '' && cards.length === 0) throw new Refusal('template.empty')
  return { title: cleanLine(title, { field: 'title', limit: limits.title }), body: checked }
}

const openAtFirst: readonly EnquiryStage[] = stages.filter(
  (stage) => !lockedColumns({ hunches: [], unlockedByCoordinator: false }).includes(stage),
)

function checkCard(card: TemplateCard, _: number, all: readonly TemplateCard[]): TemplateCard {
  if (!(templateKinds as readonly string[]).includes(card.kind))
    throw new Refusal('input.not-a-choice', { field: 'kind' })
  if (card.column !== undefined && !openAtFirst.includes(card.column))
    throw new Refusal('input.not-a-choice', { field: 'column' })
  for (const [name, value] of Object.entries(card.fields)) checkField(card.kind, name, value)
  for (const place of card.buildsOn ?? []) {
    const other = all[place]
    if (!other || other === card || !mayLink(card.kind, other.kind)) throw new Refusal('board.link-not-allowed')
  }
  return { ...card, text: optional(card.text, 'text') }
}

/** TPL-2: saving an enquiry as a template takes its notes and what was read; evidence and hunches stay with the group. */
export function cardsForTemplate(cards: readonly (BoardCard & { readonly column?: EnquiryStage })[]): TemplateCard[] {
  const taken = cards
    .filter(({ kind, fields }) => (kind === 'NOTE' || kind === 'NEW_LEARNING') && headingOf(kind, fields) !== '')
    .slice(0, templateCardsLimit)
  return taken.map(({ kind, column = firstColumn[kind], fields, body, links = {} }) => {
    const buildsOn = taken.flatMap(({ id }, place) => (id in links ? [place] : []))
    return {
      kind: kind as TemplateKind,
      ...(column !== firstColumn[kind] && openAtFirst.includes(column) && { column }),
      fields: Object.fromEntries(
        Object.entries(fields).filter(
          (entry): entry is [string, string | number] => entry[1] !== null && entry[1] !== undefined,
        ),
      ),
      text: body ?? '',
      ...(buildsOn.length > 0 && { buildsOn }),
    }
  })
}
