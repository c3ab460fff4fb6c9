/** Places that wait for my word for my school: yes to several at once, or no with a reason. */
import { useState } from 'react'
import { Link } from 'react-router'
import type { PlacesPageQuery } from '../../gql/graphql'
import { NotNowHere } from '../../platform/not-now/NotNowHere'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import css from './Cpd.module.css'
import { approveMutation, declineMutation } from './cpd-queries'
import { whereAndWhen } from './MyPlaces'
import { SessionDate } from './SessionDate'

type Waiting = PlacesPageQuery['cpdPlacesToApprove'][number]

export function PlacesToApprove({ places }: { readonly places: readonly Waiting[] }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [declining, setDeclining] = useState<Waiting | null>(null)
  const refetch = ['PlacesPage']
  const [approve, approving] = useAct(approveMutation, {
    done: ({ approveCpdPlaces: done }) =>
      done.length === 1 ? 'Agreed: they are told' : `Agreed to ${done.length}: they are told`,
    refetch,
  })
  const [decline, { busy, refusal }] = useAct(declineMutation, { inline: true, done: 'They are told', refetch })
  const ids = places.map(({ id }) => id).filter((id) => chosen.has(id))
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const yes = (placeIds: readonly string[]) =>
    void approve({ placeIds: [...placeIds] }).then(() => setChosen(new Set()))
  return (
    <div className={css.waiting}>
      <ul className={css.lines}>
        {places.map((place) => (
          <li key={place.id} className={css.line}>
            <input
              type="checkbox"
              className={css.tick}
              aria-label={`Choose ${place.person.name}`}
              checked={chosen.has(place.id)}
              onChange={() => toggle(place.id)}
            />
            <SessionDate at={place.session?.startsAt} />
            <div className={css.lineWords}>
              <span>
                <strong>{place.person.name}</strong>
                {place.session && (
                  <>
                    {place.isHandedOn ? ' would take over a colleague’s place on ' : ' asks for '}
                    <Link to={`/cpd/${place.session.cycle.id}?session=${place.sessionId}`}>{place.session.title}</Link>
                  </>
                )}
              </span>
              <span className={css.quiet}>{place.session && whereAndWhen(place.session)}</span>
            </div>
            <span className={css.actions}>
              <Button size="s" look="primary" busy={approving.busy} onClick={() => yes([place.id])}>
                Agree
              </Button>
              <Button size="s" look="plain" onClick={() => setDeclining(place)}>
                Not this time…
              </Button>
              <NotNowHere
                kinds={['CPD_PLACE_TO_APPROVE']}
                itemId={place.id}
                about={`${place.person.name} asks for ${place.session?.title ?? 'a place'}`}
              />
            </span>
          </li>
        ))}
      </ul>
      {ids.length > 1 && (
        <Button look="primary" busy={approving.busy} onClick={() => yes(ids)}>
          Agree to {ids.length} at once
        </Button>
      )}
      {declining && (
        <ConfirmDialog
          open
          onClose={() => setDeclining(null)}
          title={`Not this time, ${declining.person.name}?`}
          action="Not this time"
          harmless
          reason={{ label: 'Why', hint: 'They read it.' }}
          busy={busy}
          refusal={refusal}
          onConfirm={(reason) => void decline({ id: declining.id, reason }).then((done) => done && setDeclining(null))}
        >
          They are told, and can ask for another session.
        </ConfirmDialog>
      )}
    </div>
  )
}
