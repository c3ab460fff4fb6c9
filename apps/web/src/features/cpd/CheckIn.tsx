/** In the room: the code that is shown there says that one is here. */
import { type FormEvent, useState } from 'react'
import type { CpdSessionPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { TextField } from '../../ui/TextField'
import css from './Cpd.module.css'
import { checkInMutation } from './cpd-queries'

export function CheckIn({ session }: { readonly session: CpdSessionPartsFragment }) {
  const [code, setCode] = useState('')
  const [checkIn, { busy, refusal }] = useAct(checkInMutation, {
    inline: true,
    done: 'You are here',
    refetch: ['CpdCyclePage', 'CpdSessionPlaces'],
  })
  const { myPlace, codeUntil, id } = session
  const isExpected = myPlace?.state === 'CONFIRMED' || (myPlace?.state === 'APPROVED' && myPlace.isAskedAgain)
  if (!codeUntil || !isExpected) return null
  const send = (event: FormEvent) => {
    event.preventDefault()
    void checkIn({ sessionId: id, code })
  }
  return (
    <form className={css.checkIn} onSubmit={send}>
      <TextField
        label="Code shown in the room"
        maxLength={12}
        autoComplete="off"
        autoCapitalize="characters"
        value={code}
        onChange={({ target }) => setCode(target.value)}
      />
      <Button look="primary" type="submit" busy={busy}>
        I am here
      </Button>
      {refusal && <Notice tone="danger">{refusal}</Notice>}
    </form>
  )
}
