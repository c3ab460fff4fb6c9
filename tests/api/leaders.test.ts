// The pages of leaders at the door: who sees which figures, that few schools or people are no figure, and that no page asks once per row.
import type { AllianceId } from '@alongside/domain/ids'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Answer, Caller } from '../support/ask.js'
import { pastChallenges } from '../support/challenge-years.js'
import { type Place, places } from '../support/rounds.js'
import { statementsDuring } from '../support/statements.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let north: AllianceId
let small: AllianceId
let all: Place[]
let cora: Someone
let far: Place

const patience = 90_000
const names = ['Ash', 'Beech', 'Cedar', 'Elm', 'Fir', 'Oak']

async function furnish(alliance: AllianceId, some: readonly Place[], more: object = {}) {
  const schools = []
  for (const { urn, head, teacher } of some)
    schools.push({ urn, space: await w.spaceOf(urn), people: [head.id, teacher.id] })
  return pastChallenges((text, values) => w.sql(text, values), { alliance, schools, years: 1, ...more })
}

beforeAll(async () => {
  w = await world()
  all = await places(w, names)
  north = await w.alliance('North', { schools: all.map(({ urn }) => urn) })
  cora = await w.person({ name: 'Cora', role: 'ALLIANCE_COORDINATOR', alliance: north })
  await furnish(north, all)
  const two = await places(w, ['Gorse', 'Heath'])
  small = await w.alliance('Small', { schools: two.map(({ urn }) => urn) })
  await furnish(small, two)
  ;[far] = (await places(w, ['Far'])) as [Place]
}, patience)
afterAll(() => w?.close(), patience)

const figure = '{ value n window how parts { name says } }'
const alliancePage = `query($id: ID!) { leadersAlliance(allianceId: $id) { median ${figure} challenged ${figure} withoutSwap ${figure} isCosy isReadOnly
    released { challengeId school { name } figure ${figure} isProvisional } }
  ledger(allianceId: $id) { isCoordinator isConcentrated mix { kind hours } reciprocity ${figure} concentration ${figure}
    standings { school { name colour } given received words breadth reciprocity ${figure} } pairs { id one { name } other { name } given received reciprocity } } }`
const schoolPage = `query($urn: ID!, $alliance: ID!) { leadersSchool(urn: $urn) { school { name } challenges { id state visitFirstDay host { urn name } } load { isHidden people green amber red window }
    actions { id challengeId what dueOn isOverdue isDone owner { name } } indicators { challengeId figure ${figure} band gates isProvisional } }
  ledger(allianceId: $alliance) { standings { school { name } given received words reciprocity ${figure} } pairs { id one { urn name } other { urn name } given received } }
  contributionsWaiting(allianceId: $alliance) { id hours kind giver { name } receiver { name } doneOn confirmsOn abilities { confirm dispute } }
  competitors(allianceId: $alliance) { id competitor { name } hasConsent } pairingRounds(allianceId: $alliance) { id title state signUpUntil } }`

const sees = async (who: Caller, id = north): Promise<Answer> => who.ask(alliancePage, { id })
const mySchool = async (who: Caller, urn = all[3]!.urn): Promise<Answer> =>
  who.ask(schoolPage, { urn, alliance: north })

describe('the alliance', () => {
  it('OVW-2 to OVW-4: figures about all, the same for each who may see them', async () => {
    const { leadersAlliance: seen } = await sees(cora)
    expect(seen).toMatchObject({ isCosy: false, isReadOnly: false })
    // Five of six are closed: 60 to 64.
    expect(seen.median).toMatchObject({ value: 62, n: 5 })
    expect(seen.challenged.value).toBe(1)
    expect(seen.challenged.parts[0].says).toBe('6 of 6 schools')
    expect(seen.withoutSwap.value).toBe(1)
    const { leadersAlliance: heads } = await sees(all[3]!.head)
    expect({ ...heads, released: [] }).toEqual({ ...seen, released: [] })
    expect(heads.released).toHaveLength(5)
  })

  it('is shown to leaders, the office and those who look from outside, and to nobody else', async () => {
    const [elm] = [all[3]!]
    const governor = await w.person({ name: 'Gus', role: 'GOVERNOR', school: elm.urn })
    const trust = await w.person({ name: 'Tru', role: 'TRUST_LEADER', school: elm.urn })
    const observer = await w.person({ name: 'Obi', role: 'OBSERVER', alliance: north })
    const broker = await w.person({ name: 'Bro', role: 'BROKER', alliance: north })
    for (const who of [governor, trust, observer]) {
      const { leadersAlliance: seen, ledger } = await sees(who)
      expect(seen.isReadOnly).toBe(true)
      expect(seen.median.value).toBe(62)
      expect(ledger).toMatchObject({ standings: [], pairs: [], isCoordinator: false })
      expect(seen.released).toEqual([])
      expect((await mySchool(who)).leadersSchool).toBeNull()
    }
    expect((await sees(broker)).leadersAlliance).toMatchObject({ isReadOnly: false, median: { value: 62 } })
    for (const who of [elm.teacher, far.head]) {
      expect(await sees(who)).toEqual({ leadersAlliance: null, ledger: null })
    }
  })

  it('says "not enough yet" for two schools, and why', async () => {
    const head = all[0]!.head
    expect((await sees(head, small)).leadersAlliance).toBeNull()
    const office = await w.person({ role: 'ALLIANCE_COORDINATOR', alliance: small })
    const { leadersAlliance: seen, ledger } = await sees(office, small)
    for (const one of [seen.median, seen.challenged, seen.withoutSwap, ledger.reciprocity, ledger.concentration]) {
      expect(one.value).toBeNull()
      expect(one.parts[0].says).toContain('shown from 3')
      expect(one.how).not.toBe('')
    }
    expect(ledger.mix).toEqual([])
  })

  it('OVW-1: flags praise without challenge', async () => {
    await w.sql('update released_indicator set www = 9, ebi = 2, views_confirmed = true where space_id = $1', [north])
    expect((await sees(cora)).leadersAlliance.isCosy).toBe(true)
    await w.sql('update released_indicator set ebi = 3 where space_id = $1', [north])
    expect((await sees(cora)).leadersAlliance.isCosy).toBe(false)
  })

  it('counts what was not released to it for nobody', async () => {
    await w.sql(`update released_indicator set audiences = '{GOVERNORS}' where space_id = $1`, [north])
    const { leadersAlliance: seen } = await sees(cora)
    expect(seen.median).toMatchObject({ value: null, n: 0 })
    expect(seen.released).toEqual([])
    const governor = await w.person({ role: 'GOVERNOR', school: all[3]!.urn })
    expect((await sees(governor)).leadersAlliance.released.map((one: Answer) => one.school.name)).toEqual(['Elm'])
    await w.sql(`update released_indicator set audiences = '{ALLIANCE}' where space_id = $1`, [north])
  })
})

describe('my school', () => {
  it('is for its own leaders: actions due, indicators of its own challenges, and staff as counts', async () => {
    const oak = all[5]!
    const seen = await mySchool(oak.head, oak.urn)
    // Its own, which still goes on, and the two its colleagues went to; those are for its head.
    expect(seen.leadersSchool.challenges.map((one: Answer) => one.host.name)).toEqual(['Oak', 'Elm', 'Fir'])
    expect(seen.leadersSchool.actions).toHaveLength(3)
    expect(seen.leadersSchool.actions[0]).toMatchObject({ isDone: false, owner: { name: 'Teacher of Oak' } })
    expect(seen.leadersSchool.indicators).toEqual([
      expect.objectContaining({ band: expect.any(String), gates: ['NO_FOLLOW_UP'] }),
    ])
    // Two colleagues are too few to count without naming one of them.
    expect(seen.leadersSchool.load).toMatchObject({ isHidden: true, people: 2, green: 0, amber: 0, red: 0 })
    for (let at = 0; at < 3; at += 1) await w.person({ role: 'TEACHER', school: oak.urn })
    expect((await mySchool(oak.head, oak.urn)).leadersSchool.load).toMatchObject({
      isHidden: false,
      people: 5,
      green: 5,
    })
    for (const who of [all[3]!.head, oak.teacher, cora, far.head]) {
      expect((await mySchool(who, oak.urn)).leadersSchool).toBeNull()
    }
  })
})

describe('what is not agreed yet', () => {
  it('RCI-6: is too early to say, and tells a leader of the host nothing of how much was judged, noted or found', async () => {
    const ash = all[0]!
    const leader = await w.person({ name: 'Lou', role: 'SCHOOL_LEADER', school: ash.urn })
    const [going] = await w.sql<{ id: string }>(
      `update peer_challenge set state = 'FINDINGS_DRAFT', progress = challenge_progress('FINDINGS_DRAFT'), ended_on = null, ended_from = null, findings_agreed_on = null, responded_on = null, indicator_released_to = '{}' where host_urn = $1 returning id`,
      [ash.urn],
    )
    await w.sql(`delete from released_indicator where challenge_id = $1`, [going!.id])
    const seen = async (who: Caller) => (await mySchool(who, ash.urn)).leadersSchool.indicators
    const before = [await seen(ash.head), await seen(leader)]
    for (const [indicator] of before)
      expect(indicator).toMatchObject({
        figure: { value: null, n: 0, parts: [] },
        gates: [],
        band: null,
        isProvisional: true,
      })
    await w.sql(`update finding set state = 'DRAFT' where challenge_id = $1`, [going!.id])
    await w.sql(`delete from evidence_note where challenge_id = $1`, [going!.id])
    await w.sql(`delete from team_judgement where challenge_id = $1`, [going!.id])
    await w.sql(`delete from finding where challenge_id = $1 and kind = 'WWW'`, [going!.id])
    expect([await seen(ash.head), await seen(leader)]).toEqual(before)
  })

  it('says nothing of two schools that were challenged again and again within a year', async () => {
    await w.sql(`update released_indicator set audiences = '{GOVERNORS}' where space_id = $1`, [north])
    const two = all.slice(1, 3)
    await furnish(north, two)
    await furnish(north, two)
    expect((await sees(cora)).leadersAlliance.median).toMatchObject({ value: null, n: 4 })
  })
})

describe('no page asks once per row', () => {
  it('asks as often with twice as many challenges', async () => {
    const elm = all[3]!
    const count = async (act: () => Promise<unknown>): Promise<number> => (await statementsDuring(act)).length
    const before = [await count(() => sees(cora)), await count(() => mySchool(elm.head))]
    await furnish(north, all, { years: 2 })
    expect([await count(() => sees(cora)), await count(() => mySchool(elm.head))]).toEqual(before)
    // Opening the transaction, and who asks, are among them; a look beyond one's own rows is three.
    expect(before).toEqual([10, 18])
  })
})
