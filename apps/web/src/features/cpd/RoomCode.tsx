/** The code for the room, as large as a screen at the front makes it. */
import { useState } from 'react'
import type { CpdSessionPartsFragment } from '../../gql/graphql'
import { timeOf } from '../../platform/dates'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { Row, Stack } from '../../ui/Page'
import css from './Cpd.module.css'
import { showCodeMutation } from './cpd-queries'

interface RoomCodeProps {
  readonly session: CpdSessionPartsFragment
  readonly onDone: () => void
}

export function RoomCode({ session, onDone }: RoomCodeProps) {
  const [shown, setShown] = useState<{ readonly code: string; readonly until: string } | null>(null)
  const [show, { busy, refusal }] = useAct(showCodeMutation, { inline: true, refetch: ['CpdCyclePage'] })
  const next = async () => {
    const done = await show({ sessionId: session.id })
    if (done) setShown(done.showCpdRoomCode)
  }
  return (
    <Stack>
      <p>
        Whoever has a place types this code on this session’s page, and is ticked. It works from half an hour before the
        session begins until an hour after it ends.
      </p>
      {shown && (
        <output className={css.code} aria-label="Code">
          {shown.code}
        </output>
      )}
      {shown && <p className={css.quiet}>Taken until {timeOf(shown.until)}. A new code ends this one.</p>}
      {refusal && <Notice tone="danger">{refusal}</Notice>}
      <Row>
        <Button look={shown ? 'soft' : 'primary'} busy={busy} onClick={() => void next()}>
          {shown ? 'Show a new code' : 'Show a code'}
        </Button>
        <Button look="plain" onClick={onDone}>
          Back
        </Button>
      </Row>
    </Stack>
  )
}
