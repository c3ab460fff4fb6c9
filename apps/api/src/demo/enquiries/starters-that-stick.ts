/** ACTIVE in HUNCH: two secondary phases and a special school ask why retrieval starters pass some pupils by. One hunch was rejected. */
import type { DemoEnquiry } from '../types.js'
import { cards, threads } from './starters-that-stick.board.js'

export const startersThatStick: DemoEnquiry = {
  handle: 'starters-that-stick',
  title: 'Starters that stick: retrieval for the pupils who forget',
  practice:
    'The five quick questions at the start of most Key Stage 3 lessons. They run smoothly, and they seem to help the pupils who remembered anyway.',
  pupils:
    'Pupils in Years 7 and 8 who answer two or fewer of five, week after week: 71 in the classes we teach. Many are eligible for free school meals.',
  state: 'ACTIVE',
  visibility: 'GROUP',
  lastFinding:
    'Spacing the questions out more was not it: in geography at Wrayford they are spaced by a term, and the same pupils still forget.',
  startedBy: 'marcus',
  startedDaysAgo: 121,
  forkedFrom: 'low-stakes-retrieval',
  lead: 'marcus',
  schools: ['harrowmere', 'wrayford', 'tarnbeck'],
  members: [
    { person: 'marcus', school: 'harrowmere', invitedDaysAgo: null, joinedDaysAgo: 121, acceptedProtocolDaysAgo: 121 },
    { person: 'jasdeep', school: 'harrowmere', invitedDaysAgo: 120, joinedDaysAgo: 119, acceptedProtocolDaysAgo: 119 },
    { person: 'imogen', school: 'wrayford', invitedDaysAgo: 112, joinedDaysAgo: 109, acceptedProtocolDaysAgo: 109 },
    { person: 'leila', school: 'wrayford', invitedDaysAgo: 108, joinedDaysAgo: 105, acceptedProtocolDaysAgo: 105 },
    { person: 'rhys', school: 'tarnbeck', invitedDaysAgo: 112, joinedDaysAgo: 104, acceptedProtocolDaysAgo: 103 },
    { person: 'niamh', school: 'harrowmere', state: 'INVITED', invitedDaysAgo: 5 },
  ],
  guests: [],
  moves: [
    { from: 'DRAFT', to: 'FORMING', by: 'marcus', daysAgo: 113 },
    { from: 'FORMING', to: 'ACTIVE', by: 'marcus', daysAgo: 102 },
  ],
  cycles: [
    {
      number: 1,
      stage: 'HUNCH',
      begunDaysAgo: 121,
      fields: {
        focus:
          'Pupils who usually answer two or fewer of the five starter questions try to remember before they see an answer, and remember more of it three weeks later.',
        learnersGroup: 'Pupils who answer two or fewer of five starter questions in most weeks',
        learnersYear: 'Years 7 and 8',
        learnersNumber: 71,
        learnersWhy:
          'They have sat through about four hundred starter questions this year. If the routine helped them, we would see it by now.',
      },
      moves: [
        { from: 'SCANNING', to: 'FOCUSING', by: 'marcus', daysAgo: 80 },
        {
          from: 'FOCUSING',
          to: 'SCANNING',
          by: 'rhys',
          daysAgo: 73,
          reason:
            'We were choosing a focus for Heron class without having asked Heron class. Give me two weeks with the symbols and we can carry on.',
        },
        { from: 'SCANNING', to: 'FOCUSING', by: 'marcus', daysAgo: 58 },
        { from: 'FOCUSING', to: 'HUNCH', by: 'marcus', daysAgo: 44 },
      ],
      proposals: [
        {
          from: 'FOCUSING',
          to: 'HUNCH',
          by: 'jasdeep',
          daysAgo: 46,
          state: 'CONFIRMED',
          note: 'All three of us would now say the focus in the same words. I tried it out on Leila in the car park.',
          decided: { by: 'marcus', daysAgo: 44 },
        },
      ],
      cards,
      threads,
    },
  ],
  health: [
    { process: 'CLEAR_AIMS', answer: 'YES', by: 'marcus', daysAgo: 40 },
    { process: 'TRUST', answer: 'PARTLY', by: 'rhys', daysAgo: 40 },
    { process: 'EXISTING_RELATIONSHIPS', answer: 'NOT_YET', by: 'rhys', daysAgo: 40 },
    { process: 'NETWORKS', answer: 'PARTLY', by: 'imogen', daysAgo: 39 },
    { process: 'ROLES_AND_CONTRIBUTIONS', answer: 'PARTLY', by: 'jasdeep', daysAgo: 39 },
    { process: 'CHALLENGE_AND_SUPPORT', answer: 'YES', by: 'leila', daysAgo: 39 },
    { process: 'PUPILS_TAKING_PART', answer: 'PARTLY', by: 'rhys', daysAgo: 38 },
    { process: 'COMPETING_PRIORITIES', answer: 'NOT_YET', by: 'imogen', daysAgo: 38 },
  ],
}
