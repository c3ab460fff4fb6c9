// Evidence of a visit: kept once each, read by the team, tagged to a line; and what may be about a child's safety is kept nowhere.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { v7 } from 'uuid'
import type { Caller } from '../support/ask.js'
import { type Cast, type Challenge, cast, challenge, challengeNow } from '../support/challenge.js'
import { socketOf, until } from '../support/live.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let c: Cast
let it_: Challenge
const logged: string[] = []

beforeAll(async () => {
  w = await world({ log: { write: (line: string) => void logged.push(line) } })
  c = await cast(w)
})
beforeEach(async () => {
  it_ = await challenge(w, c, { state: 'VISITING', lines: 2 })
})
afterAll(() => w?.close())

const send = `mutation($id: ID!, $sentAt: DateTime!, $notes: [EvidenceInput!]!) {
  noteEvidence(challengeId: $id, sentAt: $sentAt, notes: $notes) { seq taken refused { id code } safeguarding } }`
const note = (more: object = {}) => ({
  id: v7(),
  lineId: it_.lines[0],
  type: 'LESSON_VISIT',
  body: 'Pupils explain to each other.',
  capturedAt: new Date().toISOString(),
  ...more,
})
const noted = async (who: Caller, notes: object[], sentAt = new Date()) =>
  (await who.ask(send, { id: it_.id, sentAt: sentAt.toISOString(), notes })).noteEvidence
const query = `query($id: ID!, $after: Int) { challengeEvidence(challengeId: $id, after: $after) { seq hasMore
  notes { id seq lineId type body isMine clockCorrected capturedAt author { name } school { name } } } }`
const feed = async (who: Caller, after = 0) => (await who.ask(query, { id: it_.id, after })).challengeEvidence
const bodies = async (who: Caller) => (await feed(who)).notes.map(({ body }: { body: string }) => body)
const stored = () => w.sql('select id, body from evidence_note where challenge_id = $1 order by seq', [it_.id])

describe('noting evidence', () => {
  it('keeps each note once, however often it is sent, and tells the team alone', async () => {
    const heard: string[] = []
    const sockets = (
      [
        ['lead', c.lead],
        ['reviewer', c.reviewer],
        ['head', c.hostHead],
        ['undeclared', c.undeclared],
        ['coordinator', c.coordinator],
      ] as [string, Someone][]
    ).map(([name, someone]) => {
      const socket = socketOf(someone)
      socket.on('evidence.changed', (event) => heard.push(`${name} ${Object.keys(event).sort().join(' ')}`))
      return socket
    })
    await until(() => sockets.every((socket) => socket.connected))
    const [one, two] = [note(), note({ type: 'DATA', body: 'Figures of the spring.' })]
    expect(await noted(c.lead, [one, two])).toMatchObject({ seq: 2, refused: [], safeguarding: null })
    expect((await noted(c.lead, [two, one])).taken.sort()).toEqual([one.id, two.id].sort())
    expect(await noted(c.lead, [{ ...one, body: 'Other words' }])).toMatchObject({
      taken: [],
      refused: [{ id: one.id, code: 'evidence.other-words' }],
    })
    expect(await noted(c.reviewer, [one])).toMatchObject({ refused: [{ code: 'evidence.other-words' }] })
    expect(await stored()).toHaveLength(2)
    await until(() => heard.length >= 2)
    expect(heard.sort()).toEqual(['lead challengeId seq', 'reviewer challengeId seq'])
    for (const socket of sockets) socket.close()
  })

  it('is read by the team, and by nobody of the host or near it', async () => {
    await noted(c.lead, [note({ body: 'One' })])
    await noted(c.reviewer, [note({ body: 'Two' })])
    expect(await bodies(c.lead)).toEqual(['One', 'Two'])
    expect((await feed(c.reviewer, 1)).notes).toMatchObject([
      { body: 'Two', isMine: true, author: { name: 'Rob Reviewer' }, school: { name: 'Beechwood' } },
    ])
    for (const who of [c.hostHead, c.hostLeader, c.coordinator, c.visitingHead, c.champion])
      expect(await who.refused(query, { id: it_.id })).toBe('challenge.not-your-part')
    expect(await c.hostTeacher.refused(query, { id: it_.id })).toBe('not-found')
    expect(await bodies(c.undeclared)).toEqual([])
    expect(await c.undeclared.refused(send, { id: it_.id, sentAt: new Date(), notes: [note()] })).toBe('not-found')
    expect(await c.hostHead.refused(send, { id: it_.id, sentAt: new Date(), notes: [note()] })).toBe(
      'challenge.not-your-part',
    )
  })

  it('puts a clock right that is off, and never into the future', async () => {
    const late = new Date(Date.now() - 3_600_000)
    await noted(c.lead, [note({ capturedAt: new Date(late.getTime() - 60_000).toISOString() })], late)
    await noted(c.lead, [note({ capturedAt: new Date(Date.now() + 20_000).toISOString() })])
    const { notes } = await feed(c.lead)
    expect(notes.map((one: { clockCorrected: boolean }) => one.clockCorrected)).toEqual([true, false])
    expect(Math.abs(Date.parse(notes[0].capturedAt) + 60_000 - Date.now())).toBeLessThan(30_000)
    expect(Date.parse(notes[1].capturedAt)).toBeLessThanOrEqual(Date.now())
  })

  it('EVI-1: takes it from the desk study until the findings are agreed; one bad note holds up no other', async () => {
    const [good, elsewhere, empty] = [note(), note({ lineId: v7() }), note({ body: '  ' })]
    expect(await noted(c.lead, [elsewhere, good, empty])).toMatchObject({
      taken: [good.id],
      refused: expect.arrayContaining([
        { id: elsewhere.id, code: 'evidence.unknown-line' },
        { id: empty.id, code: 'input.missing' },
      ]),
    })
    for (const [state, code] of [
      ['SELF_REVIEW_SUBMITTED', 'evidence.not-yet'],
      ['FINDINGS_AGREED', 'evidence.findings-agreed'],
    ] as const) {
      await challengeNow(w, it_, state)
      expect(await noted(c.lead, [note()])).toMatchObject({ refused: [{ code }] })
    }
    await challengeNow(w, it_, 'POSTPONED', `postponed_from = 'VISITING'`)
    expect(await noted(c.lead, [note()])).toMatchObject({ refused: [{ code: 'challenge.state-out-of-order' }] })
    expect(await stored()).toHaveLength(1)
  })

  it('lets any reviewer tag it to another line, so that whoever asks for what is new is told', async () => {
    const one = note()
    const { seq } = await noted(c.lead, [one])
    const tag =
      'mutation($id: ID!, $note: ID!, $line: ID!) { tagEvidence(challengeId: $id, id: $note, lineId: $line) { lineId seq } }'
    const [, second] = it_.lines
    expect(await c.reviewer.ask(tag, { id: it_.id, note: one.id, line: second })).toEqual({
      tagEvidence: { lineId: second, seq: seq + 1 },
    })
    expect((await feed(c.lead, seq)).notes).toMatchObject([{ id: one.id, lineId: second }])
    expect(await c.reviewer.refused(tag, { id: it_.id, note: one.id, line: v7() })).toBe('evidence.unknown-line')
    expect(await c.reviewer.refused(tag, { id: it_.id, note: v7(), line: second })).toBe('not-found')
    expect(await c.hostHead.refused(tag, { id: it_.id, note: one.id, line: second })).toBe('challenge.not-your-part')
    // Sent again with the line it had: it is the same note.
    expect(await noted(c.lead, [one])).toMatchObject({ taken: [one.id], refused: [] })
  })
})

describe('EVI-2: what may be about a child’s safety', () => {
  it('is kept nowhere: no row, no log line, no news, and nobody can find out that there was anything', async () => {
    const words = `xq${v7().replaceAll('-', '')}`
    const tables = await w.sql<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.tables where table_schema in ('public', 'graphile_worker', 'jobs') and table_type = 'BASE TABLE'`,
    )
    const counts = async () => {
      const found: Record<string, unknown> = {}
      for (const { name } of tables) found[name] = (await w.sql(`select count(*)::int as n from ${name}`))[0]
      return found
    }
    const before = await counts()
    const unsafe = note({ body: words, isSafeguarding: true })
    const receipt = await noted(c.lead, [unsafe])
    expect(receipt).toMatchObject({ seq: 0, taken: [], refused: [] })
    expect(receipt.safeguarding).toContain('designated safeguarding lead')
    // Also where all else would be refused: no refusal and no log of one carries such words.
    await noted(c.hostTeacher, [{ ...unsafe, lineId: 'none', body: words.repeat(200) }])
    expect(await counts()).toEqual(before)
    for (const { name } of tables)
      expect(await w.sql(`select 1 from ${name} t where t::text like '%' || $1 || '%'`, [words])).toEqual([])
    expect(logged.join('\n')).not.toContain(words)
    // The other notes of the same message are taken.
    const ordinary = note()
    expect(await noted(c.lead, [unsafe, ordinary])).toMatchObject({ taken: [ordinary.id], refused: [] })
    expect(await stored()).toMatchObject([{ id: ordinary.id }])
  })
})
