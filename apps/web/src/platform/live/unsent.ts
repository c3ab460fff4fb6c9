/**
 * Edits on their way: numbered, kept, then sent in order until the server has each of them. Those that nobody has tried to
 * send yet take in what follows, so that a day without a network becomes a few edits, and not thousands.
 */
import { type Acknowledged, isRefused, type Refused } from '@alongside/contracts/live'
import type { RefusalCode } from '@alongside/domain/refusal'
import * as Y from 'yjs'
import { backOff } from './back-off.js'
import { batches } from './batches.js'
import type { KeptEdit, Outbox, Passage } from './outbox.js'

interface Waiting {
  edit: KeptEdit
  /** Being written to the outbox at this moment. */
  isWriting: boolean
  /** The outbox has done what it can: it may be sent. */
  isReady: boolean
  /** How many of its changes survive the page: all of them, or those of an earlier, shorter edit of its number. */
  kept: number
  /** From the first attempt on, its number stands for these very bytes. */
  isTried: boolean
  /** How often the server has missed something before it. */
  gaps: number
}

export interface Way {
  post(edit: KeptEdit): Promise<Acknowledged | Refused | null>
  /** What the author would read of everything that is on its way. */
  passages(): readonly Passage[]
  changed(): void
  refused(code: RefusalCode): void
  /** The server has missed something: to be asked what it has. */
  outOfStep(): void
}

/** Larger edits are left as they are: each change to them is written to the disk anew. */
const mergeUpTo = 8 * 1024
/** What comes out of order is sent again in order; what never fits will not fit by being sent again. */
const mostGaps = 2
/** Edits on the line at once. */
const window = 16

/** Client → where these edits begin, as Yjs counts. */
export function beginsOf(updates: readonly Uint8Array[]): Map<number, number> {
  const begins = new Map<number, number>()
  for (const { id } of updates.flatMap((update) => Y.decodeUpdate(update).structs))
    begins.set(id.client, Math.min(id.clock, begins.get(id.client) ?? id.clock))
  return begins
}

/** Passing by itself: the edit stays in its place, and is tried again. */
export const isPassing = (code: RefusalCode): boolean => ['retry', 'live.quota', 'sign-in.required'].includes(code)

export class Unsent {
  private waiting: Waiting[] = []
  private writer: { client: number; epoch: number; nextN: number } | null = null
  /** Client → where its unsent writing begins, as Yjs counts. */
  private readonly begun = new Map<number, number>()
  private isKeeping = false
  private isSending = false
  /** Counts the lines; null while there is none. */
  private line: number | null = null
  private lines = 0
  /** Why nothing leaves at this moment, though there is a line. */
  heldUp: RefusalCode | null = null
  /** What is written here is kept on the device: false as soon as that fails. */
  survives: boolean

  constructor(
    private readonly outbox: Outbox,
    private readonly way: Way,
  ) {
    this.survives = outbox.survives
  }

  get changes(): number {
    return this.waiting.reduce((sum, { edit }) => sum + edit.changes, 0)
  }

  get kept(): number {
    return this.waiting.reduce((sum, { kept }) => sum + kept, 0)
  }

  get begins(): ReadonlyMap<number, number> {
    return this.begun
  }

  /** From now on edits are numbered for this client, after those that are stored. */
  writeAs(client: number, epoch: number, lastN: number): void {
    const before = this.writer?.client === client && this.writer.epoch === epoch ? this.writer.nextN : 1
    this.writer = { client, epoch, nextN: Math.max(before, lastN + 1) }
    this.drop(this.waiting.filter(({ edit }) => edit.client === client && edit.n <= lastN))
  }

  add(gathered: readonly Uint8Array[]): void {
    const { writer } = this
    if (!writer) return
    const updates = batches(gathered)
    for (const [at, update] of updates.entries()) {
      const changes = at === updates.length - 1 ? 1 : 0
      this.notice(update)
      if (!this.mergeIntoLast(update, changes)) {
        const edit = { client: writer.client, epoch: writer.epoch, n: writer.nextN, update, changes }
        this.waiting.push({ edit, isWriting: false, isReady: false, kept: 0, isTried: false, gaps: 0 })
        writer.nextN += 1
      }
    }
    this.keep()
  }

  /** Edits of a page that is gone: they are on the disk already, and nobody knows whether they were sent. */
  inherit(edits: readonly KeptEdit[]): void {
    for (const edit of edits) this.notice(edit.update)
    const inherited = edits.map((edit) => ({
      edit,
      isWriting: false,
      isReady: true,
      kept: edit.changes,
      isTried: true,
      gaps: 0,
    }))
    this.waiting = [...inherited, ...this.waiting]
  }

  /** There is a line: everything that has no answer is sent, in order. */
  begin(): void {
    this.lines += 1
    this.line = this.lines
    this.isSending = false
    this.heldUp = null
    void this.send()
  }

  stop(): void {
    this.line = null
    this.isSending = false
  }

  /** Gives up the numbers: what is taken out here is sent by nobody. */
  takeAll(): KeptEdit[] {
    const all = this.waiting.map(({ edit }) => edit)
    this.waiting = []
    this.writer = null
    this.begun.clear()
    this.stop()
    return all
  }

  private notice(update: Uint8Array): void {
    for (const [client, clock] of beginsOf([update]))
      this.begun.set(client, Math.min(clock, this.begun.get(client) ?? clock))
  }

  private mergeIntoLast(update: Uint8Array, changes: number): boolean {
    const last = this.waiting.at(-1)
    if (!last || last.isTried || last.isWriting || last.edit.client !== this.writer?.client) return false
    // What goes out at once stays as it was written: small edits are easy on everybody.
    if (this.line !== null && this.waiting.length <= window) return false
    if (last.edit.update.byteLength + update.byteLength > mergeUpTo) return false
    const merged = Y.mergeUpdates([last.edit.update, update])
    last.edit = { ...last.edit, update: merged, changes: last.edit.changes + changes }
    last.isReady = false
    return true
  }

  private keep(): void {
    const batch = this.waiting.filter(({ isReady }) => !isReady)
    if (this.isKeeping || batch.length === 0) return
    for (const one of batch) one.isWriting = true
    const settle = (isKept: boolean): void => {
      this.isKeeping = false
      this.survives = isKept
      for (const one of batch) {
        one.isWriting = false
        one.isReady = true
        if (isKept) one.kept = one.edit.changes
      }
      this.way.changed()
      void this.send()
      this.keep()
    }
    const answer = this.outbox.keep(
      batch.map(({ edit }) => edit),
      () => this.way.passages(),
    )
    if (typeof answer === 'boolean') settle(answer)
    else {
      this.isKeeping = true
      answer.then(settle, () => settle(false))
    }
  }

  /** A window at a time, in order, so that a refusal never leaves a gap behind it. */
  private async send(): Promise<void> {
    const { line } = this
    if (this.isSending || line === null) return
    this.isSending = true
    let attempt = 0
    while (line === this.line) {
      const unready = this.waiting.findIndex(({ isReady }) => !isReady)
      const batch = this.waiting.slice(0, Math.min(window, unready === -1 ? window : unready))
      if (batch.length === 0) break
      for (const one of batch) one.isTried = true
      const answers = await Promise.all(batch.map(({ edit }) => this.way.post(edit)))
      if (line !== this.line) return
      const stopped = answers.findIndex((answer) => answer === null || isRefused(answer))
      const taken = stopped === -1 ? batch : batch.slice(0, stopped)
      if (taken.length > 0) attempt = 0
      const answer = stopped === -1 ? undefined : answers[stopped]
      this.heldUp = answer && isRefused(answer) && isPassing(answer.refused) ? answer.refused : null
      this.drop(taken)
      if (answer === undefined) continue
      // No answer at all: the line is gone, and whoever opens the next one begins again.
      if (answer === null || !isRefused(answer)) break
      const first = batch[stopped]
      if (answer.refused === 'live.gap' && first && first.gaps < mostGaps) {
        first.gaps += 1
        this.way.outOfStep()
        return
      }
      if (!isPassing(answer.refused)) {
        this.isSending = false
        this.way.refused(answer.refused)
        return
      }
      await new Promise((resolve) => setTimeout(resolve, backOff(attempt, answer.retryAfter)))
      attempt += 1
    }
    if (line === this.line) this.isSending = false
  }

  private drop(taken: readonly Waiting[]): void {
    if (taken.length === 0) {
      this.way.changed()
      return
    }
    this.waiting = this.waiting.filter((one) => !taken.includes(one))
    const busy = new Set(this.waiting.map(({ edit }) => edit.client))
    const done = [...new Set(taken.map(({ edit }) => edit.client))].filter((client) => !busy.has(client))
    for (const client of done) this.begun.delete(client)
    this.outbox.stored(
      taken.map(({ edit }) => edit),
      done,
    )
    this.way.changed()
  }
}
