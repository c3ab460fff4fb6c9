/** What is still missing before a peer challenge goes on, and by when things are due, in school days of the host. */
import type { CivilDate } from './civil-date.js'
import { type GuardReason, unless } from './life-cycle.js'
import type { ChallengeState } from './peer-challenge-states.js'
import {
  academicYearOf,
  addSchoolDays,
  englishCalendar,
  type HalfTerm,
  halfTermOf,
  type SchoolCalendar,
} from './school-days.js'

export const fewestLines = 2
export const mostLines = 4
export const fewestReviewers = 2

/** How long things may take, in school days of the host's calendar. */
export const challengeDays = {
  /** Of the host's silence, until the findings stand without it. */
  hostSilence: 10,
  response: 15,
  /** From the answer until each accepted EBI has an action, or a reason for none. */
  plan: 20,
  /** Six weeks. */
  keepInTouch: 30,
  /** After the close reviewers lose the host's evidence; their own notes stay. */
  reviewersRead: 60,
} as const

export const dueOn = (
  from: CivilDate,
  what: keyof typeof challengeDays,
  host: SchoolCalendar = englishCalendar,
): CivilDate => addSchoolDays(from, challengeDays[what], host)

/** Over when the last of its days is over. */
export const isPast = (
  from: CivilDate,
  what: keyof typeof challengeDays,
  today: CivilDate,
  host: SchoolCalendar = englishCalendar,
): boolean => today > dueOn(from, what, host)

const halfTermsInTwoTerms = 4

/** The half-term for the follow-up visit: two terms, which are four half-terms, after the one the answer was given in. */
export function followUpHalfTerm(responded: CivilDate, host: SchoolCalendar = englishCalendar): HalfTerm {
  const year = academicYearOf(responded)
  const all = [...host.halfTerms(year), ...host.halfTerms(year + 1), ...host.halfTerms(year + 2)]
  const within = halfTermOf(responded, host)
  const at = all.findIndex(({ from, until }) => (within ? from === within.from : responded < until))
  const found = all[at + halfTermsInTwoTerms]
  if (at < 0 || !found) throw new RangeError(`No half-term two terms after ${responded}`)
  return found
}

/** What the guards look at; the server counts, the rules judge. */
export interface ChallengeFacts {
  readonly reviewers: number
  /** Members of the team without any conflict of interest. */
  readonly reviewersFree: number
  readonly declarationsMissing: number
  readonly isLeadNamed: boolean
  readonly isLeadTrained: boolean
  readonly isLeadFree: boolean
  /** Visiting schools whose head has not signed. */
  readonly visitingHeadsMissing: number
  /** The team changed, or a conflict was declared late: signatures of AGREED that are asked for again. */
  readonly signaturesAgain: number
  readonly lines: number
  readonly linesWithoutJudgement: number
  readonly linesWithoutBlind: number
  readonly isTimetableConfirmed: boolean
  readonly visitDays: number
  readonly findingsWithoutEvidence: number
  /** Kept, and not yet shown to the host: nobody agrees to what they have not read. */
  readonly findingsNotShared: number
  readonly hostSilenceIsOver: boolean
  readonly ebisUnanswered: number
  /** Accepted, wholly or in part. */
  readonly ebisAccepted: number
  readonly ebisWithoutAction: number
  /** A visit or a call two terms on; keeping in touch at six weeks is none. */
  readonly isFollowUpHeld: boolean
  /** Neither confirmed, superseded nor carried over. */
  readonly actionsOpen: number
}

/** CHA-6: a team of two or more, one of them with no interest at all, led by somebody trained who has none either. */
const missingToAgree = (facts: ChallengeFacts): GuardReason[] => [
  ...unless(facts.reviewers >= fewestReviewers, 'challenge.needs-two-reviewers', { reviewers: facts.reviewers }),
  ...unless(facts.declarationsMissing === 0, 'challenge.needs-declarations', { waiting: facts.declarationsMissing }),
  ...unless(facts.reviewersFree > 0, 'challenge.needs-independent-reviewer'),
  ...(facts.isLeadNamed
    ? [
        ...unless(facts.isLeadTrained, 'challenge.lead-not-trained'),
        ...unless(facts.isLeadFree, 'challenge.lead-has-conflict'),
      ]
    : unless(false, 'challenge.needs-lead')),
]

/** CHA-7: two to four lines, each with the school's own view of where it stands. */
const missingToSubmit = ({ lines, linesWithoutJudgement }: ChallengeFacts): GuardReason[] => [
  ...unless(lines >= fewestLines, 'challenge.needs-two-lines', { lines }),
  ...unless(lines <= mostLines, 'challenge.too-many-lines', { lines, mostLines }),
  ...unless(linesWithoutJudgement === 0, 'challenge.lines-need-judgement', { linesWithoutJudgement }),
]

/** CHA-8: what the host thinks is shown only to a team that has said what it thinks itself. */
const missingToVisit = (facts: ChallengeFacts): GuardReason[] => [
  ...unless(facts.linesWithoutBlind === 0, 'challenge.needs-blind-judgements', {
    linesWithoutBlind: facts.linesWithoutBlind,
  }),
  ...unless(facts.isTimetableConfirmed, 'challenge.needs-timetable'),
  ...unless(facts.visitDays > 0, 'challenge.needs-visit-dates'),
]

type Guard = (facts: ChallengeFacts, from: ChallengeState) => GuardReason[]

const guards: Partial<Record<ChallengeState, Guard>> = {
  AGREED: missingToAgree,
  SELF_REVIEW_SUBMITTED: missingToSubmit,
  READY_TO_VISIT: missingToVisit,
  FINDINGS_AGREED: ({ findingsWithoutEvidence: bare, findingsNotShared: hidden }) => [
    ...unless(bare === 0, 'challenge.findings-need-evidence', { findingsWithoutEvidence: bare }),
    ...unless(hidden === 0, 'challenge.findings-not-shared', { findingsNotShared: hidden }),
  ],
  RESPONDED: ({ ebisUnanswered: n }) => unless(n === 0, 'challenge.ebis-unanswered', { ebisUnanswered: n }),
  WORKSHOP_HELD: ({ ebisWithoutAction: n }) =>
    unless(n === 0, 'challenge.ebis-without-action', { ebisWithoutAction: n }),
  // CHA-9: no workshop is held about nothing.
  IN_ACTION: ({ ebisAccepted: n }, from) =>
    unless(from !== 'RESPONDED' || n === 0, 'challenge.needs-workshop', { ebisAccepted: n }),
  FOLLOWED_UP: ({ isFollowUpHeld }) => unless(isFollowUpHeld, 'challenge.needs-follow-up'),
  CLOSED: ({ actionsOpen }) => unless(actionsOpen === 0, 'challenge.actions-open', { actionsOpen }),
}

/** CHA-10: whoever agreed to one team has not agreed to another: signatures are asked for again, and nothing is lost. */
const needsSignaturesAgain = ({ signaturesAgain }: ChallengeFacts, to: ChallengeState): GuardReason[] =>
  unless(to === 'AGREED' || signaturesAgain === 0, 'challenge.needs-signatures-again', { waiting: signaturesAgain })

/** What is missing before a step forward. Empty: nothing. */
export const missingForChallenge = (from: ChallengeState, to: ChallengeState, facts: ChallengeFacts): GuardReason[] => [
  ...needsSignaturesAgain(facts, to),
  ...(guards[to]?.(facts, from) ?? []),
]
