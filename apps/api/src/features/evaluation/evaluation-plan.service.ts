/** The five levels of a cycle, laid out over its sessions: each has its day, and the days follow when sessions move. */
import { addDays, type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import { type EvaluationLevel, evaluationDueOn, levels } from '@alongside/domain/cpd-evaluation'
import { usualQuestions } from '@alongside/domain/evaluation-questions'
import type { AllianceId, CpdCycleId, CpdSessionId, EvaluationId, Urn } from '@alongside/domain/ids'
import { englishCalendar } from '@alongside/domain/school-days'
import { newId, type Work } from '../../platform/db/unit-of-work.js'
import { calendarOf } from '../school/school-calendar.service.js'
import { evaluationsOfCycle } from './evaluation-record.service.js'

interface Session {
  readonly id: CpdSessionId
  /** Null also of one that was put off: its old time is nobody's day any more. */
  readonly startsAt: Date | null
}

/** Reactions are asked for after each session, everything else once for the cycle. What was asked already stays as it is, and so does a day that somebody chose. */
export async function layOut(work: Work, allianceId: AllianceId, cycle: CpdCycleId, owner: Urn | null): Promise<void> {
  const sessions = await work.sql<Session>(
    `select id, case when state <> 'POSTPONED' then starts_at end as "startsAt" from cpd_session where space_id = $1 and cycle_id = $2 and state <> 'CANCELLED' order by rank, id`,
    [allianceId, cycle],
  )
  // An alliance has no calendar of its own: the usual English terms.
  const calendar = owner === null ? englishCalendar : await calendarOf(work, owner)
  const days = sessions.flatMap(({ startsAt }) => (startsAt ? [dayInLondon(startsAt)] : [])).sort()
  const dates = days.length > 0 && days.length === sessions.length ? { first: days[0]!, last: days.at(-1)! } : null
  const known = await evaluationsOfCycle(work, cycle)
  const keep = async (
    level: EvaluationLevel,
    sessionId: CpdSessionId | null,
    dueOn: CivilDate | null,
  ): Promise<void> => {
    const one = known.find((other) => other.level === level && other.sessionId === sessionId)
    if (!one) {
      await work.sql(
        'insert into cpd_evaluation (space_id, id, cycle_id, session_id, level, due_on, questions) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing',
        [allianceId, newId<EvaluationId>(), cycle, sessionId, level, dueOn, JSON.stringify(usualQuestions[level])],
      )
    } else if (one.askedAt === null && !one.isDayChosen && one.dueOn !== dueOn) {
      await work.sql('update cpd_evaluation set due_on = $3 where space_id = $1 and id = $2', [
        allianceId,
        one.id,
        dueOn,
      ])
    }
  }
  for (const { id, startsAt } of sessions) await keep(1, id, startsAt && addDays(dayInLondon(startsAt), 2))
  for (const level of levels.slice(1)) await keep(level, null, dates && evaluationDueOn(level, dates, calendar))
  const gone = known.filter(
    ({ level, sessionId, askedAt }) => level === 1 && askedAt === null && !sessions.some(({ id }) => id === sessionId),
  )
  await work.sql('delete from cpd_evaluation where space_id = $1 and id = any($2) and asked_at is null', [
    allianceId,
    gone.map(({ id }) => id),
  ])
}
