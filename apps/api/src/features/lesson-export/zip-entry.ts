/** Takes one named file out of a ZIP archive that somebody sends: nothing else of it is unpacked, and nothing it says of itself is believed. */
import { crc32, inflateRawSync } from 'node:zlib'
import { Refusal } from '@alongside/domain/refusal'

const endMark = 0x06054b50
const entryMark = 0x02014b50
const localMark = 0x04034b50
const mostEntries = 2_000
const linkMode = 0xa000
const [stored, deflated] = [0, 8]

interface Entry {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly mode: number
  readonly at: number
}

const broken = (): Refusal => new Refusal('lesson-file.broken')

/** Refuses what is no archive, holds it twice or not at all, is a link or sealed, or grows beyond `most` bytes. */
export function entryOf(archive: Buffer, name: string, most: number): Buffer {
  try {
    const found = entriesOf(archive).filter((entry) => entry.name === name)
    const [entry] = found
    if (!entry || found.length > 1) throw broken()
    return contentOf(archive, entry, most)
  } catch (error) {
    // A number that points outside the archive is a broken archive too.
    throw error instanceof Refusal ? error : broken()
  }
}

function entriesOf(archive: Buffer): Entry[] {
  const end = endOf(archive)
  const count = archive.readUInt16LE(end + 10)
  if (count > mostEntries) throw broken()
  const entries: Entry[] = []
  for (let n = 0, at = archive.readUInt32LE(end + 16); n < count; n += 1) {
    if (archive.readUInt32LE(at) !== entryMark) throw broken()
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset))
    const next = at + 46 + nameLength! + extra! + comment!
    if (next > archive.length) throw broken()
    entries.push({
      name: archive.toString('utf8', at + 46, at + 46 + nameLength!),
      flags: archive.readUInt16LE(at + 8),
      method: archive.readUInt16LE(at + 10),
      crc: archive.readUInt32LE(at + 16),
      packed: archive.readUInt32LE(at + 20),
      size: archive.readUInt32LE(at + 24),
      mode: archive.readUInt16LE(at + 40),
      at: archive.readUInt32LE(at + 42),
    })
    at = next
  }
  return entries
}

/** The end of an archive may be followed by a remark of up to 65,535 bytes. */
function endOf(archive: Buffer): number {
  for (let at = archive.length - 22; at >= Math.max(0, archive.length - 22 - 0xffff); at -= 1) {
    if (archive.readUInt32LE(at) === endMark) return at
  }
  throw broken()
}

function contentOf(archive: Buffer, entry: Entry, most: number): Buffer {
  const isSealed = (entry.flags & 1) === 1
  const isLink = (entry.mode & 0xf000) === linkMode
  if (isSealed || isLink || archive.readUInt32LE(entry.at) !== localMark) throw broken()
  if (entry.size > most) throw new Refusal('lesson-file.too-large', { most })
  const from = entry.at + 30 + archive.readUInt16LE(entry.at + 26) + archive.readUInt16LE(entry.at + 28)
  const packed = archive.subarray(from, from + entry.packed)
  if (packed.length !== entry.packed) throw broken()
  const content = unpacked(packed, entry)
  // What it says of its size and its bytes has to be so.
  if (content.length !== entry.size || crc32(content) !== entry.crc) throw broken()
  return content
}

/** Stops at the size that was named: a bomb never unfolds. */
function unpacked(packed: Buffer, { method, size }: Entry): Buffer {
  if (method === stored) return packed
  if (method !== deflated) throw broken()
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) })
  } catch {
    throw broken()
  }
}
