// The application with everything watched: the compiler and the server behind it, and Vite in front, on one address.
// A change to the client is swapped in place; a change to the server restarts it, on the same database.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import net from 'node:net'
import { ownerFile } from '../embedded-pg.mjs'
import { typescript, vite } from './build.mjs'
import { endStrays, startChild, watchChildren } from './children.mjs'
import { prepareEnding } from './ending.mjs'
import { requirePort } from './listening.mjs'
import { leftBehind } from './lock.mjs'
import { inRoot, root } from './place.mjs'
import { prepare } from './prepare.mjs'
import { say, secondsSince } from './progress.mjs'
import { openDatabase, postgresFolder, requireData, serveOptions } from './server.mjs'
import { readSettings } from './settings.mjs'
import { explain } from './trouble.mjs'

export async function dev() {
  const ending = prepareEnding()
  try {
    const settings = readSettings(process.env)
    endStrays(leftBehind(ownerFile(postgresFolder(settings.dataDir)))?.children ?? [])
    await requireData(settings)
    await requirePort(settings.host, settings.port)
    await prepare(ending, { builds: false })
    const database = await openDatabase(settings, ending)
    watchChildren((children) => database?.note({ children })) // for the next start, should this one be killed
    const port = settings.port || (await freePort())
    const api = await freePort()
    const url = settings.publicUrl ?? `http://${settings.host}:${port}`
    // The browser sees Vite's address, so that is the origin the server has to accept.
    const inner = { ...settings, host: '127.0.0.1', port: api, publicUrl: url, operations: 'any' }
    watchServer({ ...serveOptions(inner, database), webRoot: null }, ending, () => database?.note({ url }))
    startVite(settings.host, port, api)
    say(`The client is at ${url} as soon as the server is ready`)
  } catch (error) {
    if (!ending.signal.aborted) console.error(`\n${explain(error)}\n`)
    await ending.end(null, 1)
  }
}

/** Restarts the server whenever the compiler has written something new without an error. */
function watchServer(options, ending, onReady) {
  let server = null
  let next = forkServer()
  let turn = Promise.resolve()
  const restart = async () => {
    if (ending.signal.aborted) return
    const from = performance.now()
    await stop(server)
    server = next?.connected ? next : forkServer()
    next = null
    server.once('message', ({ ready }) => {
      if (onReady) for (const { role, email, password } of ready) console.log(`  ${role}   ${email}   ${password}`)
      onReady?.()
      onReady = null
      say(`Server ready in ${secondsSince(from)} s`)
      next = forkServer()
    })
    server.send(options)
  }
  ending.add(() => Promise.all([stop(server), stop(next)]))
  const onText = (text) => {
    const errors = /Found (\d+) errors?/.exec(text)?.[1]
    if (errors === undefined) return
    if (errors === '0') turn = turn.then(restart)
    else console.log(text.trim())
  }
  startChild(process.execPath, [typescript(), '-b', '-w', '--preserveWatchOutput', 'apps/api'], { cwd: root, onText })
}

const forkServer = () =>
  fork(inRoot('tools/lib/dev-server.mjs'), {
    execArgv: ['--experimental-import-meta-resolve'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
  })

async function stop(server) {
  if (!server || server.exitCode !== null || server.signalCode !== null) return
  const gone = once(server, 'exit')
  server.kill('SIGTERM')
  const tooLong = setTimeout(() => server.kill('SIGKILL'), 2000)
  await gone
  clearTimeout(tooLong)
}

function startVite(host, port, api) {
  const args = [vite(), '--host', host, '--port', String(port), '--strictPort', '--clearScreen', 'false']
  const env = { ...process.env, ALONGSIDE_API: `http://127.0.0.1:${api}` }
  const onText = (text) => process.stdout.write(text)
  startChild(process.execPath, args, { cwd: inRoot('apps/web'), env, onText })
}

async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  return port
}
