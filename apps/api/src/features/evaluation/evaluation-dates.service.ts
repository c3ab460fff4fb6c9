/** Asks when the day has come, and only of those who owe an answer: whoever came; about a school's support its leaders too. */
import { type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import { owes } from '@alongside/domain/cpd-evaluation'
import type { AllianceId, CpdCycleId, PersonId, Urn } from '@alongside/domain/ids'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { Jobs } from '../../platform/jobs/jobs.js'
import { layOut } from './evaluation-plan.service.js'
import { type EvaluationRecord, evaluationsOfCycle } from './evaluation-record.service.js'
import { heldLong, oneAtATime, showStep } from './evaluation-steps.service.js'

/** After that many days an answer would be about a memory; attendance that is kept late is still asked about. */
const openDays = 60

@Injectable()
export class EvaluationDates implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.every('34 * * * *', 'evaluation-dates', async () => {
      await this.keep(new Date())
    })
  }

  /** Each in a transaction of its own: one that fails is tried again with the next round and holds up no other. */
  async keep(now: Date): Promise<void> {
    const failed: unknown[] = []
    const each = (spaces: readonly AllianceId[], act: (work: Work) => Promise<void>): Promise<unknown> =>
      this.work.runAs({ purpose: 'worker', spaces }, act).catch((error: unknown) => failed.push(error))
    for (const cycle of await this.asked(dayInLondon(now)))
      await each([cycle.allianceId], (work) => askAbout(work, cycle, now))
    for (const { id, spaceId } of await this.work.runAs({ purpose: 'worker' }, heldLong)) {
      await each([], async (work) => {
        await oneAtATime(work, id)
        await showStep(work, spaceId, id, now)
      })
    }
    if (failed.length > 0) throw new AggregateError(failed, `${failed.length} evaluations were not kept`)
  }

  /** What is known of pupils may come long after the cycle was evaluated: on the day that was named then. */
  private asked(today: CivilDate): Promise<AskedCycle[]> {
    return this.work.runAs({ purpose: 'worker' }, (work) =>
      work.sql<AskedCycle>(
        `select c.id, c.space_id as "allianceId", c.owner_urn as "ownerUrn", c.state = 'EVALUATED' as "isEvaluated" from cpd_cycle c
          where c.state in ('RELEASED', 'RUNNING', 'COMPLETED') or c.state = 'EVALUATED' and c.no_pupil_data_until is not null
            and exists (select from cpd_evaluation e where e.space_id = c.space_id and e.cycle_id = c.id and e.level = 5 and e.due_on between $1::date - $2::integer and $1) order by c.id`,
        [today, openDays],
      ),
    )
  }
}

interface AskedCycle {
  readonly id: CpdCycleId
  readonly allianceId: AllianceId
  readonly ownerUrn: Urn | null
  readonly isEvaluated: boolean
}

async function askAbout(work: Work, { id, allianceId, ownerUrn, isEvaluated }: AskedCycle, now: Date): Promise<void> {
  if (!isEvaluated) await layOut(work, allianceId, id, ownerUrn)
  for (const one of await evaluationsOfCycle(work, id))
    if (!isEvaluated || one.level === 5) await askFor(work, one, now)
}

interface Came {
  readonly personId: PersonId
  readonly urn: Urn
}

async function askFor(work: Work, one: EvaluationRecord, now: Date): Promise<void> {
  const today = dayInLondon(now)
  if (one.dueOn === null || !(await hasCome(work, one, now, today))) return
  const came = await work.sql<Came>(
    `select distinct on (b.person_id) b.person_id as "personId", b.urn from cpd_booking b join cpd_session s on s.space_id = b.space_id and s.id = b.session_id
      where b.space_id = $1 and s.cycle_id = $2 and ($3::uuid is null or s.id = $3) and b.state = 'ATTENDED' order by b.person_id, b.changed_at desc`,
    [one.allianceId, one.cycleId, one.sessionId],
  )
  const leading =
    one.level === 3
      ? await leadersOf(
          work,
          came.map(({ urn }) => urn),
        )
      : []
  const all = new Map([...leading, ...came].map((person) => [person.personId, person]))
  const owing = owes(
    one.level,
    [...all.keys()].map((personId) => ({
      personId,
      attended: came.some((person) => person.personId === personId),
      isSchoolLeader: leading.some((person) => person.personId === personId),
    })),
  )
  for (const personId of owing) {
    const asked = await work.sql(
      `insert into evaluation_request (space_id, evaluation_id, person_id, urn) values ($1, $2, $3, $4) on conflict do nothing returning 1`,
      [one.allianceId, one.id, personId, all.get(personId)!.urn],
    )
    if (asked.length > 0) await tell(work, one, personId)
  }
  if (owing.length > 0 && one.askedAt === null) {
    await work.sql('update cpd_evaluation set asked_at = $3 where space_id = $1 and id = $2', [
      one.allianceId,
      one.id,
      now,
    ])
  }
  await askAgain(work, one, today)
}

/** Reactions once the session is over, learning once the sessions up to its day are; the rest from its day on. */
async function hasCome(
  work: Work,
  { allianceId, cycleId, sessionId, level, dueOn }: EvaluationRecord,
  now: Date,
  today: CivilDate,
) {
  if (level > 2) return dueOn! <= today && daysSince(dueOn!, today) <= openDays
  if (level === 2) {
    const ahead = await work.sql(
      `select from cpd_session where space_id = $1 and cycle_id = $2 and state not in ('CANCELLED', 'POSTPONED') and (starts_at at time zone 'Europe/London')::date <= $3 and ends_at > $4`,
      [allianceId, cycleId, dueOn, now],
    )
    return ahead.length === 0 && dueOn! <= today && daysSince(dueOn!, today) <= openDays
  }
  const [session] = await work.sql<{ endsAt: Date | null }>(
    `select ends_at as "endsAt" from cpd_session where space_id = $1 and id = $2 and state in ('CONFIRMED', 'DELIVERED', 'CLOSED')`,
    [allianceId, sessionId],
  )
  return session?.endsAt != null && session.endsAt <= now && daysSince(dayInLondon(session.endsAt), today) <= openDays
}
const daysSince = (from: CivilDate, to: CivilDate): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

const leadersOf = (work: Work, urns: readonly Urn[]): Promise<Came[]> =>
  work.sql<Came>(
    `select h.id as "personId", s.urn from space s cross join lateral holders_of(s.id, array['SCHOOL_LEADER', 'HEADTEACHER', 'EXECUTIVE_HEAD']) h where s.urn = any($1)`,
    [[...new Set(urns)]],
  )

async function askAgain(work: Work, one: EvaluationRecord, today: CivilDate): Promise<void> {
  const due = await work.sql<{ personId: PersonId }>(
    `update evaluation_request set put_off_until = null where space_id = $1 and evaluation_id = $2 and put_off_until <= $3 and not is_answered and not is_dropped returning person_id as "personId"`,
    [one.allianceId, one.id, today],
  )
  for (const { personId } of due) await tell(work, one, personId)
}

const tell = (work: Work, { id, cycleTitle, sessionTitle }: EvaluationRecord, to: PersonId): Promise<void> =>
  work.notify({
    to,
    kind: 'EVALUATION_ASKED',
    itemKind: 'evaluation',
    itemId: id,
    path: `/evaluations/${id}`,
    vars: { title: sessionTitle ?? cycleTitle },
  })
