/** What people do with a round: open it, sign up, set pairs by hand, call it off. */
import type { Actor } from '@alongside/domain/actor'
import { dayInLondon } from '@alongside/domain/civil-date'
import type { AllianceId, PersonId, RoundId, Urn, WishId } from '@alongside/domain/ids'
import { reasonGiven } from '@alongside/domain/life-cycle'
import type { Pairing } from '@alongside/domain/pairing'
import { moveRound, planRound, type RoundPlan, type SignUp, signUp } from '@alongside/domain/pairing-round'
import { Refusal } from '@alongside/domain/refusal'
import { cleanText, limits } from '@alongside/domain/text'
import { Injectable } from '@nestjs/common'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { noticesDone } from '../inbox/notices.service.js'
import {
  auditedRound,
  changedRound,
  heldRound,
  heldToRun,
  notSolving,
  schoolsOf,
  staleNow,
} from './pairing-change.service.js'
import { authorise, seesRounds } from './pairing-policy.service.js'
import { type RoundRecord, signUpsOf, tagged, wishesOf } from './pairing-record.service.js'

const today = () => dayInLondon(new Date())

@Injectable()
export class PairingRounds {
  constructor(private readonly work: UnitOfWork) {}

  open(actor: Actor, alliance: AllianceId, plan: RoundPlan): Promise<RoundRecord> {
    return this.work.run(actor, async (work) => {
      if (!seesRounds(actor, alliance)) throw new Refusal('not-found')
      authorise(actor, 'pairing.run', alliance)
      const { title, firstDay, lastDay, signUpUntil } = planRound(plan, today())
      const id = newId<RoundId>()
      await work.sql(
        `insert into pairing_round (space_id, id, title, first_day, last_day, sign_up_until, state, created_by) values ($1, $2, $3, $4, $5, $6, 'SIGN_UP', $7)`,
        [alliance, id, title, firstDay, lastDay, signUpUntil, actor.personId],
      )
      const round = await changedRound(work, await heldToRun(work, actor, id))
      await auditedRound(work, round, 'pairing.open', { to: 'SIGN_UP' })
      for (const urn of await schoolsOf(work, round)) await tellHeads(work, round, urn, 'PAIRING_OPEN')
      return round
    })
  }

  /** Again is allowed: what was said last counts. */
  signUp(actor: Actor, id: RoundId, urn: Urn, said: SignUp): Promise<RoundRecord> {
    return this.work.run(actor, async (work) => {
      const round = await heldRound(work, actor, id)
      const schools = await schoolsOf(work, round)
      if (!schools.includes(urn)) throw new Refusal('not-found')
      authorise(actor, 'pairing.signUp', round.allianceId, urn)
      notSolving(round)
      const given = signUp(round, said, await staffOf(work, urn), today())
      await work.sql(
        `insert into pairing_sign_up (space_id, round_id, urn, not_this_term, is_host, strengths, wants, visitor_times, facilitator_times, reviewers, trained, days, by_person)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         on conflict (space_id, round_id, urn) do update set not_this_term = excluded.not_this_term, is_host = excluded.is_host, strengths = excluded.strengths, wants = excluded.wants,
           visitor_times = excluded.visitor_times, facilitator_times = excluded.facilitator_times, reviewers = excluded.reviewers, trained = excluded.trained, days = excluded.days, by_person = excluded.by_person, at = now()`,
        [
          round.allianceId,
          id,
          urn,
          given.notThisTerm,
          given.isHost,
          JSON.stringify(tagged(given.strengths)),
          JSON.stringify(tagged(given.wants)),
          given.visitorTimes,
          given.facilitatorTimes,
          given.reviewers,
          given.trained,
          given.days,
          actor.personId,
        ],
      )
      await auditedRound(work, round, 'pairing.sign-up', { detail: { urn, notThisTerm: given.notThisTerm } })
      for (const person of await headsOf(work, urn)) await noticesDone(work, 'PAIRING_OPEN', id, person)
      return changedRound(work, round, staleNow(round))
    })
  }

  /** This pair stands, whatever the rules would say: people choose, and are told the price before. */
  pin(actor: Actor, id: RoundId, pair: Pairing, reason: string): Promise<RoundRecord> {
    return this.wish(actor, id, 'PIN', pair, reason)
  }

  bar(actor: Actor, id: RoundId, pair: Pairing, reason: string): Promise<RoundRecord> {
    return this.wish(actor, id, 'BAR', pair, reason)
  }

  clear(actor: Actor, id: RoundId, wish: WishId): Promise<RoundRecord> {
    return this.work.run(actor, async (work) => {
      const round = await this.heldForWishes(work, actor, id)
      const [gone] = await work.sql<{ id: WishId }>(
        'delete from pairing_wish where round_id = $1 and id = $2 returning id',
        [id, wish],
      )
      if (!gone) throw new Refusal('not-found')
      await auditedRound(work, round, 'pairing.clear')
      return changedRound(work, round, staleNow(round))
    })
  }

  cancel(actor: Actor, id: RoundId, reason: string): Promise<RoundRecord> {
    return this.work.run(actor, async (work) => {
      const round = await heldToRun(work, actor, id)
      const step = moveRound(round.state, 'CANCELLED')
      await auditedRound(work, round, 'pairing.cancel', { ...step, reason: reasonGiven(reason) })
      await noticesDone(work, 'PAIRING_OPEN', id)
      return changedRound(work, round, { state: step.to, solving_since: null })
    })
  }

  private wish(actor: Actor, id: RoundId, kind: 'PIN' | 'BAR', pair: Pairing, given: string): Promise<RoundRecord> {
    return this.work.run(actor, async (work) => {
      const round = await this.heldForWishes(work, actor, id)
      await pairExists(work, round, pair)
      const reason = cleanText(given, { field: 'reason', limit: limits.reason, required: false })
      const before = await wishesOf(work, [id])
      const others = before.filter(
        ({ host, seat, guest }) => host === pair.host && seat === pair.seat && guest !== pair.guest,
      )
      if (kind === 'PIN' && others.some((one) => one.kind === 'PIN')) throw new Refusal('pairing.seat-set')
      await work.sql(
        `insert into pairing_wish (space_id, round_id, id, kind, host_urn, seat, guest_urn, reason, by_person) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (space_id, round_id, host_urn, seat, guest_urn) do update set kind = excluded.kind, reason = excluded.reason, by_person = excluded.by_person, at = now()`,
        [round.allianceId, id, newId<WishId>(), kind, pair.host, pair.seat, pair.guest, reason, actor.personId],
      )
      await auditedRound(work, round, kind === 'PIN' ? 'pairing.pin' : 'pairing.bar', {
        detail: { ...pair },
        ...(reason ? { reason } : {}),
      })
      return changedRound(work, round, staleNow(round))
    })
  }

  private async heldForWishes(work: Work, actor: Actor, id: RoundId): Promise<RoundRecord> {
    const round = await heldToRun(work, actor, id)
    notSolving(round)
    moveRound(round.state, 'PROPOSED')
    return round
  }
}

/** Both have signed up for it: a host to be challenged, and a guest that did not say "not this term". */
export async function pairExists(
  work: Pick<Work, 'sql'>,
  { id }: Pick<RoundRecord, 'id'>,
  { host, guest }: Pairing,
): Promise<void> {
  if (host === guest) throw new Refusal('pairing.same-school')
  const signUps = await signUpsOf(work, [id])
  const said = (urn: Urn) => signUps.find((one) => one.urn === urn && !one.notThisTerm)
  if (!said(host)?.isHost || !said(guest)) throw new Refusal('pairing.not-signed-up')
}

const staffOf = async (work: Work, urn: Urn): Promise<PersonId[]> => {
  const rows = await work.sql<{ id: PersonId }>(
    `select distinct p.id from role_holding h join space s on s.id = h.space_id join person p on p.id = h.person_id
      where s.urn = $1 and h.role in ('TEACHER', 'CPD_LEAD', 'SCHOOL_LEADER', 'HEADTEACHER', 'EXECUTIVE_HEAD') and p.state = 'ACTIVE'
        and h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)`,
    [urn],
  )
  return rows.map(({ id }) => id)
}

export const headsOf = async (work: Work, urn: Urn): Promise<PersonId[]> => {
  const rows = await work.sql<{ id: PersonId }>(
    `select o.id from space s cross join lateral holders_of(s.id, array['HEADTEACHER', 'EXECUTIVE_HEAD']) o where s.urn = $1`,
    [urn],
  )
  return rows.map(({ id }) => id)
}

export async function tellHeads(work: Work, round: RoundRecord, urn: Urn, kind: string): Promise<void> {
  for (const to of await headsOf(work, urn)) {
    if (to === work.actor?.personId) continue
    await work.notify({
      to,
      kind,
      itemKind: 'pairing-round',
      itemId: round.id,
      path: `/pairing/${round.id}`,
      vars: { title: round.title },
    })
  }
}
