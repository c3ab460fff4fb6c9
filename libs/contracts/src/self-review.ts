/**
 * The shape of a `self-review` document: `lines: Y.Map<uuid, Y.Map { rank, title, position, evidence, question: Y.Text, … }>` and
 * `header: Y.Map { strength: Y.Text }`. What the host thinks of its own lines is not in it.
 */
import { byRank } from '@alongside/domain/rank'
import { type LineText, lineTexts } from '@alongside/domain/self-review'
import * as Y from 'yjs'
import { stringIn, wordsIn } from './shape.js'
import { makerOf, putRow, type RowMaker, type Rows } from './written-rows.js'

export const selfReviewRoots = ['lines', 'header'] as const
export const lineKeys = ['rank', ...lineTexts] as const

export const linesOf = (doc: Y.Doc): Rows => doc.getMap('lines') as Rows
export const selfReviewHeaderOf = (doc: Y.Doc): Y.Map<Y.Text> => doc.getMap('header') as Y.Map<Y.Text>

export interface LineSeed extends RowMaker {
  readonly rank: string
  readonly words?: Readonly<Partial<Record<LineText, string>>>
}

/** Adds a line of enquiry. Call inside `doc.transact`. */
export const putLine = (doc: Y.Doc, id: string, { rank, words, ...maker }: LineSeed): Y.Map<unknown> =>
  putRow(linesOf(doc), id, { values: { rank }, texts: lineTexts, ...(words && { words }) }, maker)

/** Fills a new self-review. */
export function selfReviewSeed(doc: Y.Doc): void {
  selfReviewHeaderOf(doc).set('strength', new Y.Text())
}

export type WrittenLine = { readonly id: string; readonly rank: string } & Readonly<Record<LineText, string>> & RowMaker

export const readLine = (id: string, row: Y.Map<unknown>): WrittenLine => ({
  id,
  rank: stringIn(row, 'rank'),
  title: wordsIn(row, 'title'),
  position: wordsIn(row, 'position'),
  evidence: wordsIn(row, 'evidence'),
  question: wordsIn(row, 'question'),
  ...makerOf(row),
})

/** In the order in which the host put them. */
export const readLines = (doc: Y.Doc): WrittenLine[] =>
  [...linesOf(doc)].map(([id, row]) => readLine(id, row)).sort(byRank)
