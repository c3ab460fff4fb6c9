/** What is known of the schools of a round and of each two of them: asked of the database for all of them at once. */

import { conflictsOfSchool } from '@alongside/domain/challenge-team'
import type { CivilDate } from '@alongside/domain/civil-date'
import { areCompetitors, bothConsent } from '@alongside/domain/competition'
import type { PersonId, Urn } from '@alongside/domain/ids'
import type { Tags } from '@alongside/domain/match-score'
import { type PairingProblem, type PairingSchool, pairingProblem, type Tie } from '@alongside/domain/pairing'
import {
  areaLabels,
  type ChallengeArea,
  contextDistances,
  mayPair,
  minutesOneWay,
} from '@alongside/domain/pairing-round'
import type { Asks } from '../enquiry/enquiry-record.service.js'
import { redLoads } from '../peer-review/review-load.service.js'
import { type RoundRecord, type SignUpRecord, signUpsOf, wishesOf } from './pairing-record.service.js'

interface SchoolRow {
  readonly urn: Urn
  readonly name: string
  readonly phase: string | null
  readonly roll: number | null
  readonly percentFsm: number | null
  readonly easting: number | null
  readonly northing: number | null
  readonly isRural: boolean
  readonly groups: readonly string[]
}

interface Linked {
  readonly one: Urn
  readonly other: Urn
  readonly isDeclared: boolean
  readonly oneConsents: boolean
  readonly otherConsents: boolean
}

interface Between {
  readonly host: Urn
  readonly guest: Urn
}

const pairKey = (one: Urn, other: Urn): string => [one, other].sort().join(' ')
const wayKey = ({ host, guest }: Between): string => `${host} ${guest}`

/** Said as people read it: the tags of a score are words. */
const tags = (areas: readonly ChallengeArea[]): Tags =>
  Object.fromEntries(areas.map((area) => [areaLabels[area].toLowerCase(), 1]))

export interface RoundFacts {
  readonly problem: PairingProblem
  readonly signUps: ReadonlyMap<Urn, SignUpRecord>
  readonly names: ReadonlyMap<Urn, string>
}

/** Eight questions, however many schools. */
export async function factsOfRound(asks: Asks, round: RoundRecord, today: CivilDate): Promise<RoundFacts> {
  const all = await signUpsOf(asks, [round.id])
  mayPair(all)
  const signUps = all.filter(({ notThisTerm }) => !notThisTerm)
  const urns = signUps.map(({ urn }) => urn)
  const wishes = await wishesOf(asks, [round.id])
  const schools = await registerOf(asks, urns)
  const links = await linksOf(asks, round, urns)
  const reviewed = await reviewedOn(asks, urns)
  const past = await pastVisits(asks, urns, today)
  const worked = await workedTogether(asks, round, urns)
  const red = await redLoads(
    asks,
    signUps.flatMap(({ reviewers }) => reviewers),
    round.firstDay,
  )
  const said = new Map(signUps.map((one) => [one.urn, one]))
  const known = new Map(schools.map((one) => [one.urn, one]))
  const far = contextDistances(schools)
  const tie = (host: Urn, guest: Urn): Tie => {
    const [here, there] = [known.get(host)!, known.get(guest)!]
    const link = links.get(pairKey(host, guest))
    const isCompetitor = areCompetitors(competing(here), competing(there), link?.isDeclared ?? false)
    const hasConsent = link !== undefined && bothConsent({ one: link.oneConsents, other: link.otherConsents })
    const reviewedByHostOn = reviewed.get(wayKey({ host, guest })) ?? null
    const isSameGroup = here.groups.some((group) => there.groups.includes(group))
    const conflicts = conflictsOfSchool({ isSameGroup, isCompetitor, hasConsent, reviewedByHostOn }, today)
    return {
      facts: {
        needs: tags(said.get(host)!.wants),
        offers: tags(said.get(guest)!.strengths),
        contextDistance: far(host, guest),
        travelMinutes: minutesOneWay(here, there),
        isSwap: conflicts.includes('SWAP'),
        timesHelpedThisYear: past.helped.get(guest) ?? 0,
        hasWorkedTogether: worked.has(pairKey(host, guest)) || past.visited.has(wayKey({ host, guest })),
        prefers: 'NOVELTY',
        areCompetitors: isCompetitor,
      },
      conflicts,
      hasDeclined: past.declined.has(wayKey({ host, guest })),
    }
  }
  const problem = pairingProblem(
    signUps.map((one) => schoolIn(one, red)),
    tie,
    {
      pinned: wishes.filter(({ kind }) => kind === 'PIN'),
      barred: wishes.filter(({ kind }) => kind === 'BAR'),
    },
  )
  return { problem, signUps: said, names: new Map(schools.map(({ urn, name }) => [urn, name])) }
}

const competing = ({ urn, phase, easting, northing, isRural }: SchoolRow) => ({
  urn,
  phase: phase ?? urn, // unknown is like nobody else's
  easting,
  northing,
  isRural,
})

/** Red only when nobody else could go. */
const schoolIn = (said: SignUpRecord, red: ReadonlySet<PersonId>): PairingSchool => ({
  urn: said.urn,
  isHost: said.isHost,
  times: { VISITOR: said.visitorTimes, FACILITATOR: said.facilitatorTimes },
  isTrainedToFacilitate: said.trained.length > 0,
  isLoadRed: said.reviewers.length > 0 && said.reviewers.every((person) => red.has(person)),
})

const registerOf = (asks: Asks, urns: readonly Urn[]): Promise<SchoolRow[]> =>
  asks.sql<SchoolRow>(
    `select s.urn, s.name, s.phase, s.roll, s.percent_fsm::float8 as "percentFsm", s.easting, s.northing, coalesce(s.is_rural, false) as "isRural",
       array_remove(array[nullif(s.trust_uid, ''), nullif(s.trust_name, '')], null) || array(select g.group_id::text from governance_group_school g where g.urn = s.urn) as groups
       from school s where s.urn = any($1)`,
    [[...urns]],
  )

async function linksOf(asks: Asks, { allianceId }: RoundRecord, urns: readonly Urn[]): Promise<Map<string, Linked>> {
  const rows = await asks.sql<Linked>(
    `select one_urn as one, other_urn as other, declared_by is not null as "isDeclared", one_consents_at is not null as "oneConsents", other_consents_at is not null as "otherConsents"
       from competition_link where space_id = $1 and one_urn = any($2) and other_urn = any($2)`,
    [allianceId, [...urns]],
  )
  return new Map(rows.map((row) => [pairKey(row.one, row.other), row]))
}

async function reviewedOn(asks: Asks, urns: readonly Urn[]): Promise<Map<string, CivilDate>> {
  const rows = await asks.sql<Between & { day: CivilDate }>(
    `select h.urn as host, r.urn as guest, r.on_day::text as day from unnest($1::text[]) h (urn) cross join lateral last_reviews(h.urn, $1) r where r.on_day is not null`,
    [[...urns]],
  )
  return new Map(rows.map((row) => [wayKey(row), row.day]))
}

/** Earlier challenges within reach: who visited whom, who declined within a year, and how often each helped in it. */
async function pastVisits(asks: Asks, urns: readonly Urn[], today: CivilDate) {
  const rows = await asks.sql<Between & { declined: boolean; recent: boolean; challenge: string }>(
    `select distinct c.id as challenge, c.host_urn as host, m.urn as guest, c.state = 'DECLINED' as declined, c.created_at >= $2::date - 365 as recent
       from peer_challenge c join challenge_member m on m.space_id = c.space_id and m.challenge_id = c.id and m.removed_at is null
      where c.host_urn = any($1) and m.urn = any($1) and m.urn <> c.host_urn and c.state not in ('PROPOSED', 'CANCELLED')`,
    [[...urns], today],
  )
  const helped = new Map<Urn, number>()
  for (const { guest, declined, recent } of rows) {
    if (recent && !declined) helped.set(guest, (helped.get(guest) ?? 0) + 1)
  }
  return {
    helped,
    visited: new Set(rows.filter(({ declined }) => !declined).map(wayKey)),
    declined: new Set(rows.filter(({ declined, recent }) => declined && recent).map(wayKey)),
  }
}

async function workedTogether(asks: Asks, { allianceId }: RoundRecord, urns: readonly Urn[]): Promise<Set<string>> {
  const rows = await asks.sql<{ giver: Urn; receiver: Urn }>(
    `select distinct giver_urn as giver, receiver_urn as receiver from contribution_entry where space_id = $1 and state = 'CONFIRMED' and giver_urn = any($2) and receiver_urn = any($2)`,
    [allianceId, [...urns]],
  )
  return new Set(rows.map(({ giver, receiver }) => pairKey(giver, receiver)))
}
