/** Three CPD cycles of the demo over two terms: one being evaluated, one under way with a waiting list, one still being planned. */
import type { BookingState } from '@alongside/domain/booking'
import type { CpdCycleState } from '@alongside/domain/cpd-cycle'
import type { Mechanism } from '@alongside/domain/cpd-design'
import type { CpdSessionState, SessionFormat } from '@alongside/domain/cpd-session'
import type { WorkKind } from '@alongside/domain/learning-focus'
import type { PersonHandle, SchoolHandle } from './handles.js'

export interface DemoPlace {
  readonly person: PersonHandle
  readonly school: SchoolHandle
  readonly state: BookingState
  readonly reason?: string
}
export interface DemoSession {
  readonly title: string
  readonly purpose: string
  readonly format: SessionFormat
  readonly minutes: number
  /** Days from today; none: no date yet. */
  readonly inDays?: number
  readonly at?: string
  readonly venue?: SchoolHandle
  readonly room?: string
  readonly places?: number
  readonly daysAfter?: number
  readonly taskAfter?: string
  readonly state: CpdSessionState
  readonly facilitators: readonly {
    readonly person: PersonHandle
    readonly school: SchoolHandle
    readonly hasConfirmed: boolean
  }[]
  readonly takers?: readonly DemoPlace[]
}
export interface DemoCpdCycle {
  readonly title: string
  readonly focus: string
  readonly learners: string
  readonly kind: WorkKind
  readonly lead: PersonHandle
  readonly state: CpdCycleState
  readonly stateDaysAgo: number
  readonly pupilOutcome: string
  readonly evidence: string
  readonly collaboration: string
  readonly leadersCommitment: string
  readonly mechanisms: readonly Mechanism[]
  readonly schools: readonly { readonly school: SchoolHandle; readonly places?: number }[]
  readonly sessions: readonly DemoSession[]
}

export interface DemoRoom {
  readonly school: SchoolHandle
  readonly name: string
  readonly seats: number
}
export const rooms: readonly DemoRoom[] = [
  { school: 'marlpit-lane', name: 'The library', seats: 24 },
  { school: 'hazelholt', name: 'Studio', seats: 40 },
  { school: 'harrowmere', name: 'Lecture room', seats: 60 },
  { school: 'harrowmere', name: 'S4', seats: 16 },
  { school: 'tarnbeck', name: 'The barn', seats: 18 },
  { school: 'kelsham', name: 'Church hall', seats: 30 },
]

/** How a school's day runs, and how many teachers it has. */
export interface DemoDay {
  readonly school: SchoolHandle
  readonly teachers: number
  readonly periods: readonly (readonly [name: string, from: string, until: string])[]
  readonly hasWeeks?: boolean
}
const primaryDay = [
  ['Morning', '08:50', '12:00'],
  ['Afternoon', '13:00', '15:15'],
] as const
const secondaryDay = [
  ['1', '08:45', '09:45'],
  ['2', '09:45', '10:45'],
  ['3', '11:05', '12:05'],
  ['4', '12:05', '13:05'],
  ['5', '13:55', '14:55'],
] as const
export const days: readonly DemoDay[] = [
  { school: 'marlpit-lane', teachers: 16, periods: primaryDay },
  { school: 'hazelholt', teachers: 14, periods: primaryDay },
  { school: 'harrowmere', teachers: 58, periods: secondaryDay, hasWeeks: true },
  { school: 'wrayford', teachers: 64, periods: secondaryDay, hasWeeks: true },
  { school: 'brackwater', teachers: 9, periods: primaryDay },
  { school: 'kelsham', teachers: 5, periods: primaryDay },
  { school: 'tarnbeck', teachers: 12, periods: primaryDay },
]

const came = (person: PersonHandle, school: SchoolHandle): DemoPlace => ({ person, school, state: 'ATTENDED' })
const comes = (person: PersonHandle, school: SchoolHandle): DemoPlace => ({ person, school, state: 'CONFIRMED' })
const readingPeople: readonly DemoPlace[] = [
  came('callum', 'marlpit-lane'),
  came('sunita', 'marlpit-lane'),
  came('zofia', 'hazelholt'),
  came('ellie', 'brackwater'),
  came('hannah', 'kelsham'),
  came('maya', 'tarnbeck'),
]
const talkPeople: readonly DemoPlace[] = [
  came('amara', 'marlpit-lane'),
  came('zofia', 'hazelholt'),
  came('niamh', 'harrowmere'),
  came('jasdeep', 'harrowmere'),
  came('leila', 'wrayford'),
  came('ellie', 'brackwater'),
  came('maya', 'tarnbeck'),
  came('callum', 'marlpit-lane'),
]

export const cpdCycles: readonly DemoCpdCycle[] = [
  {
    title: 'Reading aloud so that everyone follows',
    focus: 'Fluency: echo reading, repeated reading, reading to a listener',
    learners: 'Pupils of Years 2 to 4 who read accurately and slowly',
    kind: 'SUBJECT_CPD',
    lead: 'priya',
    state: 'COMPLETED',
    stateDaysAgo: 58,
    pupilOutcome: 'Pupils read a page of a new book aloud at a pace at which they can tell afterwards what it said.',
    evidence: 'EEF guidance on literacy in Key Stage 1; Hannah’s enquiry into reading aloud, first cycle.',
    collaboration: 'Triads of three schools listen to the same six readers, and say what each of them heard.',
    leadersCommitment: 'Each head gives the triads one afternoon with cover, and comes to the last session.',
    mechanisms: [
      'REVISITING_PRIOR_LEARNING',
      'CREDIBLE_SOURCE',
      'MODELLING',
      'REHEARSAL',
      'FEEDBACK',
      'ACTION_PLANNING',
    ],
    schools: [
      { school: 'marlpit-lane', places: 4 },
      { school: 'hazelholt', places: 3 },
      { school: 'brackwater', places: 3 },
      { school: 'kelsham' },
      { school: 'tarnbeck' },
    ],
    sessions: [
      {
        title: 'What do we hear when we listen?',
        purpose: 'Listen to six recordings together and agree on words for what we hear.',
        format: 'TWILIGHT',
        minutes: 90,
        inDays: -110,
        at: '15:45',
        venue: 'marlpit-lane',
        room: 'The library',
        places: 20,
        taskAfter: 'Record two readers of your own class, a page each, and bring them along.',
        state: 'CLOSED',
        facilitators: [{ person: 'grace', school: 'brackwater', hasConfirmed: true }],
        takers: readingPeople,
      },
      {
        title: 'Echo reading, tried on each other',
        purpose: 'See it modelled, then rehearse it in pairs until it feels less odd.',
        format: 'TWILIGHT',
        minutes: 90,
        inDays: -88,
        at: '15:45',
        venue: 'hazelholt',
        room: 'Studio',
        places: 20,
        daysAfter: 14,
        taskAfter: 'Ten minutes a day for two weeks with one group; note what they do at the ends of lines.',
        state: 'CLOSED',
        facilitators: [{ person: 'grace', school: 'brackwater', hasConfirmed: true }],
        takers: [
          ...readingPeople.filter(({ person }) => person !== 'sunita'),
          { person: 'sunita', school: 'marlpit-lane', state: 'DID_NOT_ATTEND' },
        ],
      },
      {
        title: 'An afternoon in each other’s classrooms',
        purpose: 'Each triad hears the same six pupils read again.',
        format: 'LEARNING_VISIT',
        minutes: 150,
        inDays: -61,
        at: '13:00',
        venue: 'kelsham',
        room: 'Church hall',
        places: 12,
        daysAfter: 21,
        state: 'CLOSED',
        facilitators: [
          { person: 'grace', school: 'brackwater', hasConfirmed: true },
          { person: 'hannah', school: 'kelsham', hasConfirmed: true },
        ],
        takers: readingPeople.filter(({ person }) => person !== 'hannah'),
      },
    ],
  },
  {
    title: 'Talk that makes pupils think',
    focus: 'Questions that pupils answer to each other, not to the teacher',
    learners: 'The quieter half of each class, Years 3 to 8',
    kind: 'SUBJECT_CPD',
    lead: 'marcus',
    state: 'RUNNING',
    stateDaysAgo: 20,
    pupilOutcome:
      'Pupils who rarely speak in class build on what another pupil said, twice in a lesson, without being asked.',
    evidence: 'Cambridge’s review of classroom dialogue; the “Waiting longer” enquiry of four of our schools.',
    collaboration: 'Pairs from different schools plan one lesson together between sessions and see one of them taught.',
    leadersCommitment: 'Cover for one morning each; a slot in the staff meeting for what was tried.',
    mechanisms: [
      'MANAGING_COGNITIVE_LOAD',
      'SETTING_AND_AGREEING_GOALS',
      'MODELLING',
      'REHEARSAL',
      'FEEDBACK',
      'PROMPTS_AND_CUES',
      'SELF_MONITORING',
    ],
    schools: [
      { school: 'marlpit-lane', places: 3 },
      { school: 'hazelholt', places: 3 },
      { school: 'harrowmere', places: 4 },
      { school: 'wrayford', places: 3 },
      { school: 'brackwater', places: 2 },
      { school: 'tarnbeck', places: 2 },
    ],
    sessions: [
      {
        title: 'Who speaks in our lessons?',
        purpose: 'Count turns in three short films; agree what counts as building on another’s idea.',
        format: 'TWILIGHT',
        minutes: 90,
        inDays: -20,
        at: '15:45',
        venue: 'harrowmere',
        room: 'Lecture room',
        places: 24,
        taskAfter: 'Count turns for ten minutes in one lesson of your own. Bring the tally, not a judgement.',
        state: 'DELIVERED',
        facilitators: [{ person: 'claire', school: 'harrowmere', hasConfirmed: true }],
        takers: talkPeople,
      },
      {
        title: 'Planning one lesson for talk',
        purpose: 'In pairs across schools: three questions, who answers them, and what we listen for.',
        format: 'HALF_DAY',
        minutes: 180,
        inDays: 9,
        at: '09:00',
        venue: 'tarnbeck',
        room: 'The barn',
        places: 7,
        daysAfter: 21,
        taskAfter: 'Teach the lesson; your partner watches the two pupils you chose.',
        state: 'CONFIRMED',
        facilitators: [
          { person: 'claire', school: 'harrowmere', hasConfirmed: true },
          { person: 'denise', school: 'tarnbeck', hasConfirmed: true },
        ],
        takers: [
          comes('zofia', 'hazelholt'),
          comes('jasdeep', 'harrowmere'),
          comes('leila', 'wrayford'),
          comes('ellie', 'brackwater'),
          comes('maya', 'tarnbeck'),
          comes('callum', 'marlpit-lane'),
          {
            person: 'priya',
            school: 'marlpit-lane',
            state: 'CANCELLED',
            reason: 'Year 6 goes to the theatre that morning',
          },
          { person: 'amara', school: 'marlpit-lane', state: 'OFFERED' },
          { person: 'imogen', school: 'wrayford', state: 'WAITING_LIST' },
          { person: 'yusuf', school: 'harrowmere', state: 'WAITING_LIST' },
          { person: 'sunita', school: 'marlpit-lane', state: 'REQUESTED' },
          {
            person: 'grace',
            school: 'brackwater',
            state: 'DECLINED',
            reason: 'Two of our nine out on one morning is more than we can carry. The next one is yours.',
          },
        ],
      },
      {
        title: 'What did the two pupils do?',
        purpose: 'Tell each other’s lessons by what the chosen pupils said; decide what to keep.',
        format: 'TWILIGHT',
        minutes: 120,
        inDays: 51,
        at: '15:45',
        venue: 'hazelholt',
        room: 'Studio',
        places: 24,
        daysAfter: 28,
        taskAfter: 'Keep one thing going for three weeks, and mind your own turns.',
        state: 'PENCILLED',
        facilitators: [{ person: 'claire', school: 'harrowmere', hasConfirmed: false }],
        takers: [comes('callum', 'marlpit-lane'), comes('zofia', 'hazelholt'), comes('niamh', 'harrowmere')],
      },
      {
        title: 'Showing it to our own staff',
        purpose: 'Rehearse ten minutes for a staff meeting, and what colleagues will ask.',
        format: 'ONLINE',
        minutes: 60,
        inDays: 79,
        at: '16:00',
        places: 40,
        daysAfter: 21,
        state: 'PENCILLED',
        facilitators: [{ person: 'marcus', school: 'harrowmere', hasConfirmed: true }],
      },
    ],
  },
  {
    title: 'Number sense from Reception to Year 7',
    focus: 'Seeing numbers in parts, before any method',
    learners: 'Pupils who count on their fingers in Year 3 and later',
    kind: 'SUBJECT_CPD',
    lead: 'farida',
    state: 'DRAFT',
    stateDaysAgo: 5,
    pupilOutcome: 'Pupils say how they see 8 + 6 in two ways and use one of them unasked.',
    evidence: '',
    collaboration: 'Infant and secondary teachers teach the same ten minutes and compare what pupils say.',
    leadersCommitment: '',
    mechanisms: ['REVISITING_PRIOR_LEARNING', 'MODELLING'],
    schools: [
      { school: 'brackwater' },
      { school: 'kelsham' },
      { school: 'marlpit-lane' },
      { school: 'harrowmere' },
      { school: 'wrayford' },
    ],
    sessions: [
      {
        title: 'How do you see eight?',
        purpose: 'Dots, fingers, frames: what pupils of five and of eleven say about the same picture.',
        format: 'TWILIGHT',
        minutes: 90,
        taskAfter: 'Ask four pupils; write down their words.',
        state: 'DRAFT',
        facilitators: [{ person: 'farida', school: 'brackwater', hasConfirmed: true }],
      },
      {
        title: 'Ten minutes, taught twice',
        purpose: 'The same ten minutes in Year 1 and in Year 7.',
        format: 'LEARNING_VISIT',
        minutes: 150,
        daysAfter: 21,
        taskAfter: 'Teach your ten minutes once a week.',
        state: 'DRAFT',
        facilitators: [{ person: 'yusuf', school: 'harrowmere', hasConfirmed: false }],
      },
      {
        title: 'What stays with us',
        purpose: 'Compare what pupils say now, and agree what each phase can count on.',
        format: 'TWILIGHT',
        minutes: 90,
        daysAfter: 28,
        state: 'DRAFT',
        facilitators: [],
      },
    ],
  },
]
