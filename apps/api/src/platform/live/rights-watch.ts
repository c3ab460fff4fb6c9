/** Rights that bite at once: open pages are judged anew when somebody says that rights changed, and when the rows say so though nobody did. */
import type { DocumentId, PersonId, SessionId } from '@alongside/domain/ids'
import { Refusal, type RefusalCode } from '@alongside/domain/refusal'
import type pg from 'pg'
import type { ResolvedActor, Sessions } from '../auth/sessions.js'
import type { Browser, JudgedBy, Seat } from './browsers.js'
import type { LiveHub } from './live-hub.js'
import type { LiveDocumentHead, LiveRights } from './live-kind.js'

/** How often the rows are looked at, in milliseconds. */
export const watchEvery = 700
const answerWithin = 2_000
/** Whatever the rows say, no seat goes without being judged for longer. */
const longestTrust = 60_000
/** Who cannot be judged within this time after a change is sent away, and comes back to be judged at the door. */
const judgedWithin = 900

interface House {
  readonly sessions: Sessions
  readonly hub: () => LiveHub
  sockets(): Iterable<Browser>
  seated(id: DocumentId): readonly (readonly [Browser, Seat])[]
  leave(socket: Browser, id: DocumentId): void
  readonly report: (error: unknown) => void
}

export interface Judged {
  readonly head: LiveDocumentHead
  readonly rights: LiveRights
  readonly judgedBy: JudgedBy
}

export class RightsWatch {
  /** Counts how often rights were judged anew: a page that was just opening then looks once more. */
  judgements = 0
  private lookedAt = Date.now()
  private judging: Promise<void> | null = null

  constructor(private readonly house: House) {}

  /** Since when nobody knows whether rights still are as they were: then even who is here is told to nobody. */
  get isBlind(): boolean {
    return Date.now() - this.lookedAt > watchEvery + answerWithin
  }

  /** Somebody's rights or sessions changed: their sockets are judged anew at once. */
  async judgePerson(person: PersonId): Promise<void> {
    this.judgements += 1
    const theirs = [...this.house.sockets()].filter(({ data }) => data.personId === person)
    await Promise.all(theirs.map((socket) => this.judge(socket, judgedWithin)))
  }

  async judgeDocument(id: DocumentId): Promise<void> {
    this.judgements += 1
    await Promise.all(this.house.seated(id).map(([socket]) => this.judge(socket, judgedWithin, id)))
  }

  /** One cheap question about all pages that are open here: who was let in by what is no longer so? */
  async look(pool: pg.Pool): Promise<void> {
    const began = Date.now()
    const open = [...this.house.sockets()]
    if (open.length > 0) await this.compare(pool, open)
    this.lookedAt = began
    const due = open.filter(({ data }) => [...data.seats.values()].some(({ judgedBy }) => judgedBy.until <= began))
    this.judging ??= this.judgeInTurn(due).finally(() => {
      this.judging = null
    })
  }

  /** What somebody may do with a document, and by which state of things. */
  async rightsIn(actor: ResolvedActor, id: DocumentId): Promise<Judged> {
    const { sessions, hub } = this.house
    const [row] = await sessions.reading(actor, (sql) =>
      sql<LiveDocumentHead & { rightsEpoch: number; state: string }>(
        `select id, space_id as "spaceId", kind, item_id as "itemId", epoch, seq::int as seq, rights_epoch as "rightsEpoch", state from live_document where id = $1`,
        [id],
      ),
    )
    if (!row) throw new Refusal('not-found')
    const { rightsEpoch, state, ...head } = row
    return hub().asking([head.spaceId], async (sql) => {
      const rights = await hub().kindOf(head).rights(sql, actor, head)
      if (rights.canRead && state === 'QUARANTINED') throw new Refusal('live.quarantined')
      const [dated] = await sql<{ until: Date | null }>('select rights_until($1) as until', [actor.personId])
      // Spread, so that a full house is not judged in one moment.
      const latest = Date.now() + longestTrust * (0.75 + Math.random() / 4)
      const until = Math.min(latest, dated?.until?.getTime() ?? latest)
      return { head, rights, judgedBy: { personEpoch: actor.permEpoch, rightsEpoch, until } }
    })
  }

  /** Rights as they are now: whoever lost their session goes, whoever may no longer read a document leaves it. */
  judge(socket: Browser, within?: number, only?: DocumentId): Promise<void> {
    const limit = within === undefined ? null : setTimeout(() => socket.disconnect(true), within)
    socket.data.judging = socket.data.judging
      .then(() => this.judgeNow(socket, only))
      .catch((error: unknown) => {
        // Rights that cannot be asked are rights that do not hold.
        this.house.report(error)
        socket.disconnect(true)
      })
      .finally(() => limit && clearTimeout(limit))
    return socket.data.judging
  }

  /** What is merely due takes no more than one line from those who type. */
  private async judgeInTurn(due: readonly Browser[]): Promise<void> {
    for (const socket of due) await this.judge(socket)
  }

  private async compare(pool: pg.Pool, open: readonly Browser[]): Promise<void> {
    const sessions = new Map<string, [SessionId, number | null]>()
    const documents = new Map<string, [DocumentId, number, number]>()
    for (const { data } of open) {
      if (data.seats.size === 0) sessions.set(data.sessionId, [data.sessionId, null])
      for (const [id, { head, judgedBy }] of data.seats) {
        sessions.set(`${data.sessionId} ${judgedBy.personEpoch}`, [data.sessionId, judgedBy.personEpoch])
        documents.set(`${id} ${judgedBy.rightsEpoch} ${head.epoch}`, [id, judgedBy.rightsEpoch, head.epoch])
      }
    }
    const [asked, about] = [[...sessions.values()], [...documents.values()]]
    const { rows } = await pool.query<{ what: 'ended' | 'person' | 'document'; id: string }>({
      name: 'outdated rights',
      text: 'select what, id from outdated_rights($1::uuid[], $2::integer[], $3::uuid[], $4::integer[], $5::integer[])',
      values: [asked.map(([id]) => id), asked.map(([, epoch]) => epoch), ...columns(about)],
      query_timeout: answerWithin,
    } as pg.QueryConfig)
    const found = new Map(rows.map(({ what, id }) => [id, what]))
    if (found.size === 0) return
    this.judgements += 1
    for (const socket of open) {
      const { sessionId, seats } = socket.data
      if (found.get(sessionId) === 'ended') socket.disconnect(true)
      else if (found.has(sessionId)) void this.judge(socket, judgedWithin)
      else for (const id of seats.keys()) if (found.has(id)) void this.judge(socket, judgedWithin, id)
    }
  }

  private async judgeNow(socket: Browser, only?: DocumentId): Promise<void> {
    if (!socket.connected) return
    const actor = await this.house.sessions.actorOfSession(socket.data.sessionId)
    if (!actor) {
      socket.disconnect(true)
      return
    }
    for (const [id, seat] of [...socket.data.seats]) {
      if (only !== undefined && only !== id) continue
      const found = await this.rightsIn(actor, id).catch((error: unknown) => {
        if (error instanceof Refusal) return error.code
        throw error
      })
      if (socket.data.seats.get(id) === seat) this.settle(socket, id, seat, found)
    }
  }

  private settle(socket: Browser, id: DocumentId, seat: Seat, found: Judged | RefusalCode): void {
    if (typeof found === 'string' || !found.rights.canRead) {
      this.house.leave(socket, id)
      socket.emit('live:closed', { documentId: id, code: found === 'live.quarantined' ? found : 'not-found' })
    } else if (found.head.epoch !== seat.head.epoch) {
      this.house.leave(socket, id)
      socket.emit('live:closed', { documentId: id, code: 'live.new-epoch' })
    } else {
      seat.judgedBy = found.judgedBy
      if (found.rights.canWrite === seat.canWrite) return
      seat.canWrite = found.rights.canWrite
      socket.emit('live:rights', { documentId: id, canWrite: seat.canWrite })
    }
  }
}

const columns = (rows: readonly (readonly [string, number, number])[]): unknown[] =>
  [0, 1, 2].map((at) => rows.map((row) => row[at]))
