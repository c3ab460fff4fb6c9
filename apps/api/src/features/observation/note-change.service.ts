/** What happens to a note later: its author looks twice, puts other words, or lets it go; somebody says which stage it belongs to. */
import type { Actor } from '@alongside/domain/actor'
import type { LessonId, LessonStageId, NoteId } from '@alongside/domain/ids'
import { flagsIn } from '@alongside/domain/name-guard'
import { cleanNote, openToNotes } from '@alongside/domain/observation'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { Sessions } from '../../platform/auth/sessions.js'
import { isId } from '../../platform/db/is-id.js'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { NameGuard } from './name-guard.service.js'
import { type NoteRecord, noteById } from './note-record.js'
import { tellAuthor } from './note-taking.service.js'
import { lessonHeld, lessonSeen, raiseSeq, tellReaders, type WatchedLesson } from './observed-lesson.js'
import { PhotoKeeping } from './photo-keeping.service.js'

interface Change {
  readonly work: Work
  readonly lesson: WatchedLesson
  readonly note: NoteRecord
}

@Injectable()
export class NoteChange {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sessions: Sessions,
    private readonly guard: NameGuard,
    private readonly photos: PhotoKeeping,
  ) {}

  /** Its author has looked: it names nobody. From now on the group reads it. */
  confirm(actor: Actor, lessonId: LessonId, id: NoteId): Promise<NoteRecord> {
    return this.change(actor, lessonId, id, async ({ work, lesson, note }) => {
      ownHeldBack(actor, note)
      const { spaceId } = lesson
      await work.sql(
        'update observation_note set held_back = false, confirmed_at = now() where lesson_id = $1 and id = $2',
        [lessonId, id],
      )
      await work.audit({
        spaceId,
        action: 'note.confirm',
        itemKind: 'research-lesson',
        itemId: lessonId,
        detail: { note: id },
      })
    })
  }

  /** Nobody else has seen it, so that nothing of it stays. */
  drop(actor: Actor, lessonId: LessonId, id: NoteId): Promise<boolean> {
    return this.work.run(actor, async (work) => {
      const { lesson, note } = await noteHeld(work, actor, lessonId, id)
      ownHeldBack(actor, note)
      if (note.editedAt !== null) throw new Refusal('note.not-held-back')
      await this.photos.letGo(work, actor, note)
      await work.sql('delete from observation_note where lesson_id = $1 and id = $2', [lessonId, id])
      tellAuthor(work, actor, lesson, lesson.noteSeq)
      return true
    })
  }

  /** Any member: to which stage a note belongs is often seen later, and together. */
  tag(actor: Actor, lessonId: LessonId, id: NoteId, stageId: LessonStageId | null): Promise<NoteRecord> {
    return this.change(actor, lessonId, id, async ({ work }) => {
      const [stage] =
        stageId !== null && isId(stageId)
          ? await work.sql('select 1 from lesson_stage where lesson_id = $1 and id = $2 and removed_at is null', [
              lessonId,
              stageId,
            ])
          : []
      if (stageId !== null && !stage) throw new Refusal('note.unknown-stage')
      await work.sql('update observation_note set stage_id = $3 where lesson_id = $1 and id = $2', [
        lessonId,
        id,
        stageId,
      ])
    })
  }

  /** Other words, the earlier ones kept as history; those that seemed to name somebody are not kept, or taking them out were in vain. */
  async correct(actor: Actor, lessonId: LessonId, id: NoteId, text: string): Promise<NoteRecord> {
    const body = cleanNote(text)
    const { spaceId, studyId } = await this.sessions.reading(actor, (sql) => lessonSeen({ sql }, actor, lessonId))
    const mayName = async (words: string): Promise<boolean> =>
      flagsIn(words).length > 0 || (await this.guard.named(spaceId, studyId, [words]))[0]!
    const heldBack = await mayName(body)
    return this.change(actor, lessonId, id, async ({ work, note }) => {
      if (note.authorId !== actor.personId) throw new Refusal('note.not-yours')
      if (note.body === body) return
      const wasSeen = !note.heldBack || note.editedAt !== null
      if (wasSeen) {
        await work.sql(
          'insert into observation_note_edit (space_id, lesson_id, id, note_id, body) values ($1, $2, $3, $4, $5)',
          [spaceId, lessonId, newId(), id, (await mayName(note.body)) ? '' : note.body],
        )
      }
      await work.sql(
        `update observation_note set body = $3, held_back = $4, confirmed_at = null, edited_at = case when $5 then now() else edited_at end
          where lesson_id = $1 and id = $2`,
        [lessonId, id, body, heldBack, wasSeen],
      )
    })
  }

  /** Judges, changes, gives the note the next number and tells whoever reads along. */
  private change(
    actor: Actor,
    lessonId: LessonId,
    id: NoteId,
    act: (change: Change) => Promise<void>,
  ): Promise<NoteRecord> {
    return this.work.run(actor, async (work) => {
      const { lesson, note } = await noteHeld(work, actor, lessonId, id)
      await act({ work, lesson, note })
      const seq = await raiseSeq(work, lesson)
      await work.sql('update observation_note set seq = $3 where lesson_id = $1 and id = $2', [lessonId, id, seq])
      const changed = (await noteById(work, lessonId, id))!
      if (changed.heldBack && changed.editedAt === null) tellAuthor(work, actor, lesson, seq)
      else await tellReaders(work, lesson, seq)
      return changed
    })
  }
}

/** What somebody else holds back does not exist. */
async function noteHeld(work: Work, actor: Actor, lessonId: LessonId, id: NoteId): Promise<Omit<Change, 'work'>> {
  const lesson = await lessonHeld(work, actor, lessonId)
  const note = isId(id) ? await noteById(work, lessonId, id) : null
  if (!note || (note.heldBack && note.authorId !== actor.personId)) throw new Refusal('not-found')
  const closed = openToNotes({ ...lesson, stageIds: new Set() }, new Date())
  // What waits for a second look can be let go or confirmed later too.
  if (closed && !note.heldBack) throw new Refusal(closed)
  return { lesson, note }
}

function ownHeldBack(actor: Actor, note: NoteRecord): void {
  if (note.authorId !== actor.personId) throw new Refusal('note.not-yours')
  if (!note.heldBack) throw new Refusal('note.not-held-back')
}
