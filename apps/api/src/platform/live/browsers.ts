/** One connected browser: whose it is, where it sits, and what it may still send. */
import type { ClientToServer, Present, ServerToClient } from '@alongside/contracts/live'
import type { DocumentId, PersonId, SessionId } from '@alongside/domain/ids'
import type { Server, Socket } from 'socket.io'
import type { LiveDocumentHead } from './live-kind.js'

/** By which state of things somebody was let in. Once any of it has moved on, they are judged anew. */
export interface JudgedBy {
  /** How often this person's rights had changed, and what may be done with this document. */
  readonly personEpoch: number
  readonly rightsEpoch: number
  /** Some rights end by date; nothing holds longer than this without being looked at, in milliseconds. */
  readonly until: number
}
export interface Seat {
  readonly head: LiveDocumentHead
  readonly client: number
  canWrite: boolean
  present: Present
  judgedBy: JudgedBy
}
export interface SocketData {
  personId: PersonId
  sessionId: SessionId
  name: string
  seats: Map<DocumentId, Seat>
  /** What this browser may still send before the next second begins. */
  allowance: Allowance
  /** How often rights had been judged when this session was looked at. */
  judgements: number
  /** One judgement after the other: the last word is the latest. */
  judging: Promise<void>
}
export interface Allowance {
  /** Of whatever kind: beyond them nothing more is read of its line. */
  messages: number
  presence: number
  joins: number
  updates: number
  bytes: number
}
export type Browser = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketData>
export type Sockets = Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>

/** Takes from what this browser may still send within this second; false when it is used up. */
export function spend({ data: { allowance } }: Browser, what: keyof Allowance, amount = 1): boolean {
  if (allowance[what] < amount) return false
  allowance[what] -= amount
  return true
}

/** Bytes that were sent to this browser and that it has not taken yet. */
export function untaken({ conn }: Browser): number {
  const { writeBuffer } = conn as unknown as { writeBuffer: readonly { readonly data?: unknown }[] }
  const queued = writeBuffer.reduce((sum, { data }) => sum + lengthOf(data), 0)
  return queued + (lineOf(conn)?.bufferedAmount ?? 0)
}

/** Ends the line and says why, as WebSockets do; the browser decides whether to come back. */
export function hangUp({ conn }: Browser, code: number, reason: string): void {
  const line = lineOf(conn)
  if (line) line.close(code, reason)
  else conn.close()
}

/** The line goes at once: whoever does not take what is sent would not take the farewell either. */
export function cutOff({ conn }: Browser): void {
  lineOf(conn)?.terminate()
}

/** Nothing more is read of what this browser sends, until `listen`: it waits on their machine, and costs nobody else. */
export function stopListening({ conn }: Browser): void {
  lineOf(conn)?.pause()
}

export function listen({ conn }: Browser): void {
  const line = lineOf(conn)
  if (line?.isPaused) line.resume()
}

interface Line {
  readonly isPaused: boolean
  pause(): void
  resume(): void
  readonly bufferedAmount: number
  close(code: number, reason: string): void
  terminate(): void
}
/** engine.io keeps the WebSocket to itself. */
const lineOf = (conn: Browser['conn']): Line | undefined => (conn.transport as unknown as { socket?: Line }).socket

const lengthOf = (data: unknown): number => (typeof data === 'string' || data instanceof Uint8Array ? data.length : 0)
