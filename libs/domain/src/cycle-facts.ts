/** Counts for the guards of a cycle what stands on its board: kinds of cards, never columns. */
import type { CardKind } from './board.js'
import { cardFields, EvidenceType, type FieldValue, headingOf } from './card-fields.js'
import type { CycleFacts, EnoughDifference } from './cycle.js'
import type { HunchFacts, HunchStatus } from './hunch.js'

export interface BoardCard {
  readonly id: string
  readonly kind: CardKind
  readonly fields: Readonly<Record<string, FieldValue | undefined>>
  /** The text people write together, as plain words. */
  readonly body?: string
  /** The cards this one builds on, with their kinds. */
  readonly links?: Readonly<Record<string, string>>
}

export interface CycleFields {
  readonly focus: string
  readonly learnersGroup: string
  readonly learnersYear: string
  readonly learnersNumber: number | null
  readonly learnersWhy: string
  readonly baseline: string
  readonly successMeasure: string
  readonly whatHappened: string
}

export interface Board {
  readonly cards: readonly BoardCard[]
  readonly cycle: Partial<CycleFields>
  /** By card; a hunch without a row is a draft. */
  readonly hunchStatus: ReadonlyMap<string, HunchStatus>
  readonly enoughDifference: EnoughDifference | null
  readonly researchLessonsConcluded: number
}

const words = (card: BoardCard, name: string): string => {
  const value = card.fields[name]
  return typeof value === 'string' ? value.trim() : ''
}
const said = (text: string | null | undefined): boolean => (text ?? '').trim() !== ''

/** An empty card counts for nothing, wherever it lies. */
export const saysSomething = (card: BoardCard): boolean => headingOf(card.kind, card.fields) !== '' || said(card.body)

const isEvidenceType = (value: unknown): value is EvidenceType =>
  typeof value === 'string' && Object.hasOwn(EvidenceType, value)

/** CYC-13: evidence counts once it says what was seen and what type of evidence it is. */
export const evidenceTypeOf = (card: BoardCard): EvidenceType | null => {
  const type = card.fields.type
  return card.kind === 'EVIDENCE' && saysSomething(card) && isEvidenceType(type) ? type : null
}

/** CYC-14: a quick test is done when someone wrote what happened and what was learned from it. */
export const isTestDone = (card: BoardCard): boolean =>
  card.kind === 'QUICK_TEST' && words(card, 'do') !== '' && words(card, 'study') !== ''

export const statusOf = (board: Pick<Board, 'hunchStatus'>, cardId: string): HunchStatus =>
  board.hunchStatus.get(cardId) ?? 'DRAFT'

/** CYC-15: learners are set when it is said who they are and why they. */
export const hasLearners = (cycle: Partial<CycleFields>): boolean =>
  said(cycle.learnersGroup) && said(cycle.learnersWhy)

export function factsOf(board: Board): CycleFacts {
  const of = (kind: CardKind): BoardCard[] => board.cards.filter((card) => card.kind === kind && saysSomething(card))
  const types = board.cards.map(evidenceTypeOf).filter((type) => type !== null)
  return {
    evidence: types.length,
    evidenceTypes: [...new Set(types)],
    hasFocus: said(board.cycle.focus),
    hasLearners: hasLearners(board.cycle),
    hunches: of('HUNCH').map((card) => statusOf(board, card.id)),
    changeIdeas: of('CHANGE_IDEA').length,
    hasBaseline: said(board.cycle.baseline),
    hasSuccessMeasure: said(board.cycle.successMeasure),
    finishedTests: board.cards.filter(isTestDone).length + board.researchLessonsConcluded,
    enoughDifference: board.enoughDifference,
  }
}

/** What the change of a hunch's status looks at. Links may have been drawn from either side. */
export function hunchFacts(board: Pick<Board, 'cards' | 'hunchStatus'>, hunch: BoardCard): HunchFacts {
  const linked = (card: BoardCard): boolean =>
    hunch.links?.[card.id] !== undefined || card.links?.[hunch.id] !== undefined
  return {
    status: statusOf(board, hunch.id),
    statement: words(hunch, 'statement'),
    ourContribution: words(hunch, 'ourContribution'),
    howWrong: words(hunch, 'howWrong'),
    evidenceLinked: board.cards.filter((card) => card.kind === 'EVIDENCE' && saysSomething(card) && linked(card))
      .length,
  }
}

/** A card that the next cycle begins with. */
export interface CardStart {
  readonly kind: CardKind
  readonly fields: Readonly<Record<string, string | number>>
}

const present = (fields: Readonly<Record<string, FieldValue | undefined>>): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(fields).filter(
      (entry): entry is [string, string | number] => entry[1] !== undefined && entry[1] !== null && entry[1] !== '',
    ),
  )

/** CYC-16: what was checked is what the next cycle sees first; what happened, and parked hunches, come along as notes. */
export function seedsOfNext(board: Board, number: number): CardStart[] {
  const limitOf = (kind: CardKind): number => cardFields[kind][0]!.limit
  const cut = (text: string, limit: number): string => (text.length > limit ? `${text.slice(0, limit - 1)}…` : text)
  const from = `Cycle ${number}`
  const checks = board.cards
    .filter((card) => card.kind === 'CHECK' && saysSomething(card))
    .map(
      (card): CardStart => ({
        kind: 'EVIDENCE',
        fields: present({
          title: cut(headingOf('CHECK', card.fields) || (card.body ?? ''), limitOf('EVIDENCE')),
          type: card.fields.type,
          source: `Checked in ${from.toLowerCase()}`,
          date: card.fields.date,
          suggests: words(card, 'after'),
          strength: card.fields.strength,
        }),
      }),
    )
  const happened = (board.cycle.whatHappened ?? '').trim()
  const notes = [
    ...(happened === '' ? [] : [`What happened in ${from.toLowerCase()}: ${happened}`]),
    ...board.cards
      .filter((card) => card.kind === 'HUNCH' && statusOf(board, card.id) === 'PARKED' && saysSomething(card))
      .map((card) => `Parked in ${from.toLowerCase()}: ${headingOf('HUNCH', card.fields)}`),
  ]
  return [
    ...checks,
    ...notes.map((title): CardStart => ({ kind: 'NOTE', fields: { title: cut(title, limitOf('NOTE')) } })),
  ]
}
