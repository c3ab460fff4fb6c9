/** Evaluations as they are kept, and what the guard of a cycle asks of them. */
import type { Actor } from '@alongside/domain/actor'
import type { CivilDate } from '@alongside/domain/civil-date'
import type { EvaluationLevel } from '@alongside/domain/cpd-evaluation'
import type { EvaluationQuestion } from '@alongside/domain/evaluation-questions'
import type { AllianceId, CpdCycleId, CpdSessionId, EvaluationId, PersonId, Urn } from '@alongside/domain/ids'
import { may } from '@alongside/domain/permissions'
import type { Reader } from '../../platform/db/reader.js'
import { leadsCycle } from '../cpd/cpd-policy.service.js'

type Asks = Pick<Reader, 'sql'>

export interface EvaluationRecord {
  readonly id: EvaluationId
  readonly allianceId: AllianceId
  readonly cycleId: CpdCycleId
  readonly sessionId: CpdSessionId | null
  readonly level: EvaluationLevel
  /** Null: the sessions have no dates yet. */
  readonly dueOn: CivilDate | null
  readonly isDayChosen: boolean
  readonly questions: readonly EvaluationQuestion[]
  readonly askedAt: Date | null
  readonly version: number
  readonly cycleTitle: string
  readonly sessionTitle: string | null
  readonly leadId: PersonId
  readonly ownerUrn: Urn | null
  /** Of the cycle, of any session; and of the one session it is about. */
  readonly facilitatorIds: readonly PersonId[]
  readonly ledBy: readonly PersonId[]
}

const select = `select e.id, e.space_id as "allianceId", e.cycle_id as "cycleId", e.session_id as "sessionId", e.level, e.due_on::text as "dueOn", e.is_day_chosen as "isDayChosen", e.questions, e.asked_at as "askedAt", e.version,
    c.title as "cycleTitle", s.title as "sessionTitle", c.lead_id as "leadId", c.owner_urn as "ownerUrn",
    coalesce((select jsonb_agg(distinct f.person_id) from cpd_session t join cpd_facilitator f on f.space_id = t.space_id and f.session_id = t.id where t.space_id = c.space_id and t.cycle_id = c.id and f.declined_at is null), '[]') as "facilitatorIds",
    coalesce((select jsonb_agg(f.person_id) from cpd_facilitator f where f.space_id = e.space_id and f.session_id = e.session_id and f.declined_at is null), '[]') as "ledBy"
  from cpd_evaluation e join cpd_cycle c on c.space_id = e.space_id and c.id = e.cycle_id left join cpd_session s on s.space_id = e.space_id and s.id = e.session_id`

export const evaluationsById = (asks: Asks, ids: readonly EvaluationId[]): Promise<EvaluationRecord[]> =>
  asks.sql<EvaluationRecord>(`${select} where e.id = any($1)`, [[...ids]])

export const evaluationsOfCycle = (asks: Asks, cycle: CpdCycleId): Promise<EvaluationRecord[]> =>
  asks.sql<EvaluationRecord>(`${select} where e.cycle_id = $1 order by e.level, s.rank nulls first, e.id`, [cycle])

export interface PlannedCycle {
  readonly id: CpdCycleId
  readonly allianceId: AllianceId
  readonly title: string
  readonly leadId: PersonId
  readonly ownerUrn: Urn | null
  readonly state: string
  readonly facilitatorIds: readonly PersonId[]
  readonly noPupilDataReason: string
  readonly noPupilDataUntil: CivilDate | null
}
export const plannedCycle = async (asks: Asks, cycle: CpdCycleId): Promise<PlannedCycle | null> =>
  (
    await asks.sql<PlannedCycle>(
      `select c.id, c.space_id as "allianceId", c.title, c.lead_id as "leadId", c.owner_urn as "ownerUrn", c.state, c.no_pupil_data_reason as "noPupilDataReason", c.no_pupil_data_until::text as "noPupilDataUntil",
         coalesce((select jsonb_agg(distinct f.person_id) from cpd_session t join cpd_facilitator f on f.space_id = t.space_id and f.session_id = t.id where t.space_id = c.space_id and t.cycle_id = c.id and f.declined_at is null), '[]') as "facilitatorIds"
         from cpd_cycle c where c.id = $1`,
      [cycle],
    )
  )[0] ?? null

type OfCycle = Pick<PlannedCycle, 'allianceId' | 'leadId' | 'ownerUrn' | 'facilitatorIds'>

/** Whoever designs the cycle plans what is asked: its lead, the CPD lead of its one school, the coordinator. */
export const plans = (actor: Actor, cycle: OfCycle): boolean => {
  const subject = {
    spaceId: cycle.allianceId,
    urn: cycle.ownerUrn,
    itemRoles: leadsCycle(actor, cycle) ? (['CPD_CYCLE_LEAD'] as const) : [],
  }
  return may(actor, 'cpd.lead', subject) || may(actor, 'cpd.coordinate', subject)
}
/** Those who plan it, and whoever leads a session of it, see what comes of it. */
export const seesResults = (actor: Actor, cycle: OfCycle): boolean =>
  plans(actor, cycle) || (cycle.facilitatorIds.includes(actor.personId) && actor.spaces.includes(cycle.allianceId))

/** What people thought of one session is for whoever led that session, and not for those who led others: a figure about somebody's work is theirs. */
export const seesResultsOf = (actor: Actor, { sessionId, ledBy }: EvaluationRecord, mayPlan: boolean): boolean =>
  mayPlan || sessionId === null || ledBy.includes(actor.personId)

/** CPD-1: the levels that have no answer yet, and whether anything is known about pupils. */
export async function evaluationFacts(
  asks: Asks,
  cycle: CpdCycleId,
): Promise<{ readonly levelsWithoutData: number[]; readonly hasPupilData: boolean }> {
  const rows = await asks.sql<{ level: number }>('select level from evaluation_levels($1) as level', [cycle])
  const answered = new Set(rows.map(({ level }) => level))
  return { levelsWithoutData: [1, 2, 3, 4].filter((level) => !answered.has(level)), hasPupilData: answered.has(5) }
}
