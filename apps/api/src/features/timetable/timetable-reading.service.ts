/** The timetable of an alliance over a stretch of days: one statement for its sessions, however many there are. */
import type { Actor } from '@alongside/domain/actor'
import { addDays, type CivilDate, dayInLondon, daysBetween, isWeekend } from '@alongside/domain/civil-date'
import type { AllianceId, CpdSessionId, PersonId, RoomId, Urn } from '@alongside/domain/ids'
import { may } from '@alongside/domain/permissions'
import { Refusal } from '@alongside/domain/refusal'
import { academicYearOf, englishCalendar } from '@alongside/domain/school-days'
import { instantInLondon } from '@alongside/domain/wall-clock'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import type { Asking } from '../../platform/graphql/asking.js'
import { calendarsOf, insetDaysOf } from '../school/school-calendar.service.js'
import { clashesNow, slotOf } from './session-clash.service.js'
import { type PlanRecord, plansOfSessions } from './session-plan.service.js'
import type {
  TimetableBusyType,
  TimetableChoicesType,
  TimetableDayType,
  TimetableHalfTermType,
  TimetableSessionType,
  TimetableStandingType,
  TimetableType,
} from './timetable.graphql.js'
import { movesPlan, movesSession, mustSee, ownSchools, seesDrafts, toldOf } from './timetable-policy.service.js'

/** A little more than an academic year. */
const longest = 400
const most = { sessions: 3000, withoutTime: 200, standing: 400 } as const

/** What to look at; null: all of the alliance. */
export interface TimetableOf {
  readonly urn: Urn | null
  readonly personId: PersonId | null
  readonly roomId: RoomId | null
}

interface SessionRow extends TimetableSessionType, Pick<PlanRecord, 'ownerUrn' | 'leadId'> {
  readonly facilitators: readonly PersonId[]
}

/** Released, or theirs to plan; of one school's own cycles those of their school, and those they lead a session of. */
const shown = `(($3 or c.state in ('RELEASED', 'RUNNING', 'COMPLETED', 'EVALUATED') or c.lead_id = $2) and (c.owner_urn is null or $4::text[] is null or c.owner_urn = any($4))
    or exists (select from cpd_session o join cpd_facilitator f on f.space_id = o.space_id and f.session_id = o.id where o.space_id = c.space_id and o.cycle_id = c.id and f.person_id = $2 and f.declined_at is null))`

const sessions = `select s.id, s.cycle_id as "cycleId", s.title, c.title as "cycleTitle", s.format, s.state, c.state as "cycleState", s.starts_at as "startsAt", s.ends_at as "endsAt", s.minutes,
    s.venue_urn as "venueUrn", v.name as "venueName", r.name as "roomName", s.version, c.owner_urn as "ownerUrn", c.lead_id as "leadId",
    array(select f.person_id from cpd_facilitator f where f.space_id = s.space_id and f.session_id = s.id and f.declined_at is null) as facilitators,
    exists (select from cpd_booking b where b.space_id = s.space_id and b.session_id = s.id and b.person_id = $2 and b.state not in ('DECLINED', 'EXPIRED', 'CANCELLED')) as "isMine",
    c.state in ('RELEASED', 'RUNNING', 'COMPLETED', 'EVALUATED') as "isReleased"
  from cpd_session s join cpd_cycle c on c.space_id = s.space_id and c.id = s.cycle_id
    left join school v on v.urn = s.venue_urn left join room r on r.id = s.room_id
  where s.space_id = $1 and c.state <> 'CANCELLED' and ${shown}`

const narrowed = `and ($7::text is null or s.venue_urn = $7 or exists (select from cpd_cycle_school o where o.space_id = s.space_id and o.cycle_id = s.cycle_id and o.urn = $7))
    and ($8::uuid is null or exists (select from cpd_facilitator f where f.space_id = s.space_id and f.session_id = s.id and f.person_id = $8 and f.declined_at is null)
      or exists (select from cpd_booking b where b.space_id = s.space_id and b.session_id = s.id and b.person_id = $8 and b.state not in ('DECLINED', 'EXPIRED', 'CANCELLED')))
    and ($9::uuid is null or s.room_id = $9)`

@Injectable()
export class TimetableReading {
  async timetable(
    { reader, actor }: Asking,
    allianceId: AllianceId,
    { from, until }: { readonly from: CivilDate; readonly until: CivilDate },
    of: TimetableOf,
  ): Promise<TimetableType> {
    mustSee(actor, allianceId)
    if (until < from || daysBetween(from, until) > longest) throw new Refusal('input.not-a-date', { field: 'lastDay' })
    const who = whose(actor, allianceId)
    const [startsAt, endsAt] = [instantInLondon(from, '00:00'), instantInLondon(addDays(until, 1), '00:00')]
    const held = await reader.sql<SessionRow>(
      `${sessions} and s.starts_at < $6 and s.ends_at > $5 and s.state not in ('POSTPONED', 'CANCELLED') ${narrowed} order by s.starts_at, s.id limit ${most.sessions}`,
      [...who, startsAt, endsAt, of.urn, of.personId, of.roomId],
    )
    const open = await reader.sql<SessionRow>(
      `${sessions} and (s.starts_at is null and s.state = 'DRAFT' or s.state = 'POSTPONED') order by c.created_at, c.id, s.rank limit ${most.withoutTime}`,
      who,
    )
    const seen = seenBy(actor, allianceId)
    const schools = of.urn === null ? await members(reader, allianceId) : [of.urn]
    return {
      sessions: held.map(seen),
      withoutTime: open.map(seen).filter(({ canMove }) => canMove),
      days: await daysOf(reader, schools, from, until),
      halfTerms: await halfTermsFor(reader, of.urn ?? ownSchool(actor, schools), from),
      busy: of.personId === actor.personId ? await busyElsewhere(reader, actor, startsAt, endsAt) : [],
      canPlan: may(actor, 'cpd.start', { spaceId: allianceId }),
    }
  }

  /** Asked for after the sessions are drawn: what speaks against those that one may move and that lie ahead. */
  async standing(
    { reader, actor }: Asking,
    allianceId: AllianceId,
    ids: readonly CpdSessionId[],
  ): Promise<TimetableStandingType[]> {
    mustSee(actor, allianceId)
    if (ids.length > most.standing) throw new Refusal('input.too-long', { field: 'ids', limit: most.standing })
    const today = dayInLondon(new Date())
    const plans = (await plansOfSessions(reader, ids)).filter(
      (plan) =>
        plan.allianceId === allianceId &&
        plan.now !== null &&
        dayInLondon(plan.now.endsAt) >= today &&
        movesPlan(actor, plan),
    )
    const found = await clashesNow(reader, plans)
    return plans.flatMap((plan) => {
      const { id, now } = plan
      const clashes = toldOf(actor, plan, found.get(id) ?? [])
      return now === null || clashes.length === 0 ? [] : [{ sessionId: id, ...slotOf(now, clashes) }]
    })
  }

  async choices({ reader, actor }: Asking, allianceId: AllianceId): Promise<TimetableChoicesType> {
    mustSee(actor, allianceId)
    return {
      schools: await reader.sql(
        `select s.urn as id, s.name from school_membership m join school s on s.urn = m.urn where m.space_id = $1 and m.state in ('ACTIVE', 'LEAVING') order by s.name, s.urn`,
        [allianceId],
      ),
      // Bookings are those that one is shown anyway: one's own, one's school's, and those on sessions one runs.
      people: await reader.sql(
        `select p.id, p.name from person p where p.id in (
             select l.person_id from cpd_facilitator l join cpd_session s on s.space_id = l.space_id and s.id = l.session_id join cpd_cycle c on c.space_id = s.space_id and c.id = s.cycle_id
              where l.space_id = $1 and l.declined_at is null and ${shown}
           union select b.person_id from cpd_booking b where b.space_id = $1 and b.state not in ('DECLINED', 'EXPIRED', 'CANCELLED')) order by lower(p.name), p.id limit 500`,
        whose(actor, allianceId),
      ),
      rooms: await reader.sql(
        `select r.id, s.name || ', ' || r.name as name from room r join space p on p.id = r.space_id join school s on s.urn = p.urn join school_membership m on m.urn = s.urn and m.space_id = $1 and m.state in ('ACTIVE', 'LEAVING')
          where r.removed_at is null order by s.name, r.name, r.id limit 500`,
        [allianceId],
      ),
    }
  }
}

/** Alliance, asker, whether they see drafts, and whose own cycles they see: null, everybody's. */
const whose = (actor: Actor, allianceId: AllianceId) => [
  allianceId,
  actor.personId,
  seesDrafts(actor, allianceId),
  ownSchools(actor, allianceId),
]

/** Whoever coordinates may move all of them: asked once, and not for each. */
function seenBy(actor: Actor, allianceId: AllianceId): (row: SessionRow) => TimetableSessionType {
  return ({ ownerUrn, leadId, facilitators, ...row }) => ({
    ...row,
    isMine: row.isMine || facilitators.includes(actor.personId),
    canMove: movesSession(actor, { ...row, ownerUrn, leadId, facilitators, allianceId }),
  })
}

async function members(reader: Reader, allianceId: AllianceId): Promise<Urn[]> {
  const rows = await reader.sql<{ urn: Urn }>(
    `select urn from school_membership where space_id = $1 and state in ('ACTIVE', 'LEAVING') order by urn`,
    [allianceId],
  )
  return rows.map(({ urn }) => urn)
}

const ownSchool = (actor: Actor, schools: readonly Urn[]): Urn | null =>
  actor.holdings.find(({ urn }) => urn !== null && schools.includes(urn))?.urn ?? null

/** Weekdays on which not every school is open as usual. */
async function daysOf(reader: Reader, schools: readonly Urn[], from: CivilDate, until: CivilDate) {
  const calendars = await calendarsOf(reader, schools)
  const insets = await insetDaysOf(reader, schools)
  const days: TimetableDayType[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) {
    if (isWeekend(day)) continue
    const open = new Map([...new Set(calendars.values())].map((calendar) => [calendar, calendar.isSchoolDay(day)]))
    const closed = schools.filter((urn) => !open.get(calendars.get(urn) ?? englishCalendar))
    const inset = schools.filter((urn) => insets.get(urn)?.has(day))
    const isClosedEverywhere = closed.length === schools.length
    if (closed.length + inset.length > 0)
      days.push({ day, isClosedEverywhere, closed: isClosedEverywhere ? [] : closed, inset })
  }
  return days
}

async function halfTermsFor(reader: Reader, urn: Urn | null, from: CivilDate): Promise<TimetableHalfTermType[]> {
  const calendar = urn === null ? englishCalendar : ((await calendarsOf(reader, [urn])).get(urn) ?? englishCalendar)
  const year = academicYearOf(from)
  return [...calendar.halfTerms(year), ...calendar.halfTerms(year + 1)].map((halfTerm) => ({ ...halfTerm }))
}

const busyElsewhere = (reader: Reader, { personId }: Actor, startsAt: Date, endsAt: Date) =>
  reader.sql<TimetableBusyType>(
    `select kind, starts_at as "startsAt", ends_at as "endsAt" from busy_times($1, '{}', $2, $3) where kind <> 'CPD' order by starts_at, ends_at`,
    [[personId], startsAt, endsAt],
  )
