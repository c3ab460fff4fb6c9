// A lesson study taken along: the paper and the open file say what a reader may read and nothing else; the file begins a study elsewhere, and a broken one begins none.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { type Cast, cast } from '../support/enquiries.js'
import { fullStudy } from '../support/full-study.js'
import { textOf, unspaced } from '../support/pdf-text.js'
import { png } from '../support/pictures.js'
import { noteOf, send, type Watched } from '../support/watched-lesson.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let c: Cast
let lesson: Watched
beforeAll(async () => {
  w = await world()
  c = await cast(w)
  lesson = await fullStudy(w, c)
  await send(c.ben, lesson.id, [noteOf({ body: 'Heldback born 03/04/2017' })])
  const [photographed] = (await send(c.ana, lesson.id, [noteOf({ body: 'The strip itself' })])).taken
  const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
  const kept = await fetch(`${w.url}/api/lessons/${lesson.id}/notes/${photographed}/photo`, {
    method: 'POST',
    headers: { cookie: c.ana.cookie!, 'content-type': 'image/png', 'x-consent': 'attested', 'x-expires-on': day },
    body: new Uint8Array(png({ width: 40, height: 30 })),
  })
  expect([kept.status, typeof (await kept.json())]).toEqual([200, 'object'])
})
afterAll(() => w?.close())

type Who = Pick<Someone, 'cookie'>
/** Read to its end: a body that nobody reads keeps its line open. */
async function get(who: Who, path: string) {
  const response = await fetch(`${w.url}/api/lesson-studies/${path}`, {
    headers: who.cookie ? { cookie: who.cookie } : {},
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  return { status: response.status, type: response.headers.get('content-type'), bytes }
}
const paper = async (who: Who, sections = ''): Promise<string> => {
  const response = await get(who, `${lesson.study}/export.pdf?sections=${sections}`)
  expect([response.status, response.type]).toEqual([200, 'application/pdf'])
  return unspaced(textOf(response.bytes))
}
const file = async (who: Who) => {
  const response = await get(who, `${lesson.study}/export.zip`)
  expect(response.status).toBe(200)
  const archive = response.bytes
  const entries = unzipSync(archive)
  return { archive, entries, words: strFromU8(entries['lesson-study.json']!) }
}

/** Everything written into it that a reader reads, by the section it stands in. */
const readable: Readonly<Record<string, readonly string[]>> = {
  overview: [
    'Pupils compare fractions without counting',
    'Twelve of 28 said',
    'Group C of learners',
    'Kestrel',
    '12 March 2026',
    'Dr Quill',
  ],
  plans: [
    'Say which of two fractions is larger',
    'Will count the parts',
    'Folded the strip instead',
    'More than predicted',
    'Folding beats counting',
  ],
  notes: ['Folds the strip twice, says “quarter”', 'Half the class looks at the line', 'photo kept at Elm Park'],
  interviews: ['A third is less', 'More time'],
  discussions: ['She trusted the strip', 'Strips for everybody', 'What surprised us'],
  progress: ['Counts everything', 'Places a third', 'Nearly'],
  summary: ['A line in every head', 'Decimals on the same line', 'Both staff rooms'],
}
const unreadable = ['Heldback', 'Held back interview', 'Secret necessity', 'SUMMER', 'disadvantaged']

describe('the paper', () => {
  it('says what a reader reads, its title, who can read it and the page on every page, and nothing held back', async () => {
    const text = await paper(c.ben)
    const missing = Object.values(readable)
      .flat()
      .filter((words) => !text.includes(unspaced(words)))
    expect(missing).toEqual([])
    for (const words of [
      'Fractions that Zoë sees',
      'Who can read this: Plans, notes and discussions: the 2 members from 2 schools',
      'Page 2 of',
      'taken along by Ben',
    ])
      expect(text).toContain(unspaced(words))
    expect(unreadable.filter((words) => text.includes(unspaced(words)))).toEqual([])
  })

  it('of the chosen sections holds those alone; the author’s own held-back note stays out too', async () => {
    for (const section of Object.keys(readable)) {
      const text = await paper(c.ana, section)
      const there = Object.entries(readable).filter(([, [words]]) => text.includes(unspaced(words!)))
      expect(there.map(([name]) => name)).toEqual([section])
    }
    expect((await get(c.ana, `${lesson.study}/export.pdf?sections=plans,everything`)).status).toBe(400)
  })
})

describe('the open file', () => {
  it('brings the picture to staff of the school that keeps it; others read where it is', async () => {
    const [ana, ben] = [await file(c.ana), await file(c.ben)]
    expect(Object.keys(ana.entries)).toEqual(['lesson-study.json', 'photos/lesson-1-1.webp'])
    expect(Object.keys(ben.entries)).toEqual(['lesson-study.json'])
    expect(ben.words).toContain('"keptAt": "photo kept at Elm Park"')
    for (const { words } of [ana, ben]) {
      expect(JSON.parse(words)).toMatchObject({
        format: 'alongside-lesson-study',
        version: 1,
        schools: ['Elm Park', 'Oak Tree'],
      })
      expect(unreadable.filter((secret) => words.includes(secret))).toEqual([])
      expect(words).toContain('Folds the strip twice')
    }
  })
})

describe('who may', () => {
  it.each(['export.pdf', 'export.zip'])('take %s along: readers of the study, and nobody else', async (as) => {
    const status = async (who: Who): Promise<number> => (await get(who, `${lesson.study}/${as}`)).status
    expect(await Promise.all([c.ana, c.ben].map(status))).toEqual([200, 200])
    // They see that it exists: no word of it.
    expect(await Promise.all([c.cal, c.coordinator, c.hal].map(status))).toEqual([403, 403, 403])
    expect(await Promise.all([c.gus, c.zoe, w.stranger].map(status))).toEqual([404, 404, 401])
    expect((await get(c.ana, `nonsense/${as}`)).status).toBe(404)
  })

  it('a guest of the study reads and takes along; the audit knows who took what', async () => {
    const guest = await w.person({ name: 'Guest' })
    await w.sql(
      `insert into item_grant (id, space_id, person_id, item_kind, item_id, role, granted_by) values (gen_random_uuid(), $1, $2, 'lesson-study', $3, 'GUEST', $4)`,
      [c.alliance, guest.id, lesson.study, c.ana.id],
    )
    expect(await paper(guest)).toContain(unspaced('Folds the strip twice'))
    const taken = await w.sql(`select detail from audit_event where action = 'lesson-study.export' and actor_id = $1`, [
      guest.id,
    ])
    expect(taken).toMatchObject([{ detail: { as: 'pdf' } }])
  })
})

const bring = async (who: Who, archive: Uint8Array, { alliance = c.alliance, urn = c.ash } = {}) => {
  const response = await fetch(`${w.url}/api/lesson-studies/import?allianceId=${alliance}&urn=${urn}`, {
    method: 'POST',
    headers: { 'content-type': 'application/zip', ...(who.cookie ? { cookie: who.cookie } : {}) },
    body: new Uint8Array(archive),
  })
  const { id, code } = (await response.json()) as { id?: string; code?: string }
  return { status: response.status, id: id!, code }
}
const studies = async (): Promise<number> => (await w.sql('select 1 from lesson_study')).length

describe('the file in another alliance', () => {
  it('begins a study with focus, agreement and plans, without people, pupils, dates or anything noted', async () => {
    const [south] = await w.sql<{ id: Cast['alliance'] }>(
      `select space_id as id from alliance where name = 'South Alliance'`,
    )
    const { id } = await bring(c.zoe, (await file(c.ana)).archive, { alliance: south!.id, urn: c.far })
    const { lessonStudy: study } = await c.zoe.ask(
      `query($id: ID!) { lessonStudy(id: $id) { state title subject yearGroup improvement aim focusEvidence protocol sharingOn knowledgeableOther
         members { person { name } } casePupils { label } summary { wanted } lessons { number state onDay learningObjective observers { name } } } }`,
      { id },
    )
    expect(study).toEqual({
      ...{ state: 'SETTING_UP', title: 'Fractions that Zoë sees', subject: 'Mathematics', yearGroup: 'Year 5' },
      ...{ improvement: 'Pupils compare fractions without counting', aim: 'A and others place fractions on a line' },
      ...{ focusEvidence: '', protocol: 'We speak of pupils first.', sharingOn: null, knowledgeableOther: '' },
      ...{ members: [{ person: { name: 'Zoe' } }], casePupils: [], summary: { wanted: '' } },
      lessons: [
        { number: 1, state: 'PLANNING', onDay: null, learningObjective: 'Compare unit fractions', observers: [] },
      ],
    })
    const [sheet] = await w.sql<{ plan: object; document: string }>(
      `select plan, document_id as document from research_lesson where study_id = $1`,
      [id],
    )
    expect(sheet).toMatchObject({
      plan: { intention: 'Say which of two fractions is larger', criterionA: 'A places a half and a third' },
    })
    const rows = await w.sql(
      `select title, minutes, predicted, observed from lesson_stage where lesson_id in (select id from research_lesson where study_id = $1) order by rank collate "C"`,
      [id],
    )
    const empty = { predicted: {}, observed: {} }
    expect(rows).toEqual([
      { title: 'Opening', minutes: 15, ...empty },
      { title: 'In pairs', minutes: null, ...empty },
    ])
    const [seed] = await w.sql<{ bytes: Buffer }>('select bytes from live_snapshot where document_id = $1', [
      sheet!.document,
    ])
    expect(seed!.bytes.includes('In pairs')).toBe(true)
    for (const word of ['thought afterwards', 'Robin', 'Folded']) expect(seed!.bytes.includes(word)).toBe(false)
  })

  it('is for whoever may start one there', async () => {
    const { archive } = await file(c.ana)
    const before = await studies()
    expect(await bring(c.zoe, archive)).toMatchObject({ status: 404 })
    expect(await bring(c.gus, archive, { urn: c.elm })).toMatchObject({ status: 403 })
    expect(await bring(c.cal, archive, { urn: c.elm })).toMatchObject({ status: 403 })
    expect(await bring(w.stranger, archive)).toMatchObject({ status: 401 })
    expect(await studies()).toBe(before)
  })

  it('broken, of another version, a bomb, a link or lying about itself, is refused and changes nothing', async () => {
    const { archive, words } = await file(c.ana)
    const name = 'lesson-study.json'
    const zipped = (text: string) => zipSync({ [name]: strToU8(text) })
    const changed = (change: object) => zipped(JSON.stringify({ ...JSON.parse(words), ...change }))
    const bomb = Buffer.from(zipSync({ [name]: new Uint8Array(40 * 1024 * 1024) }, { level: 9 }))
    const liar = Buffer.from(bomb)
    liar.writeUInt32LE(1_000, liar.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1')) + 24)
    const plain = Buffer.from(zipped(words))
    /** A number of the entry in the table at the end of the archive. */
    const ofPlain = (at: number, write: (bytes: Buffer, at: number) => void): Buffer => {
      const bytes = Buffer.from(plain)
      write(bytes, bytes.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1')) + at)
      return bytes
    }
    const broken: readonly (readonly [string, Uint8Array, string])[] = [
      ['nothing', Buffer.alloc(0), 'lesson-file.broken'],
      ['a text', Buffer.from(words), 'lesson-file.broken'],
      ['half of it', plain.subarray(0, plain.length / 2), 'lesson-file.broken'],
      ['another file', zipSync({ 'other.json': strToU8(words) }), 'lesson-file.broken'],
      ['an archive in an archive', zipSync({ 'inner.zip': archive }), 'lesson-file.broken'],
      ['a path outside', zipSync({ [`../${name}`]: strToU8(words) }), 'lesson-file.broken'],
      ['words that are none', zipped('{"format":'), 'lesson-file.broken'],
      ['another format', changed({ format: 'something' }), 'lesson-file.broken'],
      ['a later version', changed({ version: 2 }), 'lesson-file.unknown-version'],
      ['no study', changed({ study: null }), 'lesson-file.broken'],
      [
        'ten lessons',
        changed({ lessons: Array.from({ length: 10 }, () => JSON.parse(words).lessons[0]) }),
        'lesson-file.broken',
      ],
      ['no title', changed({ study: { ...JSON.parse(words).study, title: ' ' } }), 'input.missing'],
      ['a bomb', bomb, 'lesson-file.too-large'],
      ['a bomb that says it is small', liar, 'lesson-file.broken'],
      ['a link', ofPlain(40, (bytes, at) => bytes.writeUInt16LE(0xa1ff, at)), 'lesson-file.broken'],
      ['other bytes than it says', ofPlain(16, (bytes, at) => bytes.writeUInt32LE(1, at)), 'lesson-file.broken'],
      ['an entry far outside', ofPlain(42, (bytes, at) => bytes.writeUInt32LE(0xfffffff0, at)), 'lesson-file.broken'],
      ['deeply nested words', zipped('['.repeat(200_000)), 'lesson-file.broken'],
    ]
    const before = await studies()
    const answered: string[] = []
    for (const [what, bytes] of broken) answered.push(`${what}: ${(await bring(c.cal, bytes)).code}`)
    expect(answered).toEqual(broken.map(([what, , code]) => `${what}: ${code}`))
    expect(await bring(c.cal, new Uint8Array(10 * 1024 * 1024 + 1))).toMatchObject({ status: 413 })
    expect(await studies()).toBe(before)
  })
})
