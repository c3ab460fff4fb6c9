/** Pupils’ own questions, second research lesson: planned from what the first one left to try, and taught today. */
import type { DemoLesson } from '../lesson-types.js'

export const secondLesson: DemoLesson = {
  number: 2,
  state: 'READY',
  school: 'hazelholt',
  teacher: 'ben',
  observers: ['amara', 'martin', 'niamh', 'rhys', 'siobhan'],
  daysAgo: 0,
  atTime: '13:30',
  minutes: 55,
  objective: 'Give a question to a keeper, hear the page again, and look for the words that help.',
  plannedBy: 'amara',
  plannedDaysAgo: 8,
  header: {
    intention: 'I can say a question that the page makes me ask, and go back to the page for it.',
    success: 'Every question is kept by somebody, and every pair has gone back to the page for one of them.',
    criterionA: 'Ask one question that cannot be answered by pointing, and go back to the page because of it.',
    criterionB: 'Give a question to a keeper without waiting for help, and say which words made it.',
    criterionC: 'Keep a question from listening until it is on a strip, in any form.',
    thoughts:
      'To try next:\n– Say the question to a keeper first; the keeper writes it down word for word, or draws it.\n– Sort four ready-made questions before asking one’s own.\n– Hear the page a second time before looking for words that help.\n– No pile for “nobody knows” until the end.',
  },
  stages: [
    {
      title: 'Four ready-made questions: on the page, or between the lines?',
      minutes: 8,
      modality: 'GROUP',
      A: { predicted: 'Sorts three quickly, hesitates over the fourth: “it doesn’t say, but you can tell”.' },
      B: { predicted: 'Sorts with the finger on the page. Asks for “attic”.' },
      C: { predicted: 'Hears each question read by the partner; sorts two by ear, both rightly.' },
    },
    {
      title: 'Hear the new page; the rest is covered',
      minutes: 7,
      modality: 'WHOLE_CLASS',
      A: { predicted: 'Reads ahead again, and comes back to listen at the suitcase.' },
      B: { predicted: 'Stops at “she counted them anyway”. Looks at the line for a long time.' },
      C: { predicted: 'Eyes closed. Has a question before the page is over.' },
    },
    {
      title: 'Say your question to a keeper',
      minutes: 10,
      modality: 'GROUP',
      A: { predicted: 'Begins with a pointing question, hears it, takes it back and asks another.' },
      B: { predicted: 'Says it in one go, in words of its own order. The keeper writes it as said.' },
      C: { predicted: 'Says it at once. Watches it being written and nods at every word.' },
    },
    {
      title: 'Hear it again: which words help?',
      minutes: 14,
      modality: 'GROUP',
      A: { predicted: 'Underlines “anyway” and wants to talk about it.' },
      B: { predicted: 'Finds two places. Says why for one of them.' },
      C: {
        predicted: 'Lifts the hand at the place when it is read aloud. Finds it on the page with the keeper’s finger.',
      },
    },
    {
      title: 'Bring a question back to its owner with an answer',
      minutes: 12,
      modality: 'GROUP',
      A: { predicted: 'Gets an answer that does not fit, and goes back to the page.' },
      B: { predicted: 'Brings an answer with a reason to somebody outside the usual group.' },
      C: { predicted: 'Gets C’s question back, hears that it was a hard one, and says what to look for.' },
    },
  ],
  seats: ['... ...', '.A. ...', '... .B.', '..C ...', '... ..'],
  notes: {},
  interviews: [],
}
