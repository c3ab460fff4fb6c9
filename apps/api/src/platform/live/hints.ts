/**
 * What nodes tell one another: that a document has new rows, news to pass on, who is here. Any of it may be lost: the journal and
 * the rows of rights are looked at in any case. Carried by Postgres, or by Redis streams; while Redis is away, by Postgres again.
 */
import { randomUUID } from 'node:crypto'
import type { Present } from '@alongside/contracts/live'
import type { DocumentId, PersonId } from '@alongside/domain/ids'
import type pg from 'pg'
import { z } from 'zod'
import type { Connection } from '../db/connection.js'
import type { NewsItem } from '../news/news.js'
import { PostgresHints } from './hints-postgres.js'
import { RedisHints } from './hints-redis.js'

/** Who sat down, moved or left, by document. */
export type SeatNews = readonly [DocumentId, readonly Present[], readonly number[]]

export type Hint =
  | { readonly kind: 'document'; readonly id: DocumentId; readonly seq: number }
  | ({ readonly kind: 'news' } & NewsItem)
  /** I am there, and have told of seats so many times. */
  | { readonly kind: 'beat'; readonly told: number }
  | {
      readonly kind: 'seats'
      readonly told: number
      readonly isWhole: boolean
      readonly documents: readonly SeatNews[]
    }
  /** Somebody has missed something of that node and asks for the whole. */
  | { readonly kind: 'ask'; readonly of: string }
  | { readonly kind: 'bye' }

const count = z.number().int().min(0)
const id = z.uuid()
const present = z.looseObject({ client: count, personId: id, name: z.string() })
/** A Redis may be shared, and a node may be newer than this one: what is not understood is left alone. */
const hintShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('document'), node: id, id, seq: count }),
  z.looseObject({ kind: z.literal('news'), node: id, readers: z.array(id), name: z.string() }),
  z.object({ kind: z.literal('beat'), node: id, told: count }),
  z.object({
    kind: z.literal('seats'),
    node: id,
    told: count,
    isWhole: z.boolean(),
    documents: z.array(z.tuple([id, z.array(present), z.array(count)])),
  }),
  z.object({ kind: z.literal('ask'), node: id, of: id }),
  z.object({ kind: z.literal('bye'), node: id }),
])

export interface Listeners {
  heard(hint: Hint, node: string): void
  /** `seq`: how far its journal reaches now. */
  document(id: DocumentId, seq: number): void
  rights(person: PersonId): void
  documentRights(id: DocumentId): void
  /** The line was down: whatever was said meanwhile is unknown. */
  missed(): void
}

/** As much as one notification of Postgres holds, with room for the envelope. */
export const longestHint = 7_000
const mostWaiting = 5_000
const atOnce = 200
const readersAtOnce = 150

export class Hints {
  readonly node = randomUUID()
  private readonly postgres: PostgresHints
  private readonly redis: RedisHints | null
  private waiting: string[] = []
  private sending: Promise<void> | null = null
  private closed = false

  constructor(
    place: { readonly app: Connection; readonly redisUrl: string | null },
    pool: pg.Pool,
    private readonly listeners: Listeners,
    report: (error: unknown) => void,
  ) {
    const ears = { ...listeners, hint: (payload: string) => this.hear(payload) }
    this.postgres = new PostgresHints(place.app, pool, ears)
    this.redis = place.redisUrl
      ? new RedisHints(place.redisUrl, `alongside:${place.app.database}:hints`, {
          hint: ears.hint,
          stands: (isUp) => {
            this.postgres.hearDocuments(!isUp)
            if (isUp) this.listeners.missed()
          },
          report,
        })
      : null
  }

  async listen(): Promise<void> {
    await this.postgres.listen()
    this.redis?.start()
  }

  /** Tells the other nodes, in this order. */
  say(...hints: readonly Hint[]): void {
    if (this.closed) return
    this.waiting.push(...hints.map((hint) => JSON.stringify({ ...hint, node: this.node })))
    if (this.waiting.length > mostWaiting) this.waiting = this.waiting.slice(-mostWaiting)
    this.sending ??= this.send().finally(() => {
      this.sending = null
    })
  }

  /** A document's new rows: Postgres says so itself, with the commit; Redis has to be told. */
  written(id: DocumentId, seq: number): void {
    if (this.redis?.isUp) this.say({ kind: 'document', id, seq })
  }

  /** Passes news on; people in portions that fit one notification. */
  passOn(item: NewsItem): void {
    for (let from = 0; from < item.readers.length; from += readersAtOnce) {
      this.say({ kind: 'news', ...item, readers: item.readers.slice(from, from + readersAtOnce) })
    }
  }

  check(): Promise<void> {
    return this.postgres.check()
  }

  async close(): Promise<void> {
    await this.sending
    this.closed = true
    await Promise.all([this.postgres.close(), this.redis?.close()])
  }

  private async send(): Promise<void> {
    // What is said with the same breath travels together.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, atOnce)
      const isTold = (await this.redis?.say(batch)) ?? false
      // Without a database there is nobody to tell, and nothing to tell of.
      if (!isTold) await this.postgres.say(batch).catch(() => undefined)
    }
  }

  private hear(payload: string): void {
    const { success, data } = hintShape.safeParse(parsed(payload))
    if (!success || data.node === this.node) return
    const { node, ...hint } = data
    if (hint.kind === 'document') this.listeners.document(hint.id as DocumentId, hint.seq)
    else this.listeners.heard(hint as unknown as Hint, node)
  }
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload)
  } catch {
    return null
  }
}
