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

/** One connection listens, one does the work: jobs are few and short. */
const connections = 2
/** New jobs announce themselves; this is for those whose second try has come, in milliseconds. */
const lookEvery = 2_000
const startAgainAfter = 3_000

@Injectable()
export class Jobs {
  private readonly tasks = new Map<string, Task>()
  private readonly recurring: CronItem[] = []
  private readonly stopping = new AbortController()
  private pool: Pool | null = null
  private runner: Runner | null = null
  private running: Promise<void> = Promise.resolve()

  constructor(private readonly config: Config) {}

  /** Says who does a kind of job. Features call it in `onModuleInit`. */
  on(task: string, act: Task): void {
    if (this.tasks.has(task)) throw new Error(`Two features want to do the job "${task}".`)
    this.tasks.set(task, act)
  }

  /** The same for what comes round by itself; `when` is a crontab pattern in UTC. One node does it. */
  every(when: string, task: string, act: Task): void {
    this.on(task, act)
    this.recurring.push({ task, match: when, identifier: task })
  }

  /** Once links can be written, that is when the address is known. */
  async start(report: (error: unknown) => void): Promise<void> {
    this.pool = poolAs(this.config.options.app, roles.worker, connections)
    this.runner = await this.begin(this.pool, report)
    this.running = this.keepRunning(this.pool, report)
  }

  async stop(): Promise<void> {
    this.stopping.abort()
    await this.runner?.stop().catch(() => undefined)
    await this.running
    await this.pool?.end()
    this.pool = null
  }

  private begin(pool: Pool, report: (error: unknown) => void): Promise<Runner> {
    const taskList: TaskList = Object.fromEntries(
      [...this.tasks].map(([name, act]) => [name, (payload: unknown) => act(payload as Payload)]),
    )
    return run({
      pgPool: pool,
      concurrency: 1,
      pollInterval: lookEvery,
      noHandleSignals: true,
      taskList,
      parsedCronItems: parseCronItems(this.recurring),
      // A job's payload may hold an address: only that it failed, and why, is worth keeping.
      logger: new Logger(() => (level, message, meta) => {
        if (level === 'error' && !this.stopping.signal.aborted) report(meta?.error ?? new Error(message))
      }),
    })
  }

  /** A database that went away takes the runner with it; when it is back, so are the jobs. */
  private async keepRunning(pool: Pool, report: (error: unknown) => void): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        this.runner ??= await this.begin(pool, report)
        await this.runner.promise
      } catch (error) {
        if (!this.stopping.signal.aborted) report(error)
      }
      this.runner = null
      await after(startAgainAfter, undefined, { signal: this.stopping.signal }).catch(() => undefined)
    }
  }
}
