/** What is typed about a lesson study, tidied and measured. */
import { type LessonSummary, type SummarySection, summarySections } from '@alongside/domain/lesson-study'
import { cleanLine, cleanText, limits } from '@alongside/domain/text'
import type { LessonSummaryInput } from './lesson-study.graphql.js'

export const line = (text: string, field: string): string =>
  cleanLine(text, { field, limit: limits.line, required: false })

export const paragraph = (text: string, field: string): string =>
  cleanText(text, { field, limit: limits.paragraph, required: false })

/** Section by section: what is left out stays as it was. */
export function summaryWith(before: Partial<LessonSummary>, input: LessonSummaryInput): Partial<LessonSummary> {
  const given = summarySections.flatMap((section): [SummarySection, string][] => {
    const text = input[section]
    return text == null ? [] : [[section, paragraph(text, section)]]
  })
  return { ...before, ...Object.fromEntries(given) }
}
