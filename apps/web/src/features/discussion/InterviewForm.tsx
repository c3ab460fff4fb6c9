/** Five minutes with one case pupil or several: four questions, their own words. */
import { type CasePupilLabel, casePupilLabels } from '@alongside/domain/case-pupil'
import { type InterviewQuestion, interviewQuestionKeys, interviewQuestions } from '@alongside/domain/pupil-interview'
import { type FormEvent, useState } from 'react'
import type { DiscussionPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { TextArea } from '../../ui/TextArea'
import { TextField } from '../../ui/TextField'
import { addInterviewMutation } from './discussion-queries'
import css from './Interviews.module.css'

const nothing: Readonly<Record<InterviewQuestion, string>> = { enjoyed: '', learned: '', worked: '', wouldChange: '' }

export interface InterviewFormProps {
  readonly lesson: DiscussionPartsFragment
  readonly onClose: () => void
}

export function InterviewForm({ lesson, onClose }: InterviewFormProps) {
  // Made once: pressed twice, or sent again after a lost connection, it is one interview.
  const [id] = useState(() => crypto.randomUUID())
  const [pupils, setPupils] = useState<readonly CasePupilLabel[]>([])
  const [said, setSaid] = useState(nothing)
  const [minutes, setMinutes] = useState('')
  const [add, { busy, refusal }] = useAct(addInterviewMutation, { inline: true, done: 'Interview kept' })
  const aliasOf = (label: CasePupilLabel) => lesson.study.casePupils.find((pupil) => pupil.label === label)?.alias
  const turn = (label: CasePupilLabel) =>
    setPupils(pupils.includes(label) ? pupils.filter((one) => one !== label) : [...pupils, label])
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const input = { id, pupils: [...pupils], ...said, minutes: minutes === '' ? null : Number(minutes) }
    if (await add({ id: lesson.id, input })) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Talk with the pupils"
      width="l"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Not now
          </Button>
          <Button look="primary" type="submit" form="interview" busy={busy} disabled={pupils.length === 0}>
            Keep
          </Button>
        </>
      }
    >
      <form id="interview" className={css.form} onSubmit={(event) => void send(event)}>
        {refusal && <Notice tone="danger">{refusal}</Notice>}
        <fieldset className={css.pupils}>
          <legend>With whom</legend>
          {casePupilLabels.map((label) => (
            <label key={label}>
              <input type="checkbox" checked={pupils.includes(label)} onChange={() => turn(label)} />
              {[label, aliasOf(label)].filter(Boolean).join(' ')}
            </label>
          ))}
        </fieldset>
        {interviewQuestionKeys.map((key) => (
          <TextArea
            key={key}
            label={interviewQuestions[key]}
            optional
            rows={2}
            maxLength={4000}
            value={said[key]}
            onChange={({ target }) => setSaid({ ...said, [key]: target.value })}
          />
        ))}
        <TextField
          label="Minutes"
          optional
          type="number"
          inputMode="numeric"
          min={0}
          max={30}
          hint="Five at most: they want to go out to play."
          value={minutes}
          onChange={({ target }) => setMinutes(target.value)}
        />
        <p className={css.soft}>Letters, never names. What you write is for the group and its guests.</p>
      </form>
    </Dialog>
  )
}
