/** The four views of a line of enquiry, in words; of lines, never of people. */
import type { JudgementLevel } from '@alongside/domain/judgement'

export const levelWords: Readonly<Record<JudgementLevel, string>> = {
  LEADING_PRACTICE: 'Leading practice',
  SECURE: 'Secure',
  DEVELOPING: 'Developing',
  PRIORITY: 'Priority',
}
export const levelChoices = (Object.keys(levelWords) as JudgementLevel[]).map((value) => ({
  value,
  label: levelWords[value],
}))
