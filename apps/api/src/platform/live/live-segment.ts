/** Journal rows of the past as one compressed piece: each row's own bytes stay exact, beside who wrote it, when, and under which number. */
import { deflateSync, inflateSync } from 'node:zlib'
import type { PersonId, Urn } from '@alongside/domain/ids'
import { type Sitting, sittingsOf, type WrittenRow } from '@alongside/domain/sitting'
import { digest } from './content-hash.js'

export interface KeptRow extends WrittenRow {
  readonly client: number
  readonly n: number
  readonly bytes: Uint8Array
}
/** Client id → first and last number of its rows here: a page's numbers have no gaps. */
export type ClientNumbers = Readonly<Record<string, readonly [number, number]>>

export interface Segment {
  readonly fromSeq: number
  readonly toSeq: number
  readonly clients: ClientNumbers
  readonly sittings: readonly Sitting[]
  readonly bytes: Buffer
  readonly sha256: Buffer
}

/** seq, client, n, place in `people`, instant, length of the bytes. */
type Line = readonly [number, number, number, number, number, number]
interface Head {
  readonly people: readonly (readonly [PersonId | null, Urn | null])[]
  readonly lines: readonly Line[]
}

export function packed(rows: readonly KeptRow[]): Segment {
  const first = rows[0]
  const last = rows.at(-1)
  if (!first || !last) throw new Error('an empty segment')
  const people: [PersonId | null, Urn | null][] = []
  const places = new Map<string, number>()
  const clients: Record<string, [number, number]> = {}
  const lines = rows.map(({ seq, client, n, personId, urn, at, bytes }): Line => {
    const key = `${personId} ${urn}`
    const place = places.get(key) ?? people.push([personId, urn]) - 1
    places.set(key, place)
    clients[client] = [clients[client]?.[0] ?? n, n]
    return [seq, client, n, place, at.getTime(), bytes.byteLength]
  })
  const head = Buffer.from(JSON.stringify({ people, lines } satisfies Head))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(head.byteLength)
  const bytes = deflateSync(Buffer.concat([length, head, ...rows.map((row) => row.bytes)]))
  return {
    fromSeq: first.seq,
    toSeq: last.seq,
    clients,
    sittings: sittingsOf(rows),
    bytes,
    sha256: digest(bytes),
  }
}

export function unpacked(bytes: Uint8Array): KeptRow[] {
  const all = inflateSync(bytes)
  const start = 4 + all.readUInt32BE(0)
  const { people, lines } = JSON.parse(all.toString('utf8', 4, start)) as Head
  let at = start
  return lines.map(([seq, client, n, place, instant, length]) => {
    const [personId, urn] = people[place] ?? [null, null]
    at += length
    return { seq, client, n, personId, urn, at: new Date(instant), bytes: all.subarray(at - length, at) }
  })
}
