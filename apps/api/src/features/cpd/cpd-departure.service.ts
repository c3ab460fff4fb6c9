/** Somebody is gone from a school: cycles they lead are passed on before, places they would have come to are free again, and of what they were to lead the planners hear. */
import { moveBooking } from '@alongside/domain/booking'
import type { CpdCycleId, CpdSessionId, PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { Work } from '../../platform/db/unit-of-work.js'
import { coverFollows } from '../cover/cover-following.service.js'
import { noticesDone } from '../inbox/notices.service.js'
import { type Asks, Handover, type HandoverSource, type LedItem } from '../people/handover.service.js'
import { calendarsFollow } from '../personal-calendar/session-letters.service.js'
import { audited, changedSession, coordinatorsOf, type HeldSession, heldSession } from './cpd-change.service.js'
import { CpdCycles } from './cpd-cycle.service.js'
import { notHandedOn, stillTheirs } from './cpd-handing-on.service.js'
import { bookingChanged, liveBookings, offerFree, tellBooked } from './cpd-seats.service.js'

const gone = 'They have left the school'
const now = `h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)`

/** Of one school, whoever works there; of an alliance, whoever leads in one of its schools, and else whoever belongs to it in no other way than through the school that is left. */
const led = `
  select c.id, c.title, array(
      select distinct h.person_id from role_holding h left join space s on s.id = h.space_id
       where h.person_id <> $1 and ${now} and (
         h.space_id = c.space_id and h.role = 'ALLIANCE_COORDINATOR'
         or h.role in ('CPD_LEAD', 'HEADTEACHER', 'EXECUTIVE_HEAD') and (c.owner_urn = s.urn or c.owner_urn is null and exists (select from cpd_cycle_school o where o.space_id = c.space_id and o.cycle_id = c.id and o.urn = s.urn)))
    ) as "candidateIds"
    from cpd_cycle c
   where c.lead_id = $1 and c.state not in ('EVALUATED', 'CANCELLED') and ($2::text is null or c.owner_urn = $2 or c.owner_urn is null and not exists (
     select from role_holding h left join space s on s.id = h.space_id left join school_membership m on m.urn = s.urn and m.space_id = c.space_id and m.state in ('ACTIVE', 'PAUSED', 'LEAVING')
      where h.person_id = $1 and ${now} and s.urn is distinct from $2 and (h.space_id = c.space_id or m.id is not null)))
   order by c.created_at, c.id`

/** Sessions that are not over, on which they have a place or which they lead as staff of this school. */
const concerned = `
  select s.id, s.space_id as "spaceId" from cpd_session s
   where s.state in ('DRAFT', 'PENCILLED', 'CONFIRMED', 'POSTPONED') and (s.starts_at is null or s.starts_at > now()) and (
     exists (select from cpd_booking b where b.space_id = s.space_id and b.session_id = s.id and b.person_id = $1 and b.state in ('REQUESTED', 'APPROVED', 'CONFIRMED', 'OFFERED', 'WAITING_LIST') and ($2::text is null or b.urn = $2))
     or exists (select from cpd_facilitator f where f.space_id = s.space_id and f.session_id = s.id and f.person_id = $1 and f.declined_at is null and ($2::text is null or f.urn = $2)))
   order by s.id`

@Injectable()
export class CpdDeparture implements HandoverSource, OnModuleInit {
  readonly kind = 'cpd-cycle'

  constructor(
    private readonly handover: Handover,
    private readonly cycles: CpdCycles,
  ) {}

  onModuleInit(): void {
    this.handover.add(this)
  }

  ledBy(asks: Asks, person: PersonId, urn: Urn | null): Promise<LedItem[]> {
    return asks.sql<LedItem>(led, [person, urn])
  }

  async handOver(work: Work, id: string, to: PersonId): Promise<void> {
    await this.cycles.passOn(work, id as CpdCycleId, to)
  }

  async released(work: Work, person: PersonId, urn: Urn | null): Promise<void> {
    const rows = await work.lookingAs<{ id: CpdSessionId; spaceId: SpaceId }>('worker', concerned, [person, urn])
    for (const { id, spaceId } of rows) {
      await work.alsoIn(spaceId)
      const held = await heldSession(work, null, id)
      const isTheirs = (one: { readonly personId: PersonId; readonly urn: Urn }): boolean =>
        one.personId === person && (urn ?? one.urn) === one.urn
      await this.comesNoMore(work, held, isTheirs)
      if (held.session.facilitators.some((one) => one.declinedAt === null && isTheirs(one)))
        await this.leadsNoMore(work, held, person)
      await coverFollows(work, id)
      await calendarsFollow(work, id, [person])
      await changedSession(work, held.cycle, id)
    }
  }

  private async comesNoMore(
    work: Work,
    held: HeldSession,
    isTheirs: (one: { readonly personId: PersonId; readonly urn: Urn }) => boolean,
  ): Promise<void> {
    const { cycle, session } = held
    const theirs = (await liveBookings(work, session)).filter(isTheirs)
    for (const booking of theirs) {
      const { id, state, personId, handedFrom } = booking
      await notHandedOn(work, held, booking)
      const step = moveBooking(state, 'CANCELLED', 'OFFICE')
      await bookingChanged(work, id, { state: step.to, reason: gone, offered_until: null, asked_again_at: null })
      await audited(work, cycle, 'cpd-place.move', {
        ...step,
        reason: gone,
        detail: { sessionId: session.id, bookingId: id },
      })
      await noticesDone(work, 'CPD_PLACE_TO_APPROVE', id)
      for (const kind of ['CPD_PLACE_OFFERED', 'CPD_PLACE_HANDED', 'CPD_TIME_CHANGED'])
        await noticesDone(work, kind, session.id, personId)
      if (handedFrom) await stillTheirs(work, held, booking)
    }
    if (theirs.length > 0) await offerFree(work, cycle, session, new Date())
  }

  private async leadsNoMore(work: Work, { cycle, session }: HeldSession, person: PersonId): Promise<void> {
    await work.sql(
      'update cpd_facilitator set confirmed_at = null, declined_at = now(), reason = $3 where session_id = $1 and person_id = $2',
      [session.id, person, gone],
    )
    await noticesDone(work, 'CPD_FACILITATE', session.id, person)
    await audited(work, cycle, 'cpd-session.lead-no-more', { detail: { sessionId: session.id, person } })
    const planners = [cycle.leadId, ...(await coordinatorsOf(work, cycle.allianceId))].filter((one) => one !== person)
    await tellBooked(work, session, planners, 'CPD_LEADS_NOT', { reason: gone })
  }
}
