// The bytes of a Yjs update (V1) taken apart and put together again without Yjs, so that every part can be a lie.

export interface Id {
  client: number
  clock: number
}
export interface Struct {
  /** What kind of content: 0 collected, 1 deleted, 4 text, 6 format, 7 type, 8 values, 10 skip … */
  ref: number
  left?: Id | undefined
  right?: Id | undefined
  /** Only without neighbours: the name of a part of the document, or the item it lies in. */
  parent?: string | Id | undefined
  sub?: string | undefined
  /** The content as it stands in the update. */
  content: number[]
  length: number
}
interface Section {
  client: number
  clock: number
  structs: Struct[]
  /** How many structs the update says there are; a lie when it is not their number. */
  says?: number
}
export interface Wire {
  sections: Section[]
  deletions: { client: number; ranges: { clock: number; length: number }[] }[]
}

export const uint = (value: number): number[] => {
  const bytes: number[] = []
  let left = value
  while (left > 127) {
    bytes.push((left % 128) | 128)
    left = Math.floor(left / 128)
  }
  bytes.push(left)
  return bytes
}
export const text = (value: string): number[] => {
  const bytes = new TextEncoder().encode(value)
  return [...uint(bytes.length), ...bytes]
}

class Reader {
  at = 0
  constructor(readonly bytes: Uint8Array) {}

  byte(): number {
    const value = this.bytes[this.at]
    if (value === undefined) throw new Error('the update ends too early')
    this.at += 1
    return value
  }
  uint(): number {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte()
      value += (byte & 127) * factor
      if (byte < 128) return value
    }
  }
  text(): string {
    const length = this.uint()
    this.at += length
    return new TextDecoder().decode(this.bytes.subarray(this.at - length, this.at))
  }
  id(): Id {
    return { client: this.uint(), clock: this.uint() }
  }
  skip(count: number): void {
    this.at += count
  }
  /** One value of content 8. */
  any(): void {
    const type = this.byte()
    if (type === 125) while (this.byte() > 127);
    else if (type === 124) this.skip(4)
    else if (type === 123 || type === 122) this.skip(8)
    else if (type === 119) this.text()
    else if (type === 118)
      for (let left = this.uint(); left > 0; left -= 1) {
        this.text()
        this.any()
      }
    else if (type === 117) for (let left = this.uint(); left > 0; left -= 1) this.any()
    else if (type === 116) this.skip(this.uint())
  }
}

/** Reads past a content and says how many steps of the clock it takes. */
function lengthOf(ref: number, reader: Reader): number {
  if (ref === 0 || ref === 1 || ref === 10) return reader.uint()
  if (ref === 2 || ref === 8) {
    const count = reader.uint()
    for (let left = count; left > 0; left -= 1) {
      if (ref === 2) reader.text()
      else reader.any()
    }
    return count
  }
  if (ref === 3) reader.skip(reader.uint())
  else if (ref === 4) return reader.text().length
  else if (ref === 5) reader.text()
  else if (ref === 6) {
    reader.text()
    reader.text()
  } else if (ref === 7) {
    const type = reader.uint()
    if (type === 3 || type === 5) reader.text()
  } else {
    reader.text()
    reader.any()
  }
  return 1
}

export function takeApart(update: Uint8Array): Wire {
  const reader = new Reader(update)
  const sections: Section[] = []
  for (let left = reader.uint(); left > 0; left -= 1) {
    const count = reader.uint()
    const section: Section = { client: reader.uint(), clock: reader.uint(), structs: [] }
    for (let at = 0; at < count; at += 1) section.structs.push(structFrom(reader))
    sections.push(section)
  }
  const deletions: Wire['deletions'] = []
  for (let left = reader.uint(); left > 0; left -= 1) {
    const deletion: Wire['deletions'][number] = { client: reader.uint(), ranges: [] }
    for (let count = reader.uint(); count > 0; count -= 1)
      deletion.ranges.push({ clock: reader.uint(), length: reader.uint() })
    deletions.push(deletion)
  }
  return { sections, deletions }
}

function structFrom(reader: Reader): Struct {
  const info = reader.byte()
  const ref = info & 31
  const struct: Struct = { ref, content: [], length: 0 }
  if (ref !== 0 && ref !== 10) {
    if (info & 128) struct.left = reader.id()
    if (info & 64) struct.right = reader.id()
    if (!(info & 192)) {
      struct.parent = reader.uint() === 1 ? reader.text() : reader.id()
      if (info & 32) struct.sub = reader.text()
    }
  }
  const from = reader.at
  struct.length = lengthOf(ref, reader)
  struct.content = [...reader.bytes.subarray(from, reader.at)]
  return struct
}

const idBytes = ({ client, clock }: Id): number[] => [...uint(client), ...uint(clock)]

function structBytes({ ref, left, right, parent, sub, content }: Struct): number[] {
  if (ref === 0 || ref === 10) return [ref, ...content]
  const info = ref | (left ? 128 : 0) | (right ? 64 : 0) | (sub === undefined ? 0 : 32)
  const bytes = [info]
  if (left) bytes.push(...idBytes(left))
  if (right) bytes.push(...idBytes(right))
  if (!left && !right) {
    if (typeof parent === 'object') bytes.push(0, ...idBytes(parent))
    else bytes.push(1, ...text(parent ?? ''))
    if (sub !== undefined) bytes.push(...text(sub))
  }
  return [...bytes, ...content]
}

export function putTogether({ sections, deletions }: Wire): Uint8Array {
  const bytes = uint(sections.length)
  for (const { client, clock, structs, says } of sections) {
    bytes.push(...uint(says ?? structs.length), ...uint(client), ...uint(clock))
    for (const struct of structs) bytes.push(...structBytes(struct))
  }
  bytes.push(...uint(deletions.length))
  for (const { client, ranges } of deletions) {
    bytes.push(...uint(client), ...uint(ranges.length))
    for (const { clock, length } of ranges) bytes.push(...uint(clock), ...uint(length))
  }
  return new Uint8Array(bytes)
}
