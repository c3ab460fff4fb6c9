/** Solves a round's pairing in a thread of its own, with a limit of time: live boards are not held up. */
import { Worker } from 'node:worker_threads'
import {
  brokenConstraints,
  type PairingModel,
  type PairingSolution,
  readSolution,
} from '@alongside/domain/pairing-model'
import { threadFile } from '../../platform/thread-file.js'
import type { SolverAnswer, SolverAsk } from './pairing-thread.js'

/** Told when no pairing came back in time, or what came back does not hold. */
export class PairingLost extends Error {}

export interface PairingAnswer {
  readonly solution: PairingSolution
  /** Proved to be the cheapest; otherwise the best that was found in time. */
  readonly isBest: boolean
}

export const usualSeconds = 10
/** For starting the thread and stopping at the limit. */
const graceSeconds = 10

/** One round at a time: two coordinators must not take both cores. */
let last: Promise<unknown> = Promise.resolve()

/** Whoever waits may stop it: then the thread ends at once, and there is no pairing. */
export function solvePairing(
  model: PairingModel,
  seconds = usualSeconds,
  stopped: AbortSignal = new AbortController().signal,
): Promise<PairingAnswer> {
  const next = last.then(() => solveNow(model, seconds, stopped))
  last = next.catch(() => undefined)
  return next
}

async function solveNow(model: PairingModel, seconds: number, stopped: AbortSignal): Promise<PairingAnswer> {
  if (stopped.aborted) throw new PairingLost('stopped before it began')
  const { values, isBest } = await ask({ model, seconds }, stopped)
  const broken = brokenConstraints(model, values)
  if (broken.length > 0) throw new PairingLost(`no pairing within ${seconds} s that holds`)
  return { solution: readSolution(model, values), isBest }
}

function ask(workerData: SolverAsk, stopped: AbortSignal): Promise<SolverAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(threadFile(new URL('./pairing-thread.js', import.meta.url)), { workerData })
    worker.unref() // a server that stops does not wait for a pairing
    const limit = (workerData.seconds + graceSeconds) * 1000
    const stop = (): void => {
      end()
      reject(new PairingLost('stopped'))
    }
    const end = (): void => {
      clearTimeout(late)
      stopped.removeEventListener('abort', stop)
      void worker.terminate()
    }
    stopped.addEventListener('abort', stop)
    const late = setTimeout(() => {
      end()
      reject(new PairingLost(`no answer within ${limit} ms`))
    }, limit)
    late.unref()
    worker.once('message', (answer: SolverAnswer) => {
      end()
      resolve(answer)
    })
    worker.once('error', (error) => {
      end()
      reject(new PairingLost(String(error)))
    })
    worker.once('exit', (code) => {
      end()
      reject(new PairingLost(`the solver ended with ${code}`))
    })
  })
}
