/** What a kind of live document brings: who may do what, which shape its contents must have, and the ordinary rows made of them. */
import type { Actor } from '@alongside/domain/actor'
import type { DocumentId, PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import type { ObjectLiteral } from 'typeorm'
import type * as Y from 'yjs'

/** Asks Postgres within the transaction at hand. */
export type Sql = <T extends ObjectLiteral>(text: string, values?: readonly unknown[]) => Promise<T[]>

export interface LiveDocumentHead {
  readonly id: DocumentId
  readonly spaceId: SpaceId
  readonly kind: string
  /** The record the document belongs to, e.g. the enquiry cycle of a board. */
  readonly itemId: string
  readonly epoch: number
  readonly seq: number
}

/** What one person may do with one document at this moment. */
export interface LiveRights<Context = unknown> {
  readonly canRead: boolean
  readonly canWrite: boolean
  /** The school this person writes for in this document. */
  readonly urn: Urn | null
  /** What the check of an edit needs to know, e.g. which columns are locked. */
  readonly context: Context
}

/** One edit under judgement: the document before, a scratch copy after, and the top-level entries it touched, by root name. */
export interface Edit<Context = unknown> {
  readonly before: Y.Doc
  readonly after: Y.Doc
  readonly touched: Touched
  readonly personId: PersonId
  readonly rights: LiveRights<Context>
}
/** Root name → keys of that root's map whose contents changed, anywhere below. */
export type Touched = ReadonlyMap<string, ReadonlySet<string>>

export interface LiveKind<Context = unknown> {
  readonly kind: string
  /** The document's parts: maps, by name. */
  readonly roots: readonly string[]
  rights(sql: Sql, actor: Actor, document: LiveDocumentHead): Promise<LiveRights<Context>>
  /** Throws a refusal when the edit is not allowed or breaks the document's shape. */
  check(edit: Edit<Context>): void
  /** Writes the touched entries as ordinary rows, in the journal's transaction. */
  project(sql: Sql, document: LiveDocumentHead, doc: Y.Doc, touched: Touched, author: Author): Promise<void>
}

export interface Author {
  readonly personId: PersonId | null
  readonly urn: Urn | null
}
