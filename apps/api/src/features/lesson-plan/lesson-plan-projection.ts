/** Makes ordinary rows of what was touched on planning sheets: of many sheets at once. */
import type { Projection, Sql } from '../../platform/live/live-kind.js'
import type { PlanRows } from './lesson-plan-rows.js'

type Change = Projection<PlanRows>

export async function projectPlans(sql: Sql, changes: readonly Change[]): Promise<void> {
  const stages = changes.flatMap(stagesOf)
  if (stages.length > 0) await putStages(sql, stages)
  for (const change of changes) await takeOutStages(sql, change)
  const headers = changes.flatMap(({ document, rows }) =>
    rows.header ? [{ space_id: document.spaceId, id: document.itemId, plan: rows.header }] : [],
  )
  if (headers.length === 0) return
  await sql(
    `update research_lesson l set plan = n.plan
       from jsonb_to_recordset($1) as n (space_id uuid, id uuid, plan jsonb) where l.space_id = n.space_id and l.id = n.id`,
    [JSON.stringify(headers)],
  )
}

const stagesOf = ({ document, rows, authors }: Change) =>
  rows.stages.map((stage) => ({
    ...stage,
    space_id: document.spaceId,
    lesson_id: document.itemId,
    changed_by: authors.filter(({ touched }) => touched.get('stages')?.has(stage.id)).at(-1)?.personId ?? null,
  }))

const putStages = (sql: Sql, stages: readonly ReturnType<typeof stagesOf>[number][]) =>
  sql(
    `insert into lesson_stage (space_id, lesson_id, id, rank, title, minutes, predicted, observed, outcome, patterns, created_by, created_urn, created_at, changed_by)
     select n.space_id, n.lesson_id, n.id, n.rank, n.title, n.minutes, n.predicted, n.observed, n.outcome, n.patterns, n.created_by, n.created_urn, n.created_at, n.changed_by
       from jsonb_to_recordset($1) as n (space_id uuid, lesson_id uuid, id uuid, rank text, title text, minutes integer, predicted jsonb, observed jsonb, outcome jsonb, patterns text, created_by uuid, created_urn text, created_at timestamptz, changed_by uuid)
     on conflict (space_id, lesson_id, id) do update set
       rank = excluded.rank, title = excluded.title, minutes = excluded.minutes, predicted = excluded.predicted, observed = excluded.observed,
       outcome = excluded.outcome, patterns = excluded.patterns, changed_by = excluded.changed_by, changed_at = now(), removed_at = null`,
    [JSON.stringify(stages)],
  )

async function takeOutStages(sql: Sql, { document, rows, authors, isWhole }: Change): Promise<void> {
  if (rows.gone.length === 0 && !isWhole) return
  const by = authors.find(({ touched }) => rows.gone.some((id) => touched.get('stages')?.has(id)))?.personId ?? null
  await sql(
    `update lesson_stage set removed_at = now(), changed_at = now(), changed_by = $4
      where space_id = $1 and lesson_id = $2 and removed_at is null and (id = any($3) or $5 and id <> all ($6))`,
    [document.spaceId, document.itemId, rows.gone, by, isWhole, rows.stages.map(({ id }) => id)],
  )
}
