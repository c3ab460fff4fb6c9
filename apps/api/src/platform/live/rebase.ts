/** Makes a document anew without somebody's words: the same contents under fresh numbers, with nothing left of what was before. */
import * as Y from 'yjs'

type Shared = Y.AbstractType<unknown>

export interface Erasure {
  /** Words that this client wrote go. */
  readonly isErased: (client: number) => boolean
  /** These very words go, whoever wrote them; null for none. */
  readonly stretch: string | null
  /** The number under which what this client wrote goes on. */
  readonly clientFor: (client: number) => number
  /** Whether the value at this path holds somebody's words, or only says what kind of thing it is and where it lies. */
  readonly holdsWords: (path: readonly string[]) => boolean
}

export function rebased(doc: Y.Doc, roots: readonly string[], erasure: Erasure): Y.Doc {
  const fresh = new Y.Doc()
  fresh.transact(() => {
    for (const root of roots) copyMap(doc.getMap(root), fresh.getMap(root), [root], fresh, erasure)
  })
  return fresh
}

function copyMap(
  from: Y.Map<unknown>,
  to: Y.Map<unknown>,
  path: readonly string[],
  doc: Y.Doc,
  erasure: Erasure,
): void {
  for (const [key, item] of from._map) {
    if (item.deleted) continue
    const here = [...path, key]
    const value = from.get(key)
    doc.clientID = erasure.clientFor(item.id.client)
    if (value instanceof Y.Map) copyMap(value, to.set(key, new Y.Map()), here, doc, erasure)
    else if (value instanceof Y.XmlFragment) copyBlocks(value, to.set(key, new Y.XmlFragment()), doc, erasure)
    else if (value instanceof Y.Text) copyText(value, to.set(key, new Y.Text()), doc, erasure)
    else if (!erasure.holdsWords(here)) to.set(key, value)
    else if (!erasure.isErased(item.id.client)) to.set(key, withoutStretch(value, erasure.stretch))
  }
}

function copyBlocks(from: Y.XmlFragment, to: Y.XmlFragment, doc: Y.Doc, erasure: Erasure): void {
  for (let item = (from as unknown as Shared)._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentType)) continue
    const { type } = item.content
    doc.clientID = erasure.clientFor(item.id.client)
    if (type instanceof Y.XmlText) {
      const text = new Y.XmlText()
      to.insert(to.length, [text])
      copyText(type, text, doc, erasure)
    } else if (type instanceof Y.XmlElement) {
      const element = new Y.XmlElement(type.nodeName)
      to.insert(to.length, [element])
      for (const [name, value] of Object.entries(type.getAttributes())) element.setAttribute(name, value as string)
      copyBlocks(type, element, doc, erasure)
    }
  }
}

interface Run {
  readonly text: string
  readonly client: number
  readonly marks: Readonly<Record<string, unknown>>
}

function copyText(from: Y.Text, to: Y.Text, doc: Y.Doc, erasure: Erasure): void {
  for (const { text, client, marks } of withoutStretchIn(runsOf(from, erasure), erasure.stretch)) {
    doc.clientID = erasure.clientFor(client)
    to.insert(to.length, text, marks)
  }
}

/** What stands, run by run; a mark that an erased person made goes with what it says, such as where a link leads. */
function runsOf(text: Y.Text, { isErased }: Erasure): Run[] {
  const runs: Run[] = []
  const marks = new Map<string, unknown>()
  for (let item = (text as unknown as Shared)._start; item; item = item.right) {
    if (item.deleted) continue
    const { content, id } = item
    if (content instanceof Y.ContentFormat) {
      if (content.value === null || (isErased(id.client) && typeof content.value === 'object'))
        marks.delete(content.key)
      else marks.set(content.key, content.value)
    } else if (content instanceof Y.ContentString && !isErased(id.client)) {
      runs.push({ text: content.str, client: id.client, marks: Object.fromEntries(marks) })
    }
  }
  return runs
}

function withoutStretchIn(runs: readonly Run[], stretch: string | null): Run[] {
  if (stretch === null) return [...runs]
  const all = runs.map(({ text }) => text).join('')
  const places = placesOf(all, stretch)
  let at = 0
  return runs.map((run) => {
    const begin = at
    at += run.text.length
    const text = [...run.text.split('')].filter((_, index) => !isWithin(places, begin + index, stretch.length)).join('')
    const marks = Object.fromEntries(Object.entries(run.marks).filter(([, value]) => !holds(value, stretch)))
    return { ...run, text, marks }
  })
}

const isWithin = (places: readonly number[], at: number, length: number): boolean =>
  places.some((place) => at >= place && at < place + length)

const holds = (value: unknown, stretch: string): boolean =>
  placesOf(JSON.stringify(value).toLowerCase(), stretch).length > 0

/** Upper and lower case are one: a name is a name. */
function placesOf(text: string, stretch: string): number[] {
  const [within, sought] = [text.toLowerCase(), stretch.toLowerCase()]
  const places: number[] = []
  for (let at = within.indexOf(sought); at >= 0; at = within.indexOf(sought, at + sought.length)) places.push(at)
  return places
}

function withoutStretch(value: unknown, stretch: string | null): unknown {
  if (stretch === null || typeof value !== 'string') return value
  const places = placesOf(value, stretch)
  return value
    .split('')
    .filter((_, at) => !isWithin(places, at, stretch.length))
    .join('')
}
