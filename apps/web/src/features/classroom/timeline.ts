/** Everybody's notes on one line: what the server has, and what still waits on this device. */

import type { CasePupilLabel } from '@alongside/domain/case-pupil'
import { secondOf } from '@alongside/domain/lesson-clock'
import type { KeptAct, KeptNote, KeptPhoto } from '../../platform/offline/shelf'
import type { LessonCopy, StoredNote } from './lesson-copy'

export interface TimelineNote extends Omit<StoredNote, 'seq'> {
  /** Null when the server has it. */
  readonly waits: KeptNote | null
  /** A correction of it is on its way. */
  readonly isChanging: boolean
  /** A photo of it waits on this device. */
  readonly photoWaits: boolean
  /** Its photo was not taken by the server, and is still on this device. */
  readonly refusedPhoto: KeptPhoto | null
}

export interface OnShelf {
  readonly notes: readonly KeptNote[]
  readonly acts: readonly KeptAct[]
  readonly photoIds: ReadonlySet<string>
  readonly refusedPhotos: readonly KeptPhoto[]
}

/** In the order in which it was seen; of two in one moment the smaller id comes first, for everybody alike. */
export function timelineOf(lesson: LessonCopy, shelf: OnShelf): readonly TimelineNote[] {
  const stored = new Set(lesson.notes.map(({ id }) => id))
  const waiting = shelf.notes.filter(({ id }) => !stored.has(id)).map((note) => ofShelf(note, lesson))
  const all = [
    ...lesson.notes.map((note) => ({ ...note, waits: null, refusedPhoto: null, isChanging: false, photoWaits: false })),
    ...waiting,
  ]
  return all
    .map((note) =>
      changed(
        {
          ...note,
          photoWaits: shelf.photoIds.has(note.id),
          refusedPhoto: shelf.refusedPhotos.find(({ id }) => id === note.id) ?? null,
        },
        shelf.acts,
      ),
    )
    .sort((a, b) => Date.parse(a.capturedAt) - Date.parse(b.capturedAt) || (a.id < b.id ? -1 : 1))
}

function ofShelf(note: KeptNote, lesson: LessonCopy): TimelineNote {
  const seen = new Date(Date.parse(note.capturedAt) + note.ahead)
  const { me } = lesson
  return {
    ...note,
    author: me,
    school: { name: me.schoolName, colour: me.colour },
    capturedAt: seen.toISOString(),
    lessonSecond: lesson.startedAt === null ? null : secondOf(new Date(lesson.startedAt), seen),
    clockCorrected: false,
    addedLater: false,
    heldBack: false,
    isMine: true,
    editedAt: null,
    photo: null,
    waits: note,
    isChanging: false,
    photoWaits: false,
    refusedPhoto: null,
  }
}

/** As its author has already put it right, though the server does not know yet. */
function changed(note: TimelineNote, acts: readonly KeptAct[]): TimelineNote {
  let now = note
  for (const { act, code } of acts) {
    if (code !== null || act.what === 'START' || act.what === 'STOP' || act.noteId !== note.id) continue
    const change = act.what === 'TAG' ? { stageId: act.stageId } : { body: act.body }
    now = Object.assign({}, now, change, { isChanging: true })
  }
  return now
}

export const Filter = { ALL: 'ALL', A: 'A', B: 'B', C: 'C', CLASS: 'CLASS', MINE: 'MINE' } as const
export type Filter = (typeof Filter)[keyof typeof Filter]

export function fits(note: TimelineNote, filter: Filter): boolean {
  if (filter === 'ALL') return true
  if (filter === 'MINE') return note.isMine
  return filter === 'CLASS' ? note.pupil === null : note.pupil === (filter as CasePupilLabel)
}
