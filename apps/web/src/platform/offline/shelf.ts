/** What somebody has noted and done in a lesson, and what of it the server does not have yet: it waits here, on this device. */
import type { CasePupilLabel } from '@alongside/domain/case-pupil'
import type { LessonId, LessonStageId, NoteId } from '@alongside/domain/ids'
import type { Modality, NoteKind } from '@alongside/domain/observation'
import type { RefusalCode } from '@alongside/domain/refusal'

/** What a note says and what it is about. */
export interface NoteWords {
  readonly kind: NoteKind
  readonly pupil: CasePupilLabel | null
  readonly stageId: LessonStageId | null
  readonly placeId: string | null
  readonly modality: Modality | null
  readonly body: string
}

interface Waits {
  readonly id: string
  readonly lessonId: LessonId
  /** What the lesson is called, for words that find no way back into it. */
  readonly where: string
  /** Why the server did not take it. */
  readonly code: RefusalCode | null
}

export interface KeptNote extends NoteWords, Waits {
  readonly id: NoteId
  /** The second of the tap, by this device's clock. */
  readonly capturedAt: string
  /** How far the lesson's clock was ahead of this device's at that moment, in milliseconds. */
  readonly ahead: number
  /** Begun and not yet kept by its author · to be sent · perhaps with the server already · not taken. */
  readonly state: 'writing' | 'waiting' | 'tried' | 'refused'
}

/** What is done once and must be told in order: the clock before the notes, corrections after them. */
/** `at` is a moment by the lesson's clock. */
export type Act =
  | { readonly what: 'START'; readonly at: string }
  | { readonly what: 'STOP'; readonly at: string }
  | { readonly what: 'TAG'; readonly noteId: NoteId; readonly stageId: LessonStageId | null }
  | { readonly what: 'CORRECT'; readonly noteId: NoteId; readonly body: string }

export interface KeptAct extends Waits {
  readonly act: Act
  /** How far the lesson's clock was ahead of this device's when it was done, in milliseconds. */
  readonly ahead: number
}

/** Under the id of its note. */
export interface KeptPhoto extends Waits {
  readonly id: NoteId
  readonly mime: string
  /** Base64, because a row of the shelf is one sealed text. */
  readonly bytes: string
  readonly consent: 'attested'
  readonly expiresOn: string
}

export interface Place {
  readonly lessonId: LessonId
  readonly id: string
}

/** One kind of thing that waits, of one person. */
export interface Drawer<Kept extends Waits> {
  /** Settles when they survive a killed browser. */
  put(...kept: readonly Kept[]): Promise<void>
  get(place: Place): Promise<Kept | undefined>
  /** In the order of their ids, which begin with the time they were made at. */
  all(): Promise<readonly Kept[]>
  places(): Promise<readonly Place[]>
  remove(...places: readonly Place[]): Promise<void>
}

export interface Shelf {
  /** What is put here survives the page. */
  readonly survives: boolean
  readonly notes: Drawer<KeptNote>
  readonly acts: Drawer<KeptAct>
  readonly photos: Drawer<KeptPhoto>
}

/** For browsers that give no encryption: then the page's memory is all there is, and the page says so. */
class MemoryDrawer<Kept extends Waits> implements Drawer<Kept> {
  private readonly rows = new Map<string, Kept>()

  put(...kept: readonly Kept[]): Promise<void> {
    for (const one of kept) this.rows.set(one.id, one)
    return Promise.resolve()
  }

  get({ id }: Place): Promise<Kept | undefined> {
    return Promise.resolve(this.rows.get(id))
  }

  all(): Promise<readonly Kept[]> {
    return Promise.resolve([...this.rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1)))
  }

  places(): Promise<readonly Place[]> {
    return this.all()
  }

  remove(...places: readonly Place[]): Promise<void> {
    for (const { id } of places) this.rows.delete(id)
    return Promise.resolve()
  }
}

export const memoryShelf = (): Shelf => ({
  survives: false,
  notes: new MemoryDrawer<KeptNote>(),
  acts: new MemoryDrawer<KeptAct>(),
  photos: new MemoryDrawer<KeptPhoto>(),
})
