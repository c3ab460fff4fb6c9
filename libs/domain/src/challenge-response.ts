/** What the host answers to each EBI, within fifteen school days, always with a reason (state machine F). */
import { onlyFor, type Parts } from './challenge-part.js'
import type { CivilDate } from './civil-date.js'
import type { FindingId } from './ids.js'
import { type LifeCycle, type Move, move, reasonGiven } from './life-cycle.js'
import { isPast } from './peer-challenge-guards.js'
import { Refusal } from './refusal.js'
import { englishCalendar, type SchoolCalendar } from './school-days.js'

export const ResponseState = { DUE: 'DUE', OVERDUE: 'OVERDUE', GIVEN: 'GIVEN' } as const
export type ResponseState = (typeof ResponseState)[keyof typeof ResponseState]

export const responseLifeCycle: LifeCycle<ResponseState> = {
  DUE: ['GIVEN', 'OVERDUE'],
  OVERDUE: ['GIVEN'],
  GIVEN: [],
}

export const Verdict = {
  ACCEPTED: 'ACCEPTED',
  PARTLY_ACCEPTED: 'PARTLY_ACCEPTED',
  NOT_ACCEPTED: 'NOT_ACCEPTED',
} as const
export type Verdict = (typeof Verdict)[keyof typeof Verdict]

export interface ChallengeResponse {
  readonly findingId: FindingId
  readonly state: ResponseState
  readonly verdict: Verdict | null
  readonly reason: string
  readonly givenOn: CivilDate | null
}

/** What is accepted in part is acted on in part. */
export const isAccepted = ({ verdict }: Pick<ChallengeResponse, 'verdict'>): boolean =>
  verdict === 'ACCEPTED' || verdict === 'PARTLY_ACCEPTED'

/** RES-1: the host's head answers, late rather than never; "we accept" needs its reason as much as "we do not". */
export function give(
  response: Pick<ChallengeResponse, 'state'>,
  parts: Parts,
  verdict: Verdict,
  reason: string,
): { readonly move: Move<ResponseState>; readonly verdict: Verdict; readonly reason: string } {
  const given = move(responseLifeCycle, response.state, 'GIVEN', 'response.state-out-of-order')
  onlyFor(parts, ['HOST_HEAD'])
  if (!Object.hasOwn(Verdict, verdict)) throw new Refusal('input.not-a-choice', { field: 'verdict' })
  return { move: given, verdict, reason: reasonGiven(reason) }
}

/** RES-2: overdue when the fifteenth school day after the findings were agreed is over. */
export function fallOverdue(
  response: Pick<ChallengeResponse, 'state'>,
  findingsAgreedOn: CivilDate,
  today: CivilDate,
  host: SchoolCalendar = englishCalendar,
): Move<ResponseState> {
  const overdue = move(responseLifeCycle, response.state, 'OVERDUE', 'response.state-out-of-order')
  if (!isPast(findingsAgreedOn, 'response', today, host)) throw new Refusal('response.not-overdue')
  return overdue
}
