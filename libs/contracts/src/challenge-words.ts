/** What somebody wrote in a document of a peer challenge, as they would read it: asked when the document itself could not take it. */
import { isSummaryHeading, summaryWords } from '@alongside/domain/challenge-summary'
import { hypothesisTexts, hypothesisWords } from '@alongside/domain/desk-study'
import { findingTexts, findingWords } from '@alongside/domain/finding'
import { lineTexts, lineWords, strengthWords } from '@alongside/domain/self-review'
import * as Y from 'yjs'
import { readSummary, summaryPartsOf } from './challenge-summary.js'
import { hypothesesOf } from './desk-study.js'
import { findingsOf } from './findings.js'
import { type Begins, isTouched, type Passage, touchedLines } from './lesson-words.js'
import { textOfBlocks } from './rich-blocks.js'
import { linesOf, selfReviewHeaderOf } from './self-review.js'
import { wordsIn } from './shape.js'
import type { Rows } from './written-rows.js'

type Labels<Text extends string> = Readonly<Record<Text, { readonly label: string }>>

function passages<Text extends string>(
  rows: Rows,
  texts: readonly Text[],
  words: Labels<Text>,
  title: (row: Y.Map<unknown>) => string,
  begins: Begins,
): Passage[] {
  return [...rows]
    .map(([key, row]) => ({
      key,
      title: title(row),
      text: touchedLines(row, texts, (text) => words[text].label, begins),
    }))
    .filter(({ text }) => text !== '')
}

export function wordsInSelfReview(doc: Y.Doc, begins: Begins): readonly Passage[] {
  const title = (row: Y.Map<unknown>): string => wordsIn(row, 'title').trim().slice(0, 80) || 'A line of enquiry'
  const header = touchedLines(selfReviewHeaderOf(doc), ['strength'], () => strengthWords.label, begins)
  return [
    ...passages(linesOf(doc), lineTexts, lineWords, title, begins),
    ...(header === '' ? [] : [{ key: 'header', title: strengthWords.label, text: header }]),
  ]
}

export const wordsInDeskStudy = (doc: Y.Doc, begins: Begins): readonly Passage[] =>
  passages(hypothesesOf(doc), hypothesisTexts, hypothesisWords, () => 'A hypothesis', begins)

export const wordsInFindings = (doc: Y.Doc, begins: Begins): readonly Passage[] =>
  passages(findingsOf(doc), findingTexts, findingWords, () => 'A finding', begins)

/** Whole headings in which something of theirs stands. */
export function wordsInSummary(doc: Y.Doc, begins: Begins): readonly Passage[] {
  const body = readSummary(doc)
  return [...summaryPartsOf(doc)].flatMap(([key, part]) => {
    if (!isSummaryHeading(key) || !isTouchedBelow(part, begins)) return []
    const text = textOfBlocks(body[key])
    return text === '' ? [] : [{ key, title: summaryWords[key].label, text }]
  })
}

function isTouchedBelow(part: Y.XmlFragment, begins: Begins): boolean {
  return part
    .toArray()
    .some((node) =>
      node instanceof Y.XmlText
        ? isTouched(node, begins)
        : node instanceof Y.XmlElement && isTouchedBelow(node, begins),
    )
}
