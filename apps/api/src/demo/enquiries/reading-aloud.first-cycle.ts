/** Reading aloud again, first cycle: from a room that sounds like a list to twenty-two readers one can listen to. */
import type { DemoCard, DemoThread } from '../types.js'

const whatWeSee: readonly DemoCard[] = [
  {
    key: 'robot-voice',
    kind: 'EVIDENCE',
    by: 'paul',
    daysAgo: 312,
    fields: {
      title: '“I do my reading voice”',
      type: 'PUPIL_VOICE',
      source: 'Kelsham and Brackwater: twelve pupils in pairs, after reading a page to us',
      date: { daysAgo: 313 },
      suggests: 'Pupils have a special voice for reading, flat and even, and they believe it is what we want.',
      strength: 3,
    },
    text: [
      'Asked to tell the same page in their own words, nine of twelve used expression at once. “That’s just talking, though.”',
    ],
  },
  {
    key: 'accuracy-without-sense',
    kind: 'EVIDENCE',
    by: 'grace',
    with: ['callum'],
    daysAgo: 306,
    fields: {
      title: 'Accurate, and no idea what it was about',
      type: 'ASSESSMENT',
      source: 'Brackwater, Marlpit Lane, Kelsham: an unseen text of 90 words, 34 pupils',
      date: { daysAgo: 307 },
      suggests: 'All 34 read at least 85 of 90 words correctly. 11 could say what it was about.',
      strength: 3,
    },
  },
  {
    key: 'reading-records',
    kind: 'EVIDENCE',
    by: 'callum',
    daysAgo: 303,
    fields: {
      title: 'Reading records: 210 entries, 190 say “read well”',
      type: 'WORK_SAMPLE',
      source: 'Year 2, Marlpit Lane: one half-term of home reading records',
      date: { daysAgo: 304 },
      suggests: 'Our own entries are no richer than the families’. Nobody writes down what it sounded like.',
      strength: 2,
    },
  },
  {
    key: 'what-families-hear',
    kind: 'EVIDENCE',
    by: 'farida',
    daysAgo: 300,
    fields: {
      title: 'Families stopped reading aloud when the child could read alone',
      type: 'FAMILY_VOICE',
      source: 'Brackwater: gate talks with sixteen families of Year 2 pupils',
      date: { daysAgo: 301 },
      suggests: 'Eleven of sixteen thought that it was now the child’s turn. We had told them so, in a leaflet.',
      strength: 2,
    },
  },
  {
    key: 'how-often-aloud',
    kind: 'EVIDENCE',
    by: 'hannah',
    daysAgo: 298,
    fields: {
      title: 'Four minutes of reading aloud a week',
      type: 'OBSERVATION',
      source: 'All three schools: each pupil’s minutes of reading aloud to anyone, one week',
      date: { daysAgo: 299 },
      suggests: 'Pupils who need the practice get less of it than those still in phonics groups, who read aloud daily.',
      strength: 2,
    },
  },
]

const hunches: readonly DemoCard[] = [
  {
    key: 'hunch-new-book',
    kind: 'HUNCH',
    by: 'grace',
    daysAgo: 272,
    status: 'TESTED_SUPPORTED',
    statusBy: { by: 'grace', daysAgo: 254 },
    fields: {
      statement:
        'We give these pupils a new book every time, so they meet every text once, while it is still hard, and never while it is easy.',
      ourContribution:
        'The book is changed when it has been read once. We call that progress, and the chart on the wall agrees with us.',
      howWrong: 'If a third reading of the same 60 words sounds no different from the first, we are wrong.',
    },
    text: [
      'Two mornings, 18 pupils: first and third reading compared by a colleague who did not know which was which. She picked the third for 15 of 18.',
    ],
    links: ['robot-voice', 'how-often-aloud'],
  },
  {
    key: 'hunch-too-hard',
    kind: 'HUNCH',
    by: 'callum',
    daysAgo: 271,
    status: 'TESTED_REJECTED',
    statusBy: { by: 'callum', daysAgo: 262, reason: 'Two book bands down, the voice stayed exactly as flat.' },
    fields: {
      statement: 'The books we send home are a level too hard.',
      ourContribution: 'We move pupils up when they decode a page, whatever it sounds like.',
      howWrong: 'If easier books are read just as flatly.',
    },
    links: ['accuracy-without-sense'],
  },
  {
    key: 'hunch-no-model',
    kind: 'HUNCH',
    by: 'hannah',
    daysAgo: 270,
    status: 'PARKED',
    statusBy: { by: 'hannah', daysAgo: 255 },
    fields: {
      statement: 'Pupils hear us read stories and never hear us read the text that they are about to read themselves.',
      ourContribution:
        'We read aloud at the end of the day, from another book, to children who are putting their coats on.',
      howWrong: 'If hearing their own text read first changes nothing in how they read it.',
    },
    links: ['what-families-hear'],
  },
]

const learning: readonly DemoCard[] = [
  {
    key: 'therrien',
    kind: 'NEW_LEARNING',
    by: 'grace',
    daysAgo: 249,
    fields: {
      title: 'Repeated reading helps, most when it is to somebody who answers',
      source: 'RESEARCH',
      reference:
        'Therrien (2004), Fluency and comprehension gains as a result of repeated reading: a meta-analysis, Remedial and Special Education 25(4), 252–261',
      link: 'https://doi.org/10.1177/07419325040250040801',
      meaning:
        'Eighteen studies. To an adult, with a word of help, three or four times. And: if we want understanding, we have to ask for it.',
    },
    text: ['We underlined the last point and then did not do it. See what we checked.'],
    links: ['hunch-new-book'],
  },
  {
    key: 'eef-fluent-reading',
    kind: 'NEW_LEARNING',
    by: 'callum',
    daysAgo: 245,
    fields: {
      title: 'Guided oral reading and repeated reading, side by side',
      source: 'RESEARCH',
      reference:
        'Education Endowment Foundation (2021), Improving Literacy in Key Stage 2, second edition, recommendation 2',
      link: 'https://educationendowmentfoundation.org.uk/education-evidence/guidance-reports/literacy-ks2',
      meaning: 'Written for older pupils than most of ours. We take the routine and keep the texts short.',
    },
  },
  {
    key: 'choir-visit',
    kind: 'NEW_LEARNING',
    by: 'hannah',
    daysAgo: 238,
    fields: {
      title: 'Echo first, then together, then alone: a choir rehearsal at Hazelholt',
      source: 'VISIT',
      reference: 'Hazelholt Primary Academy, Ben Hollingdale’s choir, Tuesday lunchtime',
      meaning: 'Nobody sings alone what they have not first sung with others. We copied the order.',
    },
  },
]

const action: readonly DemoCard[] = [
  {
    key: 'twelve-minutes',
    kind: 'CHANGE_IDEA',
    by: 'grace',
    with: ['hannah', 'callum'],
    daysAgo: 233,
    fields: {
      title: 'Twelve minutes, one short text, four days',
      what: 'A text of 50 to 80 words stays for the week. Day one: the adult reads, pupils echo phrase by phrase. Day two: together. Day three: in pairs, with one thing to try (“make me worried for the fox”). Day four: to a listener who has not heard it.',
      who: 'The class teacher on days one and four, a teaching assistant on days two and three',
      when: 'Fourteen weeks, leaving out the last week before each holiday',
      dose: 'Four times twelve minutes a week, groups of six',
    },
    links: ['hunch-new-book', 'therrien', 'choir-visit'],
  },
  {
    key: 'a-listener-at-home',
    kind: 'CHANGE_IDEA',
    by: 'farida',
    daysAgo: 226,
    fields: {
      title: 'The Thursday text goes home to be performed, not heard',
      what: 'The week’s text goes home on a strip of card: “I can read this so that you will want to listen.” No signature, no record.',
      who: 'All three classes; teaching assistants put the strips in the bags',
      when: 'From week three',
      dose: 'Once a week',
    },
    links: ['hunch-new-book'],
  },
  {
    key: 'test-group-size',
    kind: 'QUICK_TEST',
    by: 'callum',
    daysAgo: 222,
    fields: {
      title: 'Groups of six or the whole class?',
      plan: 'One week with groups, one week with the whole class echoing. We look at whether the six quietest read along.',
      do: 'With the whole class it was joyful and loud. Three of the six moved their lips.',
      study: 'In the group all six read, because there is nowhere to hide and nobody to fear.',
      act: 'Groups. The whole class echoes on Fridays, for the joy of it.',
      verdict: 'ADOPT',
      doneOn: { daysAgo: 210 },
    },
    links: ['twelve-minutes'],
  },
  {
    key: 'test-strips',
    kind: 'QUICK_TEST',
    by: 'farida',
    daysAgo: 205,
    fields: {
      title: 'Do the strips get read at home?',
      plan: 'Two Thursdays at Brackwater. On Friday, pupils post a button: read it to somebody, or did not.',
      do: '13 buttons of 16 the first week, 9 the second.',
      study:
        'Where nobody at home reads English with ease, the card went unread. A neighbour or a toy counts as a listener, we had not said so.',
      act: 'The card now says “to anybody, a cat is fine”. Back to 13.',
      verdict: 'ADAPT',
      doneOn: { daysAgo: 192 },
    },
    links: ['a-listener-at-home'],
  },
]

const checks: readonly DemoCard[] = [
  {
    key: 'check-fluency',
    kind: 'CHECK',
    by: 'grace',
    with: ['callum', 'hannah'],
    daysAgo: 112,
    fields: {
      title: 'The unseen text again: 22 of 34 read so that one can listen',
      type: 'ASSESSMENT',
      before: 'Average 7 of 16. 3 of 34 pupils at 10 or above.',
      after:
        'Average 10.4 of 16. 22 of 34 pupils at 10 or above. Of the other twelve, eight moved by two points or more and four did not move.',
      date: { daysAgo: 114 },
      strength: 3,
    },
    text: ['A new text of the same length, heard by a colleague from another of the three schools.'],
    links: ['twelve-minutes', 'accuracy-without-sense'],
  },
  {
    key: 'check-understanding',
    kind: 'CHECK',
    by: 'hannah',
    daysAgo: 110,
    fields: {
      title: 'Saying what it was about: 17 of 34, up from 11',
      type: 'ASSESSMENT',
      before: '11 of 34 could say what the text was about.',
      after:
        '17 of 34 can. Nine pupils now read beautifully and still cannot say. We did not ask them to, for fourteen weeks.',
      date: { daysAgo: 114 },
      strength: 3,
    },
    links: ['twelve-minutes', 'accuracy-without-sense'],
  },
  {
    key: 'check-pupils-voice',
    kind: 'CHECK',
    by: 'callum',
    daysAgo: 108,
    fields: {
      title: '“It’s like talking, but somebody else wrote it”',
      type: 'PUPIL_VOICE',
      before: 'Most pupils had a flat “reading voice” and thought it was expected.',
      after: 'Ten of twelve now say that reading aloud is for the listener. Two miss getting a new book every day.',
      date: { daysAgo: 109 },
      strength: 2,
    },
    links: ['twelve-minutes', 'robot-voice'],
  },
]

const notes: readonly DemoCard[] = [
  {
    key: 'handing-over',
    kind: 'NOTE',
    by: 'paul',
    daysAgo: 105,
    column: 'CHECKING',
    fields: { title: 'Handing over to Grace' },
    text: [
      'I am moving north for family reasons. Grace leads from here, Hannah keeps Kelsham in it, and the text strips are in the blue box in the library.',
      'This was the best thing I have worked on. If it is of use elsewhere, put all our names on it and the four pupils who did not move as well.',
    ],
  },
  {
    key: 'what-we-would-tell',
    kind: 'NOTE',
    by: 'grace',
    daysAgo: 18,
    column: 'CHECKING',
    fields: { title: 'What we would tell a colleague who wants to try this' },
    text: [
      'Keep the text short enough to love by Thursday. Do the echo phrase by phrase, not line by line. Find a listener who has not heard it.',
      'And ask what it means from the first week. We did not, and that is what our second cycle is about.',
    ],
    links: ['check-fluency', 'check-understanding'],
  },
]

export const firstCycleCards: readonly DemoCard[] = [
  ...whatWeSee,
  ...hunches,
  ...learning,
  ...action,
  ...checks,
  ...notes,
]

export const firstCycleThreads: readonly DemoThread[] = [
  {
    on: 'check-understanding',
    comments: [
      {
        by: 'callum',
        daysAgo: 109,
        text: 'I have read this card four times. We taught them to perform it and we were surprised that they performed it.',
      },
      {
        by: 'hannah',
        daysAgo: 108,
        text: '@{callum} that is the sentence for the sharing afternoon. May I use it?',
      },
      { by: 'callum', daysAgo: 107, text: 'With my name on it, please.' },
    ],
    resolved: { by: 'hannah', daysAgo: 106 },
  },
  {
    on: 'twelve-minutes',
    comments: [
      {
        by: 'farida',
        daysAgo: 200,
        text: 'Week five and the twelve minutes have become twenty on Mondays. @{grace} what shall we leave out?',
      },
      {
        by: 'grace',
        daysAgo: 199,
        text: 'The talk about the pictures, I am afraid. It is lovely and it is another lesson.',
      },
    ],
  },
]
