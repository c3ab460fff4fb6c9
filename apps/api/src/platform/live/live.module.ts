/** Live documents and news over sockets: opened once the server listens, closed before it stops. */
import type { Server as HttpServer } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { Global, Injectable, Module } from '@nestjs/common'
import { Sessions } from '../auth/sessions.js'
import { Config } from '../config.js'
import { poolAs } from '../db/connection.js'
import { roles } from '../db/migrate.js'
import { Health } from '../health.js'
import { News } from '../news/news.js'
import { RefusalLog } from '../refusal-log.js'
import { beatEvery } from './elsewhere.js'
import { Hints } from './hints.js'
import type { Committed } from './journal.js'
import { LiveDocuments } from './live-documents.js'
import { LiveHistory } from './live-history.js'
import { LiveHub } from './live-hub.js'
import type { LiveKind } from './live-kind.js'
import { LiveServer } from './live-server.js'
import { watchEvery } from './rights-watch.js'

/** How often the journal is compared without a hint, and documents are swept, in milliseconds. */
const compareEvery = 1_500
const sweepEvery = 15_000
const checkEvery = 10_000
const answersWithin = 2_000
/** A turn that takes so long keeps people waiting, in milliseconds. */
const slowAfter = 1_000
/** At the end: how long what was submitted may still take, in milliseconds. */
const drainsWithin = 3_500

@Injectable()
export class Live {
  private close: (() => Promise<void>) | null = null

  constructor(
    private readonly config: Config,
    private readonly sessions: Sessions,
    private readonly news: News,
    private readonly documents: LiveDocuments,
    private readonly history: LiveHistory,
    private readonly refusals: RefusalLog,
    private readonly health: Health,
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
    // Rights are asked on a line of their own: no busy journal and no line that died unheard may hold them up.
    const watching = poolAs(app, null, 2, {
      connectionTimeoutMillis: answersWithin,
      application_name: 'alongside rights',
    })
    const hub: LiveHub = new LiveHub(pool, kinds, (committed) => told(committed), report)
    const look = () => server.rights.look(watching)
    const hints: Hints = new Hints(
      this.config.options,
      pool,
      {
        document: (id, seq) => void hub.catchUp(id, seq).catch(report),
        rights: (person) => void server.rights.judgePerson(person).catch(report),
        documentRights: (id) => void server.rights.judgeDocument(id).catch(report),
        heard: (hint, node) => (hint.kind === 'news' ? server.tell(hint) : server.elsewhere.heard(hint, node)),
        missed: () => void Promise.all([hub.compare(), look()]).catch(report),
      },
      report,
    )
    const server = new LiveServer(http, this.config, this.sessions, () => hub, hints, report, this.refusals)
    const told = (committed: Committed): void => {
      server.broadcast(committed)
      // What other nodes journaled they have told themselves.
      if (committed.clients.length > 0) hints.written(committed.hot.head.id, committed.seq)
    }
    this.health.watch('live', () => hub.journal.waitsFor < slowAfter)
    const timers: NodeJS.Timeout[] = []
    this.close = async () => {
      server.prepareToLeave()
      this.health.forget('live')
      // What was submitted is answered first, while the lines stand.
      await Promise.race([hub.journal.drain(), pause(drainsWithin, undefined, { ref: false })])
      closing = true
      for (const timer of timers) clearInterval(timer)
      await server.close()
      await hints.close()
      await hub.guard.close()
      await Promise.all([pool.end(), watching.end()])
    }
    this.history.serveFrom(hub)
    await hints.listen()
    this.news.carryBy((item) => {
      server.tell(item)
      hints.passOn(item)
    })
    this.documents.knowPresence((ids) => server.presentIn(ids))
    timers.push(
      every(compareEvery, () => hub.compare(), report),
      every(sweepEvery, () => hub.sweep(), report),
      every(checkEvery, () => hints.check(), report),
      every(watchEvery, look, report),
      every(beatEvery, async () => server.elsewhere.beat(), report),
    )
    server.elsewhere.beat()
  }

  async stop(): Promise<void> {
    await this.close?.()
    this.close = null
  }
}

/** Again and again, but never before the time before is over; of failures in a row only the first is news. */
function every(milliseconds: number, act: () => Promise<void>, report: (error: unknown) => void): NodeJS.Timeout {
  let isBusy = false
  let isFailing = false
  return setInterval(() => {
    if (isBusy) return
    isBusy = true
    act()
      .then(
        () => {
          isFailing = false
        },
        (error: unknown) => {
          if (!isFailing) report(error)
          isFailing = true
        },
      )
      .finally(() => {
        isBusy = false
      })
  }, milliseconds)
}

@Global()
@Module({ providers: [LiveDocuments, LiveHistory, Live], exports: [LiveDocuments, LiveHistory, Live] })
export class LiveModule {}
