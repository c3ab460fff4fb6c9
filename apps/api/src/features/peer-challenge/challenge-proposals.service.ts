/** The coordinator proposes who challenges whom, and changes the team when somebody drops out. */
import type { Actor } from '@alongside/domain/actor'
import { asksAgain, type Conflict } from '@alongside/domain/challenge-team'
import { type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import type { ChallengeId, DocumentId, PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import { hasReached } from '@alongside/domain/peer-challenge-states'
import { may } from '@alongside/domain/permissions'
import { Refusal } from '@alongside/domain/refusal'
import { mostVisitDays } from '@alongside/domain/review-visit'
import { isSchoolDay, schoolDaysBetween } from '@alongside/domain/school-days'
import { Injectable } from '@nestjs/common'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { coverFollows } from '../cover/cover-following.service.js'
import { noticesDone } from '../inbox/notices.service.js'
import { askHeadsOf } from '../load/asking-heads.service.js'
import { tooMuchFor } from '../load/load-forecast.service.js'
import { tellTheyAreFull } from '../load/load-guard.service.js'
import { ChallengeAccess } from './challenge-access.service.js'
import { auditedChallenge, changedChallenge, headsOf, heldChallenge, tellPeople } from './challenge-change.service.js'
import {
  type ChallengeRecord,
  challengesById,
  declaredBefore,
  memberOf,
  plannedDays,
  visitingSchools,
} from './challenge-record.service.js'
import { askAgain, conflictsOfSchools } from './challenge-ties.service.js'

export interface MemberWish {
  readonly personId: PersonId
  readonly urn: Urn
  readonly isTrained: boolean
  readonly isFacilitator: boolean
}
export interface TeamWish {
  readonly members: readonly MemberWish[]
  readonly leadId: PersonId | null
}
export interface ChallengeWish extends TeamWish {
  readonly allianceId: SpaceId
  readonly host: Urn
  readonly championId: PersonId | null
  readonly visitFirstDay: CivilDate | null
  readonly visitLastDay: CivilDate | null
  /** Of a round of pairing that gave rise to it. */
  readonly roundId?: string | null
}

const mostMembers = 8

@Injectable()
export class ChallengeProposals {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: ChallengeAccess,
  ) {}

  propose(actor: Actor, wish: ChallengeWish): Promise<ChallengeRecord> {
    return this.work.run(actor, (work) => this.proposeIn(work, actor, wish))
  }

  /** Also for a round of pairing, which proposes many in one piece of work. */
  async proposeIn(work: Work, actor: Actor, wish: ChallengeWish): Promise<ChallengeRecord> {
    const spaceId = wish.allianceId
    if (!actor.spaces.includes(spaceId)) throw new Refusal('not-found')
    if (!may(actor, 'peerChallenge.propose', { spaceId })) throw new Refusal('not-allowed')
    const hostSpaceId = await hostSpace(work, spaceId, wish.host)
    await seemly(work, spaceId, wish)
    if (wish.championId !== null) await ofHost(work, wish.host, wish.championId)
    const id = newId<ChallengeId>()
    const documents = [0, 0, 0, 0].map(() => newId<DocumentId>())
    await work.sql(
      `insert into peer_challenge (space_id, id, host_urn, host_space_id, round_id, state, progress, lead_id, champion_id, proposed_by, visit_first_day, visit_last_day, self_review_id, desk_study_id, findings_id, summary_id)
       values ($1, $2, $3, $4, $5, 'PROPOSED', 0, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        spaceId,
        id,
        wish.host,
        hostSpaceId,
        wish.roundId ?? null,
        wish.leadId,
        wish.championId,
        actor.personId,
        wish.visitFirstDay,
        wish.visitLastDay,
        ...documents,
      ],
    )
    const conflicts = await conflictsOfSchools(work, spaceId, wish.host, urnsOf(wish))
    for (const member of wish.members) await added(work, { spaceId, id }, member, conflicts)
    await work.alsoIn(hostSpaceId)
    const record = (await challengesById(work, [id]))[0]!
    visitAhead(record)
    await this.access.documents(work, record)
    await auditedChallenge(work, record, 'peer-challenge.propose', { to: 'PROPOSED' })
    await tellPeople(
      work,
      record,
      wish.members.map(({ personId }) => personId),
      'CHALLENGE_DECLARE',
    )
    await tellPeople(work, record, await headsAsked(work, record), 'CHALLENGE_TO_SIGN')
    await guarded(work, record, wish.members)
    return changedChallenge(work, id)
  }

  /** Whoever stays keeps what they declared; heads are asked again where the team is another. */
  changeTeam(actor: Actor, id: ChallengeId, wish: TeamWish): Promise<ChallengeRecord> {
    return this.work.run(actor, async (work) => {
      const { record } = await heldChallenge(work, actor, id, 'peerChallenge.changeTeam')
      if (hasReached(record, 'FINDINGS_AGREED') || record.endedOn !== null) throw new Refusal('challenge.team-fixed')
      await seemly(work, record.spaceId, wish)
      const conflicts = await conflictsOfSchools(work, record.spaceId, record.host, urnsOf(wish))
      const leaving = record.members.filter(({ personId }) => !wish.members.some((one) => one.personId === personId))
      await removed(
        work,
        record,
        leaving.map(({ personId }) => personId),
      )
      const arriving: PersonId[] = []
      for (const member of wish.members) {
        const known = memberOf(record, member.personId)
        if (known?.urn === member.urn) await keptAs(work, record, member, conflicts)
        else {
          arriving.push(member.personId)
          await added(work, record, member, conflicts)
        }
      }
      const offices = {
        lead_id: wish.leadId,
        follow_up_id: wish.members.some(({ personId }) => personId === record.followUpId) ? record.followUpId : null,
      }
      await work.sql('update peer_challenge set lead_id = $3, follow_up_id = $4 where space_id = $1 and id = $2', [
        record.spaceId,
        id,
        offices.lead_id,
        offices.follow_up_id,
      ])
      const [after] = await challengesById(work, [id])
      const isOther = asksAgain(record.members, after!.members) || wish.leadId !== record.leadId
      if (wish.leadId !== record.leadId) await lapsed(work, record)
      if (isOther) await askAgain(work, record, 'team')
      await auditedChallenge(work, record, 'peer-challenge.change-team', {
        detail: { added: arriving, removed: leaving.map(({ personId }) => personId), lead: wish.leadId },
      })
      const gone = [...leaving.map(({ personId }) => personId), ...arriving]
      await this.access.take(work, record, gone)
      for (const { personId } of leaving) await noticesDone(work, 'CHALLENGE_DECLARE', id, personId)
      await tellPeople(work, record, arriving, 'CHALLENGE_DECLARE')
      await guarded(
        work,
        after!,
        wish.members.filter(({ personId }) => arriving.includes(personId)),
      )
      if (isOther) await tellPeople(work, record, await headsAsked(work, after!), againOr(record))
      return changedChallenge(
        work,
        id,
        {},
        leaving.map(({ personId }) => personId),
      )
    })
  }
}

/** M6, while it is only proposed: whose half-term would be too full is told, and their head is asked, as heads are for signatures. */
async function guarded(work: Work, record: ChallengeRecord, members: readonly MemberWish[]): Promise<void> {
  const plan = { ...plannedDays(record), people: members.map(({ personId }) => personId) }
  const people = await tooMuchFor(work, plan)
  await tellTheyAreFull(work, people, plan)
  for (const person of people) await askHeadsOf(work, person, plan)
}

/** What heads are asked for: their first signature, or once more. */
export const againOr = (record: ChallengeRecord): string =>
  hasReached(record, 'AGREED') ? 'CHALLENGE_SIGN_AGAIN' : 'CHALLENGE_TO_SIGN'

export const headsAsked = (work: Work, record: ChallengeRecord): Promise<PersonId[]> =>
  headsOf(work, [record.host, ...visitingSchools(record)])

const urnsOf = ({ members }: TeamWish): Urn[] => members.map(({ urn }) => urn)

async function hostSpace(work: Work, spaceId: SpaceId, host: Urn): Promise<SpaceId> {
  const [found] = await work.sql<{ id: SpaceId }>(
    `select s.id from space s join school_membership m on m.urn = s.urn and m.space_id = $1 and m.state = 'ACTIVE' where s.urn = $2`,
    [spaceId, host],
  )
  if (!found) throw new Refusal('challenge.school-not-active')
  return found.id
}

/** A team whose people work where the wish says, at schools of the alliance. */
async function seemly(work: Work, spaceId: SpaceId, { members, leadId }: TeamWish): Promise<void> {
  if (members.length === 0 || members.length > mostMembers) throw new Refusal('challenge.team-size', { mostMembers })
  const people = members.map(({ personId }) => personId)
  if (new Set(people).size < people.length) throw new Refusal('challenge.member-twice')
  if (leadId !== null && !people.includes(leadId)) throw new Refusal('challenge.lead-not-in-team')
  const rows = await work.sql<{ urn: Urn; person: PersonId }>(
    `select distinct s.urn, h.person_id as person from role_holding h join space s on s.id = h.space_id join person p on p.id = h.person_id
      where h.person_id = any($1) and p.state = 'ACTIVE' and h.role not in ('GOVERNOR', 'TRUST_LEADER', 'OBSERVER') and h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)`,
    [people],
  )
  const active = await work.sql<{ urn: Urn }>(
    `select urn from school_membership where space_id = $1 and state = 'ACTIVE' and urn = any($2)`,
    [spaceId, members.map(({ urn }) => urn)],
  )
  for (const { personId, urn } of members) {
    if (!active.some((one) => one.urn === urn)) throw new Refusal('challenge.school-not-active')
    if (!rows.some((row) => row.urn === urn && row.person === personId))
      throw new Refusal('challenge.member-not-of-school')
  }
}

export async function ofHost(work: Work, host: Urn, person: PersonId): Promise<void> {
  const [found] = await work.sql(
    `select 1 from role_holding h join space s on s.id = h.space_id where s.urn = $1 and h.person_id = $2 and h.role not in ('GOVERNOR', 'TRUST_LEADER', 'OBSERVER')
       and h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)`,
    [host, person],
  )
  if (!found) throw new Refusal('challenge.champion-not-of-host')
}

/** Days that are only thought of: one to three, ahead, and with the school open. */
function visitAhead({ visitFirstDay: first, visitLastDay: last, calendar }: ChallengeRecord): void {
  if (first === null && last === null) return
  const [from, until] = [first ?? last!, last ?? first!]
  if (from <= dayInLondon(new Date())) throw new Refusal('challenge.visit-in-the-past')
  const closed = [from, until].filter((day) => !isSchoolDay(day, calendar))
  if (closed.length > 0) throw new Refusal('visit.host-closed', { closed: closed.join(', ') })
  if (until < from || schoolDaysBetween(from, until, calendar) >= mostVisitDays)
    throw new Refusal('visit.days', { mostVisitDays })
}

type At = Pick<ChallengeRecord, 'spaceId' | 'id'>

/** Whoever was in the team before and comes back declares anew: much may have happened. */
async function added(
  work: Work,
  at: At,
  { personId, urn, isTrained, isFacilitator }: MemberWish,
  conflicts: ReadonlyMap<Urn, Conflict[]>,
): Promise<void> {
  await work.sql(
    `insert into challenge_member (space_id, challenge_id, person_id, urn, is_trained, is_facilitator, school_conflicts, added_by, added_at) values ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp())
     on conflict (space_id, challenge_id, person_id) do update set urn = excluded.urn, is_trained = excluded.is_trained, is_facilitator = excluded.is_facilitator, school_conflicts = excluded.school_conflicts,
       earlier_declarations = ${declaredBefore('false')}, added_by = excluded.added_by, added_at = excluded.added_at, removed_at = null, declared_at = null, employed_by_host = null, relative_there = null, other_interest = ''`,
    [
      at.spaceId,
      at.id,
      personId,
      urn,
      isTrained,
      isFacilitator,
      conflicts.get(urn) ?? [],
      work.actor?.personId ?? null,
    ],
  )
}

async function keptAs(
  work: Work,
  at: At,
  { personId, urn, isTrained, isFacilitator }: MemberWish,
  conflicts: ReadonlyMap<Urn, Conflict[]>,
): Promise<void> {
  await work.sql(
    'update challenge_member set is_trained = $4, is_facilitator = $5, school_conflicts = $6 where space_id = $1 and challenge_id = $2 and person_id = $3',
    [at.spaceId, at.id, personId, isTrained, isFacilitator, conflicts.get(urn) ?? []],
  )
}

/** Who no longer goes misses no lessons. */
export async function removed(work: Work, at: At, people: readonly PersonId[]): Promise<void> {
  await work.sql(
    'update challenge_member set removed_at = now() where space_id = $1 and challenge_id = $2 and person_id = any($3)',
    [at.spaceId, at.id, [...people]],
  )
  await coverFollows(work, at.id)
}

/** Another leads: what the former lead signed for the team is asked of the new one. */
export async function lapsed(work: Work, at: At): Promise<void> {
  await work.sql(
    `update challenge_signature set lapsed_at = now() where space_id = $1 and challenge_id = $2 and part = 'LEAD_REVIEWER' and lapsed_at is null`,
    [at.spaceId, at.id],
  )
}
