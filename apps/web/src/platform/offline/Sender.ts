/**
 * Brings to the server what waits on the shelf: first what was done with the clock, then the notes in order of capture, then
 * corrections, then photos. What the server does not take stays on the shelf with the reason. Knows no browser, so that tests
 * can let it lose its line anywhere.
 */
import type { LessonId } from '@alongside/domain/ids'
import type { RefusalCode } from '@alongside/domain/refusal'
import type { KeptAct, KeptNote, KeptPhoto, Shelf } from './shelf.js'

export interface Receipt {
  readonly refused: readonly { readonly id: string; readonly code: RefusalCode }[]
}

/** What the device's clock says as something is sent, and how far the lesson's clock is ahead of it. */
export interface PresentClock {
  readonly sentAt: Date
  readonly ahead: number
}

/** How the server is spoken to. Whatever goes wrong is thrown. */
export interface Line {
  act(act: KeptAct, clock: PresentClock): Promise<unknown>
  notes(lessonId: LessonId, sentAt: Date, notes: readonly KeptNote[]): Promise<Receipt>
  photo(photo: KeptPhoto): Promise<unknown>
  /** Null when it was no refusal: no network, or a fault of ours. Then it is tried again. */
  codeOf(error: unknown): RefusalCode | null
}

export interface Around {
  readonly now: () => Date
  /** How far this lesson's clock is ahead of the device's now; null when it is not known. */
  readonly ahead: (lessonId: LessonId) => Promise<number | null>
  /** One page at a time sends. */
  readonly alone: <T>(act: () => Promise<T>) => Promise<T>
  /** Something has left the shelf, or was marked on it. */
  readonly changed: (lessonId: LessonId, what: 'act' | 'notes' | 'photo') => void
  /** The clock could not be set: somebody else was first, say. */
  readonly overtaken: (act: KeptAct, code: RefusalCode) => void
  /** Their author may not see this lesson any more. */
  readonly lost: (lessonId: LessonId) => void
}

/** As many as the server takes at once. */
const mostNotes = 300
/** A clock that moved by less is left alone: the server would too. */
const steadyMs = 30_000

/** Whoever runs the clock may be the one without a network: the notes of the others wait for them. */
const notBegun: RefusalCode = 'note.lesson-not-begun'

const isPassing = (code: RefusalCode | null): boolean =>
  code === null || ['retry', 'live.quota', 'sign-in.required', 'photo.busy'].includes(code)
const isOfTheClock = ({ act }: KeptAct): boolean => act.what === 'START' || act.what === 'STOP'

/** The device's clock was set while a note waited: its second is told by the clock that is sent along. */
export function byPresentClock(note: KeptNote, aheadNow: number | null): KeptNote {
  if (aheadNow === null) return note
  const moved = note.ahead - aheadNow
  if (note.state !== 'waiting' || Math.abs(moved) < steadyMs) return note
  const capturedAt = new Date(Date.parse(note.capturedAt) + moved).toISOString()
  return { ...note, capturedAt, ahead: aheadNow }
}

export class Sender {
  private isWaiting = false

  constructor(
    private readonly shelf: Shelf,
    private readonly line: Line,
    private readonly around: Around,
  ) {}

  /** True when nothing is left that could be sent; false when the line was lost, or something has to wait. */
  send(): Promise<boolean> {
    return this.around.alone(async () => {
      this.isWaiting = false
      try {
        const acts = await this.waitingActs()
        for (const act of acts.filter(isOfTheClock)) await this.sendAct(act)
        await this.sendNotes()
        for (const act of acts.filter((one) => !isOfTheClock(one))) await this.sendAct(act)
        await this.sendPhotos()
        return !this.isWaiting
      } catch (error) {
        if (isPassing(this.line.codeOf(error))) return false
        throw error
      }
    })
  }

  private async waitingActs(): Promise<readonly KeptAct[]> {
    return (await this.shelf.acts.all()).filter(({ code }) => code === null)
  }

  private async sendAct(act: KeptAct): Promise<void> {
    const ahead = (await this.around.ahead(act.lessonId)) ?? act.ahead
    const code = await this.refusalOf(() => this.line.act(act, { sentAt: this.around.now(), ahead }))
    if (code === 'not-found') this.around.lost(act.lessonId)
    // A clock that was set by others is set. Words of a correction stay until their author has read why.
    if (code === null || isOfTheClock(act)) await this.shelf.acts.remove(act)
    else await this.shelf.acts.put({ ...act, code })
    if (code !== null) this.around.overtaken(act, code)
    this.around.changed(act.lessonId, 'act')
  }

  private async sendNotes(): Promise<void> {
    const waiting = (await this.shelf.notes.all()).filter(({ state }) => state === 'waiting' || state === 'tried')
    for (const lessonId of new Set(waiting.map((note) => note.lessonId))) {
      const notes = waiting.filter((note) => note.lessonId === lessonId)
      const aheadNow = await this.around.ahead(lessonId)
      const inOrder = notes.map((note) => byPresentClock(note, aheadNow)).sort(byCapture)
      for (let from = 0; from < inOrder.length; from += mostNotes)
        await this.sendBatch(lessonId, inOrder.slice(from, from + mostNotes))
    }
  }

  private async sendBatch(lessonId: LessonId, batch: readonly KeptNote[]): Promise<void> {
    // From now on an answer may be missing, and their ids stand for these very words.
    const tried = batch.map((note): KeptNote => ({ ...note, state: 'tried' }))
    await this.shelf.notes.put(...tried.filter((_, at) => batch[at]?.state !== 'tried'))
    let receipt: Receipt = { refused: [] }
    const code = await this.refusalOf(async () => {
      receipt = await this.line.notes(lessonId, this.around.now(), tried)
    })
    // One that cannot be read must not hold up the others.
    if (code?.startsWith('input.') && tried.length > 1) {
      const half = Math.ceil(tried.length / 2)
      await this.sendBatch(lessonId, tried.slice(0, half))
      await this.sendBatch(lessonId, tried.slice(half))
      return
    }
    const waits = receipt.refused.some((one) => one.code === notBegun)
    const why = new Map(receipt.refused.map((one) => [one.id, one.code]))
    const refused = tried
      .map((note): KeptNote => ({ ...note, state: 'refused', code: code ?? why.get(note.id) ?? null }))
      .filter((note) => note.code !== null)
    await this.shelf.notes.put(...refused.filter((note) => note.code !== notBegun))
    const stays = new Set(refused.map(({ id }) => id))
    await this.shelf.notes.remove(...tried.filter(({ id }) => !stays.has(id)))
    if (code === 'not-found' || code === 'not-allowed') this.around.lost(lessonId)
    this.around.changed(lessonId, 'notes')
    if (waits) this.isWaiting = true
  }

  /** A photo follows its note: never before it, and not when the note was not taken. */
  private async sendPhotos(): Promise<void> {
    const places = await this.shelf.photos.places()
    if (places.length === 0) return
    const here = new Set((await this.shelf.notes.places()).map(({ id }) => id))
    for (const place of places.filter(({ id }) => !here.has(id))) {
      const photo = await this.shelf.photos.get(place)
      if (!photo || photo.code !== null) continue
      const code = await this.refusalOf(() => this.line.photo(photo))
      if (code === null) await this.shelf.photos.remove(place)
      else await this.shelf.photos.put({ ...photo, code })
      this.around.changed(place.lessonId, 'photo')
    }
  }

  /** Null when it was taken; what passes by itself ends this round. */
  private async refusalOf(send: () => Promise<unknown>): Promise<RefusalCode | null> {
    try {
      await send()
      return null
    } catch (error) {
      const code = this.line.codeOf(error)
      if (isPassing(code)) throw error
      return code
    }
  }
}

const byCapture = (a: KeptNote, b: KeptNote): number =>
  Date.parse(a.capturedAt) - Date.parse(b.capturedAt) || (a.id < b.id ? -1 : 1)
