// The ledger at the door: what is drafted, who reads and settles an entry, what nobody else sees, and competitors.
import type { AllianceId } from '@alongside/domain/ids'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Answer, Caller } from '../support/ask.js'
import { cast, EnquiryHelp } from '../support/enquiries.js'
import { noInterest, ReviewHelp } from '../support/reviews.js'
import { type Place, places } from '../support/rounds.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let north: AllianceId
let cora: Someone
let elm: Place
let oak: Place
let ash: Place
let far: Place
let leader: Someone

const patience = 60_000
beforeAll(async () => {
  w = await world()
  ;[ash, elm, oak] = (await places(w, ['Ash', 'Elm', 'Oak'])) as [Place, Place, Place]
  north = await w.alliance('North', { schools: [ash.urn, elm.urn, oak.urn] })
  cora = await w.person({ name: 'Cora', role: 'ALLIANCE_COORDINATOR', alliance: north })
  leader = await w.person({ name: 'Lea', role: 'SCHOOL_LEADER', school: oak.urn })
  ;[far] = (await places(w, ['Far'])) as [Place]
}, patience)
afterAll(() => w?.close(), patience)

const parts = `id hours kind state title reason sourceKind doneOn confirmsOn giver { name } receiver { name } abilities { confirm dispute settle }`
const addition = `mutation($alliance: ID!, $entry: ContributionInput!) { addContribution(allianceId: $alliance, entry: $entry) { ${parts} } }`
const confirming = `mutation($id: ID!) { confirmContribution(id: $id) { ${parts} } }`
const disputing = `mutation($id: ID!, $reason: String!) { disputeContribution(id: $id, reason: $reason) { ${parts} } }`
const settling = `mutation($id: ID!, $to: ContributionSettlement!, $reason: String!) { settleContribution(id: $id, to: $to, reason: $reason) { ${parts} } }`

const today = new Date().toISOString().slice(0, 10)
const coaching = () => ({
  giver: elm.urn,
  receiver: oak.urn,
  kind: 'COACHING',
  hours: 3,
  title: 'Coaching in phonics',
  doneOn: today,
})
const add = async (who: Caller, more: object = {}): Promise<Answer> =>
  (await who.ask(addition, { alliance: north, entry: { ...coaching(), ...more } })).addContribution
const noAdd = (who: Caller, more: object = {}): Promise<string> =>
  who.refused(addition, { alliance: north, entry: { ...coaching(), ...more } })
const entries = async (who: Caller, alliance = north): Promise<Answer[]> =>
  (await who.ask(`query($id: ID!) { contributionEntries(allianceId: $id) { ${parts} } }`, { id: alliance }))
    .contributionEntries
const ledger = async (who: Caller, alliance = north): Promise<Answer> =>
  (
    await who.ask(
      `query($id: ID!) { ledger(allianceId: $id) { isCoordinator isConcentrated mix { kind hours } reciprocity { value n parts { says } } concentration { value }
        standings { school { name } given received words breadth reciprocity { value } } pairs { one { name } other { name } given received reciprocity } } }`,
      { id: alliance },
    )
  ).ledger

describe('an entry', () => {
  it('CON-1: is added by the giving school, waits, and is confirmed by a leader of the school that received it', async () => {
    const { id, ...entry } = await add(elm.head)
    expect(entry).toMatchObject({
      state: 'PENDING',
      hours: 3,
      giver: { name: 'Elm' },
      receiver: { name: 'Oak' },
      abilities: { confirm: false, settle: false },
    })
    expect(entry.confirmsOn > today).toBe(true)
    for (const who of [elm.head, cora]) expect(await who.refused(confirming, { id })).toBe('contribution.not-yours')
    for (const who of [ash.head, oak.teacher, far.head]) expect(await who.refused(confirming, { id })).toBe('not-found')
    const { contributionsWaiting } = await leader.ask(
      'query($id: ID!) { contributionsWaiting(allianceId: $id) { id } }',
      {
        id: north,
      },
    )
    expect(contributionsWaiting).toContainEqual({ id })
    expect((await leader.ask(confirming, { id })).confirmContribution).toMatchObject({ state: 'CONFIRMED' })
    expect(await leader.refused(confirming, { id })).toBe('contribution.state-out-of-order')
    expect(await oak.head.refused(disputing, { id, reason: 'It was not' })).toBe('contribution.state-out-of-order')
  })

  it('CON-2, CON-3: is disputed with a reason, and settled by the coordinator alone', async () => {
    const { id } = await add(cora, { hours: 8 })
    expect(await oak.head.refused(disputing, { id, reason: ' ' })).toBe('reason.required')
    expect((await oak.head.ask(disputing, { id, reason: 'It was an afternoon' })).disputeContribution).toMatchObject({
      state: 'DISPUTED',
      reason: 'It was an afternoon',
    })
    expect(await elm.head.refused(settling, { id, to: 'CONFIRMED', reason: 'It was a day' })).toBe(
      'contribution.not-yours',
    )
    expect(await cora.refused(settling, { id, to: 'VOID', reason: '' })).toBe('reason.required')
    const settled = await cora.ask(settling, { id, to: 'VOID', reason: 'Counted twice' })
    expect(settled.settleContribution).toMatchObject({ state: 'VOID' })
    const { count } = (
      await w.sql<{ count: number }>(`select count(*)::int as count from audit_event where item_id = $1`, [id])
    )[0]!
    expect(count).toBe(3)
  })

  it.each([
    [{ hours: 0 }, 'contribution.hours'],
    [{ hours: 0.1 }, 'contribution.hours'],
    [{ hours: 1e9 }, 'contribution.hours'],
    [{ kind: 'HOSTING' }, 'contribution.kind-by-hand'],
    [{ receiver: null }, 'input.missing'],
    [{ title: ' ' }, 'input.missing'],
    [{ doneOn: '2098-01-01' }, 'contribution.day'],
  ])('CON-6: %j is refused: %s', async (more, code) => {
    const before = await entries(cora)
    expect(await noAdd(elm.head, more)).toBe(code)
    expect(await entries(cora)).toEqual(before)
  })

  it('is not for those whose hours they are not', async () => {
    expect(await noAdd(elm.head, { receiver: elm.urn })).toBe('contribution.same-school')
    expect(await noAdd(elm.head, { receiver: far.urn })).toBe('not-found')
    expect(await noAdd(oak.head)).toBe('not-allowed')
    expect(await noAdd(elm.teacher)).toBe('not-allowed')
    expect(await noAdd(far.head)).toBe('not-found')
  })
})

describe('who reads what', () => {
  it('REC-6: a head sees own totals and own pairs, the coordinator all, a teacher and a stranger nothing', async () => {
    await w.sql('delete from contribution_attendance')
    await w.sql('delete from contribution_entry')
    for (const [giver, receiver, hours] of [
      [elm, oak, 12],
      [oak, elm, 6],
      [ash, elm, 10],
      [oak, ash, 5],
      [ash, oak, 5],
    ] as const) {
      const { id } = await add(cora, { giver: giver.urn, receiver: receiver.urn, hours })
      await receiver.head.ask(confirming, { id })
    }
    const all = await ledger(cora)
    expect(all.standings).toHaveLength(3)
    expect(all.pairs).toHaveLength(3)
    // The worked example of the metric, by hand: 0.857, 0.786, 0.500; pairs 0.667, 0, 1; together 0.579.
    const rho = (name: string) => all.standings.find((one: Answer) => one.school.name === name).reciprocity.value
    expect([rho('Elm'), rho('Oak'), rho('Ash')].map((value) => value.toFixed(3))).toEqual(['0.857', '0.786', '0.500'])
    expect(all.reciprocity.value).toBeCloseTo(0.579, 3)
    const own = await ledger(elm.head)
    expect(own.standings).toEqual([
      expect.objectContaining({ school: { name: 'Elm' }, given: 12, received: 16, breadth: 2 }),
    ])
    for (const { one, other } of own.pairs) expect([one.name, other.name]).toContain('Elm')
    expect(own.pairs).toHaveLength(2)
    expect(own.reciprocity).toEqual(all.reciprocity)
    expect((await entries(elm.head)).map(({ giver, receiver }) => `${giver.name} ${receiver.name}`).sort()).toEqual([
      'Ash Elm',
      'Elm Oak',
      'Oak Elm',
    ])
    expect(await entries(elm.teacher)).toEqual([])
    expect(await entries(far.head)).toEqual([])
    expect(await ledger(elm.teacher)).toBeNull()
    expect(await ledger(far.head)).toBeNull()
    expect(JSON.stringify([all, own])).not.toMatch(/debt|deficit|owe/i)
  })

  it('shows governors figures about five schools or more, and no school', async () => {
    const governor = await w.person({ name: 'Gus', role: 'GOVERNOR', school: elm.urn })
    const seen = await ledger(governor)
    expect(seen).toMatchObject({ standings: [], pairs: [], mix: [], reciprocity: { value: null } })
    expect(await entries(governor)).toEqual([])
  })
})

describe('what is drafted', () => {
  it('a closed peer review: the reviewer’s school gave two hours to the school that asked', async () => {
    const c = await cast(w)
    const r = new ReviewHelp(w, c)
    const enquiry = await new EnquiryHelp(c).active()
    const { id } = await r.ask(enquiry.id, [c.cal])
    await r.does(c.cal, 'accept', id, noInterest)
    await r.does(c.ana, 'open', id)
    await r.writes(c.cal, id, 'Clear')
    await r.does(c.cal, 'submit', id)
    await r.does(c.ana, 'respond', id, { response: 'Thank you' })
    await r.does(c.ana, 'close', id)
    await r.does(c.cal, 'close', id)
    const drafted = await w.sql(
      `select kind, hours::float8 as hours, state, source_title as title from contribution_entry where source_id = $1`,
      [id],
    )
    expect(drafted).toEqual([{ kind: 'VISITING_REVIEWER', hours: 2, state: 'PENDING', title: '' }])
  })
})

describe('competitors', () => {
  const shape = 'id isDeclared weConsent theyConsent hasConsent school { name } competitor { name }'
  const declaring = `mutation($alliance: ID!, $urn: ID!, $other: ID!, $yes: Boolean!) { declareCompetition(allianceId: $alliance, urn: $urn, other: $other, competes: $yes) { ${shape} } }`
  const consenting = `mutation($alliance: ID!, $urn: ID!, $other: ID!, $yes: Boolean!) { consentToCompetitor(allianceId: $alliance, urn: $urn, other: $other, consents: $yes) { ${shape} } }`
  const between = (one: Place, other: Place, yes = true) => ({ alliance: north, urn: one.urn, other: other.urn, yes })

  it('CMP-1, CMP-2: either head may declare it, each consents for their own school, and nobody for another', async () => {
    expect(await elm.head.refused(consenting, between(elm, oak))).toBe('competition.not-declared')
    const { declareCompetition } = await elm.head.ask(declaring, between(elm, oak))
    expect(declareCompetition).toEqual([expect.objectContaining({ isDeclared: true, hasConsent: false })])
    expect((await elm.head.ask(consenting, between(elm, oak))).consentToCompetitor[0]).toMatchObject({
      weConsent: true,
      hasConsent: false,
    })
    expect((await oak.head.ask(consenting, between(oak, elm))).consentToCompetitor[0]).toMatchObject({
      theyConsent: true,
      hasConsent: true,
    })
    expect(await oak.head.refused(declaring, between(oak, elm, false))).toBe('competition.not-declared')
    expect(await elm.head.refused(consenting, between(oak, elm))).toBe('not-allowed')
    expect(await cora.refused(declaring, between(elm, oak))).toBe('not-allowed')
    expect(await leader.refused(declaring, between(oak, elm))).toBe('not-allowed')
    expect(await far.head.refused(declaring, between(far, elm))).toBe('not-found')
    expect(await elm.head.refused(declaring, between(elm, elm))).toBe('competition.same-school')
    const { competitors } = await ash.head.ask(`query($id: ID!) { competitors(allianceId: $id) { ${shape} } }`, {
      id: north,
    })
    expect(competitors).toEqual([])
    expect((await elm.head.ask(declaring, between(elm, oak, false))).declareCompetition).toEqual([])
  })
})
