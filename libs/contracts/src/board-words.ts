/** What somebody wrote on a board, as they would read it: asked when the board itself could not take it. */
import { isCardKind } from '@alongside/domain/board'
import { cardFields, cycleFields, type Field, type FieldValue, headingOf } from '@alongside/domain/card-fields'
import * as Y from 'yjs'
import { bodyText, cardsOf, cycleOf } from './board.js'

interface Passage {
  readonly key: string
  readonly title: string
  readonly text: string
}
/** Client → the clock from which on its writing is looked for. */
type Begins = ReadonlyMap<number, number>
type Shared = Y.AbstractType<unknown>

/** One passage for each card, in the order in which they were touched; what was only moved or removed has no words. */
export function wordsOnBoard(doc: Y.Doc, begins: Begins): readonly Passage[] {
  const passages = [...touched(doc, begins)].map((id) =>
    id === null ? cycleWords(doc, begins) : cardWords(doc, id, begins),
  )
  return passages.filter((one): one is Passage => one !== null && one.text !== '')
}

/** Ids of cards; null stands for the cycle's own fields. */
function touched(doc: Y.Doc, begins: Begins): Set<string | null> {
  const ids = new Set<string | null>()
  for (const [client, clock] of begins) {
    const structs = doc.store.clients.get(client) ?? []
    if (Y.getState(doc.store, client) <= clock) continue
    for (const struct of structs.slice(Y.findIndexSS(structs, clock)))
      if (struct instanceof Y.Item) ids.add(cardIdOf(doc, struct))
  }
  return ids
}

function cardIdOf(doc: Y.Doc, item: Y.Item): string | null {
  let at = item
  let parent = at.parent as Shared | null
  while (parent?._item) {
    at = parent._item
    parent = at.parent as Shared | null
  }
  return parent === (cardsOf(doc) as Shared) ? at.parentSub : null
}

function cardWords(doc: Y.Doc, id: string, begins: Begins): Passage | null {
  const card = cardsOf(doc).get(id)
  const kind = card?.get('kind')
  const fields = card?.get('fields')
  const body = card?.get('body')
  if (!isCardKind(kind) || !(fields instanceof Y.Map) || !(body instanceof Y.XmlFragment)) return null
  const values = fields.toJSON() as Record<string, FieldValue>
  const title = headingOf(kind, values) || bodyText(body).split('\n')[0]?.slice(0, 80) || 'A card without a name'
  const lines = [...fieldLines(fields, cardFields[kind], begins), typedIn(body as unknown as Shared, begins).trim()]
  return { key: id, title, text: lines.filter(Boolean).join('\n') }
}

function cycleWords(doc: Y.Doc, begins: Begins): Passage {
  return {
    key: 'cycle',
    title: 'What this cycle is about',
    text: fieldLines(cycleOf(doc), cycleFields, begins).join('\n'),
  }
}

const fieldLines = (map: Y.Map<unknown>, rules: readonly Field[], begins: Begins): string[] =>
  rules.flatMap((rule) => {
    const item = map._map.get(rule.name)
    const isTheirs = item && !item.deleted && begunBefore(item, begins)
    return isTheirs ? [`${rule.label}: ${inWords(rule, map.get(rule.name) as string | number)}`] : []
  })

function inWords(rule: Field, value: string | number): string {
  if (rule.type === 'choice') return rule.choices?.find((choice) => choice.value === value)?.label ?? String(value)
  return String(value)
}

const begunBefore = ({ id, length }: Y.Item, begins: Begins): boolean =>
  id.clock + length > (begins.get(id.client) ?? Number.POSITIVE_INFINITY)

/**
 * The blocks in which something of theirs stands, whole: an editor keeps letters that were there before, so that theirs alone
 * would read like torn paper.
 */
function typedIn(type: Shared, begins: Begins): string {
  let words = ''
  for (let item = type._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentType)) continue
    const inner = item.content.type as Shared
    if (inner instanceof Y.XmlText) words += isTouched(inner as unknown as Shared, begins) ? plain(inner) : ''
    else words += `${typedIn(inner, begins).trim()}\n`
  }
  return words.replaceAll(/\n{2,}/g, '\n')
}

function isTouched(text: Shared, begins: Begins): boolean {
  for (let item = text._start; item; item = item.right)
    if (!item.deleted && item.content instanceof Y.ContentString && begunBefore(item, begins)) return true
  return false
}

const plain = (text: Y.XmlText): string =>
  (text.toDelta() as { insert: unknown }[]).map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
