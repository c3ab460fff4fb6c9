/** The timeline of a lesson: everybody's notes, and what is new after a number. */
import type { Actor } from '@alongside/domain/actor'
import { dayInLondon } from '@alongside/domain/civil-date'
import type { LessonId } from '@alongside/domain/ids'
import { Injectable } from '@nestjs/common'
import type { Asks } from '../enquiry/enquiry-record.service.js'
import { mostAtOnce, type NoteRecord, notesAfter } from './note-record.js'
import type { NoteFeedType, NotePhotoType, ObservationNoteType } from './observation.graphql.js'
import { lessonSeen, mayInSchool, type WatchedLesson } from './observed-lesson.js'

@Injectable()
export class NoteReading {
  /** Two statements, whatever the number of notes: every tablet asks this with every note of the others. */
  async after(asks: Asks, actor: Actor, id: LessonId, after: number): Promise<NoteFeedType> {
    const lesson = await lessonSeen(asks, actor, id)
    const records = await notesAfter(asks, id, after, actor.personId)
    const hasMore = records.length === mostAtOnce
    const newest = records.at(-1)?.seq ?? after
    return {
      seq: hasMore ? newest : Math.max(newest, lesson.noteSeq),
      notes: records.filter(({ isHidden }) => !isHidden).map((record) => seenBy(actor, lesson, record)),
      hidden: records.filter(({ isHidden }) => isHidden).map((note) => note.id),
      hasMore,
    }
  }

  async one(asks: Asks, actor: Actor, id: LessonId, record: NoteRecord): Promise<ObservationNoteType> {
    return seenBy(actor, await lessonSeen(asks, actor, id), record)
  }
}

const seenBy = (actor: Actor, lesson: WatchedLesson, record: NoteRecord): ObservationNoteType => ({
  ...record,
  isMine: record.authorId === actor.personId,
  photo: photoOf(actor, lesson, record),
})

function photoOf(actor: Actor, lesson: WatchedLesson, record: NoteRecord): NotePhotoType | null {
  const { photoId: id, photoUrn: urn, photoExpiresOn: expiresOn, photoWithdrawnAt: withdrawnAt } = record
  if (id === null || urn === null || expiresOn === null) return null
  const isKept = withdrawnAt === null && expiresOn >= dayInLondon(new Date())
  return {
    id,
    urn,
    isHere: isKept && mayInSchool(actor, lesson, urn, 'photo.see'),
    width: record.photoWidth ?? 0,
    height: record.photoHeight ?? 0,
    expiresOn,
    withdrawnAt,
  }
}
