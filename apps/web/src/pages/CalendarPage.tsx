/** The calendar of an alliance's sessions: by term, month, week or as a list; of all, of a school, a person or a room. */
import { dayInLondon, isCivilDate } from '@alongside/domain/civil-date'
import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { CalendarToolbar } from '../features/timetable/CalendarToolbar'
import { type CalendarView, rangeOf, views } from '../features/timetable/calendar-range'
import { FindTimesDialog } from '../features/timetable/FindTimesDialog'
import { MoveSessionDialog } from '../features/timetable/MoveSessionDialog'
import { SessionList } from '../features/timetable/SessionList'
import { SessionSheet } from '../features/timetable/SessionSheet'
import type { Session } from '../features/timetable/timetable-queries'
import { useMoveSession } from '../features/timetable/useMoveSession'
import { useTimetable } from '../features/timetable/useTimetable'
import { WithoutTime } from '../features/timetable/WithoutTime'
import { dayAndTimeOf } from '../platform/dates'
import { Loaded } from '../platform/Loaded'
import { tell } from '../platform/notices'
import { useViewer } from '../platform/session'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'
import { SelectField } from '../ui/SelectField'
import { PageSkeleton } from '../ui/Skeleton'
import { useSteady } from '../ui/useSteady'
import css from './CalendarPage.module.css'
import { CpdNav } from './CpdNav'

/** The calendar itself is large, and the list does without it. */
const SessionCalendar = lazy(() =>
  import('../features/timetable/SessionCalendar').then((file) => ({ default: file.SessionCalendar })),
)
const isView = (text: string | null): text is CalendarView => views.some((view) => view === text)
const isPhone = (): boolean => window.matchMedia('(max-width: 48rem)').matches

export default function CalendarPage() {
  const viewer = useViewer()
  const [params, setParams] = useSearchParams()
  const allianceId = params.get('alliance') ?? viewer.alliances[0]?.id ?? ''
  const set = (name: string, value: string): void =>
    setParams(
      (now) => {
        const next = new URLSearchParams(now)
        if (value === '') next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: true },
    )
  if (allianceId === '')
    return (
      <Page title="Calendar">
        <EmptyState title="No alliance yet">
          Sessions stand here as soon as your school belongs to an alliance.
        </EmptyState>
      </Page>
    )
  return (
    <Page
      title="Calendar"
      width="full"
      actions={
        viewer.alliances.length > 1 && (
          <SelectField
            label="Alliance"
            hideLabel
            choices={viewer.alliances.map(({ id, name }) => ({ value: id, label: name }))}
            value={allianceId}
            onChange={({ target }) => set('alliance', target.value)}
          />
        )
      }
    >
      <CpdNav />
      <AllianceCalendar key={allianceId} allianceId={allianceId} params={params} set={set} viewerId={viewer.id} />
    </Page>
  )
}

interface AllianceCalendarProps {
  readonly allianceId: string
  readonly params: URLSearchParams
  readonly set: (name: string, value: string) => void
  readonly viewerId: string
}

interface Moving {
  readonly session: Session
  readonly proposed: Date | null
}

function AllianceCalendar({ allianceId, params, set, viewerId }: AllianceCalendarProps) {
  const [first] = useState<CalendarView>(() => (isPhone() ? 'list' : 'month'))
  const asked = params.get('view')
  const view = isView(asked) ? asked : first
  const said = params.get('day')
  const [today] = useState(() => dayInLondon(new Date()))
  const day = isCivilDate(said) ? said : today
  const of = params.get('of') ?? ''
  const range = useMemo(() => rangeOf(view, day), [view, day])
  const [opened, open] = useState<Session | null>(null)
  const [moving, move] = useState<Moving | null>(null)
  const tray = useRef<HTMLElement>(null)
  const [finding, findFor] = useState<Session | null>(null)
  const { query, levels, schools, choices } = useTimetable(allianceId, range, of)
  const retime = useMoveSession()
  const settle = async (session: Session, startsAt: Date): Promise<boolean> => {
    const before = session.startsAt ? new Date(session.startsAt) : null
    const moved = await retime(session, startsAt)
    if (!moved) return false
    await query.refetch()
    const now = { ...session, version: moved.version }
    // What had no time gets none back; it gets another.
    const action = before
      ? { label: 'Undo', run: () => void retime(now, before).then(() => query.refetch()) }
      : { label: 'Another time…', run: () => move({ session: now, proposed: startsAt }) }
    tell(`“${session.title}” is on ${dayAndTimeOf(startsAt)}`, { action })
    return true
  }
  /** What people have been told is asked about once; a plan is moved at once. */
  const drop = useSteady(async (session: Session, startsAt: Date): Promise<boolean> => {
    if (session.state !== 'CONFIRMED') return settle(session, startsAt)
    move({ session, proposed: startsAt })
    return false
  })
  const place = useSteady((session: Session, startsAt: Date) => move({ session, proposed: startsAt }))
  return (
    <>
      <CalendarToolbar
        {...{ view, range, of, viewerId }}
        choices={choices}
        onView={(next) => set('view', next)}
        onDay={(next) => set('day', next)}
        onOf={(next) => set('of', next)}
      />
      <Loaded query={query}>
        {({ timetable }) => (
          <div className={css.table} data-tray={timetable.withoutTime.length > 0 || undefined}>
            <WithoutTime
              ref={tray}
              sessions={timetable.withoutTime}
              isDraggable={view !== 'list'}
              onPlace={(session) => move({ session, proposed: null })}
              onFind={findFor}
            />
            {view === 'list' ? (
              <SessionList sessions={timetable.sessions} standing={levels} title={range.title} onOpen={open} />
            ) : (
              <Suspense fallback={<PageSkeleton />}>
                <SessionCalendar
                  key={view === 'term' ? range.from : view}
                  {...{ view, range, day, timetable, schools, tray }}
                  standing={levels}
                  onOpen={open}
                  onMove={drop}
                  onPlace={place}
                />
              </Suspense>
            )}
          </div>
        )}
      </Loaded>
      {opened && (
        <SessionSheet
          session={opened}
          onClose={() => open(null)}
          onMove={() => {
            open(null)
            move({ session: opened, proposed: null })
          }}
        />
      )}
      {finding && (
        <FindTimesDialog
          cycleId={finding.cycleId}
          cycleTitle={finding.cycleTitle}
          sessions={[...(query.data?.timetable.withoutTime ?? []), ...(query.data?.timetable.sessions ?? [])]}
          onClose={() => findFor(null)}
          onTaken={() => {
            findFor(null)
            void query.refetch()
          }}
        />
      )}
      {moving && <MoveSessionDialog {...moving} onClose={() => move(null)} onMove={settle} />}
    </>
  )
}
