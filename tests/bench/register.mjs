// 20,185 schools for the benches of the register, real ones where they are.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export const SCHOOLS = 20_185

/** The real list of 2022, else as many invented schools. */
export function listOfSchools(folder) {
  const real = path.join(process.env.ALONGSIDE_DATA_DIR ?? '', 'schools-england-2022.csv')
  if (process.env.ALONGSIDE_DATA_DIR && existsSync(real)) return { file: real, real: true }
  const file = path.join(folder, 'invented.csv')
  writeFileSync(file, [listHeader, ...Array.from({ length: SCHOOLS }, (_, i) => invented(i))].join('\n'))
  return { file, real: false }
}

/** The same schools as the official register writes them: Windows-1252, 120 columns, five times as many bytes. */
export function officialFile({ file }, folder) {
  const [header, ...rows] = readFileSync(file, 'utf8').trim().split('\n')
  const at = (name) => header.split(',').indexOf(name)
  const [urn, dfe] = [at('URN'), at('DfENumber')]
  const copied = ['EstablishmentName', 'Town', 'Postcode', 'Easting', 'Northing', 'NumberOfPupils', 'PercentageFSM']
  const named = {
    PhaseOfEducation: 'PhaseOfEducation (name)',
    TypeOfEstablishment: 'TypeOfEstablishment (name)',
    Status: 'EstablishmentStatus (name)',
  }
  const filler = Array.from({ length: 106 }, (_, i) => `SEN${i + 1} (name)`)
  const columns = ['URN', 'LA (code)', 'EstablishmentNumber', ...copied, ...Object.values(named), ...filler]
  const text = rows.map((row) => {
    // Quoted cells of the list hold commas, never quotes or line breaks.
    const cells = row.match(/("[^"]*"|[^,]*)(,|$)/g).map((cell) => cell.replace(/,$/, ''))
    const [authority, number] = cells[dfe].split('/')
    return [
      cells[urn],
      authority,
      number,
      ...copied.map((name) => cells[at(name)]),
      ...Object.keys(named).map((name) => cells[at(name)]),
      ...filler.map(() => 'Not applicable'),
    ].join(',')
  })
  const official = path.join(folder, 'edubasealldata.csv')
  writeFileSync(official, Buffer.from([columns.join(','), ...text, ''].join('\r\n'), 'latin1'))
  return official
}

const listHeader =
  'URN,DfENumber,EstablishmentName,PhaseOfEducation,TypeOfEstablishment,Status,District,Town,Postcode,Easting,Northing,NumberOfPupils,PercentageFSM'
const firsts = [
  'St Mary’s',
  'St Joseph’s Catholic',
  'Holy Trinity',
  'Elm Park',
  'Oakfield',
  'Mill Lane',
  'Riverside',
  'Hillside',
  'The Grove',
  'Park',
  'Ashford',
  'Beech Hill',
]
const kinds = ['Primary School', 'CofE Primary School', 'Junior School', 'Infant School', 'Academy', 'High School']
const towns = ['Aldermere', 'Wick', 'Upper Dene', 'Marlow Heath', 'Stonebridge', 'Thornby', 'Kelsall Green']

const invented = (i) =>
  [
    100_000 + i,
    `${201 + (i % 150)}/${1000 + (i % 8999)}`,
    `${firsts[i % firsts.length]} ${towns[(i * 7) % towns.length]} ${kinds[i % kinds.length]}`,
    i % 6 > 3 ? 'Secondary' : 'Primary',
    'Community school',
    'Open',
    towns[i % towns.length],
    towns[(i * 3) % towns.length],
    `ZZ${i % 99} ${i % 9}AB`,
    300_000 + i,
    200_000 + i,
    100 + (i % 900),
    (i % 400) / 10,
  ].join(',')
