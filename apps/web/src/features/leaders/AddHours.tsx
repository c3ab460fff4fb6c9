/** Hours that nothing drafts: coaching, a colleague lent, something written for others, coordinating. */
import { type FormEvent, useState } from 'react'
import { graphql } from '../../gql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { SelectField } from '../../ui/SelectField'
import { TextField } from '../../ui/TextField'
import { kindWords } from './leaders-words'

const addMutation = graphql(`
  mutation AddContribution($allianceId: ID!, $entry: ContributionInput!) {
    addContribution(allianceId: $allianceId, entry: $entry) { ...LedgerLine }
  }
`)

const kinds = ['COACHING', 'DEPLOYMENT', 'RESOURCE_AUTHORING', 'COORDINATION'] as const
const forAll = 'ALL'

interface School {
  readonly urn: string
  readonly name: string
}
export interface AddHoursProps {
  readonly allianceId: string
  /** Schools for which one may add what they gave. */
  readonly givers: readonly School[]
  readonly schools: readonly School[]
  readonly onClose: () => void
}

const today = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/London' })

export function AddHours({ allianceId, givers, schools, onClose }: AddHoursProps) {
  const [giver, setGiver] = useState(givers[0]?.urn ?? '')
  const [receiver, setReceiver] = useState('')
  const [kind, setKind] = useState<(typeof kinds)[number]>('COACHING')
  const [amount, setAmount] = useState('1')
  const [title, setTitle] = useState('')
  const [doneOn, setDoneOn] = useState(today())
  const [add, { busy, refusal }] = useAct(addMutation, {
    inline: true,
    done: 'Added; the other school is asked to confirm it',
    refetch: ['LeadersSchoolPage', 'LeadersAlliancePage'],
  })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const entry = { giver, receiver: receiver === forAll ? null : receiver, kind, hours: Number(amount), title, doneOn }
    if (await add({ allianceId, entry })) onClose()
  }
  const mayBeForAll = kind === 'RESOURCE_AUTHORING' || kind === 'COORDINATION'
  return (
    <Dialog
      open
      onClose={onClose}
      title="Add hours"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Not now
          </Button>
          <Button look="primary" type="submit" form="add-hours" busy={busy}>
            Add
          </Button>
        </>
      }
    >
      <form id="add-hours" onSubmit={(event) => void send(event)}>
        <Stack>
          {refusal && <Notice tone="danger">{refusal}</Notice>}
          <p>Visits, research lessons and peer reviews are added by themselves. Add here what they do not cover.</p>
          <SelectField
            label="What was it?"
            value={kind}
            choices={kinds.map((value) => ({ value, label: kindWords[value] }))}
            onChange={({ currentTarget }) => setKind(currentTarget.value as (typeof kinds)[number])}
          />
          {givers.length > 1 && (
            <SelectField
              label="Who gave it?"
              value={giver}
              choices={givers.map(({ urn, name }) => ({ value: urn, label: name }))}
              onChange={({ currentTarget }) => setGiver(currentTarget.value)}
            />
          )}
          <SelectField
            label="To whom?"
            placeholder="Choose a school"
            value={receiver}
            choices={[
              ...(mayBeForAll ? [{ value: forAll, label: 'All schools of the alliance' }] : []),
              ...schools.filter(({ urn }) => urn !== giver).map(({ urn, name }) => ({ value: urn, label: name })),
            ]}
            onChange={({ currentTarget }) => setReceiver(currentTarget.value)}
          />
          <TextField
            label="Hours of your staff"
            hint="In quarters, preparing included."
            inputMode="decimal"
            value={amount}
            onChange={({ currentTarget }) => setAmount(currentTarget.value.replace(',', '.'))}
          />
          <TextField
            label="In a few words"
            hint="Both schools read this: no names of colleagues or pupils."
            maxLength={200}
            value={title}
            onChange={({ currentTarget }) => setTitle(currentTarget.value)}
          />
          <TextField
            label="When?"
            type="date"
            max={today()}
            value={doneOn}
            onChange={({ currentTarget }) => setDoneOn(currentTarget.value)}
          />
        </Stack>
      </form>
    </Dialog>
  )
}
