/** What is done with the rows of a planning sheet: added, moved, taken out, timed. Each is one edit that can be undone. */
import { putStage, readPlan, stagesOf } from '@alongside/contracts/lesson-plan'
import type { CasePupilLabel } from '@alongside/domain/case-pupil'
import { type Outcome, outcomeOf, planLimits } from '@alongside/domain/lesson-plan'
import { rankAt } from '@alongside/domain/rank'
import * as Y from 'yjs'

export interface SheetAuthor {
  readonly id: string
  readonly urn: string
}

export class SheetActions {
  private readonly past: Y.UndoManager

  constructor(
    private readonly doc: Y.Doc,
    /** Null for readers, who add nothing. */
    private readonly author: SheetAuthor | null,
  ) {
    this.past = new Y.UndoManager([stagesOf(doc)], { trackedOrigins: new Set([this]) })
  }

  close(): void {
    this.past.destroy()
  }

  get isFull(): boolean {
    return stagesOf(this.doc).size >= planLimits.stages
  }

  /** After the row with this id, or at the end. */
  add(after: string | null = null): string | null {
    const { author } = this
    if (!author || this.isFull) return null
    const rows = readPlan(this.doc).stages
    const at = after === null ? rows.length : rows.findIndex(({ id }) => id === after) + 1
    const rank = rankAt(
      rows.map((row) => row.rank),
      at,
      this.doc.clientID,
    )
    const id = crypto.randomUUID()
    const made = { createdBy: author.id, createdUrn: author.urn, createdAt: new Date().toISOString() }
    this.change(() => putStage(this.doc, id, { rank, ...made }))
    return id
  }

  /** To a place among the others; where it is already nothing happens. */
  move(id: string, to: number): boolean {
    const rows = readPlan(this.doc).stages
    const from = rows.findIndex((row) => row.id === id)
    const place = Math.max(0, Math.min(to, rows.length - 1))
    if (from < 0 || from === place) return false
    const others = rows.filter((row) => row.id !== id).map((row) => row.rank)
    this.change(() =>
      stagesOf(this.doc)
        .get(id)
        ?.set('rank', rankAt(others, place, this.doc.clientID)),
    )
    return true
  }

  remove(id: string): void {
    this.change(() => stagesOf(this.doc).delete(id))
  }

  undo(): void {
    this.past.undo()
  }

  setMinutes(id: string, minutes: number | null): void {
    this.change(() => stagesOf(this.doc).get(id)?.set('minutes', minutes))
  }

  setOutcome(id: string, label: CasePupilLabel, outcome: Outcome | null): void {
    this.change(() => stagesOf(this.doc).get(id)?.set(outcomeOf(label), outcome))
  }

  private change(act: () => void): void {
    this.past.stopCapturing()
    this.doc.transact(act, this)
  }
}
