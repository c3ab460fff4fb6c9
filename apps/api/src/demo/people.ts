/** The fifty-four people of the demo, school by school. All invented; every address ends in the reserved `.example`. */
import type { DemoPerson } from './types.js'

/** One password for every demo person: the demo only exists on a loopback address or where it was asked for. */
export const demoPassword = 'side by side we learn'

const alliancePeople: readonly DemoPerson[] = [
  {
    handle: 'jo',
    name: 'Jo Pennick',
    email: 'jo.pennick@aldermere.example',
    holdings: [{ role: 'ADMIN' }],
    work: 'Looks after this installation for the alliance',
    joinedDaysAgo: 420,
    signIn: 'Administrator of this installation',
  },
  {
    handle: 'ruth',
    name: 'Ruth Adewale-Hart',
    email: 'ruth.adewale-hart@aldermere.example',
    holdings: [{ role: 'ALLIANCE_COORDINATOR', alliance: true }],
    work: 'Coordinates the alliance, three days a week; taught Year 6 for eleven years',
    joinedDaysAgo: 418,
    signIn: 'Alliance coordinator',
  },
  {
    handle: 'desmond',
    name: 'Desmond Farrow-Lisle',
    email: 'desmond.farrow-lisle@aldermere.example',
    holdings: [{ role: 'BROKER', alliance: true }],
    work: 'Finds the right colleague when a school asks for help; headteacher until he retired',
    joinedDaysAgo: 380,
  },
]

const marlpitLane: readonly DemoPerson[] = [
  {
    handle: 'helen',
    name: 'Helen Marchbanks',
    email: 'helen.marchbanks@marlpitlane.example',
    holdings: [{ role: 'HEADTEACHER', school: 'marlpit-lane' }],
    work: 'Headteacher',
    joinedDaysAgo: 410,
    signIn: 'Headteacher, Marlpit Lane Primary School',
  },
  {
    handle: 'tomasz',
    name: 'Tomasz Wieczorkiewicz',
    email: 'tomasz.wieczorkiewicz@marlpitlane.example',
    // Helen is away on a residential and a moderation week: he may do all she may until it is over.
    holdings: [{ role: 'SCHOOL_LEADER', school: 'marlpit-lane', deputyForDays: 21 }],
    work: 'Deputy head; teaches Year 5 maths two mornings a week',
    joinedDaysAgo: 398,
  },
  {
    handle: 'priya',
    name: 'Priya Raghunandan',
    email: 'priya.raghunandan@marlpitlane.example',
    holdings: [
      { role: 'CPD_LEAD', school: 'marlpit-lane' },
      { role: 'TEACHER', school: 'marlpit-lane' },
    ],
    work: 'Year 6; leads maths and staff development',
    joinedDaysAgo: 396,
  },
  {
    handle: 'amara',
    name: 'Amara Okafor',
    email: 'amara.okafor@marlpitlane.example',
    holdings: [{ role: 'TEACHER', school: 'marlpit-lane' }],
    work: 'Year 4; leads English',
    joinedDaysAgo: 390,
    signIn: 'Teacher, Marlpit Lane Primary School (leads an enquiry)',
  },
  {
    handle: 'callum',
    name: 'Callum Redshaw',
    email: 'callum.redshaw@marlpitlane.example',
    holdings: [{ role: 'TEACHER', school: 'marlpit-lane' }],
    work: 'Year 2; leads early reading',
    joinedDaysAgo: 352,
  },
  {
    handle: 'sunita',
    name: 'Sunita Bhogal',
    email: 'sunita.bhogal@marlpitlane.example',
    holdings: [{ role: 'TEACHER', school: 'marlpit-lane' }],
    work: 'Year 5; supports pupils who are new to English',
    joinedDaysAgo: 301,
  },
  {
    handle: 'lorraine',
    name: 'Lorraine Tibbets',
    email: 'lorraine.tibbets@marlpitlane.example',
    holdings: [{ role: 'COVER_MANAGER', school: 'marlpit-lane' }],
    work: 'School business manager; arranges cover',
    joinedDaysAgo: 340,
  },
  {
    handle: 'geoffrey',
    name: 'Geoffrey Paskins',
    email: 'geoffrey.paskins@marlpitlane.example',
    holdings: [{ role: 'GOVERNOR', school: 'marlpit-lane' }],
    work: 'Chair of governors',
    joinedDaysAgo: 260,
    signIn: 'Governor, Marlpit Lane Primary School',
  },
]

const hazelholt: readonly DemoPerson[] = [
  {
    handle: 'manjit',
    name: 'Manjit Kaur Sohal',
    email: 'manjit.sohal@hazelholt.example',
    holdings: [{ role: 'HEADTEACHER', school: 'hazelholt' }],
    work: 'Headteacher',
    joinedDaysAgo: 405,
  },
  {
    handle: 'siobhan',
    name: 'Siobhan Keaveney',
    email: 'siobhan.keaveney@hazelholt.example',
    holdings: [
      { role: 'CPD_LEAD', school: 'hazelholt' },
      { role: 'SCHOOL_LEADER', school: 'hazelholt' },
    ],
    work: 'Assistant head; mentors early career teachers',
    joinedDaysAgo: 377,
  },
  {
    handle: 'ben',
    name: 'Ben Hollingdale',
    email: 'ben.hollingdale@hazelholt.example',
    holdings: [{ role: 'TEACHER', school: 'hazelholt' }],
    work: 'Year 4; leads the choir and the writing moderation group',
    joinedDaysAgo: 371,
    signIn: 'Teacher, Hazelholt Primary Academy (works with Amara)',
  },
  {
    handle: 'zofia',
    name: 'Zofia Nowicka',
    email: 'zofia.nowicka@hazelholt.example',
    holdings: [{ role: 'TEACHER', school: 'hazelholt' }],
    work: 'Year 6; leads maths',
    joinedDaysAgo: 318,
  },
  {
    handle: 'lucy',
    name: 'Lucy Fenwright',
    email: 'lucy.fenwright@hazelholt.example',
    holdings: [{ role: 'TEACHER', school: 'hazelholt' }],
    work: 'Year 3; early career teacher',
    state: 'INVITED',
    joinedDaysAgo: null,
    invitation: { by: 'siobhan', daysAgo: 4 },
  },
]

const harrowmere: readonly DemoPerson[] = [
  {
    handle: 'olufemi',
    name: 'Olufemi Bankole-Reid',
    email: 'o.bankole-reid@harrowmere.example',
    holdings: [{ role: 'HEADTEACHER', school: 'harrowmere' }],
    work: 'Headteacher',
    joinedDaysAgo: 402,
  },
  {
    handle: 'claire',
    name: 'Claire Winstanton',
    email: 'c.winstanton@harrowmere.example',
    holdings: [{ role: 'SCHOOL_LEADER', school: 'harrowmere' }],
    work: 'Deputy head, curriculum and assessment',
    joinedDaysAgo: 366,
  },
  {
    handle: 'marcus',
    name: 'Marcus Delacroix-Boyle',
    email: 'm.delacroix-boyle@harrowmere.example',
    holdings: [
      { role: 'CPD_LEAD', school: 'harrowmere' },
      { role: 'TEACHER', school: 'harrowmere' },
    ],
    work: 'History; leads staff development',
    joinedDaysAgo: 364,
  },
  {
    handle: 'yusuf',
    name: 'Yusuf Demirtepe',
    email: 'y.demirtepe@harrowmere.example',
    holdings: [{ role: 'TEACHER', school: 'harrowmere' }],
    work: 'Maths; looks after Year 7',
    joinedDaysAgo: 290,
  },
  {
    handle: 'niamh',
    name: 'Niamh Corrigall',
    email: 'n.corrigall@harrowmere.example',
    holdings: [{ role: 'TEACHER', school: 'harrowmere' }],
    work: 'English; Key Stage 3 lead',
    joinedDaysAgo: 285,
  },
  {
    handle: 'jasdeep',
    name: 'Jasdeep Sandher',
    email: 'j.sandher@harrowmere.example',
    holdings: [{ role: 'TEACHER', school: 'harrowmere' }],
    work: 'Biology and combined science',
    joinedDaysAgo: 150,
  },
  {
    handle: 'sandra',
    name: 'Sandra Cobbledick',
    email: 's.cobbledick@harrowmere.example',
    holdings: [{ role: 'COVER_MANAGER', school: 'harrowmere' }],
    work: 'Cover manager',
    joinedDaysAgo: 330,
  },
  {
    handle: 'patricia',
    name: 'Patricia Nunnerly',
    email: 'p.nunnerly@harrowmere.example',
    holdings: [{ role: 'GOVERNOR', school: 'harrowmere' }],
    work: 'Parent governor',
    joinedDaysAgo: 190,
  },
]

const wrayford: readonly DemoPerson[] = [
  {
    handle: 'rosalind',
    name: 'Rosalind Aspinwall',
    email: 'rosalind.aspinwall@wrayford.example',
    holdings: [{ role: 'HEADTEACHER', school: 'wrayford' }],
    work: 'Headteacher',
    joinedDaysAgo: 360,
  },
  {
    handle: 'kwame',
    name: 'Kwame Asare-Lyle',
    email: 'kwame.asare-lyle@wrayford.example',
    holdings: [{ role: 'SCHOOL_LEADER', school: 'wrayford' }],
    work: 'Head of the primary phase',
    joinedDaysAgo: 344,
  },
  {
    handle: 'imogen',
    name: 'Imogen Thackwray',
    email: 'imogen.thackwray@wrayford.example',
    holdings: [
      { role: 'CPD_LEAD', school: 'wrayford' },
      { role: 'TEACHER', school: 'wrayford' },
    ],
    work: 'Geography; leads staff development',
    joinedDaysAgo: 322,
  },
  {
    handle: 'leila',
    name: 'Leila Haddadi',
    email: 'leila.haddadi@wrayford.example',
    holdings: [{ role: 'TEACHER', school: 'wrayford' }],
    work: 'French, Years 7 to 11',
    joinedDaysAgo: 240,
  },
  {
    handle: 'stuart',
    name: 'Stuart Pickerill',
    email: 'stuart.pickerill@wrayford.example',
    holdings: [{ role: 'TEACHER', school: 'wrayford' }],
    work: 'Maths; on secondment to another trust until the end of the school year, account held for his return',
    state: 'SUSPENDED',
    joinedDaysAgo: 310,
    suspendedDaysAgo: 64,
  },
]

const brackwaterAndKelsham: readonly DemoPerson[] = [
  {
    handle: 'bronwen',
    name: 'Bronwen Pugh-Ellis',
    email: 'bronwen.pugh-ellis@osierbed.example',
    holdings: [
      { role: 'EXECUTIVE_HEAD', school: 'brackwater' },
      { role: 'EXECUTIVE_HEAD', school: 'kelsham' },
    ],
    work: 'Executive head of Brackwater Infants and Kelsham St Aidan’s',
    joinedDaysAgo: 400,
  },
  {
    handle: 'farida',
    name: 'Farida Maliki',
    email: 'farida.maliki@brackwaterinfants.example',
    holdings: [
      { role: 'SCHOOL_LEADER', school: 'brackwater' },
      { role: 'CPD_LEAD', school: 'brackwater' },
    ],
    work: 'Head of school; leads early years',
    joinedDaysAgo: 372,
  },
  {
    handle: 'ellie',
    name: 'Ellie Stanyard',
    email: 'ellie.stanyard@brackwaterinfants.example',
    holdings: [{ role: 'TEACHER', school: 'brackwater' }],
    work: 'Reception',
    joinedDaysAgo: 280,
  },
  {
    handle: 'grace',
    name: 'Grace Mwangale',
    email: 'grace.mwangale@brackwaterinfants.example',
    holdings: [{ role: 'TEACHER', school: 'brackwater' }],
    work: 'Year 2; leads reading',
    joinedDaysAgo: 355,
  },
  {
    handle: 'martin',
    name: 'Martin Oldcastle',
    email: 'martin.oldcastle@kelshamstaidans.example',
    holdings: [
      { role: 'SCHOOL_LEADER', school: 'kelsham' },
      { role: 'TEACHER', school: 'kelsham' },
    ],
    work: 'Head of school; teaches the Year 5 and 6 class',
    joinedDaysAgo: 370,
  },
  {
    handle: 'hannah',
    name: 'Hannah Cleggett',
    email: 'hannah.cleggett@kelshamstaidans.example',
    holdings: [
      { role: 'TEACHER', school: 'kelsham' },
      { role: 'CPD_LEAD', school: 'kelsham' },
    ],
    work: 'Mixed Year 3 and 4 class; leads English',
    joinedDaysAgo: 350,
  },
  {
    handle: 'paul',
    name: 'Paul Skegby',
    email: 'paul.skegby@kelshamstaidans.example',
    holdings: [{ role: 'TEACHER', school: 'kelsham' }],
    work: 'Mixed Year 1 and 2 class; began the reading aloud enquiry and handed it over when he moved away',
    state: 'LEFT',
    joinedDaysAgo: 345,
    leftDaysAgo: 96,
  },
]

const tarnbeck: readonly DemoPerson[] = [
  {
    handle: 'andrew',
    name: 'Andrew Lindqvist-Moss',
    email: 'andrew.lindqvist-moss@tarnbeck.example',
    holdings: [{ role: 'HEADTEACHER', school: 'tarnbeck' }],
    work: 'Headteacher',
    joinedDaysAgo: 388,
  },
  {
    handle: 'denise',
    name: 'Denise Okonjo-Bell',
    email: 'denise.okonjo-bell@tarnbeck.example',
    holdings: [
      { role: 'SCHOOL_LEADER', school: 'tarnbeck' },
      { role: 'CPD_LEAD', school: 'tarnbeck' },
    ],
    work: 'Assistant head; communication and outreach',
    joinedDaysAgo: 347,
  },
  {
    handle: 'maya',
    name: 'Maya Ferreira-Stubbs',
    email: 'maya.ferreira-stubbs@tarnbeck.example',
    holdings: [{ role: 'TEACHER', school: 'tarnbeck' }],
    work: 'Kingfisher class (early years and Key Stage 1)',
    joinedDaysAgo: 270,
  },
  {
    handle: 'rhys',
    name: 'Rhys Vaughan-Tate',
    email: 'rhys.vaughan-tate@tarnbeck.example',
    holdings: [{ role: 'TEACHER', school: 'tarnbeck' }],
    work: 'Heron class (Key Stage 3); teaches history across the school',
    joinedDaysAgo: 232,
  },
]

const ousbeck: readonly DemoPerson[] = [
  {
    handle: 'judith',
    name: 'Judith Fairbrother',
    email: 'judith.fairbrother@ousbeckmiddle.example',
    holdings: [{ role: 'HEADTEACHER', school: 'ousbeck' }],
    work: 'Headteacher',
    joinedDaysAgo: 18,
    signIn: 'Headteacher, Ousbeck Middle School (about to sign the membership agreement)',
  },
  {
    handle: 'nathaniel',
    name: 'Nathaniel Brookfield',
    email: 'nathaniel.brookfield@ousbeckmiddle.example',
    holdings: [
      { role: 'SCHOOL_LEADER', school: 'ousbeck' },
      { role: 'CPD_LEAD', school: 'ousbeck' },
    ],
    work: 'Deputy head',
    joinedDaysAgo: 15,
  },
  {
    handle: 'anjali',
    name: 'Anjali Mehrotra',
    email: 'anjali.mehrotra@ousbeckmiddle.example',
    holdings: [{ role: 'TEACHER', school: 'ousbeck' }],
    work: 'Science, Years 5 to 8',
    joinedDaysAgo: 12,
  },
]

/** Five schools that came for the round of peer challenge: here with two people each. */
const oneRoundOnly: readonly DemoPerson[] = [
  {
    handle: 'odile',
    name: 'Odile Fanshawe-Reyes',
    email: 'odile.fanshawe-reyes@ashlingford.example',
    holdings: [{ role: 'HEADTEACHER', school: 'ashlingford' }],
    work: 'Headteacher; taught reception for nine years',
    joinedDaysAgo: 390,
  },
  {
    handle: 'tobias',
    name: 'Tobias Grimethorpe',
    email: 'tobias.grimethorpe@ashlingford.example',
    holdings: [{ role: 'SCHOOL_LEADER', school: 'ashlingford' }],
    work: 'Deputy head; leads writing',
    joinedDaysAgo: 371,
  },
  {
    handle: 'anneke',
    name: 'Anneke Thistlewood',
    email: 'anneke.thistlewood@dunnockmere.example',
    holdings: [{ role: 'HEADTEACHER', school: 'dunnockmere' }],
    work: 'Headteacher',
    joinedDaysAgo: 388,
  },
  {
    handle: 'rafiq',
    name: 'Rafiq Larkspur',
    email: 'rafiq.larkspur@dunnockmere.example',
    holdings: [{ role: 'SCHOOL_LEADER', school: 'dunnockmere' }],
    work: 'Assistant head; leads pastoral care',
    joinedDaysAgo: 365,
  },
  {
    handle: 'wilhelmina',
    name: 'Wilhelmina Sackville-Osei',
    email: 'wilhelmina.sackville-osei@pellwater.example',
    holdings: [{ role: 'HEADTEACHER', school: 'pellwater' }],
    work: 'Headteacher; teaches Year 6 one afternoon a week',
    joinedDaysAgo: 383,
  },
  {
    handle: 'caradoc',
    name: 'Caradoc Benbow',
    email: 'caradoc.benbow@pellwater.example',
    holdings: [{ role: 'SCHOOL_LEADER', school: 'pellwater' }],
    work: 'Deputy head; leads mathematics',
    joinedDaysAgo: 359,
  },
  {
    handle: 'benedict',
    name: 'Benedict Oyelowo-Marsh',
    email: 'benedict.oyelowo-marsh@quarrendale.example',
    holdings: [{ role: 'HEADTEACHER', school: 'quarrendale' }],
    work: 'Headteacher',
    joinedDaysAgo: 386,
  },
  {
    handle: 'sorcha',
    name: 'Sorcha Wetherden',
    email: 'sorcha.wetherden@quarrendale.example',
    holdings: [{ role: 'SCHOOL_LEADER', school: 'quarrendale' }],
    work: 'Deputy head; leads teaching in Years 7 to 9',
    joinedDaysAgo: 366,
  },
  {
    handle: 'philippa',
    name: 'Philippa Nankervis-Bose',
    email: 'philippa.nankervis-bose@starlingcote.example',
    holdings: [{ role: 'HEADTEACHER', school: 'starlingcote' }],
    work: 'Headteacher; teaches the Year 1 and 2 class',
    joinedDaysAgo: 384,
  },
  {
    handle: 'lowell',
    name: 'Lowell Gatenby',
    email: 'lowell.gatenby@starlingcote.example',
    holdings: [{ role: 'SCHOOL_LEADER', school: 'starlingcote' }],
    work: 'Assistant head; leads early years and SEND',
    joinedDaysAgo: 352,
  },
]

const guests: readonly DemoPerson[] = [
  {
    handle: 'ingrid',
    name: 'Ingrid Solheim-Drew',
    email: 'ingrid@talkforlearning.example',
    // No membership and no people directory: one grant on one enquiry, see the enquiry's guests.
    holdings: [],
    work: 'Speech and language therapist and researcher, from outside the alliance',
    joinedDaysAgo: 26,
    signIn: 'Guest, reads one enquiry and its lesson study',
  },
]

export const people: readonly DemoPerson[] = [
  ...alliancePeople,
  ...marlpitLane,
  ...hazelholt,
  ...harrowmere,
  ...wrayford,
  ...brackwaterAndKelsham,
  ...tarnbeck,
  ...ousbeck,
  ...oneRoundOnly,
  ...guests,
]
