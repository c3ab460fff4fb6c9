/** The invented alliance: its aims, its membership agreement, its clusters, and how each school stands in it. */
import type { DemoAlliance, DemoMembership } from './types.js'

export const alliance: DemoAlliance = {
  name: 'Aldermere Vale Schools Alliance',
  kind: 'AREA',
  foundedDaysAgo: 415,
  foundedBy: 'jo',
  coordinator: 'ruth',
  aims: [
    'We improve classroom practice by working on it together, between schools, with both sides bringing something and both sides changing something.',
    'We start from what pupils show and tell us, and we stop doing things that turn out to make no difference.',
    'Every school gives and every school receives: a village school of 127 pupils and an academy of 1,184 sit at the same table.',
    'We protect teachers’ time. A joint enquiry replaces something; it is not laid on top.',
  ],
  agreement: {
    version: 1,
    title: 'Membership agreement',
    paragraphs: [
      'By signing, a headteacher says on behalf of the school: we take part as equals, we keep what colleagues tell us within the group they told it to, and we release the people we have promised for the hours we have promised.',
      'What is shared with the alliance from the day of signing, and nothing beyond it: the school’s entry in the public register (name, address, phase, roll, percentage of pupils eligible for free school meals); the names, roles and school e-mail addresses of the colleagues whom the school has invited here; and, for each joint enquiry from the day it looks for partners, its title, the schools in it, its stage and who leads it.',
      'What stays with the people who are working on it: the board of an enquiry, its cards, comments and drafts. Its lead may open it further, with the group’s knowledge. It can be narrowed again at any time.',
      'What never leaves the school through this alliance: pupils’ names or anything that would let a reader work out who a pupil is; recordings; anything a line manager might use to judge a colleague. Pupils are written about as groups, or as pupil A, B and C.',
      'The alliance’s coordinator sees dates and states so that she can arrange things. She does not read boards or findings unless a group invites her. Governors, the trusts and the local authority see what a headteacher has released to them, and totals of several schools together.',
      'Safeguarding concerns go to the school’s own designated safeguarding lead, at once and by the usual route. They are never written here.',
      'A school may pause, in which case it goes on reading and stops writing, or leave with one half-term’s notice. On leaving it receives an export of everything it wrote. Approaches that it helped to shape stay with the alliance, with the school credited for them.',
      'We look at this agreement together once a year. A change takes effect when every member school has signed it.',
    ],
  },
  clusters: [
    {
      handle: 'mere',
      name: 'Mere cluster',
      schools: ['marlpit-lane', 'hazelholt', 'harrowmere', 'wrayford'],
    },
    {
      handle: 'valley',
      name: 'Valley cluster',
      schools: ['brackwater', 'kelsham', 'tarnbeck'],
    },
  ],
}

export const memberships: readonly DemoMembership[] = [
  {
    school: 'marlpit-lane',
    role: 'LEAD',
    state: 'ACTIVE',
    invitedDaysAgo: 412,
    acceptedDaysAgo: 410,
    signed: { by: 'helen', daysAgo: 408 },
  },
  {
    school: 'hazelholt',
    role: 'MEMBER',
    state: 'ACTIVE',
    invitedDaysAgo: 409,
    acceptedDaysAgo: 405,
    signed: { by: 'manjit', daysAgo: 399 },
  },
  {
    school: 'harrowmere',
    role: 'STRATEGIC_PARTNER',
    state: 'ACTIVE',
    invitedDaysAgo: 409,
    acceptedDaysAgo: 402,
    signed: { by: 'olufemi', daysAgo: 399 },
  },
  {
    school: 'brackwater',
    role: 'MEMBER',
    state: 'ACTIVE',
    invitedDaysAgo: 407,
    acceptedDaysAgo: 400,
    signed: { by: 'bronwen', daysAgo: 393 },
  },
  {
    school: 'kelsham',
    role: 'MEMBER',
    state: 'ACTIVE',
    invitedDaysAgo: 407,
    acceptedDaysAgo: 400,
    signed: { by: 'bronwen', daysAgo: 393 },
  },
  {
    school: 'tarnbeck',
    role: 'STRATEGIC_PARTNER',
    state: 'ACTIVE',
    invitedDaysAgo: 392,
    acceptedDaysAgo: 388,
    signed: { by: 'andrew', daysAgo: 381 },
  },
  {
    school: 'ashlingford',
    role: 'MEMBER',
    state: 'ACTIVE',
    invitedDaysAgo: 404,
    acceptedDaysAgo: 398,
    signed: { by: 'odile', daysAgo: 390 },
  },
  {
    school: 'dunnockmere',
    role: 'MEMBER',
    state: 'ACTIVE',
    invitedDaysAgo: 403,
    acceptedDaysAgo: 396,
    signed: { by: 'anneke', daysAgo: 388 },
  },
  {
    school: 'pellwater',
    role: 'MEMBER',
    state: 'ACTIVE',
    invitedDaysAgo: 399,
    acceptedDaysAgo: 391,
    signed: { by: 'wilhelmina', daysAgo: 383 },
  },
  {
    school: 'quarrendale',
    role: 'MEMBER',
    state: 'ACTIVE',
    invitedDaysAgo: 402,
    acceptedDaysAgo: 397,
    signed: { by: 'benedict', daysAgo: 386 },
  },
  {
    school: 'starlingcote',
    role: 'MEMBER',
    state: 'ACTIVE',
    invitedDaysAgo: 400,
    acceptedDaysAgo: 392,
    signed: { by: 'philippa', daysAgo: 384 },
  },
  {
    school: 'wrayford',
    role: 'MEMBER',
    state: 'PAUSED',
    invitedDaysAgo: 368,
    acceptedDaysAgo: 360,
    signed: { by: 'rosalind', daysAgo: 353 },
    paused: {
      by: 'rosalind',
      daysAgo: 24,
      reason:
        'Two long-term absences in humanities and a new timetable after half-term. We will be back; we would rather pause than let people down.',
    },
  },
  {
    school: 'ousbeck',
    role: 'MEMBER',
    state: 'PENDING',
    invitedDaysAgo: 25,
    acceptedDaysAgo: 18,
  },
]

/** The ground rules that each member of an enquiry accepts before joining. */
export const protocol: readonly string[] = [
  'We talk about our pupils and our lessons. Whatever we try is ours, whoever happened to be teaching.',
  'Everyone brings something from their own classroom. Nobody comes only to watch.',
  'We say what we saw before we say what we think of it.',
  'Not knowing is a fine thing to say here, and so is “it did not work”.',
  'What a colleague shows us stays in the group until they say otherwise.',
  'Pupils are groups, or A, B and C. No names, no photographs of faces.',
  'We meet for an hour at most, and leave with a decision, a try-out booked or something to go and find out.',
  'If time runs short we say so early, and the group makes the plan smaller.',
]
