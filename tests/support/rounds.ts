// Rounds of pairing in a test: schools on a map, what each says, and the words of each step as a browser sends them.
import type { AllianceId, Urn } from '@alongside/domain/ids'
import type { Answer, Caller } from './ask.js'
import { eventually } from './eventually.js'
import type { Someone, World } from './world.js'

export const roundParts = `id title state version isSolving isStale isLost solvedAt signUpUntil whoCanRead
  abilities { solve stop wish accept cancel signUp } mySchools { name } waitingFor { name }
  result { cost isBest empty more gone { host { name } guest { name } seat } come { host { name } guest { name } seat } }
  signUps { school { name } notThisTerm isHost strengths wants visitorTimes facilitatorTimes reviewers trained days }
  seats { seat isByHand host { name } guest { name } warnings commonDays why { value parts { name says } } costOfChange
    others { guest { name } more inTheWay inTheWayOf { name } } excluded { guest { name } reasons } }
  wishes { id kind seat host { name } guest { name } reason }`

const change = (name: string, more: string, given: string): string =>
  `mutation($id: ID!${more}) { ${name}(roundId: $id${given}) { ${roundParts} } }`
const pair = [', $pair: PairingInput!, $reason: String!', ', pair: $pair, reason: $reason'] as const

export const roundSteps = {
  signUp: change('signUpForRound', ', $urn: ID!, $signUp: PairingSignUpInput!', ', urn: $urn, signUp: $signUp'),
  solve: change('solvePairing', '', ''),
  stop: change('stopPairing', '', ''),
  pin: change('pinPair', ...pair),
  bar: change('barPair', ...pair),
  clear: change('clearWish', ', $wishId: ID!', ', wishId: $wishId'),
  accept: change('acceptPairing', '', ''),
  cancel: change('cancelPairingRound', ', $reason: String!', ', reason: $reason'),
} as const
export type RoundStep = keyof typeof roundSteps

export const openRound = `mutation($alliance: ID!, $title: String!, $firstDay: Date!, $lastDay: Date!, $signUpUntil: Date!) {
  openPairingRound(allianceId: $alliance, title: $title, firstDay: $firstDay, lastDay: $lastDay, signUpUntil: $signUpUntil) { ${roundParts} } }`

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
export const plan = { title: 'Autumn round', firstDay: inDays(40), lastDay: inDays(80), signUpUntil: inDays(20) }

/** A school with its head and one more colleague, both of whom could go. */
export interface Place {
  readonly urn: Urn
  readonly name: string
  readonly head: Someone
  readonly teacher: Someone
}

export const saying = (place: Place, more: object = {}): object => ({
  notThisTerm: false,
  isHost: true,
  strengths: ['READING'],
  wants: ['MATHS'],
  visitorTimes: 1,
  facilitatorTimes: 1,
  reviewers: [place.head.id, place.teacher.id],
  trained: [place.head.id],
  days: [],
  ...more,
})

export class Rounds {
  constructor(
    readonly alliance: AllianceId,
    readonly coordinator: Caller,
  ) {}

  async open(who: Caller = this.coordinator, more: object = {}): Promise<Answer> {
    return (await who.ask(openRound, { alliance: this.alliance, ...plan, ...more })).openPairingRound
  }

  async does(who: Caller, step: RoundStep, id: string, more: object = {}): Promise<Answer> {
    return Object.values((await who.ask(roundSteps[step], { id, ...more })) as Record<string, unknown>)[0]
  }

  no(who: Caller, step: RoundStep, id: string, more: object = {}): Promise<string> {
    return who.refused(roundSteps[step], { id, ...more })
  }

  signUp(place: Place, id: string, more: object = {}): Promise<Answer> {
    return this.does(place.head, 'signUp', id, { urn: place.urn, signUp: saying(place, more) })
  }

  async sees(who: Caller, id: string): Promise<Answer> {
    return (await who.ask(`query($id: ID!) { pairingRound(id: $id) { ${roundParts} } }`, { id })).pairingRound
  }

  /** Asks for the pairs and waits until they are there. */
  async solved(id: string): Promise<Answer> {
    await this.does(this.coordinator, 'solve', id)
    return eventually(async () => {
      const round = await this.sees(this.coordinator, id)
      return round.isSolving ? null : round
    })
  }
}

export async function places(w: World, names: readonly string[], more: (at: number) => object = () => ({})) {
  const all: Place[] = []
  for (const [at, name] of names.entries()) {
    const urn = await w.school(name, { takesPart: true })
    const {
      easting = 400_000 + at * 4_000,
      northing = 300_000,
      roll = 200 + at * 10,
      fsm = 10 + at,
      trust = null,
    } = more(at) as Record<string, unknown>
    await w.sql(
      'update school set easting = $2, northing = $3, roll = $4, percent_fsm = $5, trust_uid = $6 where urn = $1',
      [urn, easting, northing, roll, fsm, trust],
    )
    all.push({
      urn,
      name,
      head: await w.person({ name: `Head of ${name}`, role: 'HEADTEACHER', school: urn }),
      teacher: await w.person({ name: `Teacher of ${name}`, role: 'TEACHER', school: urn }),
    })
  }
  return all
}
