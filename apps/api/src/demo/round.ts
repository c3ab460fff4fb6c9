/** A round of pairing that is open in the demo: five schools have answered, Marlpit Lane has not; and what schools gave each other this year. */
import type { ContributionKind } from '@alongside/domain/contribution'
import type { ChallengeArea } from '@alongside/domain/pairing-round'
import type { PersonHandle, SchoolHandle } from './handles.js'

export interface DemoSignUp {
  readonly school: SchoolHandle
  readonly by: PersonHandle
  readonly strengths: readonly ChallengeArea[]
  readonly wants: readonly ChallengeArea[]
  readonly visits: number
  readonly facilitates: number
  readonly reviewers: readonly PersonHandle[]
  readonly trained: readonly PersonHandle[]
}

export interface DemoHours {
  readonly from: SchoolHandle
  readonly to: SchoolHandle
  readonly by: PersonHandle
  readonly kind: ContributionKind
  readonly hours: number
  readonly title: string
  readonly daysAgo: number
  readonly isPending?: true
}

export const round = { title: 'Who visits whom: the next round', by: 'ruth' } as const

export const signUps: readonly DemoSignUp[] = [
  {
    school: 'hazelholt',
    by: 'manjit',
    strengths: ['READING', 'EARLY_YEARS'],
    wants: ['MATHS', 'SEND'],
    visits: 1,
    facilitates: 1,
    reviewers: ['manjit', 'siobhan'],
    trained: ['siobhan'],
  },
  {
    school: 'harrowmere',
    by: 'olufemi',
    strengths: ['SCIENCE', 'ATTENDANCE', 'STAFF_DEVELOPMENT'],
    wants: ['TALK', 'DISADVANTAGE'],
    visits: 2,
    facilitates: 1,
    reviewers: ['claire', 'marcus', 'yusuf'],
    trained: ['claire', 'marcus'],
  },
  {
    school: 'brackwater',
    by: 'bronwen',
    strengths: ['MATHS', 'CURRICULUM'],
    wants: ['READING'],
    visits: 1,
    facilitates: 0,
    reviewers: ['farida', 'ellie'],
    trained: [],
  },
  {
    school: 'kelsham',
    by: 'bronwen',
    strengths: ['TALK', 'SEND'],
    wants: ['ASSESSMENT', 'ATTENDANCE'],
    visits: 1,
    facilitates: 1,
    reviewers: ['martin', 'hannah'],
    trained: ['martin'],
  },
  {
    school: 'tarnbeck',
    by: 'andrew',
    strengths: ['ASSESSMENT', 'LEADERSHIP', 'DISADVANTAGE'],
    wants: ['SCIENCE', 'STAFF_DEVELOPMENT'],
    visits: 2,
    facilitates: 2,
    reviewers: ['andrew', 'denise', 'rhys'],
    trained: ['andrew', 'denise'],
  },
]

export const hours: readonly DemoHours[] = [
  {
    from: 'marlpit-lane',
    to: 'hazelholt',
    by: 'helen',
    kind: 'COACHING',
    hours: 6,
    title: 'Coaching in guided reading, three afternoons',
    daysAgo: 40,
  },
  {
    from: 'hazelholt',
    to: 'marlpit-lane',
    by: 'manjit',
    kind: 'COACHING',
    hours: 4.5,
    title: 'Setting up the early years garden together',
    daysAgo: 33,
  },
  {
    from: 'harrowmere',
    to: 'kelsham',
    by: 'olufemi',
    kind: 'DEPLOYMENT',
    hours: 9,
    title: 'A science teacher for the practical week',
    daysAgo: 28,
  },
  {
    from: 'kelsham',
    to: 'brackwater',
    by: 'bronwen',
    kind: 'COACHING',
    hours: 3,
    title: 'Talk frames for Year 5',
    daysAgo: 21,
  },
  {
    from: 'brackwater',
    to: 'harrowmere',
    by: 'bronwen',
    kind: 'COACHING',
    hours: 5,
    title: 'From bar models to algebra',
    daysAgo: 19,
  },
  {
    from: 'tarnbeck',
    to: 'marlpit-lane',
    by: 'andrew',
    kind: 'COACHING',
    hours: 2.5,
    title: 'Looking at feedback in books together',
    daysAgo: 4,
    isPending: true,
  },
]
