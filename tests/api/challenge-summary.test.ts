// The one-page summary: the team's to write, the head's to release and to take back; and the indicator, figures without words.
import type { AllianceId } from '@alongside/domain/ids'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import {
  type ChallengeCast,
  Challenging,
  challengeCast,
  type PlacedChallenge,
  placeChallenge,
  writeSummary,
} from '../support/challenge-outcome.js'
import { type Someone, type World, world } from '../support/world.js'

const words = 'Pupils talk before they write'
let w: World
let c: ChallengeCast
let p: PlacedChallenge
let challenge: Challenging
let clusterTeacher: Someone
beforeAll(async () => {
  w = await world()
  c = await challengeCast(w)
  clusterTeacher = await w.person({ name: 'Clu Cluster', role: 'TEACHER', school: c.urns.ash })
  await w.sql(`insert into cluster (space_id, id, name) values ($1, gen_random_uuid(), 'Riverside')`, [c.alliance])
  for (const urn of [c.urns.elm, c.urns.ash])
    await w.sql(
      `insert into cluster_school (space_id, cluster_id, urn) select $1, id, $2 from cluster where space_id = $1`,
      [c.alliance, urn],
    )
})
afterAll(() => w?.close())
beforeEach(async () => {
  await w.sql('delete from released_summary')
  p = await placeChallenge(w, c, { state: 'RESPONDED', findings: 'FINAL' })
  challenge = new Challenging(p.id)
  await writeSummary(w, c, p.id, words)
})
const toHost = async () => {
  await challenge.does(c.lead, 'moveSummary', { to: 'TEAM_AGREED' })
  await challenge.does(c.lead, 'moveSummary', { to: 'WITH_HOST' })
}
const release = (audiences: string[], confirmed = true) =>
  challenge.does(c.head, 'releaseSummary', { audiences, confirmed })
const released = async (who: Someone): Promise<boolean> => {
  const { summariesReleasedToMe: list } = await who.ask(
    '{ summariesReleasedToMe { challengeId sections { label blocks { runs { text } } } team host { name } whoCanRead } }',
  )
  const { releasedSummary: one } = await who.ask(
    'query($id: ID!) { releasedSummary(challengeId: $id) { challengeId } }',
    {
      id: p.id,
    },
  )
  expect(list.length > 0).toBe(one !== null)
  return one !== null
}

describe('the page', () => {
  it('is the team’s until it is handed over, and the head’s from then on', async () => {
    expect((await challenge.seenBy(c.reviewer)).summary).toMatchObject({ state: 'DRAFT' })
    expect((await challenge.seenBy(c.head)).summary).toBeNull()
    await challenge.does(c.lead, 'moveSummary', { to: 'TEAM_AGREED' })
    expect((await challenge.seenBy(c.head)).summary).toBeNull()
    await challenge.does(c.lead, 'moveSummary', { to: 'WITH_HOST' })
    expect((await challenge.seenBy(c.head)).summary).toMatchObject({ state: 'WITH_HOST', moves: ['RELEASED'] })
    for (const who of [c.leader, c.champion, c.coordinator, c.oakHead])
      expect([who.name, (await challenge.seenBy(who)).summary]).toEqual([who.name, null])
  })

  it('is handed over with something on it', async () => {
    await w.sql(`update challenge_summary set body = '{}' where challenge_id = $1`, [p.id])
    expect(await challenge.no(c.lead, 'moveSummary', { to: 'TEAM_AGREED' })).toBe('summary.empty')
  })

  const table = [
    ['DRAFT', 'TEAM_AGREED', 'lead', null],
    ['DRAFT', 'TEAM_AGREED', 'reviewer', 'challenge.not-your-part'],
    ['DRAFT', 'TEAM_AGREED', 'head', 'challenge.not-your-part'],
    ['DRAFT', 'WITH_HOST', 'lead', 'summary.state-out-of-order'],
    ['TEAM_AGREED', 'WITH_HOST', 'lead', null],
    ['TEAM_AGREED', 'DRAFT', 'lead', 'summary.state-out-of-order'],
    ['WITH_HOST', 'RELEASED', 'lead', 'challenge.not-your-part'],
    ['RELEASED', 'WITHDRAWN', 'lead', 'challenge.not-your-part'],
  ] as const
  it.each(table)('%s → %s by %s: %s', async (from, to, who, refusal) => {
    await w.sql('update challenge_summary set state = $2 where challenge_id = $1', [p.id, from])
    const go =
      refusal === null
        ? challenge.does(c[who], 'moveSummary', { to }).then(() => null)
        : challenge.no(c[who], 'moveSummary', { to })
    expect(await go).toBe(refusal)
    expect(await w.sql('select state from challenge_summary where challenge_id = $1', [p.id])).toEqual([
      { state: refusal === null ? to : from },
    ])
  })
})

describe('releasing', () => {
  const readers: Readonly<Record<string, readonly string[]>> = {
    STAFF: ['Cam Champion', 'Lena Leader', 'Tom Teacher'],
    GOVERNORS: ['Gus Governor'],
    TRUST: ['Tess Trust'],
    COORDINATOR: ['Coco Coordinator'],
    CLUSTER: ['Asa Ash', 'Cam Champion', 'Clu Cluster', 'Lena Leader', 'Rob Reviewer', 'Tom Teacher'],
    ALLIANCE: [
      'Asa Ash',
      'Cam Champion',
      'Clu Cluster',
      'Lena Leader',
      'Liv Lead',
      'Ola Oak',
      'Rob Reviewer',
      'Tom Teacher',
      'Yan Yew',
      'Yve Yew',
    ],
  }
  it.each(Object.keys(readers))('to %s: to them and to nobody else', async (audience) => {
    await toHost()
    await release([audience])
    const { head, alliance: _, urns: __, hostSpace: ___, ...others } = c
    const read: string[] = []
    for (const who of [...Object.values(others), clusterTeacher]) if (await released(who)) read.push(who.name)
    expect(read.sort()).toEqual(readers[audience])
    // The head always sees what they have released.
    expect(await released(head)).toBe(true)
  })

  it('is confirmed, has an audience, and is the head’s alone', async () => {
    const given = { audiences: ['STAFF'], confirmed: true }
    expect(await challenge.no(c.head, 'releaseSummary', given)).toBe('not-found')
    await toHost()
    for (const who of [c.leader, c.lead, c.coordinator, c.oakHead])
      expect([who.name, await challenge.no(who, 'releaseSummary', given)]).toEqual([
        who.name,
        'challenge.not-your-part',
      ])
    expect(await challenge.no(c.head, 'releaseSummary', { ...given, audiences: [] })).toBe('summary.needs-audience')
    expect(await challenge.no(c.head, 'releaseSummary', { ...given, confirmed: false })).toBe(
      'visibility.needs-confirming',
    )
    expect(await released(c.teacher)).toBe(false)
  })

  it('tells governors and trust leaders by mail that there is something, and not what', async () => {
    await toHost()
    await w.sql('delete from mail')
    await release(['STAFF', 'GOVERNORS', 'TRUST'])
    const mails = await w.sql<{ to_address: string; template: string }>(
      'select to_address, template from mail order by 1',
    )
    expect(mails.map(({ to_address }) => to_address)).toEqual([c.governor.email, c.trust.email].sort())
    expect(new Set(mails.map(({ template }) => template))).toEqual(new Set(['summaryReleased']))
    const [notice] = await w.sql(`select kind, path, vars from inbox_item where space_id = $1 and item_id = $2`, [
      c.governor.id,
      p.id,
    ])
    expect(notice).toEqual({ kind: 'SUMMARY_RELEASED', path: `/summaries/${p.id}`, vars: { school: 'Elm Park' } })
  })

  it('to more people only when it is confirmed, to fewer at once', async () => {
    await toHost()
    await release(['GOVERNORS'])
    const change = (audiences: string[], confirmed: boolean) => ({ audiences, confirmed })
    expect(await challenge.no(c.head, 'changeSummaryAudiences', change(['GOVERNORS', 'STAFF'], false))).toBe(
      'visibility.needs-confirming',
    )
    await challenge.does(c.head, 'changeSummaryAudiences', change(['GOVERNORS', 'STAFF'], true))
    expect(await released(c.teacher)).toBe(true)
    await challenge.does(c.head, 'changeSummaryAudiences', change(['STAFF'], false))
    expect([await released(c.teacher), await released(c.governor)]).toEqual([true, false])
  })

  it('is taken back: gone at once, for everybody, and no mail leaves any more', async () => {
    await toHost()
    await release(['STAFF', 'GOVERNORS', 'COORDINATOR'])
    expect(await challenge.no(c.leader, 'withdrawSummary')).toBe('challenge.not-your-part')
    await challenge.does(c.head, 'withdrawSummary')
    for (const who of [c.teacher, c.governor, c.coordinator, c.head]) expect(await released(who)).toBe(false)
    expect(await w.sql('select 1 from released_summary where challenge_id = $1', [p.id])).toEqual([])
    expect(await challenge.no(c.head, 'releaseSummary', { audiences: ['STAFF'], confirmed: true })).toBe(
      'summary.state-out-of-order',
    )
    expect(
      await w.sql(`select 1 from inbox_item where kind = 'SUMMARY_RELEASED' and item_id = $1 and done_at is null`, [
        p.id,
      ]),
    ).toEqual([])
  })

  it('shows the page as it was that day, and writes down who has opened it', async () => {
    await toHost()
    await release(['GOVERNORS'])
    await w.sql(`update challenge_summary set body = '{}' where challenge_id = $1`, [p.id])
    const { releasedSummary } = await c.governor.ask(
      'query($id: ID!) { releasedSummary(challengeId: $id) { team visitFirstDay host { name } sections { label blocks { runs { text } } } whoCanRead } }',
      { id: p.id },
    )
    expect(releasedSummary).toMatchObject({ team: ['Ash Hill', 'Oak Tree'], host: { name: 'Elm Park' } })
    expect(releasedSummary.sections.map(({ label }: { label: string }) => label)).toEqual([
      'What was looked at',
      'What is strong',
      'What to do',
    ])
    expect(releasedSummary.sections[0].blocks[0].runs[0].text).toBe(words)
    expect((await challenge.seenBy(c.head)).disclosures).toContainEqual({
      what: 'RELEASED_SUMMARY',
      person: { name: 'Gus Governor' },
    })
  })
})

describe('the indicator', () => {
  it('is seen inside, and by others only when the head has released it', async () => {
    expect((await challenge.seenBy(c.head)).indicator).toMatchObject({ isReleased: false, isProvisional: true })
    expect((await challenge.seenBy(c.coordinator)).indicator).toBeNull()
    for (const who of [c.leader, c.lead, c.coordinator])
      expect(await challenge.no(who, 'releaseIndicator', { audiences: ['COORDINATOR'] })).toBe(
        'challenge.not-your-part',
      )
    await challenge.does(c.head, 'releaseIndicator', { audiences: ['COORDINATOR'] })
    const seen = (await challenge.seenBy(c.coordinator)).indicator
    const own = (await challenge.seenBy(c.head)).indicator
    expect(seen).toMatchObject({ value: own.value, isReleased: true, audiences: [], parts: own.parts })
    expect(own.audiences).toEqual(['COORDINATOR'])
    expect((await challenge.seenBy(c.oakHead)).indicator).toBeNull()
    await challenge.does(c.head, 'releaseIndicator', { audiences: [] })
    expect((await challenge.seenBy(c.coordinator)).indicator).toBeNull()
  })

  it('OVW-1: counts a view as confirmed when the team saw it as the school did, blind or later', async () => {
    const [line] = await w.sql<{ id: string }>('select id from line_of_enquiry where challenge_id = $1 limit 1', [p.id])
    await w.sql('delete from host_judgement where challenge_id = $1', [p.id])
    await w.sql('delete from team_judgement where challenge_id = $1', [p.id])
    await w.sql(
      `insert into host_judgement (space_id, challenge_id, line_id, level, by_person) values ($1, $2, $3, 'SECURE', $4)`,
      [c.hostSpace, p.id, line!.id, c.head.id],
    )
    const judged = (level: string, blind: boolean, by = c.lead.id) =>
      w.sql(
        `insert into team_judgement (space_id, challenge_id, line_id, person_id, level, blind) values ($1, $2, $3, $4, $5, $6)`,
        [c.hostSpace, p.id, line!.id, by, level, blind],
      )
    const confirmed = async () => {
      await challenge.does(c.head, 'releaseIndicator', { audiences: ['COORDINATOR'] })
      const [row] = await w.sql<{ yes: boolean }>(
        'select views_confirmed as yes from released_indicator where challenge_id = $1',
        [p.id],
      )
      return row!.yes
    }
    expect(await confirmed()).toBe(false)
    await judged('SECURE', true)
    expect(await confirmed()).toBe(true)
    await judged('PRIORITY', true, c.reviewer.id)
    expect(await confirmed()).toBe(false)
    await judged('SECURE', false, c.reviewer.id)
    expect(await confirmed()).toBe(true)
  })

  it('follows what it counts', async () => {
    await challenge.does(c.head, 'releaseIndicator', { audiences: ['COORDINATOR'] })
    const gates = async () => (await challenge.seenBy(c.coordinator)).indicator.gates
    expect(await gates()).toContain('NO_FOLLOW_UP')
    await challenge.does(c.lead, 'recordFollowUp', {
      followUp: { kind: 'VISIT', way: 'ON_SITE', heldOn: '2026-11-01', record: 'Seen' },
    })
    expect(await gates()).not.toContain('NO_FOLLOW_UP')
  })
})

it('leaves nothing of it to a member of another alliance', async () => {
  const far = await w.school('Far Away')
  const south: AllianceId = await w.alliance('South Alliance', { schools: [far] })
  const stranger = await w.person({ name: 'Sue South', role: 'ALLIANCE_COORDINATOR', alliance: south })
  await toHost()
  await release(['COORDINATOR', 'ALLIANCE'])
  expect(await released(stranger)).toBe(false)
})
