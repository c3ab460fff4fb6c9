/**
 * One live document in this browser. Edits are gathered, numbered and kept until the server has them; after a reconnect only what
 * the other side lacks is exchanged; after a refusal the words are set aside for their author and the document starts afresh.
 * Imports no framework, so that the tests speak to the server through it as well. Long, because it is one conversation.
 */
import { applyAsIs } from '@alongside/contracts/apply-as-is'
import { fromBase64, toBase64 } from '@alongside/contracts/bytes'
import {
  type Acknowledged,
  type ClosedNews,
  isRefused,
  type Joined,
  limits,
  type PresenceNews,
  type PresenceState,
  type Present,
  protocolVersion,
  type Refused,
  type UpdatesNews,
} from '@alongside/contracts/live'
import type { DocumentId } from '@alongside/domain/ids'
import type { RefusalCode } from '@alongside/domain/refusal'
import * as Y from 'yjs'
import { ask, type LiveSocket } from './ask.js'
import { backOff } from './back-off.js'
import { type Estate, type KeptEdit, MemoryOutbox, type Outbox, type Passage, type Rescue } from './outbox.js'
import { beginsOf, isPassing, Unsent } from './unsent.js'

export type LiveStatus = 'joining' | 'live' | 'offline' | 'closed'

export interface LiveState {
  readonly status: LiveStatus
  readonly canWrite: boolean
  /** Changes that are not yet acknowledged. */
  readonly pending: number
  /** Those of them that survive the page. */
  readonly kept: number
  /** What is written here is kept on the device until it is acknowledged. */
  readonly survives: boolean
  /** Why nothing leaves at this moment, though there is a line. */
  readonly heldUp: RefusalCode | null
  readonly closedBy: RefusalCode | null
  readonly present: readonly Present[]
  readonly rescued: readonly Rescue[]
  /** Changes when the document object is a new one. */
  readonly generation: number
}

/** What the words are that stand from here on, as their author reads them. Each kind of document reads its own. */
export type ReadWords = (doc: Y.Doc, begins: ReadonlyMap<number, number>) => readonly Passage[]

export interface LiveOptions {
  readonly outbox?: Outbox
  readonly readWords?: ReadWords
  /** What the document is called, for words that find no way back into it. */
  readonly title?: string
  /** How long an answer may take before the line is given up, in milliseconds. */
  readonly answerWithin?: number
}

const presenceEvery = 100

export class LiveDocument {
  doc = new Y.Doc()
  private epoch: number | undefined
  private client: number | undefined
  private gathered: Uint8Array[] = []
  private gathering: ReturnType<typeof setTimeout> | null = null
  private readonly outbox: Outbox
  private readonly unsent: Unsent
  /** Left behind by pages that are gone, and not yet in the copy. */
  private estates: readonly Estate[] = []
  /** What the author would read of everything unsent. */
  private passages: readonly Passage[] = []
  private joined = false
  private mood: LiveState = {
    status: 'joining',
    canWrite: false,
    pending: 0,
    kept: 0,
    survives: false,
    heldUp: null,
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
  /** Attempts to join that were put off. */
  private putOff = 0
  private notAdmitted: RefusalCode | null = null
  private left = false
  private title: string

  constructor(
    private readonly socket: LiveSocket,
    readonly id: DocumentId,
    private readonly options: LiveOptions = {},
  ) {
    this.title = options.title ?? ''
    this.outbox = options.outbox ?? new MemoryOutbox()
    this.unsent = new Unsent(this.outbox, {
      post: (edit) => this.post(edit),
      passages: () => {
        this.passages = this.read(this.unsent.begins)
        return this.passages
      },
      changed: () => this.counted(),
      refused: (code) => this.refused(code),
      outOfStep: () => void this.join(),
    })
    this.outbox.onOrphaned(() => void this.join())
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

  /** Keeps and sends what is gathered now instead of a moment later. */
  flush(): void {
    if (this.gathering) clearTimeout(this.gathering)
    this.gathering = null
    if (this.gathered.length === 0 || this.client === undefined) return
    const gathered = this.gathered
    this.gathered = []
    this.unsent.add(gathered)
    this.counted()
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

  private readonly edited = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) return
    this.gathered.push(update)
    this.counted()
    this.gathering ??= setTimeout(() => this.flush(), limits.batchMs)
  }

  private readonly connected = (): void => {
    this.putOff = 0
    void this.join()
  }

  private readonly disconnected = (): void => {
    this.joined = false
    this.unsent.stop()
    if (this.mood.status !== 'closed') this.tell({ status: 'offline', present: [] })
  }

  private async join(): Promise<void> {
    if (this.left || !this.socket.connected) return
    this.joins += 1
    const turn = this.joins
    this.joined = false
    // What an earlier turn is still sending is sent again by this one; the numbers keep it from counting twice.
    this.unsent.stop()
    const found = await this.outbox.adopt()
    this.estates = [...this.estates, ...found]
    if (turn !== this.joins) return
    const request = {
      v: protocolVersion,
      documentId: this.id,
      stateVector: Y.encodeStateVector(this.doc),
      ...(this.epoch === undefined ? {} : { epoch: this.epoch }),
      ...(this.client === undefined ? {} : { client: this.client }),
    } as const
    const answer = await this.ask<Joined>((say) => this.socket.emit('live:join', request, say))
    if (turn !== this.joins || answer === null) return
    if (!isRefused(answer)) this.take(answer)
    else if (!isPassing(answer.refused)) this.close(answer.refused)
    else this.joinLater(turn, answer)
  }

  private joinLater(turn: number, answer: Refused): void {
    this.notAdmitted = answer.refused
    this.counted()
    setTimeout(() => turn === this.joins && void this.join(), backOff(this.putOff, answer.retryAfter))
    this.putOff += 1
  }

  private take(answer: Joined): void {
    if (this.epoch !== undefined && this.epoch !== answer.epoch) this.startAfresh('live.new-epoch')
    this.putOff = 0
    this.notAdmitted = null
    this.epoch = answer.epoch
    this.client = answer.client
    this.doc.clientID = answer.client
    // As they stood before others' changes came in, should a card be gone since.
    if (this.unsent.changes > 0) this.passages = this.read(this.unsent.begins)
    this.unsent.writeAs(answer.client, answer.epoch, answer.lastN)
    applyAsIs(this.doc, new Uint8Array(answer.difference), this)
    for (const estate of this.estates) this.inherit(estate, answer.epoch)
    this.estates = []
    this.joined = true
    this.tell({
      status: 'live',
      canWrite: answer.canWrite,
      present: others(answer.present, answer.client),
      closedBy: null,
    })
    if (Object.keys(this.presence).length > 0) this.setPresence({})
    this.unsent.begin()
    this.flush()
    this.counted()
  }

  /** Words of a page that is gone stand in the copy again, and are sent; never into another epoch than theirs. */
  private inherit(estate: Estate, epoch: number): void {
    const edits = estate.edits.filter((edit) => edit.epoch === epoch)
    for (const { update } of edits) applyAsIs(this.doc, update, this)
    this.unsent.inherit(edits)
    this.passages = [...this.passages, ...estate.passages]
    this.title ||= estate.where
    const late = estate.edits.filter((edit) => edit.epoch !== epoch)
    if (late.length > 0) this.setAside('live.new-epoch', estate.where, estate.passages, late)
  }

  private post(edit: KeptEdit) {
    const { epoch, client, n, update } = edit
    const request = { documentId: this.id, epoch, client, n, update: toBase64(update) }
    return this.ask<Acknowledged>((say) => this.socket.emit('live:update', request, say))
  }

  private ask<T>(put: (say: (answer: T | Refused) => void) => void): Promise<T | Refused | null> {
    return ask(this.socket, put, this.options.answerWithin)
  }

  private refused(code: RefusalCode): void {
    this.startAfresh(code)
    void this.join()
  }

  /** Sets what is unsent aside and begins with an empty copy, to be filled by the server. */
  private startAfresh(code: RefusalCode): void {
    const { gathered } = this
    const edits = this.unsent.takeAll()
    const passages = this.read(beginsOf([...edits.map(({ update }) => update), ...gathered]))
    this.doc.off('update', this.edited)
    this.gathered = []
    this.epoch = undefined
    this.client = undefined
    this.doc = new Y.Doc()
    this.doc.on('update', this.edited)
    // Read-only for the moment until the server has filled the new copy: an edit before that would belong to nobody.
    this.joined = false
    this.tell({ status: 'joining', canWrite: false, generation: this.mood.generation + 1 })
    if (edits.length + gathered.length > 0) this.setAside(code, this.title, passages, edits)
    this.passages = []
    this.counted()
  }

  private setAside(code: RefusalCode, where: string, passages: readonly Passage[], edits: readonly KeptEdit[]): void {
    const rescue = { id: Math.random().toString(36).slice(2), code, at: new Date(), where, passages }
    this.outbox.setAside(rescue, edits)
    this.tell({ rescued: [...this.mood.rescued, rescue] })
  }

  /** Words of pages that are gone may be known from the disk alone. */
  private read(begins: ReadonlyMap<number, number>): readonly Passage[] {
    const known = this.options.readWords?.(this.doc, begins) ?? []
    const keys = new Set(known.map(({ key }) => key))
    return [...this.passages.filter(({ key }) => !keys.has(key)), ...known]
  }

  private readonly updated = (news: UpdatesNews): void => {
    if (news.documentId !== this.id || news.epoch !== this.epoch) return
    applyAsIs(this.doc, fromBase64(news.update), this)
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
    else this.refused(code)
  }

  /** The document is closed to this person: what is unsent is set aside for them. */
  private close(code: RefusalCode): void {
    if (this.mood.pending > 0) this.startAfresh(code)
    for (const { where, passages, edits } of this.estates) this.setAside(code, where, passages, edits)
    this.estates = []
    this.joined = false
    this.tell({ status: 'closed', closedBy: code, canWrite: false, present: [] })
  }

  private counted(): void {
    const { changes, kept, heldUp, survives } = this.unsent
    const pending = changes + (this.gathered.length > 0 ? 1 : 0)
    if (changes === 0) this.passages = []
    this.tell({ pending, kept, survives, heldUp: heldUp ?? this.notAdmitted })
  }

  private tell(change: Partial<LiveState>): void {
    this.mood = { ...this.mood, ...change }
    for (const watcher of this.watchers) watcher()
  }
}

const others = (present: readonly Present[], me: number | undefined): Present[] =>
  present.filter(({ client }) => client !== me)
