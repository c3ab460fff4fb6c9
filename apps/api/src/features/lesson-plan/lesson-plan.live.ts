/** The planning sheet as a live document: who may read and write it, what it may hold, which rows it becomes. */
import { headerKeys, isPlanOpen, isPredictionFixed, isStageCell } from '@alongside/domain/lesson-plan'
import { may } from '@alongside/domain/permissions'
import type { LiveErasing, LiveKind, LiveRights, RightsAsk } from '../../platform/live/live-kind.js'
import { goesOn, type LessonFacts, lessonFactsOf, lessonSubject } from './lesson-live-rights.service.js'
import { lessonPlanGuard } from './lesson-plan.guard.js'
import { projectPlans } from './lesson-plan-projection.js'
import type { PlanRows } from './lesson-plan-rows.js'
import type { PlanContext, PlanStamp, StageStamp } from './lesson-plan-shape.js'

const nothing: LiveRights<PlanContext> = { canRead: false, canWrite: false, urn: null, context: { frozen: true } }

function rightsBy(facts: LessonFacts | undefined, ask: RightsAsk): LiveRights<PlanContext> {
  if (!facts) return nothing
  const subject = lessonSubject(facts, ask)
  return {
    canRead: may(ask.actor, 'researchLesson.read', subject),
    canWrite: may(ask.actor, 'researchLesson.plan', subject) && isPlanOpen(facts.state) && goesOn(facts),
    urn: facts.memberUrn,
    context: { frozen: isPredictionFixed(facts.state) },
  }
}

const erasing: LiveErasing = {
  // Of a row, its texts are words; where it stands, how long it takes and whose it is are not.
  holdsWords: ([root, key, part]) =>
    root === 'header'
      ? (headerKeys as readonly (string | undefined)[]).includes(key)
      : root === 'stages' && isStageCell(part),
  async forget(sql, { spaceId, itemId }) {
    await sql(
      `update lesson_stage set title = '', predicted = '{}', observed = '{}', patterns = '', removed_at = coalesce(removed_at, now()) where space_id = $1 and lesson_id = $2`,
      [spaceId, itemId],
    )
  },
}

export const lessonPlanKind: LiveKind<PlanContext, PlanStamp, PlanRows> = {
  guard: lessonPlanGuard,
  async rights(sql, actor, document) {
    const ask = { actor, document }
    const [facts] = await lessonFactsOf(sql, [ask])
    return rightsBy(facts, ask)
  },
  async rightsOfAll(sql, asks) {
    const facts = await lessonFactsOf(sql, asks)
    return asks.map((ask, at) => rightsBy(facts[at], ask))
  },
  async removed(sql, { spaceId, itemId }) {
    const stages = await sql<Omit<StageStamp, 'createdAt' | 'predicted' | 'texts'> & RemovedStage>(
      `select id, created_by as "createdBy", created_urn as "createdUrn", created_at as "createdAt", predicted
         from lesson_stage where space_id = $1 and lesson_id = $2 and removed_at is not null`,
      [spaceId, itemId],
    )
    return stages.map(({ id, createdAt, predicted, ...stamp }) => ({
      root: 'stages',
      key: id,
      stamp: {
        ...stamp,
        createdAt: createdAt?.toISOString() ?? '',
        predicted: [predicted.A ?? '', predicted.B ?? '', predicted.C ?? ''],
        texts: null,
      },
    }))
  },
  project: projectPlans,
  erasing,
}

interface RemovedStage {
  readonly id: string
  readonly createdAt: Date | null
  readonly predicted: Readonly<Partial<Record<'A' | 'B' | 'C', string>>>
}
