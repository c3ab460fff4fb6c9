/** What I can do with my place, each where it stands: take it, say that I still come, give it back. */
import { useState } from 'react'
import type { CpdPlacePartsFragment } from '../../gql/graphql'
import { dayAndTimeOf } from '../../platform/dates'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import css from './Cpd.module.css'
import { giveUpMutation, stillComeMutation, takeMutation } from './cpd-queries'

type MyPlace = Pick<CpdPlacePartsFragment, 'id' | 'state' | 'offeredUntil' | 'isAskedAgain' | 'abilities'>

export function PlaceActions({ place, title }: { readonly place: MyPlace; readonly title: string }) {
  const [giving, setGiving] = useState(false)
  const refetch = ['MyCpd', 'CpdCyclePage']
  const [take, taking] = useAct(takeMutation, { done: 'The place is yours', refetch })
  const [still, saying] = useAct(stillComeMutation, { done: 'Good: your place is kept', refetch })
  const [giveUp, { busy, refusal }] = useAct(giveUpMutation, { inline: true, done: 'Given back', refetch })
  const { abilities, id } = place
  if (!abilities.giveUp && !abilities.take && !abilities.stillComing) return null
  return (
    <span className={css.actions}>
      {abilities.take && (
        <Button size="s" look="primary" busy={taking.busy} onClick={() => void take({ id })}>
          Take it
        </Button>
      )}
      {abilities.take && place.offeredUntil && (
        <span className={css.quiet}>kept for you until {dayAndTimeOf(place.offeredUntil)}</span>
      )}
      {abilities.stillComing && (
        <Button size="s" look="primary" busy={saying.busy} onClick={() => void still({ id })}>
          I still come
        </Button>
      )}
      {abilities.giveUp && (
        <Button size="s" look="plain" onClick={() => setGiving(true)}>
          {place.state === 'CONFIRMED' || place.isAskedAgain ? 'Give back…' : 'Withdraw…'}
        </Button>
      )}
      {giving && (
        <ConfirmDialog
          open
          onClose={() => setGiving(false)}
          title={`Give back your place on “${title}”?`}
          action="Give it back"
          busy={busy}
          refusal={refusal}
          onConfirm={() => void giveUp({ id }).then((done) => done && setGiving(false))}
        >
          The next in turn is offered it at once. You can ask for a place again, at the end of the line.
        </ConfirmDialog>
      )}
    </span>
  )
}
