/** The shape of a `desk-study` document: `hypotheses: Y.Map<uuid, Y.Map { rank, line, text, needed: Y.Text, … }>`. */
import { type HypothesisText, hypothesisTexts } from '@alongside/domain/desk-study'
import { byRank } from '@alongside/domain/rank'
import type * as Y from 'yjs'
import { stringIn, wordsIn } from './shape.js'
import { makerOf, putRow, type RowMaker, type Rows } from './written-rows.js'

export const deskStudyRoots = ['hypotheses'] as const
export const hypothesisKeys = ['rank', 'line', ...hypothesisTexts] as const

export const hypothesesOf = (doc: Y.Doc): Rows => doc.getMap('hypotheses') as Rows

export interface HypothesisSeed extends RowMaker {
  readonly rank: string
  /** The line of enquiry it is about. */
  readonly line: string
  readonly words?: Readonly<Partial<Record<HypothesisText, string>>>
}

/** Adds a hypothesis. Call inside `doc.transact`. */
export const putHypothesis = (
  doc: Y.Doc,
  id: string,
  { rank, line, words, ...maker }: HypothesisSeed,
): Y.Map<unknown> =>
  putRow(hypothesesOf(doc), id, { values: { rank, line }, texts: hypothesisTexts, ...(words && { words }) }, maker)

export type Hypothesis = { readonly id: string; readonly rank: string; readonly line: string } & Readonly<
  Record<HypothesisText, string>
> &
  RowMaker

export const readHypotheses = (doc: Y.Doc): Hypothesis[] =>
  [...hypothesesOf(doc)]
    .map(([id, row]) => ({
      id,
      rank: stringIn(row, 'rank'),
      line: stringIn(row, 'line'),
      text: wordsIn(row, 'text'),
      needed: wordsIn(row, 'needed'),
      ...makerOf(row),
    }))
    .sort(byRank)
