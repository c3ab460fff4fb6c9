/** What nodes tell one another through Postgres: that a document has new rows, that somebody's rights changed, news to pass on. Any of it may be lost. */
import { randomUUID } from 'node:crypto'
import type { DocumentId, PersonId } from '@alongside/domain/ids'
import type pg from 'pg'
import { type Connection, clientOf } from '../db/connection.js'
import type { NewsItem } from '../news/news.js'

export interface Listeners {
  /** `seq`: how far its journal reaches now. */
  document(id: DocumentId, seq: number): void
  rights(person: PersonId): void
  documentRights(id: DocumentId): void
  news(item: NewsItem): void
  /** The line was down: whatever was said meanwhile is unknown. */
  missed(): void
}

const channels = ['live', 'rights', 'live_rights', 'news'] as const
const longestPayload = 7_000
const tryAgain = 500
const answerWithin = 5_000

export class Hints {
  private client: pg.Client | null = null
  private closed = false
  private readonly node = randomUUID()

  constructor(
    private readonly connection: Connection,
    private readonly pool: pg.Pool,
    private readonly listeners: Listeners,
  ) {}

  async listen(): Promise<void> {
    const client = clientOf(this.connection)
    let isOver = false
    // An error is followed by the end of the connection, which alone counts: one loss makes one new line, not two.
    client.on('error', () => undefined)
    client.once('end', () => {
      isOver = true
      if (this.client === client) this.lost()
    })
    client.on('notification', ({ channel, payload }) => this.hear(channel, payload ?? ''))
    try {
      await client.connect()
      for (const channel of channels) await client.query(`listen ${channel}`)
      if (this.closed || isOver) throw new Error('The line was closed before it stood.')
    } catch (error) {
      await client.end().catch(() => undefined)
      throw error
    }
    this.client = client
  }

  /** A line can be cut without either side hearing of it: asks along it, and gives it up when no answer comes. */
  async check(): Promise<void> {
    const { client } = this
    const question = { text: 'select 1', query_timeout: answerWithin }
    await client?.query(question).catch(() => client.end().catch(() => undefined))
  }

  /** Passes news on to the other nodes; people in portions that fit one notification. */
  async passOn(item: NewsItem): Promise<void> {
    if (this.closed) return
    const portion = Math.floor(longestPayload / 40)
    for (let from = 0; from < item.readers.length; from += portion) {
      const payload = JSON.stringify({ ...item, readers: item.readers.slice(from, from + portion), node: this.node })
      await this.pool.query(`select pg_notify('news', $1)`, [payload])
    }
  }

  async close(): Promise<void> {
    this.closed = true
    const { client } = this
    this.client = null
    await client?.end().catch(() => undefined)
  }

  private hear(channel: string, payload: string): void {
    if (channel === 'live') {
      const [id, seq] = payload.split(' ')
      this.listeners.document(id as DocumentId, Number(seq))
    } else if (channel === 'rights') this.listeners.rights(payload as PersonId)
    else if (channel === 'live_rights') this.listeners.documentRights(payload as DocumentId)
    else if (channel === 'news') {
      const item = JSON.parse(payload) as NewsItem & { node: string }
      if (item.node !== this.node) this.listeners.news(item)
    }
  }

  private lost(): void {
    this.client = null
    const again = (): void => {
      if (this.closed) return
      this.listen().then(
        () => this.listeners.missed(),
        () => setTimeout(again, tryAgain).unref(),
      )
    }
    setTimeout(again, tryAgain).unref()
  }
}
