/**
 * One live document in this browser. Edits are gathered, numbered and kept until the server has them; after a reconnect only what
 * the other side lacks is exchanged; after a refusal the words are set aside for their author and the document starts afresh.
 * Imports no framework, so that the tests speak to the server through it as well.
 */
import { fromBase64, toBase64 } from '@alongside/contracts/bytes'
import {
  type Acknowledged,
  type ClientToServer,
  type ClosedNews,
  isRefused,
  type Joined,
  limits,
  type PresenceNews,
  type PresenceState,
  type Present,
  protocolVersion,
  type Refused,
  type ServerToClient,
  type UpdatesNews,
} from '@alongside/contracts/live'
import type { DocumentId } from '@alongside/domain/ids'
import type { RefusalCode } from '@alongside/domain/refusal'
import type { Socket } from 'socket.io-client'
import * as Y from 'yjs'

type LiveSocket = Socket<ServerToClient, ClientToServer>

export type LiveStatus = 'joining' | 'live' | 'offline' | 'closed'

interface Unsent {
  readonly client: number
  readonly epoch: number
  readonly n: number
  readonly update: Uint8Array
}

/** Words that the server did not take, kept for their author. */
export interface Rescued {
  readonly code: RefusalCode
  readonly at: Date
  readonly update: Uint8Array
  /** The document as its author saw it when the edit was refused. */
  readonly seen: Y.Doc
}

export interface LiveState {
  readonly status: LiveStatus
  readonly canWrite: boolean
  /** Edits that are not yet acknowledged. */
  readonly pending: number
  readonly closedBy: RefusalCode | null
  readonly present: readonly Present[]
  readonly rescued: readonly Rescued[]
  /** Changes when the document object is a new one. */
  readonly generation: number
}

/** Leaves room for what merging adds. */
const largestBatch = Math.floor(limits.updateBytes * 0.9)
const answerWithin = 10_000
const presenceEvery = 100

export class LiveDocument {
  doc = new Y.Doc()
  private epoch: number | undefined
  private client: number | undefined
  private nextN = 1
  private gathered: Uint8Array[] = []
  private gathering: ReturnType<typeof setTimeout> | null = null
  private unsent: Unsent[] = []
  private sending = false
  private joined = false
  private mood: LiveState = {
    status: 'joining',
    canWrite: false,
    pending: 0,
    closedBy: null,
    present: [],
    rescued: [],
    generation: 1,
  }
  private readonly watchers = new Set<() => void>()
  private readonly updateWatchers = new Set<(from: UpdatesNews) => void>()
  private presence: PresenceState = {}
  private presenceTimer: ReturnType<typeof setTimeout> | null = null
  private joins = 0
  private left = false

  constructor(
    private readonly socket: LiveSocket,
    readonly id: DocumentId,
  ) {
    this.doc.on('update', this.edited)
    socket.on('connect', this.connected)
    socket.on('disconnect', this.disconnected)
    socket.on('live:updates', this.updated)
    socket.on('live:presence', this.presenceTold)
    socket.on('live:closed', this.closedByServer)
    socket.on('live:rights', this.rightsTold)
    if (socket.connected) void this.join()
  }

  readonly state = (): LiveState => this.mood

  readonly watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher)
    return () => this.watchers.delete(watcher)
  }

  /** Hears of each turn of others' changes after it is applied. */
  onUpdates(watcher: (from: UpdatesNews) => void): () => void {
    this.updateWatchers.add(watcher)
    return () => this.updateWatchers.delete(watcher)
  }

  /** Where I am: told to the others a few times a second at most. */
  setPresence(change: PresenceState): void {
    this.presence = { ...this.presence, ...change }
    this.presenceTimer ??= setTimeout(() => {
      this.presenceTimer = null
      if (this.joined) this.socket.emit('live:presence', { documentId: this.id, state: this.presence })
    }, presenceEvery)
  }

  get myClient(): number | undefined {
    return this.client
  }

  /** Sends what is gathered now instead of a moment later. */
  flush(): void {
    if (this.gathering) clearTimeout(this.gathering)
    this.gathering = null
    if (this.gathered.length === 0 || this.client === undefined || this.epoch === undefined) return
    for (const update of batches(this.gathered)) {
      this.unsent.push({ client: this.client, epoch: this.epoch, n: this.nextN, update })
      this.nextN += 1
    }
    this.gathered = []
    this.counted()
    void this.send()
  }

  /** What is still on its way is best waited for: afterwards nobody hears what became of it. */
  leave(): void {
    this.flush()
    this.left = true
    this.socket.off('connect', this.connected)
    this.socket.off('disconnect', this.disconnected)
    this.socket.off('live:updates', this.updated)
    this.socket.off('live:presence', this.presenceTold)
    this.socket.off('live:closed', this.closedByServer)
    this.socket.off('live:rights', this.rightsTold)
    if (this.presenceTimer) clearTimeout(this.presenceTimer)
    if (this.socket.connected) this.socket.emit('live:leave', { documentId: this.id })
    this.watchers.clear()
    this.updateWatchers.clear()
  }

  /** The author has taken the words elsewhere, or lets them go. */
  forget(rescued: Rescued): void {
    this.tell({ rescued: this.mood.rescued.filter((one) => one !== rescued) })
  }

  private readonly edited = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) return
    this.gathered.push(update)
    this.counted()
    this.gathering ??= setTimeout(() => this.flush(), limits.batchMs)
  }

  private readonly connected = (): void => void this.join()

  private readonly disconnected = (): void => {
    this.joined = false
    this.sending = false
    if (this.mood.status !== 'closed') this.tell({ status: 'offline', present: [] })
  }

  private async join(): Promise<void> {
    if (this.left) return
    this.joins += 1
    const turn = this.joins
    this.joined = false
    // What an earlier turn is still sending is sent again by this one; the numbers keep it from counting twice.
    this.sending = false
    const answer = await this.ask<Joined>((say) =>
      this.socket.emit(
        'live:join',
        {
          v: protocolVersion,
          documentId: this.id,
          stateVector: Y.encodeStateVector(this.doc),
          ...(this.epoch === undefined ? {} : { epoch: this.epoch }),
          ...(this.client === undefined ? {} : { client: this.client }),
        },
        say,
      ),
    )
    if (turn !== this.joins || answer === null) return
    if (isRefused(answer)) {
      if (answer.refused === 'retry')
        setTimeout(() => this.socket.connected && void this.join(), answer.retryAfter ?? 500)
      else this.close(answer.refused)
      return
    }
    this.take(answer)
  }

  private take(answer: Joined): void {
    if (this.epoch !== undefined && this.epoch !== answer.epoch) this.startAfresh('live.new-epoch')
    this.epoch = answer.epoch
    if (this.client !== answer.client) {
      this.client = answer.client
      this.nextN = 1
    }
    this.doc.clientID = answer.client
    this.unsent = this.unsent.filter(({ client, n }) => client !== answer.client || n > answer.lastN)
    this.nextN = Math.max(this.nextN, answer.lastN + 1)
    Y.applyUpdate(this.doc, new Uint8Array(answer.difference), this)
    this.joined = true
    this.tell({
      status: 'live',
      canWrite: answer.canWrite,
      present: others(answer.present, answer.client),
      closedBy: null,
    })
    this.counted()
    if (Object.keys(this.presence).length > 0) this.setPresence({})
    this.flush()
    void this.send()
  }

  /** One edit after the other, so that a refusal never leaves a gap behind it. */
  private async send(): Promise<void> {
    if (this.sending || !this.joined) return
    this.sending = true
    const turn = this.joins
    while (this.joined && turn === this.joins) {
      const window = this.unsent.slice(0, 16)
      if (window.length === 0) break
      const answers = await Promise.all(window.map((unsent) => this.sendOne(unsent)))
      if (turn !== this.joins) return
      const accepted = answers.findIndex((answer) => answer === null || isRefused(answer))
      this.unsent = this.unsent.slice(accepted === -1 ? window.length : accepted)
      this.counted()
      if (accepted === -1) continue
      const answer = answers[accepted] ?? null
      if (answer === null) break
      if (isRefused(answer)) {
        if (answer.refused !== 'retry') {
          this.sending = false
          this.refused(answer)
          return
        }
        await new Promise((resolve) => setTimeout(resolve, answer.retryAfter ?? 500))
      }
    }
    if (turn === this.joins) this.sending = false
  }

  private sendOne({ client, epoch, n, update }: Unsent): Promise<Acknowledged | Refused | null> {
    return this.ask<Acknowledged>((say) =>
      this.socket.emit('live:update', { documentId: this.id, epoch, client, n, update: toBase64(update) }, say),
    )
  }

  /** Null when no answer came: the line is down, or will be shown to be. */
  private ask<T>(put: (say: (answer: T | Refused) => void) => void): Promise<T | Refused | null> {
    // What is emitted without a line is kept by socket.io and sent later, out of turn: the next join asks again instead.
    if (!this.socket.connected) return Promise.resolve(null)
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        resolve(null)
        // A connection that answers nothing is none: open another.
        if (this.socket.connected) this.socket.io.engine.close()
      }, answerWithin)
      const gone = (): void => {
        clearTimeout(late)
        resolve(null)
      }
      this.socket.once('disconnect', gone)
      put((answer) => {
        clearTimeout(late)
        this.socket.off('disconnect', gone)
        resolve(answer)
      })
    })
  }

  private refused({ refused }: Refused): void {
    this.startAfresh(refused)
    void this.join()
  }

  /** Sets what is unsent aside and begins with an empty copy, to be filled by the server. */
  private startAfresh(code: RefusalCode): void {
    const words = [...this.unsent.map(({ update }) => update), ...this.gathered]
    const seen = this.doc
    seen.off('update', this.edited)
    this.unsent = []
    this.gathered = []
    this.epoch = undefined
    this.client = undefined
    this.doc = new Y.Doc()
    this.doc.on('update', this.edited)
    const rescued: Rescued[] = words.length > 0 ? [{ code, at: new Date(), update: Y.mergeUpdates(words), seen }] : []
    // Read-only for the moment until the server has filled the new copy: an edit before that would belong to nobody.
    this.joined = false
    this.tell({
      status: 'joining',
      canWrite: false,
      rescued: [...this.mood.rescued, ...rescued],
      generation: this.mood.generation + 1,
    })
    this.counted()
  }

  private readonly updated = (news: UpdatesNews): void => {
    if (news.documentId !== this.id || news.epoch !== this.epoch) return
    Y.applyUpdate(this.doc, fromBase64(news.update), this)
    const { pendingStructs, pendingDs } = this.doc.store
    if ((pendingStructs !== null || pendingDs !== null) && this.joined) void this.join()
    for (const watcher of this.updateWatchers) watcher(news)
  }

  private readonly presenceTold = ({ documentId, present, gone }: PresenceNews): void => {
    if (documentId !== this.id) return
    const told = new Map(this.mood.present.map((one) => [one.client, one]))
    for (const client of gone) told.delete(client)
    for (const one of present) told.set(one.client, one)
    this.tell({ present: others([...told.values()], this.client) })
  }

  private readonly rightsTold = ({ documentId, canWrite }: { documentId: DocumentId; canWrite: boolean }): void => {
    if (documentId === this.id) this.tell({ canWrite })
  }

  private readonly closedByServer = ({ documentId, code }: ClosedNews): void => {
    if (documentId !== this.id) return
    if (code !== 'live.new-epoch') this.close(code)
    else this.refused({ refused: code })
  }

  /** The document is closed to this person: what is unsent is set aside for them. */
  private close(code: RefusalCode): void {
    if (this.unsent.length + this.gathered.length > 0) this.startAfresh(code)
    this.joined = false
    this.tell({ status: 'closed', closedBy: code, canWrite: false, present: [] })
  }

  private counted(): void {
    this.tell({ pending: this.unsent.length + (this.gathered.length > 0 ? 1 : 0) })
  }

  private tell(change: Partial<LiveState>): void {
    this.mood = { ...this.mood, ...change }
    for (const watcher of this.watchers) watcher()
  }
}

const others = (present: readonly Present[], me: number | undefined): Present[] =>
  present.filter(({ client }) => client !== me)

/** Merges what was gathered into as few updates as fit the limit, in order. */
function batches(updates: readonly Uint8Array[]): Uint8Array[] {
  const made: Uint8Array[] = []
  let group: Uint8Array[] = []
  let size = 0
  for (const update of updates) {
    if (size + update.byteLength > largestBatch && group.length > 0) {
      made.push(Y.mergeUpdates(group))
      group = []
      size = 0
    }
    group.push(update)
    size += update.byteLength
  }
  if (group.length > 0) made.push(Y.mergeUpdates(group))
  return made
}
