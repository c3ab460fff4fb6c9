// A durable Postgres and the server, each a process of its own, and what each of them spends.

import { fork } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { v7 } from 'uuid'
import { startPostgres } from '../../tools/embedded-pg.mjs'
import { freshFolder } from '../../tools/lib/separate-server.mjs'

/** The clock of /proc counts hundredths of a second. */
const tickMs = 10

/** Runs `measure` on a fresh database with every safety on, and removes it all afterwards. */
export async function withDatabase(ending, measure) {
  const { migrate, roles } = await import('../../apps/api/dist/platform/db/migrate.js')
  const folder = freshFolder(ending, 'bench')
  const server = await startPostgres({ dataDir: path.join(folder, 'pg'), abort: ending.signal })
  ending.add(() => server.stop())
  try {
    const owner = { host: server.host, port: server.port, database: server.database, user: server.user }
    await migrate(owner, roles.app)
    return await measure({ owner, app: { ...owner, user: roles.app }, folder, cpuMs: () => familyCpuMs(server.pid) })
  } finally {
    await server.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** The same with the server before it. */
export async function withServer(ending, measure, { webRoot = null, smtpUrl = null } = {}) {
  return await withDatabase(ending, async (database) => {
    const owner = new pg.Pool({ ...database.owner, max: 2 })
    // At the end Postgres may close a connection before we do.
    owner.on('connect', (client) => client.on('error', () => undefined))
    const { child, url } = await startServer({ ...database, webRoot, smtpUrl })
    ending.add(() => child.kill())
    const ask = (question) => {
      const answer = heard(child, question)
      child.send(question)
      return answer
    }
    const sql = async (text, values) => (await owner.query(text, values)).rows
    try {
      return await measure({
        url,
        database,
        sql,
        signIn: async (person) => `alongside-${new URL(url).port}=${await openSession(sql, person)}`,
        /** Milliseconds of processor time since the start, of the server and of Postgres. */
        spent: async () => ({ ...(await ask('spent')), postgresMs: database.cpuMs() }),
        /** The statements that go out while `act` runs. */
        async statements(act) {
          await ask('count')
          await act()
          return await ask('counted')
        },
      })
    } finally {
      await leave(child)
      await owner.end()
    }
  })
}

async function startServer({ app, folder, webRoot, smtpUrl }) {
  const options = {
    app,
    owner: null,
    port: 0,
    host: '127.0.0.1',
    publicUrl: null,
    webRoot,
    demo: false,
    embedded: true,
    dataDir: folder,
    smtpUrl,
    redisUrl: null,
  }
  const script = fileURLToPath(new URL('./serve.mjs', import.meta.url))
  const child = fork(script, [JSON.stringify(options)])
  return { child, url: await heard(child, 'url') }
}

/** It ends by itself when nobody listens any more, and before its database does. */
async function leave(child) {
  if (!child.connected) return
  child.disconnect()
  await once(child, 'exit')
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

/** A session's row, as signing in makes it, without the price of a password. */
async function openSession(sql, person) {
  const secret = randomBytes(32).toString('base64url')
  await sql(
    `insert into session (id, token_hash, person_id, expires_at) values ($1, $2, $3, now() + interval '1 day')`,
    [v7(), createHash('sha256').update(secret).digest(), person],
  )
  return secret
}

/** Processor time of a process, its children and those that have ended. */
function familyCpuMs(pid) {
  const processes = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const times = processes.map((name) => timesOf(name)).filter((one) => one !== null)
  const own = times.find((one) => one.pid === pid)
  const children = times.filter((one) => one.parent === pid)
  const ticks = [own.own, own.reaped, ...children.map((one) => one.own)].reduce((sum, one) => sum + one, 0)
  return ticks * tickMs
}

function timesOf(name) {
  try {
    const stat = fs.readFileSync(`/proc/${name}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const number = (place) => Number(fields[place])
    return { pid: Number(name), parent: number(1), own: number(11) + number(12), reaped: number(13) + number(14) }
  } catch {
    return null // ended while we were looking
  }
}
