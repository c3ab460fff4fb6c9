// T04, T11, T12, T13: a member, a guest, a reader and a stranger who speak the live protocol by hand.
import { cardsOf, cycleOf, putCard } from '@alongside/contracts/board'
import type { DocumentId, Urn } from '@alongside/domain/ids'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { v7 } from 'uuid'
import * as Y from 'yjs'
import { addCard, type Board, board } from '../support/board.js'
import { Browser, until } from '../support/live.js'
import { type Neighbourhood, neighbourhood } from '../support/neighbourhood.js'
import { RawWriter } from '../support/raw-writer.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let n: Neighbourhood
let place: Board
let ana: { someone: Someone; urn: Urn }
let ben: { someone: Someone; urn: Urn }
const open: { close(): void }[] = []

beforeAll(async () => {
  w = await world()
  n = await neighbourhood(w)
  ana = { someone: n.people.lead, urn: n.schools.elm }
  ben = { someone: n.people.member, urn: n.schools.oak }
})
beforeEach(async () => {
  place = await board(w, n.north, [ana, ben])
})
afterEach(() => {
  for (const one of open.splice(0)) one.close()
})
afterAll(() => w?.close())

const raw = (someone: Pick<Someone, 'url' | 'cookie'>, id: string = place.documentId): RawWriter => {
  const writer = new RawWriter(someone, id)
  open.push({ close: () => writer.socket.close() })
  return writer
}
const enter = async (someone: Someone): Promise<Browser> => {
  const browser = new Browser(someone, place.documentId)
  open.push(browser)
  return browser.joined()
}
const journaled = async () =>
  (
    await w.sql<{ n: number }>('select count(*)::int as n from live_update where document_id = $1', [place.documentId])
  )[0]!.n
/** Somebody else of the group goes on as if nothing had happened. */
const othersGoOn = async () => {
  const b = await enter(ben.someone)
  const id = addCard(b.doc, ben)
  await b.saved()
  expect(b.live.state().rescued).toEqual([])
  expect(await w.sql('select id from card where id = $1', [id])).toHaveLength(1)
}

describe('T12: who may open it, and who may write', () => {
  it.each<[string, () => string]>([
    ['a board of others', () => n.enquiry.documentId],
    ['the cycle instead of its board', () => n.enquiry.cycleId],
    ['the enquiry instead of its board', () => n.enquiry.id],
    ['an id nobody has', () => v7()],
  ])('%s: the same answer to whoever has no part in it', async (_, id) => {
    const {
      neighbour,
      foreigner,
      governor,
      coordinator,
      colleague,
      left,
      admin,
      observer,
      governorOnly,
      paused,
      partnerHead,
    } = n.people
    for (const someone of [
      neighbour,
      foreigner,
      governor,
      coordinator,
      colleague,
      left,
      admin,
      observer,
      governorOnly,
      paused,
      partnerHead,
    ]) {
      expect([someone.name, await raw(someone, id()).join()]).toEqual([someone.name, 'not-found'])
    }
  })

  it('what is no id at all is no request', async () => {
    for (const id of ['document:1', '../', '', "' or 1=1 --"])
      expect(await raw(ana.someone, id).join()).toBe('live.malformed')
  })

  it('writes nothing without a seat, on whatever document', async () => {
    const writer = raw(n.people.neighbour)
    await until(() => writer.socket.connected)
    const doc = new Y.Doc()
    addCard(doc, ben)
    expect(await writer.send(Y.encodeStateAsUpdate(doc))).toBe('not-found')
    expect(await journaled()).toBe(0)
  })

  it.each<[string, string, () => Promise<unknown>]>([
    [
      'a guest',
      'guest',
      () =>
        w.sql(
          `insert into item_grant (space_id, id, item_id, item_kind, person_id, role, expires_at) values ($1, $2, $3, 'enquiry', $4, 'GUEST', now() + interval '1 day')`,
          [n.north, v7(), place.enquiryId, n.people.guest.id],
        ),
    ],
    [
      'a reader of the alliance',
      'neighbour',
      () => w.sql(`update enquiry set visibility = 'ALLIANCE' where id = $1`, [place.enquiryId]),
    ],
    [
      'a member whose school is paused',
      'paused',
      () =>
        w.sql(
          `insert into enquiry_member (space_id, enquiry_id, person_id, urn, state, joined_at, protocol_version) values ($1, $2, $3, $4, 'JOINED', now(), 1)`,
          [n.north, place.enquiryId, n.people.paused.id, n.schools.yew],
        ),
    ],
  ])('%s reads, and adds, moves and removes nothing', async (_, name, prepare) => {
    const a = await enter(ana.someone)
    const id = addCard(a.doc, ana)
    await a.saved()
    await prepare()
    const writer = raw(n.people[name as keyof Neighbourhood['people']])
    expect(await writer.join()).toBeNull()
    const before = await journaled()
    for (const change of [
      (doc: Y.Doc) => void addCard(doc, { ...ana, someone: writer.someone as Someone }),
      (doc: Y.Doc) => cardsOf(doc).delete(id),
      (doc: Y.Doc) => cardsOf(doc).get(id)!.set('column', 'HUNCH'),
      (doc: Y.Doc) => cycleOf(doc).set('focus', 'mine'),
    ])
      expect(await writer.write(change)).toBe('board.read-only')
    expect(await journaled()).toBe(before)
  })

  it.each([
    ['paused', `update enquiry set state = 'PAUSED' where id = $1`],
    ['closed', `update enquiry set state = 'CLOSED' where id = $1`],
    ['checked', `update enquiry_cycle set stage = 'CHECKED' where enquiry_id = $1`],
  ])('nobody writes on a %s board, not even in the moment before their page hears of it', async (_, change) => {
    const writer = raw(ana.someone)
    await writer.join()
    await w.sql(change, [place.enquiryId])
    expect(await writer.write((doc) => void addCard(doc, ana))).toBe('board.read-only')
  })

  it.each<[string, string, string]>([
    ['left the group', `update enquiry_member set state = 'LEFT' where person_id = $1`, 'not-found'],
    ['lost the role', 'delete from role_holding where person_id = $1', 'not-found'],
    ['been suspended', `update person set state = 'SUSPENDED' where id = $1`, 'sign-in.required'],
    ['been signed out', 'delete from session where person_id = $1', 'sign-in.required'],
    ['stayed signed in too long', 'update session set expires_at = now() where person_id = $1', 'sign-in.required'],
  ])('T04, T30: whoever has %s writes nothing more, though their page has not heard of it', async (_, change, code) => {
    const mia = await w.person({ role: 'TEACHER', school: n.schools.ash })
    await w.sql(
      `insert into enquiry_member (space_id, enquiry_id, person_id, urn, state, joined_at, protocol_version) values ($1, $2, $3, $4, 'JOINED', now(), 1)`,
      [n.north, place.enquiryId, mia.id, n.schools.ash],
    )
    const writer = raw(mia)
    const doc = await writer.copy()
    const before = Y.encodeStateVector(doc)
    addCard(doc, { someone: mia, urn: n.schools.ash })
    await w.sql(change, [mia.id])
    expect(await writer.send(Y.encodeStateAsUpdate(doc, before))).toBe(code)
    expect(await journaled()).toBe(0)
  })
})

describe('T13: in another’s name', () => {
  it('an edit sent under another’s client number does not use up their numbers', async () => {
    const [thief, victim] = [raw(ana.someone), await enter(ben.someone)]
    const doc = await thief.copy()
    const before = Y.encodeStateVector(doc)
    addCard(doc, ana)
    const stolen = { client: victim.live.myClient!, n: 1 }
    expect(await thief.send(Y.encodeStateAsUpdate(doc, before), stolen)).toBe('live.not-yours')
    const id = addCard(victim.doc, ben)
    await victim.saved()
    expect(await w.sql('select id from card where id = $1', [id])).toHaveLength(1)
  })

  it('is not asked for at the door: another’s client number is not given again', async () => {
    const victim = await enter(ben.someone)
    const thief = raw(ana.someone)
    await thief.join({ client: victim.live.myClient! })
    expect(thief.joined!.client).not.toBe(victim.live.myClient)
  })

  it.each<[string, (doc: Y.Doc, id: string) => void]>([
    ['a card made by somebody else', (doc) => void addCard(doc, ben)],
    ['a card made by nobody', (doc) => void addCard(doc, ana, { createdBy: '' })],
    ['for another school', (doc) => void addCard(doc, ana, { createdUrn: n.schools.far })],
    ['another maker of a card that is there', (doc, id) => cardsOf(doc).get(id)!.set('createdBy', ana.someone.id)],
    [
      'another day of a card that is there',
      (doc, id) => cardsOf(doc).get(id)!.set('createdAt', '2020-01-01T00:00:00.000Z'),
    ],
    ['a contributor', (doc, id) => cardsOf(doc).get(id)!.set('contributors', new Y.Array())],
  ])('%s is refused', async (_, change) => {
    const b = await enter(ben.someone)
    const id = addCard(b.doc, ben)
    await b.saved()
    expect(await raw(ana.someone).write((doc) => change(doc, id))).toBe('live.shape')
  })

  it('somebody’s place on the board is told with the name the server knows, and from nobody without a seat', async () => {
    const [a, b, outside] = [raw(ana.someone), raw(ben.someone), raw(n.people.neighbour)]
    await Promise.all([a.join(), b.join(), outside.join()])
    const forged = { name: 'Hope Head', personId: n.people.partnerHead.id, urn: n.schools.far, client: 7 }
    const tell = (writer: RawWriter, state: object) =>
      writer.socket.emit('live:presence', {
        documentId: place.documentId as DocumentId,
        ...forged,
        state: { ...forged, ...state },
      } as never)
    tell(outside, { cardId: 'outside' })
    tell(b, { cardId: 'x'.repeat(3_000) })
    tell(b, { anchor: 'x'.repeat(3_000) })
    tell(b, { cardId: 'inside' })
    await until(() => JSON.stringify(a.heard).includes('inside'))
    const told = (a.told('live:presence') as { present: unknown[] }[]).flatMap(({ present }) => present)
    expect(told.at(-1)).toEqual({
      client: b.joined!.client,
      personId: ben.someone.id,
      name: ben.someone.name,
      urn: ben.urn,
      state: { cardId: 'inside' },
    })
    expect(JSON.stringify(told)).not.toMatch(/outside|Hope|x{9}/)
    expect(outside.told('live:presence')).toEqual([])
  })
})

describe('locked columns', () => {
  it('BRD-3, BRD-4: are not reached by removing a card and making it again somewhere else, nor as something else', async () => {
    const writer = raw(ana.someone)
    const id = v7()
    const createdAt = new Date().toISOString()
    const put = (kind: string, column: string) => (doc: Y.Doc) =>
      void putCard(doc, id, {
        kind,
        column,
        rank: 'a0V',
        fields: {},
        paragraphs: [],
        links: {},
        createdBy: ana.someone.id,
        createdUrn: ana.urn,
        createdAt,
      })
    expect(await writer.write(put('HUNCH', 'HUNCH'))).toBe('taken')
    expect(await writer.write((doc) => cardsOf(doc).delete(id))).toBe('taken')
    expect(await writer.write(put('HUNCH', 'ACTION'))).toBe('board.column-locked')
    expect(await writer.write(put('CHANGE_IDEA', 'SCANNING'))).toMatch(/board.column-locked|live.shape/)
    // What the guards of a stage count by its row would be another thing on the board.
    expect(await writer.write(put('EVIDENCE', 'SCANNING'))).toBe('live.shape')
    expect(await writer.write(put('HUNCH', 'HUNCH'))).toBe('taken')
    expect(await writer.write((doc) => cardsOf(doc).get(id)!.set('column', 'ACTION'))).toBe('board.column-locked')
    // In one go: gone and made again.
    expect(
      await writer.write((doc) => {
        cardsOf(doc).delete(id)
        put('HUNCH', 'ACTION')(doc)
      }),
    ).toBe('board.column-locked')
  })
})

describe('T11: contents that break something', () => {
  const body = (doc: Y.Doc, id: string) => cardsOf(doc).get(id)!.get('body') as Y.XmlFragment
  const card = (doc: Y.Doc, more: Parameters<typeof addCard>[2] = {}) => addCard(doc, ana, more)
  const nested = (levels: number) => {
    let inner: Y.XmlElement = new Y.XmlElement('paragraph')
    for (let level = 0; level < levels; level += 1) {
      const outer = new Y.XmlElement(level % 2 === 0 ? 'listItem' : 'bulletList')
      outer.insert(0, [inner])
      inner = outer
    }
    return inner
  }

  it.each<[string, (doc: Y.Doc) => void]>([
    ['a sign that no database keeps, in a field', (doc) => void card(doc, { fields: { title: 'a\u0000b' } })],
    ['the same in the text', (doc) => void card(doc, { paragraphs: ['a\u0000b'] })],
    ['the same in the focus', (doc) => cycleOf(doc).set('focus', 'a\u0000b')],
    ['the same in a link', (doc) => void card(doc, { links: { [v7()]: 'a\u0000b' } })],
    ['a day only JavaScript understands', (doc) => void card(doc, { createdAt: '+100000-01-01T00:00:00.000Z' })],
    ['a day in words', (doc) => void card(doc, { createdAt: 'Tue Mar 01 2022 (what a day)' })],
    [
      'a link that is a whole document',
      (doc) => void card(doc, { links: { [v7()]: { a: { b: 'c'.repeat(9_000) } } as never } }),
    ],
    ['a link with a novel in it', (doc) => void card(doc, { links: { [v7()]: 'x'.repeat(9_000) } })],
    [
      'a list hidden among the cards',
      (doc) => {
        const hidden = doc.get('cards') as unknown as Y.Array<string>
        Y.Array.prototype.insert.call(hidden, 0, ['hidden'])
      },
    ],
    ['a list hidden in a card', (doc) => Y.Array.prototype.insert.call(cardsOf(doc).get(card(doc)), 0, ['hidden'])],
    [
      'a list hidden in its fields',
      (doc) => Y.Array.prototype.insert.call(cardsOf(doc).get(card(doc))!.get('fields'), 0, ['hidden']),
    ],
    [
      'a list hidden in its links',
      (doc) => Y.Array.prototype.insert.call(cardsOf(doc).get(card(doc))!.get('links'), 0, ['hidden']),
    ],
    ['words hidden beside its text', (doc) => Y.Map.prototype.set.call(body(doc, card(doc)), 'hidden', 'hidden')],
    [
      'words hidden beside a run of text',
      (doc) => {
        const paragraph = body(doc, card(doc)).get(0) as Y.XmlElement
        ;(paragraph.get(0) as Y.XmlText).setAttribute('hidden', 'hidden')
      },
    ],
    [
      'an attribute as long as a novel',
      (doc) => {
        const list = new Y.XmlElement('orderedList')
        list.setAttribute('type', 'x'.repeat(9_000))
        body(doc, card(doc)).insert(0, [list])
      },
    ],
    ['lists in lists in lists', (doc) => body(doc, card(doc)).insert(0, [nested(40)])],
    ['lists as deep as an edit can hold', (doc) => body(doc, card(doc)).insert(0, [nested(300)])],
    ['a document in the document', (doc) => cardsOf(doc).set(v7(), new Y.Doc() as never)],
    [
      'a document among the fields',
      (doc) => (cardsOf(doc).get(card(doc))!.get('fields') as Y.Map<unknown>).set('title', new Y.Doc()),
    ],
    ['a list instead of a card', (doc) => cardsOf(doc).set(v7(), new Y.Array() as never)],
    [
      'a text instead of a field',
      (doc) => (cardsOf(doc).get(card(doc))!.get('fields') as Y.Map<unknown>).set('title', new Y.Text('x')),
    ],
    ['a prototype', (doc) => (cardsOf(doc).get(card(doc))!.get('fields') as Y.Map<unknown>).set('__proto__', 'x')],
    ['a field of another kind', (doc) => void card(doc, { fields: { verdict: 'ADOPT' } })],
    ['a number without an end', (doc) => cycleOf(doc).set('learnersNumber', Number.POSITIVE_INFINITY)],
  ])('%s is refused for good, and keeps nobody from working', async (_, change) => {
    const writer = raw(ana.someone)
    expect(await writer.write(change)).not.toMatch(/taken|retry/)
    expect(await journaled()).toBe(0)
    await othersGoOn()
  })

  it.each<[string, number[]]>([
    ['nothing', []],
    ['one byte', [255]],
    ['more clients than there are bytes', [255, 255, 255, 255, 15, 0]],
    ['more edits than there are bytes', [1, 255, 255, 255, 255, 15, 5, 0]],
    ['more deletions than there are bytes', [0, 1, 5, 255, 255, 255, 255, 15, 0, 1]],
    ['a deletion of nearly everything', [0, 1, 5, 1, 0, 255, 255, 255, 255, 15]],
  ])('an update that announces %s costs nothing and is refused', async (_, bytes) => {
    const writer = raw(ana.someone)
    await writer.join()
    const before = process.memoryUsage().rss
    const began = performance.now()
    expect(await writer.send(new Uint8Array(bytes))).toMatch(/^live\./)
    expect(performance.now() - began).toBeLessThan(1_000)
    expect(process.memoryUsage().rss - before).toBeLessThan(50e6)
    await othersGoOn()
  })

  it('messages that are none are answered or dropped, and the line stays', async () => {
    const writer = raw(ana.someone)
    await writer.join()
    const emit = writer.socket.emit.bind(writer.socket) as unknown as (...args: unknown[]) => void
    for (const name of [
      'live:join',
      'live:update',
      'live:leave',
      'live:presence',
      'live:closed',
      'live:updates',
      'news',
      '__proto__',
    ]) {
      for (const message of [
        undefined,
        null,
        7,
        'text',
        [],
        {},
        { documentId: {} },
        { documentId: place.documentId, state: null },
      ])
        emit(name, message)
      emit(name)
      emit(name, {}, 'not a function')
    }
    expect(await writer.write((doc) => void addCard(doc, ana))).toBe('taken')
    await othersGoOn()
  })
})

describe('T04: from the moment it changes', () => {
  const edits = (writer: RawWriter) => writer.told('live:updates').length
  const shut = (writer: RawWriter) => until(() => writer.told('live:closed').length > 0 || !writer.socket.connected)

  it.each<[string, () => Promise<Someone>, (reader: Someone) => Promise<unknown>]>([
    [
      'a guest is shown out',
      async () => {
        await w.sql(
          `insert into item_grant (space_id, id, item_id, item_kind, person_id, role, expires_at) values ($1, $2, $3, 'enquiry', $4, 'GUEST', now() + interval '1 day')`,
          [n.north, v7(), place.enquiryId, n.people.guest.id],
        )
        return n.people.guest
      },
      async (reader) => {
        const [grant] = await w.sql<{ id: string }>('select id from item_grant where person_id = $1 and item_id = $2', [
          reader.id,
          place.enquiryId,
        ])
        await ana.someone.ask('mutation($id: ID!, $g: ID!) { removeGuest(id: $id, guestId: $g) { id } }', {
          id: place.enquiryId,
          g: grant!.id,
        })
      },
    ],
    [
      'the lead narrows who can read',
      async () => {
        await w.sql(`update enquiry set visibility = 'ALLIANCE' where id = $1`, [place.enquiryId])
        return n.people.neighbour
      },
      () =>
        ana.someone.ask('mutation($id: ID!) { setEnquiryVisibility(id: $id, visibility: GROUP) { id } }', {
          id: place.enquiryId,
        }),
    ],
    [
      'a school is no longer in the cluster',
      async () => {
        await w.sql(`update enquiry set visibility = 'CLUSTER' where id = $1`, [place.enquiryId])
        await n.people.coordinator.ask(
          'mutation($a: ID!, $n: String!, $u: [ID!]!) { createCluster(allianceId: $a, name: $n, urns: $u) { id } }',
          { a: n.north, n: v7(), u: [n.schools.elm, n.schools.oak, n.schools.ash] },
        )
        return n.people.neighbour
      },
      async () => {
        const [cluster] = await w.sql<{ id: string }>(
          'select id from cluster where space_id = $1 order by id desc limit 1',
          [n.north],
        )
        await n.people.coordinator.ask('mutation($a: ID!, $id: ID!) { removeCluster(allianceId: $a, id: $id) }', {
          a: n.north,
          id: cluster!.id,
        })
      },
    ],
    [
      'a member leaves',
      async () => ben.someone,
      (reader) => reader.ask('mutation($id: ID!) { leaveEnquiry(id: $id) { id } }', { id: place.enquiryId }),
    ],
    ['a session is ended elsewhere', () => w.again(ben.someone), (reader) => reader.ask('mutation { signOut }')],
  ])('%s: nothing more arrives there', async (_, come, change) => {
    const reader = await come()
    const page = raw(reader)
    expect(await page.join()).toBeNull()
    const writer = raw(ana.someone)
    expect(await writer.write((doc) => void addCard(doc, ana))).toBe('taken')
    await until(() => edits(page) === 1)
    await change(reader)
    await shut(page)
    expect(await writer.write((doc) => void addCard(doc, ana))).toMatch(/taken|board.read-only/)
    const later = raw(ana.someone)
    await later.join()
    expect(edits(page)).toBe(1)
  })

  it('whoever loses the right while their page is opening does not get in', async () => {
    // Its way in waits where it is given a client number.
    const holding = new pg.Client({ ...w.options.app })
    await holding.connect()
    await holding.query('begin; lock table live_client in share row exclusive mode')
    const page = raw(ben.someone)
    const answer = page.join()
    await until(
      async () =>
        (await w.sql(`select from pg_locks where not granted and relation = 'live_client'::regclass`)).length > 0,
    )
    await w.sql(`update enquiry_member set state = 'LEFT' where enquiry_id = $1 and person_id = $2`, [
      place.enquiryId,
      ben.someone.id,
    ])
    await w.sql(`select pg_notify('rights', $1)`, [ben.someone.id])
    // The notice has been heard once a later one was acted on.
    const other = raw(n.people.neighbour)
    await until(() => other.socket.connected)
    await w.sql('delete from session where person_id = $1', [n.people.neighbour.id])
    await w.sql(`select pg_notify('rights', $1)`, [n.people.neighbour.id])
    await until(() => !other.socket.connected)
    await holding.end()
    expect(await answer).toBe('not-found')
    n.people.neighbour.cookie = (await w.again(n.people.neighbour)).cookie
  })
})
