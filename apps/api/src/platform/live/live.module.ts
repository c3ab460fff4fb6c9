/** Live documents and news over sockets: opened once the server listens, closed before it stops. */
import type { Server as HttpServer } from 'node:http'
import { Global, Injectable, Module } from '@nestjs/common'
import { Sessions } from '../auth/sessions.js'
import { Config } from '../config.js'
import { poolAs } from '../db/connection.js'
import { roles } from '../db/migrate.js'
import { News } from '../news/news.js'
import { Hints } from './hints.js'
import { LiveDocuments } from './live-documents.js'
import { LiveHub } from './live-hub.js'
import type { LiveKind } from './live-kind.js'
import { LiveServer } from './live-server.js'

/** How often the journal is compared without a hint, and documents are swept, in milliseconds. */
const compareEvery = 2_000
const sweepEvery = 15_000
const checkEvery = 10_000
/** How often pages are looked through for sessions that ran out, in milliseconds. */
const sessionsEvery = 60_000

@Injectable()
export class Live {
  private close: (() => Promise<void>) | null = null

  constructor(
    private readonly config: Config,
    private readonly sessions: Sessions,
    private readonly news: News,
    private readonly documents: LiveDocuments,
  ) {}

  async start(http: HttpServer, kinds: readonly LiveKind[], log: (error: unknown) => void): Promise<void> {
    let closing = false
    // What is cut off by closing is no incident.
    const report = (error: unknown): void => {
      if (!closing) log(error)
    }
    this.documents.knowKinds(kinds)
    const { app } = this.config.options
    const pool = poolAs(app, roles.journal, 4)
    const hub: LiveHub = new LiveHub(pool, kinds, (committed) => server.broadcast(committed), report)
    const server = new LiveServer(http, this.config, this.sessions, () => hub, report)
    const hints = new Hints(app, pool, {
      document: (id, seq) => void hub.catchUp(id, seq).catch(report),
      rights: (person) => void server.judgePerson(person),
      documentRights: (id) => void server.judgeDocument(id),
      news: (item) => server.tell(item),
      missed: () => void Promise.all([hub.compare(), server.judgeAll()]).catch(report),
    })
    const timers: NodeJS.Timeout[] = []
    this.close = async () => {
      closing = true
      for (const timer of timers) clearInterval(timer)
      await server.close()
      await hub.journal.drain()
      await hub.guard.close()
      await hints.close()
      await pool.end()
    }
    await hints.listen()
    this.news.carryBy((item) => {
      server.tell(item)
      hints.passOn(item).catch(report)
    })
    this.documents.knowPresence((ids) => server.presentIn(ids))
    timers.push(
      every(compareEvery, () => hub.compare(), report),
      every(sweepEvery, () => hub.sweep(), report),
      every(checkEvery, () => hints.check(), report),
      every(sessionsEvery, () => server.judgeSessions(), report),
    )
  }

  async stop(): Promise<void> {
    await this.close?.()
    this.close = null
  }
}

/** Again and again, but never before the time before is over. */
function every(milliseconds: number, act: () => Promise<void>, report: (error: unknown) => void): NodeJS.Timeout {
  let isBusy = false
  return setInterval(() => {
    if (isBusy) return
    isBusy = true
    act()
      .catch(report)
      .finally(() => {
        isBusy = false
      })
  }, milliseconds)
}

@Global()
@Module({ providers: [LiveDocuments, Live], exports: [LiveDocuments, Live] })
export class LiveModule {}
