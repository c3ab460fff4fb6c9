/** Joining words, second research lesson: writing beside the second listener, in another school, with “unless”. */
import type { DemoLesson } from '../lesson-types.js'
import { secondNotes } from './joining-words.notes-2.js'

export const secondLesson: DemoLesson = {
  number: 2,
  state: 'CONCLUDED',
  school: 'hazelholt',
  teacher: 'ben',
  observers: ['amara', 'hannah', 'grace', 'maya', 'sunita'],
  daysAgo: 104,
  atTime: '10:45',
  minutes: 52,
  objective: 'Say a sentence with “unless” to two listeners, and write it beside the second one before it is gone.',
  plannedBy: 'ben',
  plannedDaysAgo: 110,
  header: {
    intention:
      'I can use “unless” to say what would have to happen for something to change, and write the sentence as I said it.',
    success:
      'Most pupils write, standing beside their second listener, the sentence the listener has just heard, and the listener can say what would have to happen.',
    criterionA: 'Write a sentence with “unless” that keeps the joining word and the meaning from the second telling.',
    criterionB: 'Begin with a listener who is not the usual partner, and write what was said.',
    criterionC: 'Write one sentence, stop, and check the meaning of “unless” with the listener.',
    endA: 'Wrote “The giraffe cannot come in unless we take off the roof.” Said the same twice before. Joining word kept.',
    endB: 'Began with a new listener after a wait, said half a sentence, finished it at the second. Wrote the finished one.',
    endC: 'One sentence, one full stop: “The giraffe will be sad unless it rains.” Means “if it does not rain”, C says it means “if it rains”.',
    thoughts:
      'To try next:\n– Write beside the second listener, standing, one sentence on a strip, before anybody goes back to a table.\n– A joining word card in the hand from the carpet to the page.\n– Pairs who do not usually work together come first.\n\nIn this lesson A, B and C are three pupils at Hazelholt who stand for the same three groups of learners. They did not know each other’s lesson, and we did not tell them.',
  },
  stages: [
    {
      title: 'A giraffe at the classroom door: what would have to happen?',
      minutes: 8,
      from: '0:00',
      modality: 'WHOLE_CLASS',
      A: {
        predicted: 'Has ideas at once, says them in short sentences.',
        observed: '“Too tall.” “Door small.” Then “cut the door”, with the arm.',
        outcome: 'AS',
      },
      B: {
        predicted: 'Watches, laughs, says nothing to the class.',
        observed: 'Laughed, said nothing. Outlined the door with a finger on the carpet.',
        outcome: 'AS',
      },
      C: {
        predicted: 'Offers five ways in, one after the other.',
        observed: 'Six ways, two at the same time as somebody else’s.',
        outcome: 'AS',
      },
      patterns: 'A silly problem needs “unless”. A sensible one would have got “because”.',
    },
    {
      title: 'The turning fists: say it to a new listener first',
      minutes: 9,
      from: '7:20',
      modality: 'GROUP',
      A: {
        predicted: 'Uses the gesture and finds the word through it.',
        observed: 'Fists first, then a pause of three seconds, then “unless”. Every time in this order.',
        outcome: 'AS',
      },
      B: {
        predicted: 'Needs longer than the others to begin with somebody new. Says half of it.',
        observed:
          'Held the card, waited, said “The giraffe can’t come in”. The listener made the fists for B. No second half.',
        outcome: 'AS',
      },
      C: {
        predicted: 'Enjoys the gesture more than the sentence.',
        observed: 'Fists nine times in one telling. The listener asked for the sentence without hands.',
        outcome: 'AS',
      },
      patterns: 'The gesture makes the joining word audible for everybody near, and for some it is the whole game.',
    },
    {
      title: 'Second listener: say it, then write it right there',
      minutes: 14,
      from: '17:30',
      modality: 'GROUP',
      A: {
        predicted: 'Writes it with the joining word, because the card is in the hand.',
        observed: 'Looked at the card once, wrote “unless” without asking. The listener read along, word by word.',
        outcome: 'AS',
      },
      B: {
        predicted: 'Writes only the half that was said.',
        observed: 'Second listener: “can’t come in… unless?” B: “unless we carry it.” Wrote the whole of it at once.',
        outcome: 'MORE',
      },
      C: {
        predicted: 'Writes one sentence because there is no chair to sit down on.',
        observed:
          'One sentence, one full stop, strip handed over. Stood there with nothing more to write and looked surprised.',
        outcome: 'MORE',
      },
      patterns:
        'Two minutes from the last word said to the first word written; last time nearly five. Nobody we watched swapped the joining word.',
    },
    {
      title: 'The listener answers: what would have to happen?',
      minutes: 11,
      from: '32:00',
      modality: 'GROUP',
      A: {
        predicted: 'Can say what would have to happen.',
        observed: '“Roof off. Then giraffe in.” Listener writes “roof” under the strip.',
        outcome: 'AS',
      },
      B: {
        predicted: 'Nods when the listener says it.',
        observed:
          'Shook the head at the listener’s answer and said “no, carry”. Corrected somebody for the first time that we know of.',
        outcome: 'MORE',
      },
      C: {
        predicted: 'Says it in a new long sentence.',
        observed:
          'Sentence says rain makes the giraffe happy; C insists that rain makes it sad. Both look at the strip. Not solved.',
        outcome: 'LESS',
      },
      patterns:
        'In four of nine pairs we heard, “unless” was used as a longer “if”. We had not predicted it for anybody.',
    },
    {
      title: 'Strips on the wall, read and sort: whose would change if “unless” were “if”?',
      minutes: 8,
      from: '43:40',
      modality: 'WHOLE_CLASS',
      A: {
        predicted: 'Listens, points to own strip.',
        observed: 'Pointed, read it aloud to the class when asked.',
        outcome: 'MORE',
      },
      B: {
        predicted: 'Listens from the side.',
        observed: 'Listened from the side. Put the strip up without being asked.',
        outcome: 'AS',
      },
      C: {
        predicted: 'Has an opinion about every strip.',
        observed: 'Quiet for six minutes, which is new, then: “Wait. Mine says the other thing.”',
        outcome: 'MORE',
      },
      patterns: 'The sorting was where meaning came up. It came last, again.',
    },
  ],
  seats: ['... ...', '.A. .B.', '... ...', '..C ...', '.. ..'],
  notes: secondNotes,
  interviews: [
    {
      by: 'sunita',
      pupils: ['A'],
      minutes: 4,
      enjoyed: '“With the hands.”',
      learned: '“Unless is the thing you must do first.”',
      worked: '“Writing there. The friend remembers it when I forget.”',
      wouldChange: '“Animals that are real.”',
    },
    {
      by: 'maya',
      pupils: ['B', 'C'],
      minutes: 5,
      enjoyed: 'B: “Standing up.” C: “The giraffe. Obviously.”',
      learned: 'B: “The end of the sentence.” C: “I thought it was a posh if. It’s not. It’s if not.”',
      worked: 'B: “She said my first bit and then I had the rest.” C: “The wall.”',
      wouldChange: 'C: “Do the wall before the writing, then I would have known.” B nodded.',
    },
  ],
  discussion: {
    facilitator: 'ben',
    scribe: 'hannah',
    timekeeper: 'maya',
    notes: [
      [
        1,
        'sunita',
        'Three tellings, one writing, the joining word in all four. Predicted and seen are the same, and last time they were not.',
        'A',
      ],
      [
        1,
        'maya',
        'Half a sentence, then a whole one from a listener who gave the first half back. And a “no” to somebody’s answer.',
        'B',
      ],
      [
        1,
        'hannah',
        'One sentence and a full stop. The meaning is upside down, and C found it at the wall, not at the strip.',
        'C',
      ],
      [
        2,
        'grace',
        'Of the nine pairs near me, four used “unless” as “if”. Two of them are fluent readers: not a matter of language.',
      ],
      [
        2,
        'amara',
        'Pupils new to English held the card until the full stop and then gave it back. They did not need it twice.',
      ],
      [3, 'sunita', '“The friend remembers it when I forget.” That is what we had hoped the strip would do.'],
      [3, 'maya', '“I thought it was a posh if.” Three more said the same in other words while lining up.'],
      [
        4,
        'grace',
        'Writing on the spot helped everybody we watched. It also made some sentences safe: nobody crossed anything out.',
      ],
      [4, 'hannah', 'The fists: they help pupils who look for the word, and entertain those who have it.'],
      [
        5,
        'amara',
        'That the same three groups did the same three things in another school. We had thought it was our carpet.',
      ],
      [5, 'ben', 'The silence of C at the wall. Six minutes. Then the best remark of the morning.'],
      [6, 'sunita', 'A: choose between two joining words, not only use the one on the card.', 'A'],
      [6, 'maya', 'B: the listener gives the first half back. Keep exactly this.', 'B'],
      [6, 'hannah', 'C: meaning before writing: say what would change with the other word.', 'C'],
      [
        7,
        'hannah',
        'Two joining words on the table, “although” and “unless”: pupils choose, and say why before they write.',
      ],
      [7, 'grace', 'The wall first: sort four sentences by what the joining word does, then say one’s own.'],
      [7, 'amara', 'Keep: writing standing, beside the second listener. Keep: the listener says the first half back.'],
    ],
  },
}
