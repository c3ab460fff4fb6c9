/** A school year as a picture: a row for each month, a small square for each day. The lists beside it say the same in words. */
import { addDays, type CivilDate, civilDate, isWeekend } from '@alongside/domain/civil-date'
import { type CalendarYear, schoolCalendar } from '@alongside/domain/school-calendar'
import css from './YearPicture.module.css'

type Look = 'open' | 'inset' | 'closed' | 'off' | 'weekend'
const legend = [
  ['open', 'School day'],
  ['inset', 'INSET day'],
  ['closed', 'Closed'],
  ['off', 'Holiday'],
] as const satisfies readonly (readonly [Look, string])[]

const months = ['Sep', 'Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug']

function daysOf(academicYear: number, at: number): CivilDate[] {
  const [year, month] = at < 4 ? [academicYear, at + 9] : [academicYear + 1, at - 3]
  const next = month === 12 ? civilDate(year + 1, 1, 1) : civilDate(year, month + 1, 1)
  const days: CivilDate[] = []
  for (let day = civilDate(year, month, 1); day < next; day = addDays(day, 1)) days.push(day)
  return days
}

export function YearPicture({ year }: { readonly year: CalendarYear }) {
  const calendar = schoolCalendar([year])
  const isOf = (kind: 'INSET' | 'CLOSED', day: CivilDate): boolean =>
    year.days.some((one) => one.kind === kind && one.from <= day && day <= one.until)
  const lookOf = (day: CivilDate): Look => {
    if (isOf('CLOSED', day)) return 'closed'
    if (isOf('INSET', day)) return 'inset'
    if (calendar.isSchoolDay(day)) return 'open'
    return isWeekend(day) ? 'weekend' : 'off'
  }
  return (
    <figure className={css.picture}>
      <div className={css.year} aria-hidden="true">
        {months.map((name, at) => (
          <div key={name} className={css.month}>
            <span className={css.name}>{name}</span>
            {daysOf(year.academicYear, at).map((day) => (
              <span key={day} className={css[lookOf(day)]} title={String(Number(day.slice(8)))} />
            ))}
          </div>
        ))}
      </div>
      <figcaption className={css.legend}>
        {legend.map(([look, words]) => (
          <span key={look}>
            <i className={css[look]} aria-hidden="true" /> {words}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}
