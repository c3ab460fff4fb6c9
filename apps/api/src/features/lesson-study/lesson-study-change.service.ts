/** How every change of a lesson study begins and ends: held so that nobody else changes it, judged, written, told. */
import type { Actor } from '@alongside/domain/actor'
import type { LessonId, PersonId, StudyId } from '@alongside/domain/ids'
import { studyGoesOn } from '@alongside/domain/lesson-study'
import type { Move } from '@alongside/domain/life-cycle'
import { Refusal } from '@alongside/domain/refusal'
import type { Work } from '../../platform/db/unit-of-work.js'
import { coverFollows } from '../cover/cover-following.service.js'
import type { LessonStudyRow, ResearchLessonRow } from './lesson-study.entity.js'
import {
  authorise,
  authoriseLesson,
  type LessonAction,
  type StudyAction,
  sees,
  seesLesson,
} from './lesson-study-policy.service.js'
import { tell } from './lesson-study-readers.service.js'
import { type LessonInStudy, type LessonStudyRecord, lessonIn, studiesById } from './lesson-study-record.service.js'

/** The study, locked until this work is done, once it is certain that the actor may do this. */
export async function held(
  work: Work,
  actor: Actor,
  id: StudyId,
  action: StudyAction | null,
): Promise<LessonStudyRecord> {
  const record = await heldBySystem(work, id)
  if (!sees(actor, record)) throw new Refusal('not-found')
  if (action) authorise(actor, record, action)
  return record
}

/** The same for what follows by itself, such as a school leaving the alliance. */
export async function heldBySystem(work: Work, id: StudyId): Promise<LessonStudyRecord> {
  await work.sql('select 1 from lesson_study where id = $1 for update', [id])
  const [record] = await studiesById(work, [id])
  if (!record) throw new Refusal('not-found')
  return record
}

/** A lesson with its study, both locked: two people who press a button at once come one after the other. */
export async function heldLesson(
  work: Work,
  actor: Actor,
  id: LessonId,
  action: LessonAction | null,
): Promise<LessonInStudy> {
  const [row] = await work.sql<{ study: StudyId }>('select study_id as study from research_lesson where id = $1', [id])
  if (!row) throw new Refusal('not-found')
  const at = lessonIn(await heldBySystem(work, row.study), id)
  if (!seesLesson(actor, at)) throw new Refusal('not-found')
  if (action) authoriseLesson(actor, at, action)
  return at
}

export type StudyPatch = Partial<Omit<LessonStudyRow, 'spaceId' | 'id' | 'createdBy' | 'createdUrn'>>

const studyColumns: Readonly<Record<keyof StudyPatch, string>> = {
  title: 'title',
  state: 'state',
  enquiryId: 'enquiry_id',
  cycleId: 'cycle_id',
  facilitatorId: 'facilitator_id',
  subject: 'subject',
  yearGroup: 'year_group',
  classSize: 'class_size',
  grouping: 'grouping',
  improvement: 'improvement',
  aim: 'aim',
  focusEvidence: 'focus_evidence',
  protocol: 'protocol',
  protocolVersion: 'protocol_version',
  sharingOn: 'sharing_on',
  sharingWith: 'sharing_with',
  sharedRecord: 'shared_record',
  researchTheme: 'research_theme',
  materialsStudy: 'materials_study',
  boardPlan: 'board_plan',
  knowledgeableOther: 'knowledgeable_other',
  knowledgeableOtherComment: 'knowledgeable_other_comment',
  summary: 'summary',
  stopReason: 'stop_reason',
}

/** Raises the version, writes what changed, and tells those who can see it; gives the study as it stands now. */
export async function changed(
  work: Work,
  id: StudyId,
  patch: StudyPatch = {},
  alsoTell: readonly PersonId[] = [],
): Promise<LessonStudyRecord> {
  const { sets, values } = setting(patch, studyColumns)
  await work.sql(`update lesson_study set version = version + 1, changed_at = now()${sets} where id = $1`, [
    id,
    ...values,
  ])
  const [record] = await studiesById(work, [id])
  if (!record) throw new Refusal('not-found')
  await tell(work, record, alsoTell)
  return record
}

export type LessonPatch = Partial<
  Omit<ResearchLessonRow, 'spaceId' | 'id' | 'studyId' | 'number' | 'documentId' | 'discussionId'>
>

const lessonColumns: Readonly<Record<keyof LessonPatch, string>> = {
  state: 'state',
  urn: 'urn',
  teacherId: 'teacher_id',
  onDay: 'on_day',
  atTime: 'at_time',
  learningObjective: 'learning_objective',
  startedAt: 'started_at',
  stoppedAt: 'stopped_at',
  concludedAt: 'concluded_at',
  noInterviewReason: 'no_interview_reason',
  stopReason: 'stop_reason',
  postponedReason: 'postponed_reason',
  discussionStep: 'discussion_step',
  stepStartedAt: 'step_started_at',
  stepPausedSeconds: 'step_paused_seconds',
  facilitatorId: 'facilitator_id',
  scribeId: 'scribe_id',
  timekeeperId: 'timekeeper_id',
}

/** The same for a lesson: it and its study have a new version, and who sees the study hears of it. */
export async function lessonChanged(
  work: Work,
  { study, lesson }: LessonInStudy,
  patch: LessonPatch = {},
): Promise<LessonInStudy> {
  const { sets, values } = setting(patch, lessonColumns)
  await work.sql(`update research_lesson set version = version + 1, changed_at = now()${sets} where id = $1`, [
    lesson.id,
    ...values,
  ])
  // Whoever has cover for it needs it on the new day, or no longer.
  if ('onDay' in patch || 'atTime' in patch || 'state' in patch) await coverFollows(work, lesson.id)
  return lessonIn(await changed(work, study.id), lesson.id)
}

/** Names of columns come from the table above, never from what was asked. */
function setting<Key extends string>(
  patch: Partial<Readonly<Record<Key, unknown>>>,
  columns: Readonly<Record<Key, string>>,
): { readonly sets: string; readonly values: unknown[] } {
  const names = Object.keys(patch) as Key[]
  return {
    sets: names.map((name, index) => `, ${columns[name]} = $${index + 2}`).join(''),
    values: names.map((name) => patch[name]),
  }
}

/** What is shared or stopped stays as it is. */
export const goesOn = (record: LessonStudyRecord): void => studyGoesOn(record.state)

/** What the audit keeps of something done to a study, or to one of its lessons. */
type Done = Partial<Move<string>> & { readonly detail?: Readonly<Record<string, unknown>> }

export const audited = (
  work: Work,
  { spaceId, id }: Pick<LessonStudyRecord, 'spaceId' | 'id'>,
  action: string,
  what: Done = {},
): Promise<void> => work.audit({ spaceId, itemKind: 'lesson-study', itemId: id, action, ...what })

export const auditedLesson = (
  work: Work,
  { study, lesson }: LessonInStudy,
  action: string,
  what: Done = {},
): Promise<void> =>
  work.audit({ spaceId: study.spaceId, itemKind: 'research-lesson', itemId: lesson.id, action, ...what })

/** Where a study and its lessons are found on the site. */
export const pathOfStudy = (id: StudyId): string => `/lesson-study/${id}`
export const pathOfLesson = ({ study, lesson }: LessonInStudy): string =>
  `${pathOfStudy(study.id)}/lessons/${lesson.id}`
