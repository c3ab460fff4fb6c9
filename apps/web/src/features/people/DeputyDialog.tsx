/** A deputy may do all a head does, until a day that is named beforehand. */
import { addDays, dayInLondon } from '@alongside/domain/civil-date'
import { deputyDaysLimit } from '@alongside/domain/person'
import { type FormEvent, useState } from 'react'
import { graphql } from '../../gql'
import { dayOf } from '../../platform/dates'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { SelectField } from '../../ui/SelectField'
import { TextField } from '../../ui/TextField'

const appointMutation = graphql(`
  mutation AppointDeputy($urn: ID!, $personId: ID!, $until: Date!) {
    appointDeputy(urn: $urn, personId: $personId, until: $until) { id ...PersonLine }
  }
`)

export interface DeputyDialogProps {
  readonly school: { readonly urn: string; readonly name: string }
  /** One where somebody was chosen already. */
  readonly candidates: readonly { readonly id: string; readonly name: string }[]
  readonly onClose: () => void
}

export function DeputyDialog({ school, candidates, onClose }: DeputyDialogProps) {
  const [today] = useState(() => dayInLondon(new Date()))
  const [personId, setPersonId] = useState(candidates.length === 1 ? (candidates[0]?.id ?? '') : '')
  const [until, setUntil] = useState('')
  const name = candidates.find(({ id }) => id === personId)?.name
  const [appoint, { busy, refusal }] = useAct(appointMutation, {
    inline: true,
    done: `${name} stands in until ${until && dayOf(until)}`,
    refetch: ['SchoolPage'],
  })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (await appoint({ urn: school.urn, personId, until })) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={candidates.length === 1 ? `Appoint ${name} as deputy` : 'Appoint a deputy'}
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Not now
          </Button>
          <Button look="primary" type="submit" form="appoint-deputy" busy={busy}>
            Appoint
          </Button>
        </>
      }
    >
      <form id="appoint-deputy" onSubmit={(event) => void send(event)}>
        <Stack>
          <p>
            From today until the day you choose, your deputy may do for {school.name} all that you may: sign, invite,
            decide. They are told by mail. You keep your role, and can end it earlier.
          </p>
          {refusal && <Notice tone="danger">{refusal}</Notice>}
          {candidates.length > 1 && (
            <SelectField
              label="Who stands in"
              value={personId}
              placeholder="Choose a colleague"
              onChange={(event) => setPersonId(event.currentTarget.value)}
              choices={candidates.map((one) => ({ value: one.id, label: one.name }))}
            />
          )}
          <TextField
            label="Last day"
            type="date"
            min={today}
            max={addDays(today, deputyDaysLimit)}
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
        </Stack>
      </form>
    </Dialog>
  )
}
