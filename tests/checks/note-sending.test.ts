// What waits on a device reaches the server in order and once, whatever the line does; what is not taken stays, with the reason.
import type { LessonId, NoteId } from '@alongside/domain/ids'
import type { RefusalCode } from '@alongside/domain/refusal'
import { beforeEach, describe, expect, it } from '@jest/globals'
import { newId } from '../../apps/web/src/platform/offline/new-id.js'
import { byPresentClock, type Line, Sender } from '../../apps/web/src/platform/offline/Sender.js'
import {
  type Act,
  type KeptNote,
  type KeptPhoto,
  memoryShelf,
  type Shelf,
} from '../../apps/web/src/platform/offline/shelf.js'
import { chance } from '../support/convergence.js'

const lessonId = 'lesson' as LessonId
const where = 'RL1, Fractions'
const start = Date.parse('2026-03-14T09:31:00Z')

class Refused extends Error {
  constructor(readonly code: RefusalCode) {
    super(code)
  }
}
class LineLost extends Error {}

/** The other end of a poor line: it keeps what it is told once for each id, and may fail before or after it did so. */
class FarEnd implements Line {
  readonly heard: string[] = []
  readonly stored = new Map<string, KeptNote>()
  batches: number[] = []
  fails: () => 'before' | 'after' | null = () => null
  refusesAct: RefusalCode | null = null
  refusesAll: RefusalCode | null = null
  readonly refusesNote = new Map<string, RefusalCode>()
  photoCode: RefusalCode | null = null

  act({ act }: { act: Act }): Promise<void> {
    return this.hear(() => {
      if (this.refusesAct) throw new Refused(this.refusesAct)
      this.heard.push(act.what)
    })
  }

  async notes(_lesson: LessonId, _sentAt: Date, notes: readonly KeptNote[]) {
    const refused: { id: string; code: RefusalCode }[] = []
    await this.hear(() => {
      if (this.refusesAll) throw new Refused(this.refusesAll)
      if (notes.some(({ body }) => body.includes('\0'))) throw new Refused('input.unknown-sign')
      this.batches.push(notes.length)
      for (const note of notes) {
        const code = this.refusesNote.get(note.id)
        if (code) refused.push({ id: note.id, code })
        else if (!this.stored.has(note.id)) {
          this.stored.set(note.id, note)
          this.heard.push(note.body)
        } else expect(this.stored.get(note.id)).toEqual(note)
      }
    })
    return { refused }
  }

  photo({ id }: KeptPhoto): Promise<void> {
    return this.hear(() => {
      if (this.photoCode) throw new Refused(this.photoCode)
      expect(this.stored.has(id)).toBe(true)
      this.heard.push(`photo of ${this.stored.get(id)!.body}`)
    })
  }

  codeOf(error: unknown): RefusalCode | null {
    return error instanceof Refused ? error.code : null
  }

  private async hear(act: () => void): Promise<void> {
    await Promise.resolve()
    const fails = this.fails()
    if (fails === 'before') throw new LineLost()
    act()
    if (fails === 'after') throw new LineLost()
  }
}

let shelf: Shelf
let far: FarEnd
let ahead: number | null = 0
const told: string[] = []
let turn: Promise<unknown> = Promise.resolve()

const sender = () =>
  new Sender(shelf, far, {
    now: () => new Date(start),
    ahead: () => Promise.resolve(ahead),
    alone: (act) => {
      const next = turn.then(act)
      turn = next.catch(() => undefined)
      return next
    },
    changed: () => undefined,
    overtaken: ({ act }, code) => told.push(`${act.what} ${code}`),
    lost: (id) => told.push(`lost ${id}`),
  })

const note = (second: number, body = `at ${second}`, change: Partial<KeptNote> = {}): KeptNote => ({
  id: newId() as NoteId,
  lessonId,
  where,
  kind: 'PUPIL',
  pupil: 'A',
  stageId: null,
  placeId: null,
  modality: null,
  body,
  capturedAt: new Date(start + second * 1000).toISOString(),
  ahead: 0,
  state: 'waiting',
  code: null,
  ...change,
})
const pressed = (act: Act) => shelf.acts.put({ id: newId(), lessonId, where, act, code: null, ahead: 0 })
const left = async () => (await shelf.notes.all()).map(({ body, state, code }) => [body, state, code])

beforeEach(() => {
  shelf = memoryShelf()
  far = new FarEnd()
  ahead = 0
  told.length = 0
})

describe('what waits', () => {
  it('goes out in the order it was done: the clock first, notes as they were seen, corrections, photos', async () => {
    const [late, early] = [note(20), note(10)]
    await shelf.notes.put(late, early, note(15, 'not finished', { state: 'writing' }))
    await shelf.photos.put({
      id: early.id,
      lessonId,
      where,
      code: null,
      mime: 'image/jpeg',
      bytes: '',
      consent: 'attested',
      expiresOn: '2026-08-31',
    })
    await pressed({ what: 'CORRECT', noteId: early.id, body: 'better' })
    await pressed({ what: 'START', at: new Date(start).toISOString() })
    expect(await sender().send()).toBe(true)
    expect(far.heard).toEqual(['START', 'at 10', 'at 20', 'CORRECT', 'photo of at 10'])
    expect(await left()).toEqual([['not finished', 'writing', null]])
    expect([await shelf.acts.all(), await shelf.photos.places()]).toEqual([[], []])
  })

  it('goes out three hundred at a time', async () => {
    await shelf.notes.put(...Array.from({ length: 700 }, (_, second) => note(second)))
    expect(await sender().send()).toBe(true)
    expect(far.batches).toEqual([300, 300, 100])
    expect(far.heard).toEqual(Array.from({ length: 700 }, (_, second) => `at ${second}`))
  })

  it.each([1, 2, 3, 5, 8, 13, 21, 34])(
    'seed %i: over a line that fails before and after it is heard, from two pages at once, arrives once',
    async (seed) => {
      const random = chance(seed)
      far.fails = () => (random(10) < 3 ? 'before' : random(10) < 3 ? 'after' : null)
      const all: string[] = []
      for (let second = 0; second < 40; second += 1) {
        const one = note(second)
        all.push(one.id)
        await shelf.notes.put(one)
        await Promise.all([sender().send(), sender().send()])
      }
      while (!(await sender().send()));
      expect([...far.stored.keys()].sort()).toEqual([...all].sort())
      expect(new Set(far.heard).size).toBe(far.heard.length)
      expect(await left()).toEqual([])
    },
  )
})

describe('what is not taken', () => {
  it('stays to be read, and lets the others through', async () => {
    const late = note(10)
    far.refusesNote.set(late.id, 'note.too-late')
    await shelf.notes.put(late, note(20))
    expect(await sender().send()).toBe(true)
    expect(far.heard).toEqual(['at 20'])
    expect(await left()).toEqual([['at 10', 'refused', 'note.too-late']])
    await sender().send()
    expect(await left()).toEqual([['at 10', 'refused', 'note.too-late']])
  })

  it('because it cannot be read is found among three hundred', async () => {
    await shelf.notes.put(...Array.from({ length: 50 }, (_, at) => note(at, at === 17 ? 'x\0' : `at ${at}`)))
    expect(await sender().send()).toBe(true)
    expect(far.stored.size).toBe(49)
    expect(await left()).toEqual([['x\0', 'refused', 'input.unknown-sign']])
  })

  it('because its author may not see the lesson any more stays too, and what was downloaded of it goes', async () => {
    far.refusesAll = 'not-found'
    await shelf.notes.put(note(1), note(2))
    await sender().send()
    expect(told).toEqual(['lost lesson'])
    expect(await left()).toEqual([
      ['at 1', 'refused', 'not-found'],
      ['at 2', 'refused', 'not-found'],
    ])
  })

  it('yet, because nobody has started the clock, is sent when somebody has', async () => {
    const early = note(1)
    far.refusesNote.set(early.id, 'note.lesson-not-begun')
    await shelf.notes.put(early)
    expect(await sender().send()).toBe(false)
    far.refusesNote.clear()
    expect(await sender().send()).toBe(true)
    expect(far.heard).toEqual(['at 1'])
  })

  it('because somebody else had started the clock is told, and the notes go out', async () => {
    far.refusesAct = 'lesson.already-started'
    await pressed({ what: 'START', at: new Date(start).toISOString() })
    await shelf.notes.put(note(1))
    expect(await sender().send()).toBe(true)
    expect([told, far.heard, await shelf.acts.all()]).toEqual([['START lesson.already-started'], ['at 1'], []])
  })

  it('of a correction and of a photo is kept for its author', async () => {
    const one = note(1)
    await shelf.notes.put(one)
    await sender().send()
    far.refusesAct = 'note.not-yours'
    far.photoCode = 'photo.not-a-picture'
    await pressed({ what: 'CORRECT', noteId: one.id, body: 'better' })
    await shelf.photos.put({
      id: one.id,
      lessonId,
      where,
      code: null,
      mime: 'image/jpeg',
      bytes: '',
      consent: 'attested',
      expiresOn: '2026-08-31',
    })
    expect(await sender().send()).toBe(true)
    expect((await shelf.acts.all()).map(({ act, code }) => [act, code])).toEqual([
      [{ what: 'CORRECT', noteId: one.id, body: 'better' }, 'note.not-yours'],
    ])
    expect((await shelf.photos.all()).map(({ code }) => code)).toEqual(['photo.not-a-picture'])
  })
})

describe('a device whose clock is a day off', () => {
  const day = 86_400_000
  it('tells moments by that clock, and by the new one when it was put right while the notes waited', async () => {
    const early = note(10, 'yesterday?', { capturedAt: new Date(start - day).toISOString(), ahead: day })
    expect(byPresentClock(early, day)).toEqual(early)
    expect(byPresentClock(early, null)).toEqual(early)
    expect(byPresentClock(early, 0).capturedAt).toBe(new Date(start).toISOString())
  })

  it('never changes words that the server may have already', () => {
    const tried = note(10, 'tried', { ahead: day, state: 'tried' })
    expect(byPresentClock(tried, 0)).toEqual(tried)
  })
})

it('ids are in the order in which they were made, within one millisecond too', () => {
  const now = Date.parse('2026-03-14T09:31:00Z')
  const ids = Array.from({ length: 500 }, () => newId(now))
  expect([...ids].sort()).toEqual(ids)
  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
