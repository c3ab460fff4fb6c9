/** Telling the dates of a year: six half-terms, INSET days, closures; the picture beside it shows at once what they mean. */
import type { CalendarDay, CalendarDayKind, CalendarYear } from '@alongside/domain/school-calendar'
import { IconPlus, IconX } from '@tabler/icons-react'
import { Button, IconButton } from '../../ui/Button'
import { Section, Stack } from '../../ui/Page'
import { SelectField } from '../../ui/SelectField'
import { TextField } from '../../ui/TextField'
import css from './YearForm.module.css'

export const halfTermNames = ['Autumn 1', 'Autumn 2', 'Spring 1', 'Spring 2', 'Summer 1', 'Summer 2']
const kinds = [
  { value: 'INSET', label: 'INSET day' },
  { value: 'CLOSED', label: 'Closed' },
]

export interface YearFormProps {
  readonly year: CalendarYear
  readonly onChange: (year: CalendarYear) => void
}

export function YearForm({ year, onChange }: YearFormProps) {
  const { academicYear, halfTerms, days } = year
  const limits = { min: `${academicYear}-09-01`, max: `${academicYear + 1}-08-31` }
  const setHalfTerm = (at: number, change: Partial<CalendarYear['halfTerms'][number]>): void =>
    onChange({ ...year, halfTerms: halfTerms.map((one, index) => (index === at ? { ...one, ...change } : one)) })
  const setDay = (at: number, change: Partial<CalendarDay>): void =>
    onChange({ ...year, days: days.map((one, index) => (index === at ? { ...one, ...change } : one)) })
  const add = (): void =>
    onChange({ ...year, days: [...days, { kind: 'INSET', from: limits.min, until: limits.min, name: '' }] })
  return (
    <Stack gap="l">
      <Section title="Half-terms">
        <div className={css.rows}>
          {halfTerms.map(({ from, until }, at) => (
            <fieldset key={halfTermNames[at]} className={css.row}>
              <legend className={css.legend}>{halfTermNames[at]}</legend>
              <TextField
                label="First day"
                type="date"
                {...limits}
                value={from}
                onChange={({ target }) => setHalfTerm(at, { from: target.value })}
              />
              <TextField
                label="Last day"
                type="date"
                {...limits}
                value={until}
                onChange={({ target }) => setHalfTerm(at, { until: target.value })}
              />
            </fieldset>
          ))}
        </div>
      </Section>
      <Section title="INSET days and closures" hint="Staff work on INSET days; on a day closed nobody does.">
        <Stack>
          {days.map(({ kind, from, until, name }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are told apart by their place alone
            <fieldset key={at} className={css.day}>
              <legend className="visually-hidden">{name || `Day ${at + 1}`}</legend>
              <SelectField
                label="What"
                choices={kinds}
                value={kind}
                onChange={({ target }) => setDay(at, { kind: target.value as CalendarDayKind })}
              />
              <TextField
                label="From"
                type="date"
                {...limits}
                value={from}
                onChange={({ target }) =>
                  setDay(at, { from: target.value, ...(until < target.value && { until: target.value }) })
                }
              />
              <TextField
                label="Until"
                type="date"
                {...limits}
                value={until}
                onChange={({ target }) => setDay(at, { until: target.value })}
              />
              <TextField
                label="What for"
                optional
                value={name}
                onChange={({ target }) => setDay(at, { name: target.value })}
              />
              <IconButton
                label={`Take ${name || 'this day'} out`}
                onClick={() => onChange({ ...year, days: days.filter((_, index) => index !== at) })}
              >
                <IconX />
              </IconButton>
            </fieldset>
          ))}
          <div>
            <Button size="s" icon={<IconPlus />} onClick={add}>
              Add a day
            </Button>
          </div>
        </Stack>
      </Section>
    </Stack>
  )
}
