/** The month, the term and the week as a calendar. While a session is dragged every day says whether it could be held there, and why not. */
import type { CivilDate } from '@alongside/domain/civil-date'
import type { ClashLevel } from '@alongside/domain/clash'
import { clockInLondon, instantInLondon, schoolDayOf } from '@alongside/domain/wall-clock'
import FullCalendar, { type EventApi, type EventDropInfo, type EventInput } from '@fullcalendar/react'
import dayGrid from '@fullcalendar/react/daygrid'
import interaction from '@fullcalendar/react/interaction'
import multiMonth from '@fullcalendar/react/multimonth'
import '@fullcalendar/react/skeleton.css'
import '@fullcalendar/react/themes/breezy/theme.css'
import theme from '@fullcalendar/react/themes/breezy'
import timeGrid from '@fullcalendar/react/timegrid'
import { useMemo, useRef } from 'react'
import type { CalendarTimetableQuery, TimetableSessionPartsFragment } from '../../gql/graphql'
import { timeOf } from '../../platform/dates'
import { cx } from '../../ui/cx'
import { schoolColour } from '../../ui/school-colour'
import './calendar-palette.css'
import type { CalendarRange, CalendarView } from './calendar-range'
import { levelWords, reasonsInWords } from './clash-words'
import { LevelMark } from './LevelMark'
import css from './SessionCalendar.module.css'
import { type Availability, dayHours, halfHours, slotKey, useAvailability } from './useAvailability'

export type Session = TimetableSessionPartsFragment
type Timetable = CalendarTimetableQuery['timetable']

export interface SessionCalendarProps {
  readonly view: Exclude<CalendarView, 'list'>
  readonly range: CalendarRange
  readonly day: CivilDate
  readonly timetable: Timetable
  readonly schools: ReadonlyMap<string, string>
  readonly standing: ReadonlyMap<string, ClashLevel>
  readonly onOpen: (session: Session) => void
  /** Says whether the session moved; if not, it glides back. */
  readonly onMove: (session: Session, startsAt: Date) => Promise<boolean>
}

/** The calendar knows no zones: it is given what the clock on the wall shows, and gives that back. */
const onWall = (instant: string): string => {
  const at = new Date(instant)
  return `${schoolDayOf(at)}T${clockInLondon(at)}:00Z`
}
const fromWall = (wall: Date): Date =>
  instantInLondon(wall.toISOString().slice(0, 10), wall.toISOString().slice(11, 16))
const keyOf = (wall: Date): string => slotKey(wall.toISOString().slice(0, 10), wall.toISOString().slice(11, 16))

const types = { term: 'multiMonth', month: 'dayGridMonth', week: 'timeGridWeek' } as const
const isWeekend = (instant: string | null | undefined): boolean =>
  instant != null && [0, 6].includes(new Date(onWall(instant)).getUTCDay())
const short: Readonly<Record<'busy', Readonly<Record<string, string>>>> = {
  busy: { LESSON: 'Research lesson', VISIT: 'Visit' },
}

export function SessionCalendar(props: SessionCalendarProps) {
  const { view, range, day, timetable, schools, standing, onOpen, onMove } = props
  const look = useAvailability(range.from, range.until)
  const frame = useRef<HTMLDivElement>(null)
  const free = useRef<Availability | null>(null)
  const told = useRef<HTMLParagraphElement>(null)
  // The same array while nothing changed: a new one would be taken for new sessions, in the middle of a drag.
  const events = useMemo(() => [...timetable.sessions.map(eventOf), ...busyOf(timetable)], [timetable])
  const byId = new Map(timetable.sessions.map((session) => [session.id, session]))
  const days = new Map(timetable.days.map((one) => [one.day, one]))

  const say = (level: ClashLevel | null, words: string): void => {
    if (!told.current) return
    told.current.dataset.level = level ?? ''
    told.current.textContent = level ? `${levelWords[level].label}: ${words}` : words
  }
  const pickUp = async (session: Session): Promise<void> => {
    frame.current?.setAttribute('data-dragging', '')
    say(null, 'Looking which days suit…')
    const answer = await look(session.id, view === 'week' ? halfHours : null)
    free.current = answer
    if (answer && frame.current) paint(frame.current, answer, view)
    say(null, answer ? 'Days that suit are marked' : '')
  }
  const putDown = (): void => {
    free.current = null
    frame.current?.removeAttribute('data-dragging')
    if (frame.current) wipe(frame.current)
  }
  const allows = (start: Date, moving: EventApi | null): boolean => {
    const slot = moving ? slotAt(free.current, start, view) : undefined
    if (!slot) return true
    say(slot.level, reasonsInWords(slot.reasons))
    return slot.level !== 'BLOCK'
  }
  const drop = async ({ event, revert }: EventDropInfo): Promise<void> => {
    const session = byId.get(event.id)
    if (!session || !event.start) return revert()
    if (!(await onMove(session, fromWall(event.start)))) revert()
  }
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
        initialDate={view === 'term' ? range.from : day}
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
        dayMaxEvents={view === 'month' ? 4 : false}
        moreLinkText={(count) => `${count} more`}
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
        eventAllow={(span, moving) => allows(span.start, moving)}
        eventDragStart={({ event }) => {
          const session = byId.get(event.id)
          if (session) void pickUp(session)
        }}
        eventDragStop={putDown}
        eventDrop={(info) => void drop(info)}
        eventClick={({ event, jsEvent }) => {
          jsEvent.preventDefault()
          const session = byId.get(event.id)
          if (session) onOpen(session)
        }}
        eventInteractive
        events={events}
        eventClass={({ event }) => classOf(byId.get(event.id), standing.get(event.id))}
        eventContent={({ event }) => (
          <Words
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
}

const afterLast = (day: CivilDate): CivilDate =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** In the month a session keeps its time of day, whatever the cell says. */
function slotAt(free: Availability | null, start: Date, view: CalendarView) {
  if (!free) return undefined
  if (view === 'week') return free.get(keyOf(start))
  const date = start.toISOString().slice(0, 10)
  for (const [key, slot] of free) if (key.startsWith(date)) return slot
  return undefined
}

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

interface WordsProps {
  readonly session: Session | undefined
  readonly busy: string
  readonly level: ClashLevel | undefined
  readonly isTight: boolean
}

function Words({ session, busy, level, isTight }: WordsProps) {
  if (!session) return <span className={css.words}>{busy}</span>
  return (
    <span className={css.words} title={`${session.title}, ${session.cycleTitle}`}>
      {level && level !== 'IGNORE' && <LevelMark level={level} />}{' '}
      {!isTight && session.startsAt && <span className={css.time}>{timeOf(session.startsAt)}</span>}{' '}
      <span className={css.title}>{session.title}</span>
      {!isTight && session.venueName && <span className={css.venue}>{session.venueName}</span>}
    </span>
  )
}

/** Painted on what the calendar has drawn: to draw it anew in the middle of a drag would drop what is dragged. */
function paint(frame: HTMLElement, free: Availability, view: CalendarView): void {
  for (const cell of frame.querySelectorAll<HTMLElement>('[data-date]')) {
    const date = cell.dataset.date ?? ''
    const slots = [...free].flatMap(([key, slot]) => (key.startsWith(date) ? [slot] : []))
    const first = slots[0]
    if (!first) continue
    if (view !== 'week') cell.dataset.level = first.level
    else cell.style.setProperty('--hours', stripes(slots.map(({ level }) => level)))
  }
}
const shades: Readonly<Record<ClashLevel, string>> = {
  BLOCK: 'var(--danger-wash)',
  BLOCK_RELEASE: 'var(--warn-wash)',
  WARN: 'var(--warn-wash)',
  IGNORE: 'var(--good-wash)',
}
const stripes = (levels: readonly ClashLevel[]): string => {
  const share = 100 / levels.length
  return `linear-gradient(${levels.map((level, at) => `${shades[level]} ${at * share}% ${(at + 1) * share}%`).join(', ')})`
}
function wipe(frame: HTMLElement): void {
  for (const cell of frame.querySelectorAll<HTMLElement>('[data-date]')) {
    delete cell.dataset.level
    cell.style.removeProperty('--hours')
  }
}
