/** The enquiry board: kinds of cards, their columns, links and locks. The fields of each kind stand in `card-fields.ts`. */
import type { CycleState } from './cycle.js'
import type { EnquiryState } from './enquiry.js'
import type { HunchStatus } from './hunch.js'
import { Refusal } from './refusal.js'
import type { EnquiryStage } from './stage.js'

export const CardKind = {
  EVIDENCE: 'EVIDENCE',
  HUNCH: 'HUNCH',
  NEW_LEARNING: 'NEW_LEARNING',
  CHANGE_IDEA: 'CHANGE_IDEA',
  QUICK_TEST: 'QUICK_TEST',
  CHECK: 'CHECK',
  NOTE: 'NOTE',
} as const
export type CardKind = (typeof CardKind)[keyof typeof CardKind]

export const cardKinds = Object.values(CardKind)
export const isCardKind = (value: unknown): value is CardKind => (cardKinds as readonly unknown[]).includes(value)

export const cardKindLabels: Readonly<Record<CardKind, string>> = {
  EVIDENCE: 'What we see',
  HUNCH: 'Hunch',
  NEW_LEARNING: 'New learning',
  CHANGE_IDEA: 'What we’ll try',
  QUICK_TEST: 'Quick test',
  CHECK: 'Check',
  NOTE: 'Note',
}

/** Where a new card of this kind first appears; afterwards it may be moved to any open column. */
export const firstColumn: Readonly<Record<CardKind, EnquiryStage>> = {
  EVIDENCE: 'SCANNING',
  HUNCH: 'HUNCH',
  NEW_LEARNING: 'NEW_LEARNING',
  CHANGE_IDEA: 'ACTION',
  QUICK_TEST: 'ACTION',
  CHECK: 'CHECKING',
  NOTE: 'SCANNING',
}

export const cardsLimit = 1000
export const linksLimit = 50

/** What each kind may be linked to: a hunch rests on evidence, a change on a hunch, a test on a change, a check on both. */
export const linksTo: Readonly<Record<CardKind, readonly CardKind[]>> = {
  EVIDENCE: [],
  HUNCH: ['EVIDENCE', 'NEW_LEARNING'],
  NEW_LEARNING: ['HUNCH', 'EVIDENCE'],
  CHANGE_IDEA: ['HUNCH', 'NEW_LEARNING'],
  QUICK_TEST: ['CHANGE_IDEA'],
  CHECK: ['QUICK_TEST', 'CHANGE_IDEA', 'EVIDENCE'],
  NOTE: cardKinds,
}

/** BRD-1: a link runs from the card that builds on something to what it builds on. */
export const mayLink = (from: CardKind, to: CardKind): boolean => linksTo[from].includes(to)

/** The direction in which two cards can be linked, whichever of them was picked first; null if they cannot. */
export function linkBetween<Card extends { readonly kind: CardKind }>(
  a: Card,
  b: Card,
): { from: Card; to: Card } | null {
  if (mayLink(a.kind, b.kind)) return { from: a, to: b }
  if (mayLink(b.kind, a.kind)) return { from: b, to: a }
  return null
}

/** What decides about the Action column. */
export interface Lock {
  readonly hunches: readonly HunchStatus[]
  readonly unlockedByCoordinator: boolean
}

/** BRD-2: nobody picks the solution first: Action opens when a hunch has been supported, or when a coordinator opens it. */
export const lockedColumns = (lock: Lock): readonly EnquiryStage[] =>
  lock.unlockedByCoordinator || lock.hunches.includes('TESTED_SUPPORTED') ? [] : ['ACTION']

/** BRD-3: the kinds that begin in a locked column are not made at all, in whichever column. */
export const mayMake = (kind: CardKind, column: EnquiryStage, locked: readonly EnquiryStage[]): boolean =>
  !locked.includes(firstColumn[kind]) && !locked.includes(column)

/** BRD-4: a card may be moved to any open column. What already lies in a locked one may stay, and move out. */
export const mayMoveTo = (column: EnquiryStage, locked: readonly EnquiryStage[]): boolean => !locked.includes(column)

/** BRD-5: paused, shared and finished enquiries, and checked cycles, can be read and not changed. */
export const isReadOnly = (enquiry: EnquiryState, cycle: CycleState): boolean =>
  cycle === 'CHECKED' ||
  enquiry === 'PAUSED' ||
  enquiry === 'SHARING' ||
  enquiry === 'CLOSED' ||
  enquiry === 'ABANDONED'

export function writable(enquiry: EnquiryState, cycle: CycleState): void {
  if (isReadOnly(enquiry, cycle)) throw new Refusal('board.read-only')
}
