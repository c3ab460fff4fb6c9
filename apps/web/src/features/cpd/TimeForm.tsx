/** When a session is held: a day and a time in school time. Whoever agreed to the time before is asked again. */
import { dayInLondon } from '@alongside/domain/civil-date'
import { clockInLondon, instantInLondon } from '@alongside/domain/wall-clock'
import { type FormEvent, useState } from 'react'
import type { CpdSessionPartsFragment, CpdSessionState } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { Row, Stack } from '../../ui/Page'
import { TextField } from '../../ui/TextField'
import { timeMutation } from './cpd-queries'

interface TimeFormProps {
  readonly session: CpdSessionPartsFragment
  readonly onDone: () => void
}

/** Whoever agreed to a time agreed to that one. */
const asked: Partial<Readonly<Record<CpdSessionState, string>>> = {
  PENCILLED: 'Whoever agreed to lead it is asked again; whoever asked for a place is told.',
  CONFIRMED: 'It is confirmed: everybody with a place, and whoever leads it, is asked again.',
  POSTPONED: 'With its new date everybody with a place, and whoever leads it, is asked again.',
}

export function TimeForm({ session, onDone }: TimeFormProps) {
  const startsAt = session.startsAt ? new Date(session.startsAt) : null
  const [day, setDay] = useState(startsAt ? dayInLondon(startsAt) : '')
  const [time, setTime] = useState(startsAt ? clockInLondon(startsAt) : '15:45')
  const [minutes, setMinutes] = useState(String(session.minutes))
  const [give, { busy, refusal }] = useAct(timeMutation, {
    inline: true,
    done: 'The time is set',
    refetch: ['CpdCyclePage'],
  })
  const isFree = session.state === 'PENCILLED' && !session.facilitators.some(({ hasConfirmed }) => hasConfirmed)
  const asks = isFree ? undefined : asked[session.state]
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const from = instantInLondon(day, time)
    const until = new Date(from.getTime() + Number(minutes) * 60_000)
    const done = await give({
      id: session.id,
      version: session.version,
      startsAt: from.toISOString(),
      endsAt: until.toISOString(),
    })
    if (done) onDone()
  }
  return (
    <form onSubmit={(event) => void send(event)}>
      <Stack>
        {refusal && <Notice tone="danger">{refusal}</Notice>}
        {asks && <Notice tone="warn">{asks}</Notice>}
        <TextField label="Day" type="date" value={day} onChange={({ target }) => setDay(target.value)} />
        <TextField label="Begins at" type="time" value={time} onChange={({ target }) => setTime(target.value)} />
        <TextField
          label="Minutes"
          type="number"
          min={15}
          max={720}
          value={minutes}
          onChange={({ target }) => setMinutes(target.value)}
        />
        <Row>
          <Button look="primary" type="submit" busy={busy}>
            Set the time
          </Button>
          <Button look="plain" onClick={onDone}>
            Not now
          </Button>
        </Row>
      </Stack>
    </form>
  )
}
