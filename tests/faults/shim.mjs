/**
 * What a line alone cannot do to messages, done to those of one browser: lost, late, twice, in another order. Sits between the
 * live document and its socket, and writes down everything that was sent and answered.
 */
import { createHash } from 'node:crypto'
import { happens } from './chance.mjs'
import { tokensOfUpdate } from './tokens.mjs'

/** What passes by itself: whether the edit was kept is not known from the answer. */
const passing = ['retry', 'live.quota', 'sign-in.required']
/** A message overtakes seven others at most: more makes Yjs merge for minutes, and no network does it. */
const furthest = 8
const lateMs = 40

/** @typedef {{ drop: number, twice: number, swap: number, late: number }} Trouble each in a hundred */
export const noTrouble = { drop: 0, twice: 0, swap: 0, late: 0 }

/**
 * @param {import('socket.io-client').Socket} socket
 * @param {{ process: number, pick: (below: number) => number, trouble: () => Trouble, note: (event: object) => void }} how
 */
export function shimmed(socket, { process, pick, trouble, note }) {
  const up = disorder(pick, trouble, () => cutLine(socket))
  const down = disorder(pick, trouble, () => cutLine(socket))
  const heard = new Map()
  const own = {
    emit(name, request, answer) {
      if (name !== 'live:update') return socket.emit(name, ...(answer ? [request, answer] : [request]))
      const line = socket.id
      up(() => {
        // What belongs to a line goes down with it.
        if (socket.connected && socket.id === line) send(socket, process, note, request, answer)
      })
      return socket
    },
    on(name, listener) {
      if (name !== 'live:updates') return socket.on(name, listener)
      const late = (news) => down(() => listener(news))
      heard.set(listener, late)
      return socket.on(name, late)
    },
    off: (name, listener) => socket.off(name, heard.get(listener) ?? listener),
  }
  return new Proxy(socket, {
    get(target, key) {
      if (Object.hasOwn(own, key)) return own[key]
      const value = Reflect.get(target, key, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

function send(socket, process, note, request, answer) {
  const { documentId: doc, epoch, client, n } = request
  const bytes = Buffer.from(request.update, 'base64')
  const event = { op: 'edit', process, doc, epoch, client, n }
  const sha = createHash('sha256').update(bytes).digest('hex')
  note({ type: 'invoke', ...event, sha, tokens: tokensOfUpdate(new Uint8Array(bytes)) })
  socket.emit('live:update', request, (said) => {
    const code = said.refused
    if (code === undefined) note({ type: 'ok', ...event, seq: said.seq })
    else note({ type: passing.includes(code) ? 'info' : 'fail', ...event, code })
    answer(said)
  })
}

/** A network that loses one message of a line has lost the line. */
const cutLine = (socket) => socket.connected && socket.io.engine?.close()

/** Lets most through as they come; some are lost, some come twice, some let up to seven others go first. */
function disorder(pick, trouble, lose) {
  let held = []
  const release = (one) => {
    if (!held.includes(one)) return
    held = held.filter((other) => other !== one)
    clearTimeout(one.timer)
    one.deliver()
  }
  const hold = (deliver, behind) => {
    const one = { deliver, behind, timer: setTimeout(() => release(one), lateMs) }
    held.push(one)
  }
  return (deliver) => {
    const { drop, twice, swap, late } = trouble()
    if (happens(pick, drop)) return void lose()
    if (happens(pick, swap)) hold(deliver, 1 + pick(furthest - 1))
    else if (happens(pick, late)) setTimeout(() => deliver(), pick(lateMs * 4))
    else deliver()
    if (happens(pick, twice)) hold(deliver, 1 + pick(furthest - 1))
    for (const one of [...held]) if (--one.behind <= 0) release(one)
  }
}
