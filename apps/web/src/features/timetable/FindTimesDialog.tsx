/** Times for all sessions of a cycle at once: looked for while one goes on working, each with what it costs, others with why not. */
import { addDays, dayInLondon } from '@alongside/domain/civil-date'
import { clockInLondon } from '@alongside/domain/wall-clock'
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import type { FoundTimePartsFragment, TimeSearchPartsFragment } from '../../gql/graphql'
import { dayAndTimeOf } from '../../platform/dates'
import { useRefresh } from '../../platform/news'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Row, Stack } from '../../ui/Page'
import { ProgressBar } from '../../ui/ProgressBar'
import { TextField } from '../../ui/TextField'
import { reasonsInWords } from './clash-words'
import css from './FindTimesDialog.module.css'
import { LevelMark } from './LevelMark'
import {
  findTimesMutation,
  type Session,
  stopFindingMutation,
  takeTimesMutation,
  timeSearchQuery,
} from './timetable-queries'

export interface FindTimesDialogProps {
  readonly cycleId: string
  readonly cycleTitle: string
  readonly sessions: readonly Session[]
  readonly onClose: () => void
  readonly onTaken: () => void
}

const stepWords = {
  READING: 'Reading calendars',
  LOOKING: 'Looking at every day',
  WEIGHING: 'Weighing all sessions together',
} as const

export function FindTimesDialog({ cycleId, cycleTitle, sessions, onClose, onTaken }: FindTimesDialogProps) {
  const query = useQuery(timeSearchQuery, { variables: { cycleId }, fetchPolicy: 'network-only' })
  useRefresh('time-search.changed', query.refetch)
  const [from, setFrom] = useState(() => addDays(dayInLondon(new Date()), 7))
  const [until, setUntil] = useState(() => addDays(dayInLondon(new Date()), 180))
  const [find, finding] = useAct(findTimesMutation, { inline: true })
  const [stop, stopping] = useAct(stopFindingMutation, { inline: true, done: 'Stopped' })
  const [take, taking] = useAct(takeTimesMutation, { inline: true, done: 'The sessions have their times' })
  const search = query.data?.timeSearch
  const isSearching = search?.state === 'SEARCHING'
  const found = search?.state === 'FOUND' ? search : null
  const refusal = finding.refusal ?? taking.refusal
  const begin = (): void => void find({ cycleId, firstDay: from, lastDay: until }).then(() => query.refetch())
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Times for “${cycleTitle}”`}
      width="l"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Close
          </Button>
          {found && (
            <Button
              look="primary"
              busy={taking.busy}
              onClick={() => void take({ id: found.id, sessionIds: null }).then((done) => done && onTaken())}
            >
              Take these times
            </Button>
          )}
        </>
      }
    >
      <Stack>
        <Row>
          <TextField label="From" type="date" value={from} onChange={({ target }) => setFrom(target.value)} />
          <TextField label="Until" type="date" value={until} onChange={({ target }) => setUntil(target.value)} />
          <Button busy={finding.busy} disabled={isSearching || !from || !until} onClick={begin}>
            {found ? 'Look again' : 'Find times'}
          </Button>
        </Row>
        {refusal && <Notice tone="danger">{refusal}</Notice>}
        {search && isSearching && (
          <Row spread>
            <ProgressBar
              label={stepWords[search.step]}
              value={search.progress / 100}
              detail="You can go on meanwhile"
            />
            <Button
              size="s"
              busy={stopping.busy}
              onClick={() => void stop({ id: search.id }).then(() => query.refetch())}
            >
              Stop
            </Button>
          </Row>
        )}
        {search?.state === 'NONE' && <Notice tone="warn">No day in this stretch suits. Try a longer one.</Notice>}
        {search?.state === 'LOST' && (
          <Notice tone="warn">No times were found in time. Try again, or a shorter stretch.</Notice>
        )}
        {found && <Found search={found} sessions={sessions} />}
      </Stack>
    </Dialog>
  )
}

function Found({
  search,
  sessions,
}: {
  readonly search: TimeSearchPartsFragment
  readonly sessions: readonly Session[]
}) {
  const titles = new Map(sessions.map(({ id, title }) => [id, title]))
  return (
    <>
      <p className={css.soft}>
        {search.isBest ? 'Nothing better is possible with what is known. ' : ''}Nobody is elsewhere, no school is
        closed, and nobody gets too much.
      </p>
      {!search.isBest && (
        <Notice title={`The best that was found in ${Math.ceil(search.seconds)} seconds`}>{gainInWords(search)}</Notice>
      )}
      {crossesClockChange(search) && (
        <p className={css.soft}>The clocks change between two of them: each keeps its time of day.</p>
      )}
      <ol className={css.sessions}>
        {search.sessions.map(({ sessionId, chosen, others, out, moreOut }) => (
          <li key={sessionId} className={css.session}>
            <h3 className={css.title}>{titles.get(sessionId) ?? 'Session'}</h3>
            {chosen ? <Time time={chosen} /> : <p className={css.soft}>No time goes with the others.</p>}
            <details>
              <summary>
                {others.length} other days, {out.length + moreOut} out of the question
              </summary>
              <ul className={css.list}>
                {others.map((time) => (
                  <li key={time.startsAt}>
                    <Time time={time} />
                  </li>
                ))}
                {out.map(({ startsAt, reasons }) => (
                  <li key={startsAt} className={css.soft}>
                    <LevelMark level="BLOCK" /> {dayAndTimeOf(startsAt)}: {reasonsInWords(reasons)}
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ol>
    </>
  )
}

/** Days apart and remarks are weighed in lessons, too: so much, and no more, another plan could be worth. */
function gainInWords({ mostToGain }: TimeSearchPartsFragment): string {
  if (mostToGain === null) return 'The search ended before it could say how much better another plan might be.'
  const lessons = Math.max(1, Math.round(mostToGain))
  return `The search ended before everything was weighed. Another plan could be better by ${lessons === 1 ? 'one lesson' : `${lessons} lessons`} to cover at most, days apart and remarks counted in. A shorter stretch is weighed to the end sooner.`
}

/** In summer the clock of a school is an hour ahead of Greenwich. */
const isSummer = (instant: string): boolean => clockInLondon(new Date(instant)) !== instant.slice(11, 16)
const crossesClockChange = ({ sessions }: TimeSearchPartsFragment): boolean =>
  new Set(sessions.flatMap(({ chosen }) => (chosen ? [isSummer(chosen.startsAt)] : []))).size > 1

function Time({ time }: { readonly time: FoundTimePartsFragment }) {
  const { startsAt, level, lessons, travel, reasons } = time
  const cost = [
    lessons === 0 ? 'no lesson to cover' : lessons === 1 ? '1 lesson to cover' : `${lessons} lessons to cover`,
    travel > 0 ? `${Math.round(travel / 6) / 10} h on the road in all` : null,
    reasons.length > 0 ? reasonsInWords(reasons).toLowerCase() : null,
  ].filter(Boolean)
  return (
    <p className={css.time}>
      <LevelMark level={level} /> <strong>{dayAndTimeOf(startsAt)}</strong> <span>{cost.join(', ')}</span>
    </p>
  )
}
