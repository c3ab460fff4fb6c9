/** Pupils’ own questions, first research lesson: a lamp on a landing, and strips that are harder to write than to think. */
import type { DemoLesson } from '../lesson-types.js'
import { firstNotes } from './unasked-questions.notes-1.js'

export const firstLesson: DemoLesson = {
  number: 1,
  state: 'CONCLUDED',
  school: 'hazelholt',
  teacher: 'ben',
  observers: ['amara', 'martin', 'niamh', 'rhys', 'siobhan'],
  daysAgo: 9,
  atTime: '09:20',
  minutes: 55,
  objective: 'Ask one question that the page makes you ask, and find words on the page that help to answer it.',
  plannedBy: 'ben',
  plannedDaysAgo: 17,
  header: {
    intention: 'I can ask a question whose answer is not on the page, and show which words made me ask it.',
    success:
      'Every pair has one question between the lines and at least one place on the page that speaks for an answer.',
    criterionA: 'Ask one question that cannot be answered by pointing, and go back to the page because of it.',
    criterionB: 'Ask about more than a word, and show the place on the page.',
    criterionC: 'Keep a question from listening until it is on a strip, in any form.',
    endA: 'Three questions with answers on the page. Went back to the page for somebody else’s question. The strips and one note show it.',
    endB: '“Why does nobody wake up from the step?” with two places underlined. The strip is on our wall.',
    endC: 'Said “who is she hiding from” while listening. The strip says “who”. We heard the rest; the strip did not.',
    thoughts:
      'The page made pupils ask. The strip made some of them stop. Sorting was the moment when questions became interesting, and it came after the writing.',
  },
  stages: [
    {
      title: 'Hear the first page; the rest is covered',
      minutes: 8,
      from: '0:00',
      modality: 'WHOLE_CLASS',
      A: {
        predicted: 'Listens, reads ahead, is done before the end.',
        observed: 'Read ahead, reached the cover paper, tried to lift it. Sat back.',
        outcome: 'AS',
      },
      B: {
        predicted: 'Catches the mood, asks for “landing”.',
        observed: 'Asked for “landing” and got a sketch. Pulled up the shoulders at the creaking step.',
        outcome: 'AS',
      },
      C: {
        predicted: 'Listens with the whole body, eyes off the page.',
        observed: 'Eyes closed. Whispered “she’s done this before” at the third step.',
        outcome: 'MORE',
      },
      patterns: 'Not a sound while it was read. Two pupils put a hand over their mouths at the lamp.',
    },
    {
      title: 'What does the writer not tell us? One question each, on a strip',
      minutes: 10,
      from: '8:10',
      modality: 'INDIVIDUAL',
      A: {
        predicted: 'Writes three quickly, all of them answerable by pointing.',
        observed: 'Three in four minutes: what colour, how many steps, where is the lamp. All on the page.',
        outcome: 'AS',
      },
      B: {
        predicted: 'Writes what a word means, or nothing for a while.',
        observed: 'Nothing for three minutes, then “Why nobody wake up from the step?” Looked at it for a long time.',
        outcome: 'MORE',
      },
      C: {
        predicted: 'Tells the question to a partner, who writes it.',
        observed: 'The partner was busy with their own. Wrote “who” in four minutes, put the pencil down.',
        outcome: 'LESS',
      },
      patterns: 'Twenty-nine strips: 17 can be answered by pointing, 9 lie between the lines, 3 we cannot read.',
    },
    {
      title: 'Sort the strips: on the page, between the lines, nobody knows',
      minutes: 12,
      from: '20:00',
      modality: 'GROUP',
      A: {
        predicted: 'Sorts fast and is certain.',
        observed:
          'Sorted own strips in seconds. Then “who lit it?” from the next pair: turned the page round, read it again.',
        outcome: 'MORE',
      },
      B: {
        predicted: 'Listens, agrees with the partner.',
        observed: 'Argued for “between the lines” with a finger on “the step spoke”. The partner gave in.',
        outcome: 'MORE',
      },
      C: {
        predicted: 'Joins in by ear, with good ideas.',
        observed: 'The strip “who” was put aside by the others as not finished. Joined in after that only with nods.',
        outcome: 'LESS',
      },
      patterns: 'Here it got loud and good. “Nobody knows” was the favourite pile and the laziest one.',
    },
    {
      title: 'One question between the lines: which words help?',
      minutes: 14,
      from: '32:30',
      modality: 'GROUP',
      A: {
        predicted: 'Underlines half of the page.',
        observed:
          'Underlined one word, “still”: “the lamp is still warm, so somebody”. Did not finish the sentence and did not need to.',
        outcome: 'MORE',
      },
      B: {
        predicted: 'Finds the place, needs help to say why.',
        observed: 'Two places, and why: “They know the step. They are used to it.”',
        outcome: 'MORE',
      },
      C: {
        predicted: 'Hears the page again and hears the place.',
        observed: 'Nobody read it aloud again. Looked at the picture. Said one word, “warm”, after A’s pair had.',
        outcome: 'LESS',
      },
      patterns: 'Pairs who had the page read aloud to them again (two by chance) found the most.',
    },
    {
      title: 'Tell another pair: do you keep your answer?',
      minutes: 8,
      from: '46:40',
      modality: 'GROUP',
      A: {
        predicted: 'Tells it, keeps it.',
        observed:
          'Told it, was asked “how do you know it isn’t the child’s lamp?”, went back to the page a second time.',
        outcome: 'MORE',
      },
      B: {
        predicted: 'Lets the partner tell.',
        observed: 'Told it, with hands for the step.',
        outcome: 'MORE',
      },
      C: {
        predicted: 'Tells it well: no paper needed.',
        observed:
          'Told another pair the whole page from memory, nearly word for word. Then: “so who is she hiding from?”',
        outcome: 'MORE',
      },
      patterns: 'Without paper C was the one with the question. We had hidden it under a strip for forty minutes.',
    },
  ],
  seats: ['... ...', '.A. ...', '... .B.', '..C ...', '... ..'],
  notes: firstNotes,
  interviews: [
    {
      by: 'siobhan',
      pupils: ['A'],
      minutes: 4,
      enjoyed: '“When they asked who lit it. I’d read it and I hadn’t read it.”',
      learned: '“You can be finished and not finished.”',
      worked: '“The cover on the rest of the page. I hated it. It worked.”',
      wouldChange: '“Sort first. I wrote three rubbish ones.”',
    },
    {
      by: 'niamh',
      pupils: ['B'],
      minutes: 5,
      enjoyed: '“The step. We have one at my auntie.”',
      learned: '“A question can be about nobody doing something.”',
      worked: '“Time. Nobody came to help.”',
      wouldChange: '“Hear it two times.”',
    },
    {
      by: 'rhys',
      pupils: ['C'],
      minutes: 4,
      enjoyed: '“The reading bit, before.”',
      learned: '“She’s hiding from somebody.”',
      worked: '“Telling it to them.”',
      wouldChange: '“Don’t write it. Or write it after.”',
    },
  ],
  discussion: {
    facilitator: 'amara',
    scribe: 'niamh',
    timekeeper: 'martin',
    notes: [
      [
        1,
        'siobhan',
        'Predicted three pointing questions, and got three. Not predicted: going back to the page twice for other people’s questions.',
        'A',
      ],
      [
        1,
        'niamh',
        'Nothing for three minutes, then the best strip in the room. More than predicted in four of five stages.',
        'B',
      ],
      [
        1,
        'rhys',
        'A question in the first eight minutes, and again in the last eight. In between the strip was in the way.',
        'C',
      ],
      [2, 'martin', 'Fast readers near A: four of five wrote pointing questions, two changed theirs in the sorting.'],
      [
        2,
        'rhys',
        'Others for whom print is hard: all three unreadable strips came from them. All three could tell me their question.',
      ],
      [3, 'siobhan', '“I’d read it and I hadn’t read it.”'],
      [3, 'rhys', '“Don’t write it. Or write it after.”'],
      [3, 'niamh', '“Hear it two times.” Two pairs heard it twice by chance, and they found the most.'],
      [4, 'martin', 'The cover helped everybody we watched: it kept the page short and the wish to know long.'],
      [
        4,
        'niamh',
        'Strips made questions visible to the group, and invisible where writing is slow. Both on the same table.',
      ],
      [5, 'amara', 'How good the unfinished strip would have been, had one of us been able to hear it.'],
      [5, 'ben', 'That the pile “nobody knows” filled first. It is where one puts a question to be rid of it.'],
      [6, 'siobhan', 'A: sort before writing, so that the first question is already a chosen one.', 'A'],
      [6, 'niamh', 'B: keep the time without help. Hear the page twice.', 'B'],
      [6, 'rhys', 'C: say the question to a listener who keeps it, before anybody writes.', 'C'],
      [7, 'rhys', 'Say the question to a keeper first; the keeper writes it down word for word, or draws it.'],
      [7, 'siobhan', 'Sort four ready-made questions before asking one’s own.'],
      [7, 'martin', 'Hear the page a second time before looking for words that help.'],
      [7, 'niamh', 'No pile for “nobody knows” until the end.'],
    ],
  },
}
