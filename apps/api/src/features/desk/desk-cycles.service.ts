/** CPD cycles that cannot go on: a design nobody has checked, sessions without a date, a leader or a room, an evaluation that is owed. */
import { type CivilDate, dayInLondon, dayInWords } from '@alongside/domain/civil-date'
import { type DeskKind, readyBefore, stuckAfter } from '@alongside/domain/desk'
import type { CpdCycleId, CpdSessionId, EvaluationId, PersonId, Urn } from '@alongside/domain/ids'
import { englishCalendar, type SchoolCalendar, schoolDaysBetween } from '@alongside/domain/school-days'
import { calendarsOf } from '../school/school-calendar.service.js'
import { counted, type DeskPlace, keyOf, type Looks, listed, onDayInWords, type StuckRow } from './desk-row.service.js'

interface Cycle {
  readonly id: CpdCycleId
  readonly title: string
  readonly state: string
  readonly stateSince: Date
  readonly changedAt: Date
  readonly leadId: PersonId
  readonly ownerUrn: Urn | null
  readonly isDesignSeen: boolean
  readonly levels: readonly number[]
  /** Why nothing is known of pupils, and the day named for it has not come. */
  readonly hasReason: boolean
  readonly pupilsBy: CivilDate | null
}
interface Session {
  readonly id: CpdSessionId
  readonly cycleId: CpdCycleId
  readonly title: string
  readonly state: string
  readonly format: string
  readonly startsAt: Date | null
  readonly changedAt: Date
  readonly isPlaced: boolean
  readonly asked: readonly { readonly personId: PersonId; readonly name: string; readonly askedAt: string }[]
  readonly isLed: boolean
}

/** The alliance's desk is about cycles of several schools; a school's about its own. */
export const ofDesk = `($1::uuid is not null and c.space_id = $1 and c.owner_urn is null or $2::text is not null and c.owner_urn = $2)`

export async function cyclesStuck(asks: Looks, desk: DeskPlace, today: CivilDate): Promise<StuckRow[]> {
  const cycles = await asks.sql<Cycle>(
    `select c.id, c.title, c.state, c.state_since as "stateSince", c.changed_at as "changedAt", c.lead_id as "leadId", c.owner_urn as "ownerUrn", c.design_seen_version is not distinct from c.design_version as "isDesignSeen",
        case when c.state in ('COMPLETED', 'EVALUATED') then array(select evaluation_levels(c.id)) else '{}' end as levels, c.no_pupil_data_reason <> '' and coalesce(c.no_pupil_data_until > $3, false) as "hasReason", c.no_pupil_data_until::text as "pupilsBy"
       from cpd_cycle c where (c.state in ('DRAFT', 'DESIGN_CHECKED', 'SCHEDULED', 'RELEASED', 'RUNNING', 'COMPLETED') or c.state = 'EVALUATED' and c.no_pupil_data_until <= $3) and ${ofDesk} order by c.id`,
    [desk.allianceId, desk.urn, today],
  )
  if (cycles.length === 0) return []
  const sessions = await asks.sql<Session>(
    `select s.id, s.cycle_id as "cycleId", s.title, s.state, s.format, s.starts_at as "startsAt", s.changed_at as "changedAt", s.venue_urn is not null and (s.room_id is not null or s.format = 'LEARNING_VISIT') as "isPlaced",
        exists (select from cpd_facilitator f where f.space_id = s.space_id and f.session_id = s.id and f.confirmed_at is not null and f.declined_at is null) as "isLed",
        coalesce((select jsonb_agg(jsonb_build_object('personId', f.person_id, 'name', p.name, 'askedAt', f.asked_at) order by f.asked_at) from cpd_facilitator f join person p on p.id = f.person_id where f.space_id = s.space_id and f.session_id = s.id and f.confirmed_at is null and f.declined_at is null), '[]') as asked
       from cpd_session s where s.cycle_id = any($1) and s.state in ('DRAFT', 'PENCILLED', 'CONFIRMED', 'POSTPONED') order by s.starts_at, s.rank, s.id`,
    [cycles.map(({ id }) => id)],
  )
  const owners = cycles.flatMap(({ ownerUrn }) => ownerUrn ?? [])
  const calendars = await calendarsOf(asks, owners)
  return cycles.flatMap((cycle) => {
    const calendar = (cycle.ownerUrn && calendars.get(cycle.ownerUrn)) || englishCalendar
    const here = sessions.filter(({ cycleId }) => cycleId === cycle.id)
    return [
      ...ofCycle(cycle, here.length, today, calendar),
      ...here.flatMap((one) => ofSession(cycle, one, today, calendar)),
    ]
  })
}

function ofCycle(cycle: Cycle, sessions: number, today: CivilDate, calendar: SchoolCalendar): StuckRow[] {
  const { id, title, state, stateSince, changedAt, isDesignSeen, levels, hasReason, pupilsBy } = cycle
  const since = (at: Date): number => schoolDaysBetween(dayInLondon(at), today, calendar)
  if (state === 'DRAFT' && sessions > 0 && !isDesignSeen && since(changedAt) > stuckAfter.designCheck) {
    return [
      rowOf('CYCLE_UNDESIGNED', cycle, null, {
        since: changedAt,
        text: `Nobody has looked at the design of “${title}” yet`,
        detail: `The plan has stood as it is since ${dayInWords(dayInLondon(changedAt))}`,
        path: `/cpd/${id}?tab=design`,
        reminder: `the design of “${title}” waits to be looked at`,
      }),
    ]
  }
  if (state === 'EVALUATED') {
    if (pupilsBy === null || levels.includes(5)) return []
    return [
      rowOf('LEVELS_OWED', cycle, null, {
        since: new Date(pupilsBy),
        text: `What pupils gained from “${title}” was to be known by ${dayInWords(pupilsBy)}, and nobody has said`,
        detail: 'Whoever came was asked on that day. Another day with its reason does as well',
        path: `/cpd/${id}/evaluation`,
        reminder: `what pupils gained from “${title}” was to be known by now`,
      }),
    ]
  }
  const owed = [1, 2, 3, 4, ...(hasReason ? [] : [5])].filter((level) => !levels.includes(level))
  if (state === 'COMPLETED' && owed.length > 0 && since(stateSince) > stuckAfter.levels) {
    return [
      rowOf('LEVELS_OWED', cycle, null, {
        since: stateSince,
        text: `“${title}” is over, and ${owed.length === 1 ? `level ${owed[0]} of its evaluation has` : `levels ${listed(owed.map(String))} of its evaluation have`} no answer`,
        detail: owed.includes(5) ? 'About pupils, a reason and a date do as well' : '',
        path: `/cpd/${id}/evaluation`,
        reminder: `“${title}” is over, and its evaluation is not complete`,
      }),
    ]
  }
  return []
}

function ofSession(cycle: Cycle, session: Session, today: CivilDate, calendar: SchoolCalendar): StuckRow[] {
  const { title, state, startsAt, changedAt, isPlaced, isLed, asked, format } = session
  const path = `/cpd/${cycle.id}?session=${session.id}`
  if (startsAt === null || state === 'POSTPONED' || state === 'DRAFT') {
    // A draft of a cycle that is still being designed is no date too late.
    if (cycle.state === 'DRAFT') return []
    return [
      rowOf('SESSION_UNTIMED', cycle, session, {
        since: changedAt,
        text: `“${title}” of “${cycle.title}” has no date`,
        detail: state === 'POSTPONED' ? 'It was put off' : 'Until all sessions have one, the cycle cannot be scheduled',
        path,
        reminder: `“${title}” of “${cycle.title}” still has no date`,
      }),
    ]
  }
  const day = dayInLondon(startsAt)
  if (startsAt <= new Date()) return []
  const left = schoolDaysBetween(today, day, calendar)
  const when = onDayInWords(day, today)
  const rows: StuckRow[] = []
  const silent = asked.filter(
    ({ askedAt }) => schoolDaysBetween(dayInLondon(new Date(askedAt)), today, calendar) > stuckAfter.leadAnswer,
  )
  if (!isLed && (left <= readyBefore.leader || silent.length > 0)) {
    rows.push(
      rowOf('SESSION_UNLED', cycle, session, {
        since: silent[0] ? new Date(silent[0].askedAt) : changedAt,
        happensOn: day,
        text:
          silent.length > 0
            ? `${listed(silent.map(({ name }) => name))} ${silent.length === 1 ? 'has' : 'have'} not said whether they lead “${title}” ${when}`
            : `Nobody has agreed to lead “${title}” ${when}`,
        detail: `Part of “${cycle.title}”`,
        path,
        reminder:
          silent.length > 0
            ? `you are asked to lead “${title}” ${when}`
            : `nobody has agreed to lead “${title}” ${when}`,
        ...(silent.length > 0 && { people: silent.map(({ personId }) => personId) }),
      }),
    )
  }
  if (format !== 'ONLINE' && !isPlaced && left <= readyBefore.room) {
    rows.push(
      rowOf('SESSION_NOWHERE', cycle, session, {
        since: changedAt,
        happensOn: day,
        text: `“${title}” ${when} has no room yet`,
        detail: `Part of “${cycle.title}”`,
        path,
        reminder: `“${title}” ${when} still has no room`,
      }),
    )
  }
  return rows
}

interface Words {
  readonly since: Date
  readonly happensOn?: CivilDate
  readonly text: string
  readonly detail: string
  readonly path: string
  readonly reminder: string
  readonly people?: readonly PersonId[]
}
const rowOf = (kind: DeskKind, cycle: Cycle, session: Session | null, words: Words): StuckRow => {
  const { people = [cycle.leadId], happensOn = null, ...said } = words
  return {
    ...said,
    key: keyOf(kind, session?.id ?? cycle.id),
    kind,
    itemId: session?.id ?? cycle.id,
    urn: cycle.ownerUrn,
    personId: people[0] ?? null,
    happensOn,
    waitsFor: { people },
    ids: [],
  }
}

interface Open {
  readonly id: EvaluationId
  readonly cycleId: CpdCycleId
  readonly title: string
  readonly level: number
  readonly ownerUrn: Urn | null
  readonly askedAt: Date
  readonly asked: number
  readonly answered: number
}

/** How many have not answered, and never who. */
export async function evaluationsOpen(asks: Looks, desk: DeskPlace, today: CivilDate): Promise<StuckRow[]> {
  const rows = await asks.sql<Open>(
    `select e.id, e.cycle_id as "cycleId", coalesce(s.title, c.title) as title, e.level, c.owner_urn as "ownerUrn", e.asked_at as "askedAt", n.asked, n.answered
       from cpd_evaluation e join cpd_cycle c on c.space_id = e.space_id and c.id = e.cycle_id left join cpd_session s on s.space_id = e.space_id and s.id = e.session_id
       cross join lateral evaluation_counts(array[e.id]) n
      where (c.state in ('RELEASED', 'RUNNING', 'COMPLETED') or c.state = 'EVALUATED' and e.level = 5) and e.asked_at > now() - interval '60 days' and n.answered < n.asked and ${ofDesk} order by e.asked_at, e.id`,
    [desk.allianceId, desk.urn],
  )
  return rows
    .filter(({ askedAt }) => schoolDaysBetween(dayInLondon(askedAt), today) > stuckAfter.evaluation)
    .map(({ id, cycleId, title, level, ownerUrn, askedAt, asked, answered }) => ({
      key: keyOf('EVALUATION_OPEN', id),
      kind: 'EVALUATION_OPEN' as const,
      itemId: id,
      urn: ownerUrn,
      personId: null,
      since: askedAt,
      happensOn: null,
      text: `${asked - answered} of ${counted(asked, 'person', 'people')} asked about “${title}” have not answered`,
      detail: `Level ${level}, asked on ${dayInWords(dayInLondon(askedAt))}. Who has answered is told to nobody.`,
      path: `/cpd/${cycleId}/evaluation`,
      reminder: `two minutes for a few questions about “${title}” would help`,
      waitsFor: { evaluation: id, path: `/evaluations/${id}` },
      ids: [],
    }))
}
