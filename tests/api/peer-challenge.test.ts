// A peer challenge over HTTP: each step by the people whose step it is, refused to everybody else, with what it brings about.
import { challengeLifeCycle, challengeSteps } from '@alongside/domain/peer-challenge-states'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Caller } from '../support/ask.js'
import {
  type ChallengeCast,
  ChallengeHelp,
  challengeCast,
  changeTeam,
  declare,
  decline,
  nameChampion,
  nameFollowUp,
  nothing,
  propose,
  sign,
} from '../support/challenges.js'
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

const inbox = async (who: { id: string }): Promise<string[]> =>
  (
    await w.sql<{ kind: string }>('select kind from inbox_item where space_id = $1 and done_at is null order by id', [
      who.id,
    ])
  ).map(({ kind }) => kind)

describe('proposing', () => {
  it('is the coordinator’s', async () => {
    for (const who of [c.hal, c.hope, c.lee, c.admin, c.gus, c.tom])
      expect(['not-allowed', 'not-found']).toContain(await who.refused(propose, h.wish()))
    const { proposePeerChallenge: seen } = await c.coordinator.ask(propose, h.wish({ championId: c.chi.id }))
    expect(seen).toMatchObject({
      state: 'PROPOSED',
      nextState: 'AGREED',
      host: { name: 'Elm Park' },
      lead: { name: 'Lee' },
      champion: { name: 'Chi' },
      parts: ['COORDINATOR'],
    })
    expect(seen.members.map((one: { person: { name: string } }) => one.person.name)).toEqual(['Lee', 'Ray'])
    expect(seen.missingForNext).toEqual([
      expect.objectContaining({ code: 'challenge.needs-declarations' }),
      expect.objectContaining({ code: 'challenge.needs-independent-reviewer' }),
      expect.objectContaining({ code: 'challenge.lead-has-conflict' }),
    ])
    const documents = await w.sql<{ kind: string }>(
      `select kind from live_document where item_id = $1 and space_id = $2 order by kind`,
      [seen.id, await w.spaceOf(c.elm)],
    )
    expect(documents.map(({ kind }) => kind)).toEqual(['challenge-summary', 'desk-study', 'findings', 'self-review'])
    expect(await inbox(c.lee)).toContain('CHALLENGE_DECLARE')
    for (const head of [c.hal, c.hope, c.hugh]) expect(await inbox(head)).toContain('CHALLENGE_TO_SIGN')
  })

  it.each([
    ['a school of no alliance', () => ({ hostUrn: '999999' }), 'challenge.school-not-active'],
    ['nobody', () => ({ members: [] }), 'challenge.team-size'],
    ['somebody twice', () => ({ members: [...h.team(), h.member(c.ray, c.ash)] }), 'challenge.member-twice'],
    [
      'somebody of another school',
      () => ({ members: [h.member(c.ray, c.oak)], leadId: null }),
      'challenge.member-not-of-school',
    ],
    ['a governor', () => ({ members: [h.member(c.gus, c.elm)], leadId: null }), 'challenge.member-not-of-school'],
    ['a lead from outside the team', () => ({ leadId: c.bea.id }), 'challenge.lead-not-in-team'],
    ['a champion of another school', () => ({ championId: c.ray.id }), 'challenge.champion-not-of-host'],
    ['a visit that is past', () => ({ visitFirstDay: '2020-01-14' }), 'challenge.visit-in-the-past'],
    ['a visit at the weekend', () => ({ visitFirstDay: '2027-01-16' }), 'visit.host-closed'],
    ['a visit in the holidays', () => ({ visitFirstDay: '2027-08-10' }), 'visit.host-closed'],
    ['a visit of four days', () => ({ visitFirstDay: '2027-01-11', visitLastDay: '2027-01-14' }), 'visit.days'],
  ])('refuses %s, and makes nothing', async (_, more, code) => {
    const count = async () => (await w.sql<{ n: number }>('select count(*)::int as n from peer_challenge'))[0]!.n
    const before = await count()
    expect(await c.coordinator.refused(propose, h.wish(more()))).toBe(code)
    expect(await count()).toBe(before)
  })
})

describe('who declares and who signs', () => {
  let id: string
  beforeEach(async () => {
    id = await h.proposed()
  })

  it('agrees when all heads have signed for a team that has declared', async () => {
    expect(await c.hal.refused(sign, { id, step: 'AGREED' })).toBe('challenge.not-ready')
    await h.declared(id)
    const first = await h.signed(id, 'AGREED', c.hal)
    expect(first.state).toBe('PROPOSED')
    expect(await c.hal.refused(sign, { id, step: 'AGREED' })).toBe('challenge.already-signed')
    for (const who of [c.lee, c.ray, c.coordinator])
      expect(await who.refused(sign, { id, step: 'AGREED' })).toMatch(/challenge.not-your-part/)
    for (const who of [c.bea, c.gus, c.tom, c.admin])
      expect(await who.refused(sign, { id, step: 'AGREED' })).toBe('not-found')
    await h.signed(id, 'AGREED', c.hope)
    const last = await h.signed(id, 'AGREED', c.hugh)
    expect(last.state).toBe('AGREED')
    expect(last.signatures).toHaveLength(3)
  })

  it('takes two heads who sign at the same moment', async () => {
    await h.declared(id)
    await h.signed(id, 'AGREED', c.hal)
    await Promise.all([h.signed(id, 'AGREED', c.hope), h.signed(id, 'AGREED', c.hugh)])
    expect((await h.sees(c.hal, id)).state).toBe('AGREED')
  })

  it('is declined by any head who is asked, and by nobody else', async () => {
    for (const who of [c.lee, c.coordinator]) expect(await who.refused(decline, { id })).toBe('challenge.not-your-part')
    expect(await c.bea.refused(decline, { id })).toBe('not-found')
    const { declinePeerChallenge: seen } = await c.hugh.ask(decline, { id })
    expect(seen).toMatchObject({ state: 'DECLINED', endedFrom: 'PROPOSED' })
    expect(await c.hal.refused(sign, { id, step: 'AGREED' })).toBe('challenge.state-out-of-order')
  })

  it('lets a member with an interest stay, and not lead', async () => {
    await c.ray.ask(declare, { id, input: { ...nothing, hasRelativeThere: true, other: 'My sister' } })
    await h.declared(id, c.lee)
    const seen = await h.sees(c.hope, id)
    expect(seen.members[1]).toMatchObject({ conflicts: ['RELATIVE', 'DECLARED'], declaration: { other: 'My sister' } })
    expect((await h.sees(c.lee, id)).members[1].declaration).toBeNull()
    expect((await h.signed(id, 'AGREED', c.hal, c.hope, c.hugh)).state).toBe('AGREED')
    const led = await h.proposed()
    await c.lee.ask(declare, { id: led, input: { ...nothing, isEmployedByHost: true } })
    await h.declared(led, c.ray)
    expect(await c.hal.refused(sign, { id: led, step: 'AGREED' })).toBe('challenge.not-ready')
    expect((await h.sees(c.hal, led)).missingForNext).toEqual([
      expect.objectContaining({ code: 'challenge.lead-has-conflict' }),
    ])
  })

  it('gives the part of a head who leaves to the next; what the former signed stays', async () => {
    await h.declared(id)
    await h.signed(id, 'AGREED', c.hope)
    const nadia = await w.person({ name: 'Nadia', role: 'HEADTEACHER', school: c.oak })
    await w.sql(`update role_holding set ends_on = current_date - 1 where person_id = $1`, [c.hope.id])
    expect(await h.sees(c.hope, id)).toBeNull()
    expect(await nadia.refused(sign, { id, step: 'AGREED' })).toBe('challenge.already-signed')
    expect((await h.signed(id, 'AGREED', c.hal, c.hugh)).state).toBe('AGREED')
    await w.sql(`update role_holding set ends_on = null where person_id = $1`, [c.hope.id])
    await w.sql(`delete from role_holding where person_id = $1`, [nadia.id])
  })
})

describe('a team that changes', () => {
  it('asks for the signatures again when somebody is added, and loses nothing', async () => {
    const id = await h.at('DESK_STUDY')
    for (const who of [c.hal, c.lee, c.hope])
      expect(await who.refused(changeTeam, { id, members: h.team(), leadId: c.lee.id })).toBe('challenge.not-your-part')
    const members = [...h.team(), h.member(c.ben, c.bay)]
    const { changeChallengeTeam: seen } = await c.coordinator.ask(changeTeam, { id, members, leadId: c.lee.id })
    expect(seen.state).toBe('DESK_STUDY')
    expect(seen.signatures.every((one: { isLapsed: boolean }) => one.isLapsed)).toBe(true)
    await h.prepared(id, 'READY_TO_VISIT')
    expect(await h.no(c.lee, id, 'READY_TO_VISIT')).toBe('challenge.not-ready')
    expect((await h.sees(c.lee, id)).missingForNext[0].code).toBe('challenge.needs-signatures-again')
    expect(await c.hal.refused(sign, { id, step: 'AGREED' })).toBe('challenge.not-ready')
    expect((await h.sees(c.ben, id)).phase.readsSelfReview).toBe(false)
    await h.declared(id, c.ben)
    expect((await h.sees(c.ben, id)).phase.readsSelfReview).toBe(true)
    for (const head of [c.hal, c.hope, c.hugh, c.bea]) await h.signed(id, 'AGREED', head)
    expect((await h.moved(c.lee, id, 'READY_TO_VISIT')).state).toBe('READY_TO_VISIT')
  })

  it('does not ask again when nothing has changed, and takes access from whoever leaves', async () => {
    const id = await h.at('DESK_STUDY')
    const { changeChallengeTeam: same } = await c.coordinator.ask(changeTeam, {
      id,
      members: h.team(),
      leadId: c.lee.id,
    })
    expect(same.signatures.some((one: { isLapsed: boolean }) => one.isLapsed)).toBe(false)
    const members = [h.member(c.lee, c.oak, true), h.member(c.ben, c.bay)]
    await c.coordinator.ask(changeTeam, { id, members, leadId: c.lee.id })
    expect(await h.sees(c.ray, id)).toBeNull()
    expect(await h.sees(c.hugh, id)).toBeNull()
    const [grant] = await w.sql<{ over: boolean }>(
      `select expires_at <= now() as over from item_grant where item_id = $1 and person_id = $2`,
      [id, c.ray.id],
    )
    expect(grant).toEqual({ over: true })
  })

  it('asks again for a late interest, and tells the coordinator', async () => {
    const id = await h.at('DESK_STUDY')
    await c.ray.ask(declare, { id, input: { ...nothing, hasRelativeThere: true } })
    expect((await h.sees(c.hal, id)).missingForNext.map((one: { code: string }) => one.code)).toContain(
      'challenge.needs-signatures-again',
    )
    expect(await inbox(c.coordinator)).toContain('CHALLENGE_INTEREST')
    expect(await inbox(c.hope)).toContain('CHALLENGE_SIGN_AGAIN')
    for (const head of [c.hal, c.hope, c.hugh]) await h.signed(id, 'AGREED', head)
    expect((await h.sees(c.hal, id)).missingForNext.map((one: { code: string }) => one.code)).not.toContain(
      'challenge.needs-signatures-again',
    )
  })

  it('keeps what was declared before beside what is declared now, for those who read the words', async () => {
    const id = await h.proposed()
    const say = (more: object) => c.ray.ask(declare, { id, input: { ...nothing, ...more } })
    const earlier = async (who: Caller) =>
      (await h.sees(who, id)).members.find(({ person }: { person: { name: string } }) => person.name === c.ray.name)
        .earlierDeclarations
    await say({ other: 'My sister worked there' })
    expect(await earlier(c.hope)).toEqual([])
    // Said once more without a change, it is no other declaration.
    await say({ other: 'My sister worked there' })
    await say({ hasRelativeThere: true, other: 'My sister works there' })
    await say({})
    const words = [
      { hasRelativeThere: false, other: 'My sister worked there' },
      { hasRelativeThere: true, other: 'My sister works there' },
    ]
    for (const who of [c.ray, c.hal, c.hope]) expect(await earlier(who)).toEqual(words)
    expect(await earlier(c.lee)).toEqual([])
    // Taken out of the team and asked again, it is all still there.
    const team = { id, leadId: c.lee.id }
    await c.coordinator.ask(changeTeam, { ...team, members: [h.member(c.lee, c.oak, true)] })
    await c.coordinator.ask(changeTeam, { ...team, members: h.team() })
    expect(await earlier(c.hope)).toEqual([...words, { hasRelativeThere: false, other: '' }])
  })

  it('finds out when a school joins the trust of the host, and asks again', async () => {
    const id = await h.proposed()
    await h.declared(id)
    await h.signed(id, 'AGREED', c.hope)
    const group = '00000000-0000-7000-8000-00000000aaaa'
    await w.sql(`insert into governance_group (id, kind, name) values ($1, 'MAT', 'Both')`, [group])
    for (const urn of [c.elm, c.ash])
      await w.sql('insert into governance_group_school (group_id, urn) values ($1, $2)', [group, urn])
    const seen = await h.signed(id, 'AGREED', c.hal)
    expect(seen.members[1].conflicts).toEqual(['SAME_GROUP'])
    expect(seen.signatures.map((one: { isLapsed: boolean }) => one.isLapsed)).toEqual([true, false])
    expect((await h.signed(id, 'AGREED', c.hope, c.hugh)).state).toBe('AGREED')
    await w.sql('delete from governance_group_school where group_id = $1', [group])
    // What has passed asks nobody again.
    expect((await h.moved(c.hal, id, 'SELF_REVIEW')).state).toBe('SELF_REVIEW')
    expect((await h.sees(c.hal, id)).members[1].conflicts).toEqual([])
  })

  it('knows a swap and a competitor before anybody is asked', async () => {
    const id = await h.proposed()
    const [one, other] = [c.elm, c.oak].sort()
    await w.sql(`insert into competition_link (space_id, one_urn, other_urn, declared_by) values ($1, $2, $3, $4)`, [
      c.alliance,
      one,
      other,
      c.hope.id,
    ])
    await c.coordinator.ask(changeTeam, { id, members: h.team(), leadId: c.lee.id })
    expect((await h.sees(c.hal, id)).members[0].conflicts).toEqual(['COMPETITION'])
    await w.sql(`update competition_link set one_consents_at = now(), other_consents_at = now()`)
    await c.coordinator.ask(changeTeam, { id, members: h.team(), leadId: c.lee.id })
    expect((await h.sees(c.hal, id)).members[0].conflicts).toEqual([])
    await w.sql('delete from competition_link')
  })
})

describe('the whole way', () => {
  const cast = (): Record<string, Caller> => ({
    hal: c.hal,
    lia: c.lia,
    tom: c.tom,
    chi: c.chi,
    gus: c.gus,
    lee: c.lee,
    ray: c.ray,
    hope: c.hope,
    hugh: c.hugh,
    bea: c.bea,
    coordinator: c.coordinator,
    admin: c.admin,
  })
  /** Who takes each step; where several do, whose signature counts. */
  const takes: Readonly<Record<string, string>> = {
    AGREED: 'hal hope hugh',
    SELF_REVIEW: 'hal',
    SELF_REVIEW_SUBMITTED: 'hal',
    DESK_STUDY: 'lee',
    READY_TO_VISIT: 'lee',
    VISITING: 'lee',
    FINDINGS_DRAFT: 'lee',
    FINDINGS_AGREED: 'hal lee',
    RESPONDED: 'hal',
    WORKSHOP_HELD: 'chi',
    IN_ACTION: 'hal',
    FOLLOWED_UP: 'lee',
    CLOSED: 'hal coordinator',
  }

  it(
    'is walked step by step, each refused to everybody whose step it is not, and to all while something is missing',
    async () => {
      const id = await h.proposed({ championId: c.chi.id })
      for (const to of challengeSteps.slice(1)) {
        if (to === 'RESPONSE_DUE') continue
        const needs = [
          'AGREED',
          'SELF_REVIEW_SUBMITTED',
          'READY_TO_VISIT',
          'RESPONDED',
          'WORKSHOP_HELD',
          'FOLLOWED_UP',
          'CLOSED',
        ]
        const [first] = takes[to]!.split(' ')
        const early = needs.includes(to) ? await h.no(cast()[first!]!, id, to) : 'nothing needed'
        expect([to, early]).toEqual([to, needs.includes(to) ? 'challenge.not-ready' : 'nothing needed'])
        await h.prepared(id, to)
        for (const [name, who] of Object.entries(cast())) {
          if (takes[to]!.split(' ').includes(name)) continue
          const code = await h.no(who, id, to)
          expect([to, name, code]).toEqual([
            to,
            name,
            ['tom', 'gus', 'bea', 'admin'].includes(name) ? 'not-found' : 'challenge.not-your-part',
          ])
        }
        for (const name of takes[to]!.split(' ')) await h.moved(cast()[name]!, id, to)
        const at = (await h.sees(c.hal, id)).state
        expect(at).toBe(to === 'FINDINGS_AGREED' ? 'RESPONSE_DUE' : to)
        // Nobody leaps: of all that does not follow, nothing is done.
        const follows = challengeLifeCycle[at as keyof typeof challengeLifeCycle] as readonly string[]
        for (const other of challengeSteps.filter((one) => one !== 'AGREED' && !follows.includes(one)))
          expect(await h.no(c.hal, id, other)).toMatch(/out-of-order|not-your-part/)
      }
      const steps = await w.sql<{ to_state: string }>(
        'select to_state from challenge_step where challenge_id = $1 order by at',
        [id],
      )
      expect(steps.map((one) => one.to_state)).toEqual(challengeSteps.slice(1))
    },
    patience,
  )

  it('reveals once, and does not hide again on the way back', async () => {
    const id = await h.at('READY_TO_VISIT')
    expect(await h.sees(c.lee, id)).toMatchObject({
      isRevealed: true,
      visitFirstDay: '2027-01-12',
      visitLastDay: '2027-01-13',
    })
    const [first] = await w.sql<{ at: Date }>('select revealed_at as at from peer_challenge where id = $1', [id])
    expect(await h.no(c.lee, id, 'DESK_STUDY')).toBe('reason.required')
    expect((await h.moved(c.lee, id, 'DESK_STUDY', 'The timetable has changed')).isRevealed).toBe(true)
    await h.moved(c.lee, id, 'READY_TO_VISIT')
    expect(await w.sql('select revealed_at as at from peer_challenge where id = $1', [id])).toEqual([first])
  })

  it('agrees to no finding that was not shared or has no evidence', async () => {
    const id = await h.at('FINDINGS_DRAFT')
    const bare = await h.finding(id, 'EBI', { evidence: [] })
    expect(await c.lee.refused(sign, { id, step: 'FINDINGS_AGREED' })).toBe('challenge.not-ready')
    await w.sql(`update finding set evidence = array[gen_random_uuid()], state = 'TEAM_AGREED' where id = $1`, [bare])
    expect((await h.sees(c.lee, id)).missingForNext).toEqual([
      expect.objectContaining({ code: 'challenge.findings-not-shared' }),
    ])
    // How many there are is the team's own until they are shared.
    expect((await h.sees(c.hal, id)).missingForNext).toEqual([])
    await w.sql(`update finding set state = 'SHARED_WITH_HOST' where id = $1`, [bare])
    await h.signed(id, 'FINDINGS_AGREED', c.lee)
    expect(await inbox(c.hal)).toContain('CHALLENGE_FINDINGS')
    const seen = await h.signed(id, 'FINDINGS_AGREED', c.hal)
    expect(seen).toMatchObject({ state: 'RESPONSE_DUE', hostSilent: false })
    expect(seen.responseDueOn > seen.findingsAgreedOn).toBe(true)
    expect(
      await w.sql('select state, finding_id as finding from challenge_response where challenge_id = $1', [id]),
    ).toEqual([{ state: 'DUE', finding: bare }])
  })

  it('drafts the hours of the visit into the ledger, once', async () => {
    const id = await h.at('FINDINGS_DRAFT')
    const entries = await w.sql(
      `select giver_urn as giver, receiver_urn as receiver, hours::float as hours, kind, state, done_on::text as on from contribution_entry where source_id = $1 order by hours`,
      [id],
    )
    expect(entries).toEqual([
      { giver: c.ash, receiver: c.elm, hours: 12, kind: 'VISITING_REVIEWER', state: 'PENDING', on: '2027-01-13' },
      { giver: c.oak, receiver: c.elm, hours: 15, kind: 'VISITING_REVIEWER', state: 'PENDING', on: '2027-01-13' },
    ])
  })

  it('goes past the workshop where nothing was accepted', async () => {
    const id = await h.at('RESPONSE_DUE')
    await w.sql(
      `update challenge_response set state = 'GIVEN', verdict = 'NOT_ACCEPTED', reason = 'Other plans' where challenge_id = $1`,
      [id],
    )
    expect((await h.moved(c.hal, id, 'RESPONDED')).nextState).toBe('IN_ACTION')
    expect((await h.moved(c.hal, id, 'IN_ACTION')).state).toBe('IN_ACTION')
  })

  it('ends with sixty school days of reading for the team', async () => {
    const id = await h.at('CLOSED')
    const seen = await h.sees(c.lee, id)
    expect(seen).toMatchObject({
      state: 'CLOSED',
      endedFrom: 'FOLLOWED_UP',
      phase: { readsFindings: true, canJudge: false },
    })
    await w.sql(`update peer_challenge set ended_on = '2020-01-01', team_reads_until = '2020-04-01' where id = $1`, [
      id,
    ])
    expect((await h.sees(c.lee, id)).phase).toMatchObject({ seesStates: true, readsFindings: false, readsNotes: false })
    expect((await h.sees(c.hal, id)).phase.readsFindings).toBe(true)
  })
})

describe('put off and ended', () => {
  it('comes back to the state it left, and to no other', async () => {
    const id = await h.at('DESK_STUDY')
    expect(await h.no(c.lee, id, 'POSTPONED')).toBe('reason.required')
    for (const who of [c.ray, c.hope, c.chi])
      expect(await h.no(who, id, 'POSTPONED', 'Ill')).toMatch(/not-your-part|not-found/)
    for (const who of [c.hal, c.lee, c.coordinator]) {
      expect(await h.moved(who, id, 'POSTPONED', 'Half of the staff are ill')).toMatchObject({
        state: 'POSTPONED',
        postponedFrom: 'DESK_STUDY',
        abilities: { resume: true },
        phase: { canJudge: false },
      })
      expect(await h.no(c.lee, id, 'READY_TO_VISIT')).toBe('challenge.state-out-of-order')
      expect(await h.moved(who, id, 'DESK_STUDY')).toMatchObject({ state: 'DESK_STUDY', postponedFrom: null })
    }
  })

  it('is called off by the host before the visit, and closed early by two from then on', async () => {
    const before = await h.at('SELF_REVIEW')
    for (const who of [c.lee, c.hope, c.coordinator])
      expect(await h.no(who, before, 'CANCELLED', 'A fire')).toBe('challenge.not-your-part')
    expect(await h.no(c.hal, before, 'CANCELLED')).toBe('reason.required')
    expect(await h.moved(c.hal, before, 'CANCELLED', 'A fire')).toMatchObject({
      state: 'CANCELLED',
      endedFrom: 'SELF_REVIEW',
    })
    const during = await h.at('VISITING')
    expect(await h.no(c.hal, during, 'CANCELLED', 'A fire')).toBe('challenge.state-out-of-order')
    for (const who of [c.lee, c.hugh, c.coordinator])
      expect(await h.no(who, during, 'CLOSED_EARLY', 'A fire')).toBe('challenge.not-your-part')
    expect((await h.moved(c.hope, during, 'CLOSED_EARLY', 'A fire')).state).toBe('VISITING')
    expect(await h.moved(c.hal, during, 'CLOSED_EARLY', 'A fire')).toMatchObject({
      state: 'CLOSED_EARLY',
      endedFrom: 'VISITING',
    })
    // Nothing of it is deleted.
    expect(await h.linesOf(during)).toHaveLength(2)
  })
})

describe('who is named for what follows', () => {
  it('is somebody of the team, and somebody of the host', async () => {
    const id = await h.at('RESPONSE_DUE')
    expect(await c.lee.refused(nameFollowUp, { id, person: c.bea.id })).toBe('challenge.follow-up-not-in-team')
    for (const who of [c.hal, c.ray])
      expect(await who.refused(nameFollowUp, { id, person: c.ray.id })).toBe('challenge.not-your-part')
    expect((await c.lee.ask(nameFollowUp, { id, person: c.ray.id })).nameFollowUpReviewer.followUpReviewer).toEqual({
      name: 'Ray',
    })
    expect(await c.hal.refused(nameChampion, { id, person: c.ray.id })).toBe('challenge.champion-not-of-host')
    expect(await c.lee.refused(nameChampion, { id, person: c.chi.id })).toBe('challenge.not-your-part')
    expect((await c.hal.ask(nameChampion, { id, person: c.chi.id })).nameImprovementChampion.champion).toEqual({
      name: 'Chi',
    })
    expect((await h.sees(c.ray, id)).parts).toEqual(['REVIEWER', 'FOLLOW_UP_REVIEWER'])
    expect((await h.sees(c.chi, id)).parts).toEqual(['IMPROVEMENT_CHAMPION'])
  })
})

/** The job of every night, now. */
async function keepDates(task = 'peer-challenge-dates'): Promise<void> {
  const [job] = await w.sql<{ id: string }>('select (graphile_worker.add_job($1)).id', [task])
  await until(async () => (await w.sql('select 1 from graphile_worker.jobs where id = $1', [job!.id])).length === 0)
}

describe('days', () => {
  it('begins the self-review of itself on the day after all have agreed', async () => {
    const id = await h.at('AGREED')
    await keepDates()
    expect((await h.sees(c.hal, id)).state).toBe('AGREED')
    await w.sql(`update peer_challenge set state_since = now() - interval '2 days' where id = $1`, [id])
    await keepDates()
    expect((await h.sees(c.hal, id)).state).toBe('SELF_REVIEW')
    expect(await inbox(c.hal)).toContain('CHALLENGE_SELF_REVIEW')
  })

  it('lets findings stand after ten school days of the host’s silence, and says so', async () => {
    const id = await h.at('FINDINGS_DRAFT')
    await h.prepared(id, 'FINDINGS_AGREED')
    await keepDates()
    expect((await h.sees(c.hal, id)).state).toBe('FINDINGS_DRAFT')
    await h.signed(id, 'FINDINGS_AGREED', c.lee)
    await keepDates()
    expect((await h.sees(c.hal, id)).state).toBe('FINDINGS_DRAFT')
    await w.sql(
      `update challenge_signature set signed_at = now() - interval '40 days' where challenge_id = $1 and step = 'FINDINGS_AGREED'`,
      [id],
    )
    await keepDates()
    expect(await h.sees(c.hal, id)).toMatchObject({ state: 'RESPONSE_DUE', hostSilent: true })
  })

  it('tells the host’s head alone that an answer is overdue, and once; it is given late rather than never', async () => {
    const id = await h.at('RESPONSE_DUE')
    await keepDates()
    expect(await inbox(c.hal)).not.toContain('CHALLENGE_OVERDUE')
    await w.sql(`update peer_challenge set findings_agreed_on = current_date - 60 where id = $1`, [id])
    await keepDates()
    await keepDates()
    const told = await w.sql<{ who: string }>(
      `select space_id as who from inbox_item where item_id = $1 and kind = 'CHALLENGE_OVERDUE'`,
      [id],
    )
    expect(told).toEqual([{ who: c.hal.id }])
    expect(await w.sql('select distinct state from challenge_response where challenge_id = $1', [id])).toEqual([
      { state: 'OVERDUE' },
    ])
    await h.step(id, 'RESPONDED')
    expect((await h.sees(c.hal, id)).state).toBe('RESPONDED')
    expect(await inbox(c.hal)).not.toContain('CHALLENGE_OVERDUE')
  })

  it('reminds whoever keeps in touch after six weeks, and of the follow-up after two terms: them alone, once each', async () => {
    const id = await h.at('IN_ACTION')
    await c.lee.ask(nameFollowUp, { id, person: c.ray.id })
    const reminders = () =>
      w.sql<{ kind: string; who: string }>(
        `select kind, space_id as who from inbox_item where item_id = $1 and kind in ('CHALLENGE_KEEP_IN_TOUCH', 'CHALLENGE_FOLLOW_UP') order by kind desc`,
        [id],
      )
    await keepDates()
    expect(await reminders()).toEqual([])
    await w.sql(`update peer_challenge set responded_on = current_date - 90 where id = $1`, [id])
    await keepDates()
    await keepDates()
    expect(await reminders()).toEqual([{ kind: 'CHALLENGE_KEEP_IN_TOUCH', who: c.ray.id }])
    await w.sql(`update peer_challenge set responded_on = current_date - 400 where id = $1`, [id])
    await keepDates()
    await keepDates()
    expect(await reminders()).toEqual([
      { kind: 'CHALLENGE_KEEP_IN_TOUCH', who: c.ray.id },
      { kind: 'CHALLENGE_FOLLOW_UP', who: c.ray.id },
    ])
  })

  it('confirms hours that nobody questioned for ten school days', async () => {
    const id = await h.at('FINDINGS_DRAFT')
    const states = () => w.sql('select distinct state from contribution_entry where source_id = $1', [id])
    await keepDates('contribution-dates')
    expect(await states()).toEqual([{ state: 'PENDING' }])
    await w.sql(`update contribution_entry set drafted_on = current_date - 40 where source_id = $1`, [id])
    await keepDates('contribution-dates')
    expect(await states()).toEqual([{ state: 'CONFIRMED' }])
  })
})

describe('what stays and who goes', () => {
  it('brings what was carried over into the next self-review of this school, for its own leaders', async () => {
    const before = await h.at('CLOSED')
    const id = await h.proposed()
    const asked =
      'query($id: ID!) { peerChallenge(id: $id) { carriedOver { what reason owner { name } } steps { from to } } }'
    const seen = (await c.hal.ask(asked, { id })).peerChallenge.carriedOver
    expect(seen).toContainEqual({ what: 'Talk partners in Year 4', reason: 'Next year', owner: { name: 'Tom' } })
    for (const who of [c.lee, c.hope, c.coordinator])
      expect((await who.ask(asked, { id })).peerChallenge.carriedOver).toEqual([])
    expect((await c.hal.ask(asked, { id: before })).peerChallenge.steps.at(-1)).toEqual({
      from: 'FOLLOWED_UP',
      to: 'CLOSED',
    })
  })

  it('goes on without a colleague who leaves their school, once the heads have agreed to the team that is left', async () => {
    const hana = await w.person({ name: 'Hana', role: 'HEADTEACHER', school: c.bay })
    const pat = await w.person({ name: 'Pat', role: 'TEACHER', school: c.bay })
    const id = await h.proposed({ members: [...h.team(), h.member(pat, c.bay)] })
    await h.declared(id, c.lee, c.ray, pat)
    await h.signed(id, 'AGREED', c.hal, c.hope, c.hugh, hana)
    await hana.ask('mutation($id: ID!, $urn: ID!) { releasePerson(personId: $id, urn: $urn, handover: []) }', {
      id: pat.id,
      urn: c.bay,
    })
    const seen = await h.sees(c.hal, id)
    expect(seen.members.map((one: { person: { name: string } }) => one.person.name)).toEqual(['Lee', 'Ray'])
    expect(seen.missingForNext.map((one: { code: string }) => one.code)).toContain('challenge.needs-signatures-again')
    expect(await inbox(c.coordinator)).toContain('CHALLENGE_TEAM_LEFT')
  })
})
