/** The five levels of an evaluation (Guskey), in plain words. */
export const levelWords: Readonly<Record<number, { readonly label: string; readonly hint: string }>> = {
  1: { label: 'Reactions', hint: 'Within two days of each session' },
  2: { label: 'Learning', hint: 'At the end of the last session' },
  3: { label: 'Support of the school', hint: 'Six weeks later; leaders are asked too' },
  4: { label: 'Use in lessons', hint: 'One term later' },
  5: { label: 'What pupils gained', hint: 'Two to three terms later' },
}

export const scaleWords = ['Not at all', 'A little', 'Partly', 'Mostly', 'Fully'] as const
