/** What I can do with my place, each where it stands: take it, say that I still come, give it back. */
import { useState } from 'react'
import type { CpdPlacePartsFragment } from '../../gql/graphql'
import { dayAndTimeOf } from '../../platform/dates'
import { NotNowHere } from '../../platform/not-now/NotNowHere'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import css from './Cpd.module.css'
import { giveUpMutation, keepMutation, stillComeMutation, takeMutation } from './cpd-queries'
import { placeWords } from './cpd-words'
import { HandOn } from './HandOn'

type MyPlace = Pick<
  CpdPlacePartsFragment,
  'id' | 'sessionId' | 'state' | 'offeredUntil' | 'isAskedAgain' | 'isHandedOn' | 'handingOn'
> & {
  readonly abilities: Omit<CpdPlacePartsFragment['abilities'], 'correct'>
  readonly school?: { readonly urn: string; readonly name: string } | null | undefined
}
interface PlaceActionsProps {
  readonly place: MyPlace
  readonly title: string
  readonly allianceId: string
}

export function PlaceActions({ place, title, allianceId }: PlaceActionsProps) {
  const [handing, setHanding] = useState(false)
  const [giving, setGiving] = useState(false)
  const refetch = ['MyCpd', 'CpdCyclePage']
  const [take, taking] = useAct(takeMutation, { done: 'The place is yours', refetch })
  const [still, saying] = useAct(stillComeMutation, { done: 'Good: your place is kept', refetch })
  const [giveUp, { busy, refusal }] = useAct(giveUpMutation, { inline: true, done: 'Given back', refetch })
  const [keep, keeping] = useAct(keepMutation, { done: 'The place stays yours', refetch })
  const { abilities, handingOn, id } = place
  if (!abilities.giveUp && !abilities.take && !abilities.stillComing) return null
  return (
    <span className={css.actions}>
      {abilities.take && (
        <Button size="s" look="primary" busy={taking.busy} onClick={() => void take({ id })}>
          Take it
        </Button>
      )}
      {abilities.stillComing && (
        <Button size="s" look="primary" busy={saying.busy} onClick={() => void still({ id })}>
          I still come
        </Button>
      )}
      {handingOn && (
        <Button size="s" busy={keeping.busy} onClick={() => void keep({ id })}>
          Keep it after all
        </Button>
      )}
      {abilities.handOn && !handingOn && place.school && (
        <Button size="s" look="plain" onClick={() => setHanding(true)}>
          Hand on…
        </Button>
      )}
      {handing && place.school && (
        <HandOn id={id} title={title} allianceId={allianceId} school={place.school} onClose={() => setHanding(false)} />
      )}
      {place.isAskedAgain && place.sessionId && (
        <NotNowHere kinds={['CPD_TIME_CHANGED']} itemId={place.sessionId} about={`“${title}” has a new time`} />
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

export function placeLabel({ isAskedAgain, isHandedOn, state }: MyPlace): string {
  if (isAskedAgain) return 'New time: still coming?'
  return isHandedOn && state === 'OFFERED' ? 'A colleague hands you a place' : placeWords[state].label
}

/** Until when it is kept for me, or where it is on its way to; null: nothing more to say. */
export function placeNote({ abilities, handingOn, offeredUntil }: MyPlace): string | null {
  if (abilities.take && offeredUntil) return `Kept for you until ${dayAndTimeOf(offeredUntil)}`
  if (!handingOn) return null
  const { isAgreed, until, person } = handingOn
  return isAgreed && until
    ? `${person.name} has until ${dayAndTimeOf(until)} to take it`
    : `On its way to ${person.name}: your school has not said yes yet`
}
