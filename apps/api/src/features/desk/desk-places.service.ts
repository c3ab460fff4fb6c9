/** Places that are stuck: asked for and not answered, waited for though there is room, and schools from which nobody comes. */
import { type CivilDate, dayInLondon, dayInWords } from '@alongside/domain/civil-date'
import { answerBy, stuckAfter } from '@alongside/domain/desk'
import type { BookingId, CpdCycleId, CpdSessionId, Urn } from '@alongside/domain/ids'
import { schoolDaysBetween } from '@alongside/domain/school-days'
import { calendarsOf } from '../school/school-calendar.service.js'
import {
  capital,
  counted,
  type DeskPlace,
  keyOf,
  type Looks,
  listed,
  onDayInWords,
  type StuckRow,
} from './desk-row.service.js'

const answering = ['CPD_LEAD', 'SCHOOL_LEADER', 'HEADTEACHER', 'EXECUTIVE_HEAD'] as const

interface Asked {
  readonly sessionId: CpdSessionId
  readonly cycleId: CpdCycleId
  readonly title: string
  readonly startsAt: Date | null
  readonly urn: Urn
  readonly school: string
  readonly since: Date
  readonly ids: readonly BookingId[]
  readonly names: readonly string[]
}

/** One line for each school and session, however many colleagues ask. */
export async function placesWaiting(asks: Looks, desk: DeskPlace, today: CivilDate): Promise<StuckRow[]> {
  const rows = await asks.sql<Asked>(
    `select s.id as "sessionId", s.cycle_id as "cycleId", s.title, s.starts_at as "startsAt", b.urn, h.name as school, min(b.requested_at) as since, array_agg(b.id order by b.id) as ids, array_agg(p.name order by p.name) as names
       from cpd_booking b join cpd_session s on s.space_id = b.space_id and s.id = b.session_id join cpd_cycle c on c.space_id = s.space_id and c.id = s.cycle_id
       join school h on h.urn = b.urn join person p on p.id = b.person_id
      where b.state = 'REQUESTED' and s.state in ('PENCILLED', 'CONFIRMED') and (s.starts_at is null or s.starts_at > now())
        and ($1::uuid is null or c.space_id = $1 and c.owner_urn is null) and ($2::text is null or b.urn = $2)
      group by s.id, s.cycle_id, s.title, s.starts_at, b.urn, h.name`,
    [desk.allianceId, desk.urn],
  )
  const calendars = await calendarsOf(
    asks,
    rows.map(({ urn }) => urn),
  )
  return rows.flatMap((row) => {
    const { sessionId, cycleId, title, startsAt, urn, school, since, ids, names } = row
    const held = startsAt && dayInLondon(startsAt)
    const calendar = calendars.get(urn)
    const asked = dayInLondon(since)
    if (today <= (calendar ? answerBy(asked, held, calendar) : answerBy(asked, held))) return []
    const places = counted(ids.length, 'place')
    const when = held ? onDayInWords(held, today) : ''
    const theirs = desk.side === 'SCHOOL'
    return [
      {
        key: keyOf('PLACES_WAITING', sessionId, urn),
        kind: 'PLACES_WAITING',
        itemId: sessionId,
        urn,
        personId: null,
        since,
        happensOn: held,
        text: theirs
          ? `${capital(counted(ids.length, 'colleague'))} ${ids.length === 1 ? 'waits' : 'wait'} for your word on “${title}”${when && ` ${when}`}`
          : `${school} has not answered ${places} for “${title}”${when && ` ${when}`}`,
        // Who goes is the own school's to see; whoever plans counts places.
        detail: theirs ? listed(names) : `Asked for since ${dayInWords(asked)}`,
        path: theirs ? '/cpd/places' : `/cpd/${cycleId}?session=${sessionId}`,
        reminder: `${places} on “${title}” ${ids.length === 1 ? 'waits' : 'wait'} for your word`,
        waitsFor: { urns: [urn], roles: answering, path: '/cpd/places' },
        ids,
      },
    ]
  })
}

interface Waiting {
  readonly sessionId: CpdSessionId
  readonly cycleId: CpdCycleId
  readonly title: string
  readonly startsAt: Date
  readonly free: number | null
  readonly waiting: number
  readonly since: Date
  readonly schools: readonly string[]
}

/** The room has places, and whoever waits is held back by their school's share alone. */
export async function waitingThoughFree(asks: Looks, desk: DeskPlace, today: CivilDate): Promise<StuckRow[]> {
  if (desk.side !== 'ALLIANCE') return []
  const rows = await asks.sql<Waiting>(
    `select s.id as "sessionId", s.cycle_id as "cycleId", s.title, s.starts_at as "startsAt", least(s.places, r.seats) - (count(*) filter (where b.state in ('CONFIRMED', 'OFFERED', 'ATTENDED', 'DID_NOT_ATTEND') or b.state = 'APPROVED' and b.asked_again_at is not null))::integer as free,
        (count(*) filter (where b.state = 'WAITING_LIST'))::integer as waiting, min(b.joined_at) filter (where b.state = 'WAITING_LIST') as since, array_agg(distinct h.name) filter (where b.state = 'WAITING_LIST') as schools
       from cpd_session s join cpd_cycle c on c.space_id = s.space_id and c.id = s.cycle_id left join room r on r.id = s.room_id
       join cpd_booking b on b.space_id = s.space_id and b.session_id = s.id and (b.state <> 'WAITING_LIST' or exists (select from cpd_cycle_school t where t.space_id = s.space_id and t.cycle_id = s.cycle_id and t.urn = b.urn))
       join school h on h.urn = b.urn
      where s.space_id = $1 and c.owner_urn is null and s.state = 'CONFIRMED' and s.starts_at > now() group by s.id, s.cycle_id, s.title, s.starts_at, s.places, r.seats
      having count(*) filter (where b.state = 'WAITING_LIST') > 0`,
    [desk.spaceId],
  )
  return rows
    .filter(({ free }) => free === null || free > 0)
    .map(({ sessionId, cycleId, title, startsAt, free, waiting, since, schools }) => {
      const held = dayInLondon(startsAt)
      return {
        key: keyOf('WAITING_FREE', sessionId),
        kind: 'WAITING_FREE',
        itemId: sessionId,
        urn: null,
        personId: null,
        since,
        happensOn: held,
        text: `${capital(counted(waiting, 'colleague'))} of ${listed(schools)} ${waiting === 1 ? 'waits' : 'wait'} for “${title}” ${onDayInWords(held, today)}, though ${free === null ? 'there is room' : `${counted(free, 'place is', 'places are')} free`}`,
        detail: 'The share of their school is full. Offered beyond it, a place is theirs for a day.',
        path: `/cpd/${cycleId}?session=${sessionId}`,
        reminder: '',
        waitsFor: {},
        ids: [sessionId],
      }
    })
}

interface Silent {
  readonly cycleId: CpdCycleId
  readonly title: string
  readonly urn: Urn
  readonly school: string
  readonly releasedAt: Date
  readonly firstAt: Date | null
}

/** A cycle that was opened to a school, from which nobody has asked for a place on any of its sessions. */
export async function silentSchools(asks: Looks, desk: DeskPlace, today: CivilDate): Promise<StuckRow[]> {
  const rows = await asks.sql<Silent>(
    `select c.id as "cycleId", c.title, t.urn, h.name as school, c.released_at as "releasedAt",
        (select min(s.starts_at) from cpd_session s where s.space_id = c.space_id and s.cycle_id = c.id and s.state in ('PENCILLED', 'CONFIRMED') and s.starts_at > now()) as "firstAt"
       from cpd_cycle c join cpd_cycle_school t on t.space_id = c.space_id and t.cycle_id = c.id join school h on h.urn = t.urn
      where c.state in ('RELEASED', 'RUNNING') and c.released_at is not null and c.owner_urn is null and ($1::uuid is null or c.space_id = $1) and ($2::text is null or t.urn = $2) and coalesce(t.places, 1) > 0
        and not exists (select from cpd_booking b join cpd_session s on s.space_id = b.space_id and s.id = b.session_id where s.space_id = c.space_id and s.cycle_id = c.id and b.urn = t.urn)
        and not exists (select from cpd_facilitator f join cpd_session s on s.space_id = f.space_id and s.id = f.session_id where s.space_id = c.space_id and s.cycle_id = c.id and f.urn = t.urn and f.declined_at is null)`,
    [desk.allianceId, desk.urn],
  )
  const calendars = await calendarsOf(
    asks,
    rows.map(({ urn }) => urn),
  )
  return rows
    .filter(
      ({ urn, releasedAt, firstAt }) =>
        firstAt !== null &&
        schoolDaysBetween(dayInLondon(releasedAt), today, calendars.get(urn)) > stuckAfter.schoolAnswer,
    )
    .map(({ cycleId, title, urn, school, releasedAt, firstAt }) => ({
      key: keyOf('SCHOOL_SILENT', cycleId, urn),
      kind: 'SCHOOL_SILENT',
      itemId: cycleId,
      urn,
      personId: null,
      since: releasedAt,
      happensOn: firstAt && dayInLondon(firstAt),
      text:
        desk.side === 'SCHOOL'
          ? `Nobody of your school comes to “${title}” yet`
          : `Nobody of ${school} comes to “${title}” yet`,
      detail: `Open to all its schools since ${dayInWords(dayInLondon(releasedAt))}`,
      path: `/cpd/${cycleId}`,
      reminder: `nobody of your school has asked for a place on “${title}” yet`,
      waitsFor: { urns: [urn], roles: answering },
      ids: [],
    }))
}
