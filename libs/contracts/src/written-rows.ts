/** Rows that people write together, in documents that are lists of them: texts, plain values, and who made the row. */
import * as Y from 'yjs'
import { stringIn, writtenAs } from './shape.js'

/** What a row keeps for good. */
export const rowMarks = ['createdBy', 'createdUrn', 'createdAt'] as const

export interface RowMaker {
  readonly createdBy: string
  readonly createdUrn: string
  readonly createdAt: string
}
export type Rows = Y.Map<Y.Map<unknown>>

interface RowParts<Text extends string> {
  readonly values: Readonly<Record<string, string>>
  /** Every text is there from the beginning, so that two people who begin to write in an empty one write into the same. */
  readonly texts: readonly Text[]
  readonly words?: Readonly<Partial<Record<Text, string>>>
}

/** Puts a row into the document. Call inside `doc.transact`. */
export function putRow<Text extends string>(
  rows: Rows,
  id: string,
  { values, texts, words }: RowParts<Text>,
  maker: RowMaker,
): Y.Map<unknown> {
  const row = new Y.Map<unknown>()
  rows.set(id, row)
  for (const [key, value] of Object.entries(values)) row.set(key, value)
  for (const text of texts) row.set(text, new Y.Text(words?.[text] ?? ''))
  for (const key of rowMarks) row.set(key, maker[key])
  return row
}

export const makerOf = (row: Y.Map<unknown>): RowMaker => ({
  createdBy: stringIn(row, 'createdBy'),
  createdUrn: stringIn(row, 'createdUrn'),
  createdAt: stringIn(row, 'createdAt'),
})

/** Which writings its texts are: a text in another's place is another, though it says the same. */
export const writingsOf = (row: Y.Map<unknown>, texts: readonly string[]): string =>
  texts.map((text) => writtenAs(row, text)).join(' ')
