/** Who may read and write the live documents of a research lesson, for many people and documents in one question. */
import type { DocumentId, LessonId, PersonId, StudyId, Urn } from '@alongside/domain/ids'
import { isFinishedStudy, type LessonStudyState } from '@alongside/domain/lesson-study'
import type { Subject } from '@alongside/domain/permissions'
import type { ResearchLessonState } from '@alongside/domain/research-lesson'
import type { Role } from '@alongside/domain/role'
import type { RightsAsk, Sql } from '../../platform/live/live-kind.js'

export interface LessonFacts {
  readonly lessonId: LessonId
  readonly studyId: StudyId
  readonly state: ResearchLessonState
  readonly studyState: LessonStudyState
  readonly facilitatorId: PersonId
  readonly step: number
  /** This person's own membership of the study. */
  readonly memberState: string | null
  readonly memberUrn: Urn | null
}

/** In the order of the asks; undefined for a document that belongs to no lesson. */
export async function lessonFactsOf(sql: Sql, asks: readonly RightsAsk[]): Promise<(LessonFacts | undefined)[]> {
  const facts = await sql<LessonFacts & { place: number; documentId: DocumentId }>(
    `select k.place::int as place, l.id as "lessonId", s.id as "studyId", l.state, s.state as "studyState", s.facilitator_id as "facilitatorId",
            l.discussion_step as step, me.state as "memberState", me.urn as "memberUrn"
       from unnest($1::uuid[], $2::uuid[], $3::uuid[]) with ordinality k (space_id, lesson_id, person_id, place)
       join research_lesson l on l.space_id = k.space_id and l.id = k.lesson_id
       join lesson_study s on s.space_id = l.space_id and s.id = l.study_id
       left join lesson_study_member me on me.space_id = s.space_id and me.study_id = s.id and me.person_id = k.person_id`,
    [
      asks.map(({ document }) => document.spaceId),
      asks.map(({ document }) => document.itemId),
      asks.map(({ actor }) => actor.personId),
    ],
  )
  const byPlace = new Map(facts.map((one) => [one.place, one]))
  return asks.map((_, at) => byPlace.get(at + 1))
}

export function lessonSubject(facts: LessonFacts, { actor, document }: RightsAsk): Subject {
  const role: Role = facts.facilitatorId === actor.personId ? 'LESSON_STUDY_FACILITATOR' : 'LESSON_STUDY_MEMBER'
  return {
    spaceId: document.spaceId,
    itemId: facts.lessonId,
    alsoByGrantOn: [facts.studyId],
    itemRoles: facts.memberState === 'JOINED' ? [role] : [],
  }
}

export const goesOn = ({ studyState }: LessonFacts): boolean => !isFinishedStudy(studyState)
