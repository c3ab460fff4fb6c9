/** The server's answer in the shape that is shown and kept. */
import type { DocumentId, LessonId, StudyId } from '@alongside/domain/ids'
import type { ClassroomLessonQuery } from '../../gql/graphql'
import type { LessonCopy } from './lesson-copy'

/** What comes by other ways (the plan, the notes) stays as it was. */
export function copyFrom(
  lesson: NonNullable<ClassroomLessonQuery['researchLesson']>,
  ahead: number,
  before: LessonCopy | null,
): LessonCopy {
  const { study } = lesson
  const me = study.members.find(({ isMe }) => isMe)
  return {
    id: lesson.id as LessonId,
    studyId: lesson.studyId as StudyId,
    studyTitle: study.title,
    number: lesson.number,
    state: lesson.state,
    objective: lesson.learningObjective,
    school: lesson.school ?? null,
    onDay: lesson.onDay ?? null,
    atTime: lesson.atTime ?? null,
    documentId: (lesson.documentId ?? null) as DocumentId | null,
    startedAt: lesson.startedAt ?? null,
    stoppedAt: lesson.stoppedAt ?? null,
    ahead,
    canObserve: lesson.abilities.observe,
    canRunClock: lesson.abilities.start || lesson.abilities.stop,
    pupils: study.casePupils.map(({ label, alias, typifies }) => ({ label, alias, typifies })),
    stages: before?.stages ?? [],
    seats: before?.seats ?? [],
    seq: before?.seq ?? 0,
    notes: before?.notes ?? [],
    me: {
      id: me?.person.id ?? '',
      name: me?.person.name ?? '',
      schoolName: me?.school.name ?? '',
      colour: me?.school.colour ?? '',
    },
  }
}
