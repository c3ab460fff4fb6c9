/** What the guards of a cycle look at: its sessions, what speaks against their dates, and what its evaluation has. */

import { dayInLondon } from '@alongside/domain/civil-date'
import { blocks, blocksRelease } from '@alongside/domain/clash'
import type { CpdCycleFacts, CpdCycleState } from '@alongside/domain/cpd-cycle'
import { Refusal } from '@alongside/domain/refusal'
import type { Work } from '../../platform/db/unit-of-work.js'
import type { Asks } from '../enquiry/enquiry-record.service.js'
import { evaluationFacts } from '../evaluation/evaluation-record.service.js'
import { takeTurn } from '../timetable/planning-turn.service.js'
import { clashesNow } from '../timetable/session-clash.service.js'
import { plansOfSessions } from '../timetable/session-plan.service.js'
import { isAhead } from './cpd-policy.service.js'
import { type CycleRecord, type SessionRecord, sessionsOfCycles } from './cpd-record.service.js'

const isOff = ({ state }: SessionRecord): boolean => state === 'CANCELLED'

/** Sessions whose dates cannot be; for its release also those that nobody has agreed to lead, or that lack a room or cover. */
async function blockedIn(
  asks: Asks,
  sessions: readonly SessionRecord[],
  to: CpdCycleState,
): Promise<readonly SessionRecord[]> {
  const ahead = sessions.filter((session) => isAhead(session) && session.startsAt !== null)
  const plans = await plansOfSessions(
    asks,
    ahead.map(({ id }) => id),
  )
  const clashes = await clashesNow(asks, plans)
  const isInTheWay = to === 'RELEASED' ? blocksRelease : blocks
  return ahead.filter((session) => isInTheWay(clashes.get(session.id) ?? []) || (to === 'RELEASED' && !isLed(session)))
}

const isLed = ({ facilitators }: SessionRecord): boolean =>
  facilitators.some(({ confirmedAt, declinedAt }) => confirmedAt !== null && declinedAt === null)

/** A date that cannot be is neither pencilled nor confirmed. */
export async function notBlocked(
  work: Work,
  session: SessionRecord,
  code: 'cpd.blocked' | 'cpd-session.time-blocked' = 'cpd.blocked',
): Promise<void> {
  await takeTurn(work, await plansOfSessions(work, [session.id]))
  const blocked = await blockedIn(work, [session], 'SCHEDULED')
  if (blocked.length > 0) throw new Refusal(code, { blocks: blocked.length })
}

export async function factsOf(asks: Asks, cycle: CycleRecord, to: CpdCycleState): Promise<CpdCycleFacts> {
  const sessions = (await sessionsOfCycles(asks, [cycle.id])).filter((session) => !isOff(session))
  return {
    sessions: sessions.length,
    isDesignCheckSeen: cycle.designSeenVersion === cycle.designVersion,
    blocks: to === 'SCHEDULED' || to === 'RELEASED' ? (await blockedIn(asks, sessions, to)).length : 0,
    sessionsNotPencilled: sessions.filter(({ state }) => state === 'DRAFT' || state === 'POSTPONED').length,
    sessionsOpen: sessions.filter(({ state }) => state !== 'CLOSED').length,
    ...(await evaluationFacts(asks, cycle.id)),
    noPupilDataReason: cycle.noPupilDataReason,
    noPupilDataUntil: cycle.noPupilDataUntil,
    today: dayInLondon(new Date()),
  }
}
