// What a school takes with it of peer challenge and CPD: its own, with what it was given and answered; nothing of a team's own thoughts.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Answer } from '../support/ask.js'
import { type ChallengeCast, Challenging, challengeCast, placeChallenge, plan } from '../support/challenge-outcome.js'
import { sessionIn } from '../support/cpd-rows.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let c: ChallengeCast
beforeAll(async () => {
  w = await world()
  c = await challengeCast(w)
})
afterAll(() => w?.close())

async function exportOf(head: Someone, urn: string): Promise<{ text: string; file: Answer }> {
  const [membership] = await w.sql<{ id: string }>(
    'select id from school_membership where space_id = $1 and urn = $2',
    [c.alliance, urn],
  )
  const response = await fetch(`${w.url}/api/alliances/${c.alliance}/memberships/${membership!.id}/export`, {
    headers: { cookie: head.cookie! },
  })
  expect(response.status).toBe(200)
  const text = await response.text()
  return { text, file: JSON.parse(text) }
}

it('has the challenges that the school hosted, from its own lines to what it does about them', async () => {
  const placed = await placeChallenge(w, c, { state: 'RESPONDED', findings: 'FINAL' })
  const [, better] = placed.findings
  await new Challenging(placed.id).does(c.head, 'planAction', plan(better!.id, c.champion.id))
  const { text, file } = await exportOf(c.head, c.urns.elm)
  expect(file.peerChallenges).toMatchObject([{ id: placed.id, lead: 'Liv Lead', team: ['Ash Hill', 'Oak Tree'] }])
  expect(file.linesOfEnquiry.map(({ title, ourJudgement }: Answer) => [title, ourJudgement])).toEqual([
    ['Talk in maths', 'SECURE'],
    ['Books', 'SECURE'],
  ])
  expect(file.findings.map(({ what, ourAnswer }: Answer) => [what, ourAnswer?.reason ?? null])).toEqual([
    ['What 0', null],
    ['What 1', 'We saw it too'],
    ['What 2', 'We saw it too'],
    ['What 3', null],
  ])
  expect(file.improvementActions).toMatchObject([
    { owner: 'Cam Champion', what: 'Talk before writing in Year 4', successMeasure: 'Every pupil says it first' },
  ])
  // What the visitors noted, and what each of them thought before they agreed, stays with them.
  expect(text).not.toContain('Note 0')
  expect(text).not.toContain('DEVELOPING')
  const others = await exportOf(c.oakHead, c.urns.oak)
  for (const name of ['peerChallenges', 'linesOfEnquiry', 'findings', 'improvementActions', 'releasedSummaries'])
    expect([name, others.file[name]]).toEqual([name, []])
})

it('leaves out findings that are still the team’s', async () => {
  await w.sql('delete from improvement_action')
  await w.sql('delete from challenge_response')
  await w.sql('delete from finding')
  await placeChallenge(w, c, { state: 'FINDINGS_DRAFT', findings: 'TEAM_AGREED' })
  expect((await exportOf(c.head, c.urns.elm)).file.findings).toEqual([])
})

it('has the CPD cycles that the school owns, and the places of its own people on any', async () => {
  const { cycle, session } = await sessionIn(w, c.alliance, {
    lead: c.leader.id,
    facilitators: [{ id: c.reviewer.id, urn: c.urns.ash }],
    going: [
      { id: c.teacher.id, urn: c.urns.elm },
      { id: c.otherTeacher.id, urn: c.urns.yew },
    ],
  })
  await w.sql('update cpd_cycle set owner_urn = $2 where id = $1', [cycle, c.urns.elm])
  const owner = (await exportOf(c.head, c.urns.elm)).file
  expect(owner.cpdCycles).toMatchObject([{ id: cycle, title: 'Writing that joins up', lead: 'Lena Leader' }])
  expect(owner.cpdSessions).toMatchObject([{ id: session, title: 'Joining clauses', facilitators: ['Rob Reviewer'] }])
  expect(owner.cpdPlaces).toMatchObject([{ who: 'Tom Teacher', session: 'Joining clauses', state: 'CONFIRMED' }])
  const guest = (await exportOf(c.otherHead, c.urns.yew)).file
  expect(guest.cpdCycles).toEqual([])
  expect(guest.cpdPlaces).toMatchObject([{ who: 'Yve Yew' }])
})
