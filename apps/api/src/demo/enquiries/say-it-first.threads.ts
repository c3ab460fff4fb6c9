/** Say it first: the conversations at its cards. */
import type { DemoThread } from '../types.js'

export const threads: readonly DemoThread[] = [
  {
    on: 'recounts',
    comments: [
      {
        by: 'hannah',
        daysAgo: 114,
        text: 'Could we keep the 31 pieces in the same order when we read them again? I kept finding the same three and feeling cheerful.',
      },
      {
        by: 'ben',
        daysAgo: 113,
        text: '@{hannah} yes. Numbered, no names, and somebody who does not teach them shuffles early and late together.',
      },
    ],
    resolved: { by: 'ben', daysAgo: 112 },
  },
  {
    on: 'hunch-rehearsal',
    comments: [
      {
        by: 'ben',
        daysAgo: 60,
        text: 'I would like us to be able to lose this one fairly. What result would make you drop it, @{amara}?',
      },
      {
        by: 'amara',
        daysAgo: 59,
        text: 'If the pupils with 90 seconds write no more clauses that make sense than the pupils without. Not longer sentences, sentences that mean what they meant.',
        edited: {
          daysAgo: 58,
          before: 'If the pupils with 90 seconds do not write longer sentences than the pupils without.',
        },
      },
      {
        by: 'sunita',
        daysAgo: 58,
        text: 'Thank you for changing that. My new arrivals write long sentences already. Very long.',
      },
    ],
  },
  {
    on: 'say-it-twice',
    comments: [
      {
        by: 'ingrid',
        daysAgo: 22,
        text: 'A question from outside: when a pupil says it the second time, who decides what gets improved? If it is the adult, I would expect them to wait for the adult.',
      },
      {
        by: 'amara',
        daysAgo: 21,
        text: 'In my room it was me, twice, before I noticed. Now the new listener says one thing they could not picture. @{ingrid} is that nearer to what you meant?',
      },
      {
        by: 'ingrid',
        daysAgo: 20,
        text: 'Much nearer. The listener’s “I can’t see it yet” is worth more than any sentence starter.',
      },
      {
        by: 'siobhan',
        daysAgo: 19,
        text: 'Two of our listeners now say “I can’t see it yet” to everything. It is a phase, I hope.',
      },
    ],
  },
  {
    on: 'test-copying',
    comments: [
      {
        by: 'ben',
        daysAgo: 5,
        text: '@{hannah} do you want me to come over for the second lesson? I have the swap on Thursday morning anyway, and four eyes would help with 21 pictures.',
      },
      {
        by: 'hannah',
        daysAgo: 4,
        text: '@{ben} yes please. Watch the two tables by the window. I only ever hear the near ones.',
      },
    ],
  },
  {
    on: 'check-recounts',
    comments: [
      {
        by: 'sunita',
        daysAgo: 4,
        text: 'Before anyone is pleased: the four who were away at the start have had two weeks, not four. I would count them apart and say so, not leave them out.',
      },
      {
        by: 'ben',
        daysAgo: 3,
        text: 'Agreed. @{amara} shall we show both counts, with and without? 17 of 31, and 17 of 27.',
      },
    ],
  },
  {
    on: 'turning-fists',
    comments: [
      {
        by: 'siobhan',
        daysAgo: 9,
        text: 'The dinner staff have asked what the children are doing with their hands in the queue. I explained. They are now doing it too.',
      },
    ],
  },
]
