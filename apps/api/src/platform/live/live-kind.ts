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

export interface RightsAsk {
  readonly actor: Actor
  readonly document: LiveDocumentHead
}

/** What one person may do with one document at this moment. */
export interface LiveRights<Context = unknown> {
  readonly canRead: boolean
  readonly canWrite: boolean
  /** The school this person writes for in this document. */
  readonly urn: Urn | null
  /** What the check of an edit needs to know, e.g. which columns are locked; plain values, for it travels to another thread. */
  readonly context: Context
}

/** One edit under judgement: the document with it, the top-level entries it touched by root name, and what these were before. */
export interface Edit<Context = unknown, Stamp = unknown> {
  readonly after: Y.Doc
  readonly touched: Touched
  /** What is remembered of an entry as it was before this edit, or before it was removed. */
  readonly before: (root: string, key: string) => Stamp | undefined
  readonly wasThere: (root: string, key: string) => boolean
  readonly personId: PersonId
  readonly rights: Pick<LiveRights<Context>, 'urn' | 'context'>
}
/** Root name → keys of that root's map whose contents changed, anywhere below. */
export type Touched = ReadonlyMap<string, ReadonlySet<string>>

/** Remembered of a top-level entry: what later edits are compared with. Plain values. */
export interface Remembered<Stamp = unknown> {
  readonly root: string
  readonly key: string
  readonly stamp: Stamp
}

/** The half of a kind that judges edits. It knows no database: it works on a thread of its own. */
export interface LiveGuard<Context = unknown, Stamp = unknown, Rows = unknown> {
  readonly kind: string
  /** The document's parts: maps, by name. */
  readonly roots: readonly string[]
  /** Throws a refusal when the edit is not allowed or breaks the document's shape. */
  check(edit: Edit<Context, Stamp>): void
  /** What later edits of this entry are compared with; undefined for one that is not there. */
  stamp(doc: Y.Doc, root: string, key: string): Stamp | undefined
  /** What was touched, as plain values for ordinary rows. */
  rows(doc: Y.Doc, touched: Touched): Rows
}

/** One document's change, to be written as ordinary rows. */
export interface Projection<Rows = unknown> {
  readonly document: LiveDocumentHead
  readonly rows: Rows
  readonly authors: readonly Author[]
  /** The rows are all there are: whatever else is stored is gone. */
  readonly isWhole: boolean
}
export interface Author {
  readonly personId: PersonId
  readonly urn: Urn | null
  readonly touched: Touched
}

export interface LiveKind<Context = unknown, Stamp = unknown, Rows = unknown> {
  readonly guard: LiveGuard<Context, Stamp, Rows>
  rights(sql: Sql, actor: Actor, document: LiveDocumentHead): Promise<LiveRights<Context>>
  /** What each of these people may do with each document, in their order and in one question. */
  rightsOfAll(sql: Sql, asks: readonly RightsAsk[]): Promise<readonly LiveRights<Context>[]>
  /** Entries that were removed and may come back by undoing. */
  removed(sql: Sql, document: LiveDocumentHead): Promise<readonly Remembered<Stamp>[]>
  /** Writes ordinary rows in the journal's transaction, of many documents at once. */
  project(sql: Sql, changes: readonly Projection<Rows>[]): Promise<void>
  readonly erasing?: LiveErasing
}

/** What must be known of a kind before somebody's words can be taken out of it for good. */
export interface LiveErasing {
  /** Whether the value at this path, root name first, holds words, or only says what a thing is and where it lies. */
  holdsWords(path: readonly string[]): boolean
  /** Takes the words out of ordinary rows that no projection reaches any more. */
  forget(sql: Sql, document: LiveDocumentHead): Promise<void>
}
