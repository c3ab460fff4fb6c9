/**
 * Reads a Yjs V1 update without Yjs: what it declares, whose edits it holds and what they refer to. Nothing is made of a declared
 * count before the bytes for it are there, so that a few bytes cannot ask for much (security notes, D3). The format is the one of
 * `yjs/src/utils/encoding.js` and `UpdateEncoder.js`.
 */
import { isUtf8 } from 'node:buffer'
import type { Put } from './guard-places.js'

export interface Scanned {
  /** The edits of each client: where they begin, and how far they reach. */
  readonly runs: readonly Run[]
  /** What the edits stand beside or within: it has to be there. */
  readonly refers: readonly Place[]
  readonly deletes: readonly Range[]
  /** Content of a kind that no editor of ours makes. */
  readonly strange: boolean
  /** All there is, where it is nothing but letters beside what is there already: what people send while they type. */
  readonly letters: readonly Put[] | null
}
export interface Place {
  readonly client: number
  readonly clock: number
}
export interface Range extends Place {
  readonly length: number
}
export interface Run extends Range {
  /** A stretch without contents: swept away by its writer, or left out. */
  readonly hasGap: boolean
}

export class Unreadable extends Error {}

const deep = 20
/** In an item's first byte: what it holds, and that it names what it was put beside. */
const text = 4
const besideLeft = 128
const besideRight = 64

class Bytes {
  at = 0
  constructor(private readonly bytes: Uint8Array) {}

  get left(): number {
    return this.bytes.length - this.at
  }

  byte(): number {
    const value = this.bytes[this.at]
    if (value === undefined) throw new Unreadable()
    this.at += 1
    return value
  }

  uint(): number {
    let value = 0
    let factor = 1
    for (;;) {
      const byte = this.byte()
      value += (byte & 127) * factor
      if (byte < 128) return value
      factor *= 128
      if (factor > 2 ** 46) throw new Unreadable()
    }
  }

  /** A number of things of which each takes a byte at least. */
  count(): number {
    const value = this.uint()
    if (value > this.left) throw new Unreadable()
    return value
  }

  skip(length: number): void {
    if (length > this.left) throw new Unreadable()
    this.at += length
  }

  /** A text; its length as JavaScript counts. */
  text(): number {
    const end = this.uint() + this.at
    if (end > this.bytes.length) throw new Unreadable()
    const text = this.bytes.subarray(this.at, end)
    if (!isUtf8(text)) throw new Unreadable()
    this.at = end
    let length = 0
    for (const byte of text) if ((byte & 0xc0) !== 0x80) length += byte >= 0xf0 ? 2 : 1
    return length
  }

  place(): Place {
    return { client: this.uint(), clock: this.uint() }
  }

  /** Any value as `lib0/encoding` writes it. */
  any(depth = 0): void {
    if (depth > deep) throw new Unreadable()
    switch (127 - this.byte()) {
      case 0: // undefined
      case 1: // null
      case 6: // false
      case 7: // true
        return
      case 2: // integer: the first byte holds six bits and the sign
        if (this.byte() > 127) this.uint()
        return
      case 3:
        this.skip(4)
        return
      case 4:
      case 5:
        this.skip(8)
        return
      case 8:
        this.text()
        return
      case 9:
        for (let left = this.count(); left > 0; left -= 1) {
          this.text()
          this.any(depth + 1)
        }
        return
      case 10:
        for (let left = this.count(); left > 0; left -= 1) this.any(depth + 1)
        return
      case 11:
        this.skip(this.uint())
        return
      default:
        throw new Unreadable()
    }
  }
}

export function scan(update: Uint8Array): Scanned {
  const bytes = new Bytes(update)
  const runs: Run[] = []
  const refers: Place[] = []
  const deletes: Range[] = []
  const content = { strange: false }
  let letters: Put[] | null = []
  for (let clients = bytes.count(); clients > 0; clients -= 1) {
    const structs = bytes.count()
    const client = bytes.uint()
    const clock = bytes.uint()
    let length = 0
    let hasGap = false
    for (let left = structs; left > 0; left -= 1) {
      const info = bytes.byte()
      if (info === 10 || (info & 31) === 0) {
        hasGap = true
        length += something(bytes.uint())
        letters = null
      } else {
        const from = refers.length
        const id = { client, clock: clock + length }
        length += something(item(bytes, info, refers, content))
        if ((info & 31) === text && (info & (besideLeft | besideRight)) !== 0)
          letters?.push(between(id, info, refers, from))
        else letters = null
      }
    }
    runs.push({ client, clock, length, hasGap })
  }
  for (let clients = bytes.count(); clients > 0; clients -= 1) {
    const client = bytes.uint()
    for (let left = bytes.count(); left > 0; left -= 1)
      deletes.push({ client, clock: bytes.uint(), length: something(bytes.uint()) })
  }
  if (bytes.left > 0) throw new Unreadable()
  if (deletes.length > 0 || runs.length === 0) letters = null
  return { runs, refers, deletes, strange: content.strange, letters }
}

/** The neighbours are the first that were read of this item. */
function between(id: Place, info: number, refers: readonly Place[], from: number): Put {
  const hasLeft = (info & besideLeft) !== 0
  return {
    id,
    origin: hasLeft ? (refers[from] ?? null) : null,
    rightOrigin: (info & besideRight) !== 0 ? (refers[hasLeft ? from + 1 : from] ?? null) : null,
    within: null,
    isOneValue: false,
  }
}

/**
 * No editor writes an edit without extent. Yjs takes one, gives the place of it to the next edit as well, and then cannot delete
 * what it stands in: "Unexpected case", for everybody.
 */
function something(length: number): number {
  if (length === 0) throw new Unreadable()
  return length
}

function item(bytes: Bytes, info: number, refers: Place[], content: { strange: boolean }): number {
  const hasOrigin = (info & besideLeft) !== 0
  const hasRightOrigin = (info & besideRight) !== 0
  if (hasOrigin) refers.push(bytes.place())
  if (hasRightOrigin) refers.push(bytes.place())
  if (!(hasOrigin || hasRightOrigin)) {
    if (bytes.uint() === 1) bytes.text()
    else refers.push(bytes.place())
    if ((info & 32) !== 0) bytes.text()
  }
  return lengthOf(bytes, info & 31, content)
}

/** Skips the contents of an item; how far they move the clock. */
function lengthOf(bytes: Bytes, kind: number, content: { strange: boolean }): number {
  switch (kind) {
    case 1: // deleted
      return bytes.uint()
    case text:
      return bytes.text()
    case 5: // embedded
      content.strange = true
      bytes.text()
      return 1
    case 6: // formatting
      bytes.text()
      bytes.text()
      return 1
    case 7: {
      // a shared type; two of them have names
      const type = bytes.uint()
      if (type === 3 || type === 5) bytes.text()
      if (type > 6 || type === 0 || type === 5) content.strange = true
      return 1
    }
    case 8: {
      const length = bytes.count()
      for (let left = length; left > 0; left -= 1) bytes.any()
      return length
    }
    default:
      // JSON of old, binary, documents within documents: nothing of ours.
      throw new Unreadable()
  }
}
