// What the browser's side promises on bad networks and bad days: nothing typed is lost, nothing counts twice, nothing is forced in.
import { bodyText, cardsOf } from '@alongside/contracts/board'
import { wordsOnBoard } from '@alongside/contracts/board-words'
import { limits } from '@alongside/contracts/live'
import type { AllianceId, Urn } from '@alongside/domain/ids'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import * as Y from 'yjs'
import { backOff } from '../../apps/web/src/platform/live/back-off.js'
import { LiveDocument, type LiveOptions } from '../../apps/web/src/platform/live/LiveDocument.js'
import { addCard, type Board, board } from '../support/board.js'
import { chance, fingerprint } from '../support/convergence.js'
import { Disk } from '../support/disk.js'
import { holdDocument, letGoOfAll } from '../support/hold.js'
import { Browser, socketOf, type TestSocket, until } from '../support/live.js'
import { disturb, Tunnel } from '../support/poor-line.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let elm: Urn
let oak: Urn
let alliance: AllianceId
let ana: { someone: Someone; urn: Urn }
let ben: { someone: Someone; urn: Urn }
let place: Board
const ends: (() => void)[] = []

beforeAll(async () => {
  w = await world()
  elm = await w.school('Elm Park')
  oak = await w.school('Oakfield')
  alliance = await w.alliance('North', { schools: [elm, oak] })
  ana = { someone: await w.person({ name: 'Ana', role: 'TEACHER', school: elm }), urn: elm }
  ben = { someone: await w.person({ name: 'Ben', role: 'TEACHER', school: oak }), urn: oak }
})
const endAll = async (): Promise<void> => {
  for (const end of ends.splice(0)) end()
  await letGoOfAll()
}
beforeEach(async () => {
  await endAll()
  place = await board(w, alliance, [ana, ben])
})
afterAll(async () => {
  await endAll()
  await w?.close()
})

interface Page {
  readonly live: LiveDocument
  readonly socket: TestSocket
}

function page(someone: Someone, options: LiveOptions = {}, via = someone.url): Page {
  const socket = socketOf({ url: via, cookie: someone.cookie }, { origin: someone.url })
  const live = new LiveDocument(socket, place.documentId, { readWords: wordsOnBoard, ...options })
  ends.push(() => {
    live.leave()
    socket.close()
  })
  return { live, socket }
}
const isLive = ({ live }: Page) => live.state().status === 'live'
const isSaved = ({ live }: Page) => live.state().status === 'live' && live.state().pending === 0

async function enter(someone: Someone): Promise<Browser> {
  const browser = new Browser(someone, place.documentId)
  ends.push(() => browser.close())
  return browser.joined()
}

function write(doc: Y.Doc, id: string, text: string): void {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(text)])
  ;(cardsOf(doc).get(id)!.get('body') as Y.XmlFragment).push([paragraph])
}
const bodyOf = (doc: Y.Doc, id: string): string => bodyText(cardsOf(doc).get(id)?.get('body'))
const linesOf = (doc: Y.Doc, id: string): string[] => bodyOf(doc, id).split('\n')
const journal = () =>
  w.sql<{ client: string; n: number; epoch: number }>(
    'select client, n, epoch from live_update where document_id = $1 order by seq',
    [place.documentId],
  )

it('what others write is taken as it is: nobody’s copy tidies up their marks, and writes by itself', async () => {
  const a = page(ana.someone)
  const b = page(ben.someone)
  await until(() => isLive(a) && isLive(b))
  const id = addCard(a.live.doc, ana)
  await until(() => isSaved(a) && cardsOf(b.live.doc).has(id))
  const before = (await journal()).length
  const wordOf = ({ live }: Page) =>
    ((cardsOf(live.doc).get(id)!.get('body') as Y.XmlFragment).get(0) as Y.XmlElement).get(0) as Y.XmlText
  // Both make the same word bold at the same moment, so that one pair of marks is superfluous.
  for (const one of [a, b]) wordOf(one).format(0, 6, { bold: true })
  const marks = ({ live }: Page) => Y.snapshot(live.doc)
  await until(() => isSaved(a) && isSaved(b) && Y.equalSnapshots(marks(a), marks(b)))
  expect(wordOf(b).toDelta()[0]).toEqual({ insert: 'Pupils', attributes: { bold: true } })
  expect(await journal()).toHaveLength(before + 2)
})

describe('a poor line', () => {
  it('that loses, doubles and delays messages, and loses answers: every word arrives, once', async () => {
    const a = page(ana.someone, { answerWithin: 120 })
    await until(() => isLive(a))
    const id = addCard(a.live.doc, ana)
    await until(() => isSaved(a))
    const happened = disturb(a.socket, chance(17))
    const marks = Array.from({ length: 150 }, (_, at) => `mark ${at}`)
    for (const mark of marks) {
      write(a.live.doc, id, mark)
      a.live.flush()
      await until(() => a.live.state().pending < 6)
    }
    await until(() => isSaved(a))
    expect(Object.values(happened).every((times) => times > 0)).toBe(true)
    expect(a.live.state().rescued).toEqual([])
    const b = await enter(ben.someone)
    expect(linesOf(b.doc, id)).toEqual(['Pupils answer in single words.', ...marks])
    const rows = await journal()
    expect(new Set(rows.map(({ client, n }) => `${client}/${n}`)).size).toBe(rows.length)
  })

  it('that falls silent without being closed is given up, and the words go out by another', async () => {
    const tunnel = await Tunnel.to(w.url)
    ends.push(() => tunnel.close())
    const a = page(ana.someone, { answerWithin: 300 }, tunnel.url)
    await until(() => isLive(a))
    tunnel.fallSilent()
    const id = addCard(a.live.doc, ana)
    await until(() => a.live.state().status === 'offline')
    expect(a.live.state().pending).toBe(1)
    tunnel.recover()
    await until(() => isSaved(a))
    expect(cardsOf((await enter(ben.someone)).doc).has(id)).toBe(true)
  })

  it('a day without a network on both sides, two thousand edits each: everything is there, in some dozens of messages', async () => {
    const [a, b] = [page(ana.someone), page(ben.someone)]
    await until(() => isLive(a) && isLive(b))
    const shared = addCard(a.live.doc, ana)
    await until(() => isSaved(a) && cardsOf(b.live.doc).has(shared))
    for (const { socket } of [a, b]) socket.disconnect()
    const marks = Array.from({ length: 2000 }, (_, at) => at)
    for (const at of marks) {
      for (const [name, { live }] of [['a', a] as const, ['b', b] as const]) {
        write(live.doc, shared, `${name}${at}`)
        live.flush()
      }
    }
    expect([a.live.state().pending, b.live.state().pending]).toEqual([2000, 2000])
    for (const { socket } of [a, b]) socket.connect()
    await until(() => isSaved(a) && isSaved(b) && fingerprint(a.live.doc) === fingerprint(b.live.doc))
    const lines = new Set(linesOf(a.live.doc, shared))
    expect(marks.filter((at) => !lines.has(`a${at}`) || !lines.has(`b${at}`))).toEqual([])
    expect(linesOf(a.live.doc, shared)).toHaveLength(4001)
    expect((await journal()).length).toBeLessThan(200)
  })
})

describe('a page that is gone', () => {
  it('leaves its unsent words to the next one, which sends them under their numbers, once', async () => {
    const disk = new Disk()
    const first = disk.page('Talk before writing')
    const a = page(ana.someone, { outbox: first.outbox })
    await until(() => isLive(a))
    const id = addCard(a.live.doc, ana)
    await until(() => isSaved(a))
    expect(disk.edits).toEqual([])
    a.socket.disconnect()
    write(a.live.doc, id, 'On the train.')
    a.live.flush()
    await until(() => a.live.state().kept === 1)
    first.end()
    const kept = disk.edits
    expect(kept).toMatchObject([{ n: 2, changes: 1 }])

    const next = disk.page('Talk before writing')
    const again = page(ana.someone, { outbox: next.outbox })
    await until(() => isSaved(again))
    expect(linesOf(again.live.doc, id)).toEqual(['Pupils answer in single words.', 'On the train.'])
    expect(linesOf((await enter(ben.someone)).doc, id)).toEqual(linesOf(again.live.doc, id))
    expect((await journal()).map(({ client, n }) => [Number(client), n])).toEqual([
      [kept[0]!.client, 1],
      [kept[0]!.client, 2],
    ])
    expect(disk.edits).toEqual([])
    // And goes on writing under a number of its own.
    write(again.live.doc, id, 'Home again.')
    again.live.flush()
    await until(() => isSaved(again))
    expect(linesOf((await enter(ben.someone)).doc, id).at(-1)).toBe('Home again.')
  })

  it('whose words arrived, though it never heard so: they are not there twice', async () => {
    const disk = new Disk()
    const first = disk.page('Talk before writing')
    const a = page(ana.someone, { outbox: first.outbox })
    await until(() => isLive(a))
    const emit = a.socket.emit.bind(a.socket) as (...all: unknown[]) => TestSocket
    a.socket.emit = ((name: string, request: unknown, say: unknown) =>
      emit(name, request, name === 'live:update' ? () => undefined : say)) as typeof a.socket.emit
    const id = addCard(a.live.doc, ana)
    a.live.flush()
    await until(async () => (await journal()).length === 1)
    a.socket.disconnect()
    first.end()
    expect(disk.edits).toHaveLength(1)

    const again = page(ana.someone, { outbox: disk.page('Talk before writing').outbox })
    await until(() => isSaved(again) && disk.edits.length === 0)
    expect(linesOf(again.live.doc, id)).toEqual(['Pupils answer in single words.'])
    expect(await journal()).toHaveLength(1)
    expect(again.live.state().rescued).toEqual([])
  })

  it('whose document began anew meanwhile: its words are read by their author, and never sent', async () => {
    const disk = new Disk()
    const first = disk.page('Talk before writing')
    const a = page(ana.someone, { outbox: first.outbox })
    await until(() => isLive(a))
    const id = addCard(a.live.doc, ana, { fields: { title: 'Exit tickets' } })
    await until(() => isSaved(a))
    a.socket.disconnect()
    write(a.live.doc, id, 'A name that was taken out since.')
    a.live.flush()
    await until(() => a.live.state().kept === 1)
    first.end()
    await w.sql('update live_document set epoch = 2, seq = 0 where id = $1', [place.documentId])
    await w.sql(`select pg_notify('live_rights', $1)`, [place.documentId])

    const again = page(ana.someone, { outbox: disk.page('').outbox })
    await until(() => isSaved(again))
    expect(disk.rescues).toMatchObject([
      { code: 'live.new-epoch', passages: [{ title: 'Exit tickets', text: 'A name that was taken out since.' }] },
    ])
    expect(disk.edits).toEqual([])
    expect((await journal()).filter(({ epoch }) => epoch === 2)).toEqual([])
    expect(cardsOf(again.live.doc).size).toBe(0)
  })

  it('nothing is sent before it is kept', async () => {
    const disk = new Disk()
    const { outbox } = disk.page('Talk before writing')
    let letIn: () => void = () => undefined
    const door = new Promise<void>((resolve) => {
      letIn = resolve
    })
    const slow = { ...outbox, keep: (...all: Parameters<typeof outbox.keep>) => door.then(() => outbox.keep(...all)) }
    const a = page(ana.someone, { outbox: slow })
    await until(() => isLive(a))
    let sent = 0
    const emit = a.socket.emit.bind(a.socket) as (...all: unknown[]) => TestSocket
    a.socket.emit = ((name: string, ...rest: unknown[]) => {
      if (name === 'live:update') sent += 1
      return emit(name, ...rest)
    }) as typeof a.socket.emit
    addCard(a.live.doc, ana)
    a.live.flush()
    // Somebody else's whole edit fits into the time in which this one is not sent.
    const b = await enter(ben.someone)
    addCard(b.doc, ben)
    await b.saved()
    expect(sent).toBe(0)
    letIn()
    await until(() => isSaved(a))
    expect(sent).toBe(1)
  })
})

describe('words that are not taken', () => {
  it('in an epoch that has ended are set aside while the page is open, and the writer goes on', async () => {
    const a = page(ana.someone, { title: 'Talk before writing' })
    await until(() => isLive(a))
    const id = addCard(a.live.doc, ana, { fields: { title: 'Exit tickets' } })
    await until(() => isSaved(a))
    a.socket.disconnect()
    write(a.live.doc, id, 'Typed too late.')
    a.live.flush()
    await w.sql('update live_document set epoch = 2, seq = 0 where id = $1', [place.documentId])
    await w.sql(`select pg_notify('live_rights', $1)`, [place.documentId])
    a.socket.connect()
    await until(() => isSaved(a))
    expect(a.live.state().rescued).toMatchObject([
      {
        code: 'live.new-epoch',
        where: 'Talk before writing',
        passages: [{ title: 'Exit tickets', text: 'Typed too late.' }],
      },
    ])
    const next = addCard(a.live.doc, ana)
    await until(() => isSaved(a))
    expect([...cardsOf((await enter(ben.someone)).doc).keys()]).toEqual([next])
  })

  it('are named card by card, without what others wrote and what was taken back', async () => {
    const [a, b] = [page(ana.someone), await enter(ben.someone)]
    await until(() => isLive(a))
    const [one, two] = [
      addCard(a.live.doc, ana, { fields: { title: 'Exit tickets' } }),
      addCard(a.live.doc, ana, { kind: 'HUNCH', column: 'HUNCH', fields: { statement: 'We talk too much' } }),
    ]
    await until(() => isSaved(a) && cardsOf(b.doc).has(two))
    write(b.doc, one, 'Ben’s line.')
    await b.saved()
    await until(() => bodyOf(a.live.doc, one).includes('Ben’s'))
    a.socket.disconnect()
    write(a.live.doc, one, 'My line.')
    write(a.live.doc, one, 'Taken back.')
    const body = cardsOf(a.live.doc).get(one)!.get('body') as Y.XmlFragment
    body.delete(body.length - 1)
    ;(cardsOf(a.live.doc).get(two)!.get('fields') as Y.Map<unknown>).set('howWrong', 'Nobody asks back')
    a.live.flush()
    await w.sql(`update enquiry_member set state = 'LEFT' where enquiry_id = $1 and person_id = $2`, [
      place.enquiryId,
      ana.someone.id,
    ])
    a.socket.connect()
    await until(() => a.live.state().status === 'closed')
    expect(
      a.live.state().rescued.map(({ code, passages }) => [code, passages.map(({ title, text }) => ({ title, text }))]),
    ).toEqual([
      [
        'not-found',
        [
          { title: 'Exit tickets', text: 'My line.' },
          { title: 'We talk too much', text: 'How we would notice that we are wrong: Nobody asks back' },
        ],
      ],
    ])
  })
})

describe('a server that asks for patience', () => {
  it('is asked again after the time it named, ever less often, and the edit counts once', async () => {
    const a = page(ana.someone)
    await until(() => isLive(a))
    let sent = 0
    const emit = a.socket.emit.bind(a.socket) as (...all: unknown[]) => TestSocket
    a.socket.emit = ((name: string, ...rest: unknown[]) => {
      if (name === 'live:update') sent += 1
      return emit(name, ...rest)
    }) as typeof a.socket.emit
    const letGo = await holdDocument(w, place.documentId)
    addCard(a.live.doc, ana)
    await until(() => a.live.state().heldUp === 'retry')
    const triesBefore = sent
    await until(() => sent > triesBefore)
    expect(a.live.state()).toMatchObject({ pending: 1, rescued: [] })
    await letGo()
    await until(() => isSaved(a))
    expect(a.live.state().heldUp).toBeNull()
    expect(sent).toBeLessThan(6)
    expect(await journal()).toHaveLength(1)
  })
})

it('nobody comes back in step with everybody else, nor before the time the server named', () => {
  for (const attempt of [0, 1, 5, 50]) {
    const [earliest, latest] = [backOff(attempt, 2000, () => 0), backOff(attempt, 2000, () => 1)]
    expect(earliest).toBe(2000)
    expect(latest).toBeGreaterThanOrEqual(4000)
    expect(latest).toBeLessThanOrEqual(17_000)
  }
})

describe('too much at once', () => {
  it('is said, waited for, and comes through when there is room again', async () => {
    const socket = socketOf(ana.someone)
    ends.push(() => socket.close())
    const places = [place]
    for (let more = 1; more <= 20; more += 1) places.push(await board(w, alliance, [ana, ben]))
    const open = places.map(({ documentId }) => new LiveDocument(socket, documentId))
    ends.push(() => {
      for (const live of open) live.leave()
    })
    const waiting = () => open.filter((live) => live.state().heldUp === 'live.quota')
    await until(() => waiting().length === 1 && open.filter((live) => live.state().status === 'live').length === 20)
    const [late] = waiting()
    expect(late!.state()).toMatchObject({ status: 'joining', closedBy: null })
    open.find((live) => live !== late)!.leave()
    await until(() => late!.state().status === 'live')
    expect(late!.state().heldUp).toBeNull()
  })
})

describe('a long paste', () => {
  it.each([
    ['one paragraph of letters with two halves', [`${'x'.repeat(1000)}🙂`.repeat(100)]],
    [
      'three hundred kilobytes in many paragraphs',
      Array.from({ length: 300 }, (_, at) => `${at} ${'word '.repeat(200)}`),
    ],
  ])('%s goes out in pieces under the limit and arrives whole', async (_name, paragraphs) => {
    const a = page(ana.someone)
    const b = await enter(ben.someone)
    await until(() => isLive(a))
    const id = addCard(a.live.doc, ana, { paragraphs: ['Something to replace.'] })
    await until(() => isSaved(a))
    const body = cardsOf(a.live.doc).get(id)!.get('body') as Y.XmlFragment
    a.live.doc.transact(() => {
      body.delete(0, body.length)
      for (const text of paragraphs) write(a.live.doc, id, text)
    })
    await until(() => isSaved(a))
    expect(a.live.state().rescued).toEqual([])
    await until(() => fingerprint(a.live.doc) === fingerprint(b.doc))
    expect(linesOf(b.doc, id)).toEqual(paragraphs.map((text) => text.trim()))
    const [row] = await w.sql<{ longest: number }>(
      'select max(length(bytes)) as longest from live_update where document_id = $1',
      [place.documentId],
    )
    expect(row!.longest).toBeLessThanOrEqual(limits.updateBytes)
    expect((await journal()).length).toBeGreaterThan(2)
  })
})
