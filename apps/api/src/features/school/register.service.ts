/** Imports as an administrator runs them: start from an upload, follow, stop. */
import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { Actor } from '@alongside/domain/actor'
import { may } from '@alongside/domain/permissions'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common'
import type { Pool } from 'pg'
import { Config } from '../../platform/config.js'
import type { Reader } from '../../platform/db/reader.js'
import { UnitOfWork } from '../../platform/db/unit-of-work.js'
import { News } from '../../platform/news/news.js'
import type { RefusedRowType, RegisterImportType } from './register.graphql.js'
import { registerPool, type StartedRun, startRun, stoppedMessage, tidyRuns } from './register-run.js'

const columns = `id, file_name as "fileName", kind, state, bytes_total::float8 as "bytesTotal", bytes_read::float8 as "bytesRead",
  rows_read as "rowsRead", added, changed, unchanged, refused, message, started_at as "startedAt", ended_at as "endedAt"`

@Injectable()
export class RegisterService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Register')
  private readonly ending = new AbortController()
  private readonly pool: Pool
  private running: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly work: UnitOfWork,
    private readonly news: News,
    config: Config,
  ) {
    this.pool = registerPool(config.options.app)
  }

  onApplicationBootstrap(): Promise<void> {
    return tidyRuns(this.pool)
  }

  async onModuleDestroy(): Promise<void> {
    this.ending.abort()
    await this.running
    await this.pool.end()
  }

  authorise(actor: Actor): void {
    if (!may(actor, 'register.import', { spaceId: null })) throw new Refusal('not-allowed')
  }

  /** Takes over the uploaded file, which is removed afterwards with its folder. Answers as soon as the import runs. */
  async start(actor: Actor, file: string, fileName: string): Promise<string> {
    try {
      this.authorise(actor)
      const run = await startRun(this.pool, {
        path: file,
        fileName,
        startedBy: actor.personId,
        signal: this.ending.signal,
        onNote: (id) => this.news.tell([actor.personId], 'register.changed', { importId: id }),
      })
      if (!run) throw new Refusal('register.running')
      this.running = this.finish(run, file)
      return run.id
    } catch (error) {
      await remove(file)
      throw error
    }
  }

  private async finish(run: StartedRun, file: string): Promise<void> {
    try {
      await run.outcome
    } catch (error) {
      this.logger.error(error)
    } finally {
      await remove(file)
    }
  }

  imports(reader: Reader): Promise<RegisterImportType[]> {
    this.authorise(reader.actor)
    return reader.sql(`select ${columns} from school_import order by started_at desc, id desc limit 20`)
  }

  async import(reader: Reader, id: string): Promise<RegisterImportType | null> {
    this.authorise(reader.actor)
    const [row] = await reader.sql<RegisterImportType>(`select ${columns} from school_import where id::text = $1`, [id])
    return row ?? null
  }

  async reportOf(reader: Reader, id: string): Promise<RefusedRowType[]> {
    const [row] = await reader.sql<{ report: RefusedRowType[] }>('select report from school_import where id = $1', [id])
    return row?.report ?? []
  }

  /** The import sees that it is no longer running and rolls back. One that has ended already stays as it is. */
  stop(actor: Actor, id: string): Promise<RegisterImportType> {
    this.authorise(actor)
    return this.work.run(
      actor,
      async (work) => {
        await work.sql(
          `update school_import set state = 'STOPPED', message = $2, ended_at = now() where id::text = $1 and state = 'RUNNING'`,
          [id, stoppedMessage],
        )
        const [row] = await work.sql<RegisterImportType>(`select ${columns} from school_import where id::text = $1`, [
          id,
        ])
        if (!row) throw new Refusal('not-found')
        work.announce([actor.personId], 'register.changed', { importId: id })
        return row
      },
      'register',
    )
  }
}

const remove = (file: string) => rm(path.dirname(file), { recursive: true, force: true })
