/** DRAFT: one teacher's beginning, not yet shown to anyone. */
import type { DemoEnquiry } from '../types.js'

export const feedbackInTheLesson: DemoEnquiry = {
  handle: 'feedback-in-the-lesson',
  title: 'Feedback while the pencil is still moving',
  practice:
    'Written marking at home in the evening. I would like to find out what happens when most of that time goes into talking with pupils during the lesson.',
  pupils: 'Pupils in Years 3 to 6 who never act on a written comment. In my class that is about ten of thirty.',
  state: 'DRAFT',
  visibility: 'GROUP',
  startedBy: 'ben',
  startedDaysAgo: 11,
  lead: 'ben',
  schools: ['hazelholt'],
  members: [
    { person: 'ben', school: 'hazelholt', invitedDaysAgo: null, joinedDaysAgo: 11, acceptedProtocolDaysAgo: 11 },
  ],
  guests: [],
  moves: [],
  cycles: [
    {
      number: 1,
      stage: 'SCANNING',
      begunDaysAgo: 11,
      fields: {},
      moves: [],
      proposals: [],
      cards: [
        {
          key: 'what-happens-to-comments',
          kind: 'EVIDENCE',
          by: 'ben',
          daysAgo: 10,
          fields: {
            title: 'Of 58 written comments, 14 led to a change in the next piece',
            type: 'WORK_SAMPLE',
            source: 'Year 4, Hazelholt: two weeks of English books',
            date: { daysAgo: 10 },
            suggests: 'The pupils who change something are mostly the ones who needed the comment least.',
            strength: 1,
          },
          text: [
            'My own class only, counted on a Sunday. I need somebody else’s books beside mine before I believe it.',
          ],
        },
        {
          key: 'ask-the-pupils',
          kind: 'NOTE',
          by: 'ben',
          daysAgo: 10,
          fields: { title: 'To do before I ask partners' },
          text: [
            'Ask eight pupils to read a comment aloud and tell me what they would do with it.',
            'Ask Manjit whether we may leave the marking policy aside for one class for half a term.',
          ],
        },
        {
          key: 'who-might-join',
          kind: 'NOTE',
          by: 'ben',
          daysAgo: 8,
          fields: { title: 'Who might want this with me' },
          text: [
            'Hannah at Kelsham talks to every pupil in every lesson, she has no choice with two year groups. Callum at Marlpit Lane, perhaps. One secondary colleague would be good.',
          ],
        },
      ],
      threads: [],
    },
  ],
  health: [],
}
