/** What people do on the board, each as one turn of the live document that can be undone. */
import { type CycleKey, cardsOf, cycleOf, putCard } from '@alongside/contracts/board'
import { type CardKind, linkBetween } from '@alongside/domain/board'
import { rankAt } from '@alongside/domain/rank'
import type { EnquiryStage } from '@alongside/domain/stage'
import * as Y from 'yjs'
import type { BoardStore } from './board-store'
import type { CardView } from './card-view'

/** The person at this browser, and the school through which they are a member of this enquiry. */
export interface Author {
  readonly id: string
  readonly urn: string
}

/** Fields are stored while one types; what is typed without a longer pause is undone as one. */
const typingMs = 1500

export class BoardActions {
  private readonly undoing: Y.UndoManager

  constructor(
    private readonly doc: Y.Doc,
    private readonly store: BoardStore,
    private readonly author: Author | null,
  ) {
    this.undoing = new Y.UndoManager([cardsOf(doc), cycleOf(doc)], {
      trackedOrigins: new Set([this]),
      captureTimeout: typingMs,
    })
  }

  close(): void {
    this.undoing.destroy()
  }

  add(kind: CardKind, column: EnquiryStage, index = this.store.column(column).length): string | null {
    const { author } = this
    if (!author) return null
    const id = crypto.randomUUID()
    this.once(() =>
      putCard(this.doc, id, {
        kind,
        column,
        rank: this.rankIn(column, index),
        fields: {},
        paragraphs: [],
        links: {},
        createdBy: author.id,
        createdUrn: author.urn,
        createdAt: new Date().toISOString(),
      }),
    )
    return id
  }

  /** `index` counts the other cards of the column. */
  move(id: string, column: EnquiryStage, index: number): void {
    const card = cardsOf(this.doc).get(id)
    if (!card) return
    const rank = this.rankIn(column, index, id)
    this.once(() => {
      if (card.get('column') !== column) card.set('column', column)
      card.set('rank', rank)
    })
  }

  /** Gives back what takes it back, for the note that offers to. */
  remove(id: string): () => void {
    this.once(() => cardsOf(this.doc).delete(id))
    const done = this.undoing.undoStack.at(-1)
    return () => {
      const { undoStack } = this.undoing
      const at = done ? undoStack.indexOf(done) : -1
      if (!done || at < 0) return
      // Something else was done since: this one is brought to the top, the others stay in their order.
      undoStack.push(...undoStack.splice(at, 1))
      this.undoing.undo()
    }
  }

  setField(id: string, name: string, value: string | number | null): void {
    const fields = cardsOf(this.doc).get(id)?.get('fields')
    if (fields instanceof Y.Map) this.write(fields, name, value)
  }

  setCycle(key: CycleKey, value: string | number | null): void {
    this.write(cycleOf(this.doc), key, value)
  }

  link(a: CardView, b: CardView): void {
    const ends = linkBetween(a, b)
    const links = ends && cardsOf(this.doc).get(ends.from.id)?.get('links')
    if (ends && links instanceof Y.Map) this.once(() => links.set(ends.to.id, ends.to.kind))
  }

  unlink(a: CardView, b: CardView): void {
    this.once(() => {
      for (const [from, to] of [
        [a, b],
        [b, a],
      ] as const) {
        const links = cardsOf(this.doc).get(from.id)?.get('links')
        if (links instanceof Y.Map && links.has(to.id)) links.delete(to.id)
      }
    })
  }

  /** False when there is nothing of mine left to take back. */
  undo(): boolean {
    return this.undoing.undo() !== null
  }

  redo(): boolean {
    return this.undoing.redo() !== null
  }

  /** One action, undone by itself. */
  private once(act: () => void): void {
    this.undoing.stopCapturing()
    this.doc.transact(act, this)
    this.undoing.stopCapturing()
  }

  private write(map: Y.Map<unknown>, key: string, value: string | number | null): void {
    if ((map.get(key) ?? null) === value) return
    this.doc.transact(() => {
      if (value === null || value === '') map.delete(key)
      else map.set(key, value)
    }, this)
  }

  private rankIn(column: EnquiryStage, index: number, without?: string): string {
    const ranks = this.store
      .column(column)
      .filter((id) => id !== without)
      .map((id) => this.store.card(id)?.rank ?? '')
    return rankAt(ranks, index, this.doc.clientID)
  }
}
