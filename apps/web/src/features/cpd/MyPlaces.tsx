/** What waits for my word, and where I go: each a line with its day, and one thing to do. */

import { Link } from 'react-router'
import type { MyCpdQuery } from '../../gql/graphql'
import { dayOf, timeOf } from '../../platform/dates'
import { Tag } from '../../ui/Tag'
import { AnswerLeading } from './AnswerLeading'
import css from './Cpd.module.css'
import { placeWords } from './cpd-words'
import { PlaceActions, placeLabel, placeNote } from './PlaceActions'
import { SessionDate } from './SessionDate'

type MyPlace = MyCpdQuery['myCpdPlaces'][number]
type Led = MyCpdQuery['cpdSessionsILead'][number]

const asksMe = ({ state, isAskedAgain }: MyPlace): boolean =>
  state === 'OFFERED' || (state === 'APPROVED' && isAskedAgain)
const goes = ['REQUESTED', 'APPROVED', 'CONFIRMED', 'WAITING_LIST', 'OFFERED']

const inOrder = (
  a: { readonly startsAt?: string | null | undefined },
  b: { readonly startsAt?: string | null | undefined },
) => ((a.startsAt ?? '9') < (b.startsAt ?? '9') ? -1 : 1)

export function ComingUp({ places, led }: { readonly places: readonly MyPlace[]; readonly led: readonly Led[] }) {
  const mine = places
    .filter(
      ({ state, session }) =>
        goes.includes(state) && session && session.state !== 'CLOSED' && session.state !== 'CANCELLED',
    )
    .sort((a, b) => Number(asksMe(b)) - Number(asksMe(a)) || inOrder(a.session!, b.session!))
  return (
    <ul className={css.lines}>
      {[...led].sort(inOrder).map((session) => (
        <li key={session.id} className={css.line}>
          <SessionDate at={session.startsAt} />
          <div className={css.lineWords}>
            <Link to={`/cpd/${session.cycle.id}?session=${session.id}`}>{session.title}</Link>
            <span className={css.quiet}>{whereAndWhen(session)}</span>
          </div>
          {session.abilities.answerFacilitating ? (
            <AnswerLeading session={session} />
          ) : (
            <>
              <Tag tone="good">You lead it</Tag>
              {session.abilities.standDown && <AnswerLeading session={session} leads />}
            </>
          )}
        </li>
      ))}
      {mine.map((place) => (
        <li key={place.id} className={css.line}>
          <SessionDate at={place.session!.startsAt} quiet={place.state === 'WAITING_LIST'} />
          <div className={css.lineWords}>
            <Link to={`/cpd/${place.session!.cycle.id}?session=${place.sessionId}`}>{place.session!.title}</Link>
            <span className={css.quiet}>{whereAndWhen(place.session!)}</span>
            {placeNote(place) && <span className={css.quiet}>{placeNote(place)}</span>}
          </div>
          <Tag tone={placeWords[place.state].tone}>{placeLabel(place)}</Tag>
          <PlaceActions place={place} title={place.session!.title} allianceId={place.session!.cycle.allianceId} />
        </li>
      ))}
    </ul>
  )
}

interface Where {
  readonly startsAt?: string | null | undefined
  readonly endsAt?: string | null | undefined
  readonly venue?: { readonly name: string } | null | undefined
  readonly roomName?: string | null | undefined
  readonly onlineAt: string
}
export function whereAndWhen({ startsAt, endsAt, venue, roomName, onlineAt }: Where): string {
  const when = startsAt && endsAt ? `${dayOf(startsAt)}, ${timeOf(startsAt)} to ${timeOf(endsAt)}` : 'No date yet'
  const where = venue ? [venue.name, roomName].filter(Boolean).join(', ') : onlineAt ? 'online' : ''
  return [when, where].filter(Boolean).join(' · ')
}
