/** Notes made while watching a research lesson: about what pupils do and learn, each at its second, kept once and never taken back. */
import type { CasePupilLabel } from './case-pupil.js'
import { addDays, type CivilDate, isCivilDate } from './civil-date.js'
import type { LessonStageId, NoteId } from './ids.js'
import { Refusal, type RefusalCode } from './refusal.js'
import type { ResearchLessonState } from './research-lesson.js'
import { cleanText } from './text.js'

/** What a note is about. There is none for how somebody teaches: nobody is judged here. */
export const NoteKind = { PUPIL: 'PUPIL', TEACHER_MOVE: 'TEACHER_MOVE', CLASS: 'CLASS', INCIDENT: 'INCIDENT' } as const
export type NoteKind = (typeof NoteKind)[keyof typeof NoteKind]

/** How the class was working at that moment. */
export const Modality = { WHOLE_CLASS: 'WHOLE_CLASS', GROUP: 'GROUP', INDIVIDUAL: 'INDIVIDUAL' } as const
export type Modality = (typeof Modality)[keyof typeof Modality]

/** A note as a device sends it, as often as it takes until it is told that the note is kept. */
export interface SentNote {
  /** Made on the device, so that the same note sent twice is one note. */
  readonly id: NoteId
  readonly kind: NoteKind
  readonly pupil: CasePupilLabel | null
  readonly stageId: LessonStageId | null
  /** The place in the seating plan that was tapped. */
  readonly placeId: string | null
  readonly modality: Modality | null
  /** May be empty: a tap on a pupil's place at this second, or a picture, says something by itself. */
  readonly body: string
  /** When the tap came, by the device's clock. */
  readonly capturedAt: Date
}

/** The lesson, as far as it decides about notes. */
export interface ObservedLesson {
  readonly state: ResearchLessonState
  readonly startedAt: Date | null
  readonly stoppedAt: Date | null
  readonly concludedAt: Date | null
  /** Rows of its planning sheet, those taken out since included: a device that was away may know no better. */
  readonly stageIds: ReadonlySet<string>
}

export const noteLimits = { body: 2_000, batch: 300 } as const

const second = 1_000
/** A device's clock that is off by no more than this may as well be a slow network. */
const trustedDriftMs = 30 * second
/** Two clocks that are both trusted may be this far apart: a note and the start of its lesson. */
const mostApartMs = 2 * trustedDriftMs
const lateDays = 2

/** NOTE-1: how much a device's clock is off, judged by what it said the time was when it sent; nothing where that is little. */
export function clockOffBy(sentAt: Date, receivedAt: Date): number {
  const off = receivedAt.getTime() - sentAt.getTime()
  if (Number.isNaN(off)) throw new Refusal('input.invalid', { field: 'sentAt' })
  return Math.abs(off) > trustedDriftMs ? off : 0
}

export interface NoteTimes {
  readonly capturedAt: Date
  /** Whole seconds since the clock of the lesson was started; null for what was noted after it was stopped. */
  readonly lessonSecond: number | null
  readonly clockCorrected: boolean
  /** It arrived when the group had finished talking. */
  readonly addedLater: boolean
}

/** Until when notes of this lesson are taken: two days after its discussion, or after it was broken off; null: no end yet. */
export function closesAt(lesson: Pick<ObservedLesson, 'state' | 'stoppedAt' | 'concludedAt'>): Date | null {
  const over = lesson.concludedAt ?? (lesson.state === 'STOPPED' ? lesson.stoppedAt : null)
  return over && new Date(over.getTime() + lateDays * 24 * 3_600 * second)
}

/** NOTE-2: notes come in from the start of the lesson until two days after it was concluded. */
export function openToNotes(lesson: ObservedLesson, now: Date): RefusalCode | null {
  if (lesson.startedAt === null) return 'note.lesson-not-begun'
  const closes = closesAt(lesson)
  return closes !== null && now > closes ? 'note.too-late' : null
}

/** The same with the note's own moment; gives what to keep of it, or why not. */
export function timesOf(
  note: Pick<SentNote, 'capturedAt'>,
  lesson: ObservedLesson,
  { receivedAt, offBy }: { readonly receivedAt: Date; readonly offBy: number },
): NoteTimes {
  const closed = openToNotes(lesson, receivedAt)
  if (closed) throw new Refusal(closed)
  const told = note.capturedAt.getTime() + offBy
  if (Number.isNaN(told)) throw new Refusal('input.invalid', { field: 'capturedAt' })
  // Nothing is seen before it happens: a clock that was put right in between had said something later.
  const captured = Math.min(told, receivedAt.getTime())
  const start = lesson.startedAt!.getTime()
  if (captured < start - mostApartMs) throw new Refusal('note.before-lesson')
  const isAfterwards = lesson.stoppedAt !== null && captured > lesson.stoppedAt.getTime()
  return {
    capturedAt: new Date(captured),
    lessonSecond: isAfterwards ? null : Math.max(0, Math.floor((captured - start) / second)),
    clockCorrected: offBy !== 0,
    addedLater: lesson.concludedAt !== null && receivedAt >= lesson.concludedAt,
  }
}

export const cleanNote = (body: string): string =>
  cleanText(body, { field: 'body', limit: noteLimits.body, required: false })

/** NOTE-3: a note about a stage names one of this lesson's own. */
export function knownStage(stageId: LessonStageId | null, lesson: Pick<ObservedLesson, 'stageIds'>): void {
  if (stageId !== null && !lesson.stageIds.has(stageId)) throw new Refusal('note.unknown-stage')
}

/** NOTE-4: as many notes as one lesson of a busy observer has; more are sent in the next message. */
export function batchWithin(notes: readonly unknown[]): void {
  if (notes.length > noteLimits.batch) throw new Refusal('too-many', { most: noteLimits.batch })
}

/**
 * NOTE-5: what makes two messages the same note, so that one sent again is acknowledged again and one with other words
 * under its id is refused. What changes later, its stage or its words, is no part of it.
 */
export const sameNote = (note: SentNote): string =>
  JSON.stringify([
    note.id,
    note.kind,
    note.pupil,
    note.stageId,
    note.placeId,
    note.modality,
    note.body,
    note.capturedAt.getTime(),
  ])

/** In the order in which they were made, however they arrive. */
export const inOrder = (notes: readonly SentNote[]): SentNote[] =>
  [...notes].sort((one, two) => one.capturedAt.getTime() - two.capturedAt.getTime() || (one.id < two.id ? -1 : 1))

/** PHOTO-1: a picture of pupils' work is kept for a year at most, and until a day that is named when it is taken. */
const longestDays = 366

export function photoUntil(day: unknown, today: CivilDate): CivilDate {
  if (!isCivilDate(day)) throw new Refusal('photo.needs-expiry')
  if (day <= today || day > addDays(today, longestDays)) throw new Refusal('photo.expiry-out-of-range')
  return day
}
