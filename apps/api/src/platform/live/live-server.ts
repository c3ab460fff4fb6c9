/** The socket side: who may connect, which rooms they are in, and the messages of the live protocol. Long because one connection's whole life is here. */
import { randomInt } from 'node:crypto'
import type { Server as HttpServer } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import {
  type Acknowledged,
  type Joined,
  limits,
  type Present,
  type Refused,
  socketPath,
  type UpdatesNews,
} from '@alongside/contracts/live'
import type { DocumentId, PersonId, SpaceId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { Server } from 'socket.io'
import * as Y from 'yjs'
import type { Sessions } from '../auth/sessions.js'
import type { Config } from '../config.js'
import type { NewsItem } from '../news/news.js'
import type { RefusalLog } from '../refusal-log.js'
import {
  type Browser,
  cutOff,
  hangUp,
  listen,
  type Seat,
  type Sockets,
  spend,
  stopListening,
  untaken,
} from './browsers.js'
import { Elsewhere } from './elsewhere.js'
import type { Hint } from './hints.js'
import { refusalOf } from './hot-document.js'
import type { Committed } from './journal.js'
import type { LiveHub } from './live-hub.js'
import type { LiveDocumentHead } from './live-kind.js'
import { documentIdIn, isUpdate, joinShape, known, presenceShape } from './live-messages.js'
import {
  Allowances,
  mostUntaken,
  perDocument,
  perPerson,
  perSecond,
  retryAfter,
  seatsPerDocument,
  seatsPerSocket,
  socketsPerNode,
  socketsPerPerson,
  Tenants,
} from './live-quotas.js'
import { RightsWatch } from './rights-watch.js'
import { Sending } from './sending.js'
import { expectWriter } from './writers.js'

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
  private readonly sending = new Sending()
  private readonly tenants = new Tenants()
  private readonly ofPeople = new Allowances<PersonId>(perPerson)
  private readonly ofDocuments = new Allowances<DocumentId>(perDocument)
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
    private readonly refusals: Pick<RefusalLog, 'note'>,
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
      allowRequest: (request, answer) => {
        const isOurs = config.isOwnOrigin(request.headers.origin)
        if (!isOurs) refusals.note({ who: null, what: 'live connection of another site', code: 'not-allowed' })
        answer(null, isOurs)
      },
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
          const { code } = refusalOf(error)
          if (!this.isLeaving) refusals.note({ who: this.whoAsks(socket), what: 'live connection', code })
          const refused = this.isLeaving ? { refused: 'retry', retryAfter: retryAfter.leaving } : refusedWith(code)
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
    const text = Buffer.from(update.buffer, update.byteOffset, update.byteLength).toString('base64')
    const news: UpdatesNews = { documentId: hot.head.id, epoch: hot.epoch, seq, update: text }
    const only = clients.length === 1 ? clients[0] : undefined
    const others = this.seated(hot.head.id).filter(([, seat]) => seat.client !== only)
    this.sending.tell(
      others.map(([socket]) => socket),
      'live:updates',
      news,
    )
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
      await Promise.race([closed, pause(farewellWithin, undefined, { ref: false })])
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
    this.ofPeople.renew()
    this.ofDocuments.renew()
    for (const socket of this.io.sockets.sockets.values()) {
      socket.data.allowance = { ...perSecond }
      listen(socket)
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
    socket.data.personId = actor.personId
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
    socket.on('live:join', (request, answer) => this.answer(socket, request, answer))
    socket.on('live:update', (request, answer) => this.update(socket, request, answer))
    socket.on('live:leave', (request, ...rest: unknown[]) => {
      const id = documentIdIn(request)
      if (id) this.leave(socket, id)
      else this.refuse(socket, 'live:leave', 'live.malformed', { raw: request, answer: rest.at(-1) })
    })
    socket.on('live:presence', (request, ...rest: unknown[]) => {
      const code = this.presence(socket, request)
      if (code) this.refuse(socket, 'live:presence', code, { raw: request, answer: rest.at(-1) })
    })
    socket.onAny((name: string, ...rest: unknown[]) => {
      if (!spend(socket, 'messages')) stopListening(socket)
      if (!known.has(name)) this.refuse(socket, 'unknown event', 'live.malformed', { answer: rest.at(-1) })
    })
    socket.on('error', () => this.refuse(socket, 'live connection', 'live.malformed'))
    socket.on('disconnect', (reason, cause) => {
      const code = faultOfLine(reason, cause)
      if (code) this.refuse(socket, 'live connection', code)
    })
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
    if (!socket.data.seats.has(id) && (this.io.sockets.adapter.rooms.get(roomOf(id))?.size ?? 0) >= seatsPerDocument)
      throw new Refusal('live.quota')
    let ready = await this.prepare(socket, id, request.client)
    // Rights that changed meanwhile were judged without this page.
    while (ready.judgements !== this.rights.judgements) ready = await this.prepare(socket, id, ready.client)
    // Whoever went away meanwhile is not here.
    if (!socket.connected) throw new Refusal('retry')
    const { actor, rights, judgedBy, hot, client, lastN } = ready
    const { spaceId } = hot.head
    const before = socket.data.seats.get(id)
    // Others of this page may have been seated while this one was prepared.
    if (!before && socket.data.seats.size >= seatsPerSocket) throw new Refusal('live.quota')
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

  private update(socket: Browser, raw: unknown, answer: unknown): void {
    const refuse = (error: unknown): void => this.refuse(socket, 'live:update', refusalOf(error).code, { raw, answer })
    try {
      const { opened, request, update } = this.admissible(socket, raw)
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
            acknowledge: (acknowledged) => this.sending.answer(socket, () => say(answer, acknowledged)),
            refuse,
          }),
        )
        .catch(refuse)
    } catch (error) {
      refuse(error)
    }
  }

  /** What can be known of an edit before anything is asked: its form, its sender's seat, and whether they have sent too much. */
  private admissible(socket: Browser, raw: unknown) {
    if (!isUpdate(raw)) throw new Refusal('live.malformed')
    const update = Buffer.from(raw.update, 'base64')
    const { byteLength } = update
    if (this.isLeaving || !spend(socket, 'updates') || !spend(socket, 'bytes', byteLength)) throw new Refusal('retry')
    const { personId, seats } = socket.data
    if (!this.ofPeople.spend(personId, byteLength)) throw new Refusal('live.quota')
    const seat = seats.get(raw.documentId)
    const opened = seat && this.hub().opened(seat.head.id)
    if (!seat || !opened) throw new Refusal('not-found')
    if (!this.ofDocuments.spend(seat.head.id, byteLength)) throw new Refusal('live.quota')
    return { opened, request: raw, update }
  }

  /** Null, or why nothing was told to the others. */
  private presence(socket: Browser, raw: unknown): Refusal['code'] | null {
    const parsed = presenceShape.safeParse(raw)
    if (!parsed.success) return 'live.malformed'
    if (!spend(socket, 'presence')) return 'retry'
    if (JSON.stringify(parsed.data.state).length > limits.presenceBytes) return 'live.too-large'
    const id = parsed.data.documentId as DocumentId
    const seat = socket.data.seats.get(id)
    if (!seat) return 'not-found'
    seat.present = { ...seat.present, state: parsed.data.state as NonNullable<Present['state']> }
    this.elsewhere.seated(id, seat.present)
    socket.to(roomOf(id)).volatile.emit('live:presence', { documentId: id, present: [seat.present], gone: [] })
    return null
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

  private answer(socket: Browser, request: unknown, answer: unknown): void {
    this.join(socket, request).then(
      (joined) => say(answer, joined),
      (error: unknown) => {
        if (!(error instanceof Refusal)) this.report(error)
        this.refuse(socket, 'live:join', refusalOf(error).code, { raw: request, answer })
      },
    )
  }

  /** Says so to whoever sent it, where they wait for an answer, and to the log. */
  private refuse(
    socket: Browser,
    what: string,
    code: Refusal['code'],
    { raw, answer }: { readonly raw?: unknown; readonly answer?: unknown } = {},
  ): void {
    const documentId = documentIdIn(raw)
    this.refusals.note({ who: socket.data.personId, what, code, ...(documentId && { documentId }) })
    // Not before the answers to what was sent earlier.
    this.sending.answer(socket, () => say(answer, refusedWith(code)))
  }

  /** Also of somebody who was not let in, as far as they could show who they are. */
  private whoAsks({ data }: Browser): PersonId | null {
    return (data as Partial<Browser['data']>).personId ?? null
  }
}

const say = (answer: unknown, what: Joined | Acknowledged | Refused): void => {
  if (typeof answer === 'function') answer(what)
}

/** Why a line was given up because of what came over it; engine.io passes the words of the WebSocket on, and not its code. */
function faultOfLine(reason: string, cause: unknown): Refusal['code'] | null {
  if (reason === 'parse error') return 'live.malformed'
  const words = cause instanceof Error ? cause.message : ''
  if (words.includes('Max payload size exceeded')) return 'live.too-large'
  return /Invalid (WebSocket|UTF-8)/.test(words) ? 'live.malformed' : null
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
