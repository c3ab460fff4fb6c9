/** Who does what until when, and how will we see that it worked? */
import { type FormEvent, useState } from 'react'
import { useAct } from '../../../platform/useAct'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { Notice } from '../../../ui/Notice'
import { SelectField } from '../../../ui/SelectField'
import { TextArea } from '../../../ui/TextArea'
import { TextField } from '../../../ui/TextField'
import css from '../findings/Outcome.module.css'
import { planActionMutation } from '../findings/outcome-queries'

interface PlanActionProps {
  readonly challengeId: string
  readonly findingId: string
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly onClose: () => void
}

export function PlanAction({ challengeId, findingId, people, onClose }: PlanActionProps) {
  const [plan, setPlan] = useState({ what: '', successMeasure: '', helpWanted: '', ownerId: '', dueOn: '' })
  const [send, { busy, refusal }] = useAct(planActionMutation, { inline: true, done: 'The action is planned' })
  const set = (field: keyof typeof plan) => (event: { target: { value: string } }) =>
    setPlan({ ...plan, [field]: event.target.value })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void send({ id: challengeId, plan: { findingId, ...plan } }).then((done) => done && onClose())
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Plan an action"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Cancel
          </Button>
          <Button look="primary" type="submit" form="plan-action" busy={busy}>
            Plan it
          </Button>
        </>
      }
    >
      <form id="plan-action" className={css.form} onSubmit={submit}>
        <TextArea label="What we do" rows={2} maxLength={1000} value={plan.what} onChange={set('what')} />
        <TextArea
          label="How we will see that it worked"
          rows={2}
          maxLength={1000}
          value={plan.successMeasure}
          onChange={set('successMeasure')}
        />
        <div className={css.pair}>
          <SelectField
            label="Who sees it through"
            placeholder="Choose a colleague"
            value={plan.ownerId}
            choices={people.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={set('ownerId')}
          />
          <TextField label="Until" type="date" value={plan.dueOn} onChange={set('dueOn')} />
        </div>
        <TextField
          label="Help wanted"
          hint="From other schools, if you like."
          optional
          maxLength={1000}
          value={plan.helpWanted}
          onChange={set('helpWanted')}
        />
        {refusal && <Notice tone="danger">{refusal}</Notice>}
      </form>
    </Dialog>
  )
}
