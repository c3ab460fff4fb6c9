// The demo's round: its head finds it, its coordinator can work the pairs out, and the ledger has something to say.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { demoPassword, people } from '../../apps/api/src/demo/people.js'
import type { Answer } from '../support/ask.js'
import { Rounds } from '../support/rounds.js'
import { type World, world } from '../support/world.js'

let w: World
beforeAll(async () => {
  w = await world({ demo: true })
}, 120_000)
afterAll(() => w?.close())

it('is open, waits for one school, and can be worked out', async () => {
  const at = (handle: string) => w.signIn(people.find((one) => one.handle === handle)!.email, demoPassword)
  const [helen, ruth] = [await at('helen'), await at('ruth')]
  const { viewer } = await helen.ask('{ viewer { alliances { id } } }')
  const { id: alliance } = viewer.alliances[0]
  const { pairingRounds, contributionsWaiting } = await helen.ask(
    'query($id: ID!) { pairingRounds(allianceId: $id) { id state signUps { notThisTerm } abilities { signUp } } contributionsWaiting(allianceId: $id) { hours giver { name } } }',
    { id: alliance },
  )
  expect(pairingRounds).toEqual([
    expect.objectContaining({ state: 'SIGN_UP', signUps: [], abilities: { signUp: true } }),
    expect.objectContaining({ state: 'ACCEPTED', signUps: [{ notThisTerm: false }], abilities: { signUp: false } }),
  ])
  expect(contributionsWaiting).toEqual([{ hours: 2.5, giver: { name: expect.stringContaining('Tarnbeck') } }])
  const rounds = new Rounds(alliance, ruth)
  const { id } = pairingRounds[0]
  expect((await rounds.sees(ruth, id)).waitingFor.map((one: Answer) => one.name)).toEqual([
    expect.stringContaining('Marlpit Lane'),
  ])
  const round = await rounds.solved(id)
  expect(round).toMatchObject({ state: 'PROPOSED', isLost: false })
  expect(round.seats.filter((one: Answer) => one.guest !== null).length).toBeGreaterThanOrEqual(5)
})

it('has a round of twelve schools behind it: a network, figures of all, and pairs that say why', async () => {
  const ruth = await w.signIn(people.find((one) => one.handle === 'ruth')!.email, demoPassword)
  const { viewer } = await ruth.ask('{ viewer { alliances { id } } }')
  const { id: alliance } = viewer.alliances[0]
  const { leadersAlliance, pairingRounds } = await ruth.ask(
    'query($id: ID!) { leadersAlliance(allianceId: $id) { median { value n } challenged { value } withoutSwap { value } released { isProvisional figure { value } } } pairingRounds(allianceId: $id) { id state } }',
    { id: alliance },
  )
  expect(leadersAlliance.median).toEqual({ value: expect.any(Number), n: 12 })
  expect(leadersAlliance.challenged.value).toBe(1)
  expect(leadersAlliance.withoutSwap.value).toBeGreaterThan(0.8)
  const values = leadersAlliance.released.map(({ figure }: Answer) => figure.value)
  expect(values).toHaveLength(12)
  expect(new Set(values.map(Math.round)).size).toBeGreaterThanOrEqual(4)
  expect(leadersAlliance.released.some(({ isProvisional }: Answer) => isProvisional)).toBe(false)
  const year = Number(
    (
      await w.sql(
        "select max(academic_year) as year from contribution_entry where source_kind = 'peer-challenge' and state = 'CONFIRMED'",
      )
    )[0]!.year,
  )
  const { ledger } = await ruth.ask(
    'query($id: ID!, $year: Int) { ledger(allianceId: $id, academicYear: $year) { reciprocity { value n } pairs { id } } }',
    { id: alliance, year },
  )
  expect(ledger.pairs.length).toBeGreaterThanOrEqual(10)
  expect(ledger.reciprocity.value).not.toBeNull()
  const { id } = pairingRounds.find(({ state }: Answer) => state === 'ACCEPTED')
  const { seats } = await new Rounds(alliance, ruth).sees(ruth, id)
  expect(seats).toHaveLength(24)
  expect(seats.filter((one: Answer) => one.guest === null || one.why === null)).toEqual([])
})
