/** SHARED: three research lessons in two schools, inside the cycle of “Say it before you write it”. Ben facilitates, Ingrid is its guest. */
import type { DemoLessonStudy } from '../lesson-types.js'
import { firstLesson } from './joining-words.lesson-1.js'
import { secondLesson } from './joining-words.lesson-2.js'
import { thirdLesson } from './joining-words.lesson-3.js'

export const joiningWords: DemoLessonStudy = {
  handle: 'joining-words',
  title: 'One sentence, two listeners: joining words in Year 4',
  state: 'SHARED',
  enquiry: 'say-it-first',
  facilitator: 'ben',
  startedDaysAgo: 132,
  subject: 'English: writing',
  yearGroup: 'Year 4',
  classSize: 28,
  grouping: 'MIXED',
  improvement: 'Carry a sentence from the mouth to the page without losing the word that gives it its meaning.',
  aim: 'Pupils say, choose and write sentences with “although” and “unless” that mean what they intend, and can tell a listener what the joining word does.',
  focusEvidence:
    'Unaided recounts in three classes: 8 of 31 pupils in focus write a subordinate clause, other than with “because”, that says what they meant. The same pupils say such sentences on the playground.',
  sharing: { daysAgo: 88, with: 'Writing leads of the Mere and Valley clusters, twilight at Hazelholt' },
  sharedRecord:
    'Nineteen colleagues from seven schools came to Hazelholt for an hour. We put the strips of all three lessons on a wall, read six of our wrong predictions aloud, and let everybody try the half-sentence with a neighbour. Two schools took the planning sheets with them; Brackwater tries the spoken part in Year 2. What they asked us most: what do we stop doing to have the ten minutes?',
  researchTheme: 'Pupils who expect to be listened to.',
  materialsStudy:
    '“Although” concedes something that is already true; “unless” names what would have to happen. Pupils meet both in stories long before they write them. Known confusion: “unless” as a longer “if”. A silly problem calls for these words, a sensible one calls for “because”.',
  boardPlan:
    'Left: the picture. Middle: pupils’ sentences as they say them, nothing wiped away. Right: what the joining word does, in their words.',
  knowledgeableOther: 'Ingrid Solheim-Drew, speech and language therapist',
  knowledgeableOtherComment:
    'You began with a technique for speaking and found that the listener was the technique. Two things I would keep an eye on: pupils borrow reasons before they own them, which is how reasons are learned, so ask again a fortnight later; and the pupil by the window needed three lessons and a second listener. Somebody else’s third lesson may be the one that pupil needed.',
  summary: {
    wanted:
      'Why sentences that pupils can say do not arrive on paper, and what we could do in the minutes between the two.',
    did: 'Three research lessons in four weeks, two at Marlpit Lane and one at Hazelholt, six of us from five schools. Each lesson: a silly picture, a new listener, a second listener, one strip. From the second lesson on pupils wrote standing beside the second listener; in the third they chose between two joining words and gave a reason first.',
    pupils:
      'The quiet pupils lost least between saying and writing, the talkers most. Pupils who use English as an additional language needed the word only until the full stop. Four of nine pairs used “unless” as “if”, and that had nothing to do with how well they read.',
    teaching:
      'The walk back to the table cost the sentence. Writing on the spot saved it. A listener who gives the first half back did more than cards and gestures. Meaning has to come before the pencil, or neat strips say the opposite of what was meant.',
    colleague:
      'Start with pairs who do not usually work together. Let the second listener stay until the full stop. Welcome crossings out. Give it ten minutes and take these from copying the date and the heading.',
    next: 'One joining word chosen aloud before each new paragraph of a story. Blind reading of unaided recounts in week six with all five schools. We have not found out whether any of it lasts over a holiday.',
  },
  members: [
    { person: 'ben', school: 'hazelholt', invitedDaysAgo: null, joinedDaysAgo: 132, acceptedProtocolDaysAgo: 129 },
    { person: 'amara', school: 'marlpit-lane', invitedDaysAgo: 132, joinedDaysAgo: 131, acceptedProtocolDaysAgo: 129 },
    { person: 'sunita', school: 'marlpit-lane', invitedDaysAgo: 132, joinedDaysAgo: 131, acceptedProtocolDaysAgo: 128 },
    { person: 'hannah', school: 'kelsham', invitedDaysAgo: 132, joinedDaysAgo: 130, acceptedProtocolDaysAgo: 128 },
    { person: 'grace', school: 'brackwater', invitedDaysAgo: 131, joinedDaysAgo: 129, acceptedProtocolDaysAgo: 127 },
    { person: 'maya', school: 'tarnbeck', invitedDaysAgo: 131, joinedDaysAgo: 130, acceptedProtocolDaysAgo: 126 },
  ],
  guests: [{ person: 'ingrid', by: 'ben', daysAgo: 107, forDays: 200 }],
  moves: [
    { from: 'SETTING_UP', to: 'PROTOCOL', by: 'ben', daysAgo: 129 },
    { from: 'PROTOCOL', to: 'RUNNING', by: 'ben', daysAgo: 122 },
    { from: 'RUNNING', to: 'REVIEWING', by: 'ben', daysAgo: 94 },
    { from: 'REVIEWING', to: 'SHARED', by: 'ben', daysAgo: 86 },
  ],
  casePupils: {
    A: {
      school: 'marlpit-lane',
      alias: 'Kestrel',
      typifies:
        'Pupils who use English as an additional language, talk easily with friends, and write shorter and safer sentences than they say',
      yearGroup: 'Year 4',
      term: 'SPRING',
      needs: {
        eal: true,
        necessity: 'The study asks what happens to sentences of pupils who use English as an additional language.',
      },
    },
    B: {
      school: 'marlpit-lane',
      alias: 'Otter',
      typifies: 'Pupils who hardly speak in whole-class talk and write correctly, very briefly',
      yearGroup: 'Year 4',
      term: 'SUMMER',
    },
    C: {
      school: 'marlpit-lane',
      alias: 'Wren',
      typifies: 'Pupils who talk a lot and well, and whose written sentences run on with “and then”',
      yearGroup: 'Year 4',
      term: 'AUTUMN',
    },
  },
  lessons: [firstLesson, secondLesson, thirdLesson],
  progress: [
    {
      label: 'A',
      point: 0,
      reach: 'NOT_YET',
      by: 'sunita',
      daysAgo: 120,
      body: 'Says sentences with “when” and “because” to friends. In writing one clause after the other, joined with “and”.',
    },
    {
      label: 'A',
      point: 1,
      reach: 'NEARLY',
      by: 'sunita',
      daysAgo: 111,
      body: '“Although” in three tellings, “but” on the strip. Hears the difference when reading it back.',
    },
    {
      label: 'A',
      point: 2,
      reach: 'REACHED',
      by: 'amara',
      daysAgo: 102,
      body: 'At Hazelholt the pupil who stands for the same group kept the word from the mouth to the strip. Back home, tried the week after: so did A.',
    },
    {
      label: 'A',
      point: 3,
      reach: 'BEYOND',
      by: 'amara',
      daysAgo: 96,
      body: 'Chooses between two words by meaning, and plays with the other one.',
    },
    {
      label: 'B',
      point: 0,
      reach: 'NOT_YET',
      by: 'amara',
      daysAgo: 120,
      body: 'No whole sentence in whole-class talk this term. Written sentences of four or five words, all correct.',
    },
    {
      label: 'B',
      point: 1,
      reach: 'REACHED',
      by: 'maya',
      daysAgo: 111,
      body: 'One whole sentence to a new listener who waited. Written down word for word.',
    },
    {
      label: 'B',
      point: 2,
      reach: 'REACHED',
      by: 'maya',
      daysAgo: 102,
      body: 'Half a sentence, finished when the listener gave the first half back. Contradicts somebody.',
    },
    {
      label: 'B',
      point: 3,
      reach: 'REACHED',
      by: 'maya',
      daysAgo: 96,
      body: 'Two listeners, then a table of six. Reasons are borrowed so far.',
    },
    {
      label: 'C',
      point: 0,
      reach: 'NOT_YET',
      by: 'hannah',
      daysAgo: 120,
      body: 'Pages of story, hardly a full stop. Rarely reads anything back.',
    },
    {
      label: 'C',
      point: 1,
      reach: 'NOT_YET',
      by: 'hannah',
      daysAgo: 111,
      body: 'Says a tight sentence when asked which bit is the “although” bit. On paper five lines with “and then”.',
    },
    {
      label: 'C',
      point: 2,
      reach: 'NEARLY',
      by: 'hannah',
      daysAgo: 102,
      body: 'The pupil at Hazelholt who stands for the same group stopped after one sentence, with its meaning upside down, and noticed it at the wall.',
    },
    {
      label: 'C',
      point: 3,
      reach: 'REACHED',
      by: 'hannah',
      daysAgo: 96,
      body: 'One sentence, the right way round, reason first. Then a second one by choice.',
    },
  ],
}
