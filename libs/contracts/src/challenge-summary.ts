/** The shape of a `challenge-summary` document: `parts: Y.Map<heading, XmlFragment>`, all there from the beginning. */
import { type SummaryHeading, summaryHeadings } from '@alongside/domain/challenge-summary'
import * as Y from 'yjs'
import { type RichBlock, readBlocks } from './rich-blocks.js'

export const summaryRoots = ['parts'] as const

export const summaryPartsOf = (doc: Y.Doc): Y.Map<Y.XmlFragment> => doc.getMap('parts') as Y.Map<Y.XmlFragment>

/** Fills a new summary. */
export function summarySeed(doc: Y.Doc): void {
  for (const heading of summaryHeadings) summaryPartsOf(doc).set(heading, new Y.XmlFragment())
}

/** What `challenge_summary.body` and `released_summary.body` hold. */
export type SummaryBody = Readonly<Record<SummaryHeading, readonly RichBlock[]>>

export const readSummary = (doc: Y.Doc): SummaryBody =>
  Object.fromEntries(
    summaryHeadings.map((heading) => [heading, readBlocks(summaryPartsOf(doc).get(heading))]),
  ) as unknown as SummaryBody
