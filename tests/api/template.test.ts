// Templates through the API: an alliance's ways to begin, made, taken and made one's own.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { type Cast, cast, EnquiryHelp } from '../support/enquiries.js'
import { type World, world } from '../support/world.js'

let w: World
let c: Cast
let help: EnquiryHelp
beforeAll(async () => {
  w = await world()
  c = await cast(w)
  help = new EnquiryHelp(c)
})
afterAll(() => w?.close())

const fields = `id title body { about classroomPractice focus protocol prompts { kind text fields { name value } } } forkedFrom { title } createdBy { name } school { name } abilities { edit fork }`
const save = `mutation($alliance: ID!, $id: ID, $title: String!, $body: TemplateBodyInput!) { saveTemplate(allianceId: $alliance, id: $id, title: $title, body: $body) { ${fields} } }`
const fork = `mutation($alliance: ID!, $id: ID!) { forkTemplate(allianceId: $alliance, id: $id) { ${fields} } }`
const body = {
  classroomPractice: 'Talk before writing',
  pupilsToBenefit: 'Quiet writers',
  focus: 'Which sentences do pupils avoid?',
  prompts: [
    { kind: 'EVIDENCE', text: 'What do pupils say when they are stuck?\nAsk four of them.', fields: [] },
    { kind: 'HUNCH', text: 'What do we do ourselves that stops them?', fields: [] },
  ],
  protocol: 'Kind words first.',
}
const made = async (title: string) => (await c.ana.ask(save, { alliance: c.alliance, title, body })).saveTemplate

it('is made by a teacher, read by the alliance, and changed by whoever made it', async () => {
  const template = await made('Oracy')
  expect(template).toMatchObject({
    body: { focus: body.focus, prompts: body.prompts, protocol: 'Kind words first.' },
    createdBy: { name: 'Ana' },
    school: { name: 'Elm Park' },
    abilities: { edit: true, fork: true },
  })
  const list = 'query($id: ID!) { enquiryTemplates(allianceId: $id) { id abilities { edit fork } } }'
  const { enquiryTemplates } = await c.cal.ask(list, { id: c.alliance })
  expect(enquiryTemplates).toContainEqual({ id: template.id, abilities: { edit: false, fork: true } })
  expect((await c.zoe.ask(list, { id: c.alliance })).enquiryTemplates).toEqual([])
  expect((await c.gus.ask(list, { id: c.alliance })).enquiryTemplates).toEqual([])
  const again = { alliance: c.alliance, id: template.id, title: 'Oracy anew', body }
  expect(await c.ben.refused(save, again)).toBe('not-allowed')
  expect((await c.ana.ask(save, again)).saveTemplate.title).toBe('Oracy anew')
  expect(await c.zoe.refused(save, { alliance: c.alliance, title: 'Mine', body })).toBe('not-found')
  const { alliance } = await c.ben.ask('query($id: ID!) { alliance(id: $id) { templates { title } } }', {
    id: c.alliance,
  })
  expect(alliance.templates).toContainEqual({ title: 'Oracy anew' })
})

it('TPL-1: has something to begin with, and nothing that belongs behind the lock', async () => {
  const empty = { classroomPractice: 'x', pupilsToBenefit: '', focus: '', prompts: [] }
  expect(await c.ana.refused(save, { alliance: c.alliance, title: 'Empty', body: empty })).toBe('template.empty')
  const early = { ...body, prompts: [{ kind: 'CHANGE_IDEA', text: 'Try this' }] }
  expect(await c.ana.refused(save, { alliance: c.alliance, title: 'Early', body: early })).toBe('input.not-a-choice')
  const bare = { ...body, prompts: [{ kind: 'NOTE', text: '' }] }
  expect(await c.ana.refused(save, { alliance: c.alliance, title: '', body: bare })).toBe('input.missing')
})

it('is forked, and the copy belongs to whoever took it', async () => {
  const template = await made('Retrieval')
  const { forkTemplate } = await c.ben.ask(fork, { alliance: c.alliance, id: template.id })
  expect(forkTemplate).toMatchObject({
    title: 'Retrieval',
    forkedFrom: { title: 'Retrieval' },
    createdBy: { name: 'Ben' },
    school: { name: 'Oak Tree' },
    abilities: { edit: true },
  })
  expect(forkTemplate.id).not.toBe(template.id)
  const [south] = await w.sql<{ id: string }>(`select space_id as id from alliance where name = 'South Alliance'`)
  expect(await c.zoe.refused(fork, { alliance: south!.id, id: template.id })).toBe('not-found')
})

it('lets an enquiry begin with its focus, agreement and prompts', async () => {
  const template = await made('Begin here')
  const id = await help.start({ templateId: template.id })
  const { enquiry } = await c.ana.ask(
    'query($id: ID!) { enquiry(id: $id) { protocol currentCycle { focus cards { kind column fields body createdBy { name } } } } }',
    { id },
  )
  expect(enquiry.protocol).toBe('Kind words first.')
  expect(enquiry.currentCycle.focus).toBe(body.focus)
  expect(enquiry.currentCycle.cards).toEqual(
    expect.arrayContaining([
      {
        kind: 'EVIDENCE',
        column: 'SCANNING',
        fields: { title: 'What do pupils say when they are stuck?' },
        body: 'Ask four of them.',
        createdBy: { name: 'Ana' },
      },
      expect.objectContaining({ kind: 'HUNCH', column: 'HUNCH' }),
    ]),
  )
})

it('keeps what else stands on a card, and hands it to whoever begins with it', async () => {
  const reading = {
    kind: 'NEW_LEARNING',
    text: 'Talk before writing helps\nRead it in pairs.',
    fields: [
      { name: 'source', value: 'RESEARCH' },
      { name: 'reference', value: 'Hartley and Moss, 2019' },
      { name: 'link', value: 'https://reading.example/talk' },
    ],
  }
  const voice = {
    kind: 'EVIDENCE',
    text: 'What do pupils say?',
    fields: [
      { name: 'type', value: 'PUPIL_VOICE' },
      { name: 'strength', value: '2' },
    ],
  }
  const write = (prompts: unknown[], id: string | null = null) =>
    ({ alliance: c.alliance, id, title: 'Reading first', body: { ...body, prompts } }) as const
  const { saveTemplate } = await c.ana.ask(save, write([reading, voice]))
  expect(saveTemplate.body.prompts).toEqual([reading, voice])
  const { saveTemplate: again } = await c.ana.ask(save, write(saveTemplate.body.prompts, saveTemplate.id))
  expect(again.body.prompts).toEqual([reading, voice])

  const id = await help.start({ templateId: saveTemplate.id })
  const { enquiry } = await c.ana.ask(
    'query($id: ID!) { enquiry(id: $id) { currentCycle { cards { kind fields } } } }',
    { id },
  )
  expect(enquiry.currentCycle.cards).toEqual(
    expect.arrayContaining([
      {
        kind: 'NEW_LEARNING',
        fields: {
          title: 'Talk before writing helps',
          source: 'RESEARCH',
          reference: 'Hartley and Moss, 2019',
          link: 'https://reading.example/talk',
        },
      },
      { kind: 'EVIDENCE', fields: { title: 'What do pupils say?', type: 'PUPIL_VOICE', strength: 2 } },
    ]),
  )

  const odd = { ...reading, fields: [{ name: 'statement', value: 'of another kind' }] }
  expect(await c.ana.refused(save, write([odd]))).toBe('board.unknown-field')
  const wrong = { ...voice, fields: [{ name: 'strength', value: '9' }] }
  expect(await c.ana.refused(save, write([wrong]))).toBe('input.not-a-choice')
})

it('keeps where cards lie and what they build on, in the template, its copies and the enquiries that begin with it', async () => {
  const places = 'title body { prompts { kind text column buildsOn } }'
  const reading = { kind: 'NEW_LEARNING', text: 'Wait time', column: 'NEW_LEARNING', buildsOn: [] }
  const first = { kind: 'NOTE', text: 'Read this first', column: 'FOCUSING', buildsOn: [1] }
  const prompts = [first, reading]
  const template = await made('Places')
  const written = { alliance: c.alliance, id: template.id, title: 'Places', body: { ...body, prompts } }
  await c.ana.ask(save, written)
  const { forkTemplate } = await c.ben.ask(
    `mutation($alliance: ID!, $id: ID!) { forkTemplate(allianceId: $alliance, id: $id) { ${places} } }`,
    { alliance: c.alliance, id: template.id },
  )
  expect(forkTemplate.body.prompts).toEqual(prompts)

  const id = await help.start({ templateId: template.id })
  const { enquiry } = await c.ana.ask(
    'query($id: ID!) { enquiry(id: $id) { currentCycle { cards { id kind column links } } } }',
    { id },
  )
  const cards: { id: string; kind: string; column: string; links: object }[] = enquiry.currentCycle.cards
  const learned = cards.find(({ kind }) => kind === 'NEW_LEARNING')!
  expect(cards.find(({ kind }) => kind === 'NOTE')).toMatchObject({
    column: 'FOCUSING',
    links: { [learned.id]: 'NEW_LEARNING' },
  })

  const { saveEnquiryAsTemplate } = await c.ana.ask(
    `mutation($id: ID!) { saveEnquiryAsTemplate(enquiryId: $id, title: "Again") { ${places} } }`,
    { id },
  )
  const again = saveEnquiryAsTemplate.body.prompts as { kind: string; column: string; buildsOn: number[] }[]
  expect(again.find(({ kind }) => kind === 'NOTE')).toMatchObject({
    column: 'FOCUSING',
    buildsOn: [again.findIndex(({ kind }) => kind === 'NEW_LEARNING')],
  })

  const shut = { ...written, body: { ...body, prompts: [{ ...first, column: 'ACTION' }, reading] } }
  expect(await c.ana.refused(save, shut)).toBe('input.not-a-choice')
  const loose = { ...written, body: { ...body, prompts: [{ ...first, buildsOn: [5] }] } }
  expect(await c.ana.refused(save, loose)).toBe('board.link-not-allowed')
})

it('TPL-2: is made of an enquiry by its lead, without what the schools have seen', async () => {
  const template = await made('Source')
  const id = await help.start({ templateId: template.id })
  const { enquiry } = await c.ana.ask('query($id: ID!) { enquiry(id: $id) { currentCycle { id } } }', { id })
  await w.sql(
    `insert into card (space_id, cycle_id, id, kind, board_column, rank, fields) values ($1, $2, gen_random_uuid(), 'NOTE', 'SCANNING', 'b', '{"title": "Ask the TA too"}')`,
    [c.alliance, enquiry.currentCycle.id],
  )
  const make = `mutation($id: ID!) { saveEnquiryAsTemplate(enquiryId: $id, title: "From ours") { ${fields} } }`
  expect(await c.cal.refused(make, { id })).toBe('not-found')
  const { saveEnquiryAsTemplate } = await c.ana.ask(make, { id })
  expect(saveEnquiryAsTemplate.body.prompts).toEqual([{ kind: 'NOTE', text: 'Ask the TA too', fields: [] }])
})
