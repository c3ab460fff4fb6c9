/** The desk study under judgement: hypotheses about the lines of this challenge. It is read as it is, and becomes no rows. */
import { deskStudyRoots, hypothesesOf, hypothesisKeys } from '@alongside/contracts/desk-study'
import { deskLimits, hypothesisTexts } from '@alongside/domain/desk-study'
import { Refusal } from '@alongside/domain/refusal'
import type { LiveGuard } from '../../platform/live/live-kind.js'
import { checkRows, type RowRules, type RowStamp, rowStamp } from './row-check.js'

export interface LinesContext {
  /** The lines of enquiry of this challenge. */
  readonly lines: readonly string[]
}

const rules: RowRules<LinesContext> = {
  root: 'hypotheses',
  keys: hypothesisKeys,
  texts: { text: deskLimits.cell, needed: deskLimits.cell },
  most: deskLimits.hypotheses,
  tooMany: 'desk-study.too-many',
  checkValues(row, { lines }) {
    if (!lines.includes(row.get('line') as string)) throw new Refusal('evidence.unknown-line')
  },
}

export const deskStudyGuard: LiveGuard<LinesContext, RowStamp, null> = {
  kind: 'desk-study',
  roots: deskStudyRoots,
  check: (edit) => checkRows(edit, rules),
  stamp: (doc, root, key) =>
    root === 'hypotheses' ? rowStamp(hypothesesOf(doc).get(key), hypothesisTexts) : undefined,
  rows: () => null,
}
