/** Solves a linear model in a thread of its own, with a limit of time: live boards are not held up. */
import { Worker } from 'node:worker_threads'
import { threadFile } from '../thread-file.js'

export interface LinearModel {
  readonly columns: readonly {
    readonly cost: number
    readonly lower: number
    readonly upper: number
    readonly isWhole: boolean
  }[]
  /** The sum of these columns, each times its factor, lies between the two; null: no bound. */
  readonly rows: readonly {
    readonly columns: readonly number[]
    readonly factors: readonly number[]
    readonly lower: number | null
    readonly upper: number | null
  }[]
}
export interface ToSolve {
  readonly model: LinearModel
  /** After this long, the best that was found till then. */
  readonly seconds: number
  /** How far from the cheapest counts as the cheapest. */
  readonly gap: { readonly relative: number; readonly absolute: number }
}
export interface Solved {
  /** One for each column; empty: none was found. */
  readonly values: readonly number[]
  /** Proved to be the cheapest; otherwise the best that was found in time. */
  readonly isBest: boolean
  /** Proved: nothing costs less than this, whether or not anything was found that costs so little. */
  readonly atLeast: number
}
/** Told when no answer came back in time, or what came back does not hold. */
export class NotSolved extends Error {}

/** For starting the thread and stopping at the limit. */
const graceSeconds = 10

/** One after the other: two coordinators must not take both cores. */
let last: Promise<unknown> = Promise.resolve()

/**
 * Whoever waits may stop it: then the thread ends at once, and there is no answer.
 * @throws NotSolved
 */
export function solve(what: ToSolve, stopped: AbortSignal): Promise<Solved> {
  const next = last.then(() => solveNow(what, stopped))
  last = next.catch(() => undefined)
  return next
}

function solveNow(workerData: ToSolve, stopped: AbortSignal): Promise<Solved> {
  return new Promise((resolve, reject) => {
    if (stopped.aborted) {
      reject(new NotSolved('stopped before it began'))
      return
    }
    const worker = new Worker(threadFile(new URL('./solving-thread.js', import.meta.url)), { workerData })
    worker.unref() // a server that stops does not wait for it
    const limit = (workerData.seconds + graceSeconds) * 1000
    const end = (): void => {
      clearTimeout(late)
      stopped.removeEventListener('abort', stop)
      void worker.terminate()
    }
    const lose = (why: string): void => {
      end()
      reject(new NotSolved(why))
    }
    const stop = (): void => lose('stopped')
    const late = setTimeout(() => lose(`no answer within ${limit} ms`), limit)
    late.unref()
    stopped.addEventListener('abort', stop)
    worker.once('message', (answer: Solved) => {
      end()
      resolve(answer)
    })
    worker.once('error', (error) => lose(String(error)))
    worker.once('exit', (code) => lose(`the solver ended with ${code}`))
  })
}
