/** The days of a visit: added and taken away one by one. */
import { mostVisitDays } from '@alongside/domain/review-visit'
import { IconX } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { dayOf } from '../../../platform/dates'
import { Button, IconButton } from '../../../ui/Button'
import { TextField } from '../../../ui/TextField'
import css from './Visit.module.css'

export interface VisitDaysProps {
  readonly days: readonly string[]
  readonly busy: boolean
  readonly onChange: (days: readonly string[]) => void
}

export function VisitDays({ days, busy, onChange }: VisitDaysProps) {
  const [day, setDay] = useState('')
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (day === '' || days.includes(day)) return
    onChange([...days, day].sort())
    setDay('')
  }
  return (
    <div className={css.days}>
      {days.length > 0 && (
        <ul className={css.chosen} aria-label="Days of the visit">
          {days.map((one) => (
            <li key={one}>
              {dayOf(one)}
              <IconButton
                size="s"
                label={`Take ${dayOf(one)} out, with what is planned on it`}
                disabled={busy}
                onClick={() => onChange(days.filter((other) => other !== one))}
              >
                <IconX />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      {days.length < mostVisitDays && (
        <form className={css.addDay} onSubmit={add}>
          <TextField
            label={days.length === 0 ? 'First day of the visit' : 'Another day'}
            type="date"
            value={day}
            onChange={({ target }) => setDay(target.value)}
          />
          <Button type="submit" busy={busy} disabled={day === ''}>
            Add the day
          </Button>
        </form>
      )}
    </div>
  )
}
