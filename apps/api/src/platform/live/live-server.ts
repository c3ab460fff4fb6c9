/** The socket side: who may connect, which rooms they are in, and the messages of the live protocol. Long because one connection's whole life is here. */
import { randomInt } from 'node:crypto'
import type { Server as HttpServer } from 'node:http'
import {
  type ClientToServer,
  type Joined,
  limits,
  type Present,
  protocolVersion,
  type Refused,
  type ServerToClient,
  socketPath,
} from '@alongside/contracts/live'
import type { DocumentId, PersonId, SessionId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { Server, type Socket } from 'socket.io'
import * as Y from 'yjs'
import { z } from 'zod'
import type { ResolvedActor, Sessions } from '../auth/sessions.js'
import type { Config } from '../config.js'
import type { NewsItem } from '../news/news.js'
import { refusalOf } from './hot-document.js'
import type { Committed } from './journal.js'
import type { LiveHub } from './live-hub.js'
import type { LiveDocumentHead, LiveRights } from './live-kind.js'

interface Seat {
  readonly head: LiveDocumentHead
  readonly client: number
  canWrite: boolean
  present: Present
}
interface SocketData {
  personId: PersonId
  sessionId: SessionId
  name: string
  seats: Map<DocumentId, Seat>
  /** What this browser may still send before the next second begins. */
  allowance: Allowance
  /** How often rights had been judged when this session was looked at. */
  judgements: number
}
interface Allowance {
  presence: number
  joins: number
  updates: number
  bytes: number
}
type Browser = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketData>

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array || value instanceof ArrayBuffer)
const uint = z
  .number()
  .int()
  .min(0)
  .max(2 ** 53 - 1)
const joinShape = z.object({
  v: z.literal(protocolVersion),
  documentId: z.uuid(),
  epoch: uint.optional(),
  stateVector: bytes,
  client: uint.optional(),
})
const updateShape = z.object({ documentId: z.uuid(), epoch: uint, client: uint, n: uint.min(1), update: z.string() })
const item = z.object({ client: uint, clock: uint })
/** A place in a text, as Yjs writes it. */
const caret = z.object({
  type: item.nullish(),
  tname: z.string().max(50).nullish(),
  item: item.nullish(),
  assoc: z.number().int().optional(),
})
const presenceShape = z.object({
  documentId: z.uuid(),
  state: z.object({
    cardId: z.string().max(50).optional(),
    dragging: z.string().max(50).optional(),
    field: z.string().max(50).optional(),
    anchor: caret.nullish(),
    head: caret.nullish(),
  }),
})

const roomOf = (id: DocumentId): string => `document:${id}`
const roomOfPerson = (id: PersonId): string => `person:${id}`
/** Far more than anybody types, and an afternoon without a line is still sent within seconds. */
const perSecond: Readonly<Allowance> = { presence: 20, joins: 20, updates: 400, bytes: 4 * 1024 * 1024 }
const socketsPerPerson = 30
const seatsPerSocket = 20

export class LiveServer {
  private readonly io: Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>
  private readonly refill: NodeJS.Timeout
  /** Counts how often rights were judged anew: a page that was just opening then looks once more. */
  private judgements = 0

  constructor(
    http: HttpServer,
    private readonly config: Config,
    private readonly sessions: Sessions,
    private readonly hub: () => LiveHub,
    private readonly report: (error: unknown) => void,
  ) {
    this.io = new Server(http, {
      path: socketPath,
      transports: ['websocket'],
      maxHttpBufferSize: 128 * 1024,
      perMessageDeflate: false,
      serveClient: false,
      connectTimeout: 10_000,
      allowRequest: (request, answer) => answer(null, config.isOwnOrigin(request.headers.origin)),
    })
    this.io.use((socket, next) => {
      this.admit(socket).then(
        () => next(),
        (error: unknown) => {
          if (!(error instanceof Refusal)) report(error)
          next(new Error(refusalOf(error).code))
        },
      )
    })
    this.io.on('connection', (socket) => this.welcome(socket))
    this.refill = setInterval(() => {
      for (const socket of this.io.sockets.sockets.values()) socket.data.allowance = { ...perSecond }
    }, 1_000)
    this.refill.unref()
  }

  /** Sends a turn's changes to everyone who has the document open, but not back to the only one who made them. */
  broadcast({ hot, seq, update, clients }: Committed): void {
    const room = roomOf(hot.head.id)
    const text = Buffer.from(update.buffer, update.byteOffset, update.byteLength).toString('base64')
    const news = { documentId: hot.head.id, epoch: hot.epoch, seq, update: text }
    const only =
      clients.length === 1 ? this.seated(hot.head.id).find(([, seat]) => seat.client === clients[0]) : undefined
    ;(only ? only[0].to(room) : this.io.to(room)).emit('live:updates', news)
  }

  tell({ readers, name, event }: NewsItem): void {
    // The map of events types `name` and `event` together; socket.io's emit wants them apart.
    const rooms = this.io.to(readers.map(roomOfPerson)) as unknown as { emit(name: string, event: unknown): void }
    rooms.emit(name, event)
  }

  presentIn(ids: readonly DocumentId[]): ReadonlyMap<DocumentId, readonly PersonId[]> {
    return new Map(ids.map((id) => [id, [...new Set(this.seated(id).map(([, { present }]) => present.personId))]]))
  }

  /** Somebody's rights or sessions changed: their sockets are judged anew at once. */
  async judgePerson(person: PersonId): Promise<void> {
    this.judgements += 1
    for (const socket of this.io.sockets.sockets.values()) {
      if (socket.data.personId === person) await this.judge(socket as Browser)
    }
  }

  async judgeDocument(id: DocumentId): Promise<void> {
    this.judgements += 1
    for (const [socket] of this.seated(id)) await this.judge(socket, id)
  }

  async judgeAll(): Promise<void> {
    this.judgements += 1
    for (const socket of this.io.sockets.sockets.values()) await this.judge(socket as Browser)
  }

  /** A session that ran out ends by itself: nobody says so to the pages that are open with it. */
  async judgeSessions(): Promise<void> {
    const open = [...this.io.sockets.sockets.values()] as Browser[]
    const ended = new Set(await this.sessions.endedAmong(open.map(({ data }) => data.sessionId)))
    for (const socket of open) if (ended.has(socket.data.sessionId)) socket.disconnect(true)
  }

  async close(): Promise<void> {
    clearInterval(this.refill)
    // The line goes, not the session: browsers come back by themselves, spread over a few seconds.
    for (const socket of this.io.sockets.sockets.values()) socket.conn.close()
    await this.io.close()
  }

  private seated(id: DocumentId): [Browser, Seat][] {
    const found: [Browser, Seat][] = []
    for (const socketId of this.io.sockets.adapter.rooms.get(roomOf(id)) ?? []) {
      const socket = this.io.sockets.sockets.get(socketId) as Browser | undefined
      const seat = socket?.data.seats.get(id)
      if (socket && seat) found.push([socket, seat])
    }
    return found
  }

  private async admit(socket: Browser): Promise<void> {
    const { judgements } = this
    const secret = cookieOf(socket.handshake.headers.cookie ?? '', this.config.cookieName)
    const actor = await this.sessions.actorOf(secret)
    if (!actor?.sessionId) throw new Refusal('sign-in.required')
    if ((this.io.sockets.adapter.rooms.get(roomOfPerson(actor.personId))?.size ?? 0) >= socketsPerPerson) {
      throw new Refusal('live.quota')
    }
    socket.data = {
      personId: actor.personId,
      sessionId: actor.sessionId,
      name: actor.name,
      seats: new Map(),
      allowance: { ...perSecond },
      judgements,
    }
  }

  private welcome(socket: Browser): void {
    void socket.join(roomOfPerson(socket.data.personId))
    if (socket.data.judgements !== this.judgements) void this.judge(socket)
    socket.on('live:join', (request, answer) => this.answer(answer, () => this.join(socket, request)))
    socket.on('live:update', (request, answer) => this.update(socket, request, answer))
    socket.on('live:leave', (request) => {
      const id = z.object({ documentId: z.uuid() }).safeParse(request)
      if (id.success) this.leave(socket, id.data.documentId as DocumentId)
    })
    socket.on('live:presence', (request) => this.presence(socket, request))
    socket.on('disconnecting', () => {
      for (const id of [...socket.data.seats.keys()]) this.leave(socket, id)
    })
  }

  private async join(socket: Browser, raw: unknown): Promise<Joined> {
    const parsed = joinShape.safeParse(raw)
    if (!parsed.success) throw new Refusal('live.malformed')
    const request = parsed.data
    const id = request.documentId as DocumentId
    if (!spend(socket, 'joins')) throw new Refusal('retry')
    if (socket.data.seats.size >= seatsPerSocket && !socket.data.seats.has(id)) throw new Refusal('live.quota')
    let ready = await this.prepare(socket, id, request.client)
    // Rights that changed meanwhile were judged without this page.
    while (ready.judgements !== this.judgements) ready = await this.prepare(socket, id, ready.client)
    // Whoever went away meanwhile is not here.
    if (!socket.connected) throw new Refusal('retry')
    const { actor, rights, hot, client, lastN } = ready
    // From here to the answer nothing waits, so no judgement and no update can fall between.
    void socket.join(roomOf(id))
    const before = socket.data.seats.get(id)?.client
    const gone = before === undefined || before === client ? [] : [before]
    const present = { client, personId: actor.personId, name: actor.name, urn: rights.urn, state: null }
    socket.data.seats.set(id, { head: hot.head, client, canWrite: rights.canWrite, present })
    hot.emptySince = null
    const known = request.epoch === undefined || request.epoch === hot.epoch
    socket.to(roomOf(id)).emit('live:presence', { documentId: id, present: [present], gone })
    return {
      epoch: hot.epoch,
      seq: hot.seq,
      client,
      lastN,
      difference: Y.encodeStateAsUpdate(hot.doc, known ? stateVector(request.stateVector) : undefined),
      canWrite: rights.canWrite,
      present: this.seated(id).map(([, seat]) => seat.present),
    }
  }

  /** Everything of a join that waits for the database. */
  private async prepare(socket: Browser, id: DocumentId, wanted: number | undefined) {
    const { judgements } = this
    const actor = await this.sessions.actorOfSession(socket.data.sessionId)
    if (!actor) throw new Refusal('sign-in.required')
    const { head, rights } = await this.rightsIn(actor, id)
    if (!rights.canRead) throw new Refusal('not-found')
    const hot = await this.hub().open(head)
    return { judgements, actor, rights, hot, ...(await this.clientFor(hot.head, socket, wanted)) }
  }

  private async rightsIn(
    actor: ResolvedActor,
    id: DocumentId,
  ): Promise<{ head: LiveDocumentHead; rights: LiveRights }> {
    const [row] = await this.sessions.reading(actor, (sql) =>
      sql<LiveDocumentHead>(
        `select id, space_id as "spaceId", kind, item_id as "itemId", epoch, seq::int as seq from live_document where id = $1`,
        [id],
      ),
    )
    if (!row) throw new Refusal('not-found')
    const rights = await this.hub().asking([row.spaceId], (sql) => this.hub().kindOf(row).rights(sql, actor, row))
    return { head: row, rights }
  }

  /** The client id issued earlier, if it is this person's, else a new one. */
  private clientFor(
    head: LiveDocumentHead,
    socket: Browser,
    wanted: number | undefined,
  ): Promise<{ client: number; lastN: number }> {
    const { personId, sessionId } = socket.data
    const place = [head.spaceId, head.id]
    return this.hub().asking([head.spaceId], async (sql) => {
      if (wanted !== undefined) {
        const [mine] = await sql<{ n: number }>(
          `select (select coalesce(max(n), 0) from live_update u where u.space_id = c.space_id and u.document_id = c.document_id and u.epoch = $5 and u.client = c.client) as n
             from live_client c where c.space_id = $1 and c.document_id = $2 and c.client = $3 and c.person_id = $4`,
          [...place, wanted, personId, head.epoch],
        )
        if (mine) return { client: wanted, lastN: mine.n }
      }
      for (;;) {
        const client = randomInt(2, 2 ** 32)
        const made = await sql(
          'insert into live_client (space_id, document_id, client, person_id, session_id) values ($1, $2, $3, $4, $5) on conflict do nothing returning client',
          [...place, client, personId, sessionId],
        )
        if (made.length > 0) return { client, lastN: 0 }
      }
    })
  }

  private update(socket: Browser, raw: unknown, answer: (answer: never) => void): void {
    const say = typeof answer === 'function' ? (answer as (answer: unknown) => void) : () => undefined
    const parsed = updateShape.safeParse(raw)
    if (!parsed.success) {
      say(refusedWith('live.malformed'))
      return
    }
    const request = parsed.data
    // A copy of its own: it travels to another thread, and a small buffer would take its neighbours along.
    const update = new Uint8Array(Buffer.from(request.update, 'base64'))
    if (!spend(socket, 'updates') || !spend(socket, 'bytes', update.byteLength)) {
      say(refusedWith('retry'))
      return
    }
    const seat = socket.data.seats.get(request.documentId as DocumentId)
    const opened = seat && this.hub().opened(seat.head.id)
    if (!seat || !opened) {
      say(refusedWith('not-found'))
      return
    }
    opened
      .then((hot) =>
        this.hub().journal.submit({
          hot,
          epoch: request.epoch,
          client: request.client,
          n: request.n,
          update,
          personId: socket.data.personId,
          sessionId: socket.data.sessionId,
          acknowledge: say,
          refuse: ({ code }) => say(refusedWith(code)),
        }),
      )
      .catch((error: unknown) => say(refusedWith(refusalOf(error).code)))
  }

  private presence(socket: Browser, raw: unknown): void {
    const parsed = presenceShape.safeParse(raw)
    if (!parsed.success || !spend(socket, 'presence')) return
    if (JSON.stringify(parsed.data.state).length > limits.presenceBytes) return
    const id = parsed.data.documentId as DocumentId
    const seat = socket.data.seats.get(id)
    if (!seat) return
    seat.present = { ...seat.present, state: parsed.data.state as NonNullable<Present['state']> }
    socket.to(roomOf(id)).volatile.emit('live:presence', { documentId: id, present: [seat.present], gone: [] })
  }

  private leave(socket: Browser, id: DocumentId): void {
    const seat = socket.data.seats.get(id)
    if (!seat) return
    socket.data.seats.delete(id)
    void socket.leave(roomOf(id))
    socket.to(roomOf(id)).emit('live:presence', { documentId: id, present: [], gone: [seat.client] })
    if (this.seated(id).length > 0) return
    void this.hub()
      .opened(id)
      ?.then((hot) => {
        if (this.seated(id).length === 0) hot.emptySince = Date.now()
      })
      .catch(() => undefined)
  }

  /** Rights as they are now: whoever lost their session goes, whoever may no longer read a document leaves it. */
  private async judge(socket: Browser, only?: DocumentId): Promise<void> {
    try {
      const actor = await this.sessions.actorOfSession(socket.data.sessionId)
      if (!actor) {
        socket.disconnect(true)
        return
      }
      for (const [id, seat] of [...socket.data.seats]) {
        if (only !== undefined && only !== id) continue
        const found = await this.rightsIn(actor, id).catch((error: unknown) => {
          if (error instanceof Refusal) return null
          throw error
        })
        if (!found?.rights.canRead) {
          this.leave(socket, id)
          socket.emit('live:closed', { documentId: id, code: 'not-found' })
        } else if (found.head.epoch !== seat.head.epoch) {
          this.leave(socket, id)
          socket.emit('live:closed', { documentId: id, code: 'live.new-epoch' })
        } else if (found.rights.canWrite !== seat.canWrite) {
          seat.canWrite = found.rights.canWrite
          socket.emit('live:rights', { documentId: id, canWrite: seat.canWrite })
        }
      }
    } catch (error) {
      // Rights that cannot be asked are rights that do not hold.
      this.report(error)
      socket.disconnect(true)
    }
  }

  private answer<T>(answer: unknown, act: () => Promise<T>): void {
    const say = typeof answer === 'function' ? (answer as (answer: T | Refused) => void) : () => undefined
    act().then(say, (error: unknown) => {
      if (!(error instanceof Refusal)) this.report(error)
      say(refusedWith(refusalOf(error).code))
    })
  }
}

/** Takes from what this browser may still send within this second; false when it is used up. */
function spend({ data: { allowance } }: Browser, what: keyof Allowance, amount = 1): boolean {
  if (allowance[what] < amount) return false
  allowance[what] -= amount
  return true
}

const refusedWith = (code: Refusal['code']): Refused =>
  code === 'retry' ? { refused: code, retryAfter: 500 } : { refused: code }

/** A state vector from outside; a broken one means: send everything. */
function stateVector(sent: Uint8Array): Uint8Array | undefined {
  try {
    const vector = new Uint8Array(sent)
    Y.decodeStateVector(vector)
    return vector
  } catch {
    return undefined
  }
}

const cookieOf = (header: string, name: string): string | undefined =>
  header
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1)
