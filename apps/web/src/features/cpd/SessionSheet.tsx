/** One session at the edge of the page: what it is for, who leads it, who comes, and what can be done with it now. */
import { useState } from 'react'
import type { CpdCyclePartsFragment, CpdSessionPartsFragment } from '../../gql/graphql'
import { dayAndTimeOf } from '../../platform/dates'
import { Button, ButtonLink } from '../../ui/Button'
import { DataList } from '../../ui/DataList'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { Tag } from '../../ui/Tag'
import { AskForPlaces } from './AskForPlaces'
import { CheckIn } from './CheckIn'
import css from './Cpd.module.css'
import { formatWords, hoursOf, placeWords, sessionStateWords } from './cpd-words'
import { Leaders } from './Leaders'
import { PlaceActions, placeLabel, placeNote } from './PlaceActions'
import { PlacesBar } from './PlacesBar'
import { RoomCode } from './RoomCode'
import { SessionForm } from './SessionForm'
import { SessionSteps } from './SessionSteps'
import { TimeForm } from './TimeForm'
import { WhoComes } from './WhoComes'

interface SessionSheetProps {
  readonly cycle: CpdCyclePartsFragment
  readonly session: CpdSessionPartsFragment
  readonly onClose: () => void
}

type Mode = 'see' | 'plan' | 'time' | 'code'

export function SessionSheet({ cycle, session, onClose }: SessionSheetProps) {
  const [mode, setMode] = useState<Mode>('see')
  const see = () => setMode('see')
  return (
    <Dialog open side width="l" onClose={onClose} title={session.title}>
      {mode === 'plan' && <SessionForm cycle={cycle} session={session} onDone={see} />}
      {mode === 'time' && <TimeForm session={session} onDone={see} />}
      {mode === 'code' && <RoomCode session={session} onDone={see} />}
      {mode === 'see' && <Seen cycle={cycle} session={session} onMode={setMode} />}
    </Dialog>
  )
}

function Seen({
  cycle,
  session,
  onMode,
}: Omit<SessionSheetProps, 'onClose'> & { readonly onMode: (mode: Mode) => void }) {
  const { abilities, myPlace, state } = session
  const { label, tone } = sessionStateWords[state]
  const at =
    session.startsAt && session.endsAt
      ? `${dayAndTimeOf(session.startsAt)} (${hoursOf(session.minutes)})`
      : 'No date yet'
  return (
    <Stack gap="l">
      <div className={css.headLine}>
        <Tag tone={tone}>{label}</Tag>
        <span className={css.quiet}>{formatWords[session.format]}</span>
      </div>
      {session.reason && <Notice tone="warn">“{session.reason}”</Notice>}
      {session.purpose && <p className={css.purpose}>{session.purpose}</p>}
      <DataList
        facts={[
          { name: 'When', value: at },
          {
            name: 'Where',
            value: session.venue ? [session.venue.name, session.roomName].filter(Boolean).join(', ') : null,
          },
          {
            name: 'Online',
            value: session.onlineAt && (
              <a href={session.onlineAt} rel="noreferrer" target="_blank">
                Join online
              </a>
            ),
          },
          { name: 'In the classroom, after it', value: session.taskAfter },
          {
            name: 'Places',
            value: session.startsAt && <PlacesBar taken={session.taken} capacity={session.capacity} />,
          },
        ]}
      />
      {abilities.ask && <AskForPlaces sessions={[session]} />}
      {myPlace && (
        <div className={css.mine2}>
          <Tag tone={placeWords[myPlace.state].tone}>{placeLabel(myPlace)}</Tag>
          {myPlace.reason && <span className={css.quiet}>“{myPlace.reason}”</span>}
          {placeNote(myPlace) && <span className={css.quiet}>{placeNote(myPlace)}</span>}
          <PlaceActions place={myPlace} title={session.title} allianceId={cycle.allianceId} />
        </div>
      )}
      <CheckIn session={session} />
      <Leaders cycle={cycle} session={session} />
      <WhoComes cycle={cycle} session={session} />
      {(abilities.plan || abilities.time || abilities.showCode) && (
        <div className={css.actions}>
          {abilities.time && (
            <Button onClick={() => onMode('time')}>{session.startsAt ? 'Change the time' : 'Set a time'}</Button>
          )}
          {abilities.time && <ButtonLink to={`/calendar/times/${session.id}`}>Find a time</ButtonLink>}
          {abilities.plan && <Button onClick={() => onMode('plan')}>Change the plan</Button>}
          {abilities.showCode && <Button onClick={() => onMode('code')}>Show a code in the room</Button>}
        </div>
      )}
      <SessionSteps session={session} />
    </Stack>
  )
}
