/** The pairing of a whole round, solved in its own thread: sixty schools, and what the answer has to keep. */
import type { Urn } from '@alongside/domain/ids'
import { type PairingProblem, type PairingSchool, pairingProblem, type Tie } from '@alongside/domain/pairing'
import { difference, explainSeat } from '@alongside/domain/pairing-explanation'
import { pairingModel } from '@alongside/domain/pairing-model'
import { describe, expect, it } from '@jest/globals'
import { solvePairing } from '../../apps/api/src/features/pairing/pairing-solver.js'
import { NotSolved, solve } from '../../apps/api/src/platform/solving/solving.js'

/** Numbers that look like chance and are the same every time. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

const tags = ['reading', 'maths', 'talk', 'send', 'early years', 'attendance', 'writing', 'science']

/** A county: schools here and there, each good at something, with trusts, earlier visits and a few who said no. */
function county(schools: number, seed: number, pinned: { host: Urn; guest: Urn }[] = []): PairingProblem {
  const next = chance(seed)
  const some = (many: number) =>
    Object.fromEntries(Array.from({ length: many }, () => [pick(), 1 + Math.floor(next() * 3)]))
  const pick = () => tags[Math.floor(next() * tags.length)]!
  const places = Array.from({ length: schools }, (_, index) => ({
    urn: String(100_000 + index) as Urn,
    x: next() * 60,
    y: next() * 60,
    trust: next() < 0.5 ? Math.floor(next() * 8) : -1 - index,
    needs: some(2),
    offers: some(3),
    intake: next(),
    trained: next() < 0.7,
  }))
  const of = new Map(places.map((place) => [place.urn, place]))
  const tie = (host: Urn, guest: Urn): Tie => {
    const [one, other] = [of.get(host)!, of.get(guest)!]
    const swapped = next() < 0.05
    return {
      facts: {
        needs: one.needs,
        offers: other.offers,
        contextDistance: Math.abs(one.intake - other.intake),
        travelMinutes: Math.round(Math.hypot(one.x - other.x, one.y - other.y) * 1.5),
        isSwap: swapped,
        timesHelpedThisYear: Math.floor(next() * 4),
        hasWorkedTogether: next() < 0.2,
        prefers: 'NOVELTY',
        areCompetitors: false,
      },
      conflicts: [
        ...(one.trust === other.trust ? (['SAME_GROUP'] as const) : []),
        ...(swapped ? (['SWAP'] as const) : []),
      ],
      hasDeclined: next() < 0.03,
    }
  }
  const round = places.map(
    ({ urn, trained }): PairingSchool => ({
      urn,
      isHost: true,
      times: { VISITOR: 1 + Math.floor(next() * 2), FACILITATOR: 2 },
      isTrainedToFacilitate: trained,
      isLoadRed: next() < 0.05,
    }),
  )
  return pairingProblem(round, tie, { pinned: pinned.map((one) => ({ ...one, seat: 'VISITOR' })), barred: [] })
}

describe('a round of pairings', () => {
  it('PAI-4: finds the best for sixty schools, and every seat is explained', async () => {
    const problem = county(60, 7)
    const model = pairingModel(problem)
    const { solution, isBest } = await solvePairing(model, 60)
    expect(isBest).toBe(true)
    expect(solution.empty).toEqual([])
    expect(solution.pairings).toHaveLength(120)
    for (const { host, seat, guest } of solution.pairings) {
      const { chosen, others } = explainSeat(problem, solution, host, seat)
      expect(chosen).toMatchObject({ guest, exclusions: [] })
      // Whoever would fit better is needed elsewhere: otherwise this would not be the best.
      expect(others.filter(({ more, inTheWay }) => more < 0 && inTheWay.length === 0)).toEqual([])
    }
  })

  it('PAI-8: what was set by hand stands, and its whole price is told', async () => {
    const before = await solvePairing(pairingModel(county(12, 3)))
    const [host, guest] = ['100000', '100005'] as unknown as [Urn, Urn]
    const after = await solvePairing(pairingModel(county(12, 3, [{ host, guest }])))
    expect(after.solution.pairings).toContainEqual({ host, seat: 'VISITOR', guest })
    expect(difference(before.solution, after.solution).more).toBeGreaterThanOrEqual(0)
  })

  it('gives up at its limit, and says so', async () => {
    await expect(solvePairing(pairingModel(county(40, 5)), 0)).rejects.toThrow(NotSolved)
  })

  it('FIN-7: says below what nothing can be, also of what is the best', async () => {
    // Two whole numbers, of which the second counts twice and weighs as much: at most three of the first fit.
    const model = {
      columns: [0, 1].map(() => ({ cost: -1, lower: 0, upper: 3, isWhole: true })),
      rows: [{ columns: [0, 1], factors: [1, 2], lower: null, upper: 3.5 }],
    }
    const gap = { relative: 0, absolute: 0 }
    const found = await solve({ model, seconds: 20, gap }, new AbortController().signal)
    expect(found).toEqual({ values: [3, 0], isBest: true, atLeast: -3 })
  })
})
