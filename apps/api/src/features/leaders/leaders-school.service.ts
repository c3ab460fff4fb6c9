/** "My school": what waits for it, how much is asked of its staff (counts alone), and how robust its challenges are. */
import { type Actor, headsSchool } from '@alongside/domain/actor'
import { type CivilDate, dayInLondon, dayInWords } from '@alongside/domain/civil-date'
import type { ActionId, ChallengeId, PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import { may } from '@alongside/domain/permissions'
import { halfTermFor } from '@alongside/domain/workload'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import type { Asking } from '../../platform/graphql/asking.js'
import { eyesOn } from '../peer-challenge/challenge-policy.service.js'
import { challengesOfHost } from '../peer-challenge/challenge-record.service.js'
import { askedOf } from '../peer-review/review-load.service.js'
import { indicatorsOf } from './challenge-indicators.service.js'
import type {
  LeadersActionType,
  LeadersChallengeType,
  LeadersIndicatorType,
  LeadersLoadType,
  LeadersSchoolType,
} from './leaders.graphql.js'

/** Anything about people is about five of them or more. */
const fewestPeople = 5

const today = (): CivilDate => dayInLondon(new Date())

@Injectable()
export class LeadersSchool {
  /** Null for whoever does not lead there. */
  async school({ reader, actor }: Asking, urn: Urn): Promise<LeadersSchoolType | null> {
    const [space] = await reader.sql<{ id: SpaceId }>('select id from space where urn = $1', [urn])
    if (!space || !may(actor, 'leaders.school', { spaceId: space.id, urn })) return null
    const load = await loadOf(reader, space.id)
    const challenges = await challengesSeen(reader, actor, urn)
    const actions = await actionsOf(reader, space.id)
    const indicators = await indicatorsSeen(reader, actor, urn)
    return { urn, load, challenges, actions, indicators }
  }
}

async function loadOf(reader: Reader, space: SpaceId): Promise<LeadersLoadType> {
  const people = await reader.sql<{ id: PersonId }>(
    `select distinct p.id from role_holding h join person p on p.id = h.person_id
      where h.space_id = $1 and h.role in ('TEACHER', 'CPD_LEAD', 'SCHOOL_LEADER', 'HEADTEACHER', 'EXECUTIVE_HEAD') and not h.deputy and p.state = 'ACTIVE'
        and h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)`,
    [space],
  )
  const asked = await askedOf(
    reader,
    people.map(({ id }) => id),
    null,
  )
  const count = (level: string): number => [...asked.values()].filter(({ load }) => load.level === level).length
  const { from, until } = halfTermFor(today())
  const window = `this half-term, ${dayInWords(from)} to ${dayInWords(until)}`
  const isHidden = people.length < fewestPeople
  const counts = isHidden
    ? { green: 0, amber: 0, red: 0 }
    : { green: count('GREEN'), amber: count('AMBER'), red: count('RED') }
  return { isHidden, people: people.length, ...counts, window }
}

/** A leader of a visiting school who is not its head has no part in what its colleagues do elsewhere. */
const challengesSeen = (reader: Reader, actor: Actor, urn: Urn): Promise<LeadersChallengeType[]> =>
  reader.sql<LeadersChallengeType>(
    `select c.id, c.host_urn as "hostUrn", c.state, c.postponed_from as "postponedFrom", c.visit_first_day::text as "visitFirstDay" from peer_challenge c
      where c.host_urn = $1 or ($2 and exists (select from challenge_member m where m.space_id = c.space_id and m.challenge_id = c.id and m.urn = $1 and m.removed_at is null))
      order by c.ended_on is not null, coalesce(c.visit_first_day, c.created_at::date) desc, c.id limit 6`,
    [urn, headsSchool(actor, urn)],
  )

/** Open actions of the school's own challenges, the next due first; row-level security says which of them one reads. */
async function actionsOf(reader: Reader, space: SpaceId): Promise<LeadersActionType[]> {
  const rows = await reader.sql<{
    id: ActionId
    challengeId: ChallengeId
    what: string
    dueOn: CivilDate
    state: string
    ownerId: PersonId
  }>(
    `select id, challenge_id as "challengeId", what, due_on::text as "dueOn", state, owner_id as "ownerId" from improvement_action
      where space_id = $1 and state in ('PLANNED', 'IN_HAND', 'DONE') order by due_on, id limit 50`,
    [space],
  )
  return rows.map(({ state, ...action }) => ({
    ...action,
    isOverdue: action.dueOn < today() && state !== 'DONE',
    isDone: state === 'DONE',
  }))
}

async function indicatorsSeen(reader: Reader, actor: Actor, urn: Urn): Promise<LeadersIndicatorType[]> {
  const seen = (await challengesOfHost(reader, urn)).filter((record) => eyesOn(actor, record) !== null)
  const indicators = await indicatorsOf(reader, seen, today())
  return seen.flatMap(({ id }) => {
    const figure = indicators.get(id)
    if (!figure || figure.value === null) return []
    const { band, gates, isProvisional } = figure
    return [{ challengeId: id, figure, band, gates, isProvisional }]
  })
}
