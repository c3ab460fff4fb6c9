/** Keeps the guard's thread: asks it, gives up on it when it answers nothing, and begins another. */
import { Worker } from 'node:worker_threads'
import type { DocumentId } from '@alongside/domain/ids'
import { threadFile } from '../thread-file.js'
import { type Answer, answered, type DocumentAnswer, type DocumentAsk, packed, ready } from './guard-protocol.js'

/** Told when the thread died or answered nothing: something of what it was asked was too much for it. */
export class GuardLost extends Error {
  /** `isOfAnother`: the thread was at something else; what was asked here only waited behind it. */
  constructor(
    message: string,
    readonly isOfAnother = false,
  ) {
    super(message)
  }
}

/** Memory of one thread, in megabytes; a document of 5 MB takes some 30. */
const mostMegabytes = 1_024
/** How long a turn, and a single edit, may take, in milliseconds: far longer than any honest one, also where others keep the machine busy. */
export const patience = { turn: 4_000, single: 2_000 }

interface Waiting {
  readonly resolve: (answer: readonly DocumentAnswer[]) => void
  readonly reject: (error: Error) => void
  readonly within: number
  late: NodeJS.Timeout | null
}

export class GuardHost {
  private worker: Worker | null = null
  private readonly waiting = new Map<number, Waiting>()
  private turns = 0
  private isReady = false
  private dropped: DocumentId[] = []
  /** Rises with each new thread: what an earlier one had open, this one does not. */
  generation = 0

  constructor(private readonly report: (error: unknown) => void) {}

  /** Begins the thread before it is first needed. */
  start(): void {
    this.worker ??= this.begin()
  }

  ask(documents: readonly DocumentAsk[], within: number): Promise<readonly DocumentAnswer[]> {
    this.start()
    const worker = this.worker as Worker
    this.turns += 1
    const turn = this.turns
    return new Promise((resolve, reject) => {
      const waiting = { resolve, reject, within, late: null }
      this.waiting.set(turn, waiting)
      if (this.isReady) this.limit(waiting)
      const ask = packed(turn, documents, this.dropped.splice(0))
      worker.postMessage(ask, [ask.bytes.buffer as ArrayBuffer, ask.edits.buffer as ArrayBuffer])
    })
  }

  /** Nobody has the document open any more. */
  drop(id: DocumentId): void {
    this.dropped.push(id)
  }

  async close(): Promise<void> {
    const { worker } = this
    this.worker = null
    await worker?.terminate()
  }

  private begin(): Worker {
    this.generation += 1
    const worker = new Worker(threadFile(new URL('../../live-guards.js', import.meta.url)), {
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    })
    worker.unref()
    this.isReady = false
    worker.on('message', (answer: Answer | typeof ready) => {
      if (answer === ready) {
        this.isReady = true
        // What it took to begin is not counted.
        for (const waiting of this.waiting.values()) this.limit(waiting)
        return
      }
      const { turn, documents, errors } = answer
      const waiting = this.waiting.get(turn)
      this.waiting.delete(turn)
      for (const error of errors) this.report(new Error(error))
      if (!waiting) return
      if (waiting.late) clearTimeout(waiting.late)
      waiting.resolve(documents.map(answered))
    })
    worker.on('error', (error) => this.lose(worker, error))
    worker.on('exit', () => this.lose(worker, new Error('the guard ended')))
    return worker
  }

  private limit(waiting: Waiting): void {
    const { worker } = this
    waiting.late ??= setTimeout(() => {
      if (worker) this.lose(worker, new GuardLost(`no answer within ${waiting.within} ms`))
    }, waiting.within)
  }

  private lose(worker: Worker, cause: Error): void {
    if (this.worker !== worker) return
    this.worker = null
    this.report(cause)
    void worker.terminate()
    // The thread answers in the order in which it is asked: it died of the first.
    for (const [at, { reject, late }] of [...this.waiting.values()].entries()) {
      if (late) clearTimeout(late)
      reject(new GuardLost(cause.message, at > 0))
    }
    this.waiting.clear()
  }
}
