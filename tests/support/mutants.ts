// Edits of a board that somebody has tampered with: bytes changed blindly, and parts changed by one who knows what they mean.
import * as Y from 'yjs'
import { type Id, putTogether, type Struct, takeApart, text, uint, type Wire } from './yjs-wire.js'

type Chance = (below: number) => number

/** What the forger knows: ids that are there, client ids of others, and edits sent before. */
export interface Known {
  readonly mine: number
  readonly others: readonly number[]
  /** A client id to a clock that is taken. */
  readonly clocks: ReadonlyMap<number, number>
  readonly earlier: readonly Uint8Array[]
}
export interface Mutant {
  readonly how: string
  readonly bytes: Uint8Array
}

export function mutant(pick: Chance, edits: readonly Uint8Array[], known: Known): Mutant {
  const edit = edits[pick(Math.min(edits.length, 1 + pick(edits.length)))]!
  if (pick(100) < 35) return blind(pick, edit, edits)
  return knowing(pick, edit, known)
}

const numbers = [0, 1, 2, 31, 63, 64, 127, 128, 255]
/** Counts and ids at which programs stumble, written as the format writes numbers. */
const steep = [0, 1, 5, 127, 128, 2 ** 14, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1, 2 ** 53]

const blindly: Readonly<Record<string, (pick: Chance, bytes: number[], all: readonly Uint8Array[]) => number[]>> = {
  'a bit turned': (pick, bytes) => bytes.with(pick(bytes.length), bytes[pick(bytes.length)]! ^ (1 << pick(8))),
  'a byte replaced': (pick, bytes) => bytes.with(pick(bytes.length), numbers[pick(numbers.length)]!),
  'several bytes replaced': (pick, bytes) => bytes.map((byte) => (pick(20) === 0 ? pick(256) : byte)),
  'a stretch cut out': (pick, bytes) => bytes.toSpliced(pick(bytes.length), 1 + pick(8)),
  'the end cut off': (pick, bytes) => bytes.slice(0, pick(bytes.length)),
  'a stretch doubled': (pick, bytes) => {
    const [from, length] = [pick(bytes.length), 1 + pick(12)]
    return bytes.toSpliced(from, 0, ...bytes.slice(from, from + length))
  },
  'bytes put in': (pick, bytes) =>
    bytes.toSpliced(pick(bytes.length), 0, ...Array.from({ length: 1 + pick(4) }, () => pick(256))),
  'a steep number put in': (pick, bytes) =>
    bytes.toSpliced(pick(bytes.length), pick(2), ...uint(steep[pick(steep.length)]!)),
  'two edits spliced': (pick, bytes, all) => [
    ...bytes.slice(0, pick(bytes.length)),
    ...[...all[pick(all.length)]!].slice(pick(bytes.length)),
  ],
  'bytes after the end': (pick, bytes) => [...bytes, ...Array.from({ length: 1 + pick(5) }, () => pick(256))],
}

function blind(pick: Chance, edit: Uint8Array, all: readonly Uint8Array[]): Mutant {
  const names = Object.keys(blindly)
  const how = names[pick(names.length)]!
  return { how, bytes: new Uint8Array(blindly[how]!(pick, [...edit], all)) }
}

function knowing(pick: Chance, edit: Uint8Array, known: Known): Mutant {
  const names = Object.keys(knowingly)
  const how = names[pick(names.length)]!
  if (how === 'as the second version writes it') return { how, bytes: Y.convertUpdateFormatV1ToV2(edit) }
  if (how === 'an earlier edit again') return { how, bytes: known.earlier[pick(known.earlier.length)] ?? edit }
  if (how === 'an earlier edit beside it') {
    const earlier = known.earlier[pick(known.earlier.length)] ?? edit
    return { how, bytes: Y.mergeUpdates([edit, earlier]) }
  }
  const wire = takeApart(edit)
  const times = 1 + (pick(4) === 0 ? pick(3) : 0)
  for (let time = 0; time < times; time += 1) knowingly[how]!(pick, wire, known)
  return { how, bytes: putTogether(wire) }
}

const oneOf = <T>(pick: Chance, all: readonly T[]): T | undefined => all[pick(Math.max(1, all.length))]
const structOf = (pick: Chance, wire: Wire): Struct | undefined =>
  oneOf(pick, oneOf(pick, wire.sections)?.structs ?? [])

/** An id that is there, that is not there yet, or that never will be. */
function anId(pick: Chance, { mine, others, clocks }: Known): Id {
  const client = [mine, ...clocks.keys(), ...others, 0, 2 ** 32 - 1][pick(clocks.size + others.length + 3)]!
  const end = clocks.get(client) ?? 0
  return { client, clock: pick(8) === 0 ? end + pick(5) : pick(Math.max(1, end)) }
}

/** Contents no editor makes, each with the kind it claims to be and the length it really has. */
const contents: readonly ((pick: Chance) => Content)[] = [
  (pick) => [1, uint(1 + pick(4)), 0],
  () => [2, [...uint(1), ...text('{"__proto__":{"polluted":true}}')], 1],
  () => [2, [...uint(1), ...text('undefined')], 1],
  () => [2, [...uint(1), ...text('{')], 1],
  () => [3, [...uint(3), 1, 2, 3], 1],
  (pick) => [4, text(['x', '\u0000', '\ud83d\ude00', '\u202e', 'x'.repeat(300), ''][pick(6)]!), 0],
  () => [4, [...uint(1), 0xed], 1],
  () => [4, [...uint(3), 0xed, 0xa0, 0x80], 1],
  () => [5, text('{"image":"javascript:alert(1)"}'), 1],
  () => [6, [...text('script'), ...text('true')], 1],
  () => [6, [...text('link'), ...text('{"href":"javascript:alert(1)"}')], 1],
  () => [6, [...text('bold'), ...text('nothing')], 1],
  () => [6, [...text('__proto__'), ...text('{}')], 1],
  (pick) => [7, [pick(8)], 1],
  () => [7, [3, ...text('script')], 1],
  () => [7, [3, ...text('paragraph')], 1],
  () => [7, [5, ...text('hook')], 1],
  () => [8, [...uint(1), 118, 1, ...text('__proto__'), 126], 1],
  () => [8, [...uint(1), ...Array.from({ length: 400 }, () => [117, 1]).flat(), 126], 1],
  () => [8, [...uint(2), 127, 126], 2],
  () => [8, [...uint(1), 116, 2, 1, 2], 1],
  () => [8, [...uint(1), 122, 255, 255, 255, 255, 255, 255, 255, 255], 1],
  () => [8, [...uint(1), 123, 127, 248, 0, 0, 0, 0, 0, 0], 1],
  () => [9, [...text('a-document'), 118, 0], 1],
  (pick) => [11 + pick(21), [1, 1, 1], 1],
]
type Content = [ref: number, content: number[], length: number]

type Change = (pick: Chance, wire: Wire, known: Known) => void
const nothing: Change = () => undefined
const knowingly: Readonly<Record<string, Change>> = {
  'as it was': nothing,
  'as the second version writes it': nothing,
  'an earlier edit again': nothing,
  'an earlier edit beside it': nothing,
  'another client': (pick, wire, { others, clocks }) => {
    const section = oneOf(pick, wire.sections)
    if (section) section.client = [...others, ...clocks.keys(), 0, 2 ** 53 - 1][pick(others.length + clocks.size + 2)]!
  },
  'another clock': (pick, wire) => {
    const section = oneOf(pick, wire.sections)
    if (section) section.clock = [Math.max(0, section.clock - 1 - pick(9)), section.clock + 1, 0, 2 ** 31][pick(4)]!
  },
  'more promised than given': (pick, wire) => {
    const section = oneOf(pick, wire.sections)
    if (section) section.says = steep[pick(steep.length)]!
  },
  'a struct left out': (pick, wire) => {
    const section = oneOf(pick, wire.sections)
    section?.structs.splice(pick(section.structs.length), 1)
  },
  'a struct twice': (pick, wire) => {
    const section = oneOf(pick, wire.sections)
    const at = pick(section?.structs.length ?? 1)
    if (section?.structs[at]) section.structs.splice(at, 0, { ...section.structs[at] })
  },
  'structs in another order': (pick, wire) => {
    const section = oneOf(pick, wire.sections)
    if (section) section.structs.push(...section.structs.splice(pick(section.structs.length), 1))
  },
  'a section twice': (pick, wire) => {
    const section = oneOf(pick, wire.sections)
    if (section) wire.sections.push({ ...section, clock: section.clock + pick(2) * section.structs.length })
  },
  'an empty section': (pick, wire, known) => {
    wire.sections.splice(pick(2), 0, { ...anId(pick, known), structs: [] })
  },
  'another left neighbour': (pick, wire, known) => {
    const struct = structOf(pick, wire)
    if (struct) struct.left = anId(pick, known)
  },
  'another right neighbour': (pick, wire, known) => {
    const struct = structOf(pick, wire)
    if (struct) struct.right = anId(pick, known)
  },
  'neighbours swapped': (pick, wire) => {
    const struct = structOf(pick, wire)
    if (struct) [struct.left, struct.right] = [struct.right, struct.left]
  },
  'without a neighbour': (pick, wire, known) => {
    const struct = structOf(pick, wire)
    if (!struct) return
    struct[pick(2) === 0 ? 'left' : 'right'] = undefined
    struct.parent ??= anId(pick, known)
  },
  'another parent': (pick, wire, known) => {
    const struct = structOf(pick, wire)
    if (!struct) return
    struct.left = undefined
    struct.right = undefined
    struct.parent = [anId(pick, known), 'cards', 'cycle', 'hidden', '__proto__', ''][pick(6)]!
    if (pick(2) === 0) struct.sub = ['focus', 'kind', 'body', '__proto__', '', 'constructor'][pick(6)]!
  },
  'another key': (pick, wire) => {
    const struct = structOf(pick, wire)
    if (struct?.sub !== undefined) struct.sub = pick(3) === 0 ? undefined : ['body', 'kind', '__proto__', ''][pick(4)]!
  },
  'a key where there is a neighbour': (pick, wire) => {
    const struct = structOf(pick, wire)
    if (struct && (struct.left || struct.right)) struct.sub = 'kind'
  },
  'another content': (pick, wire) => {
    const struct = structOf(pick, wire)
    if (!struct) return
    const [ref, content, length] = contents[pick(contents.length)]!(pick)
    Object.assign(struct, { ref, content, length })
  },
  'the content of another': (pick, wire) => {
    const [one, other] = [structOf(pick, wire), structOf(pick, wire)]
    if (one && other) Object.assign(one, { ref: other.ref, content: other.content, length: other.length })
  },
  'collected or skipped': (pick, wire) => {
    const struct = structOf(pick, wire)
    if (struct) Object.assign(struct, { ref: pick(2) === 0 ? 0 : 10, content: uint(pick(3) === 0 ? 0 : struct.length) })
  },
  'something more deleted': (pick, wire, known) => {
    const { client, clock } = anId(pick, known)
    const length = [1, 1 + pick(20), 0, 2 ** 31, 2 ** 53 - 1][pick(8)] ?? 2
    wire.deletions.push({ client, ranges: [{ clock, length }] })
  },
  'deletions that overlap': (pick, wire, known) => {
    const { client, clock } = anId(pick, known)
    const ranges = Array.from({ length: 2 + pick(4) }, () => ({ clock: clock + pick(4), length: 1 + pick(6) }))
    wire.deletions.push({ client, ranges })
  },
  'its own words deleted at once': (_, wire) => {
    const [section] = wire.sections
    if (!section) return
    const length = section.structs.reduce((sum, struct) => sum + struct.length, 0)
    wire.deletions.push({ client: section.client, ranges: [{ clock: section.clock, length: length + 1 }] })
  },
  'nothing deleted': (_, wire) => {
    wire.deletions = []
  },
}
