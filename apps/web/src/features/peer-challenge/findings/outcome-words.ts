/** How findings, answers, actions and audiences are called on the page. */
import type {
  ActionState,
  EvidenceType,
  FindingKind,
  FindingState,
  ResponseState,
  RobustBand,
  RobustGate,
  SummaryAudience,
  SummaryState,
  Verdict,
} from '../../../gql/graphql'
import type { Tone } from '../../../ui/Notice'

interface Said {
  readonly label: string
  readonly tone: Tone
}

export const kindWords: Readonly<Record<FindingKind, Said>> = {
  WWW: { label: 'What went well', tone: 'good' },
  EBI: { label: 'Even better if', tone: 'accent' },
  QUESTION: { label: 'Question', tone: 'plain' },
}
export const findingStateWords: Readonly<Record<FindingState, Said>> = {
  DRAFT: { label: 'Draft', tone: 'plain' },
  TEAM_AGREED: { label: 'Agreed in the team', tone: 'plain' },
  SHARED_WITH_HOST: { label: 'Shared with the school', tone: 'accent' },
  FINAL: { label: 'Final', tone: 'good' },
  DROPPED: { label: 'Dropped', tone: 'plain' },
}
/** The verb of each step. */
export const findingMoveWords: Readonly<Record<FindingState, string>> = {
  DRAFT: 'Back to draft',
  TEAM_AGREED: 'We agree on it',
  SHARED_WITH_HOST: 'Share with the school',
  FINAL: 'Make it final',
  DROPPED: 'Drop it',
}
export const evidenceWords: Readonly<Record<EvidenceType, readonly [one: string, many: string]>> = {
  LESSON_VISIT: ['lesson visit', 'lesson visits'],
  LEARNING_WALK: ['learning walk', 'learning walks'],
  PUPIL_VOICE: ['note of pupil voice', 'notes of pupil voice'],
  STAFF_VOICE: ['note of staff voice', 'notes of staff voice'],
  WORK_LOOK: ['look at work', 'looks at work'],
  DATA: ['piece of data', 'pieces of data'],
  DOCUMENT: ['document', 'documents'],
  MEETING: ['meeting', 'meetings'],
}
export const responseWords: Readonly<Record<ResponseState, Said>> = {
  DUE: { label: 'Waits for an answer', tone: 'accent' },
  OVERDUE: { label: 'Answer is overdue', tone: 'warn' },
  GIVEN: { label: 'Answered', tone: 'good' },
}
export const verdictWords: Readonly<
  Record<Verdict, { readonly label: string; readonly hint: string; readonly tone: Tone }>
> = {
  ACCEPTED: { label: 'We accept it', hint: 'It is so, and we want to act on it.', tone: 'good' },
  PARTLY_ACCEPTED: {
    label: 'We accept it in part',
    hint: 'Some of it is so: say which, and what is not.',
    tone: 'accent',
  },
  NOT_ACCEPTED: { label: 'We do not accept it', hint: 'We see it otherwise: say how.', tone: 'plain' },
}
export const actionStateWords: Readonly<Record<ActionState, Said>> = {
  PLANNED: { label: 'Planned', tone: 'plain' },
  IN_HAND: { label: 'In hand', tone: 'accent' },
  DONE: { label: 'Done, not confirmed yet', tone: 'accent' },
  CONFIRMED: { label: 'Confirmed', tone: 'good' },
  SUPERSEDED: { label: 'Superseded', tone: 'plain' },
  CARRIED_OVER: { label: 'Carried over', tone: 'plain' },
}
export const actionMoveWords: Readonly<Record<ActionState, string>> = {
  PLANNED: 'Plan',
  IN_HAND: 'Take it in hand',
  DONE: 'It is done',
  CONFIRMED: 'Confirm that it is done',
  SUPERSEDED: 'It is superseded',
  CARRIED_OVER: 'Carry it over',
}
export const summaryStateWords: Readonly<Record<SummaryState, Said>> = {
  DRAFT: { label: 'The team is writing', tone: 'plain' },
  TEAM_AGREED: { label: 'Agreed in the team', tone: 'plain' },
  WITH_HOST: { label: 'With the headteacher', tone: 'accent' },
  RELEASED: { label: 'Released', tone: 'good' },
  WITHDRAWN: { label: 'Withdrawn', tone: 'plain' },
}
export const audienceWords: Readonly<Record<SummaryAudience, { readonly label: string; readonly hint: string }>> = {
  STAFF: { label: 'Our staff', hint: 'Everybody who works at the school.' },
  GOVERNORS: { label: 'Our governors', hint: 'They are told by e-mail that there is something to read.' },
  TRUST: { label: 'Our trust', hint: 'Leaders of the school’s trust; they are told by e-mail.' },
  COORDINATOR: { label: 'The coordinators', hint: 'Those who organise the alliance.' },
  CLUSTER: { label: 'Our cluster', hint: 'Staff of the schools in the same cluster.' },
  ALLIANCE: { label: 'The whole alliance', hint: 'Staff of every school in the alliance.' },
}
export const audiences = Object.keys(audienceWords) as SummaryAudience[]

export const bandWords: Readonly<Record<RobustBand, Said>> = {
  LIGHT: { label: 'Light', tone: 'warn' },
  DEVELOPING: { label: 'Developing', tone: 'accent' },
  ROBUST: { label: 'Robust', tone: 'good' },
}
export const gateWords: Readonly<Record<RobustGate, string>> = {
  INDEPENDENCE: 'Fewer than half of the team are free of any conflict of interest.',
  LINE_WITHOUT_EVIDENCE: 'A line of enquiry has no evidence.',
  NO_FOLLOW_UP: 'The follow-up visit or call has not been held.',
}
/** Before the findings are agreed a figure would be about who came, and not about how it was done. */
export const tooEarly = 'Too early to say'

/** In which part of the page the rows stand that a component counts. */
export const componentPlaces: Readonly<Record<string, string>> = {
  INDEPENDENCE: 'team',
  TRIANGULATION: 'findings',
  CHALLENGE: 'findings',
  RESPONSE: 'answer',
  FOLLOW_THROUGH: 'actions',
}

export const componentWords: Readonly<Record<string, string>> = {
  INDEPENDENCE: 'Independence of the team',
  BLIND_FIRST: 'Judged blind first',
  TRIANGULATION: 'Findings on two kinds of evidence',
  CHALLENGE: 'Specific challenge',
  RESPONSE: 'Answered in time',
  FOLLOW_THROUGH: 'Followed through',
}
export const disclosedWords: Readonly<Record<string, string>> = {
  FINDINGS: 'the findings',
  ANSWERS: 'the answers',
  ACTIONS: 'the actions',
  SUMMARY: 'the summary',
  RELEASED_SUMMARY: 'the released summary',
  SELF_REVIEW: 'the self-review',
  EVIDENCE: 'the evidence',
}
