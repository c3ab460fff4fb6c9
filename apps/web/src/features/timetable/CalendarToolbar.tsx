/** Which days, how close, and whose. */
import { dayInLondon } from '@alongside/domain/civil-date'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import type { CalendarChoicesQuery } from '../../gql/graphql'
import { Button, IconButton } from '../../ui/Button'
import { SelectField } from '../../ui/SelectField'
import css from './CalendarToolbar.module.css'
import { type CalendarRange, type CalendarView, views, viewWords } from './calendar-range'

export interface CalendarToolbarProps {
  readonly view: CalendarView
  readonly range: CalendarRange
  readonly of: string
  readonly choices: CalendarChoicesQuery['timetableChoices'] | undefined
  readonly viewerId: string
  readonly onView: (view: CalendarView) => void
  readonly onDay: (day: string) => void
  readonly onOf: (of: string) => void
}

export function CalendarToolbar({ view, range, of, choices, viewerId, onView, onDay, onOf }: CalendarToolbarProps) {
  const whose = [
    { value: '', label: 'The whole alliance' },
    { value: `person:${viewerId}`, label: 'Mine' },
    ...(choices?.schools ?? []).map(({ id, name }) => ({ value: `school:${id}`, label: name })),
    ...(choices?.rooms ?? []).map(({ id, name }) => ({ value: `room:${id}`, label: `Room: ${name}` })),
    ...(choices?.people ?? [])
      .filter(({ id }) => id !== viewerId)
      .map(({ id, name }) => ({ value: `person:${id}`, label: `Person: ${name}` })),
  ]
  return (
    <div className={css.bar}>
      <div className={css.steps}>
        <IconButton label="Earlier" onClick={() => onDay(range.previous)}>
          <IconChevronLeft />
        </IconButton>
        <IconButton label="Later" onClick={() => onDay(range.next)}>
          <IconChevronRight />
        </IconButton>
        <Button size="s" onClick={() => onDay(dayInLondon(new Date()))}>
          Today
        </Button>
        <h2 className={css.title} aria-live="polite">
          {range.title}
        </h2>
      </div>
      <div className={css.choices}>
        <SelectField
          label="Whose sessions"
          hideLabel
          choices={whose}
          value={of}
          onChange={({ target }) => onOf(target.value)}
        />
        <fieldset className={css.views}>
          <legend className="visually-hidden">How close</legend>
          {views.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === view}
              className={css.view}
              onClick={() => onView(one)}
            >
              {viewWords[one]}
            </button>
          ))}
        </fieldset>
      </div>
    </div>
  )
}
