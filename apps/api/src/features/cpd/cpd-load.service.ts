/** The workload guard where places are asked for and sessions are led (M6): a red half-term is refused, until the own head says that it is all right. */
import { type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import type { PersonId, Urn } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { type CommitmentRole, isTooMuch, travelBetween } from '@alongside/domain/workload'
import type { Asking } from '../../platform/graphql/asking.js'
import type { Asks } from '../enquiry/enquiry-record.service.js'
import { type Forecast, forecasts } from '../load/load-forecast.service.js'
import { type LoadIfAsked, loadsIfAsked, staffAmong } from '../load/load-if-asked.service.js'
import { calendarOf } from '../school/school-calendar.service.js'
import { designs } from './cpd-policy.service.js'
import type { BookingRecord, CycleRecord, SessionRecord } from './cpd-record.service.js'

interface Place {
  readonly easting: number | null
  readonly northing: number | null
}

export interface ToCome {
  readonly personId: PersonId
  /** For which school they come. */
  readonly urn: Urn
  readonly role: CommitmentRole
}

/** Places that count besides what is settled: all that somebody has asked for themselves, or those that their school has agreed to. */
const besides = { ASKED: ['REQUESTED', 'APPROVED', 'OFFERED'], AGREED: ['APPROVED'] } as const
type Besides = keyof typeof besides

const placesOf = async (asks: Asks, person: PersonId, which: Besides, but: SessionRecord): Promise<string[]> => {
  const rows = await asks.sql<{ id: string }>(
    'select session_id as id from places_asked($1) where state = any($2) and session_id <> $3',
    [[person], [...besides[which]], but.id],
  )
  return rows.map(({ id }) => id)
}

/** What the half-term of the first of these sessions comes to for somebody, over everything that any alliance asks of them, and with them. */
export async function forecastWith(
  asks: Asks,
  { personId, urn, role }: ToCome,
  [session, ...others]: readonly [SessionRecord, ...SessionRecord[]],
  which: Besides,
): Promise<Forecast> {
  const sessions = [session, ...others]
  const urns = [urn, ...sessions.flatMap(({ venueUrn }) => venueUrn ?? [])]
  const places = await asks.sql<Place & { urn: Urn }>('select urn, easting, northing from school where urn = any($1)', [
    [...new Set(urns)],
  ])
  const at = (one: Urn): Place => places.find((place) => place.urn === one) ?? { easting: null, northing: null }
  const dayOf = ({ startsAt }: SessionRecord): CivilDate => dayInLondon(startsAt ?? new Date())
  const all = await forecasts(asks, [personId], dayOf(session), {
    also: await placesOf(asks, personId, which, session),
    more: sessions.map((one) => ({
      role,
      minutes: one.minutes,
      travelMinutes: one.venueUrn ? travelBetween(at(urn), at(one.venueUrn)) : 0,
      on: dayOf(one),
    })),
    calendar: await calendarOf(asks, urn),
  })
  return all.get(personId)!
}

/** @throws Refusal `booking.load-red` */
export async function notTooMuch(
  asks: Asks,
  who: ToCome,
  session: SessionRecord,
  which: Besides = 'AGREED',
): Promise<void> {
  // Without a date there is no half-term that could be full; it is asked when it has one.
  if (session.startsAt === null) return
  const forecast = await forecastWith(asks, who, [session], which)
  const { hours, halfTerm } = forecast
  if (isTooMuch(forecast)) {
    throw new Refusal('booking.load-red', { hours, halfTerm: halfTerm.from, sessionId: session.id })
  }
}

/**
 * Somebody is in one place at a time: at what they lead, take part in or have a place on, in any alliance.
 * @throws Refusal `booking.elsewhere`
 */
export async function notElsewhere(
  asks: Asks,
  person: PersonId,
  { id, startsAt, endsAt }: SessionRecord,
  which: Besides,
): Promise<void> {
  if (startsAt === null || endsAt === null) return
  const found = await asks.sql(
    `select 1 from busy_times($1, '{}', $2, $3) t where t.person_id = any($1) and t.item_id <> $4
       and ($5 or not exists (select from places_asked($1) p where p.session_id = t.item_id and p.state = 'REQUESTED')) limit 1`,
    [[person], startsAt, endsAt, id, which === 'ASKED'],
  )
  if (found.length > 0) throw new Refusal('booking.elsewhere', { sessionId: id })
}

/**
 * Both again before a school says yes: much may have come up since they asked. How much it comes to is not the school's to know.
 * @throws Refusal `booking.colleague-full`, `booking.colleague-elsewhere`
 */
export async function canStillCome(
  asks: Asks,
  { personId, urn }: BookingRecord,
  session: SessionRecord,
): Promise<void> {
  const [found] = await asks.sql<{ name: string }>('select name from person where id = $1', [personId])
  const about = { name: found?.name ?? '', sessionId: session.id }
  try {
    await notElsewhere(asks, personId, session, 'AGREED')
    await notTooMuch(asks, { personId, urn, role: 'ATTENDEE' }, session)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal(
      error.code === 'booking.elsewhere' ? 'booking.colleague-elsewhere' : 'booking.colleague-full',
      about,
    )
  }
}

/** The same, before anybody is asked to lead it: a level of each, for whoever plans it. */
export async function leadingLoads(
  { reader, actor }: Asking,
  { cycle, record }: { readonly cycle: CycleRecord; readonly record: SessionRecord },
  people: readonly PersonId[],
): Promise<LoadIfAsked[]> {
  const { id, startsAt, minutes, venueUrn } = record
  if (startsAt === null || !designs(actor, cycle)) return []
  const day = dayInLondon(startsAt)
  const staff = await staffAmong(reader, cycle.allianceId, people)
  return loadsIfAsked(reader, staff, [{ role: 'FACILITATOR', minutes, on: day, at: venueUrn }], { except: id, day })
}
