/**
 * The shape of a `findings` document:
 * `findings: Y.Map<uuid, Y.Map { rank, line, kind, what, forWhom: Y.Text, evidence: Y.Map<noteId, true>, … }>`.
 */
import { FindingKind, type FindingText, findingTexts, isFindingKind } from '@alongside/domain/finding'
import { byRank } from '@alongside/domain/rank'
import * as Y from 'yjs'
import { stringIn, wordsIn } from './shape.js'
import { makerOf, putRow, type RowMaker, type Rows } from './written-rows.js'

export const findingsRoots = ['findings'] as const
export const findingKeys = ['rank', 'line', 'kind', 'evidence', ...findingTexts] as const

export const findingsOf = (doc: Y.Doc): Rows => doc.getMap('findings') as Rows

export interface FindingSeed extends RowMaker {
  readonly rank: string
  readonly line: string
  readonly kind: FindingKind
  readonly evidence?: readonly string[]
  readonly words?: Readonly<Partial<Record<FindingText, string>>>
}

/** Adds a finding. Call inside `doc.transact`. */
export function putFinding(
  doc: Y.Doc,
  id: string,
  { rank, line, kind, evidence = [], words, ...maker }: FindingSeed,
): Y.Map<unknown> {
  const parts = { values: { rank, line, kind }, texts: findingTexts, ...(words && { words }) }
  const row = putRow(findingsOf(doc), id, parts, maker)
  row.set('evidence', new Y.Map(evidence.map((note) => [note, true])))
  return row
}

export type WrittenFinding = {
  readonly id: string
  readonly rank: string
  readonly line: string
  readonly kind: FindingKind
  readonly evidence: readonly string[]
} & Readonly<Record<FindingText, string>> &
  RowMaker

export function readFinding(id: string, row: Y.Map<unknown>): WrittenFinding {
  const [kind, evidence] = [row.get('kind'), row.get('evidence')]
  return {
    id,
    rank: stringIn(row, 'rank'),
    line: stringIn(row, 'line'),
    kind: isFindingKind(kind) ? kind : FindingKind.QUESTION,
    evidence: evidence instanceof Y.Map ? [...evidence.keys()].sort() : [],
    what: wordsIn(row, 'what'),
    forWhom: wordsIn(row, 'forWhom'),
    ...makerOf(row),
  }
}

export const readFindings = (doc: Y.Doc): WrittenFinding[] =>
  [...findingsOf(doc)].map(([id, row]) => readFinding(id, row)).sort(byRank)
