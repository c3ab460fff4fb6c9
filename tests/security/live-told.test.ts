// What is refused is told to whoever sent it and to the log: who, what and why, once and then counted; never the words that were sent.
import { toBase64 } from '@alongside/contracts/bytes'
import type { DocumentId, Urn } from '@alongside/domain/ids'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { v7 } from 'uuid'
import * as Y from 'yjs'
import { addCard, type Board, board } from '../support/board.js'
import { socketOf, until } from '../support/live.js'
import { type Neighbourhood, neighbourhood } from '../support/neighbourhood.js'
import { RawWriter } from '../support/raw-writer.js'
import { type Someone, type World, world } from '../support/world.js'

interface Line {
  readonly level: number
  readonly msg: string
  readonly personId?: string | null
  readonly what?: string
  readonly code?: string
  readonly documentId?: string
  readonly times?: number
}

let w: World
let n: Neighbourhood
let place: Board
let ana: { someone: Someone; urn: Urn }
const open: { close(): void }[] = []
const logged: string[] = []
const lines = (): Line[] => logged.map((line) => JSON.parse(line) as Line).filter(({ msg }) => msg === 'refused')
/** What the log says of this person, oldest first. */
const toldOf = ({ id }: Pick<Someone, 'id'>) => lines().filter(({ personId }) => personId === id)

beforeAll(async () => {
  w = await world({ log: { write: (line) => void logged.push(line) } })
  n = await neighbourhood(w)
  ana = { someone: n.people.lead, urn: n.schools.elm }
  place = await board(w, n.north, [ana, { someone: n.people.member, urn: n.schools.oak }])
})
afterEach(() => {
  for (const one of open.splice(0)) one.close()
})
afterAll(() => w?.close())

const raw = (someone: Someone, id: string = place.documentId): RawWriter => {
  const writer = new RawWriter(someone, id)
  open.push({ close: () => writer.socket.close() })
  return writer
}
/** Somebody nobody has heard of in the log yet. */
const newcomer = async (): Promise<Someone> => {
  const someone = await w.person({ role: 'TEACHER', school: n.schools.elm })
  await w.sql(
    `insert into enquiry_member (space_id, enquiry_id, person_id, urn, state, joined_at, protocol_version) values ($1, $2, $3, $4, 'JOINED', now(), 1)`,
    [n.north, place.enquiryId, someone.id, n.schools.elm],
  )
  return someone
}
const anEdit = async (writer: RawWriter): Promise<Uint8Array> => {
  const doc = await writer.copy()
  const before = Y.encodeStateVector(doc)
  addCard(doc, { someone: writer.someone as Someone, urn: n.schools.elm }, { paragraphs: ['zzsecret'] })
  return Y.encodeStateAsUpdate(doc, before)
}
const journaled = async () => (await w.sql('select from live_update where document_id = $1', [place.documentId])).length

describe('a message that is', () => {
  it.each<[string, string, (writer: RawWriter) => Promise<string>]>([
    ['malformed', 'live.malformed', (writer) => writer.send(new Uint8Array([255, 1, 2]))],
    ['oversized', 'live.too-large', (writer) => writer.send(new Uint8Array(70_000))],
    [
      'forged',
      'live.not-yours',
      async (writer) => {
        const victim = raw(n.people.member)
        await victim.join()
        return writer.send(await anEdit(writer), { client: victim.joined!.client })
      },
    ],
    [
      'replayed with other words',
      'live.gap',
      async (writer) => {
        const edit = await anEdit(writer)
        expect(await writer.send(edit)).toBe('taken')
        const later = raw(n.people.member)
        expect(await later.write((doc) => void addCard(doc, { someone: n.people.member, urn: n.schools.oak }))).toBe(
          'taken',
        )
        return writer.send(await anEdit(writer), { n: 1 })
      },
    ],
    ['out of order', 'live.gap', async (writer) => writer.send(await anEdit(writer), { n: 7 })],
  ])('%s is answered with %s, logged with who sent it, and changes nothing', async (_, code, send) => {
    const someone = await newcomer()
    const writer = raw(someone)
    await writer.join()
    const answer = await send(writer)
    const before = await journaled()
    expect(answer).toBe(code)
    expect(toldOf(someone)).toEqual([
      expect.objectContaining({ level: 40, what: 'live:update', code, documentId: place.documentId }),
    ])
    // Whoever sent it can go on, and nobody else has noticed.
    expect(await writer.send(await anEdit(writer))).toBe('taken')
    expect(await journaled()).toBe(before + 1)
    expect(logged.join('')).not.toContain('zzsecret')
  })

  it('unauthorised: at the door, at a board, and to write', async () => {
    const stranger = n.people.foreigner
    expect(await raw(stranger).join()).toBe('not-found')
    expect(await raw(stranger).send(new Uint8Array([0, 0]))).toBe('not-found')
    expect(toldOf(stranger).map(({ what, code, documentId }) => [what, code, documentId])).toEqual([
      ['live:join', 'not-found', place.documentId],
      ['live:update', 'not-found', place.documentId],
    ])
    const nobody = socketOf({ url: w.url, cookie: null })
    open.push(nobody)
    await new Promise((resolve) => nobody.once('connect_error', resolve))
    const evil = socketOf({ url: w.url, cookie: stranger.cookie! }, { origin: 'https://evil.example' })
    open.push(evil)
    await new Promise((resolve) => evil.once('connect_error', resolve))
    const unknown = lines().filter(({ personId }) => personId === null)
    expect(unknown.map(({ what, code }) => [what, code])).toEqual([
      ['live connection', 'sign-in.required'],
      ['live connection of another site', 'not-allowed'],
    ])
    expect(logged.join('')).not.toContain('evil.example')
  })

  it('none at all: events nobody knows, places that are none; whoever waits for an answer gets one', async () => {
    const someone = await newcomer()
    const { socket } = raw(someone)
    await until(() => socket.connected)
    const ask = (name: string, ...rest: unknown[]) =>
      (socket as unknown as { emitWithAck(name: string, ...rest: unknown[]): Promise<unknown> }).emitWithAck(
        name,
        ...rest,
      )
    const documentId = place.documentId
    expect(await ask('zzsecret', {})).toEqual({ refused: 'live.malformed' })
    expect(await ask('live:presence', { documentId, state: 'zzsecret' })).toEqual({ refused: 'live.malformed' })
    expect(await ask('live:presence', { documentId, state: {} })).toEqual({ refused: 'not-found' })
    expect(await ask('live:leave', { documentId: 'zzsecret' })).toEqual({ refused: 'live.malformed' })
    expect(toldOf(someone).map(({ what, code }) => [what, code])).toEqual([
      ['unknown event', 'live.malformed'],
      ['live:presence', 'live.malformed'],
      ['live:presence', 'not-found'],
      ['live:leave', 'live.malformed'],
    ])
    expect(logged.join('')).not.toContain('zzsecret')
  })

  it.each<[string, (line: { write(data: string): void }) => void, string]>([
    ['longer than any line takes', (line) => line.write(`2["live:update","${'x'.repeat(200_000)}"]`), 'live.too-large'],
    ['no message of socket.io', (line) => line.write('2{"no": "list"}'), 'live.malformed'],
  ])('%s ends its own line only, and is logged', async (_, write, code) => {
    const [someone, other] = [await newcomer(), raw(n.people.member)]
    const { socket } = raw(someone)
    await until(() => socket.connected)
    await other.join()
    const ended = new Promise((resolve) => socket.once('disconnect', resolve))
    write(socket.io.engine as never)
    await ended
    await until(() => toldOf(someone).length > 0)
    expect(toldOf(someone)).toEqual([expect.objectContaining({ what: 'live connection', code })])
    expect(await other.write((doc) => void addCard(doc, { someone: n.people.member, urn: n.schools.oak }))).toBe(
      'taken',
    )
  })
})

it('a thousand of the same are one line, and their number when it is told', async () => {
  const someone = await newcomer()
  const writer = raw(someone)
  await writer.join()
  const documentId = place.documentId as DocumentId
  const answers = Array.from({ length: 300 }, () => writer.socket.emitWithAck('live:update', { documentId } as never))
  expect(new Set((await Promise.all(answers)).map((answer) => JSON.stringify(answer)))).toEqual(
    new Set(['{"refused":"live.malformed"}']),
  )
  expect(toldOf(someone)).toEqual([expect.objectContaining({ what: 'live:update', code: 'live.malformed' })])
})

it('over GraphQL: an id of others, a wrong password and a malformed question, not a mistake in a form', async () => {
  const someone = n.people.foreigner
  const before = toldOf(someone).length
  await someone.post('mutation($id: ID!) { leaveEnquiry(id: $id) { id } }', { id: n.enquiry.id })
  await someone.post('{ viewer { zzsecret } }')
  await someone.post('mutation { changePassword(current: "zzsecret", next: "three calm herons walk") }')
  await someone.post('mutation($e: String!) { requestPasswordReset(email: $e) }', { e: 'no address' })
  expect(
    toldOf(someone)
      .slice(before)
      .map(({ what, code }) => [what, code]),
  ).toEqual([
    ['graphql leaveEnquiry', 'not-found'],
    ['graphql', 'request.malformed'],
    ['graphql changePassword', 'sign-in.wrong'],
  ])
  expect(logged.join('')).not.toContain('zzsecret')
})

describe('more than one may send', () => {
  it('a person on many pages has one allowance for all of them', async () => {
    const someone = await newcomer()
    const pages = Array.from({ length: 25 }, () => raw(someone))
    await Promise.all(pages.map(({ socket }) => until(() => socket.connected)))
    // Each page stays below its own allowance; together they send for eight seconds at once.
    const documentId = v7() as DocumentId
    const request = { documentId, epoch: 1, client: 2, n: 1, update: toBase64(new Uint8Array([0, 0])) }
    const answers = await Promise.all(
      pages.flatMap(({ socket }) => Array.from({ length: 390 }, () => socket.emitWithAck('live:update', request))),
    )
    const codes = answers.map((answer) => ('refused' in answer ? answer.refused : 'taken'))
    expect(new Set(codes)).toEqual(new Set(['not-found', 'live.quota']))
    expect(codes.filter((code) => code === 'not-found').length).toBeGreaterThanOrEqual(1_200)
  })

  it('a board has one for everybody at it, and other boards have theirs', async () => {
    const other = await board(w, n.north, [ana])
    const everybody = await Promise.all(Array.from({ length: 20 }, newcomer))
    const pages = everybody.map((someone) => raw(someone))
    for (const page of pages) expect(await page.join()).toBeNull()
    const request = { documentId: place.documentId as DocumentId, epoch: 1, client: 2, n: 1, update: '' }
    const flood = pages.flatMap(({ socket }) =>
      Array.from({ length: 390 }, () => socket.emitWithAck('live:update', request)),
    )
    const quiet = raw(ana.someone, other.documentId)
    expect(await quiet.write((doc) => void addCard(doc, ana))).toBe('taken')
    const codes = (await Promise.all(flood)).map((answer) => ('refused' in answer ? answer.refused : 'taken'))
    expect(codes.filter((code) => code === 'live.quota').length).toBeGreaterThan(0)
    expect(codes.filter((code) => code === 'taken')).toEqual([])
  })
})
