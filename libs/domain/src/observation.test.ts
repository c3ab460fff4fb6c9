// Notes of a lesson: when they count, what a wrong clock does to them, and what makes two messages one note.
import { describe, expect, it } from '@jest/globals'
import type { LessonStageId, NoteId } from './ids.js'
import {
  batchWithin,
  cleanNote,
  clockOffBy,
  closesAt,
  inOrder,
  knownStage,
  type ObservedLesson,
  openToNotes,
  photoUntil,
  type SentNote,
  sameNote,
  timesOf,
} from './observation.js'

const at = (time: string): Date => new Date(`2030-03-14T${time}Z`)
const stage = 'stage-one' as LessonStageId
const lesson = (change: Partial<ObservedLesson> = {}): ObservedLesson => ({
  state: 'IN_PROGRESS',
  startedAt: at('10:00:00'),
  stoppedAt: null,
  concludedAt: null,
  stageIds: new Set([stage]),
  ...change,
})
const concluded = lesson({ state: 'CONCLUDED', stoppedAt: at('11:00:00'), concludedAt: at('16:00:00') })
const note = (change: Partial<SentNote> = {}): SentNote => ({
  id: 'n1' as NoteId,
  kind: 'PUPIL',
  pupil: 'A',
  stageId: stage,
  placeId: null,
  modality: null,
  body: 'Counts on her fingers',
  capturedAt: at('10:05:07.900'),
  ...change,
})
const kept = (change: Partial<SentNote>, of = lesson(), receivedAt = at('10:20:00'), offBy = 0) =>
  timesOf(note(change), of, { receivedAt, offBy })

describe('NOTE-1: the clock of a device', () => {
  it.each([
    ['right', '10:20:00', 0],
    ['a little slow', '10:19:31', 0],
    ['31 seconds slow', '10:19:29', 31_000],
    ['an hour fast', '11:20:00', -3_600_000],
  ])('that is %s', (_, sentAt, offBy) => {
    expect(clockOffBy(at(sentAt), at('10:20:00'))).toBe(offBy)
  })

  it('a day off: the note lies at its second all the same, and says that it was put right', () => {
    const day = 86_400_000
    const sentAt = new Date(at('10:20:00').getTime() - day)
    const captured = new Date(at('10:05:07').getTime() - day)
    const times = kept({ capturedAt: captured }, lesson(), at('10:20:00'), clockOffBy(sentAt, at('10:20:00')))
    expect(times).toEqual({
      capturedAt: at('10:05:07'),
      lessonSecond: 307,
      clockCorrected: true,
      addedLater: false,
    })
  })

  it('that says nothing is refused', () => {
    expect(() => clockOffBy(new Date('soon'), at('10:20:00'))).toThrow('input.invalid')
    expect(() => kept({ capturedAt: new Date('soon') })).toThrow('input.invalid')
  })
})

describe('NOTE-2: notes are taken', () => {
  it('at the second of the tap, never later than they arrive', () => {
    expect(kept({})).toMatchObject({ lessonSecond: 307, clockCorrected: false })
    expect(kept({ capturedAt: at('10:20:20') }).capturedAt).toEqual(at('10:20:00'))
  })

  it('from the start of the lesson, with room for two clocks that are both trusted', () => {
    expect(kept({ capturedAt: at('09:59:00') }).lessonSecond).toBe(0)
    expect(() => kept({ capturedAt: at('09:58:59') })).toThrow('note.before-lesson')
    expect(() => kept({}, lesson({ state: 'READY', startedAt: null }))).toThrow('note.lesson-not-begun')
  })

  it('after the clock was stopped, at no second of the lesson', () => {
    expect(kept({ capturedAt: at('11:00:01') }, concluded, at('15:00:00'))).toMatchObject({
      lessonSecond: null,
      addedLater: false,
    })
  })

  it('until two days after the discussion, marked as added later', () => {
    const inTime = new Date('2030-03-16T16:00:00Z')
    expect(kept({}, concluded, at('16:00:00'))).toMatchObject({ lessonSecond: 307, addedLater: true })
    expect(kept({}, concluded, inTime).addedLater).toBe(true)
    expect(() => kept({}, concluded, new Date(inTime.getTime() + 1))).toThrow('note.too-late')
  })

  it('until two days after a lesson was broken off, and for ever while it is still talked about', () => {
    const brokenOff = lesson({ state: 'STOPPED', stoppedAt: at('10:30:00') })
    expect(closesAt(brokenOff)).toEqual(new Date('2030-03-16T10:30:00Z'))
    expect(openToNotes(brokenOff, new Date('2030-03-17T00:00:00Z'))).toBe('note.too-late')
    expect(openToNotes(lesson({ state: 'DISCUSSING', stoppedAt: at('11:00:00') }), new Date('2030-09-01'))).toBeNull()
  })
})

describe('a note', () => {
  it('is at most 2,000 characters, and may be a tap alone', () => {
    expect(cleanNote('  looks \u200bup  ')).toBe('looks up')
    expect(cleanNote('')).toBe('')
    expect(cleanNote('x'.repeat(2_000))).toHaveLength(2_000)
    expect(() => cleanNote('x'.repeat(2_001))).toThrow('input.too-long')
  })

  it('NOTE-3: names a stage of its own lesson, or none', () => {
    expect(() => knownStage(null, lesson())).not.toThrow()
    expect(() => knownStage(stage, lesson())).not.toThrow()
    expect(() => knownStage('elsewhere' as LessonStageId, lesson())).toThrow('note.unknown-stage')
  })

  it('NOTE-4: comes with at most 299 others', () => {
    expect(() => batchWithin(Array(300).fill(note()))).not.toThrow()
    expect(() => batchWithin(Array(301).fill(note()))).toThrow('too-many')
  })

  it('NOTE-5: is the same when it is sent again, and another with any word changed', () => {
    expect(sameNote(note())).toBe(sameNote({ ...note() }))
    const others: Partial<SentNote>[] = [
      { body: 'Counts' },
      { kind: 'CLASS' },
      { pupil: 'B' },
      { stageId: null },
      { placeId: 'p' },
      { modality: 'GROUP' },
      { capturedAt: at('10:05:08') },
    ]
    expect(others.filter((other) => sameNote(note(other)) === sameNote(note()))).toEqual([])
  })

  it('is put in the order of its making', () => {
    const late = note({ id: 'b' as NoteId, capturedAt: at('10:09:00') })
    const early = note({ id: 'c' as NoteId })
    const twin = note({ id: 'a' as NoteId })
    expect(inOrder([late, early, twin])).toEqual([twin, early, late])
  })
})

it.each(['2030-03-15', '2031-03-15'])('PHOTO-1: a picture may be kept until %s', (day) => {
  expect(photoUntil(day, '2030-03-14')).toBe(day)
})

it.each([
  ['2030-03-14', 'photo.expiry-out-of-range'],
  ['2031-03-16', 'photo.expiry-out-of-range'],
  ['2030-02-30', 'photo.needs-expiry'],
  [undefined, 'photo.needs-expiry'],
])('PHOTO-1: a picture is not kept until %s', (day, code) => {
  expect(() => photoUntil(day, '2030-03-14')).toThrow(code)
})
