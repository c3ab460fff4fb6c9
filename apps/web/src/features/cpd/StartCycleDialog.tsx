/** Begins a CPD cycle: from a tried design, from an earlier cycle, or from an empty page. */
import { cpdTemplates } from '@alongside/domain/cpd-plan'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import type { CpdTemplate } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Choices } from '../../ui/Choices'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { SelectField } from '../../ui/SelectField'
import { TextField } from '../../ui/TextField'
import { startMutation } from './cpd-queries'

interface Place {
  readonly id: string
  readonly name: string
}
interface StartCycleDialogProps {
  readonly alliances: readonly Place[]
  /** Schools for which one may plan alone. */
  readonly schools: readonly { readonly urn: string; readonly name: string }[]
  readonly earlier: readonly { readonly id: string; readonly title: string }[]
  readonly onClose: () => void
}

const everybody = 'ALLIANCE'
const templates = Object.entries(cpdTemplates).map(([value, { label, about }]) => ({ value, label, hint: about }))

export function StartCycleDialog({ alliances, schools, earlier, onClose }: StartCycleDialogProps) {
  const navigate = useNavigate()
  const [title, setTitle] = useState('')
  const [from, setFrom] = useState('TWILIGHTS')
  const [fromId, setFromId] = useState('')
  const [allianceId, setAlliance] = useState(alliances[0]?.id ?? '')
  const [owner, setOwner] = useState(everybody)
  const [start, { busy, refusal }] = useAct(startMutation, { inline: true, done: 'Begun' })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const template = from in cpdTemplates ? (from as CpdTemplate) : null
    const input = {
      allianceId,
      title,
      template,
      fromId: from === 'EARLIER' ? fromId : null,
      ownerUrn: owner === everybody ? null : owner,
    }
    const done = await start({ input })
    if (done) void navigate(`/cpd/${done.startCpdCycle.id}?tab=design`)
  }
  const choices = [
    ...templates,
    ...(earlier.length > 0
      ? [{ value: 'EARLIER', label: 'An earlier cycle', hint: 'Its words and sessions, without dates and people.' }]
      : []),
    { value: 'EMPTY', label: 'An empty page', hint: 'You add each session yourself.' },
  ]
  return (
    <Dialog
      open
      onClose={onClose}
      title="Plan a CPD cycle"
      width="l"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Not now
          </Button>
          <Button look="primary" type="submit" form="start-cycle" busy={busy}>
            Begin the design
          </Button>
        </>
      }
    >
      <form id="start-cycle" onSubmit={(event) => void send(event)}>
        <Stack>
          {refusal && <Notice tone="danger">{refusal}</Notice>}
          <TextField
            label="What is it about?"
            hint="Such as “Talk that makes pupils reason”."
            maxLength={200}
            value={title}
            onChange={({ target }) => setTitle(target.value)}
          />
          {alliances.length > 1 && (
            <SelectField
              label="Alliance"
              choices={alliances.map(({ id, name }) => ({ value: id, label: name }))}
              value={allianceId}
              onChange={({ target }) => setAlliance(target.value)}
            />
          )}
          {schools.length > 0 && (
            <SelectField
              label="Who is it for?"
              choices={[
                { value: everybody, label: 'Schools of the alliance' },
                ...schools.map(({ urn, name }) => ({ value: urn, label: `${name} alone` })),
              ]}
              value={owner}
              onChange={({ target }) => setOwner(target.value)}
            />
          )}
          <Choices label="Begin with" value={from} choices={choices} onChoose={setFrom} />
          {from === 'EARLIER' && (
            <SelectField
              label="Which cycle?"
              placeholder="Choose"
              choices={earlier.map(({ id, title: words }) => ({ value: id, label: words }))}
              value={fromId}
              onChange={({ target }) => setFromId(target.value)}
            />
          )}
        </Stack>
      </form>
    </Dialog>
  )
}
