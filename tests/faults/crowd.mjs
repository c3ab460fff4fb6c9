// The process of the people, as seen from the one that breaks things.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** @returns {Promise<{ ask(task: string, what?: object): Promise<any>, stop(): Promise<void>, crashed: string | null }>} */
export async function startCrowd(ending) {
  const child = fork(fileURLToPath(new URL('./people.mjs', import.meta.url)), [], { execArgv: [] })
  const open = new Map()
  let [turns, isStopping] = [0, false]
  const crowd = {
    crashed: null,
    ask: (task, what = {}) =>
      new Promise((resolve, reject) => {
        turns += 1
        open.set(turns, { resolve, reject })
        child.send({ turn: turns, task, what })
      }),
    async stop() {
      isStopping = true
      if (child.connected) child.disconnect()
      await gone
    },
  }
  const gone = new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      if (!isStopping) crowd.crashed = `the people's process ended with ${signal ?? code}`
      for (const { reject } of open.values()) reject(new Error('The people are gone.'))
      resolve()
    })
  })
  ending.add(() => crowd.stop())
  await new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('The people did not come.')))
    child.on('message', ({ here, turn, result, failed }) => {
      if (here) return resolve()
      const asked = open.get(turn)
      open.delete(turn)
      if (failed) asked.reject(new Error(failed))
      else asked.resolve(result)
    })
  })
  return crowd
}
