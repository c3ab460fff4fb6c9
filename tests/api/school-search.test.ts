// Finding a school as its name is typed, and importing the register from the admin's page.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { v7 } from 'uuid'
import { becomes } from '../../tools/lib/processes.mjs'
import { official, school } from '../support/register-files.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let admin: Someone
let teacher: Someone

beforeAll(async () => {
  w = await world()
  admin = await w.person({ role: 'ADMIN' })
  teacher = await w.person({ role: 'TEACHER', school: await w.school('Dovecote Lane School', { urn: '900001' }) })
})
afterAll(() => w?.close())

async function add(urn: string, name: string, more: Record<string, string | null> = {}): Promise<void> {
  const row: Record<string, string | null> = { urn, name, phase: 'PRIMARY', status: 'Open', ...more }
  const columns = Object.keys(row)
  await w.sql(
    `insert into school (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
    Object.values(row),
  )
}

const list = `query($search: String, $first: Int, $after: String, $phase: String, $laName: String, $takingPart: Boolean) {
  schools(search: $search, first: $first, after: $after, phase: $phase, laName: $laName, takingPart: $takingPart) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { name } } } }`
async function found(search: string, more: Record<string, unknown> = {}): Promise<string[]> {
  const { schools } = await teacher.ask(list, { search, ...more })
  return schools.edges.map((edge: { node: { name: string } }) => edge.node.name)
}

describe('search', () => {
  beforeAll(async () => {
    await add('910001', 'St Mary’s C.E. Primary School', {
      town: 'Upper Wick',
      postcode: 'ZZ9 1AA',
      la_name: 'Westshire',
    })
    await add('910002', 'Saint Mary Magdalene Academy', { phase: 'SECONDARY', town: 'Lower Wick' })
    await add('910003', 'Holy Trinity with St Mary Primary School', { la_name: 'Westshire' })
    await add('910004', 'St Mary’s Infant School', { status: 'Closed' })
    await add('910005', 'Ysgol Sant Siôr')
    await add('910006', 'Church of England School of St. Aidan')
  })

  it.each([
    ['st marys', ['St Mary’s C.E. Primary School', 'St Mary’s Infant School']],
    ["St. Mary's", ['St Mary’s C.E. Primary School', 'St Mary’s Infant School']],
    ['ST MARY`S CE', ['St Mary’s C.E. Primary School']],
    ['st mary wick', ['Saint Mary Magdalene Academy', 'St Mary’s C.E. Primary School']],
    // Names that begin as typed, then the others, and closed schools at the end.
    [
      'st mary',
      [
        'St Mary’s C.E. Primary School',
        'Holy Trinity with St Mary Primary School',
        'Saint Mary Magdalene Academy',
        'St Mary’s Infant School',
      ],
    ],
    ['saint mary mag', ['Saint Mary Magdalene Academy']],
    ['sior', ['Ysgol Sant Siôr']],
    ['Siôr', ['Ysgol Sant Siôr']],
    ['910003', ['Holy Trinity with St Mary Primary School']],
    ['zz9 1aa', ['St Mary’s C.E. Primary School']],
    ['ZZ91AA', ['St Mary’s C.E. Primary School']],
    ['cofe aidan', ['Church of England School of St. Aidan']],
    ['st marys church of eng', ['St Mary’s C.E. Primary School']],
    [
      'mary & !(|) :* \' "<->',
      [
        'Holy Trinity with St Mary Primary School',
        'Saint Mary Magdalene Academy',
        'St Mary’s C.E. Primary School',
        'St Mary’s Infant School',
      ],
    ],
    ['%_', []],
    ['nowhere', []],
  ])('%s', async (typed, names) => {
    const { schools } = await teacher.ask(list, { search: typed })
    expect(schools.edges.map((edge: { node: { name: string } }) => edge.node.name)).toEqual(names)
    expect(schools.totalCount).toBe(names.length)
  })

  it('narrows by phase, authority and taking part', async () => {
    expect(await found('mary', { phase: 'SECONDARY' })).toEqual(['Saint Mary Magdalene Academy'])
    expect(await found('mary', { laName: 'Westshire' })).toHaveLength(2)
    expect(await found('', { takingPart: true })).toEqual(['Dovecote Lane School'])
  })

  it('turns its pages by keyset: every school once, though one comes in between', async () => {
    const seen: string[] = []
    let after: string | null = null
    for (let page = 0; page === 0 || after; page++) {
      const {
        schools,
      }: { schools: { edges: { node: { name: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } =
        await teacher.ask(list, { search: 'st mary', first: 1, after })
      seen.push(...schools.edges.map(({ node }) => node.name))
      if (page === 0) await add('910007', 'St Mary', { town: 'Wick' })
      after = schools.pageInfo.hasNextPage ? schools.pageInfo.endCursor : null
    }
    expect(seen).toEqual([
      'St Mary’s C.E. Primary School',
      'Holy Trinity with St Mary Primary School',
      'Saint Mary Magdalene Academy',
      'St Mary’s Infant School',
    ])
    expect(await teacher.refused(list, { after: 'made up' })).toBe('input.invalid')
    expect(await teacher.refused(list, { search: 'x'.repeat(201) })).toBe('input.too-long')
  })

  it('is for people who are signed in', async () => {
    expect(await w.stranger.refused(list, { search: 'st mary' })).toBe('sign-in.required')
  })
})

it('one school tells what it was before, what became of it and whom it worked with', async () => {
  await add('920001', 'Old Mill School', { status: 'Closed' })
  await add('920002', 'New Mill Academy', { predecessor_urn: '920001' })
  await w.sql(`insert into school_link (urn, link_urn, link_type) values ('920001', '920002', 'Successor')`)
  await w.sql(
    `insert into school_reference (urn, alliance_name, relation, source) values ('920002', 'Vale Alliance', 'PARTNER', 'a list')`,
  )
  const query = `query($urn: ID!) { school(urn: $urn) { name colour spaceId predecessor { name } successors { name }
    references { allianceName relation source } abilities { invite suspend appointDeputy readDirectory } } }`
  expect((await teacher.ask(query, { urn: '920001' })).school.successors).toEqual([{ name: 'New Mill Academy' }])
  expect((await teacher.ask(query, { urn: '920002' })).school).toEqual({
    name: 'New Mill Academy',
    colour: expect.stringMatching(/^[1-8]$/),
    spaceId: null,
    predecessor: { name: 'Old Mill School' },
    successors: [],
    references: [{ allianceName: 'Vale Alliance', relation: 'PARTNER', source: 'a list' }],
    abilities: { invite: false, suspend: false, appointDeputy: false, readDirectory: false },
  })
  expect((await teacher.ask(query, { urn: '900001' })).school).toMatchObject({
    spaceId: expect.any(String),
    abilities: { readDirectory: true, suspend: false },
  })
  expect((await teacher.ask(query, { urn: '999999' })).school).toBeNull()
})

describe('importing from the admin’s page', () => {
  const entry = `id fileName kind state bytesTotal bytesRead rowsRead added changed unchanged refused message endedAt report { line reason urn }`
  const one = `query($id: ID!) { registerImport(id: $id) { ${entry} } }`

  const upload = (who: Someone | null, body: BodyInit, name = 'edubasealldata.csv') =>
    fetch(`${w.url}/api/register-import?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv', ...(who?.cookie ? { cookie: who.cookie } : {}) },
      body,
    })
  async function ended(id: string) {
    await becomes(async () => (await admin.ask(one, { id })).registerImport.state !== 'RUNNING', 15_000, 50)
    return (await admin.ask(one, { id })).registerImport
  }

  it('answers with the import, which can be followed to its report', async () => {
    const text = official(school('930001', 'Ysgol Dewi Sant Siôr'), school('93', 'Bad number'))
    const response = await upload(admin, Buffer.from(text, 'latin1'))
    expect(response.status).toBe(200)
    const { id } = (await response.json()) as { id: string }
    const done = await ended(id)
    expect(done).toMatchObject({
      fileName: 'edubasealldata.csv',
      kind: 'OFFICIAL_REGISTER',
      state: 'DONE',
      bytesTotal: text.length,
      bytesRead: text.length,
      rowsRead: 2,
      added: 1,
      changed: 0,
      unchanged: 0,
      refused: 1,
      report: [{ line: 3, reason: 'URN is not a number of six digits.', urn: null }],
    })
    expect(await found('dewi')).toEqual(['Ysgol Dewi Sant Siôr'])
    const { registerImports } = await admin.ask(`{ registerImports { id state } }`)
    expect(registerImports[0]).toEqual({ id, state: 'DONE' })
  })

  it('tells why a file was refused', async () => {
    const { id } = (await (await upload(admin, 'colour,size\r\nred,2\r\n')).json()) as { id: string }
    expect(await ended(id)).toMatchObject({
      state: 'FAILED',
      message: expect.stringMatching(/not those of a register file/),
    })
  })

  it('is for administrators', async () => {
    const text = official(school('930002', 'Never There'))
    expect((await upload(null, text)).status).toBe(401)
    expect((await upload(teacher, text)).status).toBe(403)
    expect(await teacher.refused(`{ registerImports { id } }`)).toBe('not-allowed')
    expect(await teacher.refused(one, { id: v7() })).toBe('not-allowed')
    expect(await teacher.refused(`mutation { stopRegisterImport(id: "${v7()}") { id } }`)).toBe('not-allowed')
    expect(await found('never there')).toEqual([])
  })

  it('is not sent by other sites', async () => {
    const response = await fetch(`${w.url}/api/register-import`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', cookie: admin.cookie ?? '', origin: 'https://elsewhere.example' },
      body: official(school('930003', 'Forged')),
    })
    expect(response.status).toBe(403)
  })

  it('can be stopped, one runs at a time, and nothing is changed', async () => {
    const text = official(...Array.from({ length: 6000 }, (_, i) => school(String(940_000 + i), `Quiet School ${i}`)))
    const { id } = (await (await upload(admin, text)).json()) as { id: string }
    expect((await upload(admin, text)).status).toBe(409)
    const { stopRegisterImport } = await admin.ask(
      'mutation($id: ID!) { stopRegisterImport(id: $id) { state message } }',
      { id },
    )
    expect(stopRegisterImport).toEqual({ state: 'STOPPED', message: 'The import was stopped. Nothing was changed.' })
    // Once the lock is free again the next one begins, and nothing of this one is there.
    await becomes(async () => (await upload(admin, 'x')).status === 200, 15_000, 100)
    expect(await found('quiet')).toEqual([])
  })
})
