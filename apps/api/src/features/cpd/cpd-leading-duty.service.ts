/** Leading a session, handed over: a colleague of the same school says yes to it, and whoever plans it is told. */
import type { CpdSessionId, PersonId, Urn } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { Work } from '../../platform/db/unit-of-work.js'
import { coverFollows } from '../cover/cover-following.service.js'
import { noticesDone } from '../inbox/notices.service.js'
import { type AsksOfDuties, Duties, type Duty } from '../people/duties.service.js'
import { calendarsFollow } from '../personal-calendar/session-letters.service.js'
import { audited, changedSession, coordinatorsOf, heldSession, worksAtSchoolOf } from './cpd-change.service.js'
import { notTooMuch } from './cpd-load.service.js'
import { tellBooked } from './cpd-seats.service.js'

interface Led {
  readonly cycleId: string
  readonly title: string
  readonly urn: Urn
}

@Injectable()
export class CpdLeadingDuty implements Duty, OnModuleInit {
  readonly kinds = ['CPD_FACILITATE'] as const
  /** Whoever takes it over has agreed to lead it. */
  readonly staysOpen = false

  constructor(private readonly duties: Duties) {}

  onModuleInit(): void {
    this.duties.add(this)
  }

  async noticeOf(asks: AsksOfDuties, person: PersonId, itemId: string) {
    const led = await ledBy(asks, person, itemId)
    return led && { itemKind: 'cpd', path: `/cpd/${led.cycleId}?session=${itemId}`, vars: { title: led.title } }
  }

  async couldTake(asks: AsksOfDuties, person: PersonId, itemId: string): Promise<PersonId[]> {
    const led = await ledBy(asks, person, itemId)
    if (!led) return []
    const rows = await asks.sql<{ id: PersonId }>(
      `select h.id from space s cross join lateral holders_of(s.id, array['TEACHER', 'CPD_LEAD', 'COVER_MANAGER', 'SCHOOL_LEADER', 'HEADTEACHER', 'EXECUTIVE_HEAD']) h
        where s.urn = $1 and h.id <> $2 and not exists (select from cpd_facilitator f where f.session_id = $3 and f.person_id = h.id and f.declined_at is null) order by h.name, h.id`,
      [led.urn, person, itemId],
    )
    return rows.map(({ id }) => id)
  }

  async passOn(work: Work, itemId: string, from: PersonId, to: PersonId): Promise<void> {
    const id = itemId as CpdSessionId
    const { cycle, session } = await heldSession(work, null, id)
    const own = session.facilitators.find(({ personId, declinedAt }) => personId === from && declinedAt === null)
    if (!own) throw new Refusal('stale')
    await worksAtSchoolOf(work, cycle, to, own.urn)
    await notTooMuch(work, { personId: to, urn: own.urn, role: 'FACILITATOR' }, session)
    await work.sql(
      'update cpd_facilitator set confirmed_at = null, declined_at = now(), reason = $3 where session_id = $1 and person_id = $2',
      [id, from, `Handed over to ${work.actor?.name ?? 'a colleague'}`],
    )
    await work.sql(
      `insert into cpd_facilitator (space_id, session_id, person_id, urn, confirmed_at) values ($1, $2, $3, $4, now())
       on conflict (space_id, session_id, person_id) do update set urn = excluded.urn, asked_at = now(), declined_at = null, reason = null, confirmed_at = now()`,
      [session.spaceId, id, to, own.urn],
    )
    await noticesDone(work, 'CPD_FACILITATE', id, from)
    await coverFollows(work, id)
    await calendarsFollow(work, id)
    await audited(work, cycle, 'cpd-session.hand-over-leading', { detail: { sessionId: id, from, to } })
    await tellBooked(work, session, [cycle.leadId, ...(await coordinatorsOf(work, cycle.allianceId))], 'CPD_LEADS')
    await changedSession(work, cycle, id)
  }
}

/** Still ahead, and theirs. */
async function ledBy(asks: AsksOfDuties, person: PersonId, id: string): Promise<Led | null> {
  const [led] = await asks.sql<Led>(
    `select s.cycle_id as "cycleId", s.title, f.urn from cpd_facilitator f join cpd_session s on s.space_id = f.space_id and s.id = f.session_id join cpd_cycle c on c.space_id = s.space_id and c.id = s.cycle_id
      where s.id = $1 and f.person_id = $2 and f.declined_at is null and s.state in ('DRAFT', 'PENCILLED', 'CONFIRMED', 'POSTPONED') and c.state not in ('EVALUATED', 'CANCELLED')`,
    [id, person],
  )
  return led ?? null
}
