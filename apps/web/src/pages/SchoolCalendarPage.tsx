/** When a school is open: its half-terms, INSET days and closures, by which every deadline that concerns it is counted. */
import { dayInLondon } from '@alongside/domain/civil-date'
import { type CalendarYear, usualYear } from '@alongside/domain/school-calendar'
import { academicYearLabel, academicYearOf } from '@alongside/domain/school-days'
import { useQuery } from '@apollo/client/react'
import { IconCalendarDown, IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { BringCalendar } from '../features/school-calendar/BringCalendar'
import { DayShape } from '../features/school-calendar/DayShape'
import { EntryMeanings } from '../features/school-calendar/EntryMeanings'
import type { ReadCalendar } from '../features/school-calendar/read-calendar'
import { halfTermNames, YearForm } from '../features/school-calendar/YearForm'
import { YearPicture } from '../features/school-calendar/YearPicture'
import { graphql } from '../gql'
import type { SchoolCalendarPageQuery } from '../gql/graphql'
import { dayOf } from '../platform/dates'
import { Loaded } from '../platform/Loaded'
import { useAct } from '../platform/useAct'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Notice } from '../ui/Notice'
import { Columns, Page, Section, Stack } from '../ui/Page'
import { SelectField } from '../ui/SelectField'
import { Table } from '../ui/Table'
import NotFoundPage from './NotFoundPage'

graphql(`
  fragment CalendarYearParts on SchoolCalendarYear {
    id
    academicYear
    isOwn
    version
    schoolDays
    halfTerms { number from until }
    days { kind from until name }
  }
`)
const calendarQuery = graphql(`
  query SchoolCalendarPage($urn: ID!, $academicYear: Int!) {
    school(urn: $urn) { urn name abilities { keepCalendar } }
    schoolCalendar(urn: $urn, academicYear: $academicYear) { ...CalendarYearParts }
    schoolDay(urn: $urn) { ...DayShapeParts }
  }
`)
const tellMutation = graphql(`
  mutation TellSchoolCalendar($urn: ID!, $academicYear: Int!, $version: Int!, $halfTerms: [StretchInput!]!, $days: [CalendarDayInput!]!) {
    tellSchoolCalendar(urn: $urn, academicYear: $academicYear, version: $version, halfTerms: $halfTerms, days: $days) { ...CalendarYearParts }
  }
`)
const usualMutation = graphql(`
  mutation UseUsualCalendar($urn: ID!, $academicYear: Int!, $version: Int!) {
    useUsualCalendar(urn: $urn, academicYear: $academicYear, version: $version) { ...CalendarYearParts }
  }
`)

type Year = SchoolCalendarPageQuery['schoolCalendar']
type School = NonNullable<SchoolCalendarPageQuery['school']>

const yearOf = ({ academicYear, halfTerms, days }: Year): CalendarYear => ({
  academicYear,
  halfTerms: halfTerms.map(({ from, until }) => ({ from, until })),
  days: days.map(({ kind, from, until, name }) => ({ kind, from, until, name })),
})

export default function SchoolCalendarPage() {
  const { urn = '' } = useParams()
  const [now] = useState(() => academicYearOf(dayInLondon(new Date())))
  const [academicYear, choose] = useState(now)
  const [brought, bring] = useState<Brought>('none')
  const query = useQuery(calendarQuery, { variables: { urn, academicYear }, fetchPolicy: 'cache-and-network' })
  const years = [now, now + 1, now - 1]
  return (
    <Loaded query={query}>
      {({ school, schoolCalendar, schoolDay }) =>
        school ? (
          <Page
            title="Term dates"
            above={<Link to={`/schools/${urn}`}>{school.name}</Link>}
            lead="Deadlines that concern this school are counted in its school days."
            actions={
              <SelectField
                label="School year"
                hideLabel
                choices={years.map((year) => ({ value: String(year), label: academicYearLabel(year) }))}
                value={String(academicYear)}
                onChange={({ target }) => choose(Number(target.value))}
              />
            }
          >
            <Stack gap="l">
              <Told
                key={`${schoolCalendar.id} ${schoolCalendar.version}`}
                school={school}
                shown={schoolCalendar}
                brought={brought}
                bring={bring}
              />
              <DayShape
                key={schoolDay.version}
                urn={school.urn}
                day={schoolDay}
                canChange={school.abilities.keepCalendar}
              />
            </Stack>
          </Page>
        ) : (
          <NotFoundPage />
        )
      }
    </Loaded>
  )
}

/** Nothing, somebody is about to choose a calendar (beside the one they have), or it is here to be looked through. */
type Brought = 'none' | { readonly choosing: ReadCalendar | null } | ReadCalendar

const isRead = (brought: Brought): brought is ReadCalendar => brought !== 'none' && 'entries' in brought
const together = (one: ReadCalendar | null, other: ReadCalendar): ReadCalendar => ({
  entries: [...(one?.entries ?? []), ...other.entries],
  unreadable: (one?.unreadable ?? 0) + other.unreadable,
})

interface ToldProps {
  readonly school: School
  readonly shown: Year
  readonly brought: Brought
  readonly bring: (brought: Brought) => void
}

function Told({ school, shown, brought, bring }: ToldProps) {
  const [draft, setDraft] = useState<CalendarYear | null>(null)
  const [isTakingBack, setTakingBack] = useState(false)
  const [tellIt, { busy, refusal, clear }] = useAct(tellMutation, { inline: true, done: 'Term dates are kept' })
  const [takeBack, taking] = useAct(usualMutation, { inline: true, done: 'The usual dates count again' })
  const year = yearOf(shown)
  const { academicYear, version, isOwn } = shown
  const where = { urn: school.urn, academicYear, version }
  const stop = (): void => {
    setDraft(null)
    clear()
  }
  const bringNone = (): void => bring('none')
  if (brought !== 'none' && 'choosing' in brought)
    return (
      <BringCalendar
        urn={school.urn}
        onRead={(read) => bring(together(brought.choosing, read))}
        onStop={() => bring(brought.choosing ?? 'none')}
      />
    )
  if (isRead(brought) && !draft)
    return (
      <EntryMeanings
        calendar={brought}
        academicYear={academicYear}
        onTake={setDraft}
        onMore={() => bring({ choosing: brought })}
        onStop={bringNone}
      />
    )
  const facts = (
    <Stack>
      <p>{isOwn ? `As ${school.name} tells it.` : 'The usual English dates: the school has told none.'}</p>
      <p>{shown.schoolDays} days on which staff are at work.</p>
      <YearPicture year={draft ?? year} />
    </Stack>
  )
  if (draft)
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const { halfTerms, days } = draft
          void tellIt({ ...where, halfTerms: [...halfTerms], days: [...days] }).then((done) => {
            if (!done) return
            stop()
            bringNone()
          })
        }}
      >
        <Columns
          main={
            <Stack gap="l">
              {refusal && <Notice tone="danger">{refusal}</Notice>}
              <YearForm year={draft} onChange={setDraft} />
              <div>
                <Button type="submit" look="primary" busy={busy}>
                  Keep these dates
                </Button>{' '}
                <Button look="plain" onClick={stop}>
                  Not now
                </Button>{' '}
                <Button look="plain" onClick={() => setDraft(usualYear(academicYear))}>
                  Begin with the usual dates
                </Button>
              </div>
            </Stack>
          }
          aside={<YearPicture year={draft} />}
        />
      </form>
    )
  return (
    <Columns
      main={
        <Stack gap="l">
          <Section
            title="Half-terms"
            actions={
              school.abilities.keepCalendar && (
                <>
                  <Button size="s" icon={<IconCalendarDown />} onClick={() => bring({ choosing: null })}>
                    Bring in a calendar
                  </Button>
                  <Button size="s" icon={<IconPencil />} onClick={() => setDraft(year)}>
                    Change
                  </Button>
                </>
              )
            }
          >
            <Table
              caption={`Half-terms of ${academicYearLabel(academicYear)}`}
              rowKey={({ number }) => String(number)}
              rows={shown.halfTerms}
              columns={[
                { key: 'name', title: 'Half-term', heads: true, cell: ({ number }) => halfTermNames[number - 1] },
                { key: 'from', title: 'First day', cell: ({ from }) => dayOf(from) },
                { key: 'until', title: 'Last day', cell: ({ until }) => dayOf(until) },
              ]}
            />
          </Section>
          <Section title="INSET days and closures">
            {shown.days.length === 0 ? (
              <p>None are known.</p>
            ) : (
              <Table
                caption="INSET days and closures"
                rowKey={({ kind, from, name }) => `${kind} ${from} ${name}`}
                rows={shown.days}
                columns={[
                  { key: 'when', title: 'When', heads: true, cell: ({ from, until }) => stretchOf(from, until) },
                  { key: 'kind', title: 'What', cell: ({ kind }) => (kind === 'INSET' ? 'INSET day' : 'Closed') },
                  { key: 'name', title: 'What for', cell: ({ name }) => name },
                ]}
              />
            )}
          </Section>
          {isOwn && school.abilities.keepCalendar && (
            <div>
              <Button size="s" look="plain" onClick={() => setTakingBack(true)}>
                Use the usual dates again
              </Button>
            </div>
          )}
          <ConfirmDialog
            open={isTakingBack}
            onClose={() => setTakingBack(false)}
            title="Use the usual dates again?"
            action="Use the usual dates"
            busy={taking.busy}
            refusal={taking.refusal}
            onConfirm={() => void takeBack(where).then((done) => done && setTakingBack(false))}
          >
            What was told for {academicYearLabel(academicYear)} is taken back. Deadlines that are counted from now on
            follow the usual English dates.
          </ConfirmDialog>
        </Stack>
      }
      aside={facts}
    />
  )
}

const stretchOf = (from: string, until: string): string =>
  from === until ? dayOf(from) : `${dayOf(from)} to ${dayOf(until)}`
