/** Joining words, third research lesson: choosing between two words, and saying why before writing. */
import type { DemoLesson } from '../lesson-types.js'
import { thirdNotes } from './joining-words.notes-3.js'

export const thirdLesson: DemoLesson = {
  number: 3,
  state: 'CONCLUDED',
  school: 'marlpit-lane',
  teacher: 'sunita',
  observers: ['amara', 'ben', 'hannah', 'grace', 'maya'],
  daysAgo: 97,
  atTime: '09:35',
  minutes: 53,
  objective: 'Choose between “although” and “unless”, say why, and write the sentence the listener heard.',
  plannedBy: 'sunita',
  plannedDaysAgo: 103,
  header: {
    intention: 'I can choose the joining word that says what I mean, and explain my choice to a listener.',
    success: 'Most pupils can say what would change with the other word, and their strip says what they meant.',
    criterionA: 'Choose the joining word without being told which, and keep it from the saying to the writing.',
    criterionB: 'Tell a listener the whole sentence and one reason for the word.',
    criterionC:
      'Say, before writing, what would change with the other word, and then write one sentence that means it.',
    endA: 'Chose “unless” twice and “although” once, all three with the right meaning. One strip written, word kept.',
    endB: 'Whole sentence to two listeners. The reason came as “because it’s a must”. Wrote it, and read it to the table.',
    endC: 'One sentence, right way round, with a reason: “with although it’s already wet”.',
    thoughts:
      'To try next:\n– Two joining words on the table, “although” and “unless”: pupils choose, and say why before they write.\n– The wall first: sort four sentences by what the joining word does, then say one’s own.\n– Keep: writing standing, beside the second listener. Keep: the listener says the first half back.',
  },
  stages: [
    {
      title: 'The wall first: what does the joining word do?',
      minutes: 10,
      from: '0:00',
      modality: 'WHOLE_CLASS',
      A: {
        predicted: 'Sorts by the word, not by the meaning.',
        observed: 'Sorted two by the word, then moved one back: “this one is already true”.',
        outcome: 'MORE',
      },
      B: {
        predicted: 'Follows with the eyes. May move one strip.',
        observed: 'Moved two strips. Looked at the others for a sign and got none.',
        outcome: 'MORE',
      },
      C: {
        predicted: 'Is quick, and half of it is wrong.',
        observed: 'Quick, three of four right, and explained the fourth away.',
        outcome: 'AS',
      },
      patterns: '“Already true” and “would have to happen” came from pupils, and stayed on the board in their words.',
    },
    {
      title: 'A lighthouse with no road: choose a word, say why, to a new listener',
      minutes: 10,
      from: '11:15',
      modality: 'GROUP',
      A: {
        predicted: 'Chooses “although”, because it is the one from last time.',
        observed: 'Chose “unless”, without a card. Reason: “because boat is a must”.',
        outcome: 'MORE',
      },
      B: {
        predicted: 'Says the sentence; the reason is too much at once.',
        observed:
          'Whole sentence without waiting long. For the reason: “because it’s a must”, heard at the next table and borrowed.',
        outcome: 'MORE',
      },
      C: {
        predicted: 'Gives a long reason that goes round in a circle.',
        observed: 'Circle once, then: “with although it’s already wet, with unless it isn’t yet”.',
        outcome: 'MORE',
      },
      patterns: 'Reasons were borrowed from table to table, and were right when borrowed.',
    },
    {
      title: 'Second listener: first half back, then write it there',
      minutes: 14,
      from: '22:00',
      modality: 'GROUP',
      A: {
        predicted: 'Writes it with the word chosen.',
        observed: '“The keeper cannot come home unless the sea is flat.” As said. Read it back unasked.',
        outcome: 'AS',
      },
      B: {
        predicted: 'Writes it as said. Reads it to the listener only.',
        observed: 'Wrote it as said. Read it to the listener, then to the table when the table asked.',
        outcome: 'MORE',
      },
      C: {
        predicted: 'One sentence, the right way round, and the wish to go on.',
        observed: 'One sentence, right way round. Asked for a second strip and began with the other word.',
        outcome: 'AS',
      },
      patterns:
        'More crossing out than in our second lesson: pupils change the word once they hear it. We take this as a good sign.',
    },
    {
      title: 'Swap the word: what happens to the lighthouse keeper?',
      minutes: 12,
      from: '36:30',
      modality: 'GROUP',
      A: {
        predicted: 'Reads it with the other word, laughs, cannot yet say why.',
        observed: '“Although the sea is flat. Then he is lazy.” The table repeated it all day.',
        outcome: 'MORE',
      },
      B: {
        predicted: 'Reads along.',
        observed: 'Read along, said “no” to one swap and “yes” to another. No reason given.',
        outcome: 'AS',
      },
      C: {
        predicted: 'Invents a reason for every swap, some of them true.',
        observed: 'Five swaps, four reasons that hold.',
        outcome: 'MORE',
      },
      patterns: 'Twenty of the twenty-eight could tell somebody what the word did. In week one it was eleven.',
    },
  ],
  seats: ['.. .. .. ..', '.. A. .. ..', '.. .. .B ..', '.. C.'],
  notes: thirdNotes,
  photos: [{ by: 'maya', at: '27:50', work: 'unless-they-have' }],
  interviews: [
    {
      by: 'amara',
      pupils: ['A'],
      minutes: 4,
      enjoyed: '“The lazy man.”',
      learned: '“I can pick. Before I had only one.”',
      worked: '“Saying why. Then the word is stuck.” (shows: to the head)',
      wouldChange: '“More strips. I had two more.”',
    },
    {
      by: 'maya',
      pupils: ['B'],
      minutes: 3,
      enjoyed: '“The table asked me.”',
      learned: '“A must is unless.”',
      worked: '“When they say my beginning.”',
      wouldChange: '“Nothing.” Then: “Not the wall so long.”',
    },
    {
      by: 'hannah',
      pupils: ['C'],
      minutes: 5,
      enjoyed: '“Swapping. You can wreck a sentence with one word.”',
      learned: '“To stop, because then you can do another one.”',
      worked: '“The wall first. I said so last time.”',
      wouldChange: '“Use it in a story, or what’s it for?”',
    },
  ],
  discussion: {
    facilitator: 'grace',
    scribe: 'ben',
    timekeeper: 'hannah',
    notes: [
      [1, 'amara', 'Chose by meaning, three times. We had predicted habit. The strip has what was said.', 'A'],
      [1, 'maya', 'Whole sentence, two listeners, a table of six. The reason was borrowed and it fitted.', 'B'],
      [
        1,
        'hannah',
        'Right way round, one sentence, and a reason before the pencil. Then a second strip by choice.',
        'C',
      ],
      [
        2,
        'ben',
        'Pupils who use English as an additional language: five of seven choose by meaning, two still by the last one heard.',
      ],
      [
        2,
        'grace',
        'The quiet pupil by the window, whom we did not understand in our first lesson, spoke to the second listener today.',
      ],
      [3, 'hannah', '“Use it in a story, or what’s it for?” We should answer this one.'],
      [3, 'amara', '“Before I had only one.” About joining words; it could be about more.'],
      [4, 'maya', 'The listener who gives the first half back did more than any card. It cost nothing.'],
      [
        4,
        'ben',
        'The wall first gave pupils words for the choice. Ten minutes of it were three too many for those at the back.',
      ],
      [5, 'grace', 'Borrowed reasons are good reasons. We had thought we would have to stop that.'],
      [5, 'hannah', 'More crossing out, better sentences. We had been counting clean strips as success.'],
      [6, 'amara', 'A: choose among three words, one of them new.', 'A'],
      [6, 'maya', 'B: tell a reason of one’s own, to the listener who gives the half back.', 'B'],
      [6, 'hannah', 'C: the same inside a story, where stopping is harder.', 'C'],
      [
        7,
        'ben',
        'In the next half-term’s stories: one joining word chosen aloud, beside a listener, before each new paragraph.',
      ],
      [7, 'grace', 'Infants: the first half given back, with spoken sentences only. Brackwater will try it.'],
      [7, 'amara', 'Collect an unaided recount in week six and read it blind, all five schools together.'],
    ],
  },
}
