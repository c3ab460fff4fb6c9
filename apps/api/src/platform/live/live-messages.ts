/** What browsers may send over the live protocol, and how it has to look. */
import { protocolVersion, type UpdateRequest } from '@alongside/contracts/live'
import type { DocumentId } from '@alongside/domain/ids'
import { z } from 'zod'

/** Anything else is no message of ours. */
export const known: ReadonlySet<string> = new Set(['live:join', 'live:update', 'live:leave', 'live:presence'])

const named = z.object({ documentId: z.uuid() })
/** The document a message is about, if it names one at all. */
export const documentIdIn = (raw: unknown): DocumentId | null =>
  (named.safeParse(raw).data?.documentId as DocumentId | undefined) ?? null

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array || value instanceof ArrayBuffer)
const uint = z
  .number()
  .int()
  .min(0)
  .max(2 ** 53 - 1)
export const joinShape = z.object({
  v: z.literal(protocolVersion),
  documentId: z.uuid(),
  epoch: uint.optional(),
  stateVector: bytes,
  client: uint.optional(),
})
/** By hand, because it is by far the most frequent message. */
export const isUpdate = (raw: unknown): raw is UpdateRequest => {
  if (typeof raw !== 'object' || raw === null) return false
  const { documentId, epoch, client, n, update } = raw as Record<string, unknown>
  const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
  return (
    typeof documentId === 'string' &&
    isCount(epoch) &&
    isCount(client) &&
    isCount(n) &&
    n > 0 &&
    typeof update === 'string'
  )
}
const item = z.object({ client: uint, clock: uint })
/** A place in a text, as Yjs writes it. */
const caret = z.object({
  type: item.nullish(),
  tname: z.string().max(50).nullish(),
  item: item.nullish(),
  assoc: z.number().int().optional(),
})
export const presenceShape = z.object({
  documentId: z.uuid(),
  state: z.object({
    cardId: z.string().max(50).optional(),
    dragging: z.string().max(50).optional(),
    field: z.string().max(50).optional(),
    anchor: caret.nullish(),
    head: caret.nullish(),
  }),
})
