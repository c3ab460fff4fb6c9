// One browser without a screen: the page's own live document over a real socket, with the shim between them.
import { setTimeout as pause } from 'node:timers/promises'
import { io } from 'socket.io-client'
import { chance } from './chance.mjs'
import { noTrouble, shimmed } from './shim.mjs'
import { act, addCard } from './writing.mjs'

/** As the page has it, and in short rounds brisker, so that they stay short. */
const reconnecting = {
  page: { reconnectionDelay: 1200, reconnectionDelayMax: 6000, randomizationFactor: 0.6 },
  brisk: { reconnectionDelay: 100, reconnectionDelayMax: 400, randomizationFactor: 0.6 },
}

export class Person {
  /** @type {number} its place among the people, by which the history knows it */
  process
  trouble = noTrouble
  watched = false
  /** Sent and answered times of each edit that was acknowledged, by its number. */
  answered = []
  /** When the line was last lost, and when the document last came back to life behind it. */
  lostAt = 0
  liveAt = 0
  #sent = new Map()

  constructor(LiveDocument, seat, seed, note, isBrisk) {
    Object.assign(this, seat)
    this.pick = chance(seed * 1_000 + seat.process)
    this.author = { process: seat.process, person: seat.person, urn: seat.urn, count: 0 }
    const { url, origin, cookie } = seat
    this.socket = io(url, {
      path: '/rt',
      transports: ['websocket'],
      forceNew: true,
      ...reconnecting[isBrisk ? 'brisk' : 'page'],
      extraHeaders: { origin, cookie },
    })
    const again = isBrisk ? 200 : 1000
    this.socket.on('disconnect', () => {
      this.lostAt = Date.now()
    })
    this.socket.on('disconnect', (reason) => reason === 'io server disconnect' && this.#again(again))
    this.socket.on('connect_error', () => !this.socket.active && this.#again(again))
    this.socket.on('live:updates', ({ documentId, seq }) => {
      if (this.watched) note({ type: 'info', op: 'heard', process: this.process, doc: documentId, seq })
    })
    const line = shimmed(this.socket, {
      process: this.process,
      pick: this.pick,
      trouble: () => this.trouble,
      note: (event) => {
        this.#time(event)
        note(event)
      },
    })
    this.live = new LiveDocument(line, seat.document)
    this.live.watch(() => {
      if (this.isLive && this.lostAt >= this.liveAt) this.liveAt = Date.now()
    })
  }

  get isLive() {
    return this.live.state().status === 'live'
  }
  get isOut() {
    return this.live.state().status === 'closed'
  }
  get isSaved() {
    return this.isOut || (this.isLive && this.live.state().pending === 0)
  }
  get refused() {
    return this.live.state().rescued.map(({ code }) => code)
  }

  begin() {
    this.author.count += 1
    addCard(this.live.doc, this.author)
  }

  /** Writes something, unless the page would not let them just now. */
  act() {
    const { status, canWrite } = this.live.state()
    if (status === 'joining' || status === 'closed' || !canWrite) return
    act(this.live.doc, this.author, this.pick)
  }

  leave() {
    this.isGone = true
    this.live.leave()
    this.socket.close()
  }

  async #again(ms) {
    await pause(ms)
    if (!this.isGone && !this.isOffline) this.socket.connect()
  }

  #time({ type, client, n, op }) {
    if (op !== 'edit') return
    const key = `${client}/${n}`
    if (type === 'invoke' && !this.#sent.has(key)) this.#sent.set(key, Date.now())
    if (type !== 'ok' || this.#sent.get(key) === null) return
    this.answered.push({ sent: this.#sent.get(key), at: Date.now() })
    // Answered once: what comes again of it is counted no more.
    this.#sent.set(key, null)
  }
}
