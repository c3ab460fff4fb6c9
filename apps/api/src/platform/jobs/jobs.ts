/** The job queue on Postgres: what was put into it by a change that stands is done soon, here or by another node. */
import { setTimeout as after } from 'node:timers/promises'
import { Injectable } from '@nestjs/common'
import { type CronItem, Logger, parseCronItems, type Runner, run, type TaskList } from 'graphile-worker'
import type { Pool } from 'pg'
import { Config } from '../config.js'
import { poolAs } from '../db/connection.js'
import { roles } from '../db/migrate.js'

export type Payload = Readonly<Record<string, unknown>>
export type Task = (payload: Payload) => Promise<void>

/**
 * Jobs are few and short, and are done one after the other. Those that wait for somebody else's server have a line of their own: one
 * that hangs holds up nothing but its kind, and an offer that lapses or cover that failed waits for no mail server.
 */
const Line = { OURS: 'OURS', OTHERS: 'OTHERS' } as const
type Line = (typeof Line)[keyof typeof Line]
const lines: readonly Line[] = [Line.OURS, Line.OTHERS]

/** Of each line one connection listens, one does the work. */
const connections = 2 * lines.length
/** New jobs announce themselves; this is for those whose second try has come, in milliseconds. */
const lookEvery = 2_000
const startAgainAfter = 3_000

@Injectable()
export class Jobs {
  private readonly tasks = new Map<string, { readonly act: Task; readonly line: Line }>()
  private readonly recurring: CronItem[] = []
  private readonly stopping = new AbortController()
  private readonly runners = new Map<Line, Runner>()
  private pool: Pool | null = null
  private running: Promise<unknown> = Promise.resolve()

  constructor(private readonly config: Config) {}

  /** Says who does a kind of job. Features call it in `onModuleInit`. */
  on(task: string, act: Task): void {
    this.take(task, act, Line.OURS)
  }

  /** The same for what waits for a server that is not ours. */
  onOthersTime(task: string, act: Task): void {
    this.take(task, act, Line.OTHERS)
  }

  /**
   * The same for what comes round by itself; `when` is a crontab pattern in UTC. One node does it. What would have begun while no
   * server ran is done when one is back, within `upTo` milliseconds.
   */
  every(when: string, task: string, act: Task, upTo = 0): void {
    this.on(task, act)
    this.recurring.push({ task, match: when, identifier: task, options: { backfillPeriod: upTo } })
  }

  /** Once links can be written, that is when the address is known. */
  async start(report: (error: unknown) => void): Promise<void> {
    this.pool = poolAs(this.config.options.app, roles.worker, connections)
    for (const line of lines) this.runners.set(line, await this.begin(this.pool, line, report))
    const { pool } = this
    this.running = Promise.all(lines.map((line) => this.keepRunning(pool, line, report)))
  }

  async stop(): Promise<void> {
    this.stopping.abort()
    await Promise.all([...this.runners.values()].map((runner) => runner.stop().catch(() => undefined)))
    await this.running
    await this.pool?.end()
    this.pool = null
  }

  private take(task: string, act: Task, line: Line): void {
    if (this.tasks.has(task)) throw new Error(`Two features want to do the job "${task}".`)
    this.tasks.set(task, { act, line })
  }

  private begin(pool: Pool, line: Line, report: (error: unknown) => void): Promise<Runner> {
    const mine = [...this.tasks].filter(([, task]) => task.line === line)
    const taskList: TaskList = Object.fromEntries(
      mine.map(([name, { act }]) => [name, (payload: unknown) => act(payload as Payload)]),
    )
    return run({
      pgPool: pool,
      concurrency: 1,
      pollInterval: lookEvery,
      noHandleSignals: true,
      taskList,
      parsedCronItems: parseCronItems(line === Line.OURS ? this.recurring : []),
      // A job's payload may hold an address: only that it failed, and why, is worth keeping.
      logger: new Logger(() => (level, message, meta) => {
        if (level === 'error' && !this.stopping.signal.aborted) report(meta?.error ?? new Error(message))
      }),
    })
  }

  /** A database that went away takes the runner with it; when it is back, so are the jobs. */
  private async keepRunning(pool: Pool, line: Line, report: (error: unknown) => void): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        const runner = this.runners.get(line) ?? (await this.begin(pool, line, report))
        this.runners.set(line, runner)
        await runner.promise
      } catch (error) {
        if (!this.stopping.signal.aborted) report(error)
      }
      this.runners.delete(line)
      await after(startAgainAfter, undefined, { signal: this.stopping.signal }).catch(() => undefined)
    }
  }
}
