/** The improvement workshop: from the problem to its causes to an option, each with its question; the fourth step are the actions below. */
import { workshopSteps } from '@alongside/domain/improvement-workshop'
import { type FormEvent, useState } from 'react'
import { dayOf } from '../../../platform/dates'
import { useAct } from '../../../platform/useAct'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Notice } from '../../../ui/Notice'
import { Section } from '../../../ui/Page'
import { TextArea } from '../../../ui/TextArea'
import { TextField } from '../../../ui/TextField'
import type { OutcomeProps } from '../findings/Outcome'
import css from '../findings/Outcome.module.css'
import { workshopMutation } from '../findings/outcome-queries'

const steps = [
  { field: 'problem', title: '1. The problem', question: workshopSteps.PROBLEM },
  { field: 'causes', title: '2. Its causes', question: workshopSteps.CAUSES },
  { field: 'option', title: '3. The option we choose', question: workshopSteps.OPTION },
] as const

export function Workshop({ outcome }: OutcomeProps) {
  const { workshop, parts, state } = outcome
  const [isWriting, setWriting] = useState(false)
  const canWrite = parts.includes('IMPROVEMENT_CHAMPION') && (state === 'RESPONDED' || state === 'WORKSHOP_HELD')
  if (canWrite && (isWriting || !workshop)) return <WorkshopForm outcome={outcome} onDone={() => setWriting(false)} />
  if (!workshop) return null
  return (
    <Section
      title="Improvement workshop"
      hint={`${dayOf(workshop.heldOn)}, with ${workshop.staff} colleagues, ${workshop.leaders} of them leaders`}
      actions={
        canWrite && (
          <Button size="s" onClick={() => setWriting(true)}>
            Put it right
          </Button>
        )
      }
    >
      <Card className={css.paper}>
        {steps.map(({ field, title, question }) => (
          <div key={field}>
            <h3>{title}</h3>
            <p className={css.quiet}>{question}</p>
            <p>{workshop[field]}</p>
          </div>
        ))}
      </Card>
    </Section>
  )
}

function WorkshopForm({ outcome, onDone }: OutcomeProps & { readonly onDone: () => void }) {
  const { id, workshop } = outcome
  const [held, setHeld] = useState({
    heldOn: workshop?.heldOn ?? '',
    staff: String(workshop?.staff ?? ''),
    leaders: String(workshop?.leaders ?? ''),
    problem: workshop?.problem ?? '',
    causes: workshop?.causes ?? '',
    option: workshop?.option ?? '',
  })
  const [send, { busy, refusal }] = useAct(workshopMutation, { inline: true, done: 'The workshop is recorded' })
  const set = (field: keyof typeof held) => (event: { target: { value: string } }) =>
    setHeld({ ...held, [field]: event.target.value })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const record = { ...held, staff: Number(held.staff), leaders: Number(held.leaders) }
    void send({ id, workshop: record }).then((done) => done && onDone())
  }
  return (
    <Section title="Improvement workshop" hint="With colleagues who teach, not only with those who lead.">
      <Card as="section">
        <form className={css.form} onSubmit={submit}>
          <div className={css.pair}>
            <TextField label="Held on" type="date" value={held.heldOn} onChange={set('heldOn')} />
            <TextField
              label="How many took part"
              type="number"
              min={1}
              max={500}
              value={held.staff}
              onChange={set('staff')}
            />
            <TextField
              label="How many of them lead"
              type="number"
              min={0}
              max={500}
              value={held.leaders}
              onChange={set('leaders')}
            />
          </div>
          {steps.map(({ field, title, question }) => (
            <TextArea
              key={field}
              label={title}
              hint={question}
              maxLength={4000}
              value={held[field]}
              onChange={set(field)}
            />
          ))}
          <p className={css.quiet}>4. {workshopSteps.ACTION} Plan the actions below.</p>
          {refusal && <Notice tone="danger">{refusal}</Notice>}
          <div className={css.acts}>
            <Button look="primary" type="submit" busy={busy}>
              Keep the record
            </Button>
            {workshop && (
              <Button look="plain" onClick={onDone}>
                Cancel
              </Button>
            )}
          </div>
        </form>
      </Card>
    </Section>
  )
}
