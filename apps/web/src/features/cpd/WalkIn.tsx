/** Somebody is in the room without a place: a colleague with an account, or a guest from outside; both are asked first. */
import { type FormEvent, useState } from 'react'
import type { CpdCyclePartsFragment, CpdSessionPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { CheckField } from '../../ui/CheckField'
import { Choices } from '../../ui/Choices'
import { Notice } from '../../ui/Notice'
import { TextField } from '../../ui/TextField'
import css from './Cpd.module.css'
import { addColleagueMutation, addGuestMutation } from './cpd-queries'
import { PickColleague } from './PickColleague'

interface WalkInProps {
  readonly cycle: CpdCyclePartsFragment
  readonly session: CpdSessionPartsFragment
  readonly known: ReadonlySet<string>
  readonly onDone: () => void
}

export function WalkIn({ cycle, session, known, onDone }: WalkInProps) {
  const [who, setWho] = useState<'COLLEAGUE' | 'GUEST'>('COLLEAGUE')
  const [agreed, setAgreed] = useState(false)
  const [name, setName] = useState('')
  const [comeFrom, setComeFrom] = useState('')
  const refetch = ['CpdSessionPlaces', 'CpdCyclePage']
  const [addColleague, adding] = useAct(addColleagueMutation, { inline: true, done: 'On the list', refetch })
  const [addGuest, { busy, refusal }] = useAct(addGuestMutation, { inline: true, done: 'On the list', refetch })
  const sessionId = session.id
  const send = (event: FormEvent) => {
    event.preventDefault()
    void addGuest({ sessionId, name, comeFrom, agreed }).then((done) => done && onDone())
  }
  return (
    <div className={css.find}>
      <Choices
        label="Who came?"
        value={who}
        onChoose={setWho}
        choices={[
          { value: 'COLLEAGUE', label: 'A colleague of the alliance', hint: 'The hours stand on their own record.' },
          { value: 'GUEST', label: 'Somebody from outside', hint: 'A name on this list for a year, and no account.' },
        ]}
      />
      <CheckField
        label="I have asked them: they agree to be on the list"
        checked={agreed}
        onChange={() => setAgreed(!agreed)}
      />
      {who === 'COLLEAGUE' ? (
        <PickColleague
          allianceId={cycle.allianceId}
          known={known}
          verb={(first) => `${first} came`}
          busy={adding.busy}
          disabled={!agreed}
          refusal={adding.refusal}
          onPick={(personId, urn) =>
            void addColleague({ sessionId, personId, urn, agreed }).then((done) => done && onDone())
          }
        />
      ) : (
        <form className={css.attendance} onSubmit={send}>
          {refusal && <Notice tone="danger">{refusal}</Notice>}
          <div className={css.pair}>
            <TextField label="Name" maxLength={200} value={name} onChange={({ target }) => setName(target.value)} />
            <TextField
              label="From"
              hint="Their school or organisation."
              maxLength={200}
              value={comeFrom}
              onChange={({ target }) => setComeFrom(target.value)}
            />
          </div>
          <Button look="primary" type="submit" busy={busy} disabled={!agreed || !name.trim() || !comeFrom.trim()}>
            Put on the list
          </Button>
        </form>
      )}
      <Button size="s" look="plain" onClick={onDone}>
        Not now
      </Button>
    </div>
  )
}
