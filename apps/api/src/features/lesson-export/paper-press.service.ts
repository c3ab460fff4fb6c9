/** Sets papers, one after another, on a thread of its own: a long one keeps nobody waiting but whoever asks for papers. */
import { Worker } from 'node:worker_threads'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common'
import { threadFile } from '../../platform/thread-file.js'
import type { PaperAnswer, PaperOrder } from './paper-order.js'

export type { SummaryPage } from './summary-paper.js'

/** Memory of the thread, in megabytes: the longest study that its limits allow takes a third. */
const mostMegabytes = 768
/** Papers that may wait for their turn. */
const mostWaiting = 8
/** For how long one may be set, and how long a thread is kept that has nothing to do, in milliseconds: its first paper takes it twice as long. */
const patience = 20_000
const keptFor = 5 * 60_000

interface Asked {
  readonly order: PaperOrder
  readonly resolve: (bytes: Buffer) => void
  readonly reject: (refusal: Refusal) => void
}

@Injectable()
export class PaperPress implements OnModuleDestroy {
  private readonly logger = new Logger('Papers')
  private readonly waiting: Asked[] = []
  private worker: Worker | null = null
  /** Being set now. */
  private at: Asked | null = null
  private timer: NodeJS.Timeout | undefined
  private isClosed = false

  set(order: PaperOrder, gone: AbortSignal): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      if (this.isClosed || gone.aborted || this.waiting.length >= mostWaiting) {
        reject(new Refusal('retry'))
        return
      }
      const asked = { order, resolve, reject }
      gone.addEventListener('abort', () => this.drop(asked), { once: true })
      this.waiting.push(asked)
      this.next()
    })
  }

  async onModuleDestroy(): Promise<void> {
    this.isClosed = true
    for (const { reject } of this.waiting.splice(0)) reject(new Refusal('retry'))
    await this.stop(new Refusal('retry'))
  }

  private next(): void {
    if (this.at) return
    clearTimeout(this.timer)
    this.at = this.waiting.shift() ?? null
    if (this.at) {
      this.worker ??= this.begin()
      this.timer = setTimeout(() => this.fail(`not set within ${patience} ms`), patience)
      this.worker.postMessage(this.at.order)
    } else this.timer = setTimeout(() => void this.stop(), keptFor).unref()
  }

  private begin(): Worker {
    const worker = new Worker(threadFile(new URL('./paper-thread.js', import.meta.url)), {
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    })
    worker.unref()
    worker.on('message', (answer: PaperAnswer) => {
      if (this.worker === worker) this.take(answer)
    })
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (this.worker === worker) this.fail(error.code ?? error.name)
    })
    worker.on('exit', () => {
      if (this.worker === worker) this.fail('the thread ended')
    })
    return worker
  }

  private take(answer: PaperAnswer): void {
    const { at } = this
    this.at = null
    if ('bytes' in answer) at?.resolve(Buffer.from(answer.bytes.buffer))
    else {
      this.logger.error(`A paper could not be set: ${answer.wentWrong}`)
      at?.reject(new Refusal('lesson-paper.not-made'))
    }
    this.next()
  }

  /** Whoever asked has gone: what nobody waits for is not set, and nothing but its thread's end stops a setting. */
  private drop(asked: Asked): void {
    const place = this.waiting.indexOf(asked)
    if (place >= 0) this.waiting.splice(place, 1)[0]?.reject(new Refusal('retry'))
    if (this.at !== asked) return
    void this.stop(new Refusal('retry'))
    this.next()
  }

  private fail(why: string): void {
    this.logger.error(`A paper was given up: ${why}`)
    void this.stop(new Refusal('lesson-paper.not-made'))
    this.next()
  }

  private async stop(told?: Refusal): Promise<void> {
    const { worker, at } = this
    clearTimeout(this.timer)
    this.worker = null
    this.at = null
    if (told) at?.reject(told)
    await worker?.terminate()
  }
}
