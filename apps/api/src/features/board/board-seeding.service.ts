/** Lays out a new board: its live document, the row that refers to it, and the rows that others read, all from one seed. */
import type { CycleId, DocumentId, SpaceId } from '@alongside/domain/ids'
import { Injectable } from '@nestjs/common'
import * as Y from 'yjs'
import type { Work } from '../../platform/db/unit-of-work.js'
import { LiveDocuments } from '../../platform/live/live-documents.js'
import type { Author } from '../../platform/live/live-kind.js'
import { boardKind } from './board.live.js'

export interface BoardToBe {
  readonly spaceId: SpaceId
  readonly cycleId: CycleId
  /** Fills the document; run twice, it must do the same twice. */
  readonly seed: (doc: Y.Doc) => void
  /** Adds the cycle, which needs its document and is needed by its cards. */
  readonly addCycle: (documentId: DocumentId) => Promise<unknown>
}

/** What the server lays out is nobody's contribution. */
const nobody: Author = { personId: null, urn: null }

@Injectable()
export class BoardSeeding {
  constructor(private readonly live: LiveDocuments) {}

  async layOut(work: Work, { spaceId, cycleId, seed, addCycle }: BoardToBe): Promise<DocumentId> {
    const { kind } = boardKind
    const id = await this.live.create(work, { spaceId, kind, itemId: cycleId, seed })
    await addCycle(id)
    const doc = new Y.Doc()
    doc.transact(() => seed(doc))
    const touched = new Map(boardKind.roots.map((root) => [root, new Set(doc.getMap(root).keys())]))
    const head = { id, spaceId, kind, itemId: cycleId, epoch: 1, seq: 1 }
    await boardKind.project((text, values) => work.sql(text, values), head, doc, touched, nobody)
    doc.destroy()
    return id
  }
}
