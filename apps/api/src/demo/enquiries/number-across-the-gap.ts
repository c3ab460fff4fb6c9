/** FORMING: a secondary maths teacher looks for primary partners. One more acceptance of the group agreement, and it can begin. */
import type { DemoEnquiry } from '../types.js'

export const numberAcrossTheGap: DemoEnquiry = {
  handle: 'number-across-the-gap',
  title: 'What Year 6 can do with number, and Year 7 does not ask for',
  practice:
    'The first half-term of maths in Year 7. We re-teach place value and the four operations to everybody because we do not know, in detail, what pupils did in Year 6.',
  pupils:
    'Pupils in Year 7 who left Year 6 secure and slip back by the first half-term, and pupils who leave Year 6 unsure and hide it well. About 60 across our feeder schools each year.',
  state: 'FORMING',
  visibility: 'GROUP',
  startedBy: 'yusuf',
  startedDaysAgo: 20,
  forkedFrom: 'year-6-to-7',
  lead: 'yusuf',
  schools: ['harrowmere', 'marlpit-lane', 'hazelholt', 'kelsham'],
  members: [
    { person: 'yusuf', school: 'harrowmere', invitedDaysAgo: null, joinedDaysAgo: 20, acceptedProtocolDaysAgo: 20 },
    // Priya has joined and wants to talk the agreement through with her head first.
    { person: 'priya', school: 'marlpit-lane', invitedDaysAgo: 13, joinedDaysAgo: 9 },
    { person: 'zofia', school: 'hazelholt', state: 'INVITED', invitedDaysAgo: 13 },
    { person: 'martin', school: 'kelsham', state: 'INVITED', invitedDaysAgo: 6 },
  ],
  guests: [],
  moves: [{ from: 'DRAFT', to: 'FORMING', by: 'yusuf', daysAgo: 14 }],
  cycles: [
    {
      number: 1,
      stage: 'SCANNING',
      begunDaysAgo: 20,
      fields: {},
      moves: [],
      proposals: [],
      cards: [
        {
          key: 'first-half-term-books',
          kind: 'EVIDENCE',
          by: 'yusuf',
          daysAgo: 17,
          fields: {
            title: 'Six weeks of Year 7 books hold less than the last six weeks of Year 6',
            type: 'WORK_SAMPLE',
            source: 'Harrowmere: eight Year 7 books beside the same pupils’ Year 6 books, brought in by families',
            date: { daysAgo: 18 },
            suggests:
              'Pupils who multiplied fractions in Year 6 spend four lessons rounding to the nearest ten with us.',
            strength: 2,
          },
          text: ['I taught one of these classes. I thought I was being careful.'],
        },
        {
          key: 'two-words',
          kind: 'EVIDENCE',
          by: 'priya',
          daysAgo: 8,
          fields: {
            title: 'Same idea, other words',
            type: 'STAFF_VOICE',
            source: 'Marlpit Lane Year 6 and Harrowmere maths: both sets of worked examples, compared over tea',
            date: { daysAgo: 8 },
            suggests:
              '“Exchange” and “borrow”, bar model and balance: some of what looks like forgetting may be vocabulary.',
            strength: 1,
          },
        },
        {
          key: 'pupils-to-ask',
          kind: 'NOTE',
          by: 'yusuf',
          daysAgo: 15,
          fields: { title: 'Whose voice is missing' },
          text: [
            'Year 7 pupils from each feeder school, in threes, with their Year 6 teacher in the room if they like. I have cover for one afternoon.',
          ],
        },
        {
          key: 'what-we-offer',
          kind: 'NOTE',
          by: 'yusuf',
          daysAgo: 15,
          fields: { title: 'What Harrowmere brings, and what we hope for' },
          text: [
            'We bring the first half-term of Year 7: two of us will change it if what we see says so.',
            'We hope to see a Year 6 maths lesson late in the year, not at the beginning when everybody is polite.',
          ],
        },
      ],
      threads: [
        {
          on: 'two-words',
          comments: [
            {
              by: 'priya',
              daysAgo: 8,
              text: '@{yusuf} I still say “exchange” when I buy milk. Could your department write down the ten words you use most in the first three weeks?',
            },
            {
              by: 'yusuf',
              daysAgo: 7,
              text: 'We could not agree on ten. That told us something as well. List of fourteen on its way.',
            },
          ],
        },
      ],
    },
  ],
  health: [],
}
