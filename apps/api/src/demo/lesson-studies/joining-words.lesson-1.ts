/** Joining words, first research lesson: a boat in a tree, and a sentence that is lost on the way to the pencil. */
import type { DemoLesson } from '../lesson-types.js'
import { firstNotes } from './joining-words.notes-1.js'

export const firstLesson: DemoLesson = {
  number: 1,
  state: 'CONCLUDED',
  school: 'marlpit-lane',
  teacher: 'amara',
  observers: ['ben', 'hannah', 'grace', 'maya', 'sunita'],
  daysAgo: 112,
  atTime: '09:35',
  minutes: 54,
  objective: 'Say, and then write, one sentence about the picture in which “although” does a job.',
  plannedBy: 'amara',
  plannedDaysAgo: 119,
  header: {
    intention: 'I can say a sentence in which “although” turns my thought round, and write the same sentence down.',
    success:
      'Most pupils say a whole sentence with “although” to a second listener, with one thing made better, and write that sentence and no shorter one.',
    criterionA: 'Write a sentence of two clauses with “although” that means what A said aloud.',
    criterionB: 'Say a whole sentence to a listener who is not the usual partner, loud enough to be answered.',
    criterionC: 'Stop after one sentence, and say what “although” does to the listener.',
    endA: 'Said “Although the boat is heavy, it stays in the tree.” Wrote “The boat is heavy but it stays in the tree.” We have the strip and what two of us heard.',
    endB: 'Said a whole sentence once, to the second listener, and was answered. Wrote it word for word. The strip shows it.',
    endC: 'Said three sentences, each better than the one before. Wrote five lines with “and then”. Could say that “although” makes you wait.',
    thoughts:
      'The sentence was in the room and did not reach the paper. Between the second listener and the chair lie about four minutes, and in these four minutes “although” becomes “but”.',
  },
  stages: [
    {
      title: 'Look at the picture: what is odd?',
      minutes: 8,
      from: '0:00',
      modality: 'WHOLE_CLASS',
      A: {
        predicted: 'Names what is there: boat, tree, bird. Needs the partner for “branch”.',
        observed:
          'Named boat, tree, “the arms of the tree”. Asked the partner for a word and got “branch”. Used it twice at once.',
        outcome: 'MORE',
      },
      B: {
        predicted: 'Looks for a long time, says nothing to the class, a word or two to the partner.',
        observed:
          'Looked, pointed at the rope, said “who tied it” very quietly. The partner said it aloud as their own.',
        outcome: 'AS',
      },
      C: {
        predicted: 'Tells a whole story about how the boat got there.',
        observed: 'Three stories in two minutes: a flood, a giant, an uncle. Many joined with “and then”.',
        outcome: 'AS',
      },
      patterns: 'The picture did its work. Everybody had something to wonder about within a minute.',
    },
    {
      title: 'Say it to one partner',
      minutes: 8,
      from: '8:40',
      modality: 'GROUP',
      A: {
        predicted: 'Says “The boat is heavy but…”. Needs the sentence starter on the card.',
        observed:
          'Read the starter from the card, then said the sentence with “although” in the middle: clear, a little slow.',
        outcome: 'AS',
      },
      B: {
        predicted: 'Lets the partner say it and nods.',
        observed: 'The partner said both sentences. B nodded, and moved lips along with the second.',
        outcome: 'AS',
      },
      C: {
        predicted: 'Says a long sentence at once; “although” comes at the beginning and then gets lost.',
        observed:
          'Said one of 22 words, “although” at the front. Counted the words on fingers and was pleased with the number.',
        outcome: 'AS',
      },
      patterns: 'Where partners sit together every day, one of the two does the saying.',
    },
    {
      title: 'Say it to a new listener, one thing made better',
      minutes: 10,
      from: '17:10',
      modality: 'GROUP',
      A: {
        predicted: 'Says the same sentence again, more fluently, with nothing changed.',
        observed:
          'Changed “heavy” to “as heavy as a car” and kept “although”. The listener laughed; A said it a third time unasked.',
        outcome: 'MORE',
      },
      B: {
        predicted: 'Needs an adult nearby to begin. Says half of it.',
        observed:
          'Waited, the listener waited too, then a whole sentence: “Although nobody is in it, the boat is tied.” First one we have heard.',
        outcome: 'MORE',
      },
      C: {
        predicted: 'Makes it longer rather than better.',
        observed: 'Made it shorter after the listener asked “which bit is the although bit?”',
        outcome: 'MORE',
      },
      patterns: 'A new listener asks real questions. Eleven of fourteen pairs near us changed something.',
    },
    {
      title: 'Back to the tables: write it',
      minutes: 15,
      from: '28:20',
      modality: 'INDIVIDUAL',
      A: {
        predicted: 'Writes what was said, slowly, asks for spellings.',
        observed: 'Sat for two minutes, asked how to spell “although”, was told to try, wrote “but”.',
        outcome: 'LESS',
      },
      B: {
        predicted: 'Writes a correct, shorter sentence.',
        observed: 'Wrote exactly the sentence that had been said, full stop and all, within four minutes. Then sat.',
        outcome: 'MORE',
      },
      C: {
        predicted: 'Writes one sentence and stops.',
        observed: 'Wrote the first half of the sentence, then “and then” four times. Read none of it back.',
        outcome: 'LESS',
      },
      patterns:
        'Five of the eight strips we collected are shorter than what was said. “Although” was swapped for “but” in four.',
    },
    {
      title: 'Read it to the first listener: is it the same sentence?',
      minutes: 9,
      from: '44:30',
      modality: 'GROUP',
      A: {
        predicted: 'Reads it and says yes, the same.',
        observed: 'Read “but”, stopped, said “I said although”. Wanted to write it again; no time.',
        outcome: 'MORE',
      },
      B: {
        predicted: 'Reads it in a low voice, to the partner only.',
        observed: 'Read it to the partner, who said “that’s good, that’s not mine”.',
        outcome: 'AS',
      },
      C: {
        predicted: 'Notices that it goes on too long.',
        observed:
          'Read all five lines in one breath and laughed at the end. Said “although makes you wait” when asked.',
        outcome: 'AS',
      },
      patterns:
        'Pupils hear the difference themselves when they read it back. This was the strongest five minutes, and the last ones.',
    },
  ],
  seats: ['.. .. .. ..', '.. A. .. ..', '.. .. .B ..', '.. C.'],
  notes: firstNotes,
  photos: [
    { by: 'sunita', at: '32:20', work: 'rubbed-out' },
    { by: 'maya', at: '30:40', work: 'nobody-in-it' },
  ],
  interviews: [
    {
      by: 'sunita',
      pupils: ['A'],
      minutes: 4,
      enjoyed: '“The boat. And when I said as heavy as a car and she laughed.”',
      learned: '“Although is a but that comes first.”',
      worked: '“Telling it again to somebody who did not know it.”',
      wouldChange: '“Put the word on the table so I do not have to spell it when I am writing.”',
    },
    {
      by: 'maya',
      pupils: ['B'],
      minutes: 3,
      enjoyed: '“The quiet bit.” (writing)',
      learned: '“I said it.”',
      worked: '“The new one waited.”',
      wouldChange: '“Not the same partner first.”',
    },
    {
      by: 'grace',
      pupils: ['C'],
      minutes: 5,
      enjoyed: '“Making it up. I had about a hundred.”',
      learned: '“You can stop. If it is although you have to wait and then you can stop.”',
      worked: '“When somebody asks you which bit.”',
      wouldChange: '“Write it straight away, before you have sat down, or it goes.”',
    },
  ],
  discussion: {
    facilitator: 'hannah',
    scribe: 'sunita',
    timekeeper: 'grace',
    notes: [
      [
        1,
        'sunita',
        'Predicted: same sentence again. Seen: changed it and kept “although” until the pencil. Enough aloud, not on paper.',
        'A',
      ],
      [
        1,
        'maya',
        'A whole sentence after nine seconds of waiting. More than any of us predicted, and B wrote it down unchanged.',
        'B',
      ],
      [
        1,
        'grace',
        'Three tellings, each tighter. Then five lines with “and then”. The talking helped and the paper undid it.',
        'C',
      ],
      [
        2,
        'ben',
        'The four others near A who use English as an additional language: all said it, three swapped the joining word when writing.',
      ],
      [
        2,
        'hannah',
        'Quiet pupils on the window side: two spoke only to the new listener. One did not speak at all, and we have not understood why.',
      ],
      [
        3,
        'sunita',
        '“Write it straight away, before you have sat down, or it goes.” Nobody told C about our question.',
      ],
      [3, 'maya', '“The new one waited.” We had thought it was the sentence strip.'],
      [
        4,
        'ben',
        'Two listeners helped everybody we watched. The walk back, the pencil pots and the date were in the way of all three.',
      ],
      [4, 'grace', 'Starter cards: helped A to begin, and B’s partner read B’s card aloud.'],
      [5, 'hannah', 'That the quiet pupil lost least between saying and writing, and the talker most.'],
      [5, 'amara', 'That nobody needed the word bank for ideas. They needed it for one word: although.'],
      [6, 'sunita', 'A: the joining word on a card that travels from the carpet to the page.', 'A'],
      [6, 'maya', 'B: begin with the new listener, leave the usual partner for the end.', 'B'],
      [6, 'grace', 'C: write while the second listener stands there and holds the sentence.', 'C'],
      [
        7,
        'hannah',
        'Write beside the second listener, standing, one sentence on a strip, before anybody goes back to a table.',
      ],
      [7, 'ben', 'A joining word card in the hand from the carpet to the page.'],
      [7, 'maya', 'Pairs who do not usually work together come first.'],
    ],
  },
}
