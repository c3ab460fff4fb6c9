/** SHARING: one cycle checked ("partly"), a second seeded from it. Its first lead has moved away and handed over. */
import type { DemoEnquiry } from '../types.js'
import { firstCycleCards, firstCycleThreads } from './reading-aloud.first-cycle.js'
import { secondCycleCards } from './reading-aloud.second-cycle.js'

export const readingAloud: DemoEnquiry = {
  handle: 'reading-aloud',
  title: 'Reading aloud again: fluency in Years 2 and 3',
  practice:
    'What we do with pupils who can read every word and sound like a list. Until now: another book at the same level, alone, and a signature in the reading record.',
  pupils: 'Pupils in Years 2 and 3 who have finished phonics and read word by word: 34 in three schools.',
  state: 'SHARING',
  visibility: 'ALLIANCE',
  lastFinding:
    'Echo reading and a repeated short text made 22 of 34 pupils sound as if they meant it. For nine of these 22 that did not yet help them to say what the text was about.',
  startedBy: 'paul',
  startedDaysAgo: 338,
  forkedFrom: 'reading-fluency',
  lead: 'grace',
  handedOver: { by: 'paul', to: 'grace', daysAgo: 104 },
  schools: ['kelsham', 'brackwater', 'marlpit-lane'],
  members: [
    {
      person: 'paul',
      school: 'kelsham',
      state: 'LEFT',
      invitedDaysAgo: null,
      joinedDaysAgo: 338,
      acceptedProtocolDaysAgo: 338,
      leftDaysAgo: 97,
    },
    { person: 'hannah', school: 'kelsham', invitedDaysAgo: 336, joinedDaysAgo: 334, acceptedProtocolDaysAgo: 334 },
    { person: 'grace', school: 'brackwater', invitedDaysAgo: 329, joinedDaysAgo: 326, acceptedProtocolDaysAgo: 326 },
    { person: 'farida', school: 'brackwater', invitedDaysAgo: 329, joinedDaysAgo: 322, acceptedProtocolDaysAgo: 322 },
    { person: 'callum', school: 'marlpit-lane', invitedDaysAgo: 329, joinedDaysAgo: 324, acceptedProtocolDaysAgo: 323 },
  ],
  guests: [],
  moves: [
    { from: 'DRAFT', to: 'FORMING', by: 'paul', daysAgo: 330 },
    { from: 'FORMING', to: 'ACTIVE', by: 'paul', daysAgo: 317 },
    { from: 'ACTIVE', to: 'SHARING', by: 'grace', daysAgo: 19 },
  ],
  cycles: [
    {
      number: 1,
      stage: 'CHECKED',
      begunDaysAgo: 338,
      enoughDifference: 'PARTLY',
      fields: {
        focus: 'Pupils who decode accurately read a short text aloud so that a listener understands it and enjoys it.',
        learnersGroup: 'Pupils who have finished phonics and read accurately, word by word and without expression',
        learnersYear: 'Years 2 and 3',
        learnersNumber: 34,
        learnersWhy:
          'They no longer get phonics, they do not yet get anything from a book, and they fall between our two kinds of help. Sixteen at Brackwater, twelve at Marlpit Lane, six at Kelsham.',
        baseline:
          'An unseen text of 90 words, read to an adult the pupil knows; expression, phrasing, smoothness and pace on a four-point scale each, 4 to 16 in all. Average 7, and only 3 of 34 pupils at 10 or above. 11 of 34 could say what it was about.',
        successMeasure:
          'After fourteen weeks, 24 of 34 pupils at 10 or above, and 24 of 34 able to say what the text was about.',
        whatHappened:
          'Fourteen weeks, four sessions of twelve minutes, fewer in the weeks with trips. 22 of 34 pupils are at 10 or above (3 before). 17 of 34 could say what the text was about (11 before). The reading changed first and more than the understanding.',
      },
      moves: [
        { from: 'SCANNING', to: 'FOCUSING', by: 'paul', daysAgo: 292 },
        { from: 'FOCUSING', to: 'HUNCH', by: 'paul', daysAgo: 274 },
        { from: 'HUNCH', to: 'NEW_LEARNING', by: 'paul', daysAgo: 251 },
        { from: 'NEW_LEARNING', to: 'ACTION', by: 'paul', daysAgo: 229 },
        { from: 'ACTION', to: 'CHECKING', by: 'paul', daysAgo: 124 },
        { from: 'CHECKING', to: 'CHECKED', by: 'grace', daysAgo: 101 },
      ],
      proposals: [
        {
          from: 'CHECKING',
          to: 'CHECKED',
          by: 'hannah',
          daysAgo: 102,
          state: 'CONFIRMED',
          note: 'Our answer is “partly”, and I think we should say it without a long face.',
          decided: { by: 'grace', daysAgo: 101 },
        },
      ],
      cards: firstCycleCards,
      threads: firstCycleThreads,
    },
    {
      number: 2,
      stage: 'SCANNING',
      begunDaysAgo: 62,
      fields: {},
      moves: [],
      proposals: [],
      cards: secondCycleCards,
      threads: [],
    },
  ],
  health: [
    { process: 'CLEAR_AIMS', answer: 'YES', by: 'grace', daysAgo: 60 },
    { process: 'TRUST', answer: 'YES', by: 'callum', daysAgo: 60 },
    { process: 'EXISTING_RELATIONSHIPS', answer: 'YES', by: 'hannah', daysAgo: 60 },
    { process: 'NETWORKS', answer: 'PARTLY', by: 'farida', daysAgo: 60 },
    { process: 'ROLES_AND_CONTRIBUTIONS', answer: 'YES', by: 'grace', daysAgo: 59 },
    { process: 'SHARED_LEADERSHIP', answer: 'YES', by: 'hannah', daysAgo: 59 },
    { process: 'CHALLENGE_AND_SUPPORT', answer: 'PARTLY', by: 'callum', daysAgo: 59 },
    { process: 'LOCAL_KNOWLEDGE', answer: 'YES', by: 'farida', daysAgo: 59 },
    { process: 'PUPILS_TAKING_PART', answer: 'YES', by: 'grace', daysAgo: 59 },
    { process: 'COMPETING_PRIORITIES', answer: 'PARTLY', by: 'callum', daysAgo: 59 },
  ],
}
