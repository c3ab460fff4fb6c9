/** Say it first: what the three schools saw in their pupils, and the hunches they made of it. */
import type { DemoCard } from '../types.js'

export const whatWeSee: readonly DemoCard[] = [
  {
    key: 'pupils-stuck',
    kind: 'EVIDENCE',
    by: 'sunita',
    daysAgo: 116,
    fields: {
      title: '“I do the easy sentence instead”: what pupils do when a sentence gets stuck',
      type: 'PUPIL_VOICE',
      source: 'Year 4, Marlpit Lane: six conversations with four pupils each',
      date: { daysAgo: 117 },
      suggests:
        'Pupils know they are stuck and have one way out: make it shorter. Saying it aloud is not on their list.',
      strength: 3,
    },
    text: [
      'We asked: what do you do when you know what you want to say but the sentence won’t come? Of 24 pupils, 17 said some version of “I write a different one” or “I do the easy one”. Four said they ask a friend. Three said they look at the wall.',
      'Nobody said “I say it out loud first”. When we asked whether they were allowed to, several were not sure. One: “It’s meant to be silent when we write.”',
    ],
  },
  {
    key: 'recounts',
    kind: 'EVIDENCE',
    by: 'ben',
    daysAgo: 115,
    fields: {
      title: '31 recounts side by side: “although” is a guess',
      type: 'WORK_SAMPLE',
      source: 'Unaided recounts of the river walk, three classes, pupils in focus only',
      date: { daysAgo: 118 },
      suggests: 'Pupils have been told to use the words. They have not heard what the words do to a sentence.',
      strength: 3,
    },
    text: [
      'We read them together and counted. 8 of the 31 pieces have a subordinate clause, other than with “because”, that says what the pupil meant. 13 try “although”, “unless” or “while” and miss: “Although I was tired but I carried on.” “Unless it was raining we went in the river.”',
      'The rest are strings of “and then”. These are not careless: handwriting and spelling are often neat. The sentence is what goes.',
    ],
  },
  {
    key: 'carpet-tally',
    kind: 'EVIDENCE',
    by: 'siobhan',
    daysAgo: 112,
    fields: {
      title: 'Who speaks on the carpet',
      type: 'OBSERVATION',
      source: 'Year 4, Hazelholt: two shared-writing sessions, tally by a visiting colleague',
      date: { daysAgo: 113 },
      suggests: 'The pupils who most need to hear themselves in a long sentence are the ones who give us one word.',
      strength: 2,
    },
    text: [
      '46 contributions in two sessions. Nine pupils gave 40 of them. The twelve pupils we are thinking of gave six, none longer than three words.',
      'Ben asked me to do this and said the tally was not a surprise but the three words were.',
    ],
  },
  {
    key: 'partner-talk-timed',
    kind: 'EVIDENCE',
    by: 'hannah',
    daysAgo: 111,
    column: 'FOCUSING',
    fields: {
      title: 'Talk partners: fourteen seconds',
      type: 'OBSERVATION',
      source: 'All three classes, timed with a kitchen timer on eleven occasions',
      date: { daysAgo: 112 },
      suggests:
        'Partner talk ends when the first pair looks ready. In that time one of two partners says one sentence, once.',
      strength: 3,
    },
    text: [
      'From “tell your partner” to “and three, two, one, back to me”: 14 seconds on average, the shortest 8, the longest 31. I thought mine was about a minute. It was 12.',
      'Watching pairs rather than the clock: the more confident partner speaks first nearly every time, and the talk stops before the other has a turn.',
    ],
  },
  {
    key: 'repeat-sentences',
    kind: 'EVIDENCE',
    by: 'amara',
    daysAgo: 109,
    fields: {
      title: 'Repeating a spoken sentence: the joining word drops out',
      type: 'ASSESSMENT',
      source: 'Marlpit Lane and Hazelholt, 26 pupils in focus, twelve spoken sentences each',
      date: { daysAgo: 110 },
      suggests:
        'They hold the two ideas and lose the relation between them. That is a listening and saying matter before it is a writing one.',
      strength: 2,
    },
    text: [
      'We read each sentence once and asked for it back. Simple sentences: nearly all came back whole. Sentences with a subordinate clause: the joining word was dropped or turned into “and” in about two of three.',
      'Not a published test, just our own twelve sentences, so we should not lean on the exact figure.',
    ],
  },
  {
    key: 'postcards',
    kind: 'EVIDENCE',
    by: 'ben',
    daysAgo: 108,
    fields: {
      title: 'Postcards: “I can talk in class when…”',
      type: 'PUPIL_VOICE',
      source: 'Year 4, Hazelholt: anonymous postcards, 29 of 30 pupils',
      date: { daysAgo: 109 },
      suggests: 'Rehearsal and safety come up far more often than liking the topic.',
      strength: 2,
    },
    text: [
      'Most frequent: “when I have practised it with my partner” (11), “when it can’t be wrong” (7), “when you don’t pick me first” (5).',
      'One that stays with me: “I can talk when I have already heard it in my head and it sounded English.”',
    ],
  },
  {
    key: 'adults-finish',
    kind: 'EVIDENCE',
    by: 'hannah',
    daysAgo: 106,
    fields: {
      title: 'We finish their sentences for them',
      type: 'STAFF_VOICE',
      source: 'Kelsham: two teaching assistants and me, after listening to ten minutes of our own group work',
      date: { daysAgo: 107 },
      suggests: 'Kindness and the clock make us supply the second half. The pupil nods, and we write it on the board.',
      strength: 2,
    },
    text: [
      'We recorded ourselves on a school tablet (deleted the same day) and counted. In ten minutes we completed or repaired a pupil’s sentence nineteen times between the three of us.',
      'Nobody enjoyed the counting. Everybody wanted to do it again in a month.',
    ],
  },
  {
    key: 'families',
    kind: 'EVIDENCE',
    by: 'sunita',
    daysAgo: 104,
    fields: {
      title: 'At home they tell long stories',
      type: 'FAMILY_VOICE',
      source: 'Marlpit Lane: coffee morning, fourteen families, with help from two parents who interpret',
      date: { daysAgo: 105 },
      suggests:
        'The language for joining ideas is often there, in Polish, Somali, Panjabi or Arabic. We do not invite it in.',
      strength: 2,
    },
    text: [
      'Most families described children who argue, explain and retell at length at home. Two were surprised to hear the word “quiet”.',
      'One father: “In our language he is a lawyer.”',
    ],
  },
  {
    key: 'whiteboards',
    kind: 'EVIDENCE',
    by: 'hannah',
    daysAgo: 103,
    fields: {
      title: 'The wiped whiteboard',
      type: 'WORK_SAMPLE',
      source: 'Kelsham: photographs of mini-whiteboards every thirty seconds during shared writing',
      date: { daysAgo: 104 },
      suggests:
        'Five pupils begin an ambitious sentence and wipe it when others hold theirs up. We only ever see the second, shorter one.',
      strength: 1,
    },
  },
  {
    key: 'late-starts',
    kind: 'EVIDENCE',
    by: 'amara',
    daysAgo: 102,
    fields: {
      title: 'Sentence work sits where some pupils are not yet here',
      type: 'ATTENDANCE',
      source: 'Marlpit Lane: late marks for the fourteen pupils in focus, last half-term',
      date: { daysAgo: 103 },
      suggests:
        'Four of the fourteen miss part of the first twenty minutes at least once a week. Small, but we put sentence work exactly there.',
      strength: 1,
    },
  },
  {
    key: 'role-play',
    kind: 'EVIDENCE',
    by: 'sunita',
    daysAgo: 70,
    fields: {
      title: 'In role, the same pupils say the long sentence',
      type: 'OBSERVATION',
      source: 'Marlpit Lane and Kelsham: drama lessons, notes by two adults each',
      date: { daysAgo: 72 },
      suggests:
        'As the ferryman who will not take the traveller, pupils say “unless”, “even if” and “not until”, correctly and often. The words are there.',
      strength: 3,
    },
    text: [
      'We went looking for this after the first hunch, because if vocabulary were the problem it should show here too. It does not.',
      'In 20 minutes, 11 of 14 pupils in focus at Marlpit Lane used at least one such clause without a prompt. “You can’t come on my boat unless you tell me who sent you.”',
    ],
  },
]

export const hunches: readonly DemoCard[] = [
  {
    key: 'hunch-words',
    kind: 'HUNCH',
    by: 'ben',
    daysAgo: 82,
    status: 'TESTED_REJECTED',
    statusBy: {
      by: 'amara',
      daysAgo: 69,
      reason: 'In role, the same pupils use the words well. Words are not what is missing.',
    },
    fields: {
      statement:
        'Our pupils do not have the joining words, because we teach topic vocabulary and leave the small words to chance.',
      ourContribution:
        'Our word walls hold “meander” and “tributary”. Not one of the three classrooms displays “unless” or “even though” in use.',
      howWrong: 'If pupils use these words correctly in talk that matters to them, then it is not the words they lack.',
    },
    text: ['We liked this one, it came with a ready-made answer (more word mats). That was a reason to test it first.'],
    links: ['recounts', 'role-play'],
  },
  {
    key: 'hunch-rehearsal',
    kind: 'HUNCH',
    by: 'amara',
    daysAgo: 64,
    status: 'TESTED_SUPPORTED',
    statusBy: { by: 'amara', daysAgo: 51 },
    fields: {
      statement:
        'We ask pupils to invent a sentence and write it down at the same moment, and we end partner talk before anyone has said the sentence twice.',
      ourContribution:
        'Fourteen seconds of talk, then silence and pencils. Our timing, our rule about silence, our habit of moving on with the first pair.',
      howWrong:
        'If 90 seconds of saying the sentence aloud, to two different partners, changed nothing in what pupils then wrote, we would drop this.',
    },
    text: [
      'How we tested it, before changing anything: one lesson in each class, same picture, half of the pupils with 90 seconds of saying aloud, half with our usual start, the other way round the next day.',
      'With the 90 seconds, 17 of the 31 pupils in focus wrote a clause that says what they meant. Without, 9. The quietest pupils gained most. Two days, one kind of task: enough to go on with, not enough to be sure.',
    ],
    links: ['partner-talk-timed', 'pupils-stuck', 'repeat-sentences', 'role-play'],
  },
  {
    key: 'hunch-repair',
    kind: 'HUNCH',
    by: 'hannah',
    daysAgo: 62,
    status: 'TESTING',
    statusBy: { by: 'hannah', daysAgo: 45 },
    fields: {
      statement:
        'We accept fragments and repair them ourselves, so pupils never hear their own voice in a whole sentence.',
      ourContribution: 'Nineteen repairs in ten minutes. We do it to be kind and to keep the pace.',
      howWrong:
        'If we stop repairing for two weeks and pupils’ answers do not get longer, only slower, then the repairs were not in the way.',
    },
    links: ['adults-finish', 'carpet-tally'],
  },
  {
    key: 'hunch-grammar-lists',
    kind: 'HUNCH',
    by: 'ben',
    daysAgo: 61,
    status: 'PARKED',
    statusBy: { by: 'ben', daysAgo: 55 },
    fields: {
      statement: 'Our success criteria name features to include, so pupils fit the sentence to the list.',
      ourContribution:
        '“Two subordinate clauses and a fronted adverbial” is on the board in two of our three classrooms.',
      howWrong: 'If pupils without the list write the same guesses as pupils with it.',
    },
    text: ['Parked, not dropped. It may be our next cycle, and it would need the writing moderation group with us.'],
    links: ['recounts'],
  },
  {
    key: 'hunch-home-language',
    kind: 'HUNCH',
    by: 'sunita',
    daysAgo: 47,
    status: 'DRAFT',
    fields: {
      statement:
        'We signal that thinking happens in English, so pupils who could build the sentence in another language do not start there.',
      ourContribution:
        'Labels and songs in home languages, but never a task where using one is the sensible thing to do.',
      howWrong: '',
    },
    text: ['I do not yet know how we would notice that this is wrong. Help welcome before we test anything.'],
    links: ['families'],
  },
]
