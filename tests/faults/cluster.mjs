// Postgres with every safety on, one to three api nodes, and a line of our own before each: everything that a run may break.

import { once } from 'node:events'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import pg from 'pg'
import { startPostgres } from '../../tools/embedded-pg.mjs'
import { becomes, pause, signal } from '../../tools/lib/processes.mjs'
import { freshFolder } from '../../tools/lib/separate-server.mjs'
import { chance } from './chance.mjs'
import { ApiNode } from './node.mjs'
import { ChaosProxy } from './proxy.mjs'
import { OwnRedis } from './redis.mjs'

/** @param {{ redis?: string | null, isUnsafe?: boolean }} what the program, where there is one; a Postgres that promises too early */
export async function startCluster(ending, seed, { redis = null, isUnsafe = false }) {
  const folder = freshFolder(ending, 'faults')
  const cluster = new Cluster(ending, folder, seed)
  if (isUnsafe) Object.assign(cluster, { isUnsafe, settings: { wal_writer_delay: '10s' } })
  await cluster.begin(redis)
  return cluster
}

class Cluster {
  nodes = []
  settings = {}
  isUnsafe = false

  constructor(ending, folder, seed) {
    Object.assign(this, { ending, folder })
    this.dataDir = path.join(folder, 'pg')
    const pick = chance(seed)
    /** Between the nodes and Postgres, and between the people and the nodes. */
    this.databaseLine = new ChaosProxy(() => [{ path: path.join(this.database.host, '.s.PGSQL.5432') }], pick)
    this.redisLine = new ChaosProxy(() => [{ host: '127.0.0.1', port: this.redis.port }], pick)
    this.front = new ChaosProxy(
      () => this.nodes.filter(({ isReady }) => isReady).map(({ port }) => ({ host: '127.0.0.1', port })),
      pick,
    )
  }

  async begin(redis) {
    const { migrate, roles } = await import('../../apps/api/dist/platform/db/migrate.js')
    await this.startDatabase()
    this.ending.add(() => this.stop())
    const { host, port, database, user } = this.database
    await migrate({ host, port, database, user }, roles.app)
    this.roles = roles
    this.owner = new pg.Pool({ host, port, database, user, max: 4 })
    this.owner.on('error', () => undefined)
    this.owner.on('connect', (client) => client.on('error', () => undefined))
    const line = await this.databaseLine.listen()
    this.url = `http://127.0.0.1:${await this.front.listen()}`
    this.env = {
      PUBLIC_URL: this.url,
      DATABASE_URL: `postgres://${roles.app}@127.0.0.1:${line}/${database}`,
      LOG_LEVEL: 'warn',
    }
    if (!redis) return
    this.redis = new OwnRedis(redis, await freePort())
    this.redisUrl = `redis://127.0.0.1:${await this.redisLine.listen()}`
  }

  get cookieName() {
    return `alongside-${new URL(this.url).port}`
  }

  async sql(text, values) {
    return (await this.owner.query(text, values)).rows
  }

  /** Exactly so many nodes, all of them ready, that wake one another over Redis or over Postgres. */
  async use(count, withRedis = false) {
    const env = withRedis ? { ...this.env, REDIS_URL: this.redisUrl } : this.env
    if (withRedis) await this.redis.restart()
    if (this.isUnsafe) await this.#waitForDisk('on')
    while (this.nodes.length > 0 && (this.nodes.length > count || this.nodes[0].env.REDIS_URL !== env.REDIS_URL))
      await this.nodes.pop().kill()
    while (this.nodes.length < count) {
      const name = `node-${this.nodes.length + 1}`
      this.nodes.push(new ApiNode({ name, port: await freePort(), folder: this.folder, env }))
    }
    await Promise.all(this.nodes.filter(({ isReady }) => !isReady).map((node) => node.start()))
    // Nodes look at what Postgres promises when they start.
    if (this.isUnsafe) await this.#waitForDisk('off')
  }

  /** Holds for connections that begin from now on, so all that there are end. */
  async #waitForDisk(how) {
    const { app } = this.roles
    await this.sql(`alter role ${app} set synchronous_commit = ${how}`)
    await this.sql('select pg_terminate_backend(pid) from pg_stat_activity where usename = $1', [app])
  }

  async startDatabase() {
    this.database = await startPostgres({ dataDir: this.dataDir, settings: this.settings })
  }

  /** The postmaster dies; its children notice, and only then a new one may start. Resolves when it is ready. */
  async killDatabase() {
    signal(this.database.pid, 'SIGKILL')
    await this.database.stop()
    await becomes(
      () =>
        this.startDatabase().then(
          () => true,
          () => false,
        ),
      60_000,
      100,
    )
  }

  /** In good order: connections are told, what is in memory is written. */
  async restartDatabase() {
    await this.database.stop()
    await this.startDatabase()
  }

  /** Stops all of the journal's connections in the middle of whatever they do; gives the way to let them go on. */
  async freezeJournal() {
    const rows = await this.sql('select pid from pg_stat_activity where application_name = $1', [
      `alongside ${this.roles.journal}`,
    ])
    if (rows.length === 0) throw new Error('The journal has no connection.')
    for (const { pid } of rows) signal(pid, 'SIGSTOP')
    return () => {
      for (const { pid } of rows) signal(pid, 'SIGCONT')
    }
  }

  get crashes() {
    return this.nodes.flatMap(({ crashes }) => crashes.splice(0))
  }

  stop() {
    this.stopping ??= this.#stop()
    return this.stopping
  }

  async #stop() {
    for (const node of this.nodes) await node.kill()
    await this.redis?.stop()
    await this.redisLine.close().catch(() => undefined)
    await this.owner?.end().catch(() => undefined)
    await this.front.close().catch(() => undefined)
    await this.databaseLine.close().catch(() => undefined)
    await this.database.stop(2_000)
    await pause(0)
    fs.rmSync(this.folder, { recursive: true, force: true })
  }
}

async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}
