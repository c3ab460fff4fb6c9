/** The alliance as its leaders see it: figures about all, of what heads released, and never of one school. */
import {
  challengeOverview,
  isRecent,
  shareChallenged,
  shareWithoutSwap,
  type Visiting,
} from '@alongside/domain/challenge-overview'
import { type CivilDate, dayInLondon, dayInWords } from '@alongside/domain/civil-date'
import type { AllianceId, ChallengeId, Urn } from '@alongside/domain/ids'
import { atLeast, type Metric, type MetricPart } from '@alongside/domain/metric'
import { may } from '@alongside/domain/permissions'
import { sinceTerms } from '@alongside/domain/school-terms'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import type { Asking } from '../../platform/graphql/asking.js'
import { ledSchools } from '../contribution/contribution-policy.service.js'
import type { SchoolType } from '../school/school.graphql.js'
import { SchoolService } from '../school/school.service.js'
import type { LeadersAllianceType, ReleasedIndicatorType } from './leaders.graphql.js'
import { learningFocusOf } from './learning-focus.service.js'

/** Figures about all need so many schools: inside the alliance, and for those who look from outside. */
const fewest = { inside: 3, outside: 5 } as const

const today = (): CivilDate => dayInLondon(new Date())

interface ClosedRow {
  readonly closedOn: CivilDate
  readonly value: number | null
  readonly www: number
  readonly ebi: number
  readonly viewsConfirmed: boolean
  readonly host: Urn
}

@Injectable()
export class LeadersAlliance {
  constructor(private readonly schools: SchoolService) {}

  async alliance(asking: Asking, allianceId: AllianceId): Promise<LeadersAllianceType | null> {
    const { reader, actor } = asking
    if (!may(actor, 'leaders.alliance', { spaceId: allianceId })) return null
    const isOffice = may(actor, 'alliance.inviteSchool', { spaceId: allianceId })
    const isReadOnly = !isOffice && ledSchools(actor, allianceId).length === 0
    const least = isReadOnly ? fewest.outside : fewest.inside
    const { members, visits, released } = await seenOf(reader, allianceId)
    const closed = await closedOf(reader, allianceId)
    const focus = await learningFocusOf(reader, allianceId, least)
    const hosts = await this.schools.schools(asking, [...new Set(released.map(({ hostUrn }) => hostUrn))])
    return {
      allianceId,
      ...overviewOf(closed, least),
      challenged: challengedOf(members, visits, least),
      withoutSwap: withoutSwapOf(visits, least),
      learningFocus: focus.figure,
      isFocusAmber: focus.isAmber,
      released: released.map((row) => releasedSeen(row, hosts.find(({ urn }) => urn === row.hostUrn)!)),
      isReadOnly,
    }
  }
}

interface ReleasedRow {
  readonly challengeId: ChallengeId
  readonly hostUrn: Urn
  readonly value: number | null
  readonly isProvisional: boolean
  readonly components: readonly MetricPart[]
  readonly day: CivilDate
}
interface Seen {
  readonly members: Urn[]
  readonly visits: Visiting[]
  readonly released: ReleasedRow[]
}

/**
 * The schools, who was visited by whom in the last three terms, and which figures were released to the asker: in one question.
 * Row-level security says to which audiences of which challenges somebody belongs.
 */
async function seenOf(reader: Reader, alliance: AllianceId): Promise<Seen> {
  const [seen] = await reader.sql<Seen>(
    `select
      (select coalesce(jsonb_agg(m.urn), '[]') from school_membership m where m.space_id = $1 and m.state in ('ACTIVE', 'PAUSED', 'LEAVING')) as members,
      (select coalesce(jsonb_agg(distinct jsonb_build_object('host', c.host_urn, 'visitor', m.urn)), '[]')
         from peer_challenge c join challenge_member m on m.space_id = c.space_id and m.challenge_id = c.id and m.removed_at is null
        where c.space_id = $1 and m.urn <> c.host_urn and c.progress >= challenge_progress('VISITING') and c.visit_first_day >= $2::date) as visits,
      (select coalesce(jsonb_agg(l), '[]') from (
        select r.challenge_id as "challengeId", c.host_urn as "hostUrn", r.value::float8 as value, r.is_provisional as "isProvisional", r.components, r.computed_at::date::text as day
          from released_indicator r join peer_challenge c on c.space_id = r.space_id and c.id = r.challenge_id where r.space_id = $1 order by r.computed_at desc, r.challenge_id limit 60) l) as released`,
    [alliance, sinceTerms(today(), 3)],
  )
  return seen!
}

/** Figures that heads released to coordinators or to all, whoever asks: what comes of them is about three schools or more. */
const closedOf = (reader: Reader, alliance: AllianceId): Promise<ClosedRow[]> =>
  reader.sql<ClosedRow>(
    `select closed_on::text as "closedOn", value, www, ebi, views_confirmed as "viewsConfirmed", host from closed_indicators($1)`,
    [alliance],
  )

const part = (name: string, says: string): MetricPart => ({ name, weight: 1, value: null, says })

function overviewOf(rows: readonly ClosedRow[], least: number): Pick<LeadersAllianceType, 'median' | 'isCosy'> {
  const overview = challengeOverview(
    rows.map(({ closedOn, value, www, ebi, viewsConfirmed }) => ({
      closedOn,
      indicator: value,
      isReleased: true,
      www,
      ebi,
      // Whether they were confirmed was counted when it was released; the views themselves stay with the host.
      views: [{ host: 'SECURE', team: viewsConfirmed ? 'SECURE' : null }],
    })),
    today(),
  )
  // Of whom the figure is: a year in which two schools were challenged three times says something about these two.
  const counted = rows.filter(({ closedOn, value }) => value !== null && isRecent(closedOn, today()))
  const isEnough = new Set(counted.map(({ host }) => host)).size >= least
  return {
    isCosy: isEnough && overview.isCosy,
    median: {
      value: isEnough ? overview.median : null,
      n: overview.n,
      window: 'closed within the last twelve months',
      parts: isEnough && overview.median !== null ? [] : [part('CHALLENGES', `shown from ${least} on`)],
      how: 'The middle one of the indicators that heads have released to coordinators or to the alliance. Half of the peer challenges lie above it, half below.',
    },
  }
}

const threeTerms = (): string => `three terms, since ${dayInWords(sinceTerms(today(), 3))}`

function challengedOf(members: readonly Urn[], visits: readonly Visiting[], least: number): Metric {
  const hosts = [...new Set(visits.map(({ host }) => host))].filter((urn) => members.includes(urn))
  const isEnough = members.length >= least
  return {
    value: isEnough ? shareChallenged(members, hosts) : null,
    n: members.length,
    window: threeTerms(),
    parts: [
      part('SCHOOLS', isEnough ? `${hosts.length} of ${members.length} schools` : `shown from ${least} schools on`),
    ],
    how: 'Schools of the alliance that were visited in a peer challenge within three terms, this one included, divided by all schools of the alliance.',
  }
}

function withoutSwapOf(visits: readonly Visiting[], least: number): Metric {
  const schools = new Set(visits.flatMap(({ host, visitor }) => [host, visitor]))
  const isEnough = schools.size >= least
  const value = isEnough ? shareWithoutSwap(visits) : null
  return {
    value,
    n: visits.length,
    window: threeTerms(),
    parts: [
      part(
        'PAIRINGS',
        value !== null && atLeast(value, 0)
          ? `${Math.round(value * visits.length)} of ${visits.length} pairings`
          : `shown from ${least} schools on`,
      ),
    ],
    how: 'Pairings of a host and a visiting school in which the host did not visit that school as well, divided by all pairings.',
  }
}

const releasedSeen = (
  { challengeId, value, isProvisional, components, day }: ReleasedRow,
  school: SchoolType,
): ReleasedIndicatorType => ({
  challengeId,
  isProvisional,
  school,
  figure: {
    value,
    n: components.length,
    window: `as of ${dayInWords(day)}`,
    parts: components,
    how: 'Each component from 0 to 1 times its weight, added up, and divided by the weights of the components that are due.',
  },
})
