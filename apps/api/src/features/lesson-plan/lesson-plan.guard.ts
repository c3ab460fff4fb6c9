/** The planning sheet under judgement: what it may hold, what is remembered of a row, and which rows it becomes. */
import { headerOf, planRoots, stagesOf } from '@alongside/contracts/lesson-plan'
import { stringIn, writtenAs } from '@alongside/contracts/shape'
import type { PersonId, Urn } from '@alongside/domain/ids'
import type { LiveGuard } from '../../platform/live/live-kind.js'
import { type PlanRows, planRows } from './lesson-plan-rows.js'
import { checkPlan, type PlanContext, type PlanStamp, predictionsIn, textsOf } from './lesson-plan-shape.js'

export const lessonPlanGuard: LiveGuard<PlanContext, PlanStamp, PlanRows> = {
  kind: 'research-lesson',
  roots: planRoots,
  check: checkPlan,
  stamp(doc, root, key) {
    if (root === 'header') return writtenAs(headerOf(doc), key) || undefined
    const stage = root === 'stages' ? stagesOf(doc).get(key) : undefined
    if (!stage) return undefined
    return {
      createdBy: (stringIn(stage, 'createdBy') || null) as PersonId | null,
      createdUrn: (stringIn(stage, 'createdUrn') || null) as Urn | null,
      createdAt: stringIn(stage, 'createdAt'),
      predicted: predictionsIn(stage),
      texts: textsOf(stage),
    }
  },
  rows: planRows,
}
