/** What was touched on a planning sheet, as plain values for ordinary rows. */
import { type Plan, readPlan, readStage, stagesOf } from '@alongside/contracts/lesson-plan'
import { stringIn } from '@alongside/contracts/shape'
import type * as Y from 'yjs'
import type { Touched } from '../../platform/live/live-kind.js'

export interface PlanRows {
  readonly stages: readonly StageRow[]
  /** Rows that were taken out. */
  readonly gone: readonly string[]
  /** All texts above and below the rows, where one of them changed. */
  readonly header: Plan['header'] | null
}
type StageRow = ReturnType<typeof stageRow>

export function planRows(doc: Y.Doc, touched: Touched): PlanRows {
  const stages = stagesOf(doc)
  const ids = [...(touched.get('stages') ?? [])]
  return {
    stages: ids.flatMap((id) => {
      const stage = stages.get(id)
      return stage ? [stageRow(id, stage)] : []
    }),
    gone: ids.filter((id) => !stages.has(id)),
    header: touched.has('header') ? readPlan(doc).header : null,
  }
}

const stageRow = (id: string, stage: Y.Map<unknown>) => ({
  ...readStage(id, stage),
  created_by: stringIn(stage, 'createdBy') || null,
  created_urn: stringIn(stage, 'createdUrn') || null,
  created_at: stringIn(stage, 'createdAt'),
})
