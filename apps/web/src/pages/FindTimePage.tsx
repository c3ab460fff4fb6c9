/** Find a time for one session: every day that suits, the cheapest first, and for all others why not. */
import { addDays, dayInLondon, isCivilDate } from '@alongside/domain/civil-date'
import { schoolDayOf } from '@alongside/domain/wall-clock'
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { formatWords } from '../features/timetable/session-words'
import { TimeOptions } from '../features/timetable/TimeOptions'
import css from '../features/timetable/TimeOptions.module.css'
import { TimesOut } from '../features/timetable/TimesOut'
import { choicesQuery, sessionTimesQuery } from '../features/timetable/timetable-queries'
import { useMoveSession } from '../features/timetable/useMoveSession'
import { graphql } from '../gql'
import type { FindTimePageQuery, FoundTimePartsFragment } from '../gql/graphql'
import { dayAndTimeOf } from '../platform/dates'
import { Loaded } from '../platform/Loaded'
import { useRefresh } from '../platform/news'
import { tell } from '../platform/notices'
import { ButtonLink } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { EmptyState } from '../ui/EmptyState'
import { Page, Stack } from '../ui/Page'
import { SkeletonLines } from '../ui/Skeleton'
import { TextField } from '../ui/TextField'
import { CpdNav } from './CpdNav'

const pageQuery = graphql(`
  query FindTimePage($id: ID!) {
    cpdSession(id: $id) {
      id cycleId title format minutes state startsAt endsAt version
      venue { urn name } abilities { time } cycle { id title allianceId }
    }
  }
`)
type Session = NonNullable<FindTimePageQuery['cpdSession']>

export default function FindTimePage() {
  const { id = '' } = useParams()
  const query = useQuery(pageQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  useRefresh('cpd.changed', query.refetch)
  return (
    <Loaded query={query}>
      {({ cpdSession: session }) =>
        session?.abilities.time ? (
          <Times key={session.id} session={session} />
        ) : (
          <Page title="Find a time">
            <EmptyState
              title="This session has no time to be found"
              action={<ButtonLink to="/calendar">To the calendar</ButtonLink>}
            >
              It was held, called off, or is for others to plan.
            </EmptyState>
          </Page>
        )
      }
    </Loaded>
  )
}

const stretch = { first: 7, last: 75 } as const

function Times({ session }: { readonly session: Session }) {
  const { id, title, format, minutes, venue, startsAt, cycle } = session
  const [from, setFrom] = useState(() => addDays(dayInLondon(new Date()), stretch.first))
  const [until, setUntil] = useState(() => addDays(dayInLondon(new Date()), stretch.last))
  const [asked, ask] = useState<FoundTimePartsFragment | null>(null)
  const [isBusy, setBusy] = useState(false)
  const navigate = useNavigate()
  const query = useQuery(sessionTimesQuery, {
    variables: { sessionId: id, firstDay: from, lastDay: until },
    // Half-way through typing a year it is no day yet.
    skip: !isCivilDate(from) || !isCivilDate(until) || until < from,
    fetchPolicy: 'network-only',
  })
  useRefresh(['cpd.changed', 'cover.changed'], query.refetch, () => isCivilDate(from) && isCivilDate(until))
  const choices = useQuery(choicesQuery, { variables: { allianceId: cycle.allianceId } })
  const schools = new Map(choices.data?.timetableChoices.schools.map((school) => [school.id, school.name] as const))
  const move = useMoveSession()
  const take = async (time: FoundTimePartsFragment): Promise<void> => {
    setBusy(true)
    const moved = await move(session, new Date(time.startsAt))
    setBusy(false)
    ask(null)
    if (!moved) return
    tell(`“${title}” is on ${dayAndTimeOf(time.startsAt)}`, { tone: 'good' })
    void navigate(`/calendar?day=${schoolDayOf(new Date(time.startsAt))}&alliance=${cycle.allianceId}`)
  }
  return (
    <Page
      title={`A time for “${title}”`}
      above={<Link to={`/cpd/${session.cycleId}?session=${id}`}>{cycle.title}</Link>}
      lead={[
        formatWords[format],
        `${minutes} minutes`,
        venue?.name,
        startsAt ? `now on ${dayAndTimeOf(startsAt)}` : 'no time yet',
      ]
        .filter(Boolean)
        .join(' · ')}
    >
      <CpdNav />
      <div className={css.stretch}>
        <TextField label="From" type="date" value={from} onChange={({ target }) => setFrom(target.value)} />
        <TextField label="Until" type="date" value={until} onChange={({ target }) => setUntil(target.value)} />
      </div>
      <Loaded query={query} keepsPrevious skeleton={<SkeletonLines lines={8} />}>
        {({ sessionTimes: { others, out, moreOut } }) => (
          <Stack>
            {others.length === 0 ? (
              <EmptyState title="No day in this stretch suits">
                Try a longer one, or ask fewer people at once. Below stands what is in the way.
              </EmptyState>
            ) : (
              <TimeOptions
                sessionId={id}
                times={others}
                schools={schools}
                isBusy={isBusy}
                onTake={(time) => (session.state === 'CONFIRMED' ? ask(time) : void take(time))}
              />
            )}
            <TimesOut sessionId={id} out={out} more={moreOut} />
          </Stack>
        )}
      </Loaded>
      {asked && (
        <ConfirmDialog
          open
          harmless
          onClose={() => ask(null)}
          title={`Move “${title}” to ${dayAndTimeOf(asked.startsAt)}?`}
          action="Move it"
          busy={isBusy}
          onConfirm={() => void take(asked)}
        >
          Everybody who has a place, and whoever leads it, is asked again.
        </ConfirmDialog>
      )}
    </Page>
  )
}
