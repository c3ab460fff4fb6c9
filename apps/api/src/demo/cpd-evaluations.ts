/** What people of the demo answered about its CPD: without who said what, as the product keeps it. */
import type { EvaluationLevel } from '@alongside/domain/cpd-evaluation'
import type { PersonHandle, SchoolHandle } from './handles.js'

/** From a school: three scores, and words or none. */
export type DemoAnswer = readonly [school: SchoolHandle, scores: readonly [number, number, number], words?: string]
export interface DemoEvaluation {
  readonly cycle: string
  readonly level: EvaluationLevel
  /** None: about the cycle. */
  readonly session?: string
  /** When it was asked, where that is not its usual day. */
  readonly askedDaysAgo?: number
  readonly answers: readonly DemoAnswer[]
  /** Asked, and waited for. */
  readonly waiting?: readonly (readonly [PersonHandle, SchoolHandle])[]
  /** Would rather not. */
  readonly left?: readonly (readonly [PersonHandle, SchoolHandle])[]
  /** At six weeks leaders are asked too. */
  readonly leaders?: readonly (readonly [PersonHandle, SchoolHandle])[]
}

const reading = 'Reading aloud so that everyone follows'
const talk = 'Talk that makes pupils think'

export const evaluations: readonly DemoEvaluation[] = [
  {
    cycle: reading,
    level: 1,
    session: 'What do we hear when we listen?',
    answers: [
      [
        'marlpit-lane',
        [4, 3, 3],
        'The recordings were gold. Play each of them twice: I missed what he does at line ends.',
      ],
      [
        'marlpit-lane',
        [3, 3, 4],
        'I came straight from gate duty. Ten minutes with a cup of tea first would have paid for itself.',
      ],
      ['hazelholt', [4, 4, 4], 'Less on the research, which we can read at home, and one more child to listen to.'],
      ['brackwater', [5, 3, 4]],
      ['kelsham', [4, 4, 3], 'Could we hear a child who reads well, too? I have lost the sound of it.'],
      ['tarnbeck', [3, 2, 4], 'Some of our pupils read with signs or a switch. I had to translate all evening.'],
    ],
  },
  {
    cycle: reading,
    level: 1,
    session: 'Echo reading, tried on each other',
    answers: [
      [
        'marlpit-lane',
        [5, 5, 4],
        'Nothing. I did it with my lowest group the next morning and they asked for it again.',
      ],
      ['hazelholt', [4, 4, 5], 'Give us the passage beforehand: I was busy reading instead of listening to myself.'],
      ['brackwater', [4, 5, 4], 'A version for children who know forty words, please.'],
      ['kelsham', [5, 4, 4]],
      ['tarnbeck', [4, 3, 4], 'Thank you for asking how we would do it at ours, and then waiting for the answer.'],
    ],
  },
  {
    cycle: reading,
    level: 1,
    session: 'An afternoon in each other’s classrooms',
    answers: [
      ['marlpit-lane', [5, 5, 5], 'An hour more. We had just begun to say what we really thought.'],
      ['marlpit-lane', [5, 4, 5], 'Warn people about the parking at the church hall.'],
      ['hazelholt', [5, 5, 4], 'The same six pupils in the summer, so that we hear the whole year.'],
      ['brackwater', [4, 4, 5]],
      ['tarnbeck', [5, 4, 5], 'Come to us next. The lift is mended.'],
    ],
  },
  {
    cycle: reading,
    level: 2,
    answers: [
      ['marlpit-lane', [5, 4, 4], 'When to stop echoing. Two of mine now wait for me.'],
      ['marlpit-lane', [4, 4, 3], 'Whether it helps pupils who are new to English, or only sounds as if it did.'],
      ['hazelholt', [4, 4, 4], 'How to fit ten minutes a day into Year 6 in May.'],
      ['brackwater', [4, 3, 4]],
      ['kelsham', [5, 5, 4], 'What to tell parents who ask why we read the same page four times.'],
      ['tarnbeck', [4, 3, 4], 'How much of fluency is voice, for pupils who do not use theirs.'],
    ],
  },
  {
    cycle: reading,
    level: 3,
    answers: [
      [
        'marlpit-lane',
        [4, 3, 4],
        'Ten protected minutes after lunch. The timetable says reading; the hall says packed lunches.',
      ],
      ['marlpit-lane', [3, 3, 3], 'A quiet corner. I record readers in the corridor, between the PE bags.'],
      ['marlpit-lane', [5, 5, 4], 'I would like to sit in on a triad before I say what the school should do with it.'],
      ['marlpit-lane', [4, 4, 4]],
      ['hazelholt', [4, 4, 4], 'A second set of the short books. They are read to pieces, which is rather the point.'],
      ['hazelholt', [5, 4, 5], 'Nothing more, and I shall say so in the staff meeting.'],
      ['brackwater', [4, 4, 3], 'Cover for twenty minutes a fortnight would do more than another day out.'],
      ['brackwater', [5, 4, 4]],
      ['kelsham', [4, 5, 4], 'Somebody to do it with. At a school of four classes I am the whole team.'],
      ['kelsham', [5, 4, 4], 'An answer to “what do we stop doing instead?”'],
      ['tarnbeck', [3, 4, 3], 'Our speech and language therapist in the room for one session.'],
      ['tarnbeck', [4, 4, 4]],
    ],
    leaders: [
      ['helen', 'marlpit-lane'],
      ['tomasz', 'marlpit-lane'],
      ['manjit', 'hazelholt'],
      ['siobhan', 'hazelholt'],
      ['bronwen', 'brackwater'],
      ['farida', 'brackwater'],
      ['martin', 'kelsham'],
      ['andrew', 'tarnbeck'],
      ['denise', 'tarnbeck'],
    ],
    left: [['andrew', 'tarnbeck']],
    waiting: [
      ['bronwen', 'brackwater'],
      ['siobhan', 'hazelholt'],
    ],
  },
  {
    cycle: reading,
    level: 4,
    // The lead brought it forward: the triads had seen each other's lessons by then.
    askedDaysAgo: 16,
    answers: [
      [
        'marlpit-lane',
        [5, 4, 5],
        'A group that used to wait for the bell now finishes the page, and one of them corrects my pauses.',
      ],
      [
        'marlpit-lane',
        [4, 5, 3],
        'We echo in two languages: first at home with an older brother, then in class. The second time they lead.',
      ],
      ['hazelholt', [4, 4, 4], 'Year 6 do it before they present. It was a pupil who suggested that.'],
      ['kelsham', [5, 4, 5], 'My Year 3s read to the Year 1s on Fridays. You can hear who has practised.'],
      ['tarnbeck', [3, 5, 4], 'With switches: the pupil decides where the pause comes, and the class breathes there.'],
    ],
    waiting: [['ellie', 'brackwater']],
  },
  {
    cycle: talk,
    level: 1,
    session: 'Who speaks in our lessons?',
    answers: [
      ['marlpit-lane', [5, 4, 4], 'Send the film round before. Counting and watching at once is a skill of its own.'],
      [
        'hazelholt',
        [4, 4, 5],
        'I was sure that I talk a third of the time. It was four fifths. Nothing needs to be different, except me.',
      ],
      ['harrowmere', [4, 3, 4], 'A secondary example that is not English. What does it sound like in a practical?'],
      ['harrowmere', [5, 4, 4]],
      ['wrayford', [4, 4, 3], 'Ninety minutes after five lessons is long. An hour would do.'],
      [
        'brackwater',
        [4, 4, 4],
        'Could we count looks and pointing, too? At four that is how they build on each other.',
      ],
      ['tarnbeck', [3, 3, 4], 'Turns with a talker take a minute each. Please do not count seconds.'],
    ],
    waiting: [['amara', 'marlpit-lane']],
  },
]

/** Why nothing is known of pupils yet, as the lead of the cycle has said it. */
export const pupilsLater = {
  cycle: reading,
  reason:
    'The six pupils are heard again in the summer term, and reading ages are taken with the rest of the year group then. Before that it would be three triads’ impression.',
  inDays: 150,
} as const
