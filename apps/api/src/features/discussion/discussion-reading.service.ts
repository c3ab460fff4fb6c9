/** Reading interviews, discussions and progress: of many lessons in one question, for readers of the lesson only. */
import type { Actor } from '@alongside/domain/actor'
import type { LessonId, StudyId } from '@alongside/domain/ids'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import type { Asking } from '../../platform/graphql/asking.js'
import type { LessonStudyType } from '../lesson-study/lesson-study.graphql.js'
import { reads, readsLesson } from '../lesson-study/lesson-study-policy.service.js'
import type { LessonInStudy } from '../lesson-study/lesson-study-record.service.js'
import type { DiscussionNoteType, DiscussionType, PupilInterviewType, PupilProgressType } from './discussion.graphql.js'

@Injectable()
export class DiscussionReading {
  /** Null for whoever sees dates and states only. */
  discussion(actor: Actor, at: LessonInStudy): DiscussionType | null {
    if (!readsLesson(actor, at)) return null
    const { discussionStep: step, stepStartedAt, stepPausedSeconds } = at.lesson
    return { step, stepStartedAt, stepPausedSeconds, at }
  }

  notes(asking: Asking, { at }: DiscussionType): Promise<DiscussionNoteType[]> {
    return asking.loader<LessonId, DiscussionNoteType[]>('discussion-notes', notesOf).load(at.lesson.id)
  }

  async interviews(asking: Asking, at: LessonInStudy): Promise<PupilInterviewType[]> {
    if (!readsLesson(asking.actor, at)) return []
    return asking.loader<LessonId, PupilInterviewType[]>('pupil-interviews', interviewsOf).load(at.lesson.id)
  }

  async progress(asking: Asking, { id, record }: LessonStudyType): Promise<PupilProgressType[]> {
    if (!reads(asking.actor, record)) return []
    return asking.loader<StudyId, PupilProgressType[]>('pupil-progress', progressOf).load(id)
  }
}

async function notesOf(ids: readonly LessonId[], reader: Reader): Promise<DiscussionNoteType[][]> {
  const notes = await reader.sql<DiscussionNoteType & { lessonId: LessonId }>(
    `select lesson_id as "lessonId", id, step, pupil, body, created_by as "byId", created_urn as urn
       from discussion_note where lesson_id = any($1) and removed_at is null order by step, created_at, id`,
    [ids],
  )
  return ids.map((id) => notes.filter(({ lessonId }) => lessonId === id))
}

/** What is held back is there for its author alone. */
async function interviewsOf(ids: readonly LessonId[], reader: Reader, actor: Actor): Promise<PupilInterviewType[][]> {
  const interviews = await reader.sql<PupilInterviewType & { lessonId: LessonId }>(
    `select lesson_id as "lessonId", id, pupils, enjoyed, learned, worked, would_change as "wouldChange", minutes, at, held_back as "heldBack",
            by_person = $2 as "isMine", by_person as "byId", by_urn as urn
       from pupil_interview where lesson_id = any($1) and (not held_back or by_person = $2) order by at, id`,
    [ids, actor.personId],
  )
  return ids.map((id) => interviews.filter(({ lessonId }) => lessonId === id))
}

async function progressOf(ids: readonly StudyId[], reader: Reader): Promise<PupilProgressType[][]> {
  const progress = await reader.sql<PupilProgressType & { studyId: StudyId }>(
    `select study_id as "studyId", label, point, body, reach from pupil_progress where study_id = any($1) order by label, point`,
    [ids],
  )
  return ids.map((id) => progress.filter(({ studyId }) => studyId === id))
}
