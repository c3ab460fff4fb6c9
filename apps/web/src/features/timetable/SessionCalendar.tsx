/** The month, the term and the week as a calendar. While a session is dragged every day says whether it could be held there, and why not. */
import type { CivilDate } from '@alongside/domain/civil-date'
import type { ClashLevel } from '@alongside/domain/clash'
import { clockInLondon, instantInLondon, schoolDayOf } from '@alongside/domain/wall-clock'
import FullCalendar, {
  type EventDropInfo,
  type EventInput,
  type EventReceiveInfo,
  useCalendarController,
} from '@fullcalendar/react'
import dayGrid from '@fullcalendar/react/daygrid'
import interaction, { Draggable } from '@fullcalendar/react/interaction'
import multiMonth from '@fullcalendar/react/multimonth'
import '@fullcalendar/react/skeleton.css'
import '@fullcalendar/react/themes/breezy/theme.css'
import theme from '@fullcalendar/react/themes/breezy'
import timeGrid from '@fullcalendar/react/timegrid'
import { memo, type RefObject, useEffect, useEffectEvent, useLayoutEffect, useMemo } from 'react'
import type { CalendarTimetableQuery } from '../../gql/graphql'
import { cx } from '../../ui/cx'
import { schoolColour } from '../../ui/school-colour'
import './calendar-palette.css'
import type { CalendarRange, CalendarView } from './calendar-range'
import css from './SessionCalendar.module.css'
import { SessionWords } from './SessionWords'
import type { Session } from './timetable-queries'
import { dayHours } from './useAvailability'
import { useDragHints } from './useDragHints'

type Timetable = CalendarTimetableQuery['timetable']

export interface SessionCalendarProps {
  readonly view: Exclude<CalendarView, 'list'>
  readonly range: CalendarRange
  readonly day: CivilDate
  readonly timetable: Timetable
  readonly schools: ReadonlyMap<string, string>
  readonly standing: ReadonlyMap<string, ClashLevel>
  /** Where sessions without a time lie, to be dragged from. */
  readonly tray: RefObject<HTMLElement | null>
  readonly onOpen: (session: Session) => void
  /** Says whether the session moved; if not, it glides back. */
  readonly onMove: (session: Session, startsAt: Date) => Promise<boolean>
  /** Let go on a day before it was known how the day suits: its time is asked for. */
  readonly onPlace: (session: Session, startsAt: Date) => void
}

/** The calendar knows no zones: it is given what the clock on the wall shows, and gives that back. */
const onWall = (instant: string): string => {
  const at = new Date(instant)
  return `${schoolDayOf(at)}T${clockInLondon(at)}:00Z`
}
const fromWall = (wall: Date): Date =>
  instantInLondon(wall.toISOString().slice(0, 10), wall.toISOString().slice(11, 16))

const afterSchool = '15:45'
const types = { term: 'multiMonth', month: 'dayGridMonth', week: 'timeGridWeek' } as const
const isWeekend = (instant: string | null | undefined): boolean =>
  instant != null && [0, 6].includes(new Date(onWall(instant)).getUTCDay())
const short: Readonly<Record<'busy', Readonly<Record<string, string>>>> = {
  busy: { LESSON: 'Research lesson', VISIT: 'Visit' },
}

/** Drawn again only when something is different: hundreds of sessions stand in a month of a large alliance. */
export const SessionCalendar = memo(function SessionCalendar(props: SessionCalendarProps) {
  const { view, range, day, timetable, schools, standing, tray, onOpen, onMove, onPlace } = props
  const { frame, told, pickUp, putDown, allows, timeAt } = useDragHints(view, range)
  const controller = useCalendarController()
  const first = view === 'term' ? range.from : day
  // Turned, not made anew: most of what is drawn stays. Before the next frame, so that the month never stands under another's name.
  useLayoutEffect(() => {
    if (controller.getDate()?.toISOString().slice(0, 10) !== first) controller.gotoDate(first)
  }, [controller, first])
  // The same array while nothing changed: a new one would be taken for new sessions, in the middle of a drag.
  const events = useMemo(() => [...timetable.sessions.map(eventOf), ...busyOf(timetable)], [timetable])
  const byId = new Map([...timetable.sessions, ...timetable.withoutTime].map((session) => [session.id, session]))
  const days = new Map(timetable.days.map((one) => [one.day, one]))

  const drop = async ({ event, revert }: EventDropInfo): Promise<void> => {
    const session = byId.get(event.id)
    if (!session || !event.start) return revert()
    if (!(await onMove(session, fromWall(event.start)))) revert()
  }
  const receive = ({ event, revert }: EventReceiveInfo): void => {
    const session = byId.get(event.id)
    const start = event.start
    // What the calendar drew is taken back: the session appears once it has its time.
    revert()
    if (!session || !start) return
    const startsAt = view === 'week' ? fromWall(start) : timeAt(start)
    if (startsAt) void onMove(session, startsAt)
    else onPlace(session, fromWall(start))
  }
  const held = useEffectEvent((sessionId: string) => void pickUp(sessionId))
  const letGo = useEffectEvent(() => putDown())
  const hasTray = timetable.withoutTime.length > 0
  useEffect(() => {
    if (!hasTray || !tray.current) return
    const draggable = new Draggable(tray.current, {
      itemSelector: '[data-session]',
      eventData: ({ dataset }) => ({
        id: dataset.session ?? '',
        title: dataset.title ?? '',
        startTime: afterSchool,
        duration: { minutes: Number(dataset.minutes) },
      }),
    })
    draggable.dragging.emitter.on('dragstart', ({ subjectEl }: { readonly subjectEl: HTMLElement }) =>
      held(subjectEl.dataset.session ?? ''),
    )
    draggable.dragging.emitter.on('dragend', () => letGo())
    return () => draggable.destroy()
  }, [hasTray, tray])
  const noteOf = (date: string): string | null => {
    const one = days.get(date)
    if (!one) return null
    if (one.isClosedEverywhere) return 'Holiday'
    if (one.closed.length > 0)
      return `${one.closed.length === 1 ? (schools.get(one.closed[0]!) ?? '1 school') : `${one.closed.length} schools`} closed`
    return `INSET: ${one.inset.length === 1 ? (schools.get(one.inset[0]!) ?? '1 school') : `${one.inset.length} schools`}`
  }
  return (
    <div className={cx(css.frame, css[view])} ref={frame}>
      <FullCalendar
        key={view}
        plugins={[theme, dayGrid, timeGrid, multiMonth, interaction]}
        initialView={types[view]}
        controller={controller}
        initialDate={first}
        {...(view === 'term' && {
          visibleRange: { start: range.from, end: afterLast(range.until) },
          singleMonthMinWidth: 300,
          multiMonthMaxColumns: 3,
        })}
        headerToolbar={false}
        timeZone="UTC"
        now={() => onWall(new Date().toISOString())}
        locale="en-gb"
        firstDay={1}
        hiddenDays={timetable.sessions.some(({ startsAt }) => isWeekend(startsAt)) ? [] : [0, 6]}
        height="auto"
        fixedWeekCount={false}
        dayMaxEvents={view === 'month' ? 4 : view === 'term'}
        moreLinkText={(count) => (view === 'term' ? sessionsInWords(count) : `${count} more`)}
        moreLinkHint={(count) => (view === 'term' ? `Show ${sessionsInWords(count)}` : `Show ${count} more sessions`)}
        moreLinkClass={({ num }) => (view === 'term' ? cx(css.heat, css[`heat${Math.min(num, 4)}`]) : '')}
        moreLinkContent={({ num }) => (view === 'term' ? sessionsInWords(num) : `${num} more`)}
        allDaySlot={false}
        slotMinTime={`${dayHours.from}:00`}
        slotMaxTime={`${dayHours.until}:00`}
        slotDuration="00:30:00"
        slotHeaderInterval="01:00:00"
        snapDuration="00:30:00"
        nowIndicator={view === 'week'}
        eventDisplay="block"
        eventStartEditable
        eventDurationEditable={false}
        eventDragMinDistance={4}
        eventAllow={(span, moving) => moving === null || allows(span.start)}
        eventDragStart={({ event }) => {
          void pickUp(event.id)
        }}
        eventDragStop={putDown}
        eventDrop={(info) => void drop(info)}
        droppable
        eventReceive={receive}
        eventClick={({ event, jsEvent }) => {
          jsEvent.preventDefault()
          const session = byId.get(event.id)
          if (session) onOpen(session)
        }}
        eventInteractive
        events={events}
        eventClass={({ event }) => classOf(byId.get(event.id), standing.get(event.id))}
        eventContent={({ event }) => (
          <SessionWords
            session={byId.get(event.id)}
            busy={event.title}
            level={standing.get(event.id)}
            isTight={view === 'term'}
          />
        )}
        dayCellClass={({ date }) => cx(css.day, dayTone(days.get(date.toISOString().slice(0, 10))))}
        dayCellTopContent={({ date, text }) => {
          const note = noteOf(date.toISOString().slice(0, 10))
          return (
            <>
              <span>{text}</span>
              {note && view === 'month' && <span className={css.note}>{note}</span>}
            </>
          )
        }}
      />
      <p className={css.hover} ref={told} role="status" />
    </div>
  )
})

const sessionsInWords = (count: number): string => (count === 1 ? '1 session' : `${count} sessions`)

const afterLast = (day: CivilDate): CivilDate =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

const eventOf = (session: Session): EventInput => ({
  id: session.id,
  title: session.title,
  start: onWall(session.startsAt ?? ''),
  end: onWall(session.endsAt ?? ''),
  startEditable: session.canMove,
})
const busyOf = ({ busy }: Timetable): EventInput[] =>
  busy.map(({ kind, startsAt, endsAt }) => ({
    id: `busy ${startsAt}`,
    title: short.busy[kind] ?? '',
    start: onWall(startsAt),
    end: onWall(endsAt),
    startEditable: false,
  }))

const classOf = (session: Session | undefined, level: ClashLevel | undefined): string =>
  session
    ? cx(
        css.session,
        css[`school${schoolColour(session.venueUrn ?? session.cycleId)}`],
        !session.isReleased && css.plan,
        session.state === 'PENCILLED' && css.pencilled,
        session.isMine && css.mine,
        level === 'BLOCK' && css.blocked,
      )
    : cx(css.session, css.elsewhere)

function dayTone(day: Timetable['days'][number] | undefined): string | undefined {
  if (!day) return undefined
  return day.isClosedEverywhere ? css.holiday : day.closed.length > 0 ? css.someClosed : css.inset
}
