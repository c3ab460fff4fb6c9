/** Hints by LISTEN and NOTIFY. What changes rights says so in its own transaction; what nodes say to one another has a channel of its own. */
import type { DocumentId, PersonId } from '@alongside/domain/ids'
import type pg from 'pg'
import { type Connection, clientOf } from '../db/connection.js'

interface Ears {
  hint(payload: string): void
  document(id: DocumentId, seq: number): void
  rights(person: PersonId): void
  documentRights(id: DocumentId): void
  missed(): void
}

const channels = ['rights', 'live_rights', 'hints'] as const
const longestPayload = 7_900
const tryAgain = 500
const answerWithin = 5_000

export class PostgresHints {
  private client: pg.Client | null = null
  private closed = false
  private hearsDocuments = true

  constructor(
    private readonly connection: Connection,
    private readonly pool: pg.Pool,
    private readonly ears: Ears,
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
      if (this.hearsDocuments) await client.query('listen live')
      if (this.closed || isOver) throw new Error('The line was closed before it stood.')
    } catch (error) {
      await client.end().catch(() => undefined)
      throw error
    }
    this.client = client
    this.settleDocuments()
  }

  /** Whether the journal's own word is needed, or comes another way. */
  hearDocuments(hears: boolean): void {
    if (this.hearsDocuments === hears) return
    this.hearsDocuments = hears
    this.settleDocuments()
  }

  /** Puts these hints before every node that listens. */
  async say(payloads: readonly string[]): Promise<void> {
    const short = payloads.filter((payload) => Buffer.byteLength(payload) <= longestPayload)
    await this.pool.query(`select pg_notify('hints', payload) from unnest($1::text[]) payload`, [short])
  }

  /** A line can be cut without either side hearing of it: asks along it, and gives it up when no answer comes. */
  async check(): Promise<void> {
    const { client } = this
    const question = { text: 'select 1', query_timeout: answerWithin }
    await client?.query(question).catch(() => client.end().catch(() => undefined))
  }

  async close(): Promise<void> {
    this.closed = true
    const { client } = this
    this.client = null
    await client?.end().catch(() => undefined)
  }

  private settleDocuments(): void {
    this.client?.query(this.hearsDocuments ? 'listen live' : 'unlisten live').catch(() => undefined)
  }

  private hear(channel: string, payload: string): void {
    if (channel === 'hints') this.ears.hint(payload)
    else if (channel === 'rights') this.ears.rights(payload as PersonId)
    else if (channel === 'live_rights') this.ears.documentRights(payload as DocumentId)
    else if (channel === 'live') {
      const [id, seq] = payload.split(' ')
      this.ears.document(id as DocumentId, Number(seq))
    }
  }

  private lost(): void {
    this.client = null
    const again = (): void => {
      if (this.closed) return
      this.listen().then(
        () => this.ears.missed(),
        () => setTimeout(again, tryAgain).unref(),
      )
    }
    setTimeout(again, tryAgain).unref()
  }
}
