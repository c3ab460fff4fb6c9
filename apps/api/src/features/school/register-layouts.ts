/**
 * The files that are understood, each by its columns. Nothing but the columns named here is ever read from a file:
 * the official register also carries the names of head teachers and proprietors, and these stay in the file.
 */
import { phaseOf } from '@alongside/domain/phase'
import { authorityName } from './local-authorities.js'
import * as read from './register-fields.js'
import { links, type RegisterTable, references, schools } from './register-tables.js'

export interface Field {
  /** Columns of the file that it is read from, in the order of `read`'s arguments. */
  readonly from: readonly string[]
  /** Further columns, read where the file has them. */
  readonly also?: readonly string[]
  read(...cells: string[]): read.Value
}

export interface Layout {
  readonly kind: 'OFFICIAL_REGISTER' | 'SCHOOLS_2022' | 'LINKS' | 'TEACHING_SCHOOLS' | 'PARTNER_SCHOOLS'
  readonly title: string
  readonly table: RegisterTable
  /** By the table's column. A field whose columns the file lacks is left as it is in the register. */
  readonly fields: Readonly<Record<string, Field>>
  /** Columns of the table without which the file is no use. */
  readonly needs: readonly string[]
  /** Written only where nothing is known yet: another file says it better. */
  readonly guessed?: readonly string[]
}

const column = (header: string, reader: read.Read): Field => ({
  from: [header],
  read: (cell = '') => reader(cell, header),
})
const always = (value: string): Field => ({ from: [], read: () => value })
const phase = (phaseHeader: string, typeHeader: string, ages: readonly string[] = []): Field => ({
  from: [phaseHeader, typeHeader],
  also: ages,
  read: (phase = '', type = '', lowest = '', highest = '') =>
    phaseOf(phase, type, { lowest: age(lowest), highest: age(highest) }),
})
const age = (cell: string): number | null => (/^[0-9]{1,2}$/.test(cell.trim()) ? Number(cell) : null)

const most = { easting: 700_000, northing: 1_300_000, roll: 20_000 }
const everySchoolNeeds = ['urn', 'name', 'phase', 'establishment_type', 'status']

const officialRegister: Layout = {
  kind: 'OFFICIAL_REGISTER',
  title: 'the official register (edubasealldata)',
  table: schools,
  needs: everySchoolNeeds,
  fields: {
    urn: column('URN', read.urn),
    name: column('EstablishmentName', read.neededText),
    phase: phase('PhaseOfEducation (name)', 'TypeOfEstablishment (name)', ['StatutoryLowAge', 'StatutoryHighAge']),
    establishment_type: column('TypeOfEstablishment (name)', read.text),
    status: column('EstablishmentStatus (name)', read.status),
    la_code: column('LA (code)', read.digits(3)),
    la_name: column('LA (name)', read.text),
    establishment_number: column('EstablishmentNumber', read.digits(4)),
    district: column('DistrictAdministrative (name)', read.text),
    ward: column('AdministrativeWard (name)', read.text),
    town: column('Town', read.text),
    postcode: column('Postcode', read.postcode),
    easting: column('Easting', read.wholeNumber(most.easting)),
    northing: column('Northing', read.wholeNumber(most.northing)),
    is_rural: column('UrbanRural (name)', read.rural),
    roll: column('NumberOfPupils', read.wholeNumber(most.roll)),
    percent_fsm: column('PercentageFSM', read.percentage),
    trust_name: column('Trusts (name)', read.text),
    trust_uid: column('Trusts (code)', read.text),
    closed_on: column('CloseDate', read.date),
  },
}

/** `201/3614`: the authority, then the establishment. */
const dfeNumber = (part: 0 | 1): Field => ({
  from: ['DfENumber'],
  read: (cell = '') => read.digits(part === 0 ? 3 : 4)(cell.split('/')[part] ?? '', 'DfENumber'),
})

const schools2022: Layout = {
  kind: 'SCHOOLS_2022',
  title: 'the list of schools in England of 2022',
  table: schools,
  needs: everySchoolNeeds,
  guessed: ['la_name'],
  fields: {
    urn: column('URN', read.urn),
    name: column('EstablishmentName', read.neededText),
    phase: phase('PhaseOfEducation', 'TypeOfEstablishment'),
    establishment_type: column('TypeOfEstablishment', read.text),
    status: column('Status', read.status),
    la_code: dfeNumber(0),
    la_name: { from: ['DfENumber'], read: (cell = '') => authorityName(cell.trim().split('/')[0] ?? null) },
    establishment_number: dfeNumber(1),
    district: column('District', read.text),
    ward: column('Ward', read.text),
    town: column('Town', read.text),
    postcode: column('Postcode', read.postcode),
    easting: column('Easting', read.wholeNumber(most.easting)),
    northing: column('Northing', read.wholeNumber(most.northing)),
    roll: column('NumberOfPupils', read.wholeNumber(most.roll)),
    percent_fsm: column('PercentageFSM', read.percentage),
    trust_name: column('TrustName', read.text),
    trust_uid: column('TrustUID', read.text),
  },
}

const successorLinks: Layout = {
  kind: 'LINKS',
  title: 'the official links file (links_edubasealldata)',
  table: links,
  needs: ['urn', 'link_urn', 'link_type'],
  fields: {
    urn: column('URN', read.urn),
    link_urn: column('LinkURN', read.urn),
    link_name: column('LinkName', read.text),
    link_type: column('LinkType', read.neededText),
    established_on: column('LinkEstablishedDate', read.date),
  },
}

const teachingSchools: Layout = {
  kind: 'TEACHING_SCHOOLS',
  title: 'the list of teaching schools and the alliances they led',
  table: references,
  needs: ['urn', 'alliance_name'],
  fields: {
    urn: column('urn', read.urn),
    alliance_name: column('alliance_name', read.neededText),
    relation: always('LED'),
    source: always('Teaching schools, 2018'),
  },
}

const partnerSchools: Layout = {
  kind: 'PARTNER_SCHOOLS',
  title: 'the list of partner schools of alliances',
  table: references,
  needs: ['urn', 'alliance_name'],
  fields: {
    urn: column('establishment_urn', read.urn),
    alliance_name: column('provider_name', read.neededText),
    relation: always('PARTNER'),
    source: always('Partner schools of teacher training'),
  },
}

export const layouts: readonly Layout[] = [
  officialRegister,
  schools2022,
  successorLinks,
  teachingSchools,
  partnerSchools,
]
