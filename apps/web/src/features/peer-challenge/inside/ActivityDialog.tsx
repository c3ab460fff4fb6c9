/** One activity of the timetable: what, when, where, by whom, and with whom of the school. */
import { type ActivityKind, activityLabels } from '@alongside/domain/review-visit'
import { IconTrash } from '@tabler/icons-react'
import { type FormEvent, useId, useState } from 'react'
import type { InsidePartsFragment } from '../../../gql/graphql'
import { dayOf } from '../../../platform/dates'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { Notice } from '../../../ui/Notice'
import { Stack } from '../../../ui/Page'
import { SelectField } from '../../../ui/SelectField'
import { TextField } from '../../../ui/TextField'
import css from './Visit.module.css'
import { type Activity, activityOf, type Draft } from './visit-plan'

export interface ActivityDialogProps {
  readonly challenge: InsidePartsFragment
  readonly draft: Draft
  readonly busy: boolean
  readonly refusal: string | null
  readonly onClose: () => void
  readonly onKeep: (activity: Activity) => Promise<void>
  readonly onRemove?: () => Promise<void>
}

export function ActivityDialog({ challenge, draft, busy, refusal, onClose, onKeep, onRemove }: ActivityDialogProps) {
  const form = useId()
  const [now, setNow] = useState(draft)
  const set = (field: keyof Draft) => (event: { readonly target: { readonly value: string } }) =>
    setNow({ ...now, [field]: event.target.value })
  const keep = (event: FormEvent) => {
    event.preventDefault()
    void onKeep(activityOf(now))
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={draft.id === null ? 'Add an activity' : 'Change this activity'}
      actions={
        <>
          {onRemove && (
            <Button look="plain" icon={<IconTrash />} busy={busy} onClick={() => void onRemove()}>
              Take it out
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} look="primary" busy={busy}>
            Keep
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={keep}>
        <Stack>
          {refusal && <Notice tone="danger">{refusal}</Notice>}
          <SelectField
            label="What"
            value={now.kind}
            choices={(Object.keys(activityLabels) as ActivityKind[]).map((value) => ({
              value,
              label: activityLabels[value],
            }))}
            onChange={set('kind')}
          />
          <SelectField
            label="Day"
            value={now.on}
            choices={(challenge.visit?.days ?? []).map((value) => ({ value, label: dayOf(value) }))}
            onChange={set('on')}
          />
          <div className={css.times}>
            <TextField label="From" type="time" required value={now.from} onChange={set('from')} />
            <TextField label="Until" type="time" required value={now.until} onChange={set('until')} />
          </div>
          <TextField
            label="Where"
            hint="A year group or a room. Nobody who is observed is named."
            optional
            maxLength={200}
            value={now.place}
            onChange={set('place')}
          />
          <SelectField
            label="Line of enquiry"
            optional
            placeholder="Several, or none in particular"
            value={now.lineId}
            choices={challenge.lines.map(({ id, title }, at) => ({ value: id, label: title || `Line ${at + 1}` }))}
            onChange={set('lineId')}
          />
          <SelectField
            label="Reviewer"
            required
            placeholder="Choose somebody of the team"
            value={now.reviewerId}
            choices={challenge.members.map(({ person }) => ({ value: person.id, label: person.name }))}
            onChange={set('reviewerId')}
          />
          <SelectField
            label={`Colleague of ${challenge.host.name}`}
            hint="Comes along, so that it is done with the school. The timetable is confirmed once everybody has one."
            optional
            placeholder="Nobody yet"
            value={now.hostColleagueId}
            choices={challenge.hostColleagues.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={set('hostColleagueId')}
          />
        </Stack>
      </form>
    </Dialog>
  )
}
