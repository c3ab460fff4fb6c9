// A peer challenge seen with everybody's eyes: who knows of it at all, and what is open to whom as it goes on.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Answer, Caller } from '../support/ask.js'
import { type ChallengeCast, ChallengeHelp, challengeCast, nameChampion } from '../support/challenges.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let c: ChallengeCast
let h: ChallengeHelp
let dora: Someone
let guest: Someone
const patience = 90_000

beforeAll(async () => {
  w = await world()
  c = await challengeCast(w)
  h = new ChallengeHelp(w, c)
  // In the team of a school whose head signs too, and has not declared.
  dora = await w.person({ name: 'Dora', role: 'TEACHER', school: c.oak })
  guest = await w.person({ name: 'Gwen' })
}, patience)
afterAll(() => w?.close(), patience)

const everybody = (): Readonly<Record<string, Caller>> => ({
  'host head': c.hal,
  'host leader': c.lia,
  'host teacher': c.tom,
  champion: c.chi,
  governor: c.gus,
  'lead reviewer': c.lee,
  reviewer: c.ray,
  undeclared: dora,
  'visiting head': c.hope,
  'other head': c.bea,
  'other teacher': c.ben,
  coordinator: c.coordinator,
  guest,
  admin: c.admin,
})

const short: Readonly<Record<string, string>> = {
  seesStates: 'states',
  readsSelfReview: 'self-review',
  seesHostJudgements: 'host-view',
  seesTeamJudgements: 'team-view',
  canJudge: 'judges',
  canNote: 'notes',
  readsNotes: 'evidence',
  canDraft: 'drafts',
  readsFindings: 'findings',
  canRespond: 'answers',
  canPlan: 'plans',
}
const phaseOf = (seen: Answer): string =>
  seen === null
    ? 'nothing'
    : Object.entries(short)
        .filter(([name]) => seen.phase[name])
        .map(([, word]) => word)
        .join(' ')

/** Written out, so that a change of anybody's sight is a change of this page. */
const table = `
PROPOSED
  host head      states self-review host-view findings
  host leader    states self-review host-view findings
  champion       states
  lead reviewer  states evidence findings
  reviewer       states evidence findings
  undeclared     states
  visiting head  states
  coordinator    states
DESK_STUDY
  host head      states self-review host-view findings
  host leader    states self-review host-view findings
  champion       states
  lead reviewer  states self-review judges notes evidence findings
  reviewer       states self-review judges notes evidence findings
  undeclared     states
  visiting head  states
  coordinator    states
VISITING
  host head      states self-review host-view findings
  host leader    states self-review host-view findings
  champion       states
  lead reviewer  states self-review host-view team-view judges notes evidence drafts findings
  reviewer       states self-review host-view team-view judges notes evidence drafts findings
  undeclared     states
  visiting head  states
  coordinator    states
RESPONSE_DUE
  host head      states self-review host-view team-view findings answers
  host leader    states self-review host-view team-view findings
  champion       states findings
  lead reviewer  states self-review host-view team-view evidence findings
  reviewer       states self-review host-view team-view evidence findings
  undeclared     states
  visiting head  states
  coordinator    states
IN_ACTION
  host head      states self-review host-view team-view findings plans
  host leader    states self-review host-view team-view findings plans
  champion       states findings plans
  lead reviewer  states self-review host-view team-view evidence findings
  reviewer       states self-review host-view team-view evidence findings
  undeclared     states
  visiting head  states
  coordinator    states
CLOSED
  host head      states self-review host-view team-view findings
  host leader    states self-review host-view team-view findings
  champion       states findings
  lead reviewer  states self-review host-view team-view evidence findings
  reviewer       states self-review host-view team-view evidence findings
  undeclared     states
  visiting head  states
  coordinator    states
`
const rows = new Map<string, Map<string, string>>()
for (const line of table.trim().split('\n')) {
  if (!line.startsWith(' ')) rows.set(line, new Map())
  else [...rows.values()].at(-1)!.set(line.slice(2, 17).trim(), line.slice(17))
}

describe('what is open to whom', () => {
  it.each([...rows.keys()])(
    'at %s',
    async (state) => {
      const id = await h.at(state as never, { championId: c.chi.id })
      if (state === 'PROPOSED') await h.declared(id)
      // She came after all had agreed, and says nothing of herself.
      await w.sql(
        `insert into challenge_member (space_id, challenge_id, person_id, urn, added_at) values ($1, $2, $3, $4, now())`,
        [c.alliance, id, dora.id, c.oak],
      )
      const seen: Record<string, string> = {}
      for (const [name, who] of Object.entries(everybody())) seen[name] = phaseOf(await h.sees(who, id))
      const wanted = Object.fromEntries(
        Object.keys(everybody()).map((name) => [name, rows.get(state)!.get(name) ?? 'nothing']),
      )
      expect(seen).toEqual(wanted)
    },
    patience,
  )
})

it('is on the list of those only who know of it', async () => {
  const id = await h.at('AGREED', { championId: c.chi.id })
  const list = async (who: Caller): Promise<boolean> =>
    (await who.ask('{ peerChallenges { id } }')).peerChallenges.some((one: { id: string }) => one.id === id)
  const knows: string[] = []
  for (const [name, who] of Object.entries(everybody())) if (await list(who)) knows.push(name)
  expect(knows.join(', ')).toBe('host head, host leader, champion, lead reviewer, reviewer, visiting head, coordinator')
  expect(await w.stranger.refused('query($id: ID!) { peerChallenge(id: $id) { id } }', { id })).toBe('sign-in.required')
})

it('has its place in the rail for whoever can have one, and for nobody else', async () => {
  await h.at('AGREED', { championId: c.chi.id })
  const places = async (who: Caller): Promise<boolean> =>
    (await who.ask('{ viewer { places } }')).viewer.places.includes('CHALLENGES')
  const shown: string[] = []
  for (const [name, who] of Object.entries(everybody())) if (await places(who)) shown.push(name)
  expect(shown).toEqual([
    'host head',
    'host leader',
    'champion',
    'lead reviewer',
    'reviewer',
    'undeclared',
    'visiting head',
    'other head',
    'coordinator',
  ])
})

it('asks next only whoever’s step it is, and keeps counts of drafts from the others', async () => {
  const id = await h.at('SELF_REVIEW')
  await h.lines(id, 1)
  const codes = async (who: Caller): Promise<string[]> =>
    (await h.sees(who, id)).missingForNext.map((one: { code: string }) => one.code)
  expect(await codes(c.hal)).toEqual(['challenge.needs-two-lines'])
  for (const who of [c.lee, c.hope, c.coordinator]) expect(await codes(who)).toEqual([])
  const goesOn: string[] = []
  await h.lines(id, 1)
  for (const [name, who] of Object.entries(everybody())) if ((await h.sees(who, id))?.canGoOn) goesOn.push(name)
  expect(goesOn).toEqual(['host head'])
  expect((await h.sees(c.coordinator, id)).waitsFor).toEqual(['HOST_HEAD'])
})

it('tells in the inbox which school it is about, and no word of what is thought of it', async () => {
  const id = await h.at('CLOSED')
  await c.hal.refused(nameChampion, { id, person: c.chi.id })
  const rows = await w.sql<{ vars: object }>('select vars from inbox_item where item_id = $1', [id])
  expect(rows.length).toBeGreaterThan(10)
  for (const { vars } of rows) expect(vars).toEqual({ school: 'Elm Park' })
})
