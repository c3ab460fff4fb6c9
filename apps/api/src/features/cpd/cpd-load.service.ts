/** The workload guard where places are asked for and sessions are led (M6): a red half-term is refused, until the own head says that it is all right. */
import { type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import type { PersonId, Urn } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { type CommitmentRole, isTooMuch, travelBetween } from '@alongside/domain/workload'
import type { Asks } from '../enquiry/enquiry-record.service.js'
import { type Forecast, forecasts } from '../load/load-forecast.service.js'
import { calendarOf } from '../school/school-calendar.service.js'
import type { SessionRecord } from './cpd-record.service.js'

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

/** What a half-term comes to for somebody, over everything that any alliance asks of them, and with this session. */
export async function forecastWith(
  asks: Asks,
  { personId, urn, role }: ToCome,
  { startsAt, minutes, venueUrn }: SessionRecord,
): Promise<Forecast> {
  const day: CivilDate = dayInLondon(startsAt ?? new Date())
  const places = await asks.sql<Place & { urn: Urn }>('select urn, easting, northing from school where urn = any($1)', [
    [urn, venueUrn].filter((one) => one !== null),
  ])
  const at = (one: Urn | null): Place => places.find((place) => place.urn === one) ?? { easting: null, northing: null }
  const travelMinutes = venueUrn ? travelBetween(at(urn), at(venueUrn)) : 0
  const all = await forecasts(asks, [personId], day, {
    more: { role, minutes, travelMinutes },
    calendar: await calendarOf(asks, urn),
  })
  return all.get(personId)!
}

/** @throws Refusal `booking.load-red` */
export async function notTooMuch(asks: Asks, who: ToCome, session: SessionRecord): Promise<void> {
  // Without a date there is no half-term that could be full; it is asked when it has one.
  if (session.startsAt === null) return
  const forecast = await forecastWith(asks, who, session)
  const { hours, halfTerm } = forecast
  if (isTooMuch(forecast)) {
    throw new Refusal('booking.load-red', { hours, halfTerm: halfTerm.from, sessionId: session.id })
  }
}
