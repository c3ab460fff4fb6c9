// T03, T12: who connects from where, and every event of every role in every room, also in rooms known by name only.
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { io } from 'socket.io-client'
import { v7 } from 'uuid'
import * as Y from 'yjs'
import { Config } from '../../apps/api/src/platform/config.js'
import { addCard, type Board, board } from '../support/board.js'
import { socketOf, type TestSocket, until } from '../support/live.js'
import { type Name, type Neighbourhood, neighbourhood } from '../support/neighbourhood.js'
import { RawWriter } from '../support/raw-writer.js'
import { type World, world } from '../support/world.js'

let w: World
let n: Neighbourhood
/** A board of Elm Park and Oak Tree, one of Ash Hill beside them, one of the other alliance. */
let boards: Record<'ours' | 'beside' | 'foreign', Board>
const open: { close(): void }[] = []

beforeAll(async () => {
  w = await world()
  n = await neighbourhood(w)
  const { people, schools } = n
  boards = {
    ours: await board(w, n.north, [
      { someone: people.lead, urn: schools.elm },
      { someone: people.member, urn: schools.oak },
    ]),
    beside: await board(w, n.north, [{ someone: people.neighbour, urn: schools.ash }]),
    foreign: await board(w, n.south, [{ someone: people.foreigner, urn: schools.far }]),
  }
  await w.sql(
    `insert into item_grant (space_id, id, item_id, item_kind, person_id, role, expires_at) values ($1, $2, $3, 'enquiry', $4, 'GUEST', now() + interval '1 day')`,
    [n.north, v7(), boards.ours.enquiryId, people.guest.id],
  )
})
afterEach(() => {
  for (const one of open.splice(0)) one.close()
})
afterAll(() => w?.close())

const connected = async (name: Name): Promise<TestSocket> => {
  const socket = socketOf(n.people[name])
  open.push(socket)
  await until(() => socket.connected)
  return socket
}
const raw = (name: Name, id: string): RawWriter => {
  const writer = new RawWriter(n.people[name], id)
  open.push({ close: () => writer.socket.close() })
  return writer
}

describe('T03: pages of other sites', () => {
  const knock = (headers: Record<string, string>) =>
    new Promise<string>((resolve) => {
      const socket = io(w.url, {
        path: '/rt',
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
        extraHeaders: headers,
      })
      open.push(socket)
      socket.on('connect', () => resolve('in'))
      socket.on('connect_error', () => resolve('out'))
    })

  it.each<[string, (url: URL) => Record<string, string>]>([
    ['evil', () => ({ origin: 'https://evil.example' })],
    ['null', () => ({ origin: 'null' })],
    ['with ours at its end', ({ host }) => ({ origin: `http://evil.example.${host}` })],
    ['with ours at its beginning', ({ origin }) => ({ origin: `${origin}.evil.example` })],
    ['with ours as its user', ({ host }) => ({ origin: `http://${host}@evil.example` })],
    ['of another port', ({ hostname, port }) => ({ origin: `http://${hostname}:${Number(port) + 1}` })],
    ['two at once', ({ origin }) => ({ origin: `${origin}, https://evil.example` })],
    ['empty', () => ({ origin: '' })],
    ['none', () => ({})],
  ])('an origin that is %s stays outside, whoever’s cookie it brings', async (_, from) => {
    const cookie = n.people.lead.cookie!
    expect(await knock({ ...from(new URL(w.url)), cookie })).toBe('out')
    expect(await knock({ origin: w.url, cookie })).toBe('in')
  })

  it('with a public address only that very origin is ours', () => {
    const config = new Config({ ...w.options, publicUrl: 'https://alongside.example' })
    const like = [
      'http://alongside.example',
      'https://alongside.example:8443',
      'https://alongside.example.evil.example',
      'https://evil.example/https://alongside.example',
      'https://evilalongside.example',
      'https://alongside.example@evil.example',
      'https://sub.alongside.example',
      'https://alongside.example/',
      'HTTPS://ALONGSIDE.EXAMPLE',
      'http://localhost',
      'null',
      '',
      undefined,
    ]
    expect(like.filter((origin) => config.isOwnOrigin(origin))).toEqual([])
    expect(config.isOwnOrigin('https://alongside.example')).toBe(true)
  })
})

const reading: readonly Name[] = ['lead', 'member', 'guest']
const outside: readonly Name[] = [
  'left',
  'colleague',
  'neighbour',
  'paused',
  'head',
  'partnerHead',
  'pastDeputy',
  'governor',
  'trust',
  'coordinator',
  'broker',
  'observer',
  'askedHead',
  'governorOnly',
  'admin',
  'foreigner',
  'foreignHead',
  'foreignCoordinator',
]

describe('T12: every event, everybody, every room', () => {
  it('those who may not read our board reach it by no event, and hear nothing of it', async () => {
    const inside = raw('lead', boards.ours.documentId)
    expect(await inside.join()).toBeNull()
    const heard: string[] = []
    const answers = await Promise.all(
      outside.map(async (name) => {
        const writer = raw(name, boards.ours.documentId)
        const edit = new Y.Doc()
        addCard(edit, { someone: n.people[name], urn: n.schools.elm })
        writer.socket.onAny((event: string) => heard.push(`${name} ${event}`))
        const place = { documentId: boards.ours.documentId, state: { cardId: 'spying' } }
        writer.socket.emit('live:presence', place)
        const answer = [await writer.join(), await writer.send(Y.encodeStateAsUpdate(edit))]
        writer.socket.emit('live:presence', place)
        writer.socket.emit('live:leave', { documentId: boards.ours.documentId })
        return [name, ...answer]
      }),
    )
    expect(answers).toEqual(outside.map((name) => [name, 'not-found', 'not-found']))
    // A member's edit and place come to those inside, and to nobody else.
    const member = raw('member', boards.ours.documentId)
    const written = await member.write((doc) => void addCard(doc, { someone: n.people.member, urn: n.schools.oak }))
    expect(written).toBe('taken')
    member.socket.emit('live:presence', { documentId: boards.ours.documentId, state: { cardId: 'here' } })
    await until(() => JSON.stringify(inside.heard).includes('"here"'))
    expect(JSON.stringify(inside.heard)).not.toContain('spying')
    expect(heard.filter((one) => one.includes('live:'))).toEqual([])
  })

  it.each(reading)('whoever sits at our board reaches no other one from there: %s', async (name) => {
    const here = raw(name, boards.ours.documentId)
    expect(await here.join()).toBeNull()
    for (const other of [boards.beside, boards.foreign]) {
      const there = raw(other === boards.foreign ? 'foreigner' : 'neighbour', other.documentId)
      expect(await there.join()).toBeNull()
      const edit = new Y.Doc()
      edit.clientID = here.joined!.client
      addCard(edit, { someone: n.people[name], urn: n.schools.elm })
      const request = { documentId: other.documentId }
      // The seat here opens nothing there: not under its own client number, not under that of who sits there.
      for (const client of [here.joined!.client, there.joined!.client])
        expect(await here.send(Y.encodeStateAsUpdate(edit), { ...request, client, n: 1 })).toBe('not-found')
      here.socket.emit('live:presence', { ...request, state: { cardId: 'spying' } })
      here.socket.emit('live:leave', request)
      expect(await there.join({ client: there.joined!.client })).toBeNull()
      expect(there.joined!.present.map(({ personId }) => personId)).toEqual([there.joined!.present[0]!.personId])
      expect(JSON.stringify(there.heard)).not.toContain('spying')
      expect(await w.sql('select from live_update where document_id = $1', [other.documentId])).toHaveLength(0)
    }
  })

  it('a guest reads our board, tells where they are, and writes nothing', async () => {
    const guest = raw('guest', boards.ours.documentId)
    expect(await guest.join()).toBeNull()
    expect(guest.joined!.canWrite).toBe(false)
    const edit = (doc: Y.Doc) => void addCard(doc, { someone: n.people.guest, urn: n.schools.elm })
    expect(await guest.write(edit)).toBe('board.read-only')
  })

  it('names that rooms have inside open nothing', async () => {
    const [spy, lead] = [await connected('neighbour'), raw('lead', boards.ours.documentId)]
    await lead.join()
    const heard: string[] = []
    spy.onAny((name: string) => heard.push(name))
    const rooms = [
      `document:${boards.ours.documentId}`,
      `person:${n.people.lead.id}`,
      lead.socket.id!,
      boards.ours.enquiryId,
      boards.ours.cycleId,
      n.north,
      `${boards.ours.documentId} `,
      boards.ours.documentId.toUpperCase(),
      `{${boards.ours.documentId}}`,
      `urn:uuid:${boards.ours.documentId}`,
      [boards.ours.documentId],
      { toString: 'x' },
    ]
    for (const room of rooms) {
      const request = { v: 1, documentId: room, stateVector: new Uint8Array([0]) } as never
      expect([room, await spy.emitWithAck('live:join', request)]).toEqual([
        room,
        { refused: expect.stringMatching(/^(live\.malformed|not-found)$/) },
      ])
    }
    // Events the protocol does not know, such as those by which other programs let people into rooms.
    const emit = spy.emit.bind(spy) as unknown as (name: string, ...rest: unknown[]) => void
    for (const name of [
      'join',
      'room',
      'subscribe',
      'sync',
      'live:updates',
      'live:closed',
      'live:rights',
      'awareness',
      'live:cursor',
      'live:typing',
    ])
      for (const room of rooms) emit(name, room, () => undefined)
    const writer = raw('member', boards.ours.documentId)
    expect(await writer.write((doc) => void addCard(doc, { someone: n.people.member, urn: n.schools.oak }))).toBe(
      'taken',
    )
    await until(() => lead.told('live:updates').length > 0)
    // Its line still stands, and nothing came over it.
    expect(
      await spy.emitWithAck('live:join', { v: 1, documentId: v7() as never, stateVector: new Uint8Array([0]) }),
    ).toEqual({ refused: 'not-found' })
    expect(heard.filter((name) => name.startsWith('live:'))).toEqual([])
  })
})

describe('T13: where somebody is', () => {
  it('is told at most so often and only so long, without losing the line', async () => {
    const [here, loud] = [raw('lead', boards.ours.documentId), raw('member', boards.ours.documentId)]
    await here.join()
    await loud.join()
    for (let at = 0; at < 300; at += 1)
      loud.socket.emit('live:presence', { documentId: boards.ours.documentId, state: { cardId: `flood-${at}` } })
    loud.socket.emit('live:presence', { documentId: boards.ours.documentId, state: { field: 'x'.repeat(60_000) } })
    // What follows on the same line arrives after it.
    expect(await loud.write((doc) => void addCard(doc, { someone: n.people.member, urn: n.schools.oak }))).toBe('taken')
    await until(() => here.told('live:updates').length > 0)
    const flood = here.heard.filter(({ event }) => JSON.stringify(event).includes('flood-'))
    expect(flood.length).toBeGreaterThan(0)
    // One second's allowance, or two when the second turns meanwhile.
    expect(flood.length).toBeLessThanOrEqual(40)
    expect(JSON.stringify(here.heard)).not.toContain('x'.repeat(100))
  })
})
