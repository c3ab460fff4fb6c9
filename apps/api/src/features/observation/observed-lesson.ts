/** The lesson that is watched, as far as notes depend on it: in one prepared statement, because every tablet asks for it with every note of the others. */
import type { Actor } from '@alongside/domain/actor'
import type { LessonId, PersonId, SpaceId, StudyId, Urn } from '@alongside/domain/ids'
import type { LessonMemberState } from '@alongside/domain/lesson-study'
import type { ObservedLesson } from '@alongside/domain/observation'
import { type Action, may, type Subject } from '@alongside/domain/permissions'
import { Refusal } from '@alongside/domain/refusal'
import type { Role } from '@alongside/domain/role'
import { isId } from '../../platform/db/is-id.js'
import type { Work } from '../../platform/db/unit-of-work.js'
import type { Asks } from '../enquiry/enquiry-record.service.js'

export interface WatchedLesson extends Omit<ObservedLesson, 'stageIds'> {
  readonly id: LessonId
  readonly spaceId: SpaceId
  readonly studyId: StudyId
  /** Where it is taught; its pictures are kept there. */
  readonly urn: Urn | null
  readonly teacherId: PersonId | null
  readonly facilitatorId: PersonId
  /** What the asker is in the study, and for which school. */
  readonly memberState: LessonMemberState | null
  readonly memberUrn: Urn | null
  readonly noteSeq: number
}

const select = `
  select l.id, l.space_id as "spaceId", l.study_id as "studyId", l.state, l.urn, l.teacher_id as "teacherId", s.facilitator_id as "facilitatorId",
    l.started_at as "startedAt", l.stopped_at as "stoppedAt", l.concluded_at as "concludedAt", l.note_seq::int as "noteSeq",
    m.state as "memberState", m.urn as "memberUrn"
  from research_lesson l
  join lesson_study s on s.space_id = l.space_id and s.id = l.study_id
  left join lesson_study_member m on m.space_id = l.space_id and m.study_id = l.study_id and m.person_id = $2
  where l.id = $1`

const rolesIn = (actor: Actor, { memberState, facilitatorId, teacherId }: WatchedLesson): Role[] => {
  if (memberState !== 'JOINED') return []
  return [
    facilitatorId === actor.personId ? 'LESSON_STUDY_FACILITATOR' : 'LESSON_STUDY_MEMBER',
    ...(teacherId === actor.personId ? (['LESSON_TEACHER'] as const) : []),
  ]
}

type LessonAction = Extract<Action, `researchLesson.${string}` | `photo.${string}`>

const subjectOf = (actor: Actor, lesson: WatchedLesson): Subject => ({
  spaceId: lesson.spaceId,
  itemId: lesson.id,
  alsoByGrantOn: [lesson.studyId],
  itemRoles: rolesIn(actor, lesson),
  urn: lesson.urn,
})

export const mayIn = (actor: Actor, lesson: WatchedLesson, action: LessonAction): boolean =>
  may(actor, action, subjectOf(actor, lesson))

/** Pictures of a lesson stay where they were put, also when the plan names another school afterwards. */
export const mayInSchool = (
  actor: Actor,
  lesson: WatchedLesson,
  urn: Urn,
  action: Extract<LessonAction, `photo.${string}`>,
): boolean => may(actor, action, { ...subjectOf(actor, lesson), urn })

/** As far as it lies in one's spaces: whoever asks decides what that allows. */
export async function lessonThere(asks: Asks, actor: Actor, id: LessonId): Promise<WatchedLesson | null> {
  const [lesson] = isId(id) ? await asks.sql<WatchedLesson>(select, [id, actor.personId]) : []
  return lesson ?? null
}

export async function lessonSeen(asks: Asks, actor: Actor, id: LessonId): Promise<WatchedLesson> {
  const lesson = await lessonThere(asks, actor, id)
  if (!lesson || !mayIn(actor, lesson, 'researchLesson.read')) throw new Refusal('not-found')
  return lesson
}

/**
 * The same for somebody who notes, with nobody else noting in this lesson until they are done: so that numbers become visible
 * in their order, and whoever asks for what is new after one of them has missed none before it.
 */
export async function lessonHeld(work: Work, actor: Actor, id: LessonId): Promise<WatchedLesson> {
  const [held] = isId(id) ? await work.sql<WatchedLesson>(`${select} for no key update of l`, [id, actor.personId]) : []
  if (!held || !mayIn(actor, held, 'researchLesson.read')) throw new Refusal('not-found')
  authorise(actor, held)
  return held
}

/** Refuses; and says so when the only obstacle is that the school's membership is paused. */
function authorise(actor: Actor, lesson: WatchedLesson): void {
  if (mayIn(actor, lesson, 'researchLesson.observe')) return
  const unpaused = { ...actor, readOnlySpaces: [] }
  throw new Refusal(mayIn(unpaused, lesson, 'researchLesson.observe') ? 'alliance.read-only' : 'not-allowed')
}

export async function raiseSeq(work: Work, lesson: WatchedLesson): Promise<number> {
  const [raised] = await work.sql<{ seq: number }>(
    'update research_lesson set note_seq = note_seq + 1 where space_id = $1 and id = $2 returning note_seq::int as seq',
    [lesson.spaceId, lesson.id],
  )
  return raised!.seq
}

/**
 * Who reads the notes: members whose school still belongs to the alliance, guests of the study, reviewers of the lesson. In
 * one statement and not by asking the policy for everybody in the alliance: a note has to be everywhere before the next.
 */
export async function tellReaders(work: Work, lesson: WatchedLesson, seq: number): Promise<void> {
  const readers = await work.sql<{ id: PersonId }>(
    `select m.person_id as id from lesson_study_member m
      where m.space_id = $1 and m.study_id = $2 and m.state = 'JOINED' and exists (
        select from role_holding h join space s on s.id = h.space_id
         where h.person_id = m.person_id and h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)
           and (h.space_id = $1 or s.urn in (select urn from school_membership where space_id = $1 and state in ('ACTIVE', 'PAUSED', 'LEAVING'))))
     union
     select g.person_id from item_grant g
      where g.space_id = $1 and g.item_id in ($2, $3) and (g.expires_at is null or g.expires_at > now())`,
    [lesson.spaceId, lesson.studyId, lesson.id],
  )
  work.announce(
    readers.map(({ id }) => id),
    'notes.changed',
    { studyId: lesson.studyId, lessonId: lesson.id, seq },
  )
}
