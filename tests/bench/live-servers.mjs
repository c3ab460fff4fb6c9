// The servers that are compared: each a process of its own on loopback, started anew as often as somebody likes, on one Postgres.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { withDatabase } from './served.mjs'

const ours = fileURLToPath(new URL('./live-serve.mjs', import.meta.url))
const hocuspocus = fileURLToPath(new URL('./peers-hocuspocus.mjs', import.meta.url))
const probe = new URL('./live-probe.mjs', import.meta.url).href
/** The clock of /proc counts hundredths of a second. */
const tickMs = 10

/** The database of the peer that stores: on the same Postgres, apart from tables that are guarded row by row. */
const peersDatabase = 'hocuspocus'

/** Runs `measure` with a durable Postgres and what it takes to start each server on it. */
export async function withPlace(ending, peers, measure) {
  return await withDatabase(ending, async (database) => {
    const owner = poolOf(database.owner)
    await owner.query(`create database ${peersDatabase}`)
    const peersOwner = poolOf({ ...database.owner, database: peersDatabase })
    const started = new Set()
    try {
      return await measure({
        folder: database.folder,
        sql: async (text, values) => (await owner.query(text, values)).rows,
        peersSql: async (text, values) => (await peersOwner.query(text, values)).rows,
        /** On a port of its own, or on that of one that is gone. */
        async start(name, port) {
          const server = await starters[name](port ?? (await freePort()), database, peers)
          started.add(server)
          ending.add(() => server.stop())
          return { ...server, postgresMs: database.cpuMs }
        },
      })
    } finally {
      for (const server of started) await server.stop()
      await Promise.all([owner.end(), peersOwner.end()])
    }
  })
}

function poolOf(connection) {
  const pool = new pg.Pool({ ...connection, max: 2 })
  // At the end Postgres may close a connection before we do.
  pool.on('connect', (client) => client.on('error', () => undefined))
  pool.on('error', () => undefined)
  return pool
}

const starters = {
  async alongside(port, { app, folder }) {
    const options = {
      app,
      owner: null,
      port,
      host: '127.0.0.1',
      publicUrl: null,
      webRoot: null,
      demo: false,
      embedded: true,
      dataDir: folder,
      smtpUrl: null,
      redisUrl: null,
    }
    return await started(fork(ours, [JSON.stringify(options)], { execArgv }), port)
  },
  async 'y-websocket'(port, _database, { folder, node }) {
    const script = path.join(folder, 'node_modules', 'y-websocket', 'bin', 'server.cjs')
    const env = { ...process.env, HOST: '127.0.0.1', PORT: String(port) }
    const child = fork(script, [], { execArgv, execPath: node, env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
    return await started(child, port, once(child.stdout, 'data'))
  },
  async hocuspocus(port, { owner }, { folder, node }) {
    const what = JSON.stringify({ folder, port, database: { ...owner, database: peersDatabase } })
    return await started(fork(hocuspocus, [what], { execArgv, execPath: node }), port)
  },
}

const execArgv = ['--expose-gc', '--import', probe]

async function started(child, port, ready = heard(child, 'url')) {
  await ready
  const ask = (message) => {
    const answer = heard(child, 'probed')
    child.send(message)
    return answer
  }
  return {
    port,
    pid: child.pid,
    /** Processor time of all its threads since it began, in milliseconds. */
    cpuMs: () => cpuMsOf(child.pid),
    /** What it holds of the machine's memory, in bytes. */
    memory: () => memoryOf(child.pid),
    /** What its threads need of that, once their garbage is gone. */
    needed: async () => (await ask({ probe: 'memory' })).reduce((sum, one) => sum + one, 0),
    profile: () => ask({ probe: 'profile' }),
    profiled: (folder) => ask({ probe: 'profiled', folder }),
    /** As when the machine takes its process away. */
    async kill() {
      child.kill('SIGKILL')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      if (child.connected) child.disconnect()
      else child.kill('SIGKILL')
      await gone
    },
  }
}

/** The next message with this name; a server that ends instead has said why. */
async function heard(child, name) {
  for (;;) {
    const gone = once(child, 'exit').then(() => {
      throw new Error('The server ended.')
    })
    const [message] = await Promise.race([once(child, 'message'), gone])
    if (name in message) return message[name]
  }
}

function cpuMsOf(pid) {
  const stat = whileItLives(`/proc/${pid}/stat`)
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * tickMs
}

const memoryOf = (pid) => Number(/VmRSS:\s+(\d+) kB/.exec(whileItLives(`/proc/${pid}/status`))?.[1]) * 1024

const whileItLives = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '')

async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}
