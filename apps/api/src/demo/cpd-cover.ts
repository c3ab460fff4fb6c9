/** Cover of the demo: what a unit costs at each school, and what became of it for a visit that was and a morning that is to come. */
import type { CoverPayer, CoverSource, CoverState } from '@alongside/domain/cover-need'
import type { PersonHandle, SchoolHandle } from './handles.js'

export interface DemoRates {
  readonly school: SchoolHandle
  readonly unit: 'PERIOD' | 'HALF_DAY'
  readonly usual?: CoverSource
  /** In pence. */
  readonly rates: Partial<Readonly<Record<CoverSource, number>>>
}
export const coverRates: readonly DemoRates[] = [
  {
    school: 'marlpit-lane',
    unit: 'HALF_DAY',
    usual: 'SUPPLY',
    rates: { SUPPLY: 9600, HLTA: 4150, COVER_SUPERVISOR: 3900 },
  },
  { school: 'hazelholt', unit: 'HALF_DAY', usual: 'HLTA', rates: { SUPPLY: 9200, HLTA: 4400 } },
  {
    school: 'harrowmere',
    unit: 'PERIOD',
    usual: 'COVER_SUPERVISOR',
    rates: { SUPPLY: 3850, COVER_SUPERVISOR: 1780, INTERNAL: 0 },
  },
  { school: 'wrayford', unit: 'PERIOD', rates: { SUPPLY: 4100, COVER_SUPERVISOR: 1690 } },
  { school: 'brackwater', unit: 'HALF_DAY', rates: { SUPPLY: 9800, HLTA: 4000 } },
  { school: 'kelsham', unit: 'HALF_DAY', rates: { SUPPLY: 10200, INTERNAL: 0 } },
  { school: 'tarnbeck', unit: 'HALF_DAY', usual: 'HLTA', rates: { SUPPLY: 11000, HLTA: 4600 } },
]

export interface DemoCover {
  readonly session: string
  readonly person: PersonHandle
  readonly school: SchoolHandle
  readonly period: string
  readonly classCode: string
  readonly state: CoverState
  readonly source?: CoverSource
  readonly payer?: CoverPayer
  readonly by?: string
  readonly approvedBy?: PersonHandle
  readonly reason?: string
}

const visit = 'An afternoon in each other’s classrooms'
const planning = 'Planning one lesson for talk'

export const cover: readonly DemoCover[] = [
  // The afternoon that was: paid by the alliance, as the heads had agreed; one school swapped lessons instead.
  {
    session: visit,
    person: 'callum',
    school: 'marlpit-lane',
    period: 'Afternoon',
    classCode: '2 Larch',
    state: 'CHARGED',
    source: 'SUPPLY',
    payer: 'ALLIANCE_FUND',
    by: 'Supply, from the agency',
    approvedBy: 'ruth',
  },
  {
    session: visit,
    person: 'sunita',
    school: 'marlpit-lane',
    period: 'Afternoon',
    classCode: '5 Rowan',
    state: 'USED',
    source: 'HLTA',
    payer: 'ALLIANCE_FUND',
    by: 'Mrs Ives (HLTA)',
    approvedBy: 'ruth',
  },
  {
    session: visit,
    person: 'zofia',
    school: 'hazelholt',
    period: 'Afternoon',
    classCode: '6Z',
    state: 'USED',
    source: 'LESSON_SWAP',
    by: 'Ben Hollingdale, for PE on Friday',
    approvedBy: 'manjit',
  },
  {
    session: visit,
    person: 'ellie',
    school: 'brackwater',
    period: 'Afternoon',
    classCode: 'Reception',
    state: 'CHARGED',
    source: 'HLTA',
    payer: 'ALLIANCE_FUND',
    by: 'Miss Rowe (HLTA)',
    approvedBy: 'ruth',
  },
  {
    session: visit,
    person: 'grace',
    school: 'brackwater',
    period: 'Afternoon',
    classCode: 'Year 2',
    state: 'CHARGED',
    source: 'SUPPLY',
    payer: 'ALLIANCE_FUND',
    by: 'Supply, from the agency',
    approvedBy: 'ruth',
  },
  {
    session: visit,
    person: 'maya',
    school: 'tarnbeck',
    period: 'Afternoon',
    classCode: 'Kingfisher',
    state: 'FAILED',
    source: 'HLTA',
    approvedBy: 'andrew',
    reason: 'Our HLTA was ill; Denise took Kingfisher herself for the afternoon.',
  },
  // The morning to come: from “somebody has said what they miss” to “arranged”.
  {
    session: planning,
    person: 'callum',
    school: 'marlpit-lane',
    period: 'Morning',
    classCode: '2 Larch',
    state: 'COSTED',
    source: 'SUPPLY',
  },
  {
    session: planning,
    person: 'zofia',
    school: 'hazelholt',
    period: 'Morning',
    classCode: '6Z',
    state: 'APPROVED',
    source: 'HLTA',
    approvedBy: 'manjit',
  },
  {
    session: planning,
    person: 'jasdeep',
    school: 'harrowmere',
    period: '1',
    classCode: '10B/Bi2',
    state: 'ARRANGED',
    source: 'COVER_SUPERVISOR',
    by: 'Cover supervisor, lab 3',
    approvedBy: 'olufemi',
  },
  {
    session: planning,
    person: 'jasdeep',
    school: 'harrowmere',
    period: '2',
    classCode: '8c/Sc1',
    state: 'FAILED',
    source: 'COVER_SUPERVISOR',
    approvedBy: 'olufemi',
    reason: 'The supervisor is at the hospital that morning; a lab lesson cannot be doubled up.',
  },
  {
    session: planning,
    person: 'jasdeep',
    school: 'harrowmere',
    period: '3',
    classCode: '12/Bio',
    state: 'NOT_NEEDED',
  },
  {
    session: planning,
    person: 'claire',
    school: 'harrowmere',
    period: '2',
    classCode: '9a/Hi2',
    state: 'APPROVED',
    source: 'COVER_SUPERVISOR',
    approvedBy: 'olufemi',
  },
  {
    session: planning,
    person: 'claire',
    school: 'harrowmere',
    period: '3',
    classCode: '7d/Hi1',
    state: 'COSTED',
    source: 'COVER_SUPERVISOR',
  },
  {
    session: planning,
    person: 'leila',
    school: 'wrayford',
    period: '1',
    classCode: '9y/Fr1',
    state: 'IDENTIFIED',
  },
  {
    session: planning,
    person: 'leila',
    school: 'wrayford',
    period: '3',
    classCode: '11x/Fr2',
    state: 'IDENTIFIED',
  },
  {
    session: planning,
    person: 'ellie',
    school: 'brackwater',
    period: 'Morning',
    classCode: 'Reception',
    state: 'COSTED',
    source: 'SUPPLY',
    payer: 'ALLIANCE_FUND',
  },
  {
    session: planning,
    person: 'maya',
    school: 'tarnbeck',
    period: 'Morning',
    classCode: 'Kingfisher',
    state: 'ARRANGED',
    source: 'LESSON_SWAP',
    by: 'Rhys takes Kingfisher for history; Maya has Heron on Thursday',
    approvedBy: 'andrew',
  },
]
