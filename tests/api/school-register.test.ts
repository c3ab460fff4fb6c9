// The school register: official files as they come, broken files refused whole, and every school found as it is typed.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { inOrder } from '../../apps/api/src/features/school/register-order.js'
import { type RegisterOutcome, registerPool, startRun } from '../../apps/api/src/features/school/register-run.js'
import { type MigratedDatabase, migratedDatabase } from '../support/migrated-database.js'
import { canary, line, linksFile, official, officialHeader, school, Uploads } from '../support/register-files.js'

let database: MigratedDatabase
let owner: pg.Pool
let pool: pg.Pool
const uploads = new Uploads()

beforeAll(async () => {
  database = await migratedDatabase()
  owner = new pg.Pool({ ...database.owner, max: 2 })
  // A pool has ended before its last connection has; dropping the database cuts that one, which is nobody's error.
  owner.on('error', () => undefined)
  pool = registerPool(database.app)
})
afterAll(async () => {
  await Promise.all([owner?.end(), pool?.end()])
  await database?.drop()
  uploads.remove()
})
beforeEach(() => owner.query('truncate school, school_link, school_reference, school_import cascade'))

async function run(file: string, signal?: AbortSignal, onProgress = () => {}): Promise<RegisterOutcome> {
  const started = await startRun(pool, {
    path: file,
    fileName: path.basename(file),
    startedBy: null,
    onProgress,
    ...(signal ? { signal } : {}),
  })
  if (!started) throw new Error('another import is running')
  return started.outcome
}

/** What became of a file: the four counts, or why it was refused. */
async function imported(content: string | Buffer, name = 'edubasealldata.csv'): Promise<string> {
  return counts(await run(uploads.write(name, content)))
}
function counts(outcome: RegisterOutcome): string {
  if (outcome.state !== 'DONE') return outcome.message
  const { added, changed, unchanged, report } = outcome.result
  return `added ${added}, changed ${changed}, unchanged ${unchanged}, refused ${report.refused}`
}
async function refusals(content: string): Promise<string[]> {
  const outcome = await run(uploads.write('edubasealldata.csv', content))
  if (outcome.state !== 'DONE') throw new Error(outcome.message)
  return outcome.result.report.rows.map(({ line, urn, reason }) => `${line} ${urn ?? '–'} ${reason}`)
}
const rows = async (sql: string): Promise<unknown[]> => (await owner.query(sql)).rows
const names = async (): Promise<unknown[]> =>
  (await owner.query('select name from school order by urn')).rows.map(({ name }) => name)

describe('the official register', () => {
  it('is taken as it comes: Windows-1252, CRLF, over 110 columns, rows too long and too short', async () => {
    expect(officialHeader.length).toBeGreaterThan(110)
    const long = [...school('100001', 'Ysgol Sant Siôr'), '', 'beyond', 'the header']
    const short = school('100002', 'Dinghill Infants\u0092 School').slice(0, -2)
    expect(await imported(official(long, short))).toBe('added 2, changed 0, unchanged 0, refused 0')
    expect(await rows('select * from school order by urn limit 1')).toMatchObject([
      {
        urn: '100001',
        name: 'Ysgol Sant Siôr',
        phase: 'PRIMARY',
        establishment_type: 'Community school',
        status: 'Open',
        la_code: '990',
        la_name: 'Aldermere Vale',
        establishment_number: '2001',
        district: 'Aldermere',
        ward: 'Mill',
        town: 'Aldermere',
        postcode: 'ZZ1 1AA',
        easting: 431240,
        northing: 252310,
        roll: 210,
        percent_fsm: '13.7',
        trust_name: null,
      },
    ])
    expect(await names()).toEqual(['Ysgol Sant Siôr', 'Dinghill Infants’ School'])
  })

  it.each([
    ['UTF-8', (text: string) => Buffer.from(text, 'utf8')],
    ['UTF-8 with its mark', (text: string) => Buffer.from(`\ufeff${text}`, 'utf8')],
    ['Windows-1252', (text: string) => Buffer.from(text, 'latin1')],
    ['UTF-8 with line ends of Unix', (text: string) => Buffer.from(text.replaceAll('\r\n', '\n'), 'utf8')],
    ['UTF-8 with line ends of old Macs', (text: string) => Buffer.from(text.replaceAll('\r\n', '\r'), 'utf8')],
    ['Windows-1252 without the last line end', (text: string) => Buffer.from(text.trimEnd(), 'latin1')],
  ])('in %s', async (_, written) => {
    // The one accent stands behind more than one chunk of the file.
    const plain = Array.from({ length: 400 }, (_, i) => school(String(200_000 + i), `Plain School ${i}`))
    const text = official(...plain, school('300000', 'Ysgol Sant Siôr', { SiteName: 'x' }))
    expect(await imported(written(text))).toBe('added 401, changed 0, unchanged 0, refused 0')
    expect((await names()).at(-1)).toBe('Ysgol Sant Siôr')
  })

  it('SCH-1: gives a phase where the file gives none', async () => {
    const none = (urn: string, type: string, more = {}) =>
      school(urn, type, { 'TypeOfEstablishment (name)': type, 'PhaseOfEducation (name)': 'Not applicable', ...more })
    await imported(
      official(
        none('100001', 'Community special school'),
        none('100002', 'Pupil referral unit'),
        school('100003', 'Deemed', { 'PhaseOfEducation (name)': 'Middle deemed secondary' }),
        school('100004', 'Sixth form', { 'PhaseOfEducation (name)': '16 plus' }),
        none('100005', 'Other independent school', { StatutoryLowAge: '3', StatutoryHighAge: '18' }),
        none('100006', 'Children’s centre', { StatutoryLowAge: '', StatutoryHighAge: '' }),
      ),
    )
    const phases = (await rows('select phase from school order by urn')).map((row) => (row as { phase: string }).phase)
    expect(phases).toEqual(['SPECIAL', 'ALTERNATIVE', 'MIDDLE', 'POST16', 'ALL_THROUGH', null])
  })

  it.each([
    ['(England/Wales) Rural village in a sparse setting', true],
    ['Larger rural: Nearer to a major town or city', true],
    ['Urban: Further from a major town or city', false],
    ['(England/Wales) Urban city and town', false],
    ['(pseudo) Channel Islands', null],
    ['', null],
  ])('says of a school in “%s” whether it lies in the country: %s', async (setting, isRural) => {
    await imported(official(school('100001', 'Elm Park', { 'UrbanRural (name)': setting })))
    expect(await rows('select is_rural as "isRural" from school')).toEqual([{ isRural }])
  })

  it('never brings a person’s name into the database', async () => {
    await imported(official(school('100001', 'Elm Park Primary School'), school('bad', canary)))
    const everything = JSON.stringify([
      await rows('select to_jsonb(school) from school'),
      await rows('select to_jsonb(school_import) from school_import'),
    ])
    expect(everything).toContain('Elm Park')
    for (const word of canary.split(' ')) expect(everything).not.toContain(word)
  })

  it('tells each row that is refused, with its line and reason, and takes the others', async () => {
    const text = official(
      school('100001', 'Elm Park'),
      school('12345', 'Too short a number'),
      school('100003', ''),
      school('100004', 'A break\nin the name', { NumberOfPupils: 'many' }),
      school('100005', 'Ash', { PercentageFSM: '101' }),
      school('100006', 'Oak', { CloseDate: '31-02-2020' }),
      school('100001', 'Elm Park again'),
      school('100007', 'Slipped', { Postcode: 'Hampshire' }),
      school('100008', 'Beech', { 'EstablishmentStatus (name)': 'Aldermere' }),
      school('100009', 'Larch', { Easting: 'E09000001' }),
      school('100010', 'x'.repeat(201)),
      school('100011', 'Suppressed', { PercentageFSM: 'SUPP', NumberOfPupils: '' }),
    )
    expect(await refusals(text)).toEqual([
      '3 – URN is not a number of six digits.',
      '4 100003 EstablishmentName is empty.',
      '6 100004 NumberOfPupils is not a whole number up to 20000.',
      '7 100005 PercentageFSM is not a percentage.',
      '8 100006 CloseDate is not a date (day-month-year).',
      '9 100001 This row stands in the file already, at line 2.',
      '10 100007 Postcode is not a postcode.',
      '11 100008 EstablishmentStatus (name) says neither open, closed nor proposed.',
      '12 100009 Easting is not a whole number up to 700000.',
      '13 100010 EstablishmentName is longer than 200 characters.',
    ])
    expect(await names()).toEqual(['Elm Park', 'Suppressed'])
  })

  it('keeps the report short when every row is refused, and counts them all', async () => {
    const text = official(...Array.from({ length: 1500 }, () => school('none', 'x')))
    const outcome = await run(uploads.write('a.csv', text))
    expect(counts(outcome)).toBe('added 0, changed 0, unchanged 0, refused 1500')
    expect(await rows('select jsonb_array_length(report) as n, message from school_import')).toEqual([
      { n: 1000, message: '1500 × URN is not a number of six digits.' },
    ])
  })
})

describe('importing again', () => {
  it('changes nothing, and leaves schools alone that the file does not mention', async () => {
    const text = official(school('100001', 'Elm Park'), school('100002', 'Ash Grove'))
    await imported(text)
    expect(await imported(text)).toBe('added 0, changed 0, unchanged 2, refused 0')
    const later = official(school('100002', 'Ash Grove Academy', { CloseDate: '' }), school('100003', 'Oak'))
    expect(await imported(later)).toBe('added 1, changed 1, unchanged 0, refused 0')
    expect(await names()).toEqual(['Elm Park', 'Ash Grove Academy', 'Oak'])
  })

  it('leaves alone what a file does not say', async () => {
    await imported(official(school('100001', 'Elm Park', { 'Trusts (name)': 'Millrace Trust' })))
    const header = ['URN', 'EstablishmentName', 'PhaseOfEducation', 'TypeOfEstablishment', 'Status', 'DfENumber']
    const row = ['100001', 'Elm Park', 'Primary', 'Academy converter', 'Open', '990/2001']
    const text = `${line(header)}\n${line(row)}\n`
    expect(await imported(text, 'schools-england-2022.csv')).toBe('added 0, changed 1, unchanged 0, refused 0')
    expect(await rows('select trust_name, la_name, establishment_type, town from school')).toEqual([
      {
        trust_name: 'Millrace Trust',
        la_name: 'Aldermere Vale',
        establishment_type: 'Academy converter',
        town: 'Aldermere',
      },
    ])
  })
})

describe('links and references', () => {
  it('a school knows its predecessor from either side, the last of several', async () => {
    const text = linksFile(
      ['100001', '100003', 'New', 'Successor', '01-09-2015'],
      ['100003', '100002', 'Old', 'Predecessor - merged', '01-09-2011'],
      ['100003', '', 'Nobody', 'Predecessor', ''],
    )
    expect(await imported(text, 'links_edubasealldata.csv')).toBe('added 2, changed 0, unchanged 0, refused 1')
    await imported(official(school('100001', 'Old'), school('100003', 'New')))
    expect(await rows('select urn, predecessor_urn from school order by urn')).toEqual([
      { urn: '100001', predecessor_urn: null },
      { urn: '100003', predecessor_urn: '100001' },
    ])
    expect(await imported(text, 'links_edubasealldata.csv')).toBe('added 0, changed 0, unchanged 2, refused 1')
  })

  it('alliance lists become references, never memberships, and strangers are reported', async () => {
    await imported(official(school('100001', 'Elm Park')))
    const led = 'alliance_name,teaching_school,urn\nVale Alliance,Elm Park,100001\nVale Alliance,Gone,100002\n'
    expect(await imported(led, 'teaching.csv')).toBe('added 1, changed 0, unchanged 0, refused 1')
    const partner = 'provider_code,provider_name,establishment_urn\n1A,Vale Alliance,100001\n1A,Vale Alliance,100001\n'
    expect(await imported(partner, 'partners.csv')).toBe('added 1, changed 0, unchanged 0, refused 1')
    expect(await rows('select urn, alliance_name, relation from school_reference order by relation')).toEqual([
      { urn: '100001', alliance_name: 'Vale Alliance', relation: 'LED' },
      { urn: '100001', alliance_name: 'Vale Alliance', relation: 'PARTNER' },
    ])
    expect(await rows('select from school_membership')).toEqual([])
  })
})

it('takes several files in the order in which they build on each other', async () => {
  const teaching = uploads.write('a.csv', 'alliance_name,urn\nVale Alliance,100001\n')
  const link = uploads.write('b.csv', linksFile(['100001', '100000', 'Old', 'Predecessor', '']))
  const schools = uploads.write('c.csv', official(school('100001', 'Elm Park')))
  const broken = uploads.write('0.csv', '')
  expect(await inOrder([broken, teaching, link, schools])).toEqual([schools, link, teaching, broken])
})

describe('a broken file is refused and changes nothing', () => {
  const good = official(school('100001', 'Elm Park'), school('100002', 'Ash Grove'))
  const without = (column: string): string =>
    [officialHeader, school('100001', 'Elm Park')]
      .map((row) => line(row.filter((_, i) => officialHeader[i] !== column)))
      .join('\r\n')
  it.each<[string, string | Buffer, RegExp]>([
    ['empty', '', /is empty/],
    ['a first line only', line(officialHeader), /no rows/],
    [
      'a column missing',
      without('EstablishmentName'),
      /looks like the official register .* missing: EstablishmentName\.$/,
    ],
    ['other columns', 'colour,size\r\nred,2\r\n', /not those of a register file/],
    ['not a CSV', 'BEGIN:VCALENDAR\nVERSION:2.0\n', /not a CSV file/],
    ['binary', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0, 0, 13, 10]), /not a text file/],
    ['a workbook', Buffer.from('PK\x03\x04 rest of it', 'latin1'), /ZIP or Excel/],
    ['UTF-16', Buffer.from(`\ufeff${good}`, 'utf16le'), /not a text file/],
    ['cut in the middle of a row', good.slice(0, -200), /cut off/],
    ['cut within quotes', `${good}100003,990,"Aldermere`, /cut off/],
    ['cut within a character', Buffer.from(`${good}100003,"é","é`).subarray(0, -1), /cut off/],
    ['a mark that lies', Buffer.from(`\u00ef\u00bb\u00bf${good}é`, 'latin1'), /damaged/],
    ['one endless line', `${line(officialHeader)}\n${'x'.repeat(3_000_000)}`, /line 2 does not end/],
    ['one endless line of nothing', `${line(officialHeader)}\n${','.repeat(3_000_000)}`, /line 2 does not end/],
    ['an endless header', 'x'.repeat(3_000_000), /line 1 does not end/],
    ['an endless quote', `${good}"${'x\n'.repeat(1_500_000)}`, /does not end/],
    ['endless commas in quoted lines', `${good}"${`\n",${','.repeat(60_000)}"`.repeat(30)}`, /does not end/],
  ])('%s', async (_, content, sentence) => {
    await imported(official(school('100009', 'Here before')))
    expect(await imported(content)).toMatch(sentence)
    expect(await names()).toEqual(['Here before'])
    expect(await rows(`select state from school_import order by started_at`)).toEqual([
      { state: 'DONE' },
      { state: 'FAILED' },
    ])
  })

  it('no such file', async () => {
    expect(counts(await run('/nowhere/edubasealldata.csv'))).toBe('There is no such file.')
  })
})

describe('stopping', () => {
  const many = () => official(...Array.from({ length: 5000 }, (_, i) => school(String(200_000 + i), `School ${i}`)))

  it('by whoever started it changes nothing', async () => {
    const stop = new AbortController()
    const file = uploads.write('many.csv', many())
    expect(counts(await run(file, stop.signal, () => stop.abort()))).toBe(
      'The import was stopped. Nothing was changed.',
    )
    expect(await rows('select (select count(*)::int from school), state from school_import')).toEqual([
      { count: 0, state: 'STOPPED' },
    ])
  })

  it('from another node, by its entry, changes nothing even in the last moment', async () => {
    const file = uploads.write('many.csv', many())
    const stopping: Promise<unknown>[] = []
    const outcome = await run(file, undefined, () => {
      if (stopping.length === 0)
        stopping.push(owner.query(`update school_import set state = 'STOPPED', ended_at = now()`))
    })
    await Promise.all(stopping)
    expect(counts(outcome)).toBe('The import was stopped. Nothing was changed.')
    expect(await rows('select from school')).toEqual([])
  })

  it('one import at a time; one that died with its server is told as failed by the next', async () => {
    await owner.query(
      `insert into school_import (id, file_name, state) values (gen_random_uuid(), 'dead.csv', 'RUNNING')`,
    )
    const file = uploads.write('many.csv', many())
    const first = await startRun(pool, { path: file, fileName: 'many.csv', startedBy: null })
    expect(await startRun(pool, { path: file, fileName: 'many.csv', startedBy: null })).toBeNull()
    expect(counts(await first!.outcome)).toBe('added 5000, changed 0, unchanged 0, refused 0')
    expect(await rows(`select file_name, state from school_import order by started_at`)).toEqual([
      { file_name: 'dead.csv', state: 'FAILED' },
      { file_name: 'many.csv', state: 'DONE' },
    ])
  })
})

const dataDir = process.env.ALONGSIDE_DATA_DIR ?? ''
const withRealData = dataDir !== '' && existsSync(dataDir) ? describe : describe.skip
withRealData('with the real files', () => {
  it('imports the schools of England, and the alliances they led or were partners of', async () => {
    const take = async (name: string) => counts(await run(path.join(dataDir, name)))
    expect(await take('schools-england-2022.csv')).toBe('added 20185, changed 0, unchanged 0, refused 0')
    expect(await take('schools-england-2022.csv')).toBe('added 0, changed 0, unchanged 20185, refused 0')
    expect(await take('teaching-school-alliances-2018.csv')).toBe('added 621, changed 0, unchanged 0, refused 187')
    // 989 rows name schools of 2022, one of them twice.
    expect(await take('alliance-partner-schools.csv')).toBe('added 988, changed 0, unchanged 0, refused 119')
    const phases = await rows('select phase, count(*)::int from school group by 1 order by 2 desc')
    expect(phases).toEqual([
      { phase: 'PRIMARY', count: 16774 },
      { phase: 'SECONDARY', count: 3150 },
      { phase: 'ALL_THROUGH', count: 158 },
      { phase: 'MIDDLE', count: 103 },
    ])
    expect(await rows('select from school where la_name is null')).toEqual([])
    expect(await take('2018-850-ks2.csv')).toMatch(/missing: EstablishmentName/)
  }, 180_000)
})
