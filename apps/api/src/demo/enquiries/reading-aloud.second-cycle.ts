/** Reading aloud again, second cycle: begun from what the first one checked, what happened in it, and the hunch it parked. */
import type { DemoCard } from '../types.js'

export const secondCycleCards: readonly DemoCard[] = [
  {
    key: 'seed-fluency',
    kind: 'EVIDENCE',
    by: 'grace',
    daysAgo: 62,
    fields: {
      title: 'The unseen text again: 22 of 34 read so that one can listen',
      type: 'ASSESSMENT',
      source: 'Checked in cycle 1',
      date: { daysAgo: 114 },
      suggests: 'The routine can stay as it is for most pupils. Four did not move, and we do not know why.',
      strength: 3,
    },
  },
  {
    key: 'seed-understanding',
    kind: 'EVIDENCE',
    by: 'grace',
    daysAgo: 62,
    fields: {
      title: 'Saying what it was about: 17 of 34, up from 11',
      type: 'ASSESSMENT',
      source: 'Checked in cycle 1',
      date: { daysAgo: 114 },
      suggests: 'Nine pupils read beautifully and cannot say what they have read. We did not ask them to.',
      strength: 3,
    },
  },
  {
    key: 'seed-pupils-voice',
    kind: 'EVIDENCE',
    by: 'grace',
    daysAgo: 62,
    fields: {
      title: '“It’s like talking, but somebody else wrote it”',
      type: 'PUPIL_VOICE',
      source: 'Checked in cycle 1',
      date: { daysAgo: 109 },
      suggests: 'Pupils read for a listener now. Nobody yet says that reading aloud helps them to understand.',
      strength: 2,
    },
  },
  {
    key: 'seed-parked',
    kind: 'NOTE',
    by: 'grace',
    daysAgo: 62,
    fields: {
      title:
        'Parked in cycle 1: Pupils hear us read stories and never hear us read the text that they are about to read themselves.',
    },
  },
  {
    key: 'nine-pupils',
    kind: 'EVIDENCE',
    by: 'hannah',
    with: ['callum'],
    daysAgo: 40,
    fields: {
      title: 'Stop me when it stops making sense',
      type: 'OBSERVATION',
      source: 'Kelsham and Marlpit Lane: the nine fluent pupils, a text with three sentences that do not fit',
      date: { daysAgo: 41 },
      suggests: 'Seven of nine read all three nonsense sentences with feeling and did not stop.',
      strength: 2,
    },
  },
  {
    key: 'before-we-go-on',
    kind: 'NOTE',
    by: 'grace',
    daysAgo: 26,
    fields: { title: 'First we share, then we go on' },
    text: [
      'Sharing afternoon at Brackwater, two other schools have asked to come. We show the strips, the echo, and the nine pupils. Then back to scanning.',
    ],
  },
]
