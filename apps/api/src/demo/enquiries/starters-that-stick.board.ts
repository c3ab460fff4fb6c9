/** Starters that stick: its cards and conversations. */
import type { DemoCard, DemoThread } from '../types.js'

const whatWeSee: readonly DemoCard[] = [
  {
    key: 'for-people-who-remember',
    kind: 'EVIDENCE',
    by: 'marcus',
    daysAgo: 98,
    fields: {
      title: '“Starters are for people who remember”',
      type: 'PUPIL_VOICE',
      source: 'Year 8, Harrowmere: five groups of four, in the library at break, with biscuits',
      date: { daysAgo: 99 },
      suggests: 'They have a plan for the starter and it is a sensible one: wait for the green pen.',
      strength: 3,
    },
    text: [
      '14 of 20 described the same routine: look busy, wait until the answers go up, write them in green, tick. Several were proud of how neat it looks.',
      'One: “If you don’t know it you don’t know it. You can’t remember harder.”',
    ],
  },
  {
    key: 'three-weeks-later',
    kind: 'EVIDENCE',
    by: 'jasdeep',
    with: ['marcus'],
    daysAgo: 92,
    fields: {
      title: 'The same five questions three weeks later',
      type: 'ASSESSMENT',
      source: 'Harrowmere: history and science, six classes in Years 7 and 8, 168 pupils',
      date: { daysAgo: 93 },
      suggests: 'The routine keeps what is there. It does not put anything there.',
      strength: 3,
    },
    text: [
      'Pupils in focus: 31 % right on the day, 24 % three weeks later. Everyone else: 79 % and 66 %.',
      'No marks were taken in and nobody was told off. Two classes asked to do it again.',
    ],
  },
  {
    key: 'green-pen-books',
    kind: 'EVIDENCE',
    by: 'jasdeep',
    daysAgo: 90,
    fields: {
      title: 'Forty books: every starter ends in five ticks',
      type: 'WORK_SAMPLE',
      source: 'Year 7 and 8 science books, Harrowmere',
      date: { daysAgo: 91 },
      suggests: 'From the books one cannot tell who remembered and who copied. So neither can we.',
      strength: 2,
    },
  },
  {
    key: 'a-day-of-questions',
    kind: 'EVIDENCE',
    by: 'imogen',
    daysAgo: 86,
    column: 'FOCUSING',
    fields: {
      title: 'One day, five lessons, 27 questions',
      type: 'OBSERVATION',
      source: 'Wrayford: following a Year 8 class through a day, watching four pupils in focus',
      date: { daysAgo: 87 },
      suggests:
        'The answers come up after about three minutes. In 27 questions we saw these four begin to write before that eleven times.',
      strength: 2,
    },
    text: ['By period five they had their green pens out before the questions were on the screen.'],
  },
  {
    key: 'where-questions-come-from',
    kind: 'EVIDENCE',
    by: 'leila',
    daysAgo: 84,
    fields: {
      title: 'Where our questions come from',
      type: 'STAFF_VOICE',
      source: 'Harrowmere and Wrayford: short form, 23 teachers',
      date: { daysAgo: 85 },
      suggests:
        'Written the evening before, mostly about last lesson, the same five for everyone. Nobody had been shown how to choose them.',
      strength: 2,
    },
  },
  {
    key: 'heron-class',
    kind: 'EVIDENCE',
    by: 'rhys',
    daysAgo: 60,
    fields: {
      title: 'Heron class sorts “things that help me remember”',
      type: 'PUPIL_VOICE',
      source: 'Tarnbeck, Heron class: nine pupils, symbols and their own photographs of lessons',
      date: { daysAgo: 61 },
      suggests:
        'Objects and telling somebody come first. Quick questions on the screen were put under “makes me worry” by six of nine.',
      strength: 2,
    },
    text: ['They chose the photographs themselves. Three pupils chose a picture of a friend.'],
  },
]

const hunches: readonly DemoCard[] = [
  {
    key: 'hunch-spacing',
    kind: 'HUNCH',
    by: 'marcus',
    daysAgo: 43,
    status: 'TESTED_REJECTED',
    statusBy: {
      by: 'imogen',
      daysAgo: 29,
      reason: 'Geography has spaced its questions by a term for two years. Same pupils, same pattern.',
    },
    fields: {
      statement: 'We ask about last lesson far too often, so nothing has had time to be forgotten and fetched back.',
      ourContribution: 'About seven in ten of our starter questions are about the lesson before.',
      howWrong:
        'If a department that already spaces its questions widely sees the same pupils forget, then spacing is not what is missing for them.',
    },
    text: ['It may still be worth doing for other reasons. It does not explain these pupils.'],
    links: ['where-questions-come-from', 'three-weeks-later'],
  },
  {
    key: 'hunch-answers-too-soon',
    kind: 'HUNCH',
    by: 'jasdeep',
    with: ['leila', 'rhys'],
    daysAgo: 41,
    status: 'TESTING',
    statusBy: { by: 'jasdeep', daysAgo: 27 },
    fields: {
      statement:
        'We put the answers up before these pupils have tried to remember, so what they practise every day is copying.',
      ourContribution:
        'Three minutes, then the slide. We praise full marks in green, and we move on when the quickest are done.',
      howWrong:
        'If we hold the answers back and give a first letter or a picture instead, and the pupils in focus still write nothing, then it is not the timing.',
    },
    text: [
      'How we test it: two weeks, one class each. No answers for five minutes. A hint card in the middle of the table. We count attempts, right or wrong, by the pupils in focus.',
      'Harrowmere and Tarnbeck have done week one. Wrayford’s class is waiting until they are back.',
    ],
    links: ['for-people-who-remember', 'a-day-of-questions', 'green-pen-books'],
  },
  {
    key: 'hunch-being-wrong',
    kind: 'HUNCH',
    by: 'rhys',
    daysAgo: 38,
    status: 'DRAFT',
    fields: {
      statement: 'Being wrong in our starters costs pupils more than writing nothing, and we set the price.',
      ourContribution:
        'Hands up for five out of five. A tick for a copied answer, nothing at all for a brave wrong one.',
      howWrong: 'If pupils attempt no more when a wrong attempt is worth something than they do now.',
    },
    links: ['heron-class', 'for-people-who-remember'],
  },
]

const learning: readonly DemoCard[] = [
  {
    key: 'retrieval-review',
    kind: 'NEW_LEARNING',
    by: 'imogen',
    daysAgo: 52,
    fields: {
      title: 'It works in classrooms, and the feedback matters',
      source: 'RESEARCH',
      reference:
        'Agarwal, Nunes and Blunt (2021), a systematic review of retrieval practice in classrooms, Educational Psychology Review 33, 1409–1453',
      link: 'https://doi.org/10.1007/s10648-021-09595-9',
      meaning:
        'Retrieval has to happen for it to help. Our question is what to do for pupils for whom it does not happen.',
    },
    links: ['three-weeks-later'],
  },
  {
    key: 'rosenshine',
    kind: 'NEW_LEARNING',
    by: 'leila',
    daysAgo: 36,
    fields: {
      title: 'A high rate of success, and it comes from teaching',
      source: 'RESEARCH',
      reference: 'Rosenshine (2012), Principles of Instruction, American Educator 36(1), 12–19 and 39',
      meaning:
        'We have all quoted the daily review and skipped the part about obtaining a high success rate. Two right out of five is not that.',
    },
    links: ['hunch-being-wrong'],
  },
]

const notes: readonly DemoCard[] = [
  {
    key: 'what-counts',
    kind: 'NOTE',
    by: 'marcus',
    daysAgo: 55,
    column: 'FOCUSING',
    fields: { title: 'We count attempts, not marks' },
    text: [
      'An attempt is something written before the answer is shown, right or wrong. Agreed after a long conversation about what five ticks mean.',
    ],
  },
  {
    key: 'wrayford-pause',
    kind: 'NOTE',
    by: 'marcus',
    daysAgo: 23,
    column: 'HUNCH',
    fields: { title: 'While Wrayford is paused' },
    text: [
      'Imogen and Leila can read along and will write again when the school is back. We keep their class in the plan and do not fill their gap with a guess.',
    ],
    links: ['hunch-answers-too-soon'],
  },
  {
    key: 'hint-cards',
    kind: 'NOTE',
    by: 'rhys',
    with: ['jasdeep'],
    daysAgo: 20,
    column: 'HUNCH',
    fields: { title: 'Hint cards: first letter, picture, object' },
    text: [
      'Heron class uses objects already. Jasdeep laughed and then took the box of bones. We make one set for both schools.',
    ],
    links: ['heron-class'],
  },
]

export const cards: readonly DemoCard[] = [...whatWeSee, ...hunches, ...learning, ...notes]

export const threads: readonly DemoThread[] = [
  {
    on: 'hunch-spacing',
    comments: [
      {
        by: 'imogen',
        daysAgo: 31,
        text: 'I am sorry to spoil a good hunch, @{marcus}. We ask about last term in every second starter, and I have the same eleven pupils at the bottom of the page.',
      },
      {
        by: 'marcus',
        daysAgo: 30,
        text: 'Do not be sorry. I have given an assembly for staff about spacing. Twice.',
        edited: { daysAgo: 30, before: 'Do not be sorry. I have given an assembly for staff about spacing.' },
      },
    ],
    resolved: { by: 'marcus', daysAgo: 28 },
  },
  {
    on: 'hunch-answers-too-soon',
    comments: [
      {
        by: 'rhys',
        daysAgo: 26,
        text: 'In Heron class five minutes without an answer is long. May I use two and an object, and we say so in the write-up?',
      },
      {
        by: 'jasdeep',
        daysAgo: 25,
        text: 'Yes. @{rhys} the question is the same: did they try before they saw it?',
      },
      {
        by: 'jasdeep',
        daysAgo: 12,
        text: 'Week one at Harrowmere: attempts by my nine pupils in focus went from 12 to 28 of 45. Right answers hardly moved. I find the first number more interesting than the second.',
      },
    ],
  },
  {
    on: 'hint-cards',
    comments: [
      {
        by: 'rhys',
        daysAgo: 9,
        text: '@{jasdeep} could your technician cut forty cards in a size that survives Year 8?',
      },
      { by: 'jasdeep', daysAgo: 8, text: 'Done, laminated, one corner already chewed. It was not a pupil.' },
    ],
  },
]
