// A research lesson with a laid-out planning sheet and an empty discussion, put straight into the tables; and rows as the client makes them.
import { createHash } from 'node:crypto'
import { planSeed, putStage, type StageSeed } from '@alongside/contracts/lesson-plan'
import type { CasePupilLabel } from '@alongside/domain/case-pupil'
import type { AllianceId, DocumentId, LessonId, SpaceId, StudyId, Urn } from '@alongside/domain/ids'
import { v7 } from 'uuid'
import * as Y from 'yjs'
import type { Someone, World } from './world.js'

interface Member {
  someone: Someone
  urn: Urn
}
export interface Sheet {
  studyId: StudyId
  lessonId: LessonId
  planId: DocumentId
  discussionId: DocumentId
  /** The row that is there from the beginning, with a prediction for A. */
  stageId: string
}

interface SheetOptions {
  state?: string
  step?: number
  /** Who sits in the first row of the room. */
  places?: readonly CasePupilLabel[]
}

/** The first member facilitates; the second teaches. */
export async function lessonSheet(
  w: World,
  space: AllianceId,
  members: Member[],
  { state = 'PLANNING', step = 0, places = [] }: SheetOptions = {},
): Promise<Sheet> {
  const sheet = { studyId: v7(), lessonId: v7(), planId: v7(), discussionId: v7(), stageId: v7() } as unknown as Sheet
  const { studyId, lessonId, planId, discussionId, stageId } = sheet
  const lead = members[0]!
  await w.sql(
    `insert into lesson_study (space_id, id, title, state, facilitator_id, created_by, created_urn, protocol) values ($1, $2, 'Talk before writing', 'RUNNING', $3, $3, $4, 'We listen first.')`,
    [space, studyId, lead.someone.id, lead.urn],
  )
  for (const { someone, urn } of members) {
    await w.sql(
      `insert into lesson_study_member (space_id, study_id, person_id, urn, state, joined_at, protocol_version, protocol_accepted_at) values ($1, $2, $3, $4, 'JOINED', now(), 1, now())`,
      [space, studyId, someone.id, urn],
    )
  }
  const seed = planSeed({
    header: { intention: 'Say why two fractions are the same.', criterionA: 'names one reason' },
    stages: [{ id: stageId, minutes: 10, texts: { title: 'Opening', predictedA: 'A counts the pieces' } }],
    seats: places.map((pupil, column) => ({ id: v7(), row: 0, column, pupil })),
    createdAt: '2026-03-02T09:00:00.000Z',
  })
  await layOut(w, space, { id: planId, kind: 'research-lesson', itemId: lessonId, seed })
  await layOut(w, space, { id: discussionId, kind: 'discussion', itemId: lessonId, seed: () => undefined })
  await w.sql(
    `insert into research_lesson (space_id, id, study_id, number, state, document_id, discussion_id, urn, teacher_id, discussion_step, step_started_at, plan)
     values ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9::int, case when $9::int between 1 and 7 then now() end, '{"criterionA": "names one reason"}')`,
    [space, lessonId, studyId, state, planId, discussionId, lead.urn, (members[1] ?? lead).someone.id, step],
  )
  await w.sql(
    `insert into lesson_stage (space_id, lesson_id, id, rank, title, minutes, predicted, created_at) values ($1, $2, $3, 'a0V', 'Opening', 10, '{"A": "A counts the pieces"}', '2026-03-02T09:00:00Z')`,
    [space, lessonId, stageId],
  )
  return sheet
}

/** The next lesson of the study, with these words typed on its sheet; gives its id. */
export async function nextSheet(
  w: World,
  space: AllianceId,
  { studyId }: Sheet,
  lead: Member,
  header: Parameters<typeof planSeed>[0]['header'] & object,
): Promise<string> {
  const [id, plan, discussion] = [v7(), v7() as DocumentId, v7() as DocumentId]
  const seed = planSeed({ header, createdAt: '2026-03-09T09:00:00.000Z' })
  await layOut(w, space, { id: plan, kind: 'research-lesson', itemId: id, seed })
  await layOut(w, space, { id: discussion, kind: 'discussion', itemId: id, seed: () => undefined })
  await w.sql(
    `insert into research_lesson (space_id, id, study_id, number, state, document_id, discussion_id, urn, teacher_id, plan) values ($1, $2, $3, 2, 'PLANNING', $4, $5, $6, $7, $8)`,
    [space, id, studyId, plan, discussion, lead.urn, lead.someone.id, JSON.stringify(header)],
  )
  return id
}

interface Laid {
  id: DocumentId
  kind: string
  itemId: string
  seed: (doc: Y.Doc) => void
}
export async function layOut(w: World, space: SpaceId, { id, kind, itemId, seed }: Laid): Promise<void> {
  const doc = new Y.Doc()
  doc.clientID = 1
  doc.transact(() => seed(doc))
  const bytes = Buffer.from(Y.encodeStateAsUpdate(doc))
  doc.destroy()
  await w.sql(
    'insert into live_document (space_id, id, kind, item_id, seq, snapshot_seq, projected_seq) values ($1, $2, $3, $4, 1, 1, 1)',
    [space, id, kind, itemId],
  )
  await w.sql(
    'insert into live_snapshot (space_id, document_id, epoch, seq, bytes, sha256) values ($1, $2, 1, 1, $3, $4)',
    [space, id, bytes, createHash('sha256').update(bytes).digest()],
  )
}

/** Moves the lesson on as a transition does, rights included: the trigger sees to them. */
export const lessonNow = (w: World, { lessonId }: Sheet, state: string, step = 0) =>
  w.sql(
    `update research_lesson set state = $2, discussion_step = $3::int, step_started_at = case when $3::int between 1 and 7 then now() end where id = $1`,
    [lessonId, state, step],
  )

/** Adds a row as its author's browser does; gives its id. */
export function addStage(doc: Y.Doc, { someone, urn }: Member, seed: Partial<StageSeed> = {}): string {
  const id = v7()
  const made = { createdBy: someone.id, createdUrn: urn, createdAt: new Date().toISOString() }
  doc.transact(() => putStage(doc, id, { rank: 'a1V', texts: { title: 'In pairs' }, ...made, ...seed }))
  return id
}
