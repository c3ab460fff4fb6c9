/** "My school": what waits for it, how much is asked of its staff (counts alone), and how robust its challenges are. */
import { type Actor, headsSchool } from '@alongside/domain/actor'
import { type CivilDate, dayInLondon, dayInWords } from '@alongside/domain/civil-date'
import type { ActionId, ChallengeId, PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import { hasEnded, hasReached } from '@alongside/domain/peer-challenge-states'
import { may } from '@alongside/domain/permissions'
import type { RobustChallenge } from '@alongside/domain/robust-challenge'
import { halfTermFor, type LoadLevel, loadIn } from '@alongside/domain/workload'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import type { Asking } from '../../platform/graphql/asking.js'
import { askedOfPeople, byPerson } from '../load/load-forecast.service.js'
import { eyesOn } from '../peer-challenge/challenge-policy.service.js'
import { type ChallengeRecord, challengesOfHost } from '../peer-challenge/challenge-record.service.js'
import { calendarOf } from '../school/school-calendar.service.js'
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
    const space = actor.holdings.find((held) => held.urn === urn)?.spaceId
    if (!space || !may(actor, 'leaders.school', { spaceId: space, urn })) return null
    const load = await loadOf(reader, space, urn)
    const challenges = await challengesSeen(reader, actor, urn)
    const actions = await actionsOf(reader, space)
    const indicators = await indicatorsSeen(reader, actor, urn)
    return { urn, load, challenges, actions, indicators }
  }
}

async function loadOf(reader: Reader, space: SpaceId, urn: Urn): Promise<LeadersLoadType> {
  const people = await reader.sql<{ id: PersonId }>(
    `select id from holders_of($1, array['TEACHER', 'CPD_LEAD', 'SCHOOL_LEADER', 'HEADTEACHER', 'EXECUTIVE_HEAD'])`,
    [space],
  )
  const asked = byPerson(
    await askedOfPeople(
      reader,
      people.map(({ id }) => id),
    ),
  )
  const calendar = await calendarOf(reader, urn)
  const halfTerm = halfTermFor(today(), calendar)
  const levels = people.map(({ id }) => {
    const agreed = (asked.get(id) ?? []).filter(({ isSettled }) => isSettled)
    return loadIn(halfTerm, agreed, undefined, calendar).level
  })
  const count = (level: LoadLevel): number => levels.filter((one) => one === level).length
  const { from, until } = halfTerm
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

/** Before the findings are agreed a school is not told how much its team has noted, judged or found: not even as a count. */
const notYet: RobustChallenge = {
  value: null,
  n: 0,
  window: 'this peer challenge',
  parts: [],
  how: 'It is worked out once the findings are agreed.',
  isProvisional: true,
  band: null,
  gates: [],
}

const isUnderWay = (record: ChallengeRecord): boolean => hasReached(record, 'AGREED') && !hasEnded(record.state)

async function indicatorsSeen(reader: Reader, actor: Actor, urn: Urn): Promise<LeadersIndicatorType[]> {
  const seen = (await challengesOfHost(reader, urn)).filter((record) => eyesOn(actor, record) !== null)
  const agreed = seen.filter(({ findingsAgreedOn }) => findingsAgreedOn !== null)
  const indicators = await indicatorsOf(reader, agreed, today())
  return seen.flatMap((record) => {
    const figure = indicators.get(record.id) ?? (isUnderWay(record) ? notYet : null)
    if (!figure) return []
    const { band, gates, isProvisional } = figure
    return [{ challengeId: record.id, figure, band, gates, isProvisional }]
  })
}
