// The board between two schools: stored before it is acknowledged, the same for everybody, refused without harm.

import { bodyText, cardsOf, cycleOf } from '@alongside/contracts/board'
import { toBase64 } from '@alongside/contracts/bytes'
import type { AllianceId, Urn } from '@alongside/domain/ids'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import * as Y from 'yjs'
import { addCard, type Board, board } from '../support/board.js'
import { holdDocument, holdTheDoor, isAwaited, letGoOfAll } from '../support/hold.js'
import { Browser, socketOf, until } from '../support/live.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let elm: Urn
let oak: Urn
let alliance: AllianceId
let ana: { someone: Someone; urn: Urn }
let ben: { someone: Someone; urn: Urn }
let zoe: Someone
let place: Board
const open: Browser[] = []

const enter = async (someone: Someone): Promise<Browser> => {
  const browser = new Browser(someone, place.documentId)
  open.push(browser)
  return browser.joined()
}
const bodyOf = (browser: Browser, id: string): string => bodyText(cardsOf(browser.doc).get(id)?.get('body'))
const rows = () =>
  w.sql<{
    id: string
    body: string
    board_column: string
    created_by: string
    removed_at: Date | null
    contributors: string
  }>(
    'select id, body, board_column, created_by, removed_at, contributors::text from card where cycle_id = $1 order by created_at',
    [place.cycleId],
  )

beforeAll(async () => {
  w = await world()
  elm = await w.school('Elm Park')
  oak = await w.school('Oakfield')
  alliance = await w.alliance('North', { schools: [elm, oak] })
  ana = { someone: await w.person({ name: 'Ana', role: 'TEACHER', school: elm }), urn: elm }
  ben = { someone: await w.person({ name: 'Ben', role: 'TEACHER', school: oak }), urn: oak }
  zoe = await w.person({ name: 'Zoe', role: 'TEACHER', school: oak })
})
beforeEach(async () => {
  await letGoOfAll()
  for (const browser of open.splice(0)) browser.close()
  place = await board(w, alliance, [ana, ben])
})
afterAll(async () => {
  await letGoOfAll()
  for (const browser of open.splice(0)) browser.close()
  await w?.close()
})

describe('writing together', () => {
  it('a card of one school is in the database when it is saved, and on the other school’s board', async () => {
    const [a, b] = [await enter(ana.someone), await enter(ben.someone)]
    const id = addCard(a.doc, ana)
    await a.saved()
    expect(await rows()).toMatchObject([{ id, body: 'Pupils answer in single words.', created_by: ana.someone.id }])
    await until(() => cardsOf(b.doc).has(id))
    const text = (cardsOf(b.doc).get(id)!.get('body') as Y.XmlFragment).get(0) as Y.XmlElement
    ;(text.get(0) as Y.XmlText).insert(0, 'In Year 4: ')
    await b.saved()
    await until(() => bodyOf(a, id).includes('In Year 4: Pupils'))
    expect((await rows())[0]!.contributors).toContain(ben.someone.id)
  })

  it('two who write at once end with the same board', async () => {
    const [a, b] = [await enter(ana.someone), await enter(ben.someone)]
    for (let i = 0; i < 10; i += 1) {
      addCard(a.doc, ana)
      addCard(b.doc, ben)
      cycleOf(a.doc).set('focus', `from Ana ${i}`)
      cycleOf(b.doc).set('focus', `from Ben ${i}`)
    }
    await Promise.all([a.saved(), b.saved()])
    await until(
      () =>
        cardsOf(a.doc).size === 20 &&
        cardsOf(b.doc).size === 20 &&
        cycleOf(a.doc).get('focus') === cycleOf(b.doc).get('focus'),
    )
    expect(cardsOf(a.doc).toJSON()).toEqual(cardsOf(b.doc).toJSON())
    const [cycle] = await w.sql<{ focus: string }>('select focus from enquiry_cycle where id = $1', [place.cycleId])
    expect(cycle!.focus).toBe(cycleOf(a.doc).get('focus'))
  })

  it('a removed card stays in the table as removed, and comes back by undoing', async () => {
    const a = await enter(ana.someone)
    const id = addCard(a.doc, ana)
    await a.saved()
    const undo = new Y.UndoManager([cardsOf(a.doc)])
    cardsOf(a.doc).delete(id)
    await a.saved()
    expect((await rows())[0]!.removed_at).not.toBeNull()
    undo.undo()
    await a.saved()
    expect((await rows())[0]!.removed_at).toBeNull()
    expect(a.live.state().rescued).toEqual([])
  })

  it('shows who is here, with the name the server knows', async () => {
    const [a, b] = [await enter(ana.someone), await enter(ben.someone)]
    const id = addCard(b.doc, ben)
    b.live.setPresence({ cardId: id })
    await until(() =>
      a.live.state().present.some(({ name, state, urn }) => name === 'Ben' && urn === oak && state?.cardId === id),
    )
    b.close()
    await until(() => a.live.state().present.length === 0)
  })
})

describe('nothing is lost', () => {
  it('a connection that breaks: edits made meanwhile arrive once, in order', async () => {
    const [a, b] = [await enter(ana.someone), await enter(ben.someone)]
    const first = addCard(a.doc, ana)
    await a.saved()
    a.socket.io.engine.close()
    const second = addCard(a.doc, ana)
    const third = addCard(b.doc, ben)
    a.live.flush()
    await until(() => a.live.state().status === 'live' && a.live.state().pending === 0 && cardsOf(a.doc).has(third))
    await until(() => cardsOf(b.doc).has(second))
    expect([...cardsOf(b.doc).keys()].sort()).toEqual([first, second, third].sort())
    const counted = await w.sql<{ n: number; d: number }>(
      'select count(*)::int n, count(distinct (client, n))::int d from live_update where document_id = $1',
      [place.documentId],
    )
    expect(counted[0]!.n).toBe(counted[0]!.d)
  })

  it('the same numbered edit sent twice is acknowledged twice and written once', async () => {
    const a = await enter(ana.someone)
    addCard(a.doc, ana)
    await a.saved()
    const [row] = await w.sql<{ client: string; n: number; bytes: Buffer; epoch: number }>(
      'select client, n, bytes, epoch from live_update where document_id = $1',
      [place.documentId],
    )
    const again = {
      documentId: place.documentId,
      epoch: row!.epoch,
      client: Number(row!.client),
      n: row!.n,
      update: toBase64(row!.bytes),
    }
    expect(await a.socket.emitWithAck('live:update', again)).toMatchObject({ n: row!.n })
    expect(await w.sql('select 1 from live_update where document_id = $1', [place.documentId])).toHaveLength(1)
  })

  it('another edit under a number that is taken is refused, not taken for the first one', async () => {
    const a = await enter(ana.someone)
    addCard(a.doc, ana)
    await a.saved()
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(a.doc))
    const before = Y.encodeStateVector(other)
    other.clientID = a.live.myClient!
    addCard(other, ana)
    const request = { documentId: place.documentId, epoch: 1, client: a.live.myClient!, n: 1 }
    const update = toBase64(Y.encodeStateAsUpdate(other, before))
    expect(await a.socket.emitWithAck('live:update', { ...request, update })).toEqual({ refused: 'live.gap' })
    expect(await rows()).toHaveLength(1)
  })

  it('news that was missed in the middle of sending: the copy is filled up, and sending goes on', async () => {
    const [a, b] = [await enter(ana.someone), await enter(ben.someone)]
    const [hear] = a.socket.listeners('live:updates')
    a.socket.off('live:updates')
    const told = new Promise((resolve) => a.socket.once('live:updates', resolve))
    const missed = addCard(b.doc, ben)
    await b.saved()
    await told
    a.socket.on('live:updates', hear!)
    const letGo = await holdDocument(w, place.documentId)
    const second = addCard(b.doc, ben)
    b.live.flush()
    await until(() => isAwaited(w, 'for update'))
    addCard(a.doc, ana)
    a.live.flush()
    await letGo()
    await until(() => cardsOf(a.doc).has(missed) && cardsOf(a.doc).has(second))
    addCard(a.doc, ana)
    await a.saved()
    expect(await rows()).toHaveLength(4)
  })

  it('a board that somebody holds up holds up no other', async () => {
    const elsewhere = await board(w, alliance, [ana, ben])
    const [a, b] = [await enter(ana.someone), await new Browser(ben.someone, elsewhere.documentId).joined()]
    open.push(b)
    const letGo = await holdDocument(w, place.documentId)
    addCard(a.doc, ana)
    a.live.flush()
    await until(() => isAwaited(w, 'for update'))
    addCard(b.doc, ben)
    await b.saved()
    expect(a.live.state().pending).toBe(1)
    await letGo()
    await a.saved()
    expect(await rows()).toHaveLength(1)
  })

  it('who opens the board later reads all of it from the journal', async () => {
    const a = await enter(ana.someone)
    const ids = [addCard(a.doc, ana), addCard(a.doc, ana)]
    await a.saved()
    a.close()
    const later = await enter(ben.someone)
    expect([...cardsOf(later.doc).keys()].sort()).toEqual(ids.sort())
  })
})

describe('refused, and still usable', () => {
  const refusedIn = async (browser: Browser, act: () => void): Promise<string> => {
    const before = browser.live.state().rescued.length
    act()
    browser.live.flush()
    await until(() => browser.live.state().rescued.length > before && browser.live.state().status === 'live')
    return browser.live.state().rescued.at(-1)!.code
  }

  it('a change idea before a hunch is supported is refused; the words are kept, and the writer goes on', async () => {
    const a = await enter(ana.someone)
    expect(await refusedIn(a, () => addCard(a.doc, ana, { kind: 'CHANGE_IDEA', column: 'ACTION' }))).toBe(
      'board.column-locked',
    )
    expect(a.live.state().rescued[0]!.passages.map(({ text }) => text)).toEqual(['Pupils answer in single words.'])
    expect(cardsOf(a.doc).size).toBe(0)
    addCard(a.doc, ana)
    await a.saved()
    expect(await rows()).toHaveLength(1)
  })

  it.each<[string, (doc: Y.Doc) => void]>([
    ['a card in another’s name', (doc) => addCard(doc, ben)],
    ['a kind nobody knows', (doc) => addCard(doc, ana, { kind: 'GRADE' })],
    ['a column nobody knows', (doc) => addCard(doc, ana, { column: 'DONE' })],
    ['a field nobody knows', (doc) => addCard(doc, ana, { fields: { grade: 'A' } })],
    ['another root', (doc) => doc.getMap('secrets').set('a', 1)],
    [
      'a block the editor does not know',
      (doc) =>
        (cardsOf(doc).get(addCard(doc, ana))!.get('body') as Y.XmlFragment).insert(0, [new Y.XmlElement('script')]),
    ],
    [
      'a link that runs a script',
      (doc) => {
        const paragraph = (cardsOf(doc).get(addCard(doc, ana))!.get('body') as Y.XmlFragment).get(0) as Y.XmlElement
        ;(paragraph.get(0) as Y.XmlText).format(0, 6, { link: { href: 'javascript:alert(1)' } })
      },
    ],
  ])('%s is refused and reaches nobody', async (_name, act) => {
    const [a, b] = [await enter(ana.someone), await enter(ben.someone)]
    await refusedIn(a, () => act(a.doc))
    const id = addCard(a.doc, ana)
    await a.saved()
    await until(() => cardsOf(b.doc).has(id))
    expect([...cardsOf(b.doc).keys()]).toEqual([id])
    expect([...b.doc.share.keys()]).toEqual(['cards'])
  })

  it.each([
    ['bytes that are no update', new Uint8Array([1, 2, 3, 255, 255])],
    ['an update of more than the limit', new Uint8Array(70_000)],
  ])('%s are refused and the server goes on', async (_name, update) => {
    const a = await enter(ana.someone)
    const answer = await a.socket.emitWithAck('live:update', {
      documentId: place.documentId,
      epoch: 1,
      client: a.live.myClient!,
      n: 1,
      update: toBase64(update),
    })
    expect(answer).toHaveProperty('refused')
    addCard(a.doc, ana)
    await a.saved()
    expect(await rows()).toHaveLength(1)
  })

  it('words that the database cannot keep are refused alone, not tried again for ever', async () => {
    await w.sql(`alter table card add constraint keepable check (body not like '%unkeepable%')`)
    const [a, b] = [await enter(ana.someone), await enter(ben.someone)]
    const letGo = await holdDocument(w, place.documentId)
    cycleOf(b.doc).set('focus', 'We listen first')
    b.live.flush()
    await until(() => isAwaited(w, 'for update'))
    // These two share the next turn.
    addCard(a.doc, ana, { paragraphs: ['unkeepable'] })
    a.live.flush()
    const id = addCard(b.doc, ben)
    b.live.flush()
    await letGo()
    await until(() => a.live.state().rescued.length === 1 && a.live.state().status === 'live')
    await b.saved()
    await w.sql('alter table card drop constraint keepable')
    expect(a.live.state().rescued[0]!.code).toBe('live.shape')
    expect(b.live.state().rescued).toEqual([])
    expect(await rows()).toMatchObject([{ id }])
  })

  it('a place told in a way no browser tells it harms nobody', async () => {
    const [a, b] = [await enter(ana.someone), await enter(ben.someone)]
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    // As bytes of the protocol: a client's own library would not survive it.
    const { documentId } = place
    a.socket.io.engine.write(`2["live:presence",{"documentId":"${documentId}","state":{"anchor":${deep}}}]`)
    a.live.setPresence({ cardId: 'here' })
    await until(() => b.live.state().present.some(({ state }) => state?.cardId === 'here'))
  })

  it('who was refused is here once, not twice', async () => {
    const [a, b] = [await enter(ana.someone), await enter(ben.someone)]
    await refusedIn(a, () => addCard(a.doc, ana, { column: 'ACTION' }))
    const id = addCard(a.doc, ana)
    await a.saved()
    await until(() => cardsOf(b.doc).has(id))
    expect(b.live.state().present.map(({ client }) => client)).toEqual([a.live.myClient])
  })

  it('words written without a line are set aside when the board has closed meanwhile', async () => {
    const a = await enter(ben.someone)
    a.socket.io.engine.close()
    addCard(a.doc, ben)
    a.live.flush()
    await w.sql(`update enquiry_member set state = 'LEFT' where enquiry_id = $1 and person_id = $2`, [
      place.enquiryId,
      ben.someone.id,
    ])
    await until(() => a.live.state().status === 'closed')
    expect(a.live.state()).toMatchObject({ pending: 0, closedBy: 'not-found', rescued: [{ code: 'not-found' }] })
  })

  it('an edit under another person’s client id is refused', async () => {
    const [a, b] = [await enter(ana.someone), await enter(ben.someone)]
    const forged = new Y.Doc()
    forged.clientID = b.live.myClient!
    addCard(forged, ana)
    const answer = await a.socket.emitWithAck('live:update', {
      documentId: place.documentId,
      epoch: 1,
      client: a.live.myClient!,
      n: 1,
      update: toBase64(Y.encodeStateAsUpdate(forged)),
    })
    expect(answer).toEqual({ refused: 'live.not-yours' })
  })
})

describe('a new epoch', () => {
  it('every copy begins afresh, and its writer goes on', async () => {
    const [a, b] = [await enter(ana.someone), await enter(ben.someone)]
    addCard(a.doc, ana)
    await a.saved()
    await w.sql('update live_document set epoch = 2, seq = 0 where id = $1', [place.documentId])
    await w.sql(`select pg_notify('live_rights', $1)`, [place.documentId])
    await until(() => [a, b].every(({ live, doc }) => live.state().status === 'live' && cardsOf(doc).size === 0))
    const id = addCard(a.doc, ana)
    await a.saved()
    await until(() => cardsOf(b.doc).has(id))
    expect([...a.live.state().rescued, ...b.live.state().rescued]).toEqual([])
  })
})

describe('who may', () => {
  it('who loses the right to read while the board opens does not get in', async () => {
    const letGo = await holdTheDoor(w)
    const b = new Browser(ben.someone, place.documentId)
    open.push(b)
    await until(() => isAwaited(w, 'live_client'))
    await w.sql(`update enquiry_member set state = 'LEFT' where enquiry_id = $1 and person_id = $2`, [
      place.enquiryId,
      ben.someone.id,
    ])
    await w.sql(`select pg_notify('rights', $1)`, [ben.someone.id])
    // Whatever hears of it hears of it before this.
    const heard = await enter(zoe)
    expect(heard.live.state().status).toBe('closed')
    await letGo()
    await b.joined()
    expect(b.live.state()).toMatchObject({ status: 'closed', closedBy: 'not-found' })
  })

  it('who goes away while the board opens is not shown as being here', async () => {
    const a = await enter(ana.someone)
    const letGo = await holdDocument(w, place.documentId)
    const gone = new Browser(ben.someone, place.documentId)
    await until(() => isAwaited(w, 'live_client'))
    gone.socket.close()
    await letGo()
    const b = await enter(ben.someone)
    await until(() => a.live.state().present.some(({ client }) => client === b.live.myClient))
    b.close()
    await until(() => a.live.state().present.every(({ client }) => client !== b.live.myClient))
    expect(a.live.state().present).toEqual([])
  })

  it('a database that is away for a moment is not taken for a sign-out', async () => {
    await w.sql('alter function actor_of_session(bytea) rename to away')
    const socket = socketOf(ana.someone)
    const error = await new Promise<Error>((resolve) => socket.once('connect_error', resolve))
    await w.sql('alter function away(bytea) rename to actor_of_session')
    socket.close()
    expect(error.message).toBe('retry')
  })

  it('somebody who is not a member cannot open the board, and is not told that it is there', async () => {
    const stranger = await enter(zoe)
    expect(stranger.live.state()).toMatchObject({ status: 'closed', closedBy: 'not-found' })
  })

  it('no cookie, or another site’s page: no socket', async () => {
    for (const socket of [
      socketOf({ url: w.url, cookie: null }),
      socketOf(ana.someone, { origin: 'https://elsewhere.example' }),
    ]) {
      const refused = await new Promise((resolve) => {
        socket.once('connect_error', () => resolve(true))
        socket.once('connect', () => resolve(false))
      })
      socket.close()
      expect(refused).toBe(true)
    }
  })

  it('who leaves the enquiry loses the open board at once; a paused one is read-only', async () => {
    const [a, b] = [await enter(ana.someone), await enter(ben.someone)]
    await w.sql(`update enquiry set state = 'PAUSED' where id = $1`, [place.enquiryId])
    await w.sql(`select pg_notify('live_rights', $1)`, [place.documentId])
    await until(() => !a.live.state().canWrite && !b.live.state().canWrite)
    await w.sql(`update enquiry_member set state = 'LEFT' where enquiry_id = $1 and person_id = $2`, [
      place.enquiryId,
      ben.someone.id,
    ])
    await w.sql(`select pg_notify('rights', $1)`, [ben.someone.id])
    await until(() => b.live.state().status === 'closed')
    expect(a.live.state().status).toBe('live')
  })
})
