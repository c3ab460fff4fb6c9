/** What features do with live documents: make one, settle it before a guarded change, say that rights changed, name a version. */
import type { DocumentId, PersonId, SpaceId } from '@alongside/domain/ids'
import { Injectable } from '@nestjs/common'
import * as Y from 'yjs'
import { newId, type Work } from '../db/unit-of-work.js'
import { digest } from './content-hash.js'
import type { LiveDocumentHead, LiveKind, Sql } from './live-kind.js'
import { catchUpRows } from './ordinary-rows.js'

export interface NewDocument {
  readonly spaceId: SpaceId
  readonly kind: string
  /** The record the document belongs to. */
  readonly itemId: string
  readonly id?: DocumentId
  /** Fills the document once; only the server seeds. Client 0 is the server's. */
  readonly seed?: (doc: Y.Doc) => void
}

@Injectable()
export class LiveDocuments {
  private kinds: ReadonlyMap<string, LiveKind> = new Map()
  private present: (ids: readonly DocumentId[]) => ReadonlyMap<DocumentId, readonly PersonId[]> = () => new Map()

  async create(work: Work, document: NewDocument): Promise<DocumentId> {
    const [id] = await this.createAll(work, [document])
    return id!
  }

  /** Many at once, in two statements; their ids in the order in which they were named. */
  async createAll(work: Work, documents: readonly NewDocument[]): Promise<DocumentId[]> {
    const all = documents.map(({ id, seed, ...document }) => ({
      ...document,
      id: id ?? newId<DocumentId>(),
      bytes: seed ? seeded(seed) : null,
    }))
    await work.sql(
      `insert into live_document (space_id, id, kind, item_id, seq, snapshot_seq, projected_seq)
       select space_id, id, kind, item_id, seq, seq, seq from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::int[]) d (space_id, id, kind, item_id, seq)`,
      [
        all.map(({ spaceId }) => spaceId),
        all.map(({ id }) => id),
        all.map(({ kind }) => kind),
        all.map(({ itemId }) => itemId),
        all.map(({ bytes }) => (bytes ? 1 : 0)),
      ],
    )
    const filled = all.flatMap(({ spaceId, id, bytes }) => (bytes ? [{ spaceId, id, bytes }] : []))
    if (filled.length > 0)
      await work.sql(
        `insert into live_snapshot (space_id, document_id, epoch, seq, bytes, sha256)
         select space_id, document_id, 1, 1, bytes, sha256 from unnest($1::uuid[], $2::uuid[], $3::bytea[], $4::bytea[]) s (space_id, document_id, bytes, sha256)`,
        [
          filled.map(({ spaceId }) => spaceId),
          filled.map(({ id }) => id),
          filled.map(({ bytes }) => Buffer.from(bytes)),
          filled.map(({ bytes }) => digest(bytes)),
        ],
      )
    return all.map(({ id }) => id)
  }

  /** Locks the document: its rows are its projection up to this moment, and no edit lands until the work is done. */
  async settle(work: Work, id: DocumentId): Promise<void> {
    const sql: Sql = (text, values) => work.sql(text, values)
    const [row] = await sql<LiveDocumentHead & { projectedSeq: number }>(
      `select id, space_id as "spaceId", kind, item_id as "itemId", epoch, seq::int as seq, projected_seq::int as "projectedSeq" from live_document where id = $1 for update`,
      [id],
    )
    if (!row || row.projectedSeq >= row.seq) return
    await catchUpRows(sql, row, this.kindOf(row.kind))
  }

  /** After a transition that opens or closes a document: every open copy is judged anew once this work is committed. */
  async rightsChanged(work: Work, id: DocumentId): Promise<void> {
    await work.sql(
      `with changed as (update live_document set rights_epoch = rights_epoch + 1 where id = $1) select pg_notify('live_rights', $1::text)`,
      [id],
    )
  }

  /** Names the version the document has at this moment, e.g. at a stage change. */
  async checkpoint(work: Work, id: DocumentId, name: string): Promise<void> {
    await work.sql(
      `insert into live_version (space_id, document_id, epoch, seq, name, named_by)
       select space_id, id, epoch, seq, $2, $3 from live_document where id = $1 on conflict do nothing`,
      [id, name, work.actor?.personId ?? null],
    )
  }

  knowKinds(kinds: readonly LiveKind[]): void {
    this.kinds = new Map(kinds.map((kind) => [kind.guard.kind, kind]))
  }

  private kindOf(name: string): LiveKind {
    const kind = this.kinds.get(name)
    if (!kind) throw new Error(`no live document of kind ${name}`)
    return kind
  }

  /** Who has these documents open on this node right now. */
  presentIn(ids: readonly DocumentId[]): ReadonlyMap<DocumentId, readonly PersonId[]> {
    return this.present(ids)
  }

  /** The socket server knows who is present. */
  knowPresence(ask: (ids: readonly DocumentId[]) => ReadonlyMap<DocumentId, readonly PersonId[]>): void {
    this.present = ask
  }
}

function seeded(seed: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = 1
  doc.transact(() => seed(doc))
  const bytes = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return bytes
}
