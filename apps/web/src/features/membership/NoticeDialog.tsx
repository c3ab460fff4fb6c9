/** Giving notice: a school names the day on which it leaves. */
import { addDays, dayInLondon } from '@alongside/domain/civil-date'
import { type FormEvent, useState } from 'react'
import { graphql } from '../../gql'
import type { MembershipPartsFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { TextField } from '../../ui/TextField'

const noticeMutation = graphql(`
  mutation GiveNotice($allianceId: ID!, $id: ID!, $leavesOn: Date!) {
    giveNotice(allianceId: $allianceId, id: $id, leavesOn: $leavesOn) { ...MembershipParts }
  }
`)

/** Long enough that nobody is left standing in the middle of a cycle. */
const usualDays = 42

export interface NoticeDialogProps {
  readonly membership: MembershipPartsFragment
  readonly onClose: () => void
}

export function NoticeDialog({ membership: { id, school, alliance }, onClose }: NoticeDialogProps) {
  const [today] = useState(() => dayInLondon(new Date()))
  const [leavesOn, setLeavesOn] = useState(addDays(today, usualDays))
  const [give, { busy, refusal }] = useAct(noticeMutation, {
    inline: true,
    done: `Notice given: ${school.name} leaves on ${leavesOn && dayOf(leavesOn)}`,
    refetch: ['AlliancePage'],
  })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (await give({ allianceId: alliance.id, id, leavesOn })) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${school.name} leaves ${alliance.name}?`}
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Keep things as they are
          </Button>
          <Button look="danger" type="submit" form="give-notice" busy={busy}>
            Give notice
          </Button>
        </>
      }
    >
      <form id="give-notice" onSubmit={(event) => void send(event)}>
        <Stack>
          <p>
            Until that day everything goes on, and you can withdraw the notice. Then your colleagues lose access to the
            alliance and leave its enquiries. You can take an export of all that your school wrote, for 90 days. What
            was passed on to others stays, with your school’s name on it.
          </p>
          {refusal && <Notice tone="danger">{refusal}</Notice>}
          <TextField
            label="Last day"
            type="date"
            min={today}
            value={leavesOn}
            onChange={(event) => setLeavesOn(event.currentTarget.value)}
          />
        </Stack>
      </form>
    </Dialog>
  )
}
