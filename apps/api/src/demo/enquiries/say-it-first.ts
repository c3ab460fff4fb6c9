/** ACTIVE in ACTION, the richest board: pupils say a sentence to two listeners before they write it. */
import type { DemoEnquiry } from '../types.js'
import { changes, checks, newLearning, notes, tests } from './say-it-first.action.js'
import { hunches, whatWeSee } from './say-it-first.evidence.js'
import { threads } from './say-it-first.threads.js'

export const sayItFirst: DemoEnquiry = {
  handle: 'say-it-first',
  title: 'Say it before you write it: sentences in Years 3 and 4',
  practice:
    'How we start writing: at present a few seconds of partner talk, then silence and pencils. We want pupils to say a sentence to two listeners, and improve it by ear, before they write it.',
  pupils:
    'Pupils in Years 3 and 4 who are learning English as an additional language, and pupils who hardly speak in whole-class talk: 31 in three classes.',
  state: 'ACTIVE',
  visibility: 'PARTNER_SCHOOLS',
  lastFinding:
    'A second, new listener makes pupils improve the sentence: 9 of 12 changed something, against 3 of 12 with the same partner twice.',
  startedBy: 'amara',
  startedDaysAgo: 142,
  lead: 'amara',
  schools: ['marlpit-lane', 'hazelholt', 'kelsham'],
  members: [
    { person: 'amara', school: 'marlpit-lane', invitedDaysAgo: null, joinedDaysAgo: 142, acceptedProtocolDaysAgo: 142 },
    { person: 'sunita', school: 'marlpit-lane', invitedDaysAgo: 140, joinedDaysAgo: 138, acceptedProtocolDaysAgo: 138 },
    { person: 'ben', school: 'hazelholt', invitedDaysAgo: 134, joinedDaysAgo: 131, acceptedProtocolDaysAgo: 131 },
    { person: 'siobhan', school: 'hazelholt', invitedDaysAgo: 130, joinedDaysAgo: 127, acceptedProtocolDaysAgo: 126 },
    { person: 'hannah', school: 'kelsham', invitedDaysAgo: 134, joinedDaysAgo: 126, acceptedProtocolDaysAgo: 125 },
    {
      person: 'zofia',
      school: 'hazelholt',
      state: 'LEFT',
      invitedDaysAgo: 134,
      joinedDaysAgo: 130,
      acceptedProtocolDaysAgo: 130,
      leftDaysAgo: 88,
    },
  ],
  guests: [{ person: 'ingrid', by: 'amara', daysAgo: 26, forDays: 90 }],
  moves: [
    { from: 'DRAFT', to: 'FORMING', by: 'amara', daysAgo: 135 },
    { from: 'FORMING', to: 'ACTIVE', by: 'amara', daysAgo: 120 },
  ],
  cycles: [
    {
      number: 1,
      stage: 'ACTION',
      begunDaysAgo: 142,
      fields: {
        focus:
          'Pupils who are learning English, and pupils who seldom speak, can say and then write a sentence whose clauses are joined to mean what they intend.',
        learnersGroup: 'Pupils who use EAL (19) and pupils who hardly speak in whole-class talk (12)',
        learnersYear: 'Years 3 and 4',
        learnersNumber: 31,
        learnersWhy:
          'Their sentences are very short or run on with “and then”. The same pupils tell long stories at home and argue well in role, so the ideas are there and the written sentence is where they disappear.',
        baseline:
          'Unaided recounts: 8 of 31 pupils write a subordinate clause, other than with “because”, that says what they meant. On the carpet the twelve at Hazelholt gave 6 of 46 contributions, none longer than three words. Partner talk lasts 14 seconds.',
        successMeasure:
          'After six weeks, at least 20 of the 31 write two such clauses in an unaided recount and can tell a listener what the joining word does. In whole-class talk, at least half of them offer a whole sentence once a week.',
      },
      moves: [
        { from: 'SCANNING', to: 'FOCUSING', by: 'amara', daysAgo: 98 },
        { from: 'FOCUSING', to: 'HUNCH', by: 'amara', daysAgo: 84 },
        {
          from: 'HUNCH',
          to: 'FOCUSING',
          by: 'hannah',
          daysAgo: 77,
          reason:
            'Our hunches each answered a different question. “Better sentences” was not a focus, it was a wish. We need to say which sentences and whose.',
        },
        { from: 'FOCUSING', to: 'HUNCH', by: 'amara', daysAgo: 68 },
        { from: 'HUNCH', to: 'NEW_LEARNING', by: 'amara', daysAgo: 50 },
        { from: 'NEW_LEARNING', to: 'ACTION', by: 'amara', daysAgo: 36 },
      ],
      proposals: [
        {
          from: 'HUNCH',
          to: 'NEW_LEARNING',
          by: 'ben',
          daysAgo: 66,
          state: 'DECLINED',
          note: 'I think we know enough to start reading.',
          decided: {
            by: 'amara',
            daysAgo: 65,
            reason: 'Not before one hunch has been tested. We liked the last one too.',
          },
        },
        {
          from: 'NEW_LEARNING',
          to: 'ACTION',
          by: 'siobhan',
          daysAgo: 37,
          state: 'CONFIRMED',
          note: 'Change, baseline and measure are all written down. The Monday after half-term is a good place to begin.',
          decided: { by: 'amara', daysAgo: 36 },
        },
        {
          from: 'ACTION',
          to: 'CHECKING',
          by: 'hannah',
          daysAgo: 2,
          state: 'OPEN',
          note: 'Four of six weeks are done and the recounts have been read blind. I would start checking now and let the last two weeks run alongside.',
        },
      ],
      cards: [...notes, ...whatWeSee, ...hunches, ...newLearning, ...changes, ...tests, ...checks],
      threads,
    },
  ],
  health: [
    { process: 'CLEAR_AIMS', answer: 'YES', by: 'amara', daysAgo: 30 },
    { process: 'TRUST', answer: 'YES', by: 'ben', daysAgo: 30 },
    { process: 'EXISTING_RELATIONSHIPS', answer: 'PARTLY', by: 'hannah', daysAgo: 30 },
    { process: 'NETWORKS', answer: 'PARTLY', by: 'siobhan', daysAgo: 30 },
    { process: 'ROLES_AND_CONTRIBUTIONS', answer: 'YES', by: 'sunita', daysAgo: 30 },
    { process: 'SHARED_LEADERSHIP', answer: 'PARTLY', by: 'siobhan', daysAgo: 29 },
    { process: 'CHALLENGE_AND_SUPPORT', answer: 'YES', by: 'ben', daysAgo: 29 },
    { process: 'LOCAL_KNOWLEDGE', answer: 'YES', by: 'amara', daysAgo: 29 },
    { process: 'PUPILS_TAKING_PART', answer: 'PARTLY', by: 'sunita', daysAgo: 29 },
    { process: 'COMPETING_PRIORITIES', answer: 'NOT_YET', by: 'hannah', daysAgo: 29 },
  ],
}
