/** Sessions that were planned and cannot be held as they stand: a school is closed, somebody is elsewhere, or it is too much for them. */
import { type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import type { Clash, ClashKind } from '@alongside/domain/clash'
import type { CpdCycleId, CpdSessionId, PersonId, Urn } from '@alongside/domain/ids'
import { clashesNow } from '../timetable/session-clash.service.js'
import { plansOfSessions } from '../timetable/session-plan.service.js'
import { ofDesk } from './desk-cycles.service.js'
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

interface Ahead {
  readonly id: CpdSessionId
  readonly cycleId: CpdCycleId
  readonly title: string
  readonly cycle: string
  readonly leadId: PersonId
  readonly ownerUrn: Urn | null
  readonly startsAt: Date
  readonly changedAt: Date
}
/** The nearest: what lies further ahead than so many sessions is not settled today. */
const most = 400

export async function sessionsBlocked(asks: Looks, desk: DeskPlace, today: CivilDate): Promise<StuckRow[]> {
  const ahead = await asks.sql<Ahead>(
    `select s.id, s.cycle_id as "cycleId", s.title, c.title as cycle, c.lead_id as "leadId", c.owner_urn as "ownerUrn", s.starts_at as "startsAt", s.changed_at as "changedAt"
       from cpd_session s join cpd_cycle c on c.space_id = s.space_id and c.id = s.cycle_id
      where s.state in ('PENCILLED', 'CONFIRMED') and s.starts_at > now() and c.state not in ('EVALUATED', 'CANCELLED') and ${ofDesk} order by s.starts_at, s.id limit ${most}`,
    [desk.allianceId, desk.urn],
  )
  if (ahead.length === 0) return []
  const clashes = await clashesNow(
    asks,
    await plansOfSessions(
      asks,
      ahead.map(({ id }) => id),
    ),
  )
  const names = await schoolNames(asks, [...clashes.values()].flat())
  return ahead.flatMap((session) => {
    const blocking = (clashes.get(session.id) ?? []).filter(({ level }) => level === 'BLOCK')
    return blocking.length === 0 ? [] : [rowOf(desk, session, reasonsOf(blocking, names), today)]
  })
}

/** How many, and never who: how much is asked of somebody is theirs to know. */
function reasonsOf(blocking: readonly Clash[], names: ReadonlyMap<Urn, string>): string {
  const all = (kind: ClashKind): Clash[] => blocking.filter((clash) => clash.kind === kind)
  const people = (kind: ClashKind): number => new Set(all(kind).map(({ personId }) => personId)).size
  const closed = [...new Set(all('SCHOOL_CLOSED').flatMap(({ urn }) => (urn && names.get(urn)) ?? []))]
  const [elsewhere, tooMuch] = [people('DOUBLE_BOOKED'), people('LOAD_RED')]
  return [
    ...(closed.length > 0 ? [`${listed(closed)} ${closed.length === 1 ? 'is' : 'are'} closed on that day`] : []),
    ...(elsewhere > 0
      ? [`${counted(elsewhere, 'person', 'people')} ${elsewhere === 1 ? 'is' : 'are'} elsewhere at that time`]
      : []),
    ...(tooMuch > 0 ? [`it would be too much for ${counted(tooMuch, 'person', 'people')}`] : []),
  ].join('; ')
}

function rowOf({ hand }: DeskPlace, session: Ahead, reasons: string, today: CivilDate): StuckRow {
  const { id, cycleId, title, cycle, leadId, ownerUrn, startsAt, changedAt } = session
  const day = dayInLondon(startsAt)
  const when = onDayInWords(day, today)
  // A head sees that their school's cycle is stuck; its times are for whoever plans it.
  const moves = hand !== 'HEAD'
  const page = `/cpd/${cycleId}?session=${id}`
  return {
    key: keyOf('SESSION_BLOCKED', id),
    kind: 'SESSION_BLOCKED',
    itemId: id,
    urn: ownerUrn,
    personId: leadId,
    since: changedAt,
    happensOn: day,
    text: `“${title}” cannot be held ${when}`,
    detail: `${capital(reasons)}. Part of “${cycle}”`,
    path: moves ? `/calendar/times/${id}` : page,
    ...(moves && { opensAs: 'Find a time' }),
    reminder: `“${title}” cannot be held ${when}: it needs another time`,
    waitsFor: { people: [leadId], path: page },
    ids: [],
  }
}

async function schoolNames(asks: Looks, clashes: readonly Clash[]): Promise<ReadonlyMap<Urn, string>> {
  const urns = [...new Set(clashes.flatMap(({ kind, urn }) => (kind === 'SCHOOL_CLOSED' && urn ? [urn] : [])))]
  if (urns.length === 0) return new Map()
  const rows = await asks.sql<{ urn: Urn; name: string }>('select urn, name from school where urn = any($1)', [urns])
  return new Map(rows.map(({ urn, name }) => [urn, name]))
}
