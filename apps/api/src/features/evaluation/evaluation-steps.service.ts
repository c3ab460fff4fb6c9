/** Shows answers in steps (EVA-8): what has come is held back until five or more of it can be shown together. */
import { fewestAnswers, roundDays, showsMore } from '@alongside/domain/cpd-evaluation'
import type { AllianceId, EvaluationId } from '@alongside/domain/ids'
import type { Work } from '../../platform/db/unit-of-work.js'

/** Two who answer at once come one after the other: else each counted without the other, and a step could be of one. */
export const oneAtATime = (work: Work, id: EvaluationId): Promise<unknown> =>
  work.sql('select 1 from cpd_evaluation where id = $1 for update', [id])

/** For whoever holds the evaluation (`oneAtATime`); nobody who answers sees what others did, so it is looked at as jobs do. */
export async function showStep(work: Work, allianceId: AllianceId, id: EvaluationId, now: Date): Promise<void> {
  const [facts] = await work.lookingAs<{ held: number; awaited: number; askedAt: Date | null }>(
    'worker',
    `select e.asked_at as "askedAt",
       (select count(*)::integer from evaluation_answer a where a.space_id = e.space_id and a.evaluation_id = e.id and a.step is null) as held,
       (select count(*)::integer from evaluation_request r where r.space_id = e.space_id and r.evaluation_id = e.id and not r.is_answered and not r.is_dropped) as awaited
       from cpd_evaluation e where e.space_id = $1 and e.id = $2`,
    [allianceId, id],
  )
  if (!facts) return
  const isClosed = facts.askedAt !== null && now.getTime() - facts.askedAt.getTime() > roundDays * 86_400_000
  if (!showsMore({ ...facts, isClosed })) return
  await work.lookingAs(
    'worker',
    `update evaluation_answer set step = 1 + (select coalesce(max(step), 0) from evaluation_answer where space_id = $1 and evaluation_id = $2)
      where space_id = $1 and evaluation_id = $2 and step is null`,
    [allianceId, id],
  )
}

/** Of which enough is held back for a step: nobody may have answered since the round closed. */
export const heldLong = (work: Work): Promise<{ id: EvaluationId; spaceId: AllianceId }[]> =>
  work.sql(
    `select evaluation_id as id, space_id as "spaceId" from evaluation_answer where step is null group by space_id, evaluation_id having count(*) >= $1 order by evaluation_id`,
    [fewestAnswers],
  )
