/** A lesson study with its members and lessons, and everything policies and guards look at, read in one statement. */
import type { CasePupilLabel } from '@alongside/domain/case-pupil'
import type { CivilDate } from '@alongside/domain/civil-date'
import type { CycleId, DocumentId, EnquiryId, LessonId, PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import {
  type Grouping,
  joinedTo,
  type LessonStudy,
  type LessonStudyFacts,
  type LessonStudyMember,
  type LessonSummary,
} from '@alongside/domain/lesson-study'
import { Refusal } from '@alongside/domain/refusal'
import type { ResearchLessonFacts, ResearchLessonState } from '@alongside/domain/research-lesson'
import type { ObjectLiteral } from 'typeorm'
import { onlyIds } from '../../platform/db/is-id.js'
import type { Planned } from '../load/load-forecast.service.js'

/** Asks Postgres within the transaction at hand: a work's or a reader's. */
export interface Asks {
  sql<T extends ObjectLiteral>(text: string, values?: readonly unknown[]): Promise<T[]>
}

/** Instants inside aggregated rows arrive as ISO text. */
export interface StudyMemberRecord extends LessonStudyMember {
  readonly joinedAt: string | null
  readonly protocolAcceptedAt: string | null
}

export interface LessonRecord {
  readonly id: LessonId
  readonly number: number
  readonly state: ResearchLessonState
  readonly version: number
  readonly documentId: DocumentId
  readonly discussionId: DocumentId
  /** The school it is taught in, and who teaches it. */
  readonly urn: Urn | null
  readonly teacherId: PersonId | null
  readonly onDay: CivilDate | null
  readonly atTime: string | null
  readonly learningObjective: string
  readonly startedAt: string | null
  readonly stoppedAt: string | null
  readonly concludedAt: string | null
  readonly noInterviewReason: string | null
  readonly stopReason: string | null
  readonly postponedReason: string | null
  /** 0: not begun; 1 to 7; 8: over. */
  readonly discussionStep: number
  readonly stepStartedAt: string | null
  readonly stepPausedSeconds: number | null
  readonly facilitatorId: PersonId | null
  readonly scribeId: PersonId | null
  readonly timekeeperId: PersonId | null
  readonly noteSeq: number
  readonly observerIds: readonly PersonId[]
  /* what its guards count */
  readonly criteria: readonly CasePupilLabel[]
  readonly stages: number
  readonly predicted: readonly CasePupilLabel[]
  readonly hasNotes: boolean
  readonly interviews: number
}

export interface LessonStudyRecord extends LessonStudy {
  /** The alliance's space. */
  readonly spaceId: SpaceId
  readonly enquiryId: EnquiryId | null
  readonly cycleId: CycleId | null
  readonly createdUrn: Urn
  readonly subject: string
  readonly yearGroup: string
  readonly classSize: number | null
  readonly grouping: Grouping | null
  readonly improvement: string
  readonly aim: string
  readonly focusEvidence: string
  readonly sharingOn: CivilDate | null
  readonly sharingWith: string
  readonly sharedRecord: string
  readonly researchTheme: string
  readonly materialsStudy: string
  readonly boardPlan: string
  readonly knowledgeableOther: string
  readonly knowledgeableOtherComment: string
  readonly summary: Partial<LessonSummary>
  readonly stopReason: string | null
  readonly createdAt: Date
  readonly changedAt: Date
  readonly version: number
  readonly members: readonly StudyMemberRecord[]
  readonly casePupils: readonly { readonly label: CasePupilLabel; readonly urn: Urn }[]
  /** In the order of their numbers. */
  readonly lessons: readonly LessonRecord[]
}

const labels = `array['A', 'B', 'C']`

const lessons = `
  select jsonb_agg(jsonb_build_object('id', l.id, 'number', l.number, 'state', l.state, 'version', l.version, 'documentId', l.document_id, 'discussionId', l.discussion_id,
      'urn', l.urn, 'teacherId', l.teacher_id, 'onDay', l.on_day, 'atTime', l.at_time, 'learningObjective', l.learning_objective,
      'startedAt', l.started_at, 'stoppedAt', l.stopped_at, 'concludedAt', l.concluded_at,
      'noInterviewReason', l.no_interview_reason, 'stopReason', l.stop_reason, 'postponedReason', l.postponed_reason,
      'discussionStep', l.discussion_step, 'stepStartedAt', l.step_started_at, 'stepPausedSeconds', l.step_paused_seconds,
      'facilitatorId', l.facilitator_id, 'scribeId', l.scribe_id, 'timekeeperId', l.timekeeper_id, 'noteSeq', l.note_seq,
      'observerIds', array(select o.person_id from research_lesson_observer o where o.space_id = l.space_id and o.lesson_id = l.id order by o.person_id),
      'criteria', array(select label from unnest(${labels}) label where trim(coalesce(l.plan ->> ('criterion' || label), '')) <> ''),
      'stages', (select count(*) from lesson_stage g where g.space_id = l.space_id and g.lesson_id = l.id and g.removed_at is null),
      'predicted', array(select label from unnest(${labels}) label where exists (
         select from lesson_stage g where g.space_id = l.space_id and g.lesson_id = l.id and g.removed_at is null and trim(coalesce(g.predicted ->> label, '')) <> '')),
      'hasNotes', exists (select from observation_note n where n.space_id = l.space_id and n.lesson_id = l.id),
      'interviews', (select count(*) from pupil_interview i where i.space_id = l.space_id and i.lesson_id = l.id)
    ) order by l.number)
    from research_lesson l where l.space_id = s.space_id and l.study_id = s.id`

const select = `
  select s.id, s.space_id as "spaceId", s.title, s.state, s.enquiry_id as "enquiryId", s.cycle_id as "cycleId", s.facilitator_id as "facilitatorId", s.created_urn as "createdUrn",
    s.subject, s.year_group as "yearGroup", s.class_size as "classSize", s.grouping, s.improvement, s.aim, s.focus_evidence as "focusEvidence",
    s.protocol, s.protocol_version as "protocolVersion", s.sharing_on::text as "sharingOn", s.sharing_with as "sharingWith", s.shared_record as "sharedRecord",
    s.research_theme as "researchTheme", s.materials_study as "materialsStudy", s.board_plan as "boardPlan",
    s.knowledgeable_other as "knowledgeableOther", s.knowledgeable_other_comment as "knowledgeableOtherComment",
    s.summary, s.stop_reason as "stopReason", s.created_at as "createdAt", s.changed_at as "changedAt", s.version,
    coalesce((select jsonb_agg(jsonb_build_object('personId', m.person_id, 'urn', m.urn, 'state', m.state, 'protocolVersion', m.protocol_version,
        'joinedAt', m.joined_at, 'protocolAcceptedAt', m.protocol_accepted_at) order by m.joined_at, m.person_id)
      from lesson_study_member m where m.space_id = s.space_id and m.study_id = s.id), '[]') as members,
    coalesce((select jsonb_agg(jsonb_build_object('label', c.label, 'urn', c.urn) order by c.label)
      from case_pupil c where c.space_id = s.space_id and c.study_id = s.id), '[]') as "casePupils",
    coalesce((${lessons}), '[]') as lessons
  from lesson_study s`

/** An address with something in it that is no id leads nowhere, like one with an id that nobody has. */
export const studiesById = (asks: Asks, ids: readonly string[]): Promise<LessonStudyRecord[]> =>
  asks.sql<LessonStudyRecord>(`${select} where s.id = any($1)`, [onlyIds(ids)])

/** The studies these research lessons belong to. */
export const studiesOfLessons = (asks: Asks, lessonIds: readonly string[]): Promise<LessonStudyRecord[]> =>
  asks.sql<LessonStudyRecord>(
    `${select} where s.id in (select l.study_id from research_lesson l where l.id = any($1))`,
    [onlyIds(lessonIds)],
  )

export const studiesOfAlliances = (asks: Asks, spaces: readonly SpaceId[]): Promise<LessonStudyRecord[]> =>
  asks.sql<LessonStudyRecord>(`${select} where s.space_id = any($1) order by s.changed_at desc, s.id`, [spaces])

/** Those somebody works on or was asked into, in whichever alliance, and those opened to them by a grant on the study or on a lesson. */
export const studiesOfPerson = (asks: Asks, person: PersonId, items: readonly string[]): Promise<LessonStudyRecord[]> =>
  asks.sql<LessonStudyRecord>(
    `${select} where s.id = any($2) or s.id in (select l.study_id from research_lesson l where l.id = any($2))
       or exists (select from lesson_study_member m where m.space_id = s.space_id and m.study_id = s.id and m.person_id = $1 and m.state <> 'LEFT')
     order by s.changed_at desc, s.id`,
    [person, items],
  )

/** One lesson with the study around it; refused for what does not exist. */
export interface LessonInStudy {
  readonly study: LessonStudyRecord
  readonly lesson: LessonRecord
}

export async function studyOfLesson(asks: Asks, id: LessonId): Promise<LessonInStudy> {
  const [study] = await studiesOfLessons(asks, [id])
  return lessonIn(study, id)
}

export function lessonIn(study: LessonStudyRecord | undefined, id: LessonId): LessonInStudy {
  const lesson = study?.lessons.find((one) => one.id === id)
  if (!study || !lesson) throw new Refusal('not-found')
  return { study, lesson }
}

export const studyMemberOf = (record: LessonStudyRecord, person: PersonId): StudyMemberRecord | null =>
  record.members.find(({ personId }) => personId === person) ?? null

export const joinedStudyMembers = (record: LessonStudyRecord): StudyMemberRecord[] => joinedTo(record.members)

export const schoolsOfStudy = (record: LessonStudyRecord): Urn[] => [
  ...new Set(joinedStudyMembers(record).map(({ urn }) => urn)),
]

/** The school of whoever facilitates: its head may pass the study on. */
export const schoolOfFacilitator = (record: LessonStudyRecord): Urn =>
  studyMemberOf(record, record.facilitatorId)?.urn ?? record.createdUrn

export const studyFacts = (record: LessonStudyRecord): LessonStudyFacts => ({
  protocolVersion: record.protocolVersion,
  members: record.members,
  casePupils: record.casePupils.map(({ label }) => label),
  sharingOn: record.sharingOn,
  lessons: record.lessons,
  summary: record.summary,
  sharedRecord: record.sharedRecord,
})

/** As the guard of what is asked of people looks at it: the whole group, on its day. */
export const plannedWith = ({ study, lesson }: LessonInStudy): Planned => ({
  people: joinedStudyMembers(study).map(({ personId }) => personId),
  days: lesson.onDay === null ? [] : [lesson.onDay],
  itemId: lesson.id,
})

/** `tooMuchFor`: asked only where it matters, for it looks at everything that is asked of the group. */
export const lessonFacts = ({ study, lesson }: LessonInStudy, tooMuchFor = 0): ResearchLessonFacts => ({
  isStudyRunning: study.state === 'RUNNING',
  criteria: lesson.criteria,
  stages: lesson.stages,
  predicted: lesson.predicted,
  observers: lesson.observerIds.length,
  onDay: lesson.onDay,
  sharingOn: study.sharingOn,
  tooMuchFor,
  notes: lesson.hasNotes ? 1 : 0,
  interviews: lesson.interviews,
  noInterviewReason: lesson.noInterviewReason,
  discussionStep: lesson.discussionStep,
})
