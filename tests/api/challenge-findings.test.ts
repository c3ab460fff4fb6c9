// Findings on their way: agreed in the team, shared with the host, seen, final or dropped; each step by whom it is for, and by nobody else.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import {
  type ChallengeCast,
  Challenging,
  challengeCast,
  type PlacedChallenge,
  placeChallenge,
} from '../support/challenge-outcome.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let c: ChallengeCast
let p: PlacedChallenge
let challenge: Challenging
beforeAll(async () => {
  w = await world()
  c = await challengeCast(w)
})
afterAll(() => w?.close())
beforeEach(async () => {
  p = await placeChallenge(w, c)
  challenge = new Challenging(p.id)
})
const all = () => p.findings.map(({ id }) => id)
const states = async (who: Someone) =>
  ((await challenge.seenBy(who))?.findings ?? []).map(({ state }: { state: string }) => state)
const put = (state: string) => w.sql('update finding set state = $2 where challenge_id = $1', [p.id, state])

it('takes a finding from the team’s talk to the host, and to its end', async () => {
  expect(await states(c.head)).toEqual([])
  await challenge.does(c.lead, 'moveFindings', { findings: all(), to: 'TEAM_AGREED' })
  expect(await states(c.reviewer)).toEqual(['TEAM_AGREED', 'TEAM_AGREED', 'TEAM_AGREED', 'TEAM_AGREED'])
  expect(await states(c.head)).toEqual([])
  await challenge.does(c.lead, 'moveFindings', { findings: all(), to: 'SHARED_WITH_HOST' })
  const seen = await challenge.seenBy(c.head)
  expect(seen.findings[1]).toMatchObject({
    kind: 'EBI',
    what: 'What 2',
    evidenceIds: [],
    canSee: true,
    canDiffer: true,
    moves: [],
  })
})

it('counts the evidence for the host, and shows it none', async () => {
  await put('SHARED_WITH_HOST')
  const { findings } = await challenge.seenBy(c.head)
  expect(findings.map((one: { kind: string }) => one.kind)).toEqual(['WWW', 'EBI', 'EBI', 'QUESTION'])
  expect(findings[1]).toMatchObject({
    evidenceCounts: [
      { type: 'LESSON_VISIT', count: 1 },
      { type: 'PUPIL_VOICE', count: 1 },
    ],
    evidenceIds: [],
    isTriangulated: true,
    isSpecific: true,
  })
  expect(findings[0].isTriangulated).toBe(false)
  expect((await challenge.seenBy(c.lead)).findings[1].evidenceIds).toHaveLength(2)
})

const moves = [
  ['DRAFT', 'TEAM_AGREED', null],
  ['DRAFT', 'DROPPED', null],
  ['DRAFT', 'SHARED_WITH_HOST', 'finding.state-out-of-order'],
  ['DRAFT', 'FINAL', 'finding.state-out-of-order'],
  ['TEAM_AGREED', 'SHARED_WITH_HOST', null],
  ['TEAM_AGREED', 'DROPPED', null],
  ['TEAM_AGREED', 'FINAL', 'finding.state-out-of-order'],
  ['TEAM_AGREED', 'DRAFT', 'finding.state-out-of-order'],
  ['SHARED_WITH_HOST', 'DROPPED', null],
  ['SHARED_WITH_HOST', 'FINAL', 'finding.host-has-not-seen'],
  ['SHARED_WITH_HOST', 'TEAM_AGREED', 'finding.state-out-of-order'],
  ['FINAL', 'DROPPED', 'finding.state-out-of-order'],
  ['DROPPED', 'DRAFT', 'finding.state-out-of-order'],
] as const
it.each(moves)('%s → %s: %s', async (from, to, refusal) => {
  await put(from)
  const given = { findings: [p.findings[1]!.id], to, reason: 'Not what we saw' }
  const go =
    refusal === null
      ? challenge.does(c.lead, 'moveFindings', given).then(() => null)
      : challenge.no(c.lead, 'moveFindings', given)
  expect(await go).toBe(refusal)
  const [row] = await w.sql('select state from finding where id = $1', [p.findings[1]!.id])
  expect(row).toEqual({ state: refusal === null ? to : from })
})

it('is moved by the lead reviewer alone', async () => {
  const given = { findings: all(), to: 'TEAM_AGREED' }
  for (const who of [c.reviewer, c.head, c.leader, c.coordinator, c.oakHead])
    expect([who.name, await challenge.no(who, 'moveFindings', given)]).toEqual([who.name, 'challenge.not-your-part'])
  for (const who of [c.teacher, c.otherHead, c.otherTeacher, c.governor, c.trust, c.admin])
    expect([who.name, await challenge.no(who, 'moveFindings', given)]).toEqual([who.name, 'not-found'])
  expect(await states(c.lead)).toEqual(['DRAFT', 'DRAFT', 'DRAFT', 'DRAFT'])
})

it('drops with a reason, which stays with the team', async () => {
  const one = { findings: [p.findings[0]!.id], to: 'DROPPED' }
  expect(await challenge.no(c.lead, 'moveFindings', { ...one, reason: '' })).toBe('reason.required')
  await challenge.does(c.lead, 'moveFindings', { ...one, reason: 'Seen only once' })
  const { findings } = await challenge.seenBy(c.reviewer)
  expect(findings.find(({ id }: { id: string }) => id === one.findings[0]).dropReason).toBe('Seen only once')
  // The trail says that it was dropped, and not why: the school may take its trail along.
  const trail = await w.sql(
    `select from_state, to_state, reason, space_id from audit_event where action = 'finding.move' and detail ->> 'findingId' = $1`,
    [one.findings[0]],
  )
  expect(trail).toEqual([{ from_state: 'DRAFT', to_state: 'DROPPED', reason: null, space_id: c.hostSpace }])
})

it('moves all of them or none', async () => {
  await w.sql(`update finding set state = 'FINAL' where id = $1`, [p.findings[3]!.id])
  expect(await challenge.no(c.lead, 'moveFindings', { findings: all(), to: 'TEAM_AGREED' })).toBe(
    'finding.state-out-of-order',
  )
  expect((await states(c.lead)).filter((state: string) => state === 'DRAFT')).toHaveLength(3)
})

describe('what the host does with a shared finding', () => {
  beforeEach(() => put('SHARED_WITH_HOST'))

  it('sees it, and then it can be final', async () => {
    const seen = await challenge.does(c.leader, 'seeFindings', { findings: all() })
    expect(seen.findings.every(({ hostSeenAt }: { hostSeenAt: string | null }) => hostSeenAt !== null)).toBe(true)
    await challenge.does(c.lead, 'moveFindings', { findings: all(), to: 'FINAL' })
    expect(new Set(await states(c.head))).toEqual(new Set(['FINAL']))
  })

  it('is not seen by a reviewer, nor by anybody else, for the host', async () => {
    for (const who of [c.reviewer, c.lead, c.coordinator, c.champion])
      expect(await challenge.no(who, 'seeFindings', { findings: all() })).toBe('challenge.not-your-part')
  })

  it('writes a note of difference beside it: the finding stands', async () => {
    const given = { finding: p.findings[1]!.id, words: 'We see this otherwise: it was the first week.' }
    const seen = await challenge.does(c.head, 'attachDifferenceNote', given)
    const found = (from: typeof seen) => from.findings.find(({ id }: { id: string }) => id === given.finding)
    expect(found(seen)).toMatchObject({ difference: given.words, what: 'What 1', state: 'SHARED_WITH_HOST' })
    expect(found(await challenge.seenBy(c.reviewer)).difference).toBe(given.words)
    expect(await challenge.no(c.leader, 'attachDifferenceNote', given)).toBe('challenge.not-your-part')
    expect(await challenge.no(c.head, 'attachDifferenceNote', { ...given, words: ' ' })).toBe('input.missing')
  })

  it('has no note beside what was not shared: for the host it is not there', async () => {
    await put('TEAM_AGREED')
    const given = { finding: p.findings[1]!.id, words: 'Too early' }
    expect(await challenge.no(c.head, 'attachDifferenceNote', given)).toBe('not-found')
  })

  it('tells the head that something waits, and no word of it', async () => {
    await put('TEAM_AGREED')
    await challenge.does(c.lead, 'moveFindings', { findings: all(), to: 'SHARED_WITH_HOST' })
    const rows = await w.sql<{ kind: string; vars: object; path: string }>(
      `select kind, vars, path from inbox_item where space_id = $1 and item_id = $2 and done_at is null`,
      [c.head.id, p.id],
    )
    expect(rows).toEqual([{ kind: 'FINDINGS_SHARED', vars: { school: 'Elm Park' }, path: `/challenges/${p.id}` }])
  })
})

it('raises no version that outsiders see, and writes down who has opened them', async () => {
  const before = await challenge.seenBy(c.coordinator)
  await challenge.does(c.lead, 'moveFindings', { findings: all(), to: 'TEAM_AGREED' })
  await challenge.does(c.lead, 'moveFindings', { findings: all(), to: 'SHARED_WITH_HOST' })
  await challenge.seenBy(c.leader)
  const after = await challenge.seenBy(c.coordinator)
  expect(after).toEqual(before)
  expect(after).toMatchObject({ findings: [], responses: [], actions: [], summary: null, indicator: null })
  const opened = (await challenge.seenBy(c.head)).disclosures
    .filter(({ what }: { what: string }) => what === 'FINDINGS')
    .map(({ person }: { person: { name: string } }) => person.name)
  expect(opened).toEqual(expect.arrayContaining(['Liv Lead', 'Lena Leader']))
  expect(opened).not.toContain('Coco Coordinator')
  expect((await challenge.seenBy(c.leader)).disclosures).toEqual([])
})

it('shows a reviewer who has not declared nothing, and nobody anything while it is put off', async () => {
  await w.sql('update challenge_member set declared_at = null where challenge_id = $1 and person_id = $2', [
    p.id,
    c.lead.id,
  ])
  expect(await states(c.lead)).toEqual([])
  expect(await challenge.no(c.lead, 'moveFindings', { findings: all(), to: 'TEAM_AGREED' })).toBe('not-found')
  await w.sql('update challenge_member set declared_at = now() where challenge_id = $1', [p.id])
  await w.sql(`update peer_challenge set state = 'POSTPONED', postponed_from = 'FINDINGS_DRAFT' where id = $1`, [p.id])
  expect(await challenge.no(c.lead, 'moveFindings', { findings: all(), to: 'TEAM_AGREED' })).toBe(
    'challenge.state-out-of-order',
  )
})
