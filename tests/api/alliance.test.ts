// Alliances through the front door: who begins one, who words it, who sees how much of it.

import type { AllianceId, Urn } from '@alongside/domain/ids'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { statementsDuring } from '../support/statements.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let north: AllianceId
let schools: Urn[]
let lee: Someone
let ana: Someone
let admin: Someone

beforeAll(async () => {
  w = await world()
  schools = []
  for (const name of ['Elm Park', 'Oak Lane', 'Ash Grove', 'Fir Tree']) schools.push(await w.school(`${name} Primary`))
  north = await w.alliance('North Vale', { schools, aims: 'Reading together.' })
  lee = await w.person({ name: 'Lee Hart', role: 'ALLIANCE_COORDINATOR', alliance: north })
  ana = await w.person({ name: 'Ana Ferreira', role: 'TEACHER', school: schools[0]! })
  admin = await w.person({ name: 'Jo Admin', role: 'ADMIN' })
})
afterAll(() => w?.close())

const page = `query ($id: ID!) { alliance(id: $id) {
  name kind aims agreement agreementVersion leadSchool { name } coordinators { name }
  memberships { role state school { name } } clusters { name schools { name } }
  abilities { update inviteSchool formCluster pauseMembership removeSchool readDirectory inviteCoordinator } } }`

describe('an alliance’s page', () => {
  it('shows its schools, the leading one first, to the staff of those schools', async () => {
    const { alliance } = await ana.ask(page, { id: north })
    expect(alliance).toMatchObject({
      name: 'North Vale',
      kind: 'TSA',
      aims: 'Reading together.',
      leadSchool: { name: 'Elm Park Primary' },
      coordinators: [{ name: 'Lee Hart' }],
    })
    expect(alliance.memberships.map((m: { school: { name: string } }) => m.school.name)).toEqual([
      'Elm Park Primary',
      'Ash Grove Primary',
      'Fir Tree Primary',
      'Oak Lane Primary',
    ])
    expect(alliance.abilities).toEqual({
      update: false,
      inviteSchool: false,
      formCluster: false,
      pauseMembership: false,
      removeSchool: false,
      readDirectory: true,
      inviteCoordinator: false,
    })
  })

  it('offers its coordinator what the office does', async () => {
    const { alliance } = await lee.ask(page, { id: north })
    expect(Object.values(alliance.abilities)).toEqual(Array(7).fill(true))
  })

  it('does not exist for anybody else', async () => {
    const elsewhere = await w.school('Far Away Primary')
    const zoe = await w.person({ role: 'HEADTEACHER', school: elsewhere })
    expect(await zoe.ask(page, { id: north })).toEqual({ alliance: null })
    expect(await zoe.ask('{ alliances { name } }')).toEqual({ alliances: [] })
    expect(
      await zoe.ask(`query ($urn: ID!) { school(urn: $urn) { alliances { name } } }`, { urn: schools[0] }),
    ).toEqual({ school: { alliances: [] } })
  })

  it('is found from one’s own account and from a school', async () => {
    const answer = await ana.ask(
      `query ($urn: ID!) { viewer { alliances { name } holdings { alliance { name } school { name } } } school(urn: $urn) { alliances { name } } }`,
      { urn: schools[1] },
    )
    expect(answer).toEqual({
      viewer: {
        alliances: [{ name: 'North Vale' }],
        holdings: [{ alliance: null, school: { name: 'Elm Park Primary' } }],
      },
      school: { alliances: [{ name: 'North Vale' }] },
    })
    const { viewer } = await lee.ask('{ viewer { holdings { alliance { name } } } }')
    expect(viewer).toEqual({ holdings: [{ alliance: { name: 'North Vale' } }] })
  })

  it('asks the database the same number of questions for one school and for many', async () => {
    const small = await w.alliance('Small', { schools: [schools[0]!, schools[1]!] })
    await w.person({ role: 'ALLIANCE_COORDINATOR', alliance: small })
    const few = await statementsDuring(() => ana.ask(page, { id: small }))
    expect(few.length).toBeGreaterThan(5)
    expect(await statementsDuring(() => ana.ask(page, { id: north }))).toEqual(few)
  })
})

describe('whoever runs the installation', () => {
  it('sees that an alliance exists and where its memberships stand, and none of its words', async () => {
    const { alliance } = await admin.ask(page, { id: north })
    expect(alliance).toMatchObject({ name: 'North Vale', aims: '', agreement: '', coordinators: [], clusters: [] })
    expect(alliance.memberships).toHaveLength(4)
    expect((await admin.ask('{ alliances { name aims } }')).alliances).toContainEqual({ name: 'North Vale', aims: '' })
  })

  it('begins an alliance with an agreement that says what is shared, and invites its coordinator', async () => {
    const { createAlliance } = await admin.ask(create, { input: { ...southern, leadUrn: schools[3] } })
    expect(createAlliance).toMatchObject({
      name: 'South Downs',
      kind: 'DIOCESAN',
      leadSchool: { name: 'Fir Tree Primary' },
      memberships: [],
    })
    const [row] = await w.sql<{ agreement: string }>(`select agreement from alliance where name = 'South Downs'`)
    expect(row!.agreement).toContain('from the day you sign')
    expect(
      await w.sql(
        `select i.role, i.name, i.state, s.kind from invitation i join space s on s.id = i.space_id where i.email = 'kit@office.example'`,
      ),
    ).toEqual([{ role: 'ALLIANCE_COORDINATOR', name: 'Kit Moss', state: 'OPEN', kind: 'ALLIANCE' }])
    expect(await w.sql(`select to_address from mail where to_address = 'kit@office.example'`)).toHaveLength(1)
  })

  it('is told when the name is taken, however it is written', async () => {
    expect(await admin.refused(create, { input: { ...southern, name: ' north  VALE ' } })).toBe('alliance.name-taken')
  })

  it('is the only one who begins alliances', async () => {
    for (const someone of [lee, ana]) expect(await someone.refused(create, { input: southern })).toBe('not-allowed')
  })
})

describe('the words of an alliance', () => {
  const update = `mutation ($id: ID!, $name: String, $aims: String, $agreement: String) {
    updateAlliance(id: $id, name: $name, aims: $aims, agreement: $agreement) { name aims agreement agreementVersion } }`

  it('are its coordinator’s to change, and a new agreement has a new number', async () => {
    const id = await w.alliance('Wordy', { schools: [schools[0]!] })
    const cara = await w.person({ role: 'ALLIANCE_COORDINATOR', alliance: id })
    const head = await w.person({ role: 'HEADTEACHER', school: schools[0]! })
    expect((await cara.ask(update, { id, aims: 'Writing, too.' })).updateAlliance).toMatchObject({
      aims: 'Writing, too.',
      agreementVersion: 1,
    })
    expect((await cara.ask(update, { id, agreement: 'We share more.' })).updateAlliance).toMatchObject({
      agreement: 'We share more.',
      agreementVersion: 2,
    })
    expect(await w.sql('select kind from inbox_item where space_id = $1', [head.id])).toEqual([
      { kind: 'AGREEMENT_CHANGED' },
    ])
    expect(await cara.refused(update, { id, name: 'North Vale' })).toBe('alliance.name-taken')
    expect(await ana.refused(update, { id, name: 'Ours' })).toBe('not-allowed')
    expect(await admin.refused(update, { id, name: 'Ours' })).toBe('not-found')
  })
})

describe('clusters', () => {
  const form = `mutation ($id: ID!, $name: String!, $urns: [ID!]!) { createCluster(allianceId: $id, name: $name, urns: $urns) { id name schools { name } } }`
  const reform = `mutation ($id: ID!, $cluster: ID!, $name: String, $urns: [ID!]) {
    updateCluster(allianceId: $id, id: $cluster, name: $name, urns: $urns) { name schools { urn } } }`

  it('CLU-1: are formed by the office of three to eight member schools; a school may be in several', async () => {
    const { createCluster } = await lee.ask(form, { id: north, name: 'Mere', urns: schools.slice(0, 3) })
    expect(createCluster).toMatchObject({
      name: 'Mere',
      schools: [{ name: 'Ash Grove Primary' }, { name: 'Elm Park Primary' }, { name: 'Oak Lane Primary' }],
    })
    await lee.ask(form, { id: north, name: 'Valley', urns: schools.slice(1) })
    expect(await lee.refused(form, { id: north, name: 'Two', urns: schools.slice(0, 2) })).toBe('cluster.size')
    expect(await lee.refused(form, { id: north, name: 'Mere', urns: schools })).toBe('cluster.name-taken')
    const stranger = await w.school('Not a Member Primary')
    expect(await lee.refused(form, { id: north, name: 'X', urns: [...schools, stranger] })).toBe(
      'cluster.school-not-a-member',
    )
    expect(await ana.refused(form, { id: north, name: 'Ours', urns: schools })).toBe('not-allowed')
    expect(await admin.refused(form, { id: north, name: 'Ours', urns: schools })).toBe('not-found')

    const changed = await lee.ask(reform, { id: north, cluster: createCluster.id, name: 'Mere side', urns: schools })
    expect(changed.updateCluster).toMatchObject({ name: 'Mere side' })
    expect(changed.updateCluster.schools).toHaveLength(4)
    expect((await ana.ask(page, { id: north })).alliance.clusters.map((c: { name: string }) => c.name)).toEqual([
      'Mere side',
      'Valley',
    ])
    const remove = `mutation ($id: ID!, $cluster: ID!) { removeCluster(allianceId: $id, id: $cluster) }`
    expect(await ana.refused(remove, { id: north, cluster: createCluster.id })).toBe('not-allowed')
    await lee.ask(remove, { id: north, cluster: createCluster.id })
    expect((await ana.ask(page, { id: north })).alliance.clusters).toHaveLength(1)
    expect(await w.sql(`select action from audit_event where item_id = $1 order by id`, [createCluster.id])).toEqual([
      { action: 'cluster.formed' },
      { action: 'cluster.changed' },
      { action: 'cluster.removed' },
    ])
  })
})

const create = `mutation ($input: CreateAllianceInput!) { createAlliance(input: $input) { id name kind leadSchool { name } memberships { id } } }`
const southern = {
  name: 'South Downs',
  kind: 'DIOCESAN',
  aims: 'Mathematics for all.',
  coordinatorEmail: 'Kit@office.example',
  coordinatorName: 'Kit Moss',
}
