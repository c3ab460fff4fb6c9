/** Who comes: names for those who may know them, numbers of schools for everybody; on the day, a list to tick. */
import { useQuery } from '@apollo/client/react'
import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { CpdCyclePartsFragment, CpdPlacePartsFragment, CpdSessionPartsFragment } from '../../gql/graphql'
import { useRefresh } from '../../platform/news'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { CheckField } from '../../ui/CheckField'
import { Notice } from '../../ui/Notice'
import { SchoolTag } from '../../ui/SchoolTag'
import css from './Cpd.module.css'
import { keepListMutation, sessionPlacesQuery } from './cpd-queries'
import { WalkIn } from './WalkIn'
import { Guests, Names } from './WhoCame'

const over = ['CANCELLED', 'DECLINED', 'EXPIRED']
const isOpen = ({ state, isAskedAgain }: CpdPlacePartsFragment): boolean =>
  state === 'CONFIRMED' || (state === 'APPROVED' && isAskedAgain)

interface WhoComesProps {
  readonly cycle: CpdCyclePartsFragment
  readonly session: CpdSessionPartsFragment
}

export function WhoComes({ cycle, session }: WhoComesProps) {
  const [addsOne, setAddsOne] = useState(false)
  const query = useQuery(sessionPlacesQuery, { variables: { id: session.id }, fetchPolicy: 'cache-and-network' })
  useRefresh('cpd.changed', query.refetch, (event) => event.cycleId === session.cycleId)
  const places = (query.data?.cpdSession?.bookings ?? []).filter(({ state }) => !over.includes(state))
  const guests = query.data?.cpdSession?.guests ?? []
  const others = places.filter(({ isMine }) => !isMine)
  const counted = session.taken.filter(({ taken, waiting }) => taken + waiting > 0)
  const isNobody = counted.length === 0 && others.length === 0 && guests.length === 0
  if (isNobody && !session.abilities.keepList) return null
  return (
    <section className={css.part}>
      <h3>{session.abilities.keepList || session.state === 'CLOSED' ? 'Who came' : 'Who comes'}</h3>
      <div className={css.headLine}>
        {counted.map(
          ({ school, taken, waiting }) =>
            school && (
              <SchoolTag
                key={school.urn}
                school={school}
                note={waiting > 0 ? `${taken}, ${waiting} waiting` : String(taken)}
              />
            ),
        )}
      </div>
      {session.abilities.keepList && places.some(isOpen) ? (
        <AttendanceList session={session} places={places.filter(isOpen)} />
      ) : (
        others.length > 0 && <Names places={others} />
      )}
      {guests.length > 0 && <Guests sessionId={session.id} guests={guests} />}
      {session.abilities.keepList &&
        (addsOne ? (
          <WalkIn
            cycle={cycle}
            session={session}
            known={new Set(places.map(({ person }) => person.id))}
            onDone={() => setAddsOne(false)}
          />
        ) : (
          <Button size="s" icon={<IconUserPlus />} onClick={() => setAddsOne(true)}>
            Somebody came without a place
          </Button>
        ))}
    </section>
  )
}

/** Everybody is ticked: it is quicker to say who is missing. */
function AttendanceList({
  session,
  places,
}: {
  readonly session: CpdSessionPartsFragment
  readonly places: readonly CpdPlacePartsFragment[]
}) {
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set())
  const [keep, { busy, refusal }] = useAct(keepListMutation, {
    inline: true,
    done: 'The list is kept',
    refetch: ['CpdCyclePage'],
  })
  const toggle = (id: string) => {
    const next = new Set(missing)
    if (!next.delete(id)) next.add(id)
    setMissing(next)
  }
  const list = places.map(({ id }) => ({ bookingId: id, came: !missing.has(id) }))
  return (
    <div className={css.attendance}>
      <p className={css.quiet}>Untick who did not come. What you keep stands on their own records.</p>
      <ul className={css.askList}>
        {places.map(({ id, person, school }) => (
          <li key={id}>
            <CheckField
              label={person.name}
              hint={school?.name}
              checked={!missing.has(id)}
              onChange={() => toggle(id)}
            />
          </li>
        ))}
      </ul>
      {refusal && <Notice tone="danger">{refusal}</Notice>}
      <Button look="primary" busy={busy} onClick={() => void keep({ sessionId: session.id, list })}>
        {`Keep: ${places.length - missing.size} came${missing.size > 0 ? `, ${missing.size} did not` : ''}`}
      </Button>
    </div>
  )
}
