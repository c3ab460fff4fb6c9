/** What the team saw when it asked again, and how much each side was stretched. */
import { type FormEvent, useState } from 'react'
import { dayOf } from '../../../platform/dates'
import { useAct } from '../../../platform/useAct'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Choices } from '../../../ui/Choices'
import { Notice } from '../../../ui/Notice'
import { Section, Stack } from '../../../ui/Page'
import { TextArea } from '../../../ui/TextArea'
import { TextField } from '../../../ui/TextField'
import { Timeline } from '../../../ui/Timeline'
import type { OutcomeProps } from '../findings/Outcome'
import css from '../findings/Outcome.module.css'
import { followUpMutation, stretchMutation } from '../findings/outcome-queries'

const kindWords = { KEEP_IN_TOUCH: 'Kept in touch', VISIT: 'Follow-up' } as const
const wayWords = { ON_SITE: 'at the school', CALL: 'by phone' } as const

export function FollowUps({ outcome }: OutcomeProps) {
  const { followUps, parts, state } = outcome
  const [isWriting, setWriting] = useState(false)
  const records =
    (parts.includes('LEAD_REVIEWER') || parts.includes('FOLLOW_UP_REVIEWER')) &&
    ['RESPONDED', 'WORKSHOP_HELD', 'IN_ACTION', 'FOLLOWED_UP'].includes(state)
  if (followUps.length === 0 && !records) return null
  return (
    <Section
      title="Follow-up"
      hint="The team keeps in touch at six weeks, and comes back, or calls, two terms on."
      actions={
        records &&
        !isWriting && (
          <Button size="s" onClick={() => setWriting(true)}>
            Record a follow-up
          </Button>
        )
      }
    >
      <Stack>
        {isWriting && <FollowUpForm outcome={outcome} onDone={() => setWriting(false)} />}
        {followUps.length > 0 && (
          <Timeline
            label="Follow-ups"
            entries={followUps.map((one) => ({
              key: one.id,
              title: `${kindWords[one.kind]}, ${wayWords[one.way]}`,
              when: dayOf(one.heldOn),
              who: one.by.name,
              children: one.record,
            }))}
          />
        )}
      </Stack>
    </Section>
  )
}

function FollowUpForm({ outcome, onDone }: OutcomeProps & { readonly onDone: () => void }) {
  const [kind, setKind] = useState<'KEEP_IN_TOUCH' | 'VISIT'>('VISIT')
  const [way, setWay] = useState<'ON_SITE' | 'CALL'>('ON_SITE')
  const [heldOn, setHeldOn] = useState('')
  const [record, setRecord] = useState('')
  const [send, { busy, refusal }] = useAct(followUpMutation, { inline: true, done: 'The follow-up is recorded' })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void send({ id: outcome.id, followUp: { kind, way, heldOn, record } }).then((done) => done && onDone())
  }
  return (
    <Card>
      <form className={css.form} onSubmit={submit}>
        <div className={css.pair}>
          <Choices
            label="What it was"
            value={kind}
            onChoose={setKind}
            choices={[
              { value: 'KEEP_IN_TOUCH', label: 'Keeping in touch', hint: 'About six weeks after the answer.' },
              { value: 'VISIT', label: 'The follow-up', hint: 'Two terms on.' },
            ]}
          />
          <Choices
            label="How"
            value={way}
            onChoose={setWay}
            choices={[
              { value: 'ON_SITE', label: 'At the school' },
              { value: 'CALL', label: 'By phone or video' },
            ]}
          />
        </div>
        <TextField label="On" type="date" value={heldOn} onChange={({ target }) => setHeldOn(target.value)} />
        <TextArea
          label="What was seen and heard"
          maxLength={4000}
          value={record}
          onChange={({ target }) => setRecord(target.value)}
        />
        {refusal && <Notice tone="danger">{refusal}</Notice>}
        <div className={css.acts}>
          <Button look="primary" type="submit" busy={busy}>
            Record it
          </Button>
          <Button look="plain" onClick={onDone}>
            Cancel
          </Button>
        </div>
      </form>
    </Card>
  )
}

const answers = ['1', '2', '3', '4', '5'] as const
const side = (value: number | null): string => (value === null ? 'nobody yet' : value.toFixed(1))

export function StretchQuestion({ outcome: { id, stretch } }: OutcomeProps) {
  const [answer, { busy }] = useAct(stretchMutation)
  if (!stretch) return null
  return (
    <Section title="How much did this stretch us?" hint="1: hardly, 5: a great deal. It counts in no indicator.">
      <Choices
        label="Your answer"
        hideLabel
        inRow
        disabled={busy}
        value={stretch.mine === null ? null : (String(stretch.mine) as (typeof answers)[number])}
        choices={answers.map((value) => ({ value, label: value }))}
        onChoose={(value) => void answer({ id, answer: Number(value) })}
      />
      <p className={css.quiet}>
        {stretch.mine === null
          ? 'You see what others say once you have answered.'
          : `The school says ${side(stretch.host)}, the team ${side(stretch.team)}.`}
      </p>
    </Section>
  )
}
