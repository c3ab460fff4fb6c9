// Notes of a research lesson through the API: everybody's on one timeline, each once, whatever the network and the clocks did.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { v7 } from 'uuid'
import { type Cast, cast } from '../support/enquiries.js'
import { socketOf, until } from '../support/live.js'
import { statementsDuring } from '../support/statements.js'
import {
  minutesAgo,
  noteOf,
  refusedToRead,
  refusedToSend,
  send,
  timeline,
  type Watched,
  watchedLesson,
} from '../support/watched-lesson.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let c: Cast
let lesson: Watched
beforeAll(async () => {
  w = await world()
  c = await cast(w)
})
afterAll(() => w?.close())
beforeEach(async () => {
  lesson = await watchedLesson(w, c)
})

const bodies = (feed: { notes: { body: string }[] }): string[] => feed.notes.map(({ body }) => body)
const change = (name: string, more = ''): string =>
  `mutation($lesson: ID!, $id: ID!${more && `, ${more.replace(/(\w+): (\S+)/g, '$$$1: $2')}`}) { ${name}(lessonId: $lesson, id: $id${more && `, ${more.replace(/(\w+): \S+/g, '$1: $$$1')}`}) { id seq body stageId heldBack editedAt } }`
const confirm = change('confirmNote')
const correct = change('correctNote', 'body: String!')
const tag = change('tagNote', 'stageId: ID')
const drop = 'mutation($lesson: ID!, $id: ID!) { dropHeldBackNote(lessonId: $lesson, id: $id) }'

describe('notes', () => {
  it('stand on one timeline with who noted them, for which school, and at which second', async () => {
    const [stage] = lesson.stages
    const place = v7()
    const full = noteOf({ stageId: stage, placeId: place, modality: 'GROUP', body: ' looks up ' })
    expect(await send(c.ana, lesson.id, [full])).toEqual({ seq: 1, taken: [full.id], refused: [], flagged: [] })
    const bens = noteOf({ kind: 'CLASS', pupil: null, body: 'Half the hands go up' })
    await send(c.ben, lesson.id, [bens])
    const { seq, notes, hasMore } = await timeline(c.ben, lesson.id)
    expect([seq, hasMore]).toEqual([2, false])
    expect(notes[0]).toMatchObject({
      id: full.id,
      seq: 1,
      author: { id: c.ana.id, name: 'Ana' },
      school: { urn: c.elm, name: 'Elm Park' },
      pupil: 'A',
      stageId: stage,
      placeId: place,
      modality: 'GROUP',
      body: 'looks up',
      capturedAt: full.capturedAt,
      lessonSecond: 300,
      clockCorrected: false,
      addedLater: false,
      heldBack: false,
      isMine: false,
      editedAt: null,
      photo: null,
    })
    expect(notes[1]).toMatchObject({ id: bens.id, isMine: true, school: { name: 'Oak Tree' } })
    expect(bodies(await timeline(c.ana, lesson.id, 1))).toEqual(['Half the hands go up'])
  })

  it('are kept once, however often they are sent, and in the order of their making', async () => {
    const early = noteOf({ body: 'first', capturedAt: minutesAgo(8).toISOString() })
    const late = noteOf({ body: 'second', capturedAt: minutesAgo(7).toISOString() })
    const all = [late, early]
    const receipts = await Promise.all([send(c.ana, lesson.id, all), send(c.ana, lesson.id, [early, late, early])])
    for (const receipt of receipts) {
      expect(receipt).toMatchObject({ seq: 2, refused: [] })
      expect(receipt.taken.sort()).toEqual([early.id, late.id].sort())
    }
    expect(bodies(await timeline(c.ben, lesson.id))).toEqual(['first', 'second'])
  })

  it('reach whoever asks after a number, though many send at once: none is skipped', async () => {
    const sender = (who: Someone) =>
      Promise.all(Array.from({ length: 10 }, () => send(who, lesson.id, [noteOf({ body: who.name })])))
    const heard = new Set<string>()
    let after = 0
    const listen = async (): Promise<void> => {
      const feed = await timeline(c.ben, lesson.id, after)
      for (const { id } of feed.notes) heard.add(id)
      after = feed.seq
    }
    const sending = Promise.all([sender(c.ana), sender(c.ben)])
    let isOver = false
    void sending.finally(() => {
      isOver = true
    })
    while (!isOver) await listen()
    await listen()
    await sending
    expect([heard.size, after]).toEqual([20, 20])
  })

  it('that are bad hold up no others, and each is told why', async () => {
    const kept = noteOf()
    await send(c.ana, lesson.id, [kept])
    const wrong: [string, object][] = [
      ['note.other-words', { ...kept, body: 'Counts with cubes' }],
      ['note.unknown-stage', noteOf({ stageId: v7() })],
      ['note.before-lesson', noteOf({ capturedAt: minutesAgo(12).toISOString() })],
      ['input.too-long', noteOf({ body: 'x'.repeat(2_001) })],
      ['input.invalid', noteOf({ id: 'mine' })],
      ['input.invalid', noteOf({ placeId: 'left' })],
    ]
    const good = noteOf({ body: '' })
    const receipt = await send(c.ana, lesson.id, [...wrong.map(([, note]) => note), good])
    expect(receipt.taken).toEqual([good.id])
    const codes = new Map(receipt.refused.map(({ id, code }) => [id, code]))
    expect(wrong.map(([, note]) => codes.get((note as { id: string }).id))).toEqual(wrong.map(([code]) => code))
    expect((await timeline(c.ana, lesson.id)).notes).toHaveLength(2)
  })

  it('of another under one’s own number are refused, and stay theirs', async () => {
    const anas = noteOf()
    await send(c.ana, lesson.id, [anas])
    expect((await send(c.ben, lesson.id, [anas])).refused).toEqual([{ id: anas.id, code: 'note.other-words' }])
  })

  it('from a clock that is a day off lie at their second all the same', async () => {
    const day = 86_400_000
    const off = (date: Date): Date => new Date(date.getTime() + day)
    const note = noteOf({ capturedAt: off(minutesAgo(5)).toISOString() })
    await send(c.ana, lesson.id, [note], off(new Date()))
    const [kept] = (await timeline(c.ben, lesson.id)).notes
    expect(kept.clockCorrected).toBe(true)
    expect(Math.abs(kept.lessonSecond - 300)).toBeLessThanOrEqual(5)
  })

  it('come in until two days after the discussion, marked as added later', async () => {
    const over = await watchedLesson(w, c, { startedAgo: 50 * 60, state: 'CONCLUDED' })
    const conclude = (ago: string) =>
      w.sql(
        `update research_lesson set stopped_at = started_at + interval '1 hour', concluded_at = now() - $2::interval where id = $1`,
        [over.id, ago],
      )
    await conclude('47 hours 59 minutes')
    await send(c.ana, over.id, [noteOf({ capturedAt: minutesAgo(50 * 60 - 5).toISOString() })])
    expect((await timeline(c.ben, over.id)).notes[0]).toMatchObject({ addedLater: true, lessonSecond: 300 })
    await conclude('48 hours 1 minute')
    const late = noteOf({ capturedAt: minutesAgo(50 * 60 - 6).toISOString() })
    expect((await send(c.ana, over.id, [late])).refused).toEqual([{ id: late.id, code: 'note.too-late' }])
    const waiting = await watchedLesson(w, c, { startedAgo: null })
    expect((await send(c.ana, waiting.id, [late])).refused).toEqual([{ id: late.id, code: 'note.lesson-not-begun' }])
  })

  it('are at most three hundred in one message', async () => {
    const many = Array.from({ length: 301 }, (_, i) => noteOf({ body: `${i}` }))
    expect(await refusedToSend(c.ana, lesson.id, many)).toBe('too-many')
    expect((await send(c.ana, lesson.id, many.slice(1))).taken).toHaveLength(300)
  })
})

describe('rights', () => {
  it('are those of members; to others in the alliance the lesson does not exist', async () => {
    await send(c.ana, lesson.id, [noteOf()])
    for (const outsider of [c.cal, c.hal, c.coordinator, c.gus, c.zoe]) {
      expect(await refusedToRead(outsider, lesson.id)).toBe('not-found')
      expect(await refusedToSend(outsider, lesson.id, [noteOf()])).toBe('not-found')
    }
  })

  it('lost, nothing is taken any more: the device keeps what it has', async () => {
    await w.sql(`update lesson_study_member set state = 'LEFT' where study_id = $1 and person_id = $2`, [
      lesson.study,
      c.ben.id,
    ])
    expect(await refusedToSend(c.ben, lesson.id, [noteOf()])).toBe('not-found')
    await w.sql(`update school_membership set state = 'PAUSED' where urn = $1`, [c.elm])
    expect(await refusedToSend(c.ana, lesson.id, [noteOf()])).toBe('alliance.read-only')
    await w.sql(`update school_membership set state = 'ACTIVE' where urn = $1`, [c.elm])
    expect((await timeline(c.ana, lesson.id)).notes).toEqual([])
  })

  it('of a guest are to read along', async () => {
    const guest = await w.person({ name: 'Gwen' })
    const grant = [c.alliance, v7(), lesson.study, guest.id]
    await w.sql(
      `insert into item_grant (space_id, id, item_id, item_kind, person_id, role, expires_at) values ($1, $2, $3, 'lesson-study', $4, 'GUEST', now() + interval '1 day')`,
      grant,
    )
    await send(c.ana, lesson.id, [noteOf()])
    expect((await timeline(guest, lesson.id)).notes).toHaveLength(1)
    expect(await refusedToSend(guest, lesson.id, [noteOf()])).toBe('not-allowed')
  })
})

describe('news', () => {
  const listening = async (...people: Someone[]) => {
    const heard = new Map<string, number[]>(people.map(({ name }) => [name, []]))
    const sockets = people.map((one) => {
      const socket = socketOf(one)
      socket.on('notes.changed', ({ lessonId, seq }) => {
        if (lessonId === lesson.id) heard.get(one.name)!.push(seq)
      })
      return socket
    })
    await until(() => sockets.every(({ connected }) => connected))
    const close = (): void => {
      for (const socket of sockets) socket.close()
    }
    return { heard, close }
  }

  it('of a note go to its readers, of one that is held back to its author alone', async () => {
    const { heard, close } = await listening(c.ana, c.ben, c.cal)
    const bad = noteOf({ body: 'mia@elm.example is first' })
    await send(c.ana, lesson.id, [bad])
    await send(c.ana, lesson.id, [noteOf()])
    await until(() => heard.get('Ben')!.length === 1 && heard.get('Ana')!.length === 2)
    await c.ana.ask(confirm, { lesson: lesson.id, id: bad.id })
    await until(() => heard.get('Ben')!.length === 2)
    expect(Object.fromEntries(heard)).toEqual({ Ana: [1, 2, 3], Ben: [2, 3], Cal: [] })
    close()
  })
})

describe('a note that may name somebody', () => {
  let bad: ReturnType<typeof noteOf>
  beforeEach(async () => {
    bad = noteOf({ body: 'Ask mia@elm.example' })
    expect((await send(c.ana, lesson.id, [bad])).flagged).toEqual([bad.id])
  })
  const at = () => ({ lesson: lesson.id, id: bad.id })

  it('is seen by its author only, until they say that it names nobody', async () => {
    expect((await timeline(c.ana, lesson.id)).notes).toMatchObject([{ id: bad.id, heldBack: true }])
    expect((await timeline(c.ben, lesson.id)).notes).toEqual([])
    expect((await send(c.ana, lesson.id, [bad])).flagged).toEqual([bad.id])
    for (const question of [confirm, drop]) expect(await c.ben.refused(question, at())).toBe('not-found')
    expect(await c.ben.refused(correct, { ...at(), body: 'x' })).toBe('not-found')
    expect(await c.ben.refused(tag, { ...at(), stageId: null })).toBe('not-found')
    await timeline(c.ben, lesson.id)
    const { confirmNote } = await c.ana.ask(confirm, at())
    expect(confirmNote).toMatchObject({ heldBack: false, seq: 2 })
    expect(bodies(await timeline(c.ben, lesson.id, 1))).toEqual(['Ask mia@elm.example'])
    expect(await c.ana.refused(confirm, at())).toBe('note.not-held-back')
    expect(await c.ana.refused(drop, at())).toBe('note.not-held-back')
  })

  it('is let go of without a trace', async () => {
    await c.ana.ask(drop, at())
    expect((await timeline(c.ana, lesson.id)).notes).toEqual([])
    expect(await w.sql('select 1 from observation_note where id = $1', [bad.id])).toEqual([])
  })

  it('is shown once its author has put other words, and the first ones are kept nowhere', async () => {
    const { correctNote } = await c.ana.ask(correct, { ...at(), body: 'Ask her partner' })
    expect(correctNote).toMatchObject({ heldBack: false, editedAt: null })
    expect(bodies(await timeline(c.ben, lesson.id))).toEqual(['Ask her partner'])
    expect(await w.sql('select 1 from observation_note_edit where note_id = $1', [bad.id])).toEqual([])
  })
})

describe('later', () => {
  it('its author puts other words, and what it said before is kept', async () => {
    const note = noteOf()
    await send(c.ana, lesson.id, [note])
    const at = { lesson: lesson.id, id: note.id }
    const { correctNote } = await c.ana.ask(correct, { ...at, body: 'Counts on his fingers' })
    expect(correctNote).toMatchObject({ body: 'Counts on his fingers', editedAt: expect.any(String), seq: 2 })
    expect(bodies(await timeline(c.ben, lesson.id, 1))).toEqual(['Counts on his fingers'])
    expect(await w.sql('select body from observation_note_edit where note_id = $1', [note.id])).toEqual([
      { body: 'Counts on her fingers' },
    ])
    expect(await c.ben.refused(correct, { ...at, body: 'x' })).toBe('note.not-yours')
    expect((await send(c.ana, lesson.id, [note])).taken).toEqual([note.id])
    expect(bodies(await timeline(c.ben, lesson.id))).toEqual(['Counts on his fingers'])
  })

  it('words that may name somebody take it off the others’ timelines until its author has looked', async () => {
    const note = noteOf()
    await send(c.ana, lesson.id, [note])
    const at = { lesson: lesson.id, id: note.id }
    await c.ana.ask(correct, { ...at, body: 'It is mia@elm.example' })
    expect(await timeline(c.ben, lesson.id, 1)).toMatchObject({ seq: 2, notes: [], hidden: [note.id] })
    expect(await c.ana.refused(drop, at)).toBe('note.not-held-back')
    await c.ana.ask(correct, { ...at, body: 'It is her' })
    expect(await timeline(c.ben, lesson.id, 2)).toMatchObject({ hidden: [], notes: [{ body: 'It is her' }] })
    const before = await w.sql('select body from observation_note_edit where note_id = $1 order by id', [note.id])
    expect(before).toEqual([{ body: 'Counts on her fingers' }, { body: '' }])
  })

  it('any member says to which stage of the lesson it belongs', async () => {
    const note = noteOf()
    await send(c.ana, lesson.id, [note])
    const at = { lesson: lesson.id, id: note.id }
    const { tagNote } = await c.ben.ask(tag, { ...at, stageId: lesson.stages[1] })
    expect(tagNote).toMatchObject({ stageId: lesson.stages[1], seq: 2 })
    expect(await c.ben.refused(tag, { ...at, stageId: v7() })).toBe('note.unknown-stage')
    expect(await c.ben.refused(tag, { lesson: lesson.id, id: v7(), stageId: null })).toBe('not-found')
    const elsewhere = await watchedLesson(w, c)
    expect(await c.ben.refused(tag, { ...at, lesson: elsewhere.id, stageId: null })).toBe('not-found')
  })
})

it('the timeline is two statements where only ids of people are asked for, whatever the number of notes', async () => {
  const ask = () =>
    c.ben.ask(
      'query($lesson: ID!) { lessonNotes(lessonId: $lesson) { seq notes { id author { id } school { urn } body } } }',
      { lesson: lesson.id },
    )
  await send(c.ana, lesson.id, [noteOf()])
  const few = await statementsDuring(ask)
  await send(
    c.ana,
    lesson.id,
    Array.from({ length: 100 }, (_, i) => noteOf({ body: `${i}` })),
  )
  const many = await statementsDuring(ask)
  expect(many.length).toBe(few.length)
  expect(many.filter((text) => /research_lesson|observation_note|person p|from school/.test(text))).toHaveLength(2)
})
