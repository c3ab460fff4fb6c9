/**
 * Not now: whatever somebody is asked for can be dropped, put off or handed over from where it stands. For each kind of request
 * this says how, and where it does not: why not. Nothing here changes what was asked: a request that is dropped or put off leaves
 * one person's list, and whoever asked reads why; the no that settles it is said where the thing stands.
 */
import { addDays, type CivilDate } from './civil-date.js'
import type { Role } from './role.js'

export const NotNowWay = { HERE: 'HERE', THERE: 'THERE', NOT: 'NOT' } as const
/** In the list itself; where it stands, because it needs more than a reason there; or not at all. */
export type NotNowWay = (typeof NotNowWay)[keyof typeof NotNowWay]

export interface NotNow {
  readonly drop: NotNowWay
  readonly postpone: NotNowWay
  readonly handOver: NotNowWay
  /** Whoever else could do it: held at a school of the person who was asked, or in an alliance of theirs. */
  readonly roles: readonly Role[]
  /** Whoever takes it over has it then, and not only the request: who could, is said where it stands. */
  readonly isDuty: boolean
  /** Where one of the three is not done here: how it is, or why it is not. */
  readonly says: string
}

const heads: readonly Role[] = ['HEADTEACHER', 'EXECUTIVE_HEAD']
const leaders: readonly Role[] = [...heads, 'SCHOOL_LEADER']
const approvers: readonly Role[] = [...leaders, 'CPD_LEAD']

type Ways = Partial<Omit<NotNow, 'roles' | 'says' | 'isDuty'>>
const line = (says: string, roles: readonly Role[] = [], ways: Ways = {}): NotNow => ({
  drop: 'HERE',
  postpone: 'HERE',
  handOver: roles.length > 0 ? 'HERE' : 'NOT',
  ...ways,
  roles,
  isDuty: false,
  says,
})
const duty = (says: string): NotNow => ({ ...line(says), drop: 'THERE', handOver: 'HERE', isDuty: true })
const there: Ways = { drop: 'THERE' }
/** What a challenge asks for was agreed between schools: it is put off there for all of them, and not dropped by one. */
const challengeSays = 'Agreed between schools: the whole challenge is put off, or ended, on its page.'
const challengeRole = 'Roles in the team are changed on the page of the challenge.'

export const notNow = {
  INVITATION: line('An invitation is for one person.'),
  SCHOOL_INVITATION: line('', approvers),
  PROTOCOL_CHANGED: line(
    'Whoever does not agree leaves the enquiry on its page; nobody agrees for another.',
    [],
    there,
  ),
  PROPOSAL: line('It is declined, and the lead passed on, on the board.', [], { drop: 'THERE', handOver: 'THERE' }),
  COVER_TO_SAY: line('Who misses no lesson says so on the page of cover.', ['COVER_MANAGER', ...heads], there),
  COVER_MOVED: line('Who misses no lesson says so on the page of cover.', ['COVER_MANAGER', ...heads], there),
  COVER_TO_APPROVE: line('', [...heads, 'ALLIANCE_COORDINATOR']),
  EVALUATION_ASKED: line('Nobody has to answer, and nobody answers for another.', [], there),
  PAIRING_OPEN: line('“Not this term” is said on the page of the round.', leaders, there),
  CPD_FACILITATE: duty('No is said with the session; whoever plans it asks somebody else.'),
  CPD_PLACE_TO_APPROVE: line('“Not this time”, with a reason, is said on the page of places.', approvers, there),
  CPD_PLACE_OFFERED: line('It is kept for a day, and then goes to the next in turn.', [], {
    drop: 'THERE',
    postpone: 'NOT',
  }),
  CPD_TIME_CHANGED: line('A place is given back with the session, and goes to whoever waits.', [], there),
  CPD_PLACE_HANDED: line(
    'Yes or no to it is said with the session until its time is over; then it goes back to whoever gave it.',
    [],
    {
      drop: 'THERE',
      postpone: 'NOT',
    },
  ),
  CPD_LOAD: line('', heads),
  CONTRIBUTION_CORRECTED: line(
    '“Leave as it was”, with a reason, is said on the page of the alliance.',
    ['ALLIANCE_COORDINATOR'],
    there,
  ),
  CHALLENGE_DECLARE: line(challengeRole, [], { handOver: 'THERE' }),
  CHALLENGE_TO_SIGN: line('It is declined, with a reason, on its page.', heads, there),
  CHALLENGE_SIGN_AGAIN: line('It is declined, with a reason, on its page.', heads, there),
  CHALLENGE_SELF_REVIEW: line(challengeSays, leaders, there),
  CHALLENGE_DESK_STUDY: line(challengeSays, [], { drop: 'THERE', handOver: 'THERE' }),
  CHALLENGE_FINDINGS: line(challengeSays, heads, there),
  CHALLENGE_RESPONSE: line(challengeSays, heads, there),
  CHALLENGE_OVERDUE: line(challengeSays, heads, there),
  CHALLENGE_WORKSHOP: line(challengeSays, [], { drop: 'THERE', handOver: 'THERE' }),
  CHALLENGE_KEEP_IN_TOUCH: line(challengeSays, [], { drop: 'THERE', handOver: 'THERE' }),
  CHALLENGE_FOLLOW_UP: line(challengeSays, [], { drop: 'THERE', handOver: 'THERE' }),
  CHALLENGE_TO_CLOSE: line(challengeSays, heads, there),
  REVIEW_OFFERED: line('No is said on the page of the review; it is then offered to somebody else.', [], {
    drop: 'THERE',
    handOver: 'THERE',
  }),
  REVIEW_TO_OPEN: line('The request is taken back on its page.', [], there),
  REVIEW_OPENED: line('Whoever cannot go on steps back on the page of the review.', [], {
    drop: 'THERE',
    handOver: 'THERE',
  }),
  REVIEW_LOAD: line('', heads),
  REVIEW_ALLOWED: line('No is said on the page of the review.', [], there),
  LESSON_STUDY_INVITATION: line('An invitation is for one person.'),
  LESSON_PROTOCOL: line('Whoever does not agree leaves the study on its page; nobody agrees for another.', [], there),
  FINDINGS_SHARED: line(challengeSays, leaders, there),
  ACTION_YOURS: duty('Given up, with a reason, it is by a leader of your school.'),
  ACTION_DONE: line('', leaders),
  ACTION_BACK: duty('Given up, with a reason, it is by a leader of your school.'),
  SUMMARY_WITH_HOST: line('Whoever reads it is for the head to say.', heads, there),
  AGREEMENT_CHANGED: line('A school that does not sign gives notice on the page of the alliance.', heads, there),
  MEMBERSHIP_INVITED: line('The invitation is declined on the page of the alliance.', heads, there),
  MEMBERSHIP_REMOVAL_ASKED: line('', heads),
  TAKE_OVER: line('Say yes or no to it here.', [], { drop: 'THERE', handOver: 'NOT' }),
} as const satisfies Readonly<Record<string, NotNow>>
export type AskingKind = keyof typeof notNow

/** What somebody has, also when no notice asks for it any more: an action in hand, a session they have agreed to lead. */
export const DutyKind = { ACTION_YOURS: 'ACTION_YOURS', CPD_FACILITATE: 'CPD_FACILITATE' } as const satisfies Partial<
  Record<AskingKind, AskingKind>
>
export type DutyKind = (typeof DutyKind)[keyof typeof DutyKind]

export const notNowFor = (kind: string): NotNow | null => (notNow as Readonly<Record<string, NotNow>>)[kind] ?? null

/** As far as a request is put off at once. */
const furthest = 90
export const canPutOffTo = (until: CivilDate, today: CivilDate): boolean =>
  until > today && until <= addDays(today, furthest)
