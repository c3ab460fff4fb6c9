/** A host's own account before a visit: two to four lines of enquiry, and what it would offer to others. */
export const lineTexts = ['title', 'position', 'evidence', 'question'] as const
export type LineText = (typeof lineTexts)[number]
export const isLineText = (value: unknown): value is LineText => (lineTexts as readonly unknown[]).includes(value)

export const lineLimits: Readonly<Record<LineText, number>> = {
  title: 200,
  position: 4000,
  evidence: 4000,
  question: 1000,
}
export const strengthLimit = 4000

interface Words {
  readonly label: string
  /** What belongs here, for whoever finds it empty. */
  readonly hint: string
}

export const lineWords: Readonly<Record<LineText, Words>> = {
  title: { label: 'Line of enquiry', hint: 'What you want to be looked at, in a few words.' },
  position: { label: 'Where we are', hint: 'What is so at our school today, as you would tell a colleague.' },
  evidence: { label: 'How we know', hint: 'What this rests on: work, voices, lessons, figures.' },
  question: { label: 'What we most want challenged', hint: 'The question you would ask if you came from elsewhere.' },
}

export const strengthWords: Words = {
  label: 'An area of strength',
  hint: 'Something others could learn from you. It may stay empty.',
}
