/** Days on which a school has pupils: only then is a lesson missed. */
import type { CivilDate } from '@alongside/domain/civil-date'
import type { Urn } from '@alongside/domain/ids'
import { calendarsOf } from '../school/school-calendar.service.js'
import type { Asks } from './cover-record.service.js'

interface Inset {
  readonly urn: Urn
  readonly from: CivilDate
  readonly until: CivilDate
}

export async function pupilDaysOf(asks: Asks, urns: readonly Urn[]): Promise<(urn: Urn, day: CivilDate) => boolean> {
  const calendars = await calendarsOf(asks, urns)
  const insets = await asks.sql<Inset>(
    `select s.urn, d ->> 'from' as "from", d ->> 'until' as until from school_calendar_year y join space s on s.id = y.space_id cross join lateral jsonb_array_elements(y.days) d where s.urn = any($1) and d ->> 'kind' = 'INSET'`,
    [[...new Set(urns)]],
  )
  return (urn, day) =>
    (calendars.get(urn)?.isSchoolDay(day) ?? true) &&
    !insets.some((inset) => inset.urn === urn && inset.from <= day && day <= inset.until)
}
