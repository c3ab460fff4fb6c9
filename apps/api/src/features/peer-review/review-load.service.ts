/** How much is asked of somebody this half-term, whom one can ask for a review, and what people said about being asked. */
import type { Actor } from '@alongside/domain/actor'
import { type CivilDate, dayInLondon, isCivilDate } from '@alongside/domain/civil-date'
import type { PersonId, Urn } from '@alongside/domain/ids'
import type { ReviewedKind } from '@alongside/domain/peer-review'
import { Refusal } from '@alongside/domain/refusal'
import { limits, tidyLine } from '@alongside/domain/text'
import {
  endOfHalfTerm,
  halfTermFor,
  isAway,
  type Load,
  levelIfAsked,
  loadIn,
  type ReviewAvailability,
  usualMinutes,
} from '@alongside/domain/workload'
import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '../../platform/db/unit-of-work.js'
import type { Asking } from '../../platform/graphql/asking.js'
import type { Asks } from '../enquiry/enquiry-record.service.js'
import { allowances, askedOfPeople, byPerson, calendarsOfPeople, tooMuchFor } from '../load/load-forecast.service.js'
import type { ReviewerChoiceType } from './peer-review.graphql.js'
import { itemToOffer, type ReviewedItem } from './reviewed-item.service.js'

/** Beyond this nobody plans reviews; a typing slip is not kept. */
const mostReviewsLimit = 50
const offered = 12

export interface Asked {
  readonly load: Load
  /** What it would come to with one more review. */
  readonly loadWithOneMore: Load
  readonly isAway: boolean
  /** Their own head has said that they may be asked for more in this half-term. */
  readonly isAllowed: boolean
}

/** In the half-term of `day`, by the dates of each one's own school, over everything that any alliance asks of them. */
export async function askedOf(
  asks: Asks,
  people: readonly PersonId[],
  day: CivilDate | null,
): Promise<ReadonlyMap<PersonId, Asked>> {
  const today = dayInLondon(new Date())
  const on = day ?? today
  const all = byPerson(await askedOfPeople(asks, people))
  const calendarFor = await calendarsOfPeople(asks, people)
  const allowed = await allowances(asks, people)
  const said = await asks.sql<ReviewAvailability & { person: PersonId }>(
    `select person_id as person, not_until::text as "notUntil", most_per_half_term as "mostPerHalfTerm" from review_availability_of($1)`,
    [[...people]],
  )
  return new Map(
    people.map((person) => {
      const calendar = calendarFor(person)
      const halfTerm = halfTermFor(on, calendar)
      const isIn = (of: CivilDate): boolean => halfTermFor(of, calendar).from === halfTerm.from
      const theirs = all.get(person) ?? []
      const settled = theirs.filter(({ isSettled }) => isSettled)
      const reviews = theirs.filter(({ kind, on: of }) => kind === 'REVIEW' && isIn(of))
      const availability = said.find((one) => one.person === person) ?? { notUntil: null, mostPerHalfTerm: null }
      return [
        person,
        {
          load: loadIn(halfTerm, settled, undefined, calendar),
          loadWithOneMore: loadIn(halfTerm, [...settled, { ...oneReview, on }], undefined, calendar),
          isAway: isAway(availability, halfTerm, reviews.length, today),
          isAllowed: (allowed.get(person) ?? []).some(isIn),
        },
      ]
    }),
  )
}

const oneReview = { role: 'REVIEWER', minutes: usualMinutes.peerReview, travelMinutes: 0 } as const

interface Candidate {
  readonly id: PersonId
  readonly urn: Urn
  readonly school: string
  readonly trust: string | null
}

@Injectable()
export class ReviewLoad {
  constructor(private readonly work: UnitOfWork) {}

  /** Teaching staff of the alliance who do not work on it themselves; those from other schools first. */
  async reviewersFor(
    { reader, actor }: Asking,
    kind: ReviewedKind,
    itemId: string,
    search: string,
    dueOn: CivilDate | null,
  ): Promise<ReviewerChoiceType[]> {
    const item = await itemToOffer(reader, actor, kind, itemId)
    const start = tidyLine(search)
      .slice(0, limits.search)
      .replace(/[\\%_]/g, '\\$&')
    const found = await reader.sql<Candidate>(
      `select id, urn, school, trust from (
         select distinct on (p.id) p.id, p.name, s.urn, c.name as school, nullif(c.trust_uid, '') as trust
           from role_holding h join space s on s.id = h.space_id join school c on c.urn = s.urn join person p on p.id = h.person_id
          where s.urn in (select m.urn from school_membership m where m.space_id = $1 and m.state = 'ACTIVE')
            and h.role in ('TEACHER', 'CPD_LEAD', 'SCHOOL_LEADER', 'HEADTEACHER', 'EXECUTIVE_HEAD') and not h.deputy
            and h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)
            and p.state = 'ACTIVE' and p.id <> all($2) and (p.name ilike $4 || '%' or p.name ilike '% ' || $4 || '%')
          order by p.id, s.urn) candidate
        order by urn = any($3), lower(name), id limit ${offered}`,
      [item.spaceId, item.members.map(({ personId }) => personId), item.members.map(({ urn }) => urn), start],
    )
    const asked = await askedOf(
      reader,
      found.map(({ id }) => id),
      dueOn,
    )
    const trusts = await trustsOf(reader, item)
    return found.map((person) => {
      const { loadWithOneMore, isAllowed, isAway } = asked.get(person.id)!
      return {
        personId: person.id,
        urn: person.urn,
        level: levelIfAsked({ level: loadWithOneMore.level, isAllowed }),
        isAway,
        conflict: interestOf(person, item, trusts),
      }
    })
  }

  async availability({ reader, actor }: Asking): Promise<ReviewAvailability> {
    const [said] = await reader.sql<ReviewAvailability>(
      `select not_until::text as "notUntil", most_per_half_term as "mostPerHalfTerm" from review_availability where space_id = $1`,
      [actor.personId],
    )
    return said ?? { notUntil: null, mostPerHalfTerm: null }
  }

  async ownLoad({ reader, actor }: Asking): Promise<Load> {
    return (await askedOf(reader, [actor.personId], null)).get(actor.personId)!.load
  }

  async halfTermEnds({ reader, actor }: Asking): Promise<CivilDate> {
    const calendarFor = await calendarsOfPeople(reader, [actor.personId])
    return endOfHalfTerm(dayInLondon(new Date()), calendarFor(actor.personId))
  }

  setAvailability(actor: Actor, { notUntil, mostPerHalfTerm }: ReviewAvailability): Promise<ReviewAvailability> {
    if (notUntil !== null && !isCivilDate(notUntil)) throw new Refusal('input.not-a-date', { field: 'notUntil' })
    if (mostPerHalfTerm !== null && (mostPerHalfTerm < 0 || mostPerHalfTerm > mostReviewsLimit)) {
      throw new Refusal('input.not-a-number', { field: 'mostPerHalfTerm' })
    }
    return this.work.run(actor, async (work) => {
      await work.sql(
        `insert into review_availability (space_id, not_until, most_per_half_term) values ($1, $2, $3)
         on conflict (space_id) do update set not_until = excluded.not_until, most_per_half_term = excluded.most_per_half_term, changed_at = now()`,
        [actor.personId, notUntil, mostPerHalfTerm],
      )
      return { notUntil, mostPerHalfTerm }
    })
  }
}

async function trustsOf(asks: Asks, { members }: ReviewedItem): Promise<ReadonlySet<string>> {
  const rows = await asks.sql<{ trust: string }>(
    `select distinct trust_uid as trust from school where urn = any($1) and trust_uid <> ''`,
    [members.map(({ urn }) => urn)],
  )
  return new Set(rows.map(({ trust }) => trust))
}

/** What whoever asks should know, before the reviewer says the rest. */
function interestOf({ urn, school, trust }: Candidate, { members }: ReviewedItem, trusts: ReadonlySet<string>) {
  if (members.some((member) => member.urn === urn)) return `Works at ${school}, which takes part`
  if (trust !== null && trusts.has(trust)) return `${school} belongs to the same trust as a school that takes part`
  return null
}

/** Of whom as much is asked in the half-term of that day as one may ask, or more, and whose head has not said otherwise (M6). */
export async function redLoads(
  asks: Asks,
  people: readonly PersonId[],
  day: CivilDate,
): Promise<ReadonlySet<PersonId>> {
  return new Set(await tooMuchFor(asks, { people, days: [day], itemId: '' }))
}
