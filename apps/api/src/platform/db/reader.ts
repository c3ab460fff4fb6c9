/** Reading for one operation: one lazy transaction, one connection, asked through a serial queue, closed when the answer is sent. */
import type { Actor } from '@alongside/domain/actor'
import type { PoolClient } from 'pg'
import type { DataSource, ObjectLiteral, QueryRunner } from 'typeorm'
import { prepared } from './prepared.js'
import { type RowClass, Rows } from './rows.js'
import { type Purpose, purposeStatement, scopeOfActor, scopeStatement } from './scope.js'

/** A reader that was forgotten is closed after this long, in milliseconds. */
const longest = 5_000

export class Reader {
  private opening: Promise<QueryRunner> | null = null
  private queue: Promise<unknown> = Promise.resolve()
  private timer: NodeJS.Timeout | null = null

  constructor(
    private readonly source: DataSource,
    readonly actor: Actor,
    private readonly purpose: Purpose = '',
  ) {}

  /** Plain rows for lists: parameterised SQL only. Row-level security holds here as everywhere. */
  sql<T extends ObjectLiteral>(text: string, values: readonly unknown[] = []): Promise<T[]> {
    return this.inTurn(async (runner) => {
      const client = (await runner.connect()) as PoolClient
      return (await client.query<T>(prepared(text, values))).rows
    })
  }

  /** One question with a purpose of its own, in turn: what is asked before and after looks with the asker's eyes only. */
  lookingAs<T extends ObjectLiteral>(purpose: Purpose, text: string, values: readonly unknown[] = []): Promise<T[]> {
    return this.inTurn(async (runner) => {
      const client = (await runner.connect()) as PoolClient
      await client.query(purposeStatement(purpose))
      const { rows } = await client.query<T>(prepared(text, values))
      await client.query(purposeStatement(this.purpose))
      return rows
    })
  }

  /** Asks through the rows of one table, in turn. */
  rows<R extends ObjectLiteral, T>(row: RowClass<R>, ask: (rows: Rows<R>) => Promise<T>): Promise<T> {
    return this.inTurn((runner) => ask(new Rows(runner.manager, row, scopeOfActor(this.actor, this.purpose))))
  }

  /** Ends the transaction; the next question opens a fresh one. */
  async close(): Promise<void> {
    const opening = this.opening
    this.opening = null
    if (this.timer) clearTimeout(this.timer)
    if (!opening) return
    const runner = await opening.catch(() => null)
    if (!runner) return
    await this.queue.catch(() => undefined)
    try {
      await runner.query('commit')
    } finally {
      await runner.release()
    }
  }

  private inTurn<T>(ask: (runner: QueryRunner) => Promise<T>): Promise<T> {
    const turn = this.queue.then(async () => ask(await this.open()))
    this.queue = turn.catch(() => undefined)
    return turn
  }

  private open(): Promise<QueryRunner> {
    this.opening ??= this.begin()
    return this.opening
  }

  private async begin(): Promise<QueryRunner> {
    const runner = this.source.createQueryRunner()
    try {
      await runner.query(`begin read only; ${scopeStatement(scopeOfActor(this.actor, this.purpose))}`)
    } catch (error) {
      await runner.release()
      throw error
    }
    this.timer = setTimeout(() => void this.close().catch(() => undefined), longest)
    this.timer.unref()
    return runner
  }
}
