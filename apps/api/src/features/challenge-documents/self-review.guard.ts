/** The self-review under judgement: its lines of enquiry, and the words about a strength. */
import {
  lineKeys,
  linesOf,
  readLine,
  selfReviewHeaderOf,
  selfReviewRoots,
  type WrittenLine,
} from '@alongside/contracts/self-review'
import { isPlainText, writtenAs } from '@alongside/contracts/shape'
import { mostLines } from '@alongside/domain/peer-challenge-guards'
import { lineLimits, lineTexts, strengthLimit } from '@alongside/domain/self-review'
import type { Edit, LiveGuard } from '../../platform/live/live-kind.js'
import { checkRows, isMap, type RowStamp, rowStamp, wrong } from './row-check.js'

export interface SelfReviewRows {
  readonly lines: readonly WrittenLine[]
  /** Lines that were taken out. */
  readonly gone: readonly string[]
}
/** Of a line, or of the text about a strength. */
export type SelfReviewStamp = RowStamp | string

const rules = {
  root: 'lines',
  keys: lineKeys,
  texts: lineLimits,
  most: mostLines,
  tooMany: 'challenge.too-many-lines',
} as const

/** Laid out with the document: it is written in, never put there or taken away. */
function checkHeader(edit: Edit<null, SelfReviewStamp>): void {
  const header = selfReviewHeaderOf(edit.after)
  if (!isMap(header)) throw wrong()
  for (const key of edit.touched.get('header') ?? []) {
    if (key !== 'strength' || !isPlainText(header.get(key), strengthLimit)) throw wrong()
    if (edit.before('header', key) !== writtenAs(header, key)) throw wrong()
  }
}

export const selfReviewGuard: LiveGuard<null, SelfReviewStamp, SelfReviewRows> = {
  kind: 'self-review',
  roots: selfReviewRoots,
  check(edit) {
    checkHeader(edit)
    checkRows(edit as Edit<null, RowStamp>, rules)
  },
  stamp(doc, root, key) {
    if (root === 'header') return writtenAs(selfReviewHeaderOf(doc), key) || undefined
    return root === 'lines' ? rowStamp(linesOf(doc).get(key), lineTexts) : undefined
  },
  rows(doc, touched) {
    const lines = linesOf(doc)
    const ids = [...(touched.get('lines') ?? [])]
    return {
      lines: ids.flatMap((id) => {
        const row = lines.get(id)
        return row ? [readLine(id, row)] : []
      }),
      gone: ids.filter((id) => !lines.has(id)),
    }
  },
}
