/** The shape of a school's day: periods, teachers, weeks A and B. Cover is counted by it, and times are found by it. */
import type { Period, SchoolDay } from '@alongside/domain/school-day'
import { IconPencil, IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { graphql } from '../../gql'
import type { DayShapePartsFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { useAct } from '../../platform/useAct'
import { Button, IconButton } from '../../ui/Button'
import { CheckField } from '../../ui/CheckField'
import { Notice } from '../../ui/Notice'
import { Row, Section, Stack } from '../../ui/Page'
import { TextField } from '../../ui/TextField'
import { DayStrip } from './DayStrip'
import css from './DayStrip.module.css'

graphql(`
  fragment DayShapeParts on SchoolDay {
    id
    teachers
    periods { name from until }
    hasWeeks
    weekAFrom
    version
  }
`)
const tellMutation = graphql(`
  mutation TellSchoolDay($urn: ID!, $version: Int!, $day: SchoolDayInput!) {
    tellSchoolDay(urn: $urn, version: $version, day: $day) { ...DayShapeParts }
  }
`)

export interface DayShapeProps {
  readonly urn: string
  readonly day: DayShapePartsFragment
  readonly canChange: boolean
}

export function DayShape({ urn, day, canChange }: DayShapeProps) {
  const [isChanging, setChanging] = useState(false)
  if (isChanging) return <DayForm urn={urn} day={day} onDone={() => setChanging(false)} />
  const { periods, teachers, hasWeeks, weekAFrom } = day
  return (
    <Section
      title="The school day"
      hint="Cover is counted in these periods."
      actions={
        canChange && (
          <Button size="s" icon={<IconPencil />} onClick={() => setChanging(true)}>
            {day.version === 0 ? 'Enter the day' : 'Change the day'}
          </Button>
        )
      }
    >
      <Stack>
        {periods.length === 0 ? <p>Its periods are not known.</p> : <DayStrip periods={periods} />}
        {day.version > 0 && (
          <p>
            {teachers === null ? 'The number of teachers is not known.' : `${teachers} teachers.`}{' '}
            {hasWeeks && weekAFrom
              ? `Weeks A and B take turns; the week of ${dayOf(weekAFrom)} is week A.`
              : 'Every week is alike.'}
          </p>
        )}
      </Stack>
    </Section>
  )
}

const later = (clock: string, minutes: number): string => {
  const all = Math.min(23 * 60 + 55, Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)) + minutes)
  return `${String(Math.floor(all / 60)).padStart(2, '0')}:${String(all % 60).padStart(2, '0')}`
}
const nextPeriod = (periods: readonly Period[]): Period => {
  const from = periods.at(-1)?.until ?? '09:00'
  return { name: `P${periods.length + 1}`, from, until: later(from, 60) }
}

function DayForm({ urn, day, onDone }: Omit<DayShapeProps, 'canChange'> & { readonly onDone: () => void }) {
  const [draft, setDraft] = useState<SchoolDay>({
    teachers: day.teachers,
    periods: day.periods.map(({ name, from, until }) => ({ name, from, until })),
    hasWeeks: day.hasWeeks,
    weekAFrom: day.weekAFrom,
  })
  const [tell, { busy, refusal }] = useAct(tellMutation, { inline: true, done: 'The school day is kept' })
  const { teachers, periods, hasWeeks, weekAFrom } = draft
  const setPeriod = (at: number, change: Partial<Period>): void =>
    setDraft({ ...draft, periods: periods.map((one, index) => (index === at ? { ...one, ...change } : one)) })
  return (
    <Section title="The school day" hint="Cover is counted in these periods.">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const told = { ...draft, periods: [...periods], weekAFrom: hasWeeks ? weekAFrom : null }
          void tell({ urn, version: day.version, day: told }).then((done) => done && onDone())
        }}
      >
        <Stack gap="l">
          <div className={css.rows}>
            {periods.map(({ name, from, until }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows are told apart by their place alone
              <fieldset key={at} className={css.row}>
                <legend className="visually-hidden">{name || `Period ${at + 1}`}</legend>
                <TextField
                  label="Period"
                  value={name}
                  onChange={({ target }) => setPeriod(at, { name: target.value })}
                />
                <TextField
                  label="From"
                  type="time"
                  value={from}
                  onChange={({ target }) => setPeriod(at, { from: target.value })}
                />
                <TextField
                  label="Until"
                  type="time"
                  value={until}
                  onChange={({ target }) => setPeriod(at, { until: target.value })}
                />
                <IconButton
                  label={`Take ${name || 'this period'} out`}
                  onClick={() => setDraft({ ...draft, periods: periods.filter((_, index) => index !== at) })}
                >
                  <IconX />
                </IconButton>
              </fieldset>
            ))}
            <div>
              <Button
                size="s"
                icon={<IconPlus />}
                onClick={() => setDraft({ ...draft, periods: [...periods, nextPeriod(periods)] })}
              >
                Add a period
              </Button>
            </div>
          </div>
          <TextField
            label="How many teachers"
            hint="So that not too many are out at once."
            type="number"
            min={1}
            max={2000}
            optional
            value={teachers ?? ''}
            onChange={({ target }) =>
              setDraft({ ...draft, teachers: target.value === '' ? null : Number(target.value) })
            }
          />
          <CheckField
            label="Weeks A and B take turns"
            checked={hasWeeks}
            onChange={({ target }) => setDraft({ ...draft, hasWeeks: target.checked })}
          />
          {hasWeeks && (
            <TextField
              label="Any day of a week A"
              type="date"
              value={weekAFrom ?? ''}
              onChange={({ target }) => setDraft({ ...draft, weekAFrom: target.value || null })}
            />
          )}
          {refusal && <Notice tone="danger">{refusal}</Notice>}
          <Row>
            <Button type="submit" look="primary" busy={busy}>
              Keep this day
            </Button>
            <Button look="plain" onClick={onDone}>
              Not now
            </Button>
          </Row>
        </Stack>
      </form>
    </Section>
  )
}
