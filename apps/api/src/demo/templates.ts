/** Four beginnings that a group can fork. They hold questions and places to look, never answers. */
import type { DemoTemplate } from './types.js'

export const templates: readonly DemoTemplate[] = [
  {
    handle: 'oracy',
    title: 'Talk that leads to thinking',
    by: 'ruth',
    daysAgo: 370,
    body: {
      about: 'For groups who feel that the same few pupils do the talking, in any year group and any subject.',
      classroomPractice: 'How we plan, start and follow up talk in one kind of lesson. Name the lesson and the moment.',
      pupilsToBenefit:
        'The pupils whose voices you can hardly recall from last week. Say how many, and in which classes.',
      focus:
        'In one kind of lesson, these pupils say more, to each other and to us, and it shows in what they can do afterwards.',
      cards: [
        {
          kind: 'EVIDENCE',
          fields: { title: 'Pupils on talking in class', type: 'PUPIL_VOICE' },
          text: 'Ask six or so, in pairs: when is it easy to talk here, and when is it not? Write down their words, not a summary.',
        },
        {
          kind: 'EVIDENCE',
          fields: { title: 'Who talks: a tally of one lesson', type: 'OBSERVATION' },
          text: 'Somebody from another school tallies who speaks and for how long. Time the partner talk as well; most of us guess wrong.',
        },
        {
          kind: 'HUNCH',
          fields: {
            statement: 'These pupils talk little because of something that we do at the moment when …',
            ourContribution: 'What do our timing, our questions or our kindness add to it?',
            howWrong: 'What would pupils do or say if this were not the reason?',
          },
          text: '',
        },
        {
          kind: 'NEW_LEARNING',
          fields: {
            title: 'The case for talk, and its limits',
            source: 'RESEARCH',
            reference: 'Education Endowment Foundation, Teaching and Learning Toolkit: Oral language interventions',
            link: 'https://educationendowmentfoundation.org.uk/education-evidence/teaching-learning-toolkit/oral-language-interventions',
          },
          text: 'Read the part on what made the difference before the headline figure.',
        },
        {
          kind: 'NEW_LEARNING',
          fields: {
            title: 'Ground rules for talk, made with pupils',
            source: 'RESEARCH',
            reference:
              'Mercer, Wegerif and Dawes (1999), Children’s talk and the development of reasoning in the classroom, British Educational Research Journal 25(1)',
            link: 'https://doi.org/10.1080/0141192990250107',
          },
          text: '',
        },
        {
          kind: 'NOTE',
          fields: { title: 'Before you begin' },
          text: 'Choose one lesson of the week in all schools. “More talk everywhere” cannot be checked.',
        },
      ],
    },
  },
  {
    handle: 'reading-fluency',
    title: 'Reading so that one can listen',
    by: 'ruth',
    daysAgo: 368,
    body: {
      about: 'For groups with pupils who read the words and lose the sense. Years 2 to 8.',
      classroomPractice:
        'What pupils do with a text after they can read its words. How often they read it, to whom, and what for.',
      pupilsToBenefit:
        'Pupils who read accurately and slowly, or fast and flat. Leave out those who still need phonics; they need something else.',
      focus: 'These pupils read a short text aloud so that a listener follows it, and can say what it was about.',
      cards: [
        {
          kind: 'EVIDENCE',
          fields: { title: 'What pupils think reading aloud is for', type: 'PUPIL_VOICE' },
          text: 'Let them read a page, then tell the same page. Ask what was different.',
        },
        {
          kind: 'EVIDENCE',
          fields: { title: 'One unseen text, read to an adult', type: 'ASSESSMENT' },
          text: 'The same short text in every school. Two people listen: how does it sound, and what was it about? Keep the two apart.',
        },
        {
          kind: 'EVIDENCE',
          fields: { title: 'Minutes of reading aloud in a week', type: 'OBSERVATION' },
          text: 'Count for a few pupils only, and count honestly.',
        },
        {
          kind: 'HUNCH',
          fields: {
            statement: 'They sound like this because in our classrooms a text is …',
            ourContribution: 'Which of our habits with books makes this likely?',
            howWrong: 'Which small trial would show that the habit makes no difference?',
          },
          text: '',
        },
        {
          kind: 'NEW_LEARNING',
          fields: {
            title: 'Fluent reading, recommendation 2',
            source: 'RESEARCH',
            reference: 'Education Endowment Foundation (2021), Improving Literacy in Key Stage 2, second edition',
            link: 'https://educationendowmentfoundation.org.uk/education-evidence/guidance-reports/literacy-ks2',
          },
          text: '',
        },
      ],
    },
  },
  {
    handle: 'low-stakes-retrieval',
    title: 'Remembering on purpose',
    by: 'marcus',
    daysAgo: 300,
    body: {
      about: 'For groups who already use quizzes and starters and wonder for whom they work.',
      classroomPractice:
        'How we ask pupils to fetch back what they learned: which questions, when, with what help, and what happens to a wrong answer.',
      pupilsToBenefit:
        'Pupils for whom the present routine does not seem to work. Look at who they are before you say why.',
      focus: 'These pupils try to remember before they see an answer, and remember more of it some weeks later.',
      cards: [
        {
          kind: 'EVIDENCE',
          fields: { title: 'The same questions again, three weeks later', type: 'ASSESSMENT' },
          text: 'No marks taken in. Compare the pupils in focus with everybody else.',
        },
        {
          kind: 'EVIDENCE',
          fields: { title: 'What pupils do while the questions are up', type: 'PUPIL_VOICE' },
          text: 'Ask what their plan is. They usually have one.',
        },
        {
          kind: 'HUNCH',
          fields: {
            statement: 'For these pupils our starters train something other than remembering, because we …',
            ourContribution:
              'Choice of questions, speed, praise, answers on the slide: which of these is ours to change?',
            howWrong: 'What would happen to attempts, right or wrong, if we changed it for two weeks?',
          },
          text: '',
        },
        {
          kind: 'NEW_LEARNING',
          fields: {
            title: 'Retrieval practice in real classrooms',
            source: 'RESEARCH',
            reference: 'Agarwal, Nunes and Blunt (2021), Educational Psychology Review 33, 1409–1453',
            link: 'https://doi.org/10.1007/s10648-021-09595-9',
          },
          text: '',
        },
        {
          kind: 'NOTE',
          fields: { title: 'Keep it low in stakes' },
          text: 'As soon as somebody collects the marks, pupils have another reason to copy. Agree on this with your leaders first.',
        },
      ],
    },
  },
  {
    handle: 'year-6-to-7',
    title: 'From Year 6 to Year 7 in one subject',
    by: 'ruth',
    daysAgo: 210,
    body: {
      about: 'For primary and secondary colleagues who share pupils and have rarely seen one another teach.',
      classroomPractice:
        'The last half-term of Year 6 and the first of Year 7 in one subject: what is asked of pupils, in which words, and how hard it is.',
      pupilsToBenefit:
        'Pupils who were secure in Year 6 and slip back, or who were unsure and hide it. Choose one of the two.',
      focus: 'These pupils meet work in their first half-term of Year 7 that begins where Year 6 ended.',
      cards: [
        {
          kind: 'EVIDENCE',
          fields: { title: 'Books from both sides, next to each other', type: 'WORK_SAMPLE' },
          text: 'Six pupils, last six weeks of Year 6, first six weeks of Year 7. Read them together, in one room, with tea.',
        },
        {
          kind: 'EVIDENCE',
          fields: { title: 'Year 7 pupils on what is new and what is not', type: 'PUPIL_VOICE' },
          text: 'In threes by their old school. “What did you do today that you could do already?”',
        },
        {
          kind: 'EVIDENCE',
          fields: { title: 'The same idea in two schools’ words', type: 'STAFF_VOICE' },
          text: 'Write down the ten words each of you uses most. Compare.',
        },
        {
          kind: 'HUNCH',
          fields: {
            statement: 'Pupils stand still in the first half-term because we …',
            ourContribution: 'One sentence from the primary side and one from the secondary side, please.',
            howWrong: 'Which pupils should then not stand still? Do they?',
          },
          text: '',
        },
        {
          kind: 'NOTE',
          fields: { title: 'Visit before you plan' },
          text: 'One lesson each way, late in the year. Watch pupils, not the teacher.',
        },
      ],
    },
  },
]
