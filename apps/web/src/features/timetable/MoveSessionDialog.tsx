/** Another time for a session without a mouse: a day, a time, and at once what speaks against it. Days that suit lie one press away. */
import { addDays, dayInLondon, isCivilDate, isWeekend } from '@alongside/domain/civil-date'
import { clockInLondon, instantInLondon, schoolDayOf } from '@alongside/domain/wall-clock'
import { useQuery } from '@apollo/client/react'
import { type FormEvent, useState } from 'react'
import { dayOf } from '../../platform/dates'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Row, Stack } from '../../ui/Page'
import { TextField } from '../../ui/TextField'
import { Clashes, useClashes } from './Clashes'
import { levelWords, reasonsInWords } from './clash-words'
import { LevelMark } from './LevelMark'
import css from './MoveSessionDialog.module.css'
import { type Session, slotsQuery } from './timetable-queries'

export interface MoveSessionDialogProps {
  readonly session: Session
  /** Where it was dropped; null: where it stands. */
  readonly proposed: Date | null
  readonly onClose: () => void
  readonly onMove: (session: Session, startsAt: Date) => Promise<boolean>
}

const afterSchool = '15:45'
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' })
const isTime = (clock: string): boolean => /^\d\d:\d\d$/.test(clock)

export function MoveSessionDialog({ session, proposed, onClose, onMove }: MoveSessionDialogProps) {
  const begins = proposed ?? (session.startsAt ? new Date(session.startsAt) : null)
  const [day, setDay] = useState(() => (begins ? schoolDayOf(begins) : addDays(dayInLondon(new Date()), 14)))
  const [clock, setClock] = useState(begins ? clockInLondon(begins) : afterSchool)
  const [isBusy, setBusy] = useState(false)
  const isSaid = isCivilDate(day) && isTime(clock)
  const startsAt = isSaid ? instantInLondon(day, clock) : null
  const { found, isBlocked } = useClashes(session.id, startsAt)
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (!startsAt || isBlocked) return
    setBusy(true)
    void onMove(session, startsAt).then((moved) => (moved ? onClose() : setBusy(false)))
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={session.startsAt ? `Move “${session.title}”` : `A time for “${session.title}”`}
      width="l"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Not now
          </Button>
          <Button look="primary" type="submit" form="move-session" busy={isBusy} disabled={!startsAt || isBlocked}>
            {session.startsAt ? 'Move it' : 'Set this time'}
          </Button>
        </>
      }
    >
      <form id="move-session" onSubmit={send}>
        <Stack>
          {session.state === 'CONFIRMED' && (
            <Notice tone="warn">Everybody who has a place, and whoever leads it, is asked again.</Notice>
          )}
          <Row>
            <TextField label="Day" type="date" value={day} onChange={({ target }) => setDay(target.value)} />
            <TextField
              label="Begins at"
              type="time"
              step={300}
              value={clock}
              onChange={({ target }) => setClock(target.value)}
            />
            <p className={css.length}>{session.minutes} minutes</p>
          </Row>
          {startsAt && <Clashes found={found} />}
          {isSaid && <Neighbours key={clock} session={session} day={day} clock={clock} onChoose={setDay} />}
        </Stack>
      </form>
    </Dialog>
  )
}

interface NeighboursProps {
  readonly session: Session
  readonly day: string
  readonly clock: string
  readonly onChoose: (day: string) => void
}

/** Three weeks around the day, at the same time of day. */
function Neighbours({ session, day, clock, onChoose }: NeighboursProps) {
  const [middle] = useState(day)
  const query = useQuery(slotsQuery, {
    variables: { sessionId: session.id, firstDay: addDays(middle, -7), lastDay: addDays(middle, 20), clocks: [clock] },
    fetchPolicy: 'network-only',
  })
  const slots = (query.data?.sessionSlots ?? []).filter(({ startsAt }) => !isWeekend(schoolDayOf(new Date(startsAt))))
  if (slots.length === 0) return null
  return (
    <section>
      <h3 className={css.heading}>Days around it, at the same time</h3>
      <ul className={css.days}>
        {slots.map((slot) => {
          const on = schoolDayOf(new Date(slot.startsAt))
          const { label } = levelWords[slot.level]
          return (
            <li key={on}>
              <button
                type="button"
                className={css.day}
                data-level={slot.level}
                aria-pressed={on === day}
                aria-label={`${dayOf(on)}: ${label}. ${reasonsInWords(slot.reasons)}`}
                title={reasonsInWords(slot.reasons)}
                onClick={() => onChoose(on)}
              >
                <LevelMark level={slot.level} />
                {weekday.format(new Date(`${on}T12:00:00Z`))}
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
