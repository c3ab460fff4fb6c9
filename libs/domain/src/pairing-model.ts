/** The pairing as a linear model: yes-or-no variables and what holds between them, as data that any solver can read. */
import type { Urn } from './ids.js'
import { emptySeatCost, isOpenOption, type Pairing, type PairingProblem, type Seat, seats } from './pairing.js'

/** One when this school takes this seat at this host; `guest` null: the seat stays empty. */
export interface Variable {
  readonly host: Urn
  readonly seat: Seat
  readonly guest: Urn | null
  readonly cost: number
  /** Set by hand: it is one, and the solver works around it. */
  readonly isFixed: boolean
}

/** The sum of these variables, by their places in the list, is exactly or at most `bound`. */
export interface Constraint {
  readonly kind: 'SEAT' | 'CAPACITY' | 'PAIR'
  readonly sense: '=' | '<='
  readonly bound: number
  readonly variables: readonly number[]
}

export interface PairingModel {
  readonly variables: readonly Variable[]
  readonly constraints: readonly Constraint[]
}

/** Places of variables by a name that they share. */
function grouped(variables: readonly Variable[], nameOf: (variable: Variable) => string): Map<string, number[]> {
  const groups = new Map<string, number[]>()
  variables.forEach((variable, index) => {
    const name = nameOf(variable)
    groups.set(name, [...(groups.get(name) ?? []), index])
  })
  return groups
}

/** What was set by hand is never impossible: a bound gives way to it. */
const room = (variables: readonly Variable[], places: readonly number[], bound: number): number =>
  Math.max(bound, places.filter((place) => variables[place]!.isFixed).length)

/**
 * PAI-4: each seat of each host is filled once or stays empty; nobody takes a seat more often than they offered; and two
 * schools meet once in a round, so that nobody sits in both seats of a host and nobody is visited by whom they visit.
 */
export function pairingModel(problem: PairingProblem): PairingModel {
  const hosts = problem.schools.filter(({ isHost }) => isHost)
  const taken: Variable[] = [...problem.options.values()]
    .filter(isOpenOption)
    .map(({ host, seat, guest, cost, isPinned }) => ({ host, seat, guest, cost, isFixed: isPinned }))
  const empty = hosts.flatMap(({ urn }) =>
    seats.map((seat): Variable => ({ host: urn, seat, guest: null, cost: emptySeatCost[seat], isFixed: false })),
  )
  const variables = [...taken, ...empty]
  const times = new Map(
    problem.schools.flatMap(({ urn, times: of }) => seats.map((seat) => [`${urn} ${seat}`, of[seat]])),
  )
  const constraints: Constraint[] = []
  for (const [, places] of grouped(variables, ({ host, seat }) => `${host} ${seat}`)) {
    constraints.push({ kind: 'SEAT', sense: '=', bound: room(variables, places, 1), variables: places })
  }
  for (const [name, places] of grouped(taken, ({ guest, seat }) => `${guest} ${seat}`)) {
    const bound = room(variables, places, times.get(name) ?? 0)
    if (places.length > bound) constraints.push({ kind: 'CAPACITY', sense: '<=', bound, variables: places })
  }
  for (const [, places] of grouped(taken, ({ host, guest }) => [host, guest].sort().join(' '))) {
    const bound = room(variables, places, 1)
    if (places.length > bound) constraints.push({ kind: 'PAIR', sense: '<=', bound, variables: places })
  }
  return { variables, constraints }
}

export interface PairingSolution {
  readonly pairings: readonly Pairing[]
  readonly empty: readonly { readonly host: Urn; readonly seat: Seat }[]
  readonly cost: number
}

/** Solvers answer in floating point: 0.9999999 is a yes. */
const isYes = (value: number | undefined): boolean => (value ?? 0) > 0.5

export function readSolution({ variables }: PairingModel, values: readonly number[]): PairingSolution {
  const chosen = variables.filter((_, place) => isYes(values[place]))
  return {
    pairings: chosen.flatMap(({ host, seat, guest }) => (guest === null ? [] : [{ host, seat, guest }])),
    empty: chosen.flatMap(({ host, seat, guest }) => (guest === null ? [{ host, seat }] : [])),
    cost: Math.round(chosen.reduce((sum, { cost }) => sum + cost, 0) * 100) / 100,
  }
}

/** PAI-5: what a solver says is looked over before anybody sees it: the constraints that do not hold. */
export const brokenConstraints = (model: PairingModel, values: readonly number[]): Constraint[] =>
  model.constraints.filter(({ sense, bound, variables }) => {
    const sum = variables.filter((place) => isYes(values[place])).length
    return sense === '=' ? sum !== bound : sum > bound
  })
