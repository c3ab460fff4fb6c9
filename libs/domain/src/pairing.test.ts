import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Urn } from './ids.js'
import {
  type ByHand,
  emptySeatCost,
  isOpenOption,
  keyOf,
  optionsFor,
  type PairingProblem,
  type PairingSchool,
  pairingProblem,
  type Tie,
} from './pairing.js'
import { costByHand, difference, explainSeat } from './pairing-explanation.js'
import { brokenConstraints, type PairingModel, pairingModel, readSolution } from './pairing-model.js'

const [a, b, c, d] = ['A', 'B', 'C', 'D'] as unknown as [Urn, Urn, Urn, Urn]
const school = (urn: Urn, more: Partial<PairingSchool> = {}): PairingSchool => ({
  urn,
  isHost: true,
  times: { VISITOR: 1, FACILITATOR: 1 },
  isTrainedToFacilitate: true,
  isLoadRed: false,
  ...more,
})
const tie = (more: Partial<Tie> = {}, facts: Partial<Tie['facts']> = {}): Tie => ({
  facts: {
    needs: { reading: 1 },
    offers: { reading: 1 },
    contextDistance: 0,
    travelMinutes: 30,
    isSwap: false,
    timesHelpedThisYear: 0,
    hasWorkedTogether: true,
    prefers: 'TRUST',
    areCompetitors: false,
    ...facts,
  },
  conflicts: [],
  hasDeclined: false,
  ...more,
})
const four = [school(a), school(b), school(c), school(d)]
const none: ByHand = { pinned: [], barred: [] }
const plain = (byHand = none): PairingProblem => pairingProblem(four, () => tie(), byHand)
const costs = (problem: PairingProblem) =>
  Object.fromEntries([...problem.options].map(([key, { cost }]) => [key, cost]))

/** The cheapest of all answers, by trying each: for rounds small enough. */
function tryAll({ variables, constraints }: PairingModel): number[] {
  const seats = constraints.filter(({ kind }) => kind === 'SEAT').map(({ variables: places }) => places)
  let best = { cost: Number.POSITIVE_INFINITY, values: [] as number[] }
  const go = (seat: number, chosen: readonly number[], cost: number): void => {
    if (cost >= best.cost) return
    if (seat === seats.length) {
      const values = variables.map((_, place) => (chosen.includes(place) ? 1 : 0))
      if (variables.every(({ isFixed }, place) => !isFixed || values[place] === 1)) best = { cost, values }
      return
    }
    for (const place of seats[seat]!) {
      const next = [...chosen, place]
      const fits = constraints.every(
        ({ sense, bound, variables: places }) =>
          sense === '=' || places.filter((one) => next.includes(one)).length <= bound,
      )
      if (fits) go(seat + 1, next, cost + variables[place]!.cost)
    }
  }
  go(0, [], 0)
  return best.values
}
const solved = (problem: PairingProblem) => {
  const model = pairingModel(problem)
  return readSolution(model, tryAll(model))
}

describe('the pairing problem', () => {
  it('PAI-1: costs 100 less the score, and a point for each quarter of an hour', () => {
    expect(costs(plain())[`A VISITOR B`]).toBe(2)
    const far = pairingProblem([school(a), school(b)], () => tie({}, { travelMinutes: 60 }))
    expect(costs(far)['A VISITOR B']).toBe(14)
  })
  it('PAI-2: a facilitator needs training, and no tags', () => {
    const [, ...others] = four
    const problem = pairingProblem(
      [school(a), ...others.map((one) => ({ ...one, isTrainedToFacilitate: false }))],
      () => tie({}, { offers: {} }),
    )
    expect(problem.options.get('A FACILITATOR B')).toMatchObject({ exclusions: ['NOT_TRAINED'], cost: 2 })
    expect(problem.options.get('A VISITOR B')).toMatchObject({ exclusions: [], cost: 37 })
    expect(problem.options.get('B FACILITATOR A')).toMatchObject({ exclusions: [] })
  })
  it.each([
    [{}, tie({ conflicts: ['SAME_GROUP'] }), 'CONFLICT'],
    [{}, tie({ hasDeclined: true }), 'DECLINED'],
    [{ isLoadRed: true }, tie(), 'LOAD_RED'],
    [{ times: { VISITOR: 0, FACILITATOR: 1 } }, tie(), 'NO_CAPACITY'],
  ] as const)('PAI-3: excludes a school with %j', (more, between, exclusion) => {
    const problem = pairingProblem([school(a), school(b, more)], () => between)
    expect(problem.options.get('A VISITOR B')).toMatchObject({ exclusions: [exclusion] })
    expect(isOpenOption(problem.options.get('A VISITOR B')!)).toBe(false)
  })
  it('PAI-3: asks only for hosts, and sorts by cost', () => {
    const problem = pairingProblem(
      [school(a), school(b, { isHost: false }), school(c, { isHost: false })],
      (_, guest) => tie({}, { travelMinutes: guest === b ? 45 : 15 }),
    )
    expect([...problem.options.keys()]).toEqual(['A VISITOR B', 'A FACILITATOR B', 'A VISITOR C', 'A FACILITATOR C'])
    expect(optionsFor(problem, a, 'VISITOR').map(({ guest }) => guest)).toEqual([c, b])
  })
})

describe('the model', () => {
  it('PAI-4: has one answer for each seat, and bounds where they can bind', () => {
    const { variables, constraints } = pairingModel(plain())
    expect(variables).toHaveLength(4 * 3 * 2 + 4 * 2)
    const kinds = (kind: string) => constraints.filter((one) => one.kind === kind).length
    expect([kinds('SEAT'), kinds('CAPACITY'), kinds('PAIR')]).toEqual([8, 8, 6])
    expect(variables.filter(({ guest }) => guest === null).map(({ cost }) => cost)).toEqual(
      Array.from({ length: 4 }, () => [emptySeatCost.VISITOR, emptySeatCost.FACILITATOR]).flat(),
    )
  })
  it('PAI-4: four schools can have a visitor each, and not everybody a facilitator: two schools meet once', () => {
    const { pairings, empty } = solved(plain())
    expect(pairings.length).toBe(6)
    expect(empty.map(({ seat }) => seat)).toEqual(['FACILITATOR', 'FACILITATOR'])
    const met = pairings.map(({ host, guest }) => [host, guest].sort().join(''))
    expect(new Set(met).size).toBe(6)
  })
  it('PAI-4: what was set by hand stands, though the rules say otherwise', () => {
    const pinned = [
      { host: a, seat: 'VISITOR', guest: b },
      { host: b, seat: 'VISITOR', guest: a },
      { host: c, seat: 'VISITOR', guest: b },
    ] as const
    const problem = pairingProblem(four, () => tie({ conflicts: ['SWAP'] }), { pinned, barred: [] })
    const { pairings } = solved(problem)
    expect(pairings).toEqual(pinned.map((one) => ({ ...one })))
  })
  it('PAI-4: what was barred by hand is not chosen', () => {
    const barred = [{ host: a, seat: 'VISITOR', guest: b }] as const
    expect(plain({ pinned: [], barred }).options.get('A VISITOR B')).toMatchObject({ exclusions: ['DECLINED'] })
  })
  it('PAI-5: finds what does not hold', () => {
    const model = pairingModel(plain())
    const good = tryAll(model)
    expect(brokenConstraints(model, good)).toEqual([])
    expect(
      brokenConstraints(
        model,
        good.map((value) => value * 0.9999),
      ),
    ).toEqual([])
    expect(brokenConstraints(model, []).every(({ kind }) => kind === 'SEAT')).toBe(true)
    const all = brokenConstraints(
      model,
      good.map(() => 1),
    )
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(['SEAT', 'CAPACITY', 'PAIR']))
  })
  it('PAI-4: keeps every promise in every small round', () => {
    const anySchool = (urn: Urn) =>
      fc
        .record({ isHost: fc.boolean(), visits: fc.nat(2), facilitations: fc.nat(1), trained: fc.boolean() })
        .map(({ isHost, visits, facilitations, trained }) =>
          school(urn, {
            isHost,
            times: { VISITOR: visits, FACILITATOR: facilitations },
            isTrainedToFacilitate: trained,
          }),
        )
    const anyTie = fc.record({ minutes: fc.nat(90), conflict: fc.boolean(), declined: fc.boolean() })
    fc.assert(
      fc.property(
        fc.tuple(anySchool(a), anySchool(b), anySchool(c)),
        fc.array(anyTie, { minLength: 6, maxLength: 6 }),
        (schools, ties) => {
          let next = 0
          const problem = pairingProblem(schools, () => {
            const { minutes, conflict, declined } = ties[next++ % 6]!
            return tie({ conflicts: conflict ? ['SAME_GROUP'] : [], hasDeclined: declined }, { travelMinutes: minutes })
          })
          const { pairings, empty, cost } = solved(problem)
          expect(pairings.length + empty.length).toBe(2 * schools.filter(({ isHost }) => isHost).length)
          expect(cost).toBeGreaterThanOrEqual(0)
          for (const pairing of pairings) {
            expect(problem.options.get(keyOf(pairing))!.exclusions).toEqual([])
            expect(pairings.some((one) => one.host === pairing.guest && one.guest === pairing.host)).toBe(false)
          }
          for (const { urn, times } of schools) {
            const taken = pairings.filter(({ guest, seat }) => guest === urn && seat === 'VISITOR').length
            expect(taken).toBeLessThanOrEqual(times.VISITOR)
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('the explanation', () => {
  const problem = pairingProblem(four, (host, guest) =>
    host === a && guest === d
      ? tie({ conflicts: ['RELATIVE'] })
      : tie({}, { travelMinutes: guest === b ? 15 : guest === c ? 30 : 45 }),
  )
  const pair = (host: Urn, guest: Urn, seat: 'VISITOR' | 'FACILITATOR' = 'VISITOR') => ({ host, seat, guest })
  const solution = { pairings: [pair(a, b), pair(b, c), pair(c, d), pair(d, a)], empty: [], cost: 0 }

  it('PAI-7: says why this one, what the next best was, and who could not come', () => {
    const { chosen, others, excluded } = explainSeat(problem, solution, a, 'VISITOR')
    expect(chosen).toMatchObject({ guest: b, cost: 1 })
    expect(chosen?.score.parts).toHaveLength(6)
    expect(others.map(({ option, more }) => [option.guest, more])).toEqual([[c, 1]])
    expect(excluded.map(({ guest, conflicts }) => [guest, conflicts])).toEqual([[d, ['RELATIVE']]])
    expect(explainSeat(problem, solution, a, 'FACILITATOR').chosen).toBeNull()
  })
  it('PAI-6: tells what would have to give way', () => {
    expect(costByHand(problem, solution, pair(a, c))).toMatchObject({
      more: 1,
      inTheWay: [{ kind: 'HAS_NO_TIME_LEFT', pairings: [pair(b, c)] }],
    })
    expect(costByHand(problem, solution, pair(a, d, 'FACILITATOR'))).toMatchObject({
      inTheWay: [{ kind: 'MEETS_ALREADY', pairings: [pair(d, a)] }],
    })
    expect(costByHand(problem, solution, pair(b, d, 'FACILITATOR'))).toMatchObject({
      more: 3 - emptySeatCost.FACILITATOR,
      inTheWay: [],
    })
    expect(costByHand(problem, solution, pair(a, b))).toMatchObject({ more: 0, inTheWay: [] })
    expect(costByHand(problem, solution, pair(a, a))).toBeNull()
  })
  it('PAI-8: holds two answers against each other', () => {
    const after = { ...solution, pairings: [pair(a, c), ...solution.pairings.slice(1)], cost: 1.5 }
    expect(difference(solution, after)).toEqual({ more: 1.5, gone: [pair(a, b)], come: [pair(a, c)] })
  })
})
