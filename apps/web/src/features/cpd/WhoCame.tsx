/** Who is on the list, and what came of each: a wrong tick is put right here, a guest is taken off. */
import { useState } from 'react'
import type { CpdPlacePartsFragment, CpdSessionPlacesQuery } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import css from './Cpd.module.css'
import { correctMutation, removeGuestMutation } from './cpd-queries'
import { theirPlaceWords } from './cpd-words'

type Guest = NonNullable<CpdSessionPlacesQuery['cpdSession']>['guests'][number]

export function Names({ places }: { readonly places: readonly CpdPlacePartsFragment[] }) {
  const [wrong, setWrong] = useState<CpdPlacePartsFragment | null>(null)
  const [correct, { busy, refusal }] = useAct(correctMutation, {
    inline: true,
    done: 'Put right: they are told',
    refetch: ['CpdSessionPlaces', 'CpdCyclePage'],
  })
  const came = wrong?.state === 'DID_NOT_ATTEND'
  return (
    <ul className={css.names}>
      {places.map((place) => (
        <li key={place.id} className={css.name}>
          <span>
            {place.person.name}
            <span className={css.quiet}>
              {place.school && `, ${place.school.name}`}: {standsAs(place)}
            </span>
          </span>
          {place.abilities.correct && (
            <Button
              size="s"
              look="plain"
              aria-label={`Put right whether ${place.person.name} came`}
              onClick={() => setWrong(place)}
            >
              Put right…
            </Button>
          )}
        </li>
      ))}
      {wrong && (
        <ConfirmDialog
          open
          onClose={() => setWrong(null)}
          title={came ? `${wrong.person.name} came after all?` : `${wrong.person.name} did not come after all?`}
          action={came ? 'They came' : 'They did not come'}
          harmless
          reason={{ label: 'How did it come about?', hint: 'They read it, and it stands in the history.' }}
          busy={busy}
          refusal={refusal}
          onConfirm={(reason) => void correct({ id: wrong.id, came, reason }).then((done) => done && setWrong(null))}
        >
          {came
            ? 'The hours go onto their own record.'
            : 'The hours go off their record. A certificate they have taken along is replaced by one that says so.'}
        </ConfirmDialog>
      )}
    </ul>
  )
}

const standsAs = ({ isAskedAgain, isHandedOn, state, walkedIn }: CpdPlacePartsFragment): string => {
  if (isAskedAgain) return 'asked about the new time'
  if (isHandedOn && (state === 'OFFERED' || state === 'REQUESTED')) return 'a colleague hands them a place'
  return walkedIn && state === 'ATTENDED' ? 'came without a place' : theirPlaceWords[state]
}

interface GuestsProps {
  readonly sessionId: string
  readonly guests: readonly Guest[]
}
export function Guests({ sessionId, guests }: GuestsProps) {
  const [remove, { busy }] = useAct(removeGuestMutation, { done: 'Taken off the list' })
  return (
    <ul className={css.names} aria-label="From outside">
      {guests.map(({ id, name, comeFrom }) => (
        <li key={id} className={css.name}>
          <span>
            {name}
            <span className={css.quiet}>, {comeFrom}: a guest</span>
          </span>
          <Button
            size="s"
            look="plain"
            busy={busy}
            aria-label={`Take ${name} off the list`}
            onClick={() => void remove({ sessionId, guestId: id })}
          >
            Take off
          </Button>
        </li>
      ))}
    </ul>
  )
}
