/** What a team thinks before a visit: for each line of enquiry what may be so, and what would show whether it is. */
export const hypothesisTexts = ['text', 'needed'] as const
export type HypothesisText = (typeof hypothesisTexts)[number]
export const isHypothesisText = (value: unknown): value is HypothesisText =>
  (hypothesisTexts as readonly unknown[]).includes(value)

export const deskLimits = { hypotheses: 40, cell: 2000 } as const

export const hypothesisWords: Readonly<Record<HypothesisText, { readonly label: string; readonly hint: string }>> = {
  text: { label: 'What may be so', hint: 'A hypothesis, put so that the visit can show it to be wrong.' },
  needed: { label: 'What would show it', hint: 'Which evidence of which kinds, and where it might be found.' },
}
