// Invented register files, byte by byte as the official ones are made: over 110 columns, most of them not ours to read.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** Names in columns that must never be read. */
export const canary = 'Zephyrine Quillfeather'

const start = [
  'URN',
  'LA (code)',
  'LA (name)',
  'EstablishmentNumber',
  'EstablishmentName',
  'TypeOfEstablishment (name)',
  'EstablishmentStatus (name)',
  'CloseDate',
  'PhaseOfEducation (name)',
  'StatutoryLowAge',
  'StatutoryHighAge',
  'NumberOfPupils',
  'PercentageFSM',
  'Trusts (code)',
  'Trusts (name)',
  'Town',
  'Postcode',
  'HeadTitle (name)',
  'HeadFirstName',
  'HeadLastName',
  'HeadPreferredJobTitle',
  'PropsName',
]
const filler = Array.from({ length: 92 }, (_, i) => `SEN${i + 1} (name)`)
export const officialHeader = [
  ...start,
  ...filler,
  'DistrictAdministrative (name)',
  'AdministrativeWard (name)',
  'Easting',
  'Northing',
  'UrbanRural (name)',
  'Country (name)',
  'SiteName',
]

export type Cells = Readonly<Record<string, string>>

const usual: Cells = {
  'LA (code)': '990',
  'LA (name)': 'Aldermere Vale',
  EstablishmentNumber: '2001',
  'TypeOfEstablishment (name)': 'Community school',
  'EstablishmentStatus (name)': 'Open',
  'PhaseOfEducation (name)': 'Primary',
  StatutoryLowAge: '4',
  StatutoryHighAge: '11',
  NumberOfPupils: '210',
  PercentageFSM: '13.7',
  Town: 'Aldermere',
  Postcode: 'ZZ1 1AA',
  'HeadTitle (name)': 'Dr',
  HeadFirstName: canary,
  HeadLastName: canary,
  HeadPreferredJobTitle: `Head ${canary}`,
  PropsName: canary,
  'DistrictAdministrative (name)': 'Aldermere',
  'AdministrativeWard (name)': 'Mill',
  Easting: '431240',
  Northing: '252310',
}

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
export const line = (cells: readonly string[]): string => cells.map(quoted).join(',')

/** One school as the official register writes it. */
export function school(urn: string, name: string, more: Cells = {}): string[] {
  const cells: Cells = { ...usual, URN: urn, EstablishmentName: name, ...more }
  return officialHeader.map((column) => cells[column] ?? '')
}

export const official = (...rows: readonly (readonly string[])[]): string =>
  [officialHeader, ...rows].map((row) => `${line(row)}\r\n`).join('')

export const linksFile = (...rows: readonly (readonly string[])[]): string =>
  [['URN', 'LinkURN', 'LinkName', 'LinkType', 'LinkEstablishedDate'], ...rows].map((row) => `${line(row)}\r\n`).join('')

/** A folder for one test file's uploads. */
export class Uploads {
  private readonly folder = mkdtempSync(path.join(os.tmpdir(), 'alongside-register-'))

  /** Text is written as Windows-1252, as the official register is; bytes as they are. */
  write(name: string, content: string | Buffer): string {
    const file = path.join(this.folder, name)
    writeFileSync(file, typeof content === 'string' ? Buffer.from(content, 'latin1') : content)
    return file
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}
