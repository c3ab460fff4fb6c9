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
