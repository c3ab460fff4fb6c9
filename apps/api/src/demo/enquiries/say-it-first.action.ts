/** Say it first: what the group went to learn, what it tries in three classrooms, and what it sees so far. */
import type { DemoCard } from '../types.js'

export const newLearning: readonly DemoCard[] = [
  {
    key: 'eef-ks2',
    kind: 'NEW_LEARNING',
    by: 'siobhan',
    daysAgo: 48,
    fields: {
      title: 'Saying ideas aloud before writing is one of the seven recommendations',
      source: 'RESEARCH',
      reference:
        'Education Endowment Foundation (2021), Improving Literacy in Key Stage 2, second edition, recommendation 1',
      link: 'https://educationendowmentfoundation.org.uk/education-evidence/guidance-reports/literacy-ks2',
      meaning:
        'Backs the direction, not our particular routine. It says purposeful talk; a chorus of a model sentence would not be that.',
    },
  },
  {
    key: 'sentence-combining',
    kind: 'NEW_LEARNING',
    by: 'amara',
    daysAgo: 46,
    fields: {
      title: 'Sentence combining in pairs: nine- and ten-year-olds, and stories got better too',
      source: 'RESEARCH',
      reference:
        'Saddler and Graham (2005), on peer-assisted sentence combining, Journal of Educational Psychology 97(1), 43–54',
      link: 'https://doi.org/10.1037/0022-0663.97.1.43',
      meaning:
        'Pairs say the joined sentence before they write it, and judge by ear. We borrow the ear. Their pupils had far more sessions than we can give.',
    },
    text: [
      'I read the whole paper, not only the abstract. Short sessions, three a week, and the pair talks all the time.',
    ],
  },
  {
    key: 'grammar-for-meaning',
    kind: 'NEW_LEARNING',
    by: 'ben',
    daysAgo: 44,
    fields: {
      title: 'Grammar taught for what it does to meaning helps; stronger writers gained more',
      source: 'RESEARCH',
      reference: 'Myhill, Jones, Lines and Watson (2012), Re-thinking grammar, Research Papers in Education 27(2)',
      link: 'https://doi.org/10.1080/02671522.2011.637640',
      meaning:
        'A warning for us: without more rehearsal, our pupils in focus might gain least. Ask “what does ‘unless’ do to the reader?” every time.',
    },
  },
  {
    key: 'dialogic',
    kind: 'NEW_LEARNING',
    by: 'siobhan',
    daysAgo: 43,
    fields: {
      title: 'What the teacher does with the answer matters more than the question',
      source: 'RESEARCH',
      reference: 'Alexander (2020), A Dialogic Teaching Companion, Routledge: the chapters on extending talk',
      meaning:
        'Gives us words for not repairing: “say that again as one sentence”, “who can build on that?”, and then waiting.',
    },
  },
  {
    key: 'tarnbeck-visit',
    kind: 'NEW_LEARNING',
    by: 'hannah',
    daysAgo: 40,
    fields: {
      title: 'A morning in Kingfisher class: they build the sentence with their hands',
      source: 'VISIT',
      reference: 'Tarnbeck School, Kingfisher class, with Maya Ferreira-Stubbs and Denise Okonjo-Bell',
      meaning:
        'A gesture for the joining word makes it audible. Their pause after a pupil begins is about six seconds. Ours is not one.',
    },
    text: [
      'Amara and I watched coloured sentence strips in use. The joining word has its own colour and its own gesture, two fists that turn. Pupils who speak in single words used the gesture and then found the word.',
      'What Maya wanted from us in return: how we choose texts worth talking about. She came to Kelsham the week after.',
    ],
  },
  {
    key: 'ingrid-advice',
    kind: 'NEW_LEARNING',
    by: 'amara',
    daysAgo: 24,
    fields: {
      title: 'Twice is not the point: the second listener is',
      source: 'EXPERT',
      reference: 'Ingrid Solheim-Drew, speech and language therapist, an hour online with the group',
      meaning:
        'Repeating to the same partner fades. A second, new listener gives a reason to say it again and better. We changed the routine because of this.',
    },
    text: [
      'She also asked how we would tell rehearsal from copying the partner. We could not answer. Quick test four is about that.',
    ],
  },
  {
    key: 'reading-group',
    kind: 'NEW_LEARNING',
    by: 'ben',
    daysAgo: 37,
    fields: {
      title: 'Twilight with the choir leaders: rehearsing without wearing it out',
      source: 'CPD_SESSION',
      reference: 'Hazelholt, one hour, nine colleagues from four schools',
      meaning:
        'Singers repeat for a different purpose each time: for the shape, for the breath, for the listener. We gave each saying of the sentence a purpose.',
    },
  },
]

export const changes: readonly DemoCard[] = [
  {
    key: 'say-it-twice',
    kind: 'CHANGE_IDEA',
    by: 'amara',
    daysAgo: 39,
    fields: {
      title: 'Say it to one, say it to another, then write',
      what: 'At the start of a writing lesson every pupil composes one sentence aloud from a picture or an event, says it to a partner, changes partner, says it again with one thing improved, and only then picks up a pencil. The adult listens and does not model.',
      who: 'Amara, Ben, Hannah and the teaching assistants of the three classes',
      when: 'Six weeks, from the first Monday after half-term',
      dose: 'Ten minutes, Monday to Thursday',
    },
    text: [
      'First saying: for the shape. Second saying: for the listener, with one thing changed.',
      'Stop sign: if it takes more than twelve minutes on three days running, we make it smaller rather than push on.',
    ],
    links: ['hunch-rehearsal', 'eef-ks2', 'ingrid-advice', 'reading-group'],
  },
  {
    key: 'whole-sentence-back',
    kind: 'CHANGE_IDEA',
    by: 'hannah',
    daysAgo: 34,
    fields: {
      title: 'Give the sentence back instead of repairing it',
      what: 'When a pupil offers a fragment, the adult says “say me the whole sentence”, waits six seconds by counting on fingers behind the back, and accepts help from the partner before helping.',
      who: 'All adults in the three classes, also outside English lessons',
      when: 'From week two, once the first routine runs by itself',
      dose: 'Whenever a fragment comes; a tally once a week in one lesson',
    },
    links: ['hunch-rehearsal', 'dialogic', 'tarnbeck-visit'],
  },
  {
    key: 'turning-fists',
    kind: 'CHANGE_IDEA',
    by: 'ben',
    daysAgo: 32,
    fields: {
      title: 'The turning fists: a gesture for the joining word',
      what: 'Pupils make Tarnbeck’s gesture at the moment they say the joining word. Partners listen for it and say what it did: turned round, set a condition, went back in time.',
      who: 'Ben’s class first; Amara’s and Hannah’s join if the quick test is worth it',
      when: 'Weeks two and three at Hazelholt',
      dose: 'Inside the ten minutes, no extra time',
    },
    links: ['tarnbeck-visit', 'grammar-for-meaning'],
  },
  {
    key: 'after-register',
    kind: 'CHANGE_IDEA',
    by: 'amara',
    daysAgo: 31,
    fields: {
      title: 'Move sentence work to after register and assembly',
      what: 'Swap the order of the morning so that the ten minutes begin at 9.35, when everybody is in the room.',
      who: 'Amara, with the Year 4 teaching assistant',
      when: 'From week one at Marlpit Lane only',
      dose: 'A change of timetable, no extra time',
    },
    links: ['hunch-rehearsal'],
  },
]

export const tests: readonly DemoCard[] = [
  {
    key: 'test-timer',
    kind: 'QUICK_TEST',
    by: 'amara',
    daysAgo: 30,
    fields: {
      title: 'Does a sand timer on the carpet hold 90 seconds of talk?',
      plan: 'Two lessons at Marlpit Lane. The timer runs, nobody is called back early. We expect both partners to get a turn in most pairs.',
      do: 'First lesson: talk died at about 40 seconds and pupils watched the sand. Second lesson: timer behind us, a bell for “other partner”.',
      study:
        'With the bell, both partners spoke in 12 of 14 pairs; with the visible sand in 7. The timer had become the thing to look at.',
      act: 'Bell, no sand. Ben and Hannah begin with the bell and save themselves the first lesson.',
      verdict: 'ADAPT',
      doneOn: { daysAgo: 28 },
    },
    links: ['say-it-twice'],
  },
  {
    key: 'test-second-listener',
    kind: 'QUICK_TEST',
    by: 'ben',
    daysAgo: 23,
    fields: {
      title: 'Same partner twice, or a new listener?',
      plan: 'Hazelholt, four lessons: two with the same partner twice, two with a change. Siobhan notes the second saying of the twelve pupils in focus.',
      do: 'Changing partners cost about forty seconds the first time and twenty by the fourth.',
      study:
        'To the same partner, 3 of 12 changed anything in the second saying. To a new listener, 9 of 12 did, and 6 of those made the sentence longer or clearer.',
      act: 'The change of partner is now part of the routine in all three classes.',
      verdict: 'ADOPT',
      doneOn: { daysAgo: 17 },
    },
    text: ['It was Ingrid’s question that made us look at this. We would have gone on repeating.'],
    links: ['say-it-twice'],
  },
  {
    key: 'test-fists',
    kind: 'QUICK_TEST',
    by: 'ben',
    daysAgo: 18,
    fields: {
      title: 'A gesture for the joining word, with nine-year-olds',
      plan: 'Hazelholt, one week. We expect pupils to use it in the oral sentence, and worry that they find it babyish.',
      do: 'Introduced as “how we conduct a sentence”. Used by nearly everybody for three days, then mostly by the pupils in focus.',
      study:
        'Not babyish, apparently. Seven of twelve still used it on Friday without a prompt. But two pupils made the gesture and said “and”.',
      act: 'Partners now say what the fists did. If the answer is “nothing”, try another word. Amara’s class joins next week.',
      verdict: 'ADAPT',
      doneOn: { daysAgo: 10 },
    },
    links: ['turning-fists'],
  },
  {
    key: 'test-copying',
    kind: 'QUICK_TEST',
    by: 'hannah',
    daysAgo: 6,
    fields: {
      title: 'Rehearsing, or copying the partner?',
      plan: 'Kelsham, two lessons: partners look at different pictures, so there is nothing to copy. If the written sentences stay as good, it is rehearsal.',
      do: 'First lesson done with 21 pupils. It took three minutes longer because the pictures had to be explained.',
    },
    text: ['Second lesson on Thursday. I will write up both together rather than believe the first one.'],
    links: ['say-it-twice'],
  },
]

export const checks: readonly DemoCard[] = [
  {
    key: 'check-recounts',
    kind: 'CHECK',
    by: 'ben',
    daysAgo: 5,
    fields: {
      title: 'Recounts again, at the end of week four',
      type: 'WORK_SAMPLE',
      before: '8 of 31 pieces had a subordinate clause, other than with “because”, that says what the pupil meant.',
      after:
        '17 of 31 now do. 9 more try and miss, where they used to avoid it. Five pieces look as they did, four of them from pupils who were away for the first two weeks.',
      date: { daysAgo: 7 },
      strength: 2,
    },
    text: [
      'Read blind: Siobhan took names and dates off, and the three of us sorted early and late pieces together. We agreed on 27 of 31 straight away.',
      'Not yet our measure (20 of 31 with two such clauses). Two more weeks to go.',
    ],
    links: ['test-second-listener', 'say-it-twice', 'recounts'],
  },
  {
    key: 'check-pupils',
    kind: 'CHECK',
    by: 'sunita',
    daysAgo: 4,
    fields: {
      title: 'The same question to the same groups',
      type: 'PUPIL_VOICE',
      before:
        'Asked what they do when a sentence gets stuck, 17 of 24 pupils said they write an easier one. Nobody said they say it aloud.',
      after:
        '14 of 24 now say they say it to somebody or “in a whisper”. Six still go for the easy one. Three mention the bell with some feeling.',
      date: { daysAgo: 5 },
      strength: 2,
    },
    text: ['A pupil new to English since last term: “First time it is broken. Second time it is my sentence.”'],
    links: ['pupils-stuck', 'say-it-twice'],
  },
]

export const notes: readonly DemoCard[] = [
  {
    key: 'who-brings-what',
    kind: 'NOTE',
    by: 'amara',
    daysAgo: 118,
    fields: { title: 'Who brings what' },
    text: [
      'Marlpit Lane: Sunita’s knowledge of pupils new to English, and fourteen of them. Hazelholt: Ben’s moderation folder and his ear. Kelsham: a mixed-age class in which Year 3 hear Year 4 every day.',
      'What we each want: Amara, to stop guessing why. Ben, fewer grammar lists. Hannah, not to be the only English lead in the room.',
    ],
  },
  {
    key: 'focus-wording',
    kind: 'NOTE',
    by: 'hannah',
    daysAgo: 76,
    column: 'FOCUSING',
    fields: { title: 'Our first focus was too wide: “better sentences”' },
    text: [
      'We could all agree with it and none of us could have said on Monday what to do. So we went back. The new wording names the pupils and the kind of sentence, and says aloud before written.',
    ],
    links: ['recounts', 'repeat-sentences'],
  },
  {
    key: 'left-out',
    kind: 'NOTE',
    by: 'ben',
    daysAgo: 75,
    column: 'FOCUSING',
    fields: { title: 'What we decided to leave out' },
    text: ['Spelling, handwriting and stamina. All real, all somebody’s favourite, none of them this.'],
  },
  {
    key: 'cover-swaps',
    kind: 'NOTE',
    by: 'amara',
    daysAgo: 33,
    column: 'ACTION',
    fields: { title: 'How we find the time' },
    text: [
      'One hour every third Wednesday, 3.45 at Hazelholt because it lies between us. It replaces the English leads’ meeting for the three of us, agreed with all three heads.',
      'Visits are lesson swaps: Lorraine knows the dates. Nobody gives up planning time.',
    ],
  },
  {
    key: 'recordings',
    kind: 'NOTE',
    by: 'siobhan',
    daysAgo: 29,
    column: 'ACTION',
    fields: { title: 'Recordings stay at school' },
    text: [
      'We tally on paper. If somebody records to check a tally, it is on a school device, deleted the same day and never shared. Not even with each other.',
    ],
  },
  {
    key: 'next-meeting',
    kind: 'NOTE',
    by: 'amara',
    daysAgo: 8,
    column: 'CHECKING',
    fields: { title: 'For Wednesday: three things and no more' },
    text: [
      'Hannah’s two lessons. Whether week four is enough to go on to checking. How we count the four pupils who were away at the start.',
    ],
    links: ['check-recounts', 'test-copying'],
  },
]
