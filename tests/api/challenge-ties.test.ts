// What ties schools to each other when a team is put together: a swap within a year, competition by distance; and a host that leaves in mid-challenge.
import { addDays, dayInLondon } from '@alongside/domain/civil-date'
import type { Urn } from '@alongside/domain/ids'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { v7 } from 'uuid'
import { type ChallengeCast, ChallengeHelp, challengeCast } from '../support/challenges.js'
import { until } from '../support/live.js'
import { type World, world } from '../support/world.js'

let w: World
let c: ChallengeCast
let h: ChallengeHelp
const patience = 60_000

beforeAll(async () => {
  w = await world()
  c = await challengeCast(w)
  h = new ChallengeHelp(w, c)
}, patience)
afterAll(() => w?.close(), patience)

const today = dayInLondon(new Date())
const conflictsOf = async (id: string): Promise<readonly string[][]> =>
  (await h.sees(c.hal, id)).members.map(({ conflicts }: { conflicts: string[] }) => conflicts)

describe('a swap', () => {
  /** Tom of Elm Park was one of those who visited Oak Tree on that day. */
  async function visitedOakOn(day: string): Promise<void> {
    const id = v7()
    await w.sql(
      `insert into peer_challenge (space_id, id, host_urn, host_space_id, state, progress, lead_id, proposed_by, visit_first_day, visit_last_day, ended_on, self_review_id, desk_study_id, findings_id, summary_id)
       values ($1, $2, $3, $4, 'CLOSED', challenge_progress('CLOSED'), $5, $5, $6, $6, $6, $7, $8, $9, $10)`,
      [c.alliance, id, c.oak, await w.spaceOf(c.oak), c.tom.id, day, v7(), v7(), v7(), v7()],
    )
    await w.sql(
      'insert into challenge_member (space_id, challenge_id, person_id, urn, declared_at) values ($1, $2, $3, $4, now())',
      [c.alliance, id, c.tom.id, c.elm],
    )
  }
  afterEach(async () => {
    await w.sql(`delete from challenge_member where person_id = $1`, [c.tom.id])
    await w.sql(`delete from peer_challenge where host_urn = $1`, [c.oak])
  })

  it('M2: is one when staff of the host reviewed the reviewer’s school within 365 days, and none a day later', async () => {
    await visitedOakOn(addDays(today, -365))
    expect(await conflictsOf(await h.proposed())).toEqual([['SWAP'], []])
    await w.sql(`update peer_challenge set visit_first_day = $2, visit_last_day = $2 where host_urn = $1`, [
      c.oak,
      addDays(today, -366),
    ])
    expect(await conflictsOf(await h.proposed())).toEqual([[], []])
  })

  it('keeps whoever would swap from leading, and lets them stay with the conflict shown', async () => {
    await visitedOakOn(addDays(today, -100))
    const id = await h.proposed()
    await h.declared(id)
    const seen = await h.sees(c.hal, id)
    expect(seen.missingForNext.map(({ code }: { code: string }) => code)).toContain('challenge.lead-has-conflict')
    const other = await h.proposed({
      leadId: c.ray.id,
      members: [h.member(c.lee, c.oak), h.member(c.ray, c.ash, true)],
    })
    await h.declared(other)
    expect((await h.signed(other, 'AGREED', c.hal, c.hope, c.hugh)).state).toBe('AGREED')
  })
})

describe('competition by distance', () => {
  const at = (urn: Urn, easting: number, phase = 'Primary') =>
    w.sql('update school set easting = $2, northing = 300000, phase = $3 where urn = $1', [urn, easting, phase])

  it.each([
    ['three kilometres apart, of one phase', 3_000, 'Primary', ['COMPETITION']],
    ['a metre further', 3_001, 'Primary', []],
    ['next door, of another phase', 50, 'Secondary', []],
  ] as const)('M11: %s', async (_, far, phase, conflicts) => {
    await at(c.elm, 400_000)
    await at(c.oak, 400_000 + far, phase)
    expect(await conflictsOf(await h.proposed())).toEqual([[...conflicts], []])
  })

  it.each([
    ['ten kilometres apart, one of them in the country', 10_000, true, ['COMPETITION']],
    ['a metre further', 10_001, true, []],
    ['both in town', 10_000, false, []],
    ['of which the register does not say where they lie', 10_000, null, []],
  ] as const)('M11: %s', async (_, far, isRural, conflicts) => {
    await at(c.elm, 400_000)
    await at(c.oak, 400_000 + far)
    await w.sql('update school set is_rural = $2 where urn = $1', [c.oak, isRural])
    expect(await conflictsOf(await h.proposed())).toEqual([[...conflicts], []])
    const seen = await c.hal.ask('query($id: ID!) { competitors(allianceId: $id) { competitor { urn } } }', {
      id: c.alliance,
    })
    expect(seen.competitors).toEqual(conflicts.length > 0 ? [{ competitor: { urn: c.oak } }] : [])
    await w.sql('update school set is_rural = null')
  })

  it('M11: is no conflict once both heads have consented, and one again when one of them takes it back', async () => {
    await at(c.elm, 400_000)
    await at(c.oak, 401_000)
    const consent = (who: typeof c.hal, urn: Urn, other: Urn, consents: boolean) =>
      who.ask(
        'mutation($alliance: ID!, $urn: ID!, $other: ID!, $yes: Boolean!) { consentToCompetitor(allianceId: $alliance, urn: $urn, other: $other, consents: $yes) { hasConsent } }',
        { alliance: c.alliance, urn, other, yes: consents },
      )
    await consent(c.hal, c.elm, c.oak, true)
    expect(await conflictsOf(await h.proposed())).toEqual([['COMPETITION'], []])
    await consent(c.hope, c.oak, c.elm, true)
    expect(await conflictsOf(await h.proposed())).toEqual([[], []])
    await consent(c.hope, c.oak, c.elm, false)
    expect(await conflictsOf(await h.proposed())).toEqual([['COMPETITION'], []])
    await w.sql('update school set easting = null, northing = null')
  })
})

describe('a host that leaves the alliance in mid-challenge', () => {
  it('ends its challenges where they are, keeps every row, and takes nothing from whoever had read it', async () => {
    const early = await h.at('SELF_REVIEW')
    const late = await h.at('RESPONSE_DUE')
    const closed = await h.at('CLOSED')
    const counted = async () =>
      w.sql(
        `select (select count(*)::int from line_of_enquiry) as lines, (select count(*)::int from finding) as findings, (select count(*)::int from evidence_note) as notes, (select count(*)::int from challenge_response) as responses, (select count(*)::int from improvement_action) as actions`,
      )
    const before = await counted()
    await w.sql(`update school_membership set state = 'LEAVING', leaves_on = $3 where space_id = $1 and urn = $2`, [
      c.alliance,
      c.elm,
      today,
    ])
    const [job] = await w.sql<{ id: string }>(`select (graphile_worker.add_job('membership-dates')).id`)
    await until(async () => (await w.sql('select 1 from graphile_worker.jobs where id = $1', [job!.id])).length === 0)
    expect(await counted()).toEqual(before)
    const states = await w.sql<{ id: string; state: string; from: string | null }>(
      `select id, state, ended_from as "from" from peer_challenge where id = any($1)`,
      [[early, late, closed]],
    )
    const of = (id: string) => states.find((one) => one.id === id)
    expect(of(early)).toMatchObject({ state: 'CANCELLED', from: 'SELF_REVIEW' })
    expect(of(late)).toMatchObject({ state: 'CLOSED_EARLY', from: 'RESPONSE_DUE' })
    expect(of(closed)).toMatchObject({ state: 'CLOSED' })
    const read = `query($id: ID!) { peerChallenge(id: $id) { state findings { what } } }`
    // It stays the school's own, and the team reads as long as after any other end.
    for (const who of [c.hal, c.lia, c.lee, c.ray]) {
      const { peerChallenge } = await who.ask(read, { id: late })
      expect(peerChallenge.state).toBe('CLOSED_EARLY')
      expect(peerChallenge.findings.length).toBeGreaterThan(0)
    }
    for (const who of [c.bea, c.ben, c.gus]) expect((await who.ask(read, { id: late })).peerChallenge).toBeNull()
    expect(await h.no(c.hal, late, 'RESPONDED')).toBe('challenge.state-out-of-order')
    const [step] = await w.sql<{ reason: string; person: string | null }>(
      `select reason, person_id as person from challenge_step where challenge_id = $1 order by at desc limit 1`,
      [late],
    )
    expect(step).toEqual({ reason: 'The school has left the alliance.', person: null })
  })
})
