/** Seven peer challenges of the demo, each at another step (the finished one is of the round in finished-round.ts): invented schools, and findings as colleagues would say them. */
import type { EvidenceType } from '@alongside/domain/evidence-note'
import type { FindingKind } from '@alongside/domain/finding'
import type { JudgementLevel } from '@alongside/domain/judgement'
import type { ChallengeState } from '@alongside/domain/peer-challenge-states'
import type { PersonHandle, SchoolHandle } from './handles.js'

export interface DemoMember {
  readonly person: PersonHandle
  readonly school: SchoolHandle
  readonly isTrained?: boolean
  readonly hasDeclared?: boolean
  readonly conflicts?: readonly 'SAME_GROUP'[]
}
export interface DemoLine {
  readonly title: string
  readonly position: string
  readonly evidence: string
  readonly question: string
  readonly level?: JudgementLevel
  /** Stored blind by the lead reviewer. */
  readonly teamLevel?: JudgementLevel
  readonly hypothesis?: readonly [text: string, needed: string]
}
export interface DemoNote {
  readonly line: number
  readonly type: EvidenceType
  readonly by: PersonHandle
  readonly body: string
}
export interface DemoFinding {
  readonly line: number
  readonly kind: FindingKind
  readonly what: string
  readonly forWhom: string
  readonly notes: readonly number[]
  readonly answer?: { readonly verdict: 'ACCEPTED' | 'PARTLY_ACCEPTED' | 'NOT_ACCEPTED'; readonly reason: string }
  readonly action?: {
    readonly owner: PersonHandle
    readonly what: string
    readonly measure: string
    readonly dueInDays: number
    readonly state: 'PLANNED' | 'IN_HAND' | 'CONFIRMED' | 'CARRIED_OVER'
    readonly evidence?: string
  }
}
export interface DemoChallenge {
  readonly host: SchoolHandle
  readonly hostHead: PersonHandle
  readonly state: ChallengeState
  readonly daysAgo: number
  readonly stateDaysAgo: number
  readonly lead: PersonHandle
  readonly champion?: PersonHandle
  readonly members: readonly DemoMember[]
  readonly visitInDays?: number
  readonly lines: readonly DemoLine[]
  readonly notes?: readonly DemoNote[]
  readonly findings?: readonly DemoFinding[]
  readonly summary?: Readonly<Record<'lookedAt' | 'strong' | 'evenBetter' | 'askNext', readonly string[]>>
  /** Of the round that is finished. */
  readonly isOfRound?: true
  /** Two where it is not said. */
  readonly visitDays?: 1 | 2 | 3
  /** Days after the findings were agreed; fourteen where it is not said. */
  readonly answeredAfter?: number
  /** How much it stretched them, from 1 to 5: the host, and the team. */
  readonly stretch?: readonly [host: number, team: number]
  readonly followUp?: string
}

const talkLine: DemoLine = {
  title: 'Do quieter pupils talk in maths?',
  position:
    'We introduced talk partners in every class in September. In lessons we see many pairs talking; we are not sure that the quieter half gains from it.',
  evidence: 'Six drop-ins by the maths leads, pupil books of Years 3 to 5, talks with twelve pupils.',
  question: 'Who does the thinking when two pupils talk, and how would we notice?',
}

export const challenges: readonly DemoChallenge[] = [
  {
    host: 'brackwater',
    hostHead: 'farida',
    state: 'PROPOSED',
    daysAgo: 6,
    stateDaysAgo: 6,
    lead: 'denise',
    members: [
      { person: 'denise', school: 'tarnbeck', isTrained: true, hasDeclared: true },
      { person: 'amara', school: 'marlpit-lane' },
      { person: 'martin', school: 'kelsham', hasDeclared: true, conflicts: ['SAME_GROUP'] },
    ],
    lines: [],
  },
  {
    host: 'marlpit-lane',
    hostHead: 'helen',
    state: 'SELF_REVIEW',
    daysAgo: 30,
    stateDaysAgo: 9,
    lead: 'tobias',
    champion: 'priya',
    members: [
      { person: 'tobias', school: 'ashlingford', isTrained: true, hasDeclared: true },
      { person: 'denise', school: 'tarnbeck', hasDeclared: true },
    ],
    visitInDays: 50,
    lines: [
      { ...talkLine, level: 'DEVELOPING' },
      {
        title: 'Is writing after a visit better than writing about nothing?',
        position: 'Every class goes somewhere once a term and writes about it. Pupils enjoy it; the texts vary a lot.',
        evidence: 'Moderation with Hazelholt in the summer; a folder of thirty texts.',
        question: 'Which part of a visit ends up in the writing, and which is only a nice day out?',
      },
    ],
  },
  {
    host: 'tarnbeck',
    hostHead: 'andrew',
    state: 'READY_TO_VISIT',
    daysAgo: 70,
    stateDaysAgo: 4,
    lead: 'helen',
    members: [
      { person: 'helen', school: 'marlpit-lane', isTrained: true, hasDeclared: true },
      { person: 'ben', school: 'hazelholt', hasDeclared: true },
      { person: 'claire', school: 'harrowmere', isTrained: true, hasDeclared: true },
    ],
    visitInDays: 9,
    lines: [
      {
        title: 'How do pupils learn to choose for themselves?',
        position: 'Pupils choose between two tasks in most afternoons. Staff say that some always choose the same.',
        evidence: 'Choice charts of four classes over six weeks.',
        question: 'Is a choice between two tasks a choice at all for our pupils?',
        level: 'SECURE',
        teamLevel: 'DEVELOPING',
        hypothesis: [
          'Choices may be between things, not between ways of doing them.',
          'Watch three choosing times; ask pupils what else they would have liked.',
        ],
      },
      {
        title: 'What do families see of the small steps?',
        position: 'We send photographs and a sentence home each week.',
        evidence: 'A survey of thirty-one families, answered by twenty-two.',
        question: 'Do families learn from it how to help at home?',
        level: 'DEVELOPING',
        teamLevel: 'DEVELOPING',
      },
    ],
  },
  {
    host: 'hazelholt',
    hostHead: 'manjit',
    state: 'FINDINGS_DRAFT',
    daysAgo: 95,
    stateDaysAgo: 5,
    lead: 'denise',
    members: [
      { person: 'denise', school: 'tarnbeck', isTrained: true, hasDeclared: true },
      { person: 'priya', school: 'marlpit-lane', hasDeclared: true },
      { person: 'claire', school: 'harrowmere', isTrained: true, hasDeclared: true },
    ],
    visitInDays: -7,
    lines: [
      {
        title: 'Do early career teachers get feedback they can use?',
        position: 'Each has a mentor and half an hour a week. We think it is used well.',
        evidence: 'Mentor diaries, and talks with both early career teachers.',
        question: 'What changes in the next lesson because of it?',
        level: 'SECURE',
        teamLevel: 'SECURE',
      },
      { ...talkLine, level: 'DEVELOPING', teamLevel: 'SECURE' },
    ],
    notes: [
      {
        line: 0,
        type: 'STAFF_VOICE',
        by: 'denise',
        body: 'Two mentors name one thing to try before the next lesson, and ask about it first the week after.',
      },
      {
        line: 0,
        type: 'LESSON_VISIT',
        by: 'priya',
        body: 'Questions wait four to five seconds for an answer. The teacher says that this was last week’s step.',
      },
      {
        line: 1,
        type: 'LEARNING_WALK',
        by: 'priya',
        body: 'In five of seven rooms pairs talk; in two one partner writes while the other watches.',
      },
      {
        line: 1,
        type: 'PUPIL_VOICE',
        by: 'denise',
        body: '“I wait until she has the answer, then I say it too.” Three of eight pupils describe it like this.',
      },
      {
        line: 0,
        type: 'STAFF_VOICE',
        by: 'claire',
        body: 'Both early career teachers can say what they try this week, and what they dropped because nobody asked again.',
      },
    ],
    findings: [
      {
        line: 0,
        kind: 'WWW',
        what: 'Mentors agree one small step and come back to it first thing',
        forWhom: 'Both early career teachers',
        notes: [0, 1],
      },
      {
        line: 1,
        kind: 'EBI',
        what: 'Give each partner a part that the other cannot do for them',
        forWhom: 'Quieter pupils in Years 4 and 5',
        notes: [2, 3],
      },
      {
        line: 1,
        kind: 'QUESTION',
        what: 'What would a pair sound like that thinks together?',
        forWhom: 'All who teach maths',
        notes: [3],
      },
    ],
  },
  {
    host: 'harrowmere',
    hostHead: 'olufemi',
    state: 'RESPONSE_DUE',
    daysAgo: 120,
    stateDaysAgo: 8,
    lead: 'lowell',
    champion: 'yusuf',
    members: [
      { person: 'lowell', school: 'starlingcote', isTrained: true, hasDeclared: true },
      { person: 'helen', school: 'marlpit-lane', hasDeclared: true },
    ],
    visitInDays: -24,
    lines: [
      {
        title: 'Do pupils in Year 7 build on what they could do in Year 6?',
        position: 'We ask primary schools for books and levels, and test in September.',
        evidence: 'Transition folders of two feeder schools; the September test.',
        question: 'What do our pupils do again that they could do already?',
        level: 'DEVELOPING',
        teamLevel: 'PRIORITY',
      },
      {
        title: 'Are extended answers in history well prepared?',
        position: 'All classes use the same planning frame.',
        evidence: 'Forty answers of Year 9.',
        question: 'When does the frame help, and when does it think for them?',
        level: 'SECURE',
        teamLevel: 'SECURE',
      },
    ],
    notes: [
      {
        line: 0,
        type: 'WORK_LOOK',
        by: 'helen',
        body: 'Eleven of fifteen Year 7 books repeat formal addition that the Year 6 books show mastered in May.',
      },
      {
        line: 0,
        type: 'PUPIL_VOICE',
        by: 'lowell',
        body: '“We did this in Year 5” from seven of ten pupils, without complaint.',
      },
      {
        line: 1,
        type: 'LESSON_VISIT',
        by: 'lowell',
        body: 'Pupils argue about the order of causes before they write. The frame stays in the drawer.',
      },
      {
        line: 1,
        type: 'WORK_LOOK',
        by: 'helen',
        body: 'Answers of all classes differ in their argument, not only in their words.',
      },
    ],
    findings: [
      {
        line: 0,
        kind: 'EBI',
        what: 'Begin Year 7 maths with the last Year 6 books on the table',
        forWhom: 'All pupils in Year 7, first in the two top sets',
        notes: [0, 1],
      },
      {
        line: 0,
        kind: 'EBI',
        what: 'Visit one Year 6 lesson in each feeder school before July',
        forWhom: 'Teachers of Year 7',
        notes: [0],
      },
      {
        line: 1,
        kind: 'WWW',
        what: 'Pupils argue about causes before they plan an answer',
        forWhom: 'Year 9 in all classes',
        notes: [2, 3],
      },
    ],
  },
  {
    host: 'kelsham',
    hostHead: 'martin',
    state: 'IN_ACTION',
    daysAgo: 200,
    stateDaysAgo: 35,
    lead: 'tomasz',
    members: [
      { person: 'tomasz', school: 'marlpit-lane', isTrained: true, hasDeclared: true },
      { person: 'siobhan', school: 'hazelholt', hasDeclared: true },
    ],
    visitInDays: -80,
    lines: [
      { ...talkLine, level: 'SECURE', teamLevel: 'DEVELOPING' },
      {
        title: 'Is reading aloud a habit in every class?',
        position: 'Each class has a story time of fifteen minutes.',
        evidence: 'Timetables and talks with pupils.',
        question: 'What do pupils remember of a book a month later?',
        level: 'SECURE',
        teamLevel: 'LEADING_PRACTICE',
      },
    ],
    notes: [
      {
        line: 0,
        type: 'LESSON_VISIT',
        by: 'tomasz',
        body: 'In three of four lessons the same partner explains each time.',
      },
      {
        line: 0,
        type: 'PUPIL_VOICE',
        by: 'siobhan',
        body: 'Pupils know their partner’s strengths, and leave the explaining to them.',
      },
      {
        line: 1,
        type: 'PUPIL_VOICE',
        by: 'siobhan',
        body: 'Eight of nine retell last month’s book in order, and argue about its end.',
      },
      { line: 1, type: 'LEARNING_WALK', by: 'tomasz', body: 'A book is open on the teacher’s desk in every room.' },
    ],
    findings: [
      {
        line: 0,
        kind: 'EBI',
        what: 'Change who explains: the partner who listened says it to the class',
        forWhom: 'Pupils who rarely explain, in Years 3 to 6',
        notes: [0, 1],
        answer: { verdict: 'ACCEPTED', reason: 'We saw the same in our own drop-ins afterwards.' },
        action: {
          owner: 'martin',
          what: 'Try “the listener tells” in two classes, and watch one lesson of each other',
          measure: 'In five lessons as many listeners explain as speakers',
          dueInDays: 40,
          state: 'IN_HAND',
        },
      },
      {
        line: 1,
        kind: 'WWW',
        what: 'Story time is kept, and talked about for weeks',
        forWhom: 'All classes',
        notes: [2, 3],
      },
    ],
  },
  {
    host: 'marlpit-lane',
    hostHead: 'helen',
    state: 'CLOSED',
    isOfRound: true,
    daysAgo: 305,
    stateDaysAgo: 60,
    lead: 'claire',
    champion: 'priya',
    members: [
      { person: 'claire', school: 'harrowmere', isTrained: true, hasDeclared: true },
      { person: 'wilhelmina', school: 'pellwater', hasDeclared: true },
    ],
    visitInDays: -197,
    lines: [
      {
        title: 'Do pupils who are new to English find words for what they know?',
        position: 'Each new pupil has a buddy and a picture dictionary.',
        evidence: 'Case notes of six pupils.',
        question: 'Where do they understand more than they can say?',
        level: 'DEVELOPING',
        teamLevel: 'DEVELOPING',
      },
      {
        title: 'Does our feedback lead to a second try?',
        position: 'Teachers write less, and talk more in the lesson.',
        evidence: 'Books of Years 2, 4 and 6.',
        question: 'Who uses the second try?',
        level: 'SECURE',
        teamLevel: 'SECURE',
      },
    ],
    notes: [
      { line: 0, type: 'LESSON_VISIT', by: 'claire', body: 'A pupil points to the right graph, and is not asked why.' },
      { line: 0, type: 'STAFF_VOICE', by: 'wilhelmina', body: 'Teachers would like phrases to hand for each unit.' },
      { line: 1, type: 'WORK_LOOK', by: 'claire', body: 'A second try in nine of ten books, most of them better.' },
      {
        line: 1,
        type: 'PUPIL_VOICE',
        by: 'wilhelmina',
        body: '“I look at the yellow box first” in all three year groups.',
      },
    ],
    findings: [
      {
        line: 0,
        kind: 'EBI',
        what: 'Put three sentence starters for each unit where pupils can see them',
        forWhom: 'Pupils who are new to English, in Years 4 to 6',
        notes: [0, 1],
        answer: { verdict: 'ACCEPTED', reason: 'Cheap, and what our own staff asked for.' },
        action: {
          owner: 'sunita',
          what: 'Write sentence starters for six units of science with Year 5',
          measure: 'Four of six pupils use one unasked',
          dueInDays: -120,
          state: 'CONFIRMED',
          evidence: 'Five of six pupils in June, on a short film and in books',
        },
      },
      {
        line: 0,
        kind: 'EBI',
        what: 'Ask “how do you know?” also where the answer was right',
        forWhom: 'Pupils who are new to English',
        notes: [0],
        answer: { verdict: 'PARTLY_ACCEPTED', reason: 'Yes in maths and science; first we want to see it there.' },
        action: {
          owner: 'priya',
          what: 'Agree on one question for right answers in maths, and listen for it',
          measure: 'Heard in every maths lesson we drop in to',
          dueInDays: -30,
          state: 'CARRIED_OVER',
        },
      },
      {
        line: 1,
        kind: 'WWW',
        what: 'A second try is part of the lesson, and pupils know where to begin',
        forWhom: 'Years 2, 4 and 6',
        notes: [2, 3],
      },
    ],
    summary: {
      lookedAt: [
        'How pupils who are new to English find words for what they know, and whether feedback leads to a second try.',
        'Two days, eleven lessons, talks with nineteen pupils and seven colleagues.',
      ],
      strong: ['A second try is part of the lesson, and pupils know where to begin.'],
      evenBetter: [
        'Three sentence starters for each unit, where pupils can see them.',
        'Ask how pupils know it also where the answer was right.',
      ],
      askNext: ['Where else do pupils understand more than they can say?'],
    },
    stretch: [4, 5],
    followUp: 'We sat in two lessons: the starters are used, and pupils point each other to them.',
  },
]
