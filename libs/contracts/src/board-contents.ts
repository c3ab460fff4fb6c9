/** A board as people read it, with who wrote which stretch; what changed between two of its versions; and bringing one back. */
import { isCardKind } from '@alongside/domain/board'
import { cardFields, cycleFields, type Field, type FieldValue, headingOf } from '@alongside/domain/card-fields'
import { type Words, wordChanges } from '@alongside/domain/word-changes'
import * as Y from 'yjs'
import { cardsOf, cycleOf } from './board.js'

/** Words of one client, in the order they stand. */
export interface Stretch {
  readonly text: string
  readonly client: number
}
export interface Passage {
  readonly label: string
  readonly stretches: readonly Stretch[]
}
export interface CardThen {
  readonly id: string
  readonly kind: string
  readonly column: string
  readonly rank: string
  readonly title: string
  readonly passages: readonly Passage[]
}
export interface BoardThen {
  readonly cards: readonly CardThen[]
  readonly cycle: readonly Passage[]
}

export const CardChangeKind = { ADDED: 'ADDED', REMOVED: 'REMOVED', CHANGED: 'CHANGED' } as const
export type CardChangeKind = (typeof CardChangeKind)[keyof typeof CardChangeKind]

export interface TextChange {
  readonly label: string
  readonly words: readonly Words[]
}
export interface CardChange {
  /** Null: the cycle's own words. */
  readonly id: string | null
  readonly kind: string | null
  readonly title: string
  readonly change: CardChangeKind
  /** Null where it stayed in its column. */
  readonly movedFrom: string | null
  readonly column: string | null
  readonly texts: readonly TextChange[]
}

type Shared = Y.AbstractType<unknown>
const bodyLabel = 'Text'

export function boardThen(doc: Y.Doc): BoardThen {
  const cards = [...cardsOf(doc)].flatMap(([id, card]) => cardThen(id, card) ?? [])
  cards.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : 1))
  return { cards, cycle: passagesOf(cycleOf(doc), cycleFields) }
}

function cardThen(id: string, card: Y.Map<unknown>): CardThen | null {
  const [kind, fields, body] = [card.get('kind'), card.get('fields'), card.get('body')]
  if (!isCardKind(kind) || !(fields instanceof Y.Map) || !(body instanceof Y.XmlFragment)) return null
  const values = fields.toJSON() as Record<string, FieldValue>
  const text = linesOf(body as unknown as Shared)
  const passages = [...passagesOf(fields, cardFields[kind]), { label: bodyLabel, stretches: text }]
  return {
    id,
    kind,
    column: String(card.get('column')),
    rank: String(card.get('rank')),
    title: headingOf(kind, values) || textOf(text).split('\n')[0]?.slice(0, 80) || 'A card without a name',
    passages: passages.filter(({ stretches }) => stretches.length > 0),
  }
}

const passagesOf = (map: Y.Map<unknown>, rules: readonly Field[]): Passage[] =>
  rules.flatMap((rule) => {
    const item = map._map.get(rule.name)
    const value = map.get(rule.name)
    if (!item || value === undefined || value === null || value === '') return []
    return [{ label: rule.label, stretches: [{ text: inWords(rule, value as FieldValue), client: item.id.client }] }]
  })

const inWords = (rule: Field, value: FieldValue): string =>
  rule.choices?.find((choice) => choice.value === value)?.label ?? String(value)

/** One line for each block. */
function linesOf(fragment: Shared): Stretch[] {
  const stretches: Stretch[] = []
  const add = (text: string, client: number): void => {
    const last = stretches.at(-1)
    if (last?.client === client) stretches[stretches.length - 1] = { text: last.text + text, client }
    else stretches.push({ text, client })
  }
  const walk = (type: Shared): void => {
    for (let item = type._start; item; item = item.right) {
      if (item.deleted) continue
      const { content } = item
      if (content instanceof Y.ContentString) add(content.str, item.id.client)
      else if (content instanceof Y.ContentType) {
        const inner = content.type as Shared
        const isBlock = content.type instanceof Y.XmlElement
        const last = stretches.at(-1)
        if (isBlock && last && !last.text.endsWith('\n')) add('\n', last.client)
        walk(inner as Shared)
      }
    }
  }
  walk(fragment)
  return stretches.some(({ text }) => text.trim() !== '') ? stretches : []
}

export const textOf = (stretches: readonly Stretch[]): string => stretches.map(({ text }) => text).join('')

/** Card by card, what came, went and became different from `before` to `after`; cards that only lie elsewhere in their column are left out. */
export function boardChanges(before: BoardThen, after: BoardThen): CardChange[] {
  const [old, now] = [byId(before), byId(after)]
  const changes: CardChange[] = []
  const cycle = textChanges(before.cycle, after.cycle)
  if (cycle.length > 0) {
    const about = { id: null, kind: null, title: 'What this cycle is about', column: null, movedFrom: null }
    changes.push({ ...about, change: 'CHANGED', texts: cycle })
  }
  for (const card of after.cards) {
    const was = old.get(card.id)
    const texts = textChanges(was?.passages ?? [], card.passages)
    const movedFrom = was && was.column !== card.column ? was.column : null
    const { id, kind, title, column } = card
    if (!was) changes.push({ id, kind, title, column, movedFrom, change: 'ADDED', texts })
    else if (texts.length > 0 || movedFrom)
      changes.push({ id, kind, title, column, movedFrom, change: 'CHANGED', texts })
  }
  for (const { id, kind, title, column, passages } of before.cards) {
    if (now.has(id)) continue
    changes.push({ id, kind, title, column, movedFrom: null, change: 'REMOVED', texts: textChanges(passages, []) })
  }
  return changes
}

const byId = ({ cards }: BoardThen) => new Map(cards.map((card) => [card.id, card]))

function textChanges(before: readonly Passage[], after: readonly Passage[]): TextChange[] {
  const labels = [...new Set([...after, ...before].map(({ label }) => label))]
  return labels.flatMap((label) => {
    const [old, now] = [textIn(before, label), textIn(after, label)]
    return old === now ? [] : [{ label, words: wordChanges(old, now) }]
  })
}

const textIn = (passages: readonly Passage[], label: string): string =>
  textOf(passages.find((one) => one.label === label)?.stretches ?? []).trimEnd()

/** Makes the board what it was, by ordinary edits: what is the same already is left alone. Call inside `doc.transact`. */
export function bringBack(doc: Y.Doc, then: Y.Doc): void {
  const [cards, old] = [cardsOf(doc), cardsOf(then)]
  for (const id of [...cards.keys()]) if (!old.has(id)) cards.delete(id)
  for (const [id, card] of old) {
    const now = cards.get(id)
    if (now) cardBack(now, card)
    else cards.set(id, card.clone())
  }
  valuesBack(cycleOf(doc), cycleOf(then))
}

function cardBack(card: Y.Map<unknown>, then: Y.Map<unknown>): void {
  for (const key of ['column', 'rank']) if (card.get(key) !== then.get(key)) card.set(key, then.get(key))
  for (const key of ['fields', 'links']) {
    valuesBack(card.get(key) as Y.Map<unknown>, then.get(key) as Y.Map<unknown>)
  }
  blocksBack(card.get('body') as Y.XmlFragment, then.get('body') as Y.XmlFragment)
}

function valuesBack(map: Y.Map<unknown>, then: Y.Map<unknown>): void {
  for (const key of [...map.keys()]) if (!then.has(key)) map.delete(key)
  for (const [key, value] of then.entries()) if (map.get(key) !== value) map.set(key, value)
}

/** Blocks that are the same at the beginning and at the end stay, and with them whose they are. */
function blocksBack(body: Y.XmlFragment, then: Y.XmlFragment): void {
  const [now, old] = [body.toArray().map(String), then.toArray().map(String)]
  let start = 0
  while (start < now.length && start < old.length && now[start] === old[start]) start += 1
  let end = 0
  while (end < now.length - start && end < old.length - start && now.at(-1 - end) === old.at(-1 - end)) end += 1
  if (now.length - start - end > 0) body.delete(start, now.length - start - end)
  const blocks = then.toArray().slice(start, old.length - end)
  if (blocks.length > 0)
    body.insert(
      start,
      blocks.map((block) => block.clone() as Y.XmlElement),
    )
}
