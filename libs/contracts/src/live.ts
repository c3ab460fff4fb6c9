/**
 * The protocol of live documents over socket.io (path `/rt`, WebSocket only).
 *
 * join → (epoch, client id issued by the server, difference) → numbered updates, each acknowledged after it is committed.
 * A resend of the same (document, epoch, client, n) is acknowledged again and writes nothing.
 */
import type { DocumentId, PersonId, Urn } from '@alongside/domain/ids'
import type { RefusalCode } from '@alongside/domain/refusal'
import type { Events } from './events.js'

export const protocolVersion = 1
export const socketPath = '/rt'

export const limits = {
  /** One update, in bytes of Yjs V1 encoding. Longer pastes are split by the client before they are applied. */
  updateBytes: 64 * 1024,
  /** A whole document. */
  documentBytes: 5 * 1024 * 1024,
  /** A presence state, as JSON. */
  presenceBytes: 2 * 1024,
  /** How long the client gathers edits before it sends, in milliseconds. */
  batchMs: 30,
  /** Depth of nested types in a document. */
  depth: 32,
} as const

export interface Refused {
  readonly refused: RefusalCode
  /** Milliseconds after which trying again makes sense. */
  readonly retryAfter?: number
}

export interface JoinRequest {
  readonly v: typeof protocolVersion
  readonly documentId: DocumentId
  /** The epoch the browser's copy belongs to; absent for an empty copy. */
  readonly epoch?: number
  readonly stateVector: Uint8Array
  /** The client id issued at an earlier join: kept when it still is this person's, so that kept edits can be sent again. */
  readonly client?: number
}
export interface Joined {
  readonly epoch: number
  readonly seq: number
  /** The Yjs client id issued to this session for this document. Edits under any other id are refused. */
  readonly client: number
  /** The number of this client's last edit that is stored: what was kept up to it need not be sent again. */
  readonly lastN: number
  readonly difference: Uint8Array
  readonly canWrite: boolean
  readonly present: readonly Present[]
}

export interface UpdateRequest {
  readonly documentId: DocumentId
  readonly epoch: number
  readonly client: number
  /** Counts up from 1 without gaps, per (document, epoch, client). */
  readonly n: number
  /** A Yjs V1 update as Base64. */
  readonly update: string
}
export interface Acknowledged {
  readonly n: number
  readonly seq: number
}

export interface UpdatesNews {
  readonly documentId: DocumentId
  readonly epoch: number
  readonly seq: number
  /** All edits of one turn, merged: a Yjs V1 update as Base64. */
  readonly update: string
}

/** Who is here. The identity is set by the server, the state by the browser. */
export interface Present {
  readonly client: number
  readonly personId: PersonId
  readonly name: string
  readonly urn: Urn | null
  readonly state: PresenceState | null
}
/** Where somebody is: the card they look at and the caret in its text (Yjs relative positions as JSON). */
export interface PresenceState {
  readonly cardId?: string
  readonly dragging?: string
  readonly field?: string
  readonly anchor?: unknown
  readonly head?: unknown
}
export interface PresenceNews {
  readonly documentId: DocumentId
  readonly present: readonly Present[]
  readonly gone: readonly number[]
}

export interface ClosedNews {
  readonly documentId: DocumentId
  readonly code: RefusalCode
}

type Answer<T> = (answer: T | Refused) => void

export interface ClientToServer {
  'live:join': (request: JoinRequest, answer: Answer<Joined>) => void
  'live:leave': (request: { readonly documentId: DocumentId }) => void
  'live:update': (request: UpdateRequest, answer: Answer<Acknowledged>) => void
  'live:presence': (request: { readonly documentId: DocumentId; readonly state: PresenceState }) => void
}

export type ServerToClient = { [Name in keyof Events]: (event: Events[Name]) => void } & {
  'live:updates': (news: UpdatesNews) => void
  'live:presence': (news: PresenceNews) => void
  /** Rights changed or the document began a new epoch: the copy is dropped and joined again, or left. */
  'live:closed': (news: ClosedNews) => void
  /** A transition changed whether the document may be written. */
  'live:rights': (news: { readonly documentId: DocumentId; readonly canWrite: boolean }) => void
}

export const isRefused = (answer: object): answer is Refused => 'refused' in answer
