/** What is stuck around the work itself: invitations of schools, steps of peer challenges, reviews past their day. Dates and states, no words. */
import { type CivilDate, dayInLondon, dayInWords } from '@alongside/domain/civil-date'
import { challengeStuckAfter, stuckAfter } from '@alongside/domain/desk'
import type { ChallengeId, MembershipId, PersonId, ReviewId, Urn } from '@alongside/domain/ids'
import { schoolDaysBetween } from '@alongside/domain/school-days'
import { calendarsOf } from '../school/school-calendar.service.js'
import { type DeskPlace, keyOf, type Looks, type StuckRow, type WaitsFor } from './desk-row.service.js'

const heads = ['HEADTEACHER', 'EXECUTIVE_HEAD'] as const

interface Membership {
  readonly id: MembershipId
  readonly allianceId: string
  readonly alliance: string
  readonly urn: Urn
  readonly school: string
  readonly state: 'INVITED' | 'PENDING'
  readonly invitedAt: Date
}

export async function membershipsOpen(asks: Looks, desk: DeskPlace, today: CivilDate): Promise<StuckRow[]> {
  if (desk.hand === 'CPD_LEAD') return []
  const rows = await asks.sql<Membership>(
    `select m.id, m.space_id as "allianceId", a.name as alliance, m.urn, h.name as school, m.state, m.invited_at as "invitedAt"
       from school_membership m join school h on h.urn = m.urn join alliance a on a.space_id = m.space_id
      where m.state in ('INVITED', 'PENDING') and ($1::uuid is null or m.space_id = $1) and ($2::text is null or m.urn = $2) order by m.invited_at, m.id`,
    [desk.allianceId, desk.urn],
  )
  return rows
    .filter(({ invitedAt }) => schoolDaysBetween(dayInLondon(invitedAt), today) > stuckAfter.invitation)
    .map(({ id, allianceId, alliance, urn, school, state, invitedAt }) => {
      const isOwn = desk.side === 'SCHOOL'
      const open = isOwn ? `${alliance} waits for your answer` : `${school} has not answered the invitation`
      const unsigned = isOwn
        ? `The agreement of ${alliance} waits for your signature`
        : `${school} has accepted, and not signed the agreement yet`
      return {
        key: keyOf('MEMBERSHIP_OPEN', id),
        kind: 'MEMBERSHIP_OPEN',
        itemId: id,
        urn,
        personId: null,
        since: invitedAt,
        happensOn: null,
        text: state === 'INVITED' ? open : unsigned,
        detail: `Invited on ${dayInWords(dayInLondon(invitedAt))}`,
        path: isOwn ? `/alliance/${allianceId}` : '/alliance',
        reminder:
          state === 'INVITED'
            ? `${alliance} waits for the answer of ${school}`
            : `the agreement of ${alliance} waits for your signature`,
        waitsFor: { urns: [urn], roles: heads, path: `/alliance/${allianceId}` },
        ids: [],
      }
    })
}

interface Challenge {
  readonly id: ChallengeId
  readonly host: Urn
  readonly school: string
  readonly state: string
  readonly since: Date
  readonly createdAt: Date
  readonly isDated: boolean
  readonly leadId: PersonId | null
  readonly followUpId: PersonId | null
  readonly championId: PersonId | null
  readonly visiting: readonly Urn[]
}

/** What each step is called to somebody who sees dates and states of it, and nothing else. */
const steps: Readonly<Record<string, string>> = {
  PROPOSED: 'is proposed, and not signed by all',
  AGREED: 'is agreed, and has not begun',
  SELF_REVIEW: 'is at its self-review',
  SELF_REVIEW_SUBMITTED: 'waits for its desk study to begin',
  DESK_STUDY: 'is at its desk study',
  FINDINGS_DRAFT: 'waits for its findings to be agreed',
  RESPONSE_DUE: 'waits for the school’s answer',
  RESPONDED: 'waits for its workshop',
  WORKSHOP_HELD: 'has held its workshop, and its actions have not begun',
  FOLLOWED_UP: 'can be closed',
}

export async function challengesStuck(asks: Looks, desk: DeskPlace, today: CivilDate): Promise<StuckRow[]> {
  if (desk.hand === 'CPD_LEAD') return []
  const rows = await asks.sql<Challenge>(
    `select c.id, c.host_urn as host, h.name as school, c.state, c.state_since as since, c.created_at as "createdAt", c.visit_first_day is not null as "isDated", c.lead_id as "leadId", c.follow_up_id as "followUpId", c.champion_id as "championId",
        array(select distinct m.urn from challenge_member m where m.space_id = c.space_id and m.challenge_id = c.id and m.removed_at is null) as visiting
       from peer_challenge c join school h on h.urn = c.host_urn
      where c.ended_on is null and c.state <> 'POSTPONED' and ($1::uuid is null or c.space_id = $1) and ($2::text is null or c.host_urn = $2) order by c.state_since, c.id`,
    [desk.allianceId, desk.urn],
  )
  const calendars = await calendarsOf(
    asks,
    rows.map(({ host }) => host),
  )
  return rows.flatMap((row) => {
    const days = (from: Date): number => schoolDaysBetween(dayInLondon(from), today, calendars.get(row.host))
    const limit = challengeStuckAfter[row.state]
    const undated =
      !row.isDated &&
      ['AGREED', 'SELF_REVIEW', 'SELF_REVIEW_SUBMITTED', 'DESK_STUDY'].includes(row.state) &&
      days(row.createdAt) > stuckAfter.visitDates
    return [
      ...(undated ? [challengeRow(row, 'CHALLENGE_UNDATED')] : []),
      ...(limit !== undefined && days(row.since) > limit ? [challengeRow(row, 'CHALLENGE_STILL')] : []),
    ]
  })
}

function challengeRow(row: Challenge, kind: 'CHALLENGE_UNDATED' | 'CHALLENGE_STILL'): StuckRow {
  const { id, host, school, state, since, createdAt } = row
  const of = `The peer challenge of ${school}`
  const isDates = kind === 'CHALLENGE_UNDATED'
  return {
    key: keyOf(kind, id),
    kind,
    itemId: id,
    urn: host,
    personId: null,
    since: isDates ? createdAt : since,
    happensOn: null,
    text: isDates ? `The visit to ${school} has no dates yet` : `${of} ${steps[state] ?? 'stands still'}`,
    detail: isDates
      ? `Proposed on ${dayInWords(dayInLondon(createdAt))}`
      : `There since ${dayInWords(dayInLondon(since))}`,
    path: `/challenges/${id}`,
    reminder: isDates
      ? `the visit to ${school} has no dates yet`
      : `the peer challenge of ${school} ${steps[state] ?? 'stands still'}`,
    waitsFor: isDates ? toPeople([row.leadId]) : whoIsNext(row),
    ids: [],
  }
}

const toPeople = (people: readonly (PersonId | null)[]): WaitsFor => ({ people: people.flatMap((one) => one ?? []) })

/** Whoever has the next step; the head of the host where it is theirs. */
function whoIsNext({ state, host, visiting, leadId, followUpId, championId }: Challenge): WaitsFor {
  switch (state) {
    case 'PROPOSED':
      return { urns: [host, ...visiting], roles: heads }
    case 'SELF_REVIEW_SUBMITTED':
    case 'DESK_STUDY':
      return toPeople([leadId])
    case 'FINDINGS_DRAFT':
      return { ...toPeople([leadId]), urns: [host], roles: heads }
    case 'RESPONDED':
      return championId ? toPeople([championId]) : { urns: [host], roles: heads }
    case 'FOLLOWED_UP':
      return { ...toPeople([followUpId]), urns: [host], roles: heads }
    default:
      return { urns: [host], roles: heads }
  }
}

interface Summary {
  readonly id: ChallengeId
  readonly host: Urn
  readonly school: string
  readonly handedOverAt: Date
}

/** That it lies with the head, and since when: dates and states, which whoever coordinates always sees. What it says is read by nobody here. */
export async function summariesWaiting(asks: Looks, desk: DeskPlace, today: CivilDate): Promise<StuckRow[]> {
  if (desk.hand === 'CPD_LEAD') return []
  const seen = await asks.sql<Omit<Summary, 'handedOverAt'>>(
    `select c.id, c.host_urn as host, h.name as school from peer_challenge c join school h on h.urn = c.host_urn
      where c.state in ('FINDINGS_AGREED', 'RESPONSE_DUE', 'RESPONDED', 'WORKSHOP_HELD', 'IN_ACTION', 'FOLLOWED_UP') and ($1::uuid is null or c.space_id = $1) and ($2::text is null or c.host_urn = $2)`,
    [desk.allianceId, desk.urn],
  )
  if (seen.length === 0) return []
  const waiting = await asks.lookingAs<{ id: ChallengeId; at: Date }>(
    'worker',
    `select challenge_id as id, handed_over_at as at from challenge_summary where challenge_id = any($1) and state = 'WITH_HOST' and handed_over_at is not null order by handed_over_at, challenge_id`,
    [seen.map(({ id }) => id)],
  )
  const calendars = await calendarsOf(
    asks,
    seen.map(({ host }) => host),
  )
  return waiting.flatMap(({ id, at }) => {
    const { host, school } = seen.find((one) => one.id === id)!
    const days = schoolDaysBetween(dayInLondon(at), today, calendars.get(host))
    return days > stuckAfter.summary ? [summaryRow(desk, { id, host, school, handedOverAt: at }, days)] : []
  })
}

function summaryRow({ side }: DeskPlace, { id, host, school, handedOverAt }: Summary, days: number): StuckRow {
  const isOwn = side === 'SCHOOL'
  return {
    key: keyOf('SUMMARY_WAITS', id),
    kind: 'SUMMARY_WAITS',
    itemId: id,
    urn: host,
    personId: null,
    since: handedOverAt,
    happensOn: null,
    text: isOwn
      ? 'The summary of your peer challenge waits for you to say who reads it'
      : `The summary of the peer challenge has been with the head of ${school} for ${days} school days`,
    detail: `Handed over on ${dayInWords(dayInLondon(handedOverAt))}`,
    path: isOwn ? `/challenges/${id}?show=summary` : `/challenges/${id}`,
    reminder: `the summary of the peer challenge of ${school} waits for you to say who reads it`,
    waitsFor: { urns: [host], roles: heads, path: `/challenges/${id}?show=summary` },
    ids: [],
  }
}

interface Review {
  readonly id: ReviewId
  readonly title: string
  readonly dueOn: CivilDate
  readonly reviewers: readonly PersonId[]
  readonly names: readonly string[]
}

export async function reviewsLate(asks: Looks, desk: DeskPlace, today: CivilDate): Promise<StuckRow[]> {
  if (desk.side !== 'ALLIANCE') return []
  const rows = await asks.sql<Review>(
    `select r.id, r.title, r.due_on::text as "dueOn", array_agg(a.reviewer_id order by p.name) as reviewers, array_agg(p.name order by p.name) as names
       from peer_review r join review_assignment a on a.space_id = r.space_id and a.review_id = r.id and a.state in ('ACCEPTED', 'IN_REVIEW') join person p on p.id = a.reviewer_id
      where r.space_id = $1 and r.state = 'OPEN' and r.due_on < $2 group by r.id, r.title, r.due_on order by r.due_on, r.id`,
    [desk.spaceId, today],
  )
  return rows.map(({ id, title, dueOn, reviewers, names }) => ({
    key: keyOf('REVIEW_LATE', id),
    kind: 'REVIEW_LATE',
    itemId: id,
    urn: null,
    personId: reviewers[0] ?? null,
    since: new Date(`${dueOn}T12:00:00Z`),
    happensOn: null,
    text: `The review of “${title}” is past its day`,
    detail: `It was due on ${dayInWords(dueOn)}; ${names.length === 1 ? names[0] : `${names.length} reviewers`} ${names.length === 1 ? 'has' : 'have'} not handed it in`,
    path: `/reviews/${id}`,
    reminder: `the review of “${title}” was due on ${dayInWords(dueOn)}`,
    waitsFor: { people: reviewers },
    ids: [],
  }))
}
