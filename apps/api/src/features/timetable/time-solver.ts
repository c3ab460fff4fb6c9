/** Finds the times of a cycle in a thread of its own, with a limit of time, one cycle after the other: live boards are not held up. */
import { Worker } from 'node:worker_threads'
import type { TimeModel } from '@alongside/domain/find-a-time'
import { threadFile } from '../../platform/thread-file.js'
import type { TimeAnswer, TimeAsk } from './time-thread.js'

/** Told when no answer came back in time. */
export class TimesLost extends Error {}

const usualSeconds = 8
/** For starting the thread and stopping at the limit. */
const graceSeconds = 10

let last: Promise<unknown> = Promise.resolve()

/** Whoever waits may stop it: then the thread ends at once. */
export function solveTimes(model: TimeModel, stopped: AbortSignal): Promise<TimeAnswer> {
  const next = last.then(() => solveNow({ model, seconds: usualSeconds }, stopped))
  last = next.catch(() => undefined)
  return next
}

function solveNow(workerData: TimeAsk, stopped: AbortSignal): Promise<TimeAnswer> {
  return new Promise((resolve, reject) => {
    if (stopped.aborted) {
      reject(new TimesLost('stopped before it began'))
      return
    }
    const worker = new Worker(threadFile(new URL('./time-thread.js', import.meta.url)), { workerData })
    worker.unref() // a server that stops does not wait for it
    const limit = (workerData.seconds + graceSeconds) * 1000
    const end = (): void => {
      clearTimeout(late)
      stopped.removeEventListener('abort', stop)
      void worker.terminate()
    }
    const lose = (why: string): void => {
      end()
      reject(new TimesLost(why))
    }
    const stop = (): void => lose('stopped')
    const late = setTimeout(() => lose(`no answer within ${limit} ms`), limit)
    late.unref()
    stopped.addEventListener('abort', stop)
    worker.once('message', (answer: TimeAnswer) => {
      end()
      resolve(answer)
    })
    worker.once('error', (error) => lose(String(error)))
    worker.once('exit', (code) => lose(`the solver ended with ${code}`))
  })
}
