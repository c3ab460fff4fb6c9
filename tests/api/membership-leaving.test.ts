// What a school leaves behind and what it takes with it, and who hears that an alliance changed.
import { randomUUID } from 'node:crypto'

import { dayInLondon } from '@alongside/domain/civil-date'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Cast, cast, EnquiryHelp } from '../support/enquiries.js'
import { lessonSheet, type Sheet } from '../support/lesson-sheet.js'
import { socketOf, until } from '../support/live.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let c: Cast
let enquiry: string
let cycle: string
let oakMembership: string
let sheet: Sheet
beforeAll(async () => {
  w = await world()
  c = await cast(w)
  ;({ id: enquiry, cycleId: cycle } = await new EnquiryHelp(c).active({ title: 'Say it first' }))
  const [row] = await w.sql<{ id: string }>('select id from school_membership where space_id = $1 and urn = $2', [
    c.alliance,
    c.oak,
  ])
  oakMembership = row!.id
  await card('Oak pupils told us: "I did not know how to start."', c.ben, c.oak)
  await card('Elm pupils write more after talking.', c.ana, c.elm)
  await comment('We saw the same at Oak Tree.', c.ben, c.oak)
  await comment('What did the pupils say?', c.ana, c.elm)
  const [ana, ben] = [
    { someone: c.ana, urn: c.elm },
    { someone: c.ben, urn: c.oak },
  ]
  sheet = await lessonSheet(w, c.alliance, [ben, ana])
  // A study of two other schools.
  await lessonSheet(w, c.alliance, [ana, { someone: c.cal, urn: c.ash }])
  await note('C explained it to A', c.ana, c.elm, false)
  await note('Maisie explained it to A', c.ben, c.oak, true)
})
afterAll(() => w?.close())

async function card(text: string, by: Someone, urn: string): Promise<void> {
  const id = randomUUID()
  await w.sql(
    `insert into card (space_id, cycle_id, id, kind, board_column, rank, body, created_by, created_urn) values ($1, $2, $3, 'NOTE', 'SCANNING', 'a', $4, $5, $6)`,
    [c.alliance, cycle, id, text, by.id, urn],
  )
  await w.sql(
    'insert into card_contribution (space_id, cycle_id, card_id, person_id, urn, edits) values ($1, $2, $3, $4, $5, 3)',
    [c.alliance, cycle, id, by.id, urn],
  )
}
const comment = (text: string, by: Someone, urn: string) =>
  w.sql(
    `insert into comment (space_id, id, cycle_id, card_id, thread_id, author_id, author_urn, body) values ($1, $2, $3, $2, $2, $4, $5, $6)`,
    [c.alliance, randomUUID(), cycle, by.id, urn, text],
  )
const note = (text: string, by: Someone, urn: string, isHeldBack: boolean) =>
  w.sql(
    `insert into observation_note (space_id, lesson_id, id, seq, author_id, author_urn, kind, body, captured_at, held_back, digest)
     select $1, $2, gen_random_uuid(), count(*), $3, $4, 'PUPIL', $5, now(), $6, '' from observation_note where lesson_id = $2`,
    [c.alliance, sheet.lessonId, by.id, urn, text, isHeldBack],
  )
const take = (who: Someone | null, membership = oakMembership): Promise<Response> =>
  fetch(`${w.url}/api/alliances/${c.alliance}/memberships/${membership}/export`, {
    headers: who?.cookie ? { cookie: who.cookie } : {},
  })

describe('the export', () => {
  it('has what the school’s people wrote and the record of what they took part in, and nothing of other schools’', async () => {
    const response = await take(c.hope)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="oak-tree-\d{4}-\d\d-\d\d\.json"$/,
    )
    const text = await response.text()
    const file = JSON.parse(text)
    expect(file.about).toMatchObject({
      school: { urn: c.oak, name: 'Oak Tree' },
      alliance: 'North Alliance',
      exportedBy: 'Hope',
      membership: { state: 'ACTIVE', agreementVersion: 1 },
    })
    expect(file.enquiries).toMatchObject([
      { id: enquiry, title: 'Say it first', schools: ['Elm Park', 'Oak Tree'], ourMembers: [{ name: 'Ben' }] },
    ])
    expect(file.cycles).toMatchObject([{ id: cycle, enquiryId: enquiry, stage: 'SCANNING' }])
    expect(file.cards).toMatchObject([{ by: 'Ben', text: expect.stringContaining('how to start') }])
    expect(file.contributions).toMatchObject([{ by: [{ name: 'Ben', edits: 3 }] }])
    expect(file.comments).toMatchObject([{ by: 'Ben', text: 'We saw the same at Oak Tree.' }])
    expect(file.lessonStudies).toMatchObject([
      { id: sheet.studyId, facilitator: 'Ben', schools: ['Elm Park', 'Oak Tree'], ourMembers: [{ name: 'Ben' }] },
    ])
    expect(file.researchLessons).toMatchObject([
      { id: sheet.lessonId, teacher: 'Ana', plan: { criterionA: 'names one reason' }, stages: [{ title: 'Opening' }] },
    ])
    expect(file.lessonNotes).toMatchObject([{ by: 'Ana', text: 'C explained it to A' }])
    expect(text).not.toContain('Maisie')
    expect(text).not.toContain('Elm pupils')
    expect(text).not.toContain('What did the pupils say?')
  })

  it('is written a page at a time, whole', async () => {
    await w.sql(
      `insert into card (space_id, cycle_id, id, kind, board_column, rank, body, created_by, created_urn)
       select $1, $2, gen_random_uuid(), 'NOTE', 'SCANNING', 'a', 'Note ' || n, $3, $4 from generate_series(1, 450) n`,
      [c.alliance, cycle, c.ben.id, c.oak],
    )
    const { cards } = await (await take(c.hope)).json()
    expect(new Set(cards.map((one: { id: string }) => one.id)).size).toBe(451)
    await w.sql(`delete from card where body like 'Note %'`)
  })

  it('is the head’s alone, and leaves a trace', async () => {
    for (const who of [c.ben, c.hal, c.coordinator]) expect((await take(who)).status).toBe(403)
    expect((await take(c.zoe)).status).toBe(404)
    expect((await take(null)).status).toBe(401)
    expect((await take(c.hope, 'nonsense')).status).toBe(404)
    const traces = await w.sql<{ actor_id: string }>(
      `select distinct actor_id from audit_event where item_id = $1 and action = 'membership.exported'`,
      [oakMembership],
    )
    expect(traces).toEqual([{ actor_id: c.hope.id }])
  })
})

describe('news of an alliance', () => {
  it('reaches its staff and office, and nobody else', async () => {
    const heard: string[] = []
    const cast = { Ben: c.ben, Coco: c.coordinator, Zoe: c.zoe }
    const sockets = Object.entries(cast).map(([name, someone]) => {
      const socket = socketOf(someone)
      socket.on('alliance.changed', ({ allianceId }) => heard.push(`${name} ${allianceId === c.alliance}`))
      return socket
    })
    await until(() => sockets.every(({ connected }) => connected))
    await c.coordinator.ask(`mutation ($id: ID!) { updateAlliance(id: $id, aims: "Writing.") { aims } }`, {
      id: c.alliance,
    })
    await until(() => heard.length === 2)
    // Whatever Zoe might wrongly hear of this change was sent before what she is told of her own alliance.
    const [south] = await w.sql<{ id: string }>(`select space_id as id from alliance where name = 'South Alliance'`)
    const office = await w.person({ role: 'ALLIANCE_COORDINATOR', alliance: south!.id as never })
    await office.ask(`mutation ($id: ID!) { updateAlliance(id: $id, aims: "Reading.") { aims } }`, { id: south!.id })
    await until(() => heard.length === 3)
    expect(heard.sort()).toEqual(['Ben true', 'Coco true', 'Zoe false'])
    for (const socket of sockets) socket.disconnect()
  })
})

describe('a guest of one enquiry', () => {
  it('reads the alliance’s name and nothing more of it', async () => {
    const guest = await w.person({ name: 'Gwen' })
    await w.sql(
      `insert into item_grant (space_id, id, item_id, item_kind, person_id, role) values ($1, $2, $3, 'enquiry', $4, 'GUEST')`,
      [c.alliance, randomUUID(), enquiry, guest.id],
    )
    const seen = await guest.ask(
      `query ($id: ID!) { enquiry(id: $id) { alliance { name aims agreement memberships { id } clusters { id } abilities { readDirectory } } } }`,
      { id: enquiry },
    )
    expect(seen.enquiry.alliance).toEqual({
      name: 'North Alliance',
      aims: '',
      agreement: '',
      memberships: [],
      clusters: [],
      abilities: { readDirectory: false },
    })
    expect(
      await guest.ask(`query ($id: ID!) { alliance(id: $id) { name } alliances { name } }`, { id: c.alliance }),
    ).toEqual({
      alliance: null,
      alliances: [],
    })
  })
})

describe('once a school has left', () => {
  it('MEM-5: an enquiry with fewer than two schools pauses, a lesson study goes on under another colleague, what was written stays, and the head can still take the export', async () => {
    await w.sql('insert into research_lesson_observer (space_id, lesson_id, person_id) values ($1, $2, $3)', [
      c.alliance,
      sheet.lessonId,
      c.ben.id,
    ])
    await w.sql(`update school_membership set state = 'LEAVING', leaves_on = $2 where id = $1`, [
      oakMembership,
      dayInLondon(new Date()),
    ])
    const [job] = await w.sql<{ id: string }>(`select (graphile_worker.add_job('membership-dates')).id`)
    await until(async () => (await w.sql('select 1 from graphile_worker.jobs where id = $1', [job!.id])).length === 0)

    expect(await c.ben.ask(`query ($id: ID!) { enquiry(id: $id) { title } }`, { id: enquiry })).toEqual({
      enquiry: null,
    })
    const { enquiry: left } = await c.ana.ask(
      `query ($id: ID!) { enquiry(id: $id) { state members { person { name } state } schools { school { name } leftAt } } }`,
      { id: enquiry },
    )
    expect(left.state).toBe('PAUSED')
    const { lessonStudy } = await c.ana.ask(
      `query ($id: ID!) { lessonStudy(id: $id) { facilitator { name } members { person { name } state } lessons { state observers { name } } } }`,
      { id: sheet.studyId },
    )
    expect(lessonStudy).toEqual({
      facilitator: { name: 'Ana' },
      members: [{ person: { name: 'Ana' }, state: 'JOINED' }],
      lessons: [{ state: 'PLANNING', observers: [] }],
    })
    expect(await c.ben.ask('query ($id: ID!) { lessonStudy(id: $id) { id } }', { id: sheet.studyId })).toEqual({
      lessonStudy: null,
    })
    expect(left.members).toEqual([{ person: { name: 'Ana' }, state: 'JOINED' }])
    expect(left.schools).toContainEqual({ school: { name: 'Oak Tree' }, leftAt: expect.any(String) })
    expect(await w.sql('select count(*)::int as n from card where cycle_id = $1', [cycle])).toEqual([{ n: 2 }])

    const file = await (await take(c.hope)).json()
    expect(file.about.membership.state).toBe('LEFT')
    expect(file.cards).toHaveLength(1)
    expect(file.lessonStudies).toMatchObject([{ title: 'Talk before writing', ourMembers: [{ state: 'LEFT' }] }])
    expect(file.history).toMatchObject(expect.arrayContaining([expect.objectContaining({ what: 'membership.left' })]))
    expect((await take(c.ben)).status).toBe(404)
    await w.sql(`update school_membership set ended_at = now() - interval '91 days' where id = $1`, [oakMembership])
    expect((await take(c.hope)).status).toBe(404)
  })
})
