/** RUNNING now: the first of two or three research lessons is discussed, the second is taught today. Amara facilitates. */
import type { DemoLessonStudy } from '../lesson-types.js'
import { firstLesson } from './unasked-questions.lesson-1.js'
import { secondLesson } from './unasked-questions.lesson-2.js'

export const unaskedQuestions: DemoLessonStudy = {
  handle: 'unasked-questions',
  title: 'What the writer does not say: pupils’ own questions in reading',
  state: 'RUNNING',
  facilitator: 'amara',
  startedDaysAgo: 33,
  subject: 'English: reading',
  yearGroup: 'Year 4',
  classSize: 29,
  grouping: 'MIXED',
  improvement: 'Ask questions of a text that the text makes you ask, and look for the words that help to answer them.',
  aim: 'Every pupil asks at least one question that cannot be answered by pointing at a word, and changes or keeps an answer because of something on the page.',
  focusEvidence:
    'In twelve reading lessons at three schools pupils asked 9 questions about the text; adults asked 214. Of the pupils’ nine, seven were about what a word means.',
  sharing: { inDays: 26, with: 'Year 4 to Year 7 English colleagues, in a staff meeting at Harrowmere' },
  researchTheme: 'Pupils who are curious about what they read.',
  materialsStudy:
    'We wrote the text ourselves, one page, so that we know what was left out: “The Lamp on the Landing”. What can be found (a house, a lamp, a child, a step that creaks), what lies between the lines (somebody else is awake; the child has done this before), what nobody can know (the child’s name).',
  members: [
    { person: 'amara', school: 'marlpit-lane', invitedDaysAgo: null, joinedDaysAgo: 33, acceptedProtocolDaysAgo: 29 },
    { person: 'ben', school: 'hazelholt', invitedDaysAgo: 33, joinedDaysAgo: 32, acceptedProtocolDaysAgo: 29 },
    { person: 'siobhan', school: 'hazelholt', invitedDaysAgo: 33, joinedDaysAgo: 31, acceptedProtocolDaysAgo: 28 },
    { person: 'martin', school: 'kelsham', invitedDaysAgo: 32, joinedDaysAgo: 30, acceptedProtocolDaysAgo: 27 },
    { person: 'niamh', school: 'harrowmere', invitedDaysAgo: 32, joinedDaysAgo: 31, acceptedProtocolDaysAgo: 28 },
    { person: 'rhys', school: 'tarnbeck', invitedDaysAgo: 32, joinedDaysAgo: 29, acceptedProtocolDaysAgo: 26 },
  ],
  guests: [],
  moves: [
    { from: 'SETTING_UP', to: 'PROTOCOL', by: 'amara', daysAgo: 29 },
    { from: 'PROTOCOL', to: 'RUNNING', by: 'amara', daysAgo: 23 },
  ],
  casePupils: {
    A: {
      school: 'hazelholt',
      alias: 'Comet',
      typifies: 'Pupils who read fast and accurately, answer what is asked, and seldom stop to wonder',
      yearGroup: 'Year 4',
      term: 'AUTUMN',
    },
    B: {
      school: 'hazelholt',
      alias: 'Harbour',
      typifies: 'Pupils who are learning English, have a great deal to say about a story, and look for single words',
      yearGroup: 'Year 4',
      term: 'SUMMER',
      needs: {
        eal: true,
        necessity: 'We look at how pupils who are learning English ask about more than single words.',
      },
    },
    C: {
      school: 'hazelholt',
      alias: 'Maple',
      typifies: 'Pupils who listen well and for whom a page of print is hard work',
      yearGroup: 'Year 4',
      term: 'SPRING',
      needs: {
        send: true,
        necessity:
          'The print itself is in the way for this group: we need to know when it is the print and when the thinking.',
      },
    },
  },
  lessons: [firstLesson, secondLesson],
  progress: [
    {
      label: 'A',
      point: 0,
      reach: 'NOT_YET',
      by: 'siobhan',
      daysAgo: 22,
      body: 'Reads a page in a minute and puts the book down. Questions so far: “Are we done?”',
    },
    {
      label: 'A',
      point: 1,
      reach: 'NEARLY',
      by: 'siobhan',
      daysAgo: 8,
      body: 'Three questions, all with the answer on the page. One from another pair (“who lit it?”) made A read the page again.',
    },
    {
      label: 'B',
      point: 0,
      reach: 'NOT_YET',
      by: 'ben',
      daysAgo: 22,
      body: 'Asks what words mean, then tells the story in rich detail, partly another story.',
    },
    {
      label: 'B',
      point: 1,
      reach: 'REACHED',
      by: 'niamh',
      daysAgo: 8,
      body: '“Why does nobody wake up from the step?” Found two places on the page that speak for an answer.',
    },
    {
      label: 'C',
      point: 0,
      reach: 'NOT_YET',
      by: 'ben',
      daysAgo: 22,
      body: 'Follows when it is read aloud. Alone with the page: looks at the picture, waits.',
    },
    {
      label: 'C',
      point: 1,
      reach: 'NOT_YET',
      by: 'rhys',
      daysAgo: 8,
      body: 'A question at once when listening. When the strip had to be written, four minutes on one word, and the question was gone.',
    },
  ],
}
