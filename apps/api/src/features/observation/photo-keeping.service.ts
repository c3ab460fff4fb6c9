/** Pictures of pupils' work: kept in the school where the lesson is taught, shown to its staff alone, gone when consent or time runs out. */
import type { Actor } from '@alongside/domain/actor'
import { dayInLondon } from '@alongside/domain/civil-date'
import type { LessonId, NoteId, PhotoId, SpaceId, Urn } from '@alongside/domain/ids'
import { openToNotes } from '@alongside/domain/observation'
import { may } from '@alongside/domain/permissions'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Sessions } from '../../platform/auth/sessions.js'
import { isId } from '../../platform/db/is-id.js'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { Jobs } from '../../platform/jobs/jobs.js'
import type { Asks } from '../enquiry/enquiry-record.service.js'
import { type NoteRecord, noteById } from './note-record.js'
import {
  lessonHeld,
  lessonSeen,
  lessonThere,
  mayInSchool,
  raiseSeq,
  tellReaders,
  type WatchedLesson,
} from './observed-lesson.js'
import type { Picture } from './photo-picture.js'

const chunkBytes = 256 * 1024
const erasing = 'erase-photos'

export interface PhotoWish {
  readonly lessonId: LessonId
  readonly noteId: NoteId
  readonly expiresOn: string
}
interface Place {
  readonly lesson: WatchedLesson
  readonly note: NoteRecord
  readonly urn: Urn
}
interface KeptPhoto {
  readonly id: PhotoId
  readonly spaceId: SpaceId
  readonly lessonId: LessonId
  readonly noteId: NoteId
  readonly urn: Urn
}
export interface ShownPhoto {
  readonly mime: string
  readonly bytes: Buffer
}

@Injectable()
export class PhotoKeeping implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sessions: Sessions,
    private readonly jobs: Jobs,
  ) {}

  /** At once when consent is withdrawn, and every hour for those whose day has come, or whose job did not get through. */
  onModuleInit(): void {
    this.jobs.every('23 * * * *', erasing, () => this.erase())
  }

  /** Judged before a byte is taken. Gives the picture that is there already when a device asks again. */
  mayAdd(actor: Actor, { lessonId, noteId }: PhotoWish): Promise<PhotoId | null> {
    return this.sessions.reading(actor, async (sql) => {
      const lesson = await lessonSeen({ sql }, actor, lessonId)
      return (await placeFor({ sql }, actor, lesson, noteId)).note.photoId
    })
  }

  /** Whoever watches may come from another school: what they took lies with the host from now on, and they see it no more. */
  add(actor: Actor, { lessonId, noteId, expiresOn }: PhotoWish, picture: Picture): Promise<PhotoId> {
    return this.work.run(actor, async (work) => {
      const lesson = await lessonHeld(work, actor, lessonId)
      const { note, urn } = await placeFor(work, actor, lesson, noteId)
      if (note.photoId) return note.photoId
      const space = await schoolSpace(work, urn)
      await work.alsoIn(space)
      const id = newId<PhotoId>()
      const { mime, width, height, bytes } = picture
      await work.sql(
        `insert into photo (space_id, id, lesson_id, note_id, mime, width, height, size, taken_by, consent_by, consent_at, expires_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, now(), $10)`,
        [space, id, lessonId, noteId, mime, width, height, bytes.length, actor.personId, expiresOn],
      )
      for (let from = 0, n = 0; from < bytes.length; from += chunkBytes, n += 1) {
        await work.sql('insert into photo_chunk (space_id, photo_id, n, bytes) values ($1, $2, $3, $4)', [
          space,
          id,
          n,
          bytes.subarray(from, from + chunkBytes),
        ])
      }
      await work.audit({ spaceId: space, action: 'photo.add', itemKind: 'photo', itemId: id, detail: { note: noteId } })
      const seq = await raiseSeq(work, lesson)
      await work.sql(
        `update observation_note set seq = $3, photo_id = $4, photo_urn = $5, photo_width = $6, photo_height = $7, photo_expires_on = $8
          where lesson_id = $1 and id = $2`,
        [lessonId, noteId, seq, id, urn, width, height, expiresOn],
      )
      if (!note.heldBack) await tellReaders(work, lesson, seq)
      return id
    })
  }

  /** Asked at every look. Null for everybody but staff of the school that keeps it who read this lesson study. */
  see(actor: Actor, id: PhotoId): Promise<ShownPhoto | null> {
    return this.sessions.reading(actor, async (sql) => {
      const [photo] = await sql<KeptPhoto & { mime: string }>(
        `${kept} and p.withdrawn_at is null and p.erased_at is null and p.expires_on >= $2`,
        [id, dayInLondon(new Date())],
      )
      if (!photo) return null
      const lesson = await lessonSeen({ sql }, actor, photo.lessonId)
      if (!mayInSchool(actor, lesson, photo.urn, 'photo.see')) return null
      const note = await noteById({ sql }, photo.lessonId, photo.noteId)
      if (!note || (note.heldBack && note.authorId !== actor.personId)) return null
      const chunks = await sql<{ bytes: Buffer }>(
        'select bytes from photo_chunk where space_id = $1 and photo_id = $2 order by n',
        [photo.spaceId, id],
      )
      return { mime: photo.mime, bytes: Buffer.concat(chunks.map(({ bytes }) => bytes)) }
    })
  }

  /** Hidden from now on for everybody; the bytes go with the next job. */
  async withdraw(actor: Actor, id: PhotoId): Promise<boolean> {
    const [photo] = isId(id)
      ? await this.work.runAs({ purpose: 'worker' }, (work) => work.sql<KeptPhoto>(kept, [id]))
      : []
    if (!photo) throw new Refusal('not-found')
    return this.work.run(actor, async (work) => {
      // Staff of a school that has left the alliance see no lesson there any more, and withdraw all the same.
      const lesson = await lessonThere(work, actor, photo.lessonId)
      const mayWithdraw = lesson
        ? mayInSchool(actor, lesson, photo.urn, 'photo.withdrawConsent')
        : may(actor, 'photo.withdrawConsent', { spaceId: photo.spaceId, urn: photo.urn })
      if (!mayWithdraw) throw new Refusal('not-found')
      await work.alsoIn(photo.spaceId)
      await this.hide(work, actor, photo)
      if (lesson) await this.sayWithdrawn(work, lesson, photo)
      return true
    })
  }

  /** The picture of a note that its author lets go of. */
  async letGo(work: Work, actor: Actor, { photoId: id, photoUrn: urn }: NoteRecord): Promise<void> {
    if (id === null || urn === null) return
    const spaceId = await schoolSpace(work, urn)
    await work.alsoIn(spaceId)
    await this.hide(work, actor, { id, spaceId })
  }

  /** Withdrawn or over: the bytes go, the entry stays to say that there was consent, and until when. */
  async erase(): Promise<void> {
    await this.work.runAs({ purpose: 'worker' }, async (work) => {
      const gone = await work.sql<{ id: PhotoId }>(
        `update photo set erased_at = now() where erased_at is null and (withdrawn_at is not null or expires_on < $1) returning id`,
        [dayInLondon(new Date())],
      )
      await work.sql('delete from photo_chunk where photo_id = any($1)', [gone.map(({ id }) => id)])
    })
  }

  private async hide(work: Work, actor: Actor, { id, spaceId }: Pick<KeptPhoto, 'id' | 'spaceId'>): Promise<void> {
    await work.sql(
      'update photo set withdrawn_at = now(), withdrawn_by = $3 where space_id = $1 and id = $2 and withdrawn_at is null',
      [spaceId, id, actor.personId],
    )
    await work.audit({ spaceId, action: 'photo.withdraw', itemKind: 'photo', itemId: id })
    await work.enqueue(erasing, {})
  }

  private async sayWithdrawn(work: Work, lesson: WatchedLesson, { id, noteId }: KeptPhoto): Promise<void> {
    const seq = await raiseSeq(work, lesson)
    await work.sql(
      `update observation_note set seq = $4, photo_withdrawn_at = coalesce(photo_withdrawn_at, now()) where lesson_id = $1 and id = $2 and photo_id = $3`,
      [lesson.id, noteId, id, seq],
    )
    await tellReaders(work, lesson, seq)
  }
}

const kept = `
  select p.id, p.space_id as "spaceId", p.lesson_id as "lessonId", p.note_id as "noteId", p.mime, s.urn
    from photo p join space s on s.id = p.space_id where p.id = $1`

async function placeFor(asks: Asks, actor: Actor, lesson: WatchedLesson, noteId: NoteId): Promise<Place> {
  const note = isId(noteId) ? await noteById(asks, lesson.id, noteId) : null
  if (!note || note.authorId !== actor.personId) throw new Refusal('not-found')
  const closed = openToNotes({ ...lesson, stageIds: new Set() }, new Date())
  if (closed) throw new Refusal(closed)
  if (note.photoWithdrawnAt) throw new Refusal('photo.consent-withdrawn')
  if (lesson.urn === null) throw new Refusal('photo.no-school-yet')
  return { lesson, note, urn: lesson.urn }
}

async function schoolSpace(work: Work, urn: Urn): Promise<SpaceId> {
  const [space] = await work.sql<{ id: SpaceId }>(`select id from space where urn = $1 and kind = 'SCHOOL'`, [urn])
  if (!space) throw new Refusal('photo.no-school-yet')
  return space.id
}
