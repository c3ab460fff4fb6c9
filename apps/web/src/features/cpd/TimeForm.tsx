/** When a session is held: a day and a time in school time. Whoever agreed to the time before is asked again. */
import { dayInLondon, dayInWords } from '@alongside/domain/civil-date'
import { clockInLondon, instantInLondon } from '@alongside/domain/wall-clock'
import type { FormEvent } from 'react'
import type { CpdSessionPartsFragment, CpdSessionState } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { useShared } from '../../platform/useShared'
import { Button } from '../../ui/Button'
import { chooseFirst, Meanwhile } from '../../ui/Meanwhile'
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

const timeOf = ({ startsAt, minutes }: CpdSessionPartsFragment) => ({
  day: startsAt ? dayInLondon(new Date(startsAt)) : '',
  time: startsAt ? clockInLondon(new Date(startsAt)) : '15:45',
  minutes: String(minutes),
})

export function TimeForm({ session, onDone }: TimeFormProps) {
  const { fields, set, version, meanwhile, isSettled } = useShared(timeOf(session), session.version)
  const { day, time, minutes } = fields
  const [give, { busy, refusal }] = useAct(timeMutation, {
    inline: true,
    done: 'The time is set',
    refetch: ['CpdCyclePage'],
  })
  const isFree = session.state === 'PENCILLED' && !session.facilitators.some(({ hasConfirmed }) => hasConfirmed)
  const asks = isFree ? undefined : asked[session.state]
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (!isSettled) return
    const from = instantInLondon(day, time)
    const until = new Date(from.getTime() + Number(minutes) * 60_000)
    const done = await give({
      id: session.id,
      version,
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
        <TextField label="Day" type="date" value={day} onChange={({ target }) => set({ day: target.value })} />
        <Meanwhile label="Day" both={meanwhile('day')} inWords={dayInWords} />
        <TextField label="Begins at" type="time" value={time} onChange={({ target }) => set({ time: target.value })} />
        <Meanwhile label="Begins at" both={meanwhile('time')} inWords={(theirs) => theirs} />
        <TextField
          label="Minutes"
          type="number"
          min={15}
          max={720}
          value={minutes}
          onChange={({ target }) => set({ minutes: target.value })}
        />
        <Meanwhile label="Minutes" both={meanwhile('minutes')} inWords={(theirs) => theirs} />
        {!isSettled && <Notice tone="warn">{chooseFirst}</Notice>}
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
