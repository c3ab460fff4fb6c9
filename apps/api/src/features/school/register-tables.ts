/** The tables a register file can fill, column by column with the type Postgres gives it. */
export type SqlType = 'text' | 'integer' | 'numeric' | 'date' | 'boolean'

export interface RegisterTable {
  readonly name: string
  readonly key: readonly string[]
  readonly columns: Readonly<Record<string, SqlType>>
  /** A row that names a school outside the register is refused. */
  readonly needsSchool: boolean
  readonly isDated: boolean
}

export const schools: RegisterTable = {
  name: 'school',
  key: ['urn'],
  columns: {
    urn: 'text',
    name: 'text',
    phase: 'text',
    establishment_type: 'text',
    status: 'text',
    la_code: 'text',
    la_name: 'text',
    establishment_number: 'text',
    district: 'text',
    ward: 'text',
    town: 'text',
    postcode: 'text',
    easting: 'integer',
    northing: 'integer',
    is_rural: 'boolean',
    roll: 'integer',
    percent_fsm: 'numeric',
    trust_name: 'text',
    trust_uid: 'text',
    closed_on: 'date',
  },
  needsSchool: false,
  isDated: true,
}

export const links: RegisterTable = {
  name: 'school_link',
  key: ['urn', 'link_urn', 'link_type'],
  columns: { urn: 'text', link_urn: 'text', link_name: 'text', link_type: 'text', established_on: 'date' },
  needsSchool: false,
  isDated: false,
}

export const references: RegisterTable = {
  name: 'school_reference',
  key: ['urn', 'alliance_name', 'relation'],
  columns: { urn: 'text', alliance_name: 'text', relation: 'text', source: 'text' },
  needsSchool: true,
  isDated: false,
}
