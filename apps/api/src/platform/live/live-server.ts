/** The socket side: who may connect, which rooms they are in, and the messages of the live protocol. Long because one connection's whole life is here. */
import { randomInt } from 'node:crypto'
import type { Server as HttpServer } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import {
  type Joined,
  limits,
  type Present,
  protocolVersion,
  type Refused,
  socketPath,
  type UpdateRequest,
} from '@alongside/contracts/live'
import type { DocumentId, PersonId, SpaceId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { Server } from 'socket.io'
import * as Y from 'yjs'
import { z } from 'zod'
import type { Sessions } from '../auth/sessions.js'
import type { Config } from '../config.js'
import type { NewsItem } from '../news/news.js'
import { type Browser, cutOff, hangUp, type Seat, type Sockets, spend, untaken } from './browsers.js'
import { Elsewhere } from './elsewhere.js'
import type { Hint } from './hints.js'
import { refusalOf } from './hot-document.js'
import type { Committed } from './journal.js'
import type { LiveHub } from './live-hub.js'
import type { LiveDocumentHead } from './live-kind.js'
import {
  mostUntaken,
  perSecond,
  retryAfter,
  seatsPerSocket,
  socketsPerNode,
  socketsPerPerson,
  Tenants,
} from './live-quotas.js'
import { RightsWatch } from './rights-watch.js'
import { expectWriter } from './writers.js'

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
/** By hand, because it is by far the most frequent message. */
const isUpdate = (raw: unknown): raw is UpdateRequest => {
  if (typeof raw !== 'object' || raw === null) return false
  const { documentId, epoch, client, n, update } = raw as Record<string, unknown>
  const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
  return (
    typeof documentId === 'string' &&
    isCount(epoch) &&
    isCount(client) &&
    isCount(n) &&
    n > 0 &&
    typeof update === 'string'
  )
}
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
/** As browsers know it: the server starts anew, come back in a moment. */
const serviceRestart = 1012
const tryAgainLater = 1013
/** How often lines are looked at, and how long a full house may take to leave, in milliseconds. */
const refillEvery = 1_000
const leavesWithin = 2_000
const farewellWithin = 1_000
/** How long the number of people of an alliance is good for. */
const countEvery = 60_000

export interface Neighbours {
  readonly node: string
  say(...hints: readonly Hint[]): void
}

export class LiveServer {
  private readonly io: Sockets
  private readonly refill: NodeJS.Timeout
  private readonly tenants = new Tenants()
  private readonly people = new Map<SpaceId, { readonly count: number; readonly at: number }>()
  private isLeaving = false
  readonly rights: RightsWatch
  readonly elsewhere: Elsewhere

  constructor(
    http: HttpServer,
    private readonly config: Config,
    private readonly sessions: Sessions,
    private readonly hub: () => LiveHub,
    neighbours: Neighbours,
    private readonly report: (error: unknown) => void,
  ) {
    this.io = new Server(http, {
      path: socketPath,
      transports: ['websocket'],
      maxHttpBufferSize: 128 * 1024,
      perMessageDeflate: false,
      serveClient: false,
      connectTimeout: 10_000,
      // A line that is dead without saying so is noticed within half a minute.
      pingInterval: 12_000,
      pingTimeout: 12_000,
      allowRequest: (request, answer) => answer(null, config.isOwnOrigin(request.headers.origin)),
    })
    this.rights = new RightsWatch({
      sessions,
      hub,
      sockets: () => this.browsers(),
      seated: (id) => this.seated(id),
      leave: (socket, id) => this.leave(socket, id),
      report,
    })
    this.elsewhere = new Elsewhere(neighbours.node, {
      say: (...hints) => neighbours.say(...hints),
      tell: (documentId, present, gone) => {
        // While nobody knows whose rights still hold, who is here is told to nobody.
        if (present.length > 0 && this.rights.isBlind) return
        // A caret may be passed over, coming and going may not.
        const isMove = gone.length === 0 && present.every(({ state }) => state !== null)
        const room = this.io.to(roomOf(documentId))
        ;(isMove ? room.volatile : room).emit('live:presence', { documentId, present, gone })
      },
      seats: () => this.browsers().flatMap(({ data }) => [...data.seats].map(([id, { present }]) => [id, present])),
      isSeated: (id, client) => this.seated(id).some(([, seat]) => seat.client === client),
    })
    this.io.use((socket, next) => {
      this.admit(socket).then(
        () => next(),
        (error: unknown) => {
          if (!(error instanceof Refusal)) report(error)
          const refused = this.isLeaving
            ? { refused: 'retry', retryAfter: retryAfter.leaving }
            : refusedWith(refusalOf(error).code)
          next(Object.assign(new Error(refused.refused), { data: refused }))
        },
      )
    })
    this.io.on('connection', (socket) => this.welcome(socket))
    this.refill = setInterval(() => this.look(), refillEvery)
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
    const here = (id: DocumentId) => this.seated(id).map(([, { present }]) => present.personId)
    return new Map(ids.map((id) => [id, [...new Set([...here(id), ...this.elsewhere.peopleAt(id)])]]))
  }

  /** This node goes: nobody new is let in, and nothing more is taken. What was taken is still answered. */
  prepareToLeave(): void {
    this.isLeaving = true
  }

  /** Sends everybody to other nodes, a full house spread over a moment, and ends the lines of those who do not go. */
  async close(): Promise<void> {
    this.isLeaving = true
    this.elsewhere.close()
    const open = this.browsers()
    const spread = Math.min(leavesWithin, open.length * 2)
    const gone = open.map(async (socket) => {
      if (open.length > 1) await pause(Math.random() * spread)
      const closed = new Promise((resolve) => socket.once('disconnect', resolve))
      hangUp(socket, serviceRestart, 'service restart')
      await Promise.race([closed, pause(farewellWithin)])
    })
    await Promise.all(gone)
    clearInterval(this.refill)
    for (const socket of this.browsers()) cutOff(socket)
    await this.io.close()
  }

  private browsers(): Browser[] {
    return [...this.io.sockets.sockets.values()]
  }

  /** Each second: allowances anew, and an end to lines at whose other end nobody reads. */
  private look(): void {
    for (const socket of this.io.sockets.sockets.values()) {
      socket.data.allowance = { ...perSecond }
      if (untaken(socket) <= mostUntaken) continue
      hangUp(socket, tryAgainLater, 'not reading')
      cutOff(socket)
    }
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
    if (this.isLeaving) throw new Refusal('retry')
    const { judgements } = this.rights
    const secret = cookieOf(socket.handshake.headers.cookie ?? '', this.config.cookieName)
    const actor = await this.sessions.actorOf(secret)
    if (!actor?.sessionId) throw new Refusal('sign-in.required')
    const theirs = this.io.sockets.adapter.rooms.get(roomOfPerson(actor.personId))?.size ?? 0
    if (theirs >= socketsPerPerson || this.io.sockets.sockets.size >= socketsPerNode) throw new Refusal('live.quota')
    socket.data = {
      personId: actor.personId,
      sessionId: actor.sessionId,
      name: actor.name,
      seats: new Map(),
      allowance: { ...perSecond },
      judgements,
      judging: Promise.resolve(),
    }
  }

  private welcome(socket: Browser): void {
    void socket.join(roomOfPerson(socket.data.personId))
    if (socket.data.judgements !== this.rights.judgements) void this.rights.judge(socket)
    socket.on('live:join', (request, answer) => this.answer(answer, () => this.join(socket, request)))
    socket.on('live:update', (request, answer) => {
      if (this.isLeaving) this.answer(answer, () => Promise.reject(new Refusal('retry')))
      else this.update(socket, request, answer)
    })
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
    if (this.isLeaving || !spend(socket, 'joins')) throw new Refusal('retry')
    if (socket.data.seats.size >= seatsPerSocket && !socket.data.seats.has(id)) throw new Refusal('live.quota')
    let ready = await this.prepare(socket, id, request.client)
    // Rights that changed meanwhile were judged without this page.
    while (ready.judgements !== this.rights.judgements) ready = await this.prepare(socket, id, ready.client)
    // Whoever went away meanwhile is not here.
    if (!socket.connected) throw new Refusal('retry')
    const { actor, rights, judgedBy, hot, client, lastN } = ready
    const { spaceId } = hot.head
    const before = socket.data.seats.get(id)
    if (!before && !this.tenants.hasRoom(spaceId, socket.id, id, ready.people)) throw new Refusal('live.quota')
    // From here to the answer nothing waits, so no judgement and no update can fall between.
    void socket.join(roomOf(id))
    if (!before) this.tenants.enter(spaceId, socket.id, id)
    const gone = before === undefined || before.client === client ? [] : [before.client]
    const present = { client, personId: actor.personId, name: actor.name, urn: rights.urn, state: null }
    socket.data.seats.set(id, { head: hot.head, client, canWrite: rights.canWrite, present, judgedBy })
    hot.emptySince = null
    expectWriter(hot, socket.data.sessionId, { personId: actor.personId, rights, client, ...judgedBy })
    for (const earlier of gone) this.elsewhere.left(id, earlier)
    this.elsewhere.seated(id, present)
    const known = request.epoch === undefined || request.epoch === hot.epoch
    socket.to(roomOf(id)).emit('live:presence', { documentId: id, present: [present], gone })
    return {
      epoch: hot.epoch,
      seq: hot.seq,
      client,
      lastN,
      difference: Y.encodeStateAsUpdate(hot.doc, known ? stateVector(request.stateVector) : undefined),
      canWrite: rights.canWrite,
      present: this.presentAt(id),
    }
  }

  /** Everybody at this document, here and on other nodes; whoever is just moving from one to the other, once. */
  private presentAt(id: DocumentId): Present[] {
    const here = this.seated(id).map(([, seat]) => seat.present)
    const all = [...this.elsewhere.presentAt(id), ...here]
    return [...new Map(all.map((present) => [present.client, present])).values()]
  }

  /** Everything of a join that waits for the database. */
  private async prepare(socket: Browser, id: DocumentId, wanted: number | undefined) {
    const { judgements } = this.rights
    const actor = await this.sessions.actorOfSession(socket.data.sessionId)
    if (!actor) throw new Refusal('sign-in.required')
    const { head, rights, judgedBy } = await this.rights.rightsIn(actor, id)
    if (!rights.canRead) throw new Refusal('not-found')
    const people = await this.peopleIn(head.spaceId)
    const hot = await this.hub().open(head)
    // A hint may have been lost: nobody begins with less than is stored.
    await this.hub().catchUp(id, head.seq)
    return { judgements, actor, rights, judgedBy, people, hot, ...(await this.clientFor(hot.head, socket, wanted)) }
  }

  private async peopleIn(space: SpaceId): Promise<number> {
    const known = this.people.get(space)
    if (known && Date.now() - known.at < countEvery) return known.count
    const [row] = await this.hub().asking([space], (sql) =>
      sql<{ count: number }>('select people_in($1) as count', [space]),
    )
    const count = row?.count ?? 0
    this.people.set(space, { count, at: Date.now() })
    return count
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
    if (!isUpdate(raw)) {
      say(refusedWith('live.malformed'))
      return
    }
    const request = raw
    // A copy of its own: it travels to another thread, and a small buffer would take its neighbours along.
    const update = new Uint8Array(Buffer.from(request.update, 'base64'))
    if (!spend(socket, 'updates') || !spend(socket, 'bytes', update.byteLength)) {
      say(refusedWith('retry'))
      return
    }
    const seat = socket.data.seats.get(request.documentId)
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
    this.elsewhere.seated(id, seat.present)
    socket.to(roomOf(id)).volatile.emit('live:presence', { documentId: id, present: [seat.present], gone: [] })
  }

  private leave(socket: Browser, id: DocumentId): void {
    const seat = socket.data.seats.get(id)
    if (!seat) return
    socket.data.seats.delete(id)
    void socket.leave(roomOf(id))
    this.tenants.leave(seat.head.spaceId, socket.id, id)
    this.elsewhere.left(id, seat.client)
    socket.to(roomOf(id)).emit('live:presence', { documentId: id, present: [], gone: [seat.client] })
    if (this.seated(id).length > 0) return
    void this.hub()
      .opened(id)
      ?.then((hot) => {
        if (this.seated(id).length === 0) hot.emptySince = Date.now()
      })
      .catch(() => undefined)
  }

  private answer<T>(answer: unknown, act: () => Promise<T>): void {
    const say = typeof answer === 'function' ? (answer as (answer: T | Refused) => void) : () => undefined
    act().then(say, (error: unknown) => {
      if (!(error instanceof Refusal)) this.report(error)
      say(refusedWith(refusalOf(error).code))
    })
  }
}

const refusedWith = (code: Refusal['code']): Refused => {
  if (code === 'retry') return { refused: code, retryAfter: retryAfter.busy }
  return code === 'live.quota' ? { refused: code, retryAfter: retryAfter.full } : { refused: code }
}

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
