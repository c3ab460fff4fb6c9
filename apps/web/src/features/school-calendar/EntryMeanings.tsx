/** What each entry of a brought calendar means for the school's year: a guess, to be corrected; the picture beside it follows. */
import {
  type EntryGroup,
  EntryMeaning,
  groupEntries,
  groupKey,
  type YearFromFile,
  yearFromEntries,
} from '@alongside/domain/calendar-file'
import type { CalendarYear } from '@alongside/domain/school-calendar'
import { academicYearLabel, academicYearOf } from '@alongside/domain/school-days'
import { useMemo, useState } from 'react'
import { dayOf } from '../../platform/dates'
import { Button } from '../../ui/Button'
import { cx } from '../../ui/cx'
import { Notice } from '../../ui/Notice'
import { Columns, Row, Section, Stack } from '../../ui/Page'
import { SelectField } from '../../ui/SelectField'
import css from './EntryMeanings.module.css'
import type { ReadCalendar } from './read-calendar'
import { YearPicture } from './YearPicture'

const words: Readonly<Record<EntryMeaning, string>> = {
  TERM: 'Pupils in school',
  FIRST_DAY: 'A term begins',
  LAST_DAY: 'A term ends',
  INSET: 'INSET day',
  CLOSED: 'Closed',
  HOLIDAY: 'Holiday',
  NOTHING: 'Leave out',
}
const choices = Object.values(EntryMeaning).map((value) => ({ value, label: words[value] }))

export interface EntryMeaningsProps {
  readonly calendar: ReadCalendar
  readonly academicYear: number
  readonly onTake: (year: CalendarYear) => void
  /** Brings a second file beside this one, such as the school's holidays beside its days. */
  readonly onMore: () => void
  readonly onStop: () => void
}

export function EntryMeanings({ calendar, academicYear, onTake, onMore, onStop }: EntryMeaningsProps) {
  const [corrected, correct] = useState<ReadonlyMap<string, EntryMeaning>>(new Map())
  const ofYear = useMemo(
    () =>
      calendar.entries.filter(
        ({ from, until }) => academicYearOf(from) === academicYear || academicYearOf(until) === academicYear,
      ),
    [calendar, academicYear],
  )
  const groups = useMemo(() => groupEntries(ofYear), [ofYear])
  const found = useMemo((): YearFromFile => {
    const guesses = new Map(groups.map(({ key, meaning }) => [key, corrected.get(key) ?? meaning]))
    const meant = ofYear.map((entry) => ({ ...entry, meaning: guesses.get(groupKey(entry.name)) ?? 'NOTHING' }))
    return yearFromEntries(meant, academicYear)
  }, [groups, ofYear, corrected, academicYear])
  const label = academicYearLabel(academicYear)
  return (
    <Columns
      main={
        <Section
          title="What each entry means"
          hint={`Correct what is not right; the picture follows. Only ${label} is looked at: choose another year above.`}
        >
          <Stack>
            {calendar.unreadable > 0 && (
              <Notice tone="warn">
                {calendar.unreadable === 1 ? 'One entry' : `${calendar.unreadable} entries`} could not be read: without
                a date, or with one that does not exist.
              </Notice>
            )}
            {groups.length === 0 ? (
              <Notice>This calendar says nothing about {label}.</Notice>
            ) : (
              <ul className={css.list}>
                {groups.map((group) => (
                  <Entry
                    key={group.key}
                    group={group}
                    meaning={corrected.get(group.key) ?? group.meaning}
                    onChange={(meaning) => correct(new Map([...corrected, [group.key, meaning]]))}
                  />
                ))}
              </ul>
            )}
            <Row>
              <Button look="primary" disabled={groups.length === 0} onClick={() => onTake(found.year)}>
                Go on with these dates
              </Button>
              <Button onClick={onMore}>Add another calendar</Button>
              <Button look="plain" onClick={onStop}>
                Not now
              </Button>
            </Row>
          </Stack>
        </Section>
      }
      aside={
        <Stack>
          {!found.hasHalfTerms && (
            <Notice>
              This calendar does not say when all six half-terms are. The usual ones stand here; you can correct them in
              the next step.
            </Notice>
          )}
          <YearPicture year={found.year} />
        </Stack>
      }
    />
  )
}

interface EntryProps {
  readonly group: EntryGroup
  readonly meaning: EntryMeaning
  readonly onChange: (meaning: EntryMeaning) => void
}

function Entry({ group: { name, count, from, until }, meaning, onChange }: EntryProps) {
  return (
    <li className={cx(css.entry, meaning === 'NOTHING' && css.out)}>
      <div>
        <p className={css.name}>{name || 'Without a name'}</p>
        <p className={css.when}>
          {count > 1 && `${count} entries, `}
          {from === until ? dayOf(from) : `${dayOf(from)} to ${dayOf(until)}`}
        </p>
      </div>
      <SelectField
        label={`What “${name}” means`}
        hideLabel
        choices={choices}
        value={meaning}
        onChange={({ target }) => onChange(target.value as EntryMeaning)}
      />
    </li>
  )
}
