// The process of the people, as seen from the one that measures.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** Starts it; each of its tasks is a function that gives what came of it. */
export async function startCrowd(ending) {
  const child = fork(fileURLToPath(new URL('./live-load.mjs', import.meta.url)), [], {
    execArgv: ['--max-semi-space-size=32'],
  })
  ending.add(() => child.kill())
  let listen = () => undefined
  let give = () => undefined
  child.on('message', (message) => listen(message))
  child.on('exit', () => give(new Error('The people are gone.')))
  const ask = (task, what, staged = () => undefined) =>
    new Promise((resolve, reject) => {
      give = reject
      listen = (message) => {
        if ('failed' in message) reject(new Error(message.failed))
        else if ('result' in message) resolve(message.result)
        else staged(message.stage)
      }
      if (task) child.send({ task, ...what })
    })
  await ask()
  return {
    open: (what) => ask('open', what),
    survivors: (what) => ask('survivors', what),
    openings: (what) => ask('openings', what),
    fill: (what) => ask('fill', what),
    /** A steady pace for some seconds; what came of it, with what it cost the server and Postgres. */
    async trial(server, what) {
      const spent = () => ({ server: server.cpuMs(), postgres: server.postgresMs() })
      let [before, after] = [spent(), null]
      const result = await ask('trial', what, (stage) => {
        if (stage === 'measuring') before = spent()
        else after = spent()
      })
      const each = (whose) => (after[whose] - before[whose]) / Math.max(1, result.counted)
      return { ...result, cpu: { server: each('server'), postgres: each('postgres') }, memory: server.memory() }
    },
    async stop() {
      child.disconnect()
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}
