// Search through the API: schools, people, enquiries, cards and lesson studies, with nothing in hits or counts that one may not see.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Cast, cast, EnquiryHelp } from '../support/enquiries.js'
import { AtBoard } from '../support/enquiry-board.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let c: Cast
let help: EnquiryHelp
beforeAll(async () => {
  w = await world()
  c = await cast(w)
  help = new EnquiryHelp(c)
})
afterAll(() => w?.close())

const search =
  'query($text: String!, $first: Int) { search(text: $text, first: $first) { total hits { kind id title detail path } } }'
const find = async (who: Someone, text: string, first = 20) => (await who.ask(search, { text, first })).search
const lines = async (who: Someone, text: string): Promise<string[]> =>
  (await find(who, text)).hits.map(({ kind, title }: { kind: string; title: string }) => `${kind} ${title}`)

it('finds a school by the beginning of its name, for everybody', async () => {
  expect((await find(c.ana, 'far e')).hits).toEqual([
    { kind: 'SCHOOL', id: c.far, title: 'Far End', detail: 'Milborough, Westshire', path: `/schools/${c.far}` },
  ])
  expect(await find(c.ana, '   ')).toEqual({ total: 0, hits: [] })
})

it('finds colleagues in the directories one may read, and nobody beyond', async () => {
  expect((await find(c.ana, 'cal')).hits[0]).toMatchObject({
    kind: 'PERSON',
    title: 'Cal',
    detail: 'Teacher, Ash Hill',
  })
  expect((await find(c.coordinator, 'hop')).hits[0]).toMatchObject({ title: 'Hope', path: `/schools/${c.oak}` })
  for (const [who, text] of [
    [c.ana, 'zoe'],
    [c.zoe, 'ana'],
    [c.gus, 'ana'],
  ] as const) {
    expect(await find(who, text)).toEqual({ total: 0, hits: [] })
  }
  expect(await find(c.ana, '%')).toEqual({ total: 0, hits: [] })
})

describe('enquiries and cards', () => {
  it('are found by their stems, the last word as far as it is typed', async () => {
    const { id, documentId } = await help.active({ title: 'Rehearsing sentences aloud' })
    const ana = await AtBoard.open(c.ana, c.elm, documentId)
    const card = await ana.card('EVIDENCE', { title: 'Hesitating pupils', type: 'OBSERVATION' }, [
      'They murmured quietly',
    ])
    ana.close()
    expect((await find(c.ana, 'rehearse sent')).hits).toEqual([
      { kind: 'ENQUIRY', id, title: 'Rehearsing sentences aloud', detail: 'Scanning', path: `/enquiries/${id}` },
    ])
    const hit = {
      kind: 'CARD',
      id: card,
      title: 'Hesitating pupils',
      detail: 'What we see in Rehearsing sentences aloud',
      path: `/enquiries/${id}?card=${card}`,
    }
    for (const text of [
      'murmur',
      'hesitated',
      'quiet murmurs',
      '"murmured quietly"',
      'murmured -loudly',
      "murmured' or 1=1 --",
    ]) {
      expect((await find(c.ben, text)).hits).toEqual([hit])
    }
    for (const text of ['"quietly murmured"', 'murmured -quietly', '!&|():*']) {
      expect((await find(c.ben, text)).hits).toEqual([])
    }
  })

  it('what one may not see is neither shown nor counted', async () => {
    const draft = await help.start({ title: 'Secretive beginnings' })
    expect((await find(c.ana, 'secretive')).total).toBe(1)
    for (const other of [c.ben, c.hal, c.coordinator, c.zoe]) expect((await find(other, 'secretive')).total).toBe(0)
    await c.ana.ask('mutation($id: ID!) { openEnquiry(id: $id) { id } }', { id: draft })
    expect(await lines(c.cal, 'secretive')).toEqual(['ENQUIRY Secretive beginnings'])
    expect((await find(c.zoe, 'secretive')).total).toBe(0)
  })

  it('an enquiry is found by what it is about only by those who read that', async () => {
    const { id } = await help.active({ title: 'Number bonds', classroomPractice: 'Unhurried choral counting' })
    expect(await lines(c.ben, 'choral')).toEqual(['ENQUIRY Number bonds'])
    expect(await find(c.cal, 'choral')).toEqual({ total: 0, hits: [] })
    await c.ana.ask('mutation($id: ID!) { setEnquiryVisibility(id: $id, visibility: ALLIANCE) { id } }', { id })
    expect(await lines(c.cal, 'choral')).toEqual(['ENQUIRY Number bonds'])
  })

  it('cards are found by the readers of their board only, and no more once they are taken away', async () => {
    const { id, documentId } = await help.active()
    const ana = await AtBoard.open(c.ana, c.elm, documentId)
    const card = await ana.card('NOTE', { title: 'Kingfisher' })
    expect(await lines(c.ben, 'kingfisher')).toEqual(['CARD Kingfisher'])
    expect(await find(c.cal, 'kingfisher')).toEqual({ total: 0, hits: [] })
    await c.ana.ask('mutation($id: ID!) { setEnquiryVisibility(id: $id, visibility: ALLIANCE) { id } }', { id })
    expect(await lines(c.cal, 'kingfisher')).toEqual(['CARD Kingfisher'])
    await ana.remove(card)
    ana.close()
    expect((await find(c.ben, 'kingfisher')).total).toBe(0)
  })
})

it('lesson studies are found by their titles where one sees them, by what they are for only by those in them', async () => {
  const start = 'mutation($input: StartLessonStudyInput!) { startLessonStudy(input: $input) { id } }'
  const input = { allianceId: c.alliance, urn: c.elm, title: 'Magpie vocabulary' }
  const { id } = (await c.ana.ask(start, { input })).startLessonStudy
  await c.ana.ask('mutation($id: ID!) { updateLessonStudy(id: $id, input: { aim: "Unprompted adverbs" }) { id } }', {
    id,
  })
  const hit = { kind: 'LESSON_STUDY', id, title: 'Magpie vocabulary', path: `/lesson-study/${id}` }
  expect((await find(c.ana, 'magpie')).hits).toEqual([{ ...hit, detail: 'Setting up' }])
  for (const other of [c.ben, c.cal, c.coordinator, c.zoe]) expect((await find(other, 'magpie')).total).toBe(0)
  // Open to the alliance: its title, and no more.
  await w.sql(`update lesson_study set state = 'RUNNING' where id = $1`, [id])
  expect(await find(c.cal, 'magpie')).toEqual({ total: 1, hits: [{ ...hit, detail: 'Under way' }] })
  expect((await find(c.ana, 'adverb')).total).toBe(1)
  for (const other of [c.cal, c.coordinator, c.zoe]) expect((await find(other, 'adverb')).total).toBe(0)
  expect((await find(c.zoe, 'magpie')).total).toBe(0)
})

it('gives each kind its turn, and counts all there are', async () => {
  for (let n = 0; n < 6; n += 1) await w.school(`Marigold School ${n}`)
  await w.person({ name: 'Marigold Finch', role: 'TEACHER', school: c.oak })
  const { total, hits } = await find(c.ana, 'marigold', 3)
  expect(total).toBe(7)
  expect(hits.map(({ kind }: { kind: string }) => kind)).toEqual(['PERSON', 'SCHOOL', 'SCHOOL'])
})
