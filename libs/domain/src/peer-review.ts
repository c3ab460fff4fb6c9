/** Peer review (state machine E): somebody asks others about one piece of joint work, and answers what they say. */
import type { CivilDate } from './civil-date.js'
import type { PersonId } from './ids.js'
import { type GuardReason, type LifeCycle, type Move, move, ready } from './life-cycle.js'
import { Refusal } from './refusal.js'
import { addSchoolDays, englishCalendar, type SchoolCalendar } from './school-days.js'
import { cleanText, limits, tidyText } from './text.js'

export const PeerReviewState = {
  REQUESTED: 'REQUESTED',
  OPEN: 'OPEN',
  RESPONDED: 'RESPONDED',
  CLOSED: 'CLOSED',
  WITHDRAWN: 'WITHDRAWN',
} as const
export type PeerReviewState = (typeof PeerReviewState)[keyof typeof PeerReviewState]

export const AssignmentState = {
  OFFERED: 'OFFERED',
  ACCEPTED: 'ACCEPTED',
  DECLINED: 'DECLINED',
  EXPIRED: 'EXPIRED',
  IN_REVIEW: 'IN_REVIEW',
  SUBMITTED: 'SUBMITTED',
  WITHDRAWN: 'WITHDRAWN',
} as const
export type AssignmentState = (typeof AssignmentState)[keyof typeof AssignmentState]

export const ReviewedKind = { ENQUIRY: 'ENQUIRY', RESEARCH_LESSON: 'RESEARCH_LESSON' } as const
export type ReviewedKind = (typeof ReviewedKind)[keyof typeof ReviewedKind]

/** Where a remark is anchored. */
export const PlaceKind = { CARD: 'CARD', STAGE: 'STAGE', NOTE: 'NOTE', PLAN: 'PLAN', WHOLE: 'WHOLE' } as const
export type PlaceKind = (typeof PlaceKind)[keyof typeof PlaceKind]

export const reviewLifeCycle: LifeCycle<PeerReviewState> = {
  REQUESTED: ['OPEN', 'WITHDRAWN'],
  OPEN: ['RESPONDED', 'WITHDRAWN'],
  RESPONDED: ['CLOSED'],
  CLOSED: [],
  WITHDRAWN: [],
}

export const assignmentLifeCycle: LifeCycle<AssignmentState> = {
  OFFERED: ['ACCEPTED', 'DECLINED', 'EXPIRED'],
  ACCEPTED: ['IN_REVIEW', 'WITHDRAWN'],
  IN_REVIEW: ['SUBMITTED', 'WITHDRAWN'],
  SUBMITTED: [],
  DECLINED: [],
  EXPIRED: [],
  WITHDRAWN: [],
}

/** How long an offer stands, and how long an answered review stays open, in school days. */
export const offerDays = 5
export const closingDays = 20
export const mostReviewers = 8

export const offerEndsOn = (today: CivilDate, calendar: SchoolCalendar = englishCalendar): CivilDate =>
  addSchoolDays(today, offerDays, calendar)
export const closesByItselfOn = (responded: CivilDate, calendar: SchoolCalendar = englishCalendar): CivilDate =>
  addSchoolDays(responded, closingDays, calendar)

interface Reviewing {
  readonly state: PeerReviewState
}
export interface Part {
  readonly state: AssignmentState
  /** What the reviewer said about an interest of their own; null: not asked yet. */
  readonly hasConflict: boolean | null
}

/** Still asked, reading, writing or done: not stepped back, declined or lapsed. */
export const isLive = ({ state }: Pick<Part, 'state'>): boolean =>
  state !== 'DECLINED' && state !== 'EXPIRED' && state !== 'WITHDRAWN'
const hasAccepted = ({ state }: Pick<Part, 'state'>): boolean =>
  state === 'ACCEPTED' || state === 'IN_REVIEW' || state === 'SUBMITTED'
const goesOn = ({ state }: Reviewing): boolean => state === 'REQUESTED' || state === 'OPEN' || state === 'RESPONDED'

/* ---- phases: which switches are on, for whom, at this moment ---- */

export interface ReviewPhase {
  /** Opens the reviewed work itself. */
  readonly readsWork: boolean
  readonly canReview: boolean
  readonly seesOthers: boolean
  readonly seesNames: boolean
  readonly canRemark: boolean
  readonly canRespond: boolean
}
export const phaseSwitches = [
  'readsWork',
  'canReview',
  'seesOthers',
  'seesNames',
  'canRemark',
  'canRespond',
] as const satisfies readonly (keyof ReviewPhase)[]

/**
 * REV-1: nothing of the work before the declaration; nothing of the other reviewers, not even that there are any, before
 * one's own review is handed in; nothing to be changed once it was answered.
 */
export function reviewerPhase(review: Reviewing, own: Part): ReviewPhase {
  const isIn = hasAccepted(own) && own.hasConflict === false
  const isDone = isIn && own.state === 'SUBMITTED'
  return {
    readsWork: isIn && goesOn(review),
    canReview: isIn && review.state === 'OPEN',
    seesOthers: isDone,
    seesNames: isDone,
    canRemark: isIn && goesOn(review),
    canRespond: false,
  }
}

/** REV-2: whoever asked knows whom they asked, and reads what was handed in. */
export const requesterPhase = (review: Reviewing, parts: readonly Part[]): ReviewPhase => ({
  readsWork: true,
  canReview: false,
  seesOthers: true,
  seesNames: true,
  canRemark: goesOn(review),
  canRespond: review.state === 'OPEN' && parts.some(({ state }) => state === 'SUBMITTED'),
})

/** REV-3: to everybody else somebody who has begun to write looks like somebody who has not: a draft changes nothing outside it. */
export const stateShown = (state: AssignmentState, isOwn: boolean): AssignmentState =>
  state === 'IN_REVIEW' && !isOwn ? 'ACCEPTED' : state

/* ---- the review ---- */

export function ask(question: string, dueOn: CivilDate | null, today: CivilDate, reviewers: number): string {
  if (reviewers === 0) throw new Refusal('review.needs-reviewer')
  if (reviewers > mostReviewers) throw new Refusal('too-many', { limit: mostReviewers })
  if (dueOn !== null && dueOn <= today) throw new Refusal('review.due-in-the-past')
  return cleanText(question, { field: 'question', limit: limits.paragraph })
}

/** What is still missing before whoever asked can go on. */
export function missingForReview(to: PeerReviewState, parts: readonly Pick<Part, 'state'>[]): GuardReason[] {
  if (to === 'OPEN' && !parts.some(hasAccepted)) return [{ code: 'review.needs-accepted' }]
  if (to === 'RESPONDED' && !parts.some(({ state }) => state === 'SUBMITTED')) {
    return [{ code: 'review.needs-submitted' }]
  }
  return []
}

function step(review: Reviewing, to: PeerReviewState, reason?: string): Move<PeerReviewState> {
  return move(reviewLifeCycle, review.state, to, 'review.state-out-of-order', reason)
}

export function open(review: Reviewing, parts: readonly Pick<Part, 'state'>[]): Move<PeerReviewState> {
  const opened = step(review, 'OPEN')
  ready(missingForReview('OPEN', parts), 'review.needs-accepted')
  return opened
}

export function respond(
  review: Reviewing,
  parts: readonly Pick<Part, 'state'>[],
  words: string,
): { readonly move: Move<PeerReviewState>; readonly response: string } {
  const responded = step(review, 'RESPONDED')
  ready(missingForReview('RESPONDED', parts), 'review.needs-submitted')
  return { move: responded, response: cleanText(words, { field: 'response', limit: limits.paragraph }) }
}

/** REV-4: a request is taken back only while nobody has handed in what they wrote for it. */
export function withdrawRequest(review: Reviewing, parts: readonly Pick<Part, 'state'>[]): Move<PeerReviewState> {
  const withdrawn = step(review, 'WITHDRAWN')
  if (parts.some(({ state }) => state === 'SUBMITTED')) throw new Refusal('review.already-submitted')
  return withdrawn
}

/** Who has said that it is over. */
export interface Closing {
  readonly requester: boolean
  /** One for each reviewer who handed a review in. */
  readonly reviewers: readonly boolean[]
}

/** REV-5: both sides close it: whoever asked, and everybody who reviewed. Null while somebody has yet to say so. */
export function close(review: Reviewing, closing: Closing): Move<PeerReviewState> | null {
  const closed = step(review, 'CLOSED')
  return closing.requester && closing.reviewers.every(Boolean) ? closed : null
}

export const closeByItself = (review: Reviewing): Move<PeerReviewState> =>
  step(review, 'CLOSED', 'Twenty school days have passed since the answer.')

/* ---- one reviewer's part ---- */

const part = (own: Pick<Part, 'state'>, to: AssignmentState, reason?: string): Move<AssignmentState> =>
  move(assignmentLifeCycle, own.state, to, 'review.part-out-of-order', reason)

/** Whom one asks, as far as it decides whether they can be asked. */
export interface Askable {
  readonly personId: PersonId
  readonly worksOnIt: boolean
  readonly isAway: boolean
}

/** REV-6: nobody reviews their own work, is asked twice, or is asked while they have said "not this half-term". */
export function offer(review: Reviewing, person: Askable, already: readonly PersonId[]): void {
  if (review.state !== 'REQUESTED' && review.state !== 'OPEN') {
    throw new Refusal('review.state-out-of-order', { from: review.state, to: 'OFFERED' })
  }
  if (person.worksOnIt) throw new Refusal('review.own-work')
  if (already.includes(person.personId)) throw new Refusal('review.already-asked')
  if (person.isAway) throw new Refusal('review.not-this-half-term')
}

export interface Answer {
  readonly hasConflict: boolean | null
  readonly declaration: string
  /** What they would have taken on in this half-term, with this review. */
  readonly isLoadRed: boolean
  /** Their own head has said that it is all right all the same. */
  readonly isAllowed: boolean
}

/**
 * REV-7: a reviewer says whether they have an interest before they see anything. Whoever has one names it and steps back;
 * whoever has none is in, unless it would be too much for them this half-term and their head has not allowed it.
 */
export function answer(
  review: Reviewing,
  own: Pick<Part, 'state'>,
  given: Answer,
): { readonly move: Move<AssignmentState>; readonly declaration: string } {
  if (!goesOn(review) || review.state === 'RESPONDED') {
    throw new Refusal('review.state-out-of-order', { from: review.state, to: 'ACCEPTED' })
  }
  if (given.hasConflict === null) throw new Refusal('review.needs-declaration')
  const declaration = cleanText(given.declaration, {
    field: 'declaration',
    limit: limits.reason,
    required: given.hasConflict,
  })
  if (given.hasConflict) return { move: part(own, 'DECLINED'), declaration }
  const accepted = part(own, 'ACCEPTED')
  if (given.isLoadRed && !given.isAllowed) throw new Refusal('review.load-red')
  return { move: accepted, declaration }
}

export const decline = (own: Pick<Part, 'state'>, reason?: string): Move<AssignmentState> =>
  part(own, 'DECLINED', reason?.trim())
export const lapse = (own: Pick<Part, 'state'>): Move<AssignmentState> => part(own, 'EXPIRED')

/** REV-8: writing begins once whoever asked has opened the review. */
export function begin(review: Reviewing, own: Part): Move<AssignmentState> {
  if (review.state !== 'OPEN') throw new Refusal('review.not-open')
  return part(own, 'IN_REVIEW')
}

export interface ReviewWords {
  readonly strengths: string
  readonly questions: string
  readonly suggestions: string
}
export const reviewFields = ['strengths', 'questions', 'suggestions'] as const satisfies readonly (keyof ReviewWords)[]

const tidied = (words: ReviewWords): ReviewWords => {
  const one = (field: keyof ReviewWords): string =>
    cleanText(words[field], { field, limit: limits.paragraph, required: false })
  return { strengths: one('strengths'), questions: one('questions'), suggestions: one('suggestions') }
}

/**
 * REV-9: one's own words stay one's own to change until they are answered. What others could have read before is kept:
 * `before` is null for a draft, and when nothing changed.
 */
export function save(
  review: Reviewing,
  own: Part & ReviewWords,
  words: ReviewWords,
): { readonly words: ReviewWords; readonly before: ReviewWords | null } {
  if (review.state !== 'OPEN') throw new Refusal(review.state === 'REQUESTED' ? 'review.not-open' : 'review.answered')
  if (own.hasConflict !== false || (own.state !== 'IN_REVIEW' && own.state !== 'SUBMITTED')) {
    throw new Refusal('review.part-out-of-order', { from: own.state, to: 'IN_REVIEW' })
  }
  const next = tidied(words)
  if (own.state !== 'SUBMITTED') return { words: next, before: null }
  saysSomething(next)
  const { strengths, questions, suggestions } = own
  const isSame = reviewFields.every((field) => own[field] === next[field])
  return { words: next, before: isSame ? null : { strengths, questions, suggestions } }
}

function saysSomething(words: ReviewWords): void {
  if (reviewFields.every((field) => tidyText(words[field]) === '')) throw new Refusal('review.empty')
}

export function submit(review: Reviewing, own: Part & ReviewWords): Move<AssignmentState> {
  if (review.state !== 'OPEN') throw new Refusal(review.state === 'REQUESTED' ? 'review.not-open' : 'review.answered')
  const submitted = part(own, 'SUBMITTED')
  saysSomething(own)
  return submitted
}

/** REV-10: one can step back until one's review is handed in. */
export const stepBack = (own: Pick<Part, 'state'>): Move<AssignmentState> => {
  if (own.state === 'SUBMITTED') throw new Refusal('review.already-submitted')
  return part(own, 'WITHDRAWN')
}

/**
 * REV-11: an interest noticed late ends the part at once. What was handed in stays, with the declaration beside it; the work
 * and the other reviews close for them either way.
 */
export function declareLate(
  own: Part,
  words: string,
): { readonly move: Move<AssignmentState> | null; readonly declaration: string } {
  if (!hasAccepted(own) || own.hasConflict === true) {
    throw new Refusal('review.part-out-of-order', { from: own.state, to: 'WITHDRAWN' })
  }
  const declaration = cleanText(words, { field: 'declaration', limit: limits.reason })
  return { move: own.state === 'SUBMITTED' ? null : part(own, 'WITHDRAWN'), declaration }
}

/** REV-12: how useful a review was is said by whoever asked, once it was handed in, from 1 to 5. */
export function rate(own: Pick<Part, 'state'>, usefulness: number, note: string): string {
  if (own.state !== 'SUBMITTED') throw new Refusal('review.needs-submitted')
  if (!Number.isInteger(usefulness) || usefulness < 1 || usefulness > 5) {
    throw new Refusal('input.not-a-choice', { field: 'usefulness' })
  }
  return cleanText(note, { field: 'note', limit: limits.note, required: false })
}

/** Another member of the group takes over what was asked. */
export const handOverRequest = (review: Reviewing, isMember: boolean): void => {
  if (!goesOn(review)) throw new Refusal('review.state-out-of-order', { from: review.state, to: review.state })
  if (!isMember) throw new Refusal('review.requester-must-be-member')
}
