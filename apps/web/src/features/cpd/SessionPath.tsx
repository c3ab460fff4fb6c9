/** The sessions of a cycle as one path: each with its day, and between two of them what is tried in the classroom. */
import { IconBulb, IconPlus } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { CpdCyclePartsFragment, CpdSessionPartsFragment } from '../../gql/graphql'
import { Avatars } from '../../ui/Avatar'
import { Button } from '../../ui/Button'
import { cx } from '../../ui/cx'
import { EmptyState } from '../../ui/EmptyState'
import { Tag } from '../../ui/Tag'
import { AskForPlaces } from './AskForPlaces'
import css from './Cpd.module.css'
import { formatWords, hoursOf, placeWords, sessionStateWords } from './cpd-words'
import { whereAndWhen } from './MyPlaces'
import { PlacesBar } from './PlacesBar'
import { SessionDate } from './SessionDate'

interface SessionPathProps {
  readonly cycle: CpdCyclePartsFragment
  readonly onAdd: () => void
}

export function SessionPath({ cycle, onAdd }: SessionPathProps) {
  const { sessions, abilities } = cycle
  const add = abilities.addSession && (
    <Button icon={<IconPlus />} onClick={onAdd}>
      Add a session
    </Button>
  )
  if (sessions.length === 0) {
    return (
      <EmptyState title="No session yet" action={add}>
        A cycle is a few linked sessions, with something to try in the classroom between them.
      </EmptyState>
    )
  }
  const open = sessions.filter((session) => session.abilities.ask)
  return (
    <div className={css.path}>
      {open.length > 0 && <AskForPlaces sessions={open} />}
      <ol className={css.pathList}>
        {sessions.map((session, at) => (
          <li key={session.id}>
            <PathSession session={session} number={at + 1} />
            {session.taskAfter && (
              <div className={css.task}>
                <IconBulb aria-hidden="true" />
                <span>
                  <span className={css.taskLabel}>In the classroom</span> {session.taskAfter}
                </span>
              </div>
            )}
          </li>
        ))}
      </ol>
      {add}
    </div>
  )
}

function PathSession({ session, number }: { readonly session: CpdSessionPartsFragment; readonly number: number }) {
  const { label, tone } = sessionStateWords[session.state]
  const isOff = session.state === 'CANCELLED'
  const leaders = session.facilitators.filter(({ hasDeclined }) => !hasDeclined)
  const place =
    session.myPlace && !['CANCELLED', 'DECLINED', 'EXPIRED'].includes(session.myPlace.state) ? session.myPlace : null
  return (
    <article className={cx(css.session, isOff && css.off)}>
      <SessionDate at={session.startsAt} quiet={isOff} />
      <div className={css.sessionWords}>
        <h2>
          <span className={css.quiet}>{number} </span>
          <Link to={`?session=${session.id}`} preventScrollReset>
            {session.title}
          </Link>
        </h2>
        <p className={css.quiet}>
          {formatWords[session.format]}, {hoursOf(session.minutes)} · {whereAndWhen(session)}
        </p>
        {session.purpose && <p>{session.purpose}</p>}
        <div className={css.sessionFoot}>
          <Tag tone={tone}>{label}</Tag>
          {place && <Tag tone={placeWords[place.state].tone}>{placeWords[place.state].label}</Tag>}
          {leaders.length > 0 && (
            <span className={css.leaders}>
              <Avatars
                people={leaders.map(({ person, school }) => ({
                  ...person,
                  colour: school?.colour,
                  detail: school?.name,
                }))}
              />
              <span className={css.quiet}>
                {leaders.map(({ person }) => person.name).join(', ')}
                {leaders.some(({ hasConfirmed }) => !hasConfirmed) && ' (not yet confirmed)'}
              </span>
            </span>
          )}
          {session.startsAt && !isOff && <PlacesBar taken={session.taken} capacity={session.capacity} />}
        </div>
      </div>
    </article>
  )
}
