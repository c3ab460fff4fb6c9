/** Who somebody is to a peer review, what of it their eyes are given, and what they may do with it now. */
import { type Actor, headsSchool } from '@alongside/domain/actor'
import { follows } from '@alongside/domain/life-cycle'
import {
  assignmentLifeCycle,
  isLive,
  type PeerReviewState,
  type ReviewPhase,
  requesterPhase,
  reviewerPhase,
  reviewLifeCycle,
  stateShown,
} from '@alongside/domain/peer-review'
import { type Action, may, type Subject } from '@alongside/domain/permissions'
import { Refusal } from '@alongside/domain/refusal'
import type { Role } from '@alongside/domain/role'
import type { Abilities } from '../../platform/graphql/abilities.js'
import type { AssignmentRecord, ReviewRecord } from './peer-review-record.service.js'

export type ReviewAction = Extract<Action, `peerReview.${string}`>

/**
 * - `REQUESTER` asked for it and still works on what is reviewed
 * - `REVIEWER` has accepted · `ASKED` has not answered yet: title, question, who asks, until when, and nothing of the work
 * - `PAST` declined, stepped back or let it lapse: that it was so, and their own words
 * - `GROUP` works on it too · `OFFICE` coordinates the alliance: who, dates and states, no words
 * - `HEAD` was asked whether a colleague may take it on
 */
export const ReviewStanding = {
  REQUESTER: 'REQUESTER',
  REVIEWER: 'REVIEWER',
  ASKED: 'ASKED',
  PAST: 'PAST',
  GROUP: 'GROUP',
  OFFICE: 'OFFICE',
  HEAD: 'HEAD',
} as const
export type ReviewStanding = (typeof ReviewStanding)[keyof typeof ReviewStanding]

export interface Eyes {
  readonly standing: ReviewStanding
  readonly own: AssignmentRecord | null
  readonly phase: ReviewPhase
}

const dark: ReviewPhase = {
  readsWork: false,
  canReview: false,
  seesOthers: false,
  seesNames: false,
  canRemark: false,
  canRespond: false,
}

const subjectOf = (record: Pick<ReviewRecord, 'id' | 'spaceId'>, itemRole: Role | null): Subject => ({
  spaceId: record.spaceId,
  itemId: record.id,
  itemRole,
})
const roleIn = (standing: ReviewStanding): Role | null =>
  standing === 'REQUESTER' ? 'REVIEW_REQUESTER' : standing === 'REVIEWER' || standing === 'ASKED' ? 'REVIEWER' : null

/** Null: it does not exist for them. */
export function eyesOf(actor: Actor, record: ReviewRecord): Eyes | null {
  const isInSpace = actor.spaces.includes(record.spaceId)
  const isInGroup = isInSpace && record.groupIds.includes(actor.personId)
  const mine = record.assignments.filter(({ reviewerId }) => reviewerId === actor.personId)
  const own = mine.find(isLive) ?? mine.at(-1) ?? null
  const office = may(actor, 'peerReview.reassign', { spaceId: record.spaceId })
  if (record.requesterId === actor.personId && isInGroup) {
    return { standing: 'REQUESTER', own: null, phase: requesterPhase(record, record.assignments) }
  }
  // A colleague of the alliance reviews as one: whoever has left it keeps their own words and no more.
  const isHere = own?.reviewerUrn === null || isInSpace
  if (own && isLive(own) && isHere) {
    const standing = own.state === 'OFFERED' ? 'ASKED' : 'REVIEWER'
    if (may(actor, 'peerReview.see', subjectOf(record, 'REVIEWER'))) {
      return { standing, own, phase: reviewerPhase(record, own) }
    }
  }
  if (isInGroup) return { standing: 'GROUP', own, phase: { ...dark, readsWork: true } }
  if (office) return { standing: 'OFFICE', own, phase: dark }
  if (own) return { standing: 'PAST', own, phase: dark }
  if (record.assignments.some((assignment) => asksHead(actor, assignment))) {
    return { standing: 'HEAD', own, phase: dark }
  }
  return null
}

/** A colleague of one's own school has asked whether they may take on more. */
export const asksHead = (actor: Actor, { state, headAskedAt, reviewerUrn }: AssignmentRecord): boolean =>
  state === 'OFFERED' && headAskedAt !== null && reviewerUrn !== null && headsSchool(actor, reviewerUrn)

export function authorise(actor: Actor, record: ReviewRecord, eyes: Eyes, action: ReviewAction): void {
  const subject = subjectOf(record, roleIn(eyes.standing))
  if (may(actor, action, subject)) return
  throw new Refusal(may({ ...actor, readOnlySpaces: [] }, action, subject) ? 'alliance.read-only' : 'not-allowed')
}

/** The parts these eyes are shown: another's only where it was handed in, and only to whoever has handed in their own. */
export function partsSeen(actor: Actor, record: ReviewRecord, { standing, own, phase }: Eyes): AssignmentRecord[] {
  const seen = (assignment: AssignmentRecord): boolean => {
    if (assignment.id === own?.id) return true
    switch (standing) {
      case 'REQUESTER':
      case 'GROUP':
      case 'OFFICE':
        return true
      case 'REVIEWER':
        return phase.seesOthers && assignment.state === 'SUBMITTED'
      case 'HEAD':
        return asksHead(actor, assignment)
      default:
        return false
    }
  }
  return record.assignments.filter(seen)
}

const noWords = { strengths: '', questions: '', suggestions: '', revisions: [] } as const

/** One part as these eyes are shown it: the state as it looks from there, and only the words that are meant for them. */
export function partAs(actor: Actor, eyes: Eyes, assignment: AssignmentRecord): AssignmentRecord {
  const isOwn = assignment.id === eyes.own?.id
  const isHeads = asksHead(actor, assignment)
  const isRequester = eyes.standing === 'REQUESTER'
  const isSubmitted = assignment.state === 'SUBMITTED'
  const readsWords = isOwn || (isSubmitted && eyes.phase.seesOthers)
  return {
    ...assignment,
    ...(readsWords ? {} : noWords),
    state: stateShown(assignment.state, isOwn),
    declaration: isOwn || isRequester || (readsWords && assignment.hasConflict) ? assignment.declaration : '',
    hasConflict: isOwn || isRequester || readsWords ? assignment.hasConflict : null,
    earlierDeclarations: isOwn || isRequester ? assignment.earlierDeclarations : [],
    declineReason: isOwn || isRequester ? assignment.declineReason : '',
    usefulness: isOwn || isRequester ? assignment.usefulness : null,
    usefulnessNote: isOwn || isRequester ? assignment.usefulnessNote : '',
    allowedReason: isOwn || isHeads ? assignment.allowedReason : '',
    headAskedAt: isOwn || isHeads ? assignment.headAskedAt : null,
  }
}

export const reviewAbilities = [
  'offer',
  'open',
  'respond',
  'close',
  'withdraw',
  'reassign',
  'accept',
  'decline',
  'begin',
  'save',
  'submit',
  'stepBack',
  'declareInterest',
  'askHead',
  'remark',
] as const
export type ReviewAbility = (typeof reviewAbilities)[number]

/** Rights, and where the review and one's own part of it stand. */
export function abilitiesIn(actor: Actor, record: ReviewRecord, eyes: Eyes): Abilities<ReviewAbility> {
  const { standing, own, phase } = eyes
  const allowed = (action: ReviewAction): boolean => may(actor, action, subjectOf(record, roleIn(standing)))
  const moves = standing === 'REQUESTER' && allowed('peerReview.move')
  const answers = own !== null && allowed('peerReview.answer')
  const office = allowed('peerReview.reassign')
  const isGoing = record.state === 'REQUESTED' || record.state === 'OPEN'
  const to = (state: PeerReviewState): boolean => follows(reviewLifeCycle, record.state, state)
  const isOffered = own?.state === 'OFFERED' && isGoing && answers
  return {
    offer: isGoing && (moves || office),
    open: moves && to('OPEN'),
    respond: moves && phase.canRespond,
    close:
      to('CLOSED') &&
      ((moves && record.closedByRequesterAt === null) ||
        (answers && own.state === 'SUBMITTED' && own.agreedToCloseAt === null)),
    withdraw: moves && to('WITHDRAWN') && record.assignments.every(({ state }) => state !== 'SUBMITTED'),
    reassign: office && (isGoing || record.state === 'RESPONDED'),
    accept: isOffered,
    decline: isOffered,
    begin: answers && phase.canReview && own.state === 'ACCEPTED',
    save: answers && phase.canReview && (own.state === 'IN_REVIEW' || own.state === 'SUBMITTED'),
    submit: answers && phase.canReview && own.state === 'IN_REVIEW',
    stepBack: answers && phase.readsWork && follows(assignmentLifeCycle, own.state, 'WITHDRAWN'),
    declareInterest: answers && phase.readsWork,
    askHead: isOffered && own.reviewerUrn !== null && own.headAskedAt === null && own.allowedBy === null,
    remark: phase.canRemark && allowed('peerReview.remark'),
  }
}
