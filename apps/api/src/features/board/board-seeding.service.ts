/** Lays out a new board: its live document, the row that refers to it, and the rows that others read, all from one seed. */
import type { CycleId, DocumentId, SpaceId } from '@alongside/domain/ids'
import { Injectable } from '@nestjs/common'
import * as Y from 'yjs'
import type { Work } from '../../platform/db/unit-of-work.js'
import { LiveDocuments } from '../../platform/live/live-documents.js'
import { boardGuard } from './board.guard.js'
import { boardKind } from './board.live.js'

export interface BoardToBe {
  readonly spaceId: SpaceId
  readonly cycleId: CycleId
  /** Fills the document; run twice, it must do the same twice. */
  readonly seed: (doc: Y.Doc) => void
  /** Adds the cycle, which needs its document and is needed by its cards. */
  readonly addCycle: (documentId: DocumentId) => Promise<unknown>
}

@Injectable()
export class BoardSeeding {
  constructor(private readonly live: LiveDocuments) {}

  async layOut(work: Work, { spaceId, cycleId, seed, addCycle }: BoardToBe): Promise<DocumentId> {
    const { kind, roots } = boardGuard
    const id = await this.live.create(work, { spaceId, kind, itemId: cycleId, seed })
    await addCycle(id)
    const doc = new Y.Doc()
    doc.transact(() => seed(doc))
    const touched = new Map(roots.map((root) => [root, new Set(doc.getMap(root).keys())]))
    const document = { id, spaceId, kind, itemId: cycleId, epoch: 1, seq: 1 }
    const rows = boardGuard.rows(doc, touched)
    // What the server lays out is nobody's contribution.
    await boardKind.project((text, values) => work.sql(text, values), [{ document, rows, authors: [], isWhole: false }])
    doc.destroy()
    return id
  }
}
