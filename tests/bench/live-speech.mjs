// How the generator speaks with each server. A speech opens a seat's line, joins its document, sends its edits, and tells
// the seat what it hears: `seat.answered(count or number)`, `seat.heard(update)`, `seat.refused(code)`.
import { randomInt } from 'node:crypto'
import * as Y from 'yjs'
import { varint } from './live-edits.mjs'
import { openLine } from './live-wire.mjs'

const nothingYet = Buffer.from([0])
const messages = { sync: 0, auth: 2, syncReply: 4, syncStatus: 8 }
const sync = { step1: 0, step2: 1, update: 2 }

/** socket.io as the client's library writes it, by hand. */
const alongside = {
  async open(seat) {
    const { port } = seat
    const origin = `http://127.0.0.1:${port}`
    const headers = { Cookie: seat.cookie, Origin: origin }
    const { promise, resolve, reject } = withResolvers()
    const joining = { resolve, reject, head: null }
    seat.line = await openLine({
      port,
      path: '/rt/?EIO=4&transport=websocket',
      headers,
      closed: () => seat.closed(),
      heard: (bytes, isText) => (isText ? told(seat, joining, bytes) : contents(seat, joining, bytes)),
    })
    seat.line.text('40')
    return await promise
  },
  send(seat, n, update) {
    const words = update.toString('base64')
    seat.line.text(
      `42${n}["live:update",{"documentId":"${seat.document}","epoch":${seat.epoch},"client":${seat.client},"n":${n},"update":"${words}"}]`,
    )
  },
  /** The whole frame is the same for everyone in a room. */
  updateOf: (bytes) => {
    const [, news] = JSON.parse(bytes.subarray(2))
    return Buffer.from(news.update, 'base64')
  },
}

const news = Buffer.from('42["live:updates"')
const closing = Buffer.from('42["live:closed"')

function told(seat, joining, bytes) {
  const [kind, type] = bytes
  if (kind === 0x32) seat.line.text('3')
  else if (kind !== 0x34) return
  else if (type === 0x33) acknowledged(seat, joining, bytes)
  else if (type === 0x30) askToJoin(seat)
  else if (type === 0x34) joining.reject(new Error(`refused: ${bytes}`))
  else if (type === 0x36) joining.head = JSON.parse(bytes.subarray(bytes.indexOf('[')))[0]
  else if (bytes.subarray(0, news.length).equals(news)) seat.heard(bytes)
  else if (bytes.subarray(0, closing.length).equals(closing)) seat.refused(`closed: ${bytes}`)
}

function askToJoin(seat) {
  const vector = { _placeholder: true, num: 0 }
  seat.line.text(`451-0["live:join",${JSON.stringify({ v: 1, documentId: seat.document, stateVector: vector })}]`)
  seat.line.binary(nothingYet)
}

function acknowledged(seat, joining, bytes) {
  let n = 0
  let at = 2
  while (bytes[at] !== 0x5b) n = n * 10 + bytes[at++] - 0x30
  // `[{"n":…` is taken, `[{"refused":…` is not.
  if (bytes[at + 3] === 0x6e) seat.answered(n)
  else if (n === 0) joining.reject(new Error(`The document is closed: ${bytes}`))
  else seat.refused(String(bytes.subarray(at)))
}

function contents(seat, joining, bytes) {
  if (!joining.head) return
  seat.client = joining.head.client
  seat.epoch = joining.head.epoch
  joining.head = null
  joining.resolve(Buffer.from(bytes))
}

/** The protocol of y-websocket: everything is a relay, nothing is answered; one's own edit comes back like everybody's. */
const yWebsocket = {
  async open(seat) {
    const { promise, resolve } = withResolvers()
    seat.client ??= randomInt(2, 2 ** 31)
    seat.line = await openLine({
      port: seat.port,
      path: `/${seat.document}`,
      closed: () => seat.closed(),
      heard(bytes) {
        if (bytes[0] !== messages.sync) return
        if (bytes[1] === sync.step2) resolve(contentsOf(bytes, 2))
        else if (bytes[1] === sync.update) seat.heard(bytes)
      },
    })
    seat.line.binary(Buffer.from([messages.sync, sync.step1, 1, 0]))
    return await promise
  },
  send: (seat, _n, update) => seat.line.binary(behind([messages.sync, sync.update], update)),
  updateOf: (bytes) => contentsOf(bytes, 2),
}

/** The protocol of Hocuspocus: the same with the document's name before it, and an answer when an edit was taken in. */
const hocuspocus = {
  async open(seat) {
    const { promise, resolve } = withResolvers()
    seat.client ??= randomInt(2, 2 ** 31)
    const name = Buffer.from([...varint(seat.document.length), ...Buffer.from(seat.document)])
    const after = name.length
    seat.before = [...name, messages.sync, sync.update]
    seat.line = await openLine({
      port: seat.port,
      path: '/',
      closed: () => seat.closed(),
      heard(bytes) {
        const [type, step] = [bytes[after], bytes[after + 1]]
        if (type === messages.syncStatus) {
          if (step === 1) seat.answered()
          else seat.refused('not taken')
        } else if (type === messages.auth && step === 2) {
          seat.line.binary(Buffer.from([...name, messages.sync, sync.step1, 1, 0]))
        } else if (type === messages.sync && step === sync.step2) resolve(contentsOf(bytes, after + 2))
        else if (type === messages.sync && step === sync.update) seat.heard(bytes)
      },
    })
    // Whoever asks is let in, but must have asked.
    seat.line.binary(Buffer.from([...name, messages.auth, 0, 1, 0x78]))
    return await promise
  },
  send: (seat, _n, update) => seat.line.binary(behind(seat.before, update)),
  updateOf: (bytes) => contentsOf(bytes, 2 + 1 + bytes[0]),
}

const behind = (before, update) => Buffer.concat([Buffer.from([...before, ...varint(update.length)]), update])

function contentsOf(bytes, from) {
  let at = from
  while (bytes[at++] > 127);
  return Buffer.from(bytes.subarray(at))
}

function withResolvers() {
  let resolve
  let reject
  const promise = new Promise((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}

export const speeches = { alongside, 'y-websocket': yWebsocket, hocuspocus }

/** How far a client's letters reach in a document as it came from a server. */
export function clockIn(contents, client) {
  const vector = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(contents))
  return vector.get(client) ?? 0
}
