/** The one-page summary under judgement: rich text below its four headings, and nothing else. */
import { readSummary, type SummaryBody, summaryPartsOf, summaryRoots } from '@alongside/contracts/challenge-summary'
import { readBlocks, textOfBlocks } from '@alongside/contracts/rich-blocks'
import { isRichText } from '@alongside/contracts/rich-text'
import { writtenAs } from '@alongside/contracts/shape'
import { isSummaryHeading, summaryLimit } from '@alongside/domain/challenge-summary'
import { Refusal } from '@alongside/domain/refusal'
import * as Y from 'yjs'
import type { Edit, LiveGuard } from '../../platform/live/live-kind.js'
import { isMap, wrong } from './row-check.js'

type SummaryEdit = Edit<null, string>

/** The parts are laid out with the document: they are written in, never put there or taken away. */
function checkSummary(edit: SummaryEdit): void {
  const parts = summaryPartsOf(edit.after)
  if (!isMap(parts)) throw wrong()
  for (const key of edit.touched.get('parts') ?? []) {
    const part: unknown = parts.get(key)
    if (!isSummaryHeading(key) || !(part instanceof Y.XmlFragment) || part instanceof Y.XmlElement) throw wrong()
    if (!isRichText(part)) throw wrong()
    if (edit.before('parts', key) !== writtenAs(parts as unknown as Y.Map<unknown>, key)) throw wrong()
    if (textOfBlocks(readBlocks(part)).length > summaryLimit)
      throw new Refusal('input.too-long', { limit: summaryLimit })
  }
}

export const challengeSummaryGuard: LiveGuard<null, string, SummaryBody> = {
  kind: 'challenge-summary',
  roots: summaryRoots,
  check: checkSummary,
  stamp: (doc, root, key) =>
    root === 'parts' ? writtenAs(summaryPartsOf(doc) as unknown as Y.Map<unknown>, key) || undefined : undefined,
  rows: (doc) => readSummary(doc),
}
