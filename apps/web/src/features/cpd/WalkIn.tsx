/** Somebody is in the room without a place: a colleague with an account, or a guest from outside; both are asked first. */
import { type FormEvent, useState } from 'react'
import type { CpdCyclePartsFragment, CpdSessionPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Choices } from '../../ui/Choices'
import { Notice } from '../../ui/Notice'
import { TextField } from '../../ui/TextField'
import css from './Cpd.module.css'
import { addColleagueMutation, addGuestMutation } from './cpd-queries'
import { type Colleague, PickColleague } from './PickColleague'

interface WalkInProps {
  readonly cycle: CpdCyclePartsFragment
  readonly session: CpdSessionPartsFragment
  readonly known: ReadonlySet<string>
  readonly onDone: () => void
}
const refetch = ['CpdSessionPlaces', 'CpdCyclePage']

export function WalkIn({ cycle, session, known, onDone }: WalkInProps) {
  const [who, setWho] = useState<'COLLEAGUE' | 'GUEST'>('COLLEAGUE')
  const [colleague, setColleague] = useState<Colleague | null>(null)
  return (
    <div className={css.find}>
      {colleague ? (
        <Came sessionId={session.id} colleague={colleague} onBack={() => setColleague(null)} onDone={onDone} />
      ) : (
        <>
          <Choices
            inRow
            label="Who came?"
            value={who}
            onChoose={setWho}
            choices={[
              { value: 'COLLEAGUE', label: 'A colleague' },
              { value: 'GUEST', label: 'Somebody from outside' },
            ]}
          />
          {who === 'COLLEAGUE' ? (
            <PickColleague
              allianceId={cycle.allianceId}
              known={known}
              verb={(first) => `${first} came`}
              busy={false}
              refusal={null}
              onPick={setColleague}
            />
          ) : (
            <Guest sessionId={session.id} onDone={onDone} />
          )}
          <Button size="s" look="plain" onClick={onDone}>
            Not now
          </Button>
        </>
      )}
    </div>
  )
}

interface CameProps {
  readonly sessionId: string
  readonly colleague: Colleague
  readonly onBack: () => void
  readonly onDone: () => void
}
/** Chosen; the press says that they have been asked. */
function Came({ sessionId, colleague, onBack, onDone }: CameProps) {
  const [add, { busy, refusal }] = useAct(addColleagueMutation, { inline: true, done: 'On the list', refetch })
  const { id: personId, name, school } = colleague
  const put = () =>
    void add({ sessionId, personId, urn: school.urn, agreed: true }).then((done) => {
      if (done) onDone()
    })
  return (
    <>
      <p>
        <strong>{name}</strong>, {school.name}
      </p>
      <p className={css.quiet}>
        Ask first: the name goes onto this list, the hours onto their own record, and their school’s CPD lead hears of
        it.
      </p>
      {refusal && <Notice tone="danger">{refusal}</Notice>}
      <span className={css.actions}>
        <Button look="primary" busy={busy} onClick={put}>
          {`${firstOf(name)} agrees: put on the list`}
        </Button>
        <Button look="plain" onClick={onBack}>
          Somebody else
        </Button>
      </span>
    </>
  )
}

const firstOf = (name: string): string => name.split(' ')[0] ?? name

function Guest({ sessionId, onDone }: Pick<CameProps, 'sessionId' | 'onDone'>) {
  const [name, setName] = useState('')
  const [comeFrom, setComeFrom] = useState('')
  const [add, { busy, refusal }] = useAct(addGuestMutation, { inline: true, done: 'On the list', refetch })
  const send = (event: FormEvent) => {
    event.preventDefault()
    void add({ sessionId, name, comeFrom, agreed: true }).then((done) => {
      if (done) onDone()
    })
  }
  return (
    <form className={css.attendance} onSubmit={send}>
      {refusal && <Notice tone="danger">{refusal}</Notice>}
      <div className={css.pair}>
        <TextField label="Name" maxLength={200} value={name} onChange={({ target }) => setName(target.value)} />
        <TextField
          label="School or organisation"
          maxLength={200}
          value={comeFrom}
          onChange={({ target }) => setComeFrom(target.value)}
        />
      </div>
      <p className={css.quiet}>
        Ask first: both stand on this list for a year and are then forgotten. No account is made.
      </p>
      <Button look="primary" type="submit" busy={busy} disabled={!name.trim() || !comeFrom.trim()}>
        They agree: put on the list
      </Button>
    </form>
  )
}
