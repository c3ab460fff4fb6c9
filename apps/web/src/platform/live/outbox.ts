/** Where unsent edits wait until the server has them, and what is kept of those it did not take. */
import type { RefusalCode } from '@alongside/domain/refusal'

export interface KeptEdit {
  readonly epoch: number
  readonly client: number
  /** Its number, which makes it count once however often it is sent. */
  readonly n: number
  readonly update: Uint8Array
  /** How many changes of its author are in it. */
  readonly changes: number
}

/** What somebody wrote, as they would read it: what it stands in, and the words. */
export interface Passage {
  readonly key: string
  readonly title: string
  readonly text: string
}

/** Words that the server did not take, kept for their author until they let them go. */
export interface Rescue {
  readonly id: string
  readonly code: RefusalCode
  readonly at: Date
  /** What the document is called. */
  readonly where: string
  readonly passages: readonly Passage[]
}

/** What a page that is gone has left behind. */
export interface Estate {
  readonly edits: readonly KeptEdit[]
  readonly where: string
  readonly passages: readonly Passage[]
}

export interface Outbox {
  /** What is kept here survives the page. */
  readonly survives: boolean
  /** Edits of pages that are gone: from now on they are this page's, and no other's. */
  adopt(): Promise<readonly Estate[]>
  /** Settles before the first attempt to send; true when the edits now survive the page. */
  keep(edits: readonly KeptEdit[], passages: () => readonly Passage[]): boolean | Promise<boolean>
  /** The server has these. `done` are clients that have nothing else unsent. */
  stored(edits: readonly KeptEdit[], done: readonly number[]): void
  /** Instead of the edits their words are kept. */
  setAside(rescue: Rescue, edits: readonly KeptEdit[]): void
  /** Calls back when another page ends that may leave something behind. */
  onOrphaned(adopt: () => void): void
}

/** For kinds that keep nothing on a disk, and for browsers that cannot: the page's memory is all there is. */
export class MemoryOutbox implements Outbox {
  readonly survives = false

  constructor(private readonly rescued: (rescue: Rescue) => void = () => undefined) {}

  adopt(): Promise<readonly Estate[]> {
    return Promise.resolve([])
  }

  keep(): boolean {
    return false
  }

  stored(): void {
    // Nothing was kept.
  }

  setAside(rescue: Rescue): void {
    this.rescued(rescue)
  }

  onOrphaned(): void {
    // Memory goes with its page.
  }
}
