/** Reads calendar files, one after another, each on a thread that is ended when it takes too long or too much. */
import { Worker } from 'node:worker_threads'
import { addDays, dayInLondon } from '@alongside/domain/civil-date'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { threadFile } from '../../platform/thread-file.js'
import type { CalendarAnswer, CalendarAsk, CalendarEntries } from './calendar-entries.js'

/** Of a file, in bytes: a thousand entries take a tenth of it. */
export const mostCalendarBytes = 1_048_576
/** For reading one, in milliseconds: the longest that ends takes one or two seconds. */
const patience = 8_000
const mostMegabytes = 192
const mostWaiting = 8

@Injectable()
export class CalendarReading {
  private last: Promise<unknown> = Promise.resolve()
  private waiting = 0

  /** The entries of last school year, this one and the three after it. */
  async read(bytes: Uint8Array, today = dayInLondon(new Date())): Promise<CalendarEntries> {
    if (bytes.length > mostCalendarBytes) throw new Refusal('calendar-file.too-large')
    if (this.waiting >= mostWaiting) throw new Refusal('retry')
    this.waiting += 1
    const next = this.last.then(() => ask({ bytes, from: addDays(today, -2 * 366), until: addDays(today, 4 * 366) }))
    this.last = next.catch(() => undefined)
    try {
      const answer = await next
      if ('refusal' in answer) throw new Refusal(answer.refusal)
      return answer
    } finally {
      this.waiting -= 1
    }
  }
}

function ask(workerData: CalendarAsk): Promise<CalendarAnswer> {
  return new Promise((resolve) => {
    const worker = new Worker(threadFile(new URL('./calendar-thread.js', import.meta.url)), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    })
    worker.unref() // a server that stops does not wait for a calendar
    const end = (answer: CalendarAnswer): void => {
      clearTimeout(late)
      resolve(answer)
      void worker.terminate()
    }
    const late = setTimeout(() => end({ refusal: 'calendar-file.never-ends' }), patience)
    worker.once('message', (answer: CalendarAnswer) => end(answer))
    // Out of memory, or out of stack: what comes round without end, or a file made to hurt.
    worker.once('error', () => end({ refusal: 'calendar-file.never-ends' }))
    worker.once('exit', () => end({ refusal: 'calendar-file.never-ends' }))
  })
}
