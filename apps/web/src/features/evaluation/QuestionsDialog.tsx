/** What is asked at this level, in one's own words: six questions at most, answered within two minutes. */
import { dayInWords } from '@alongside/domain/civil-date'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { FormEvent } from 'react'
import type { EvaluationPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { useShared } from '../../platform/useShared'
import { Button, IconButton } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { chooseFirst, Meanwhile } from '../../ui/Meanwhile'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { TextField } from '../../ui/TextField'
import css from './Evaluation.module.css'
import { changeMutation } from './evaluation-queries'

interface QuestionsDialogProps {
  readonly evaluation: EvaluationPartsFragment
  readonly onClose: () => void
}

const askedOf = ({ dueOn, questions }: EvaluationPartsFragment) => ({
  dueOn: dueOn ?? '',
  questions: questions.map(({ key, kind, text }) => ({ key, kind, text })),
})

export function QuestionsDialog({ evaluation, onClose }: QuestionsDialogProps) {
  const { id } = evaluation
  const { fields, set, version, meanwhile, isSettled } = useShared(askedOf(evaluation), evaluation.version)
  const { dueOn, questions } = fields
  const [change, { busy, refusal }] = useAct(changeMutation, { inline: true, done: 'Kept' })
  const write = (key: string, text: string) =>
    set({ questions: questions.map((question) => (question.key === key ? { ...question, text } : question)) })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (isSettled && (await change({ id, version, questions, dueOn: dueOn || null }))) onClose()
  }
  const add = (kind: 'SCALE' | 'WORDS') => {
    const key = `q${1 + Math.max(0, ...questions.map((question) => Number(question.key.replace(/\D/g, '')) || 0))}`
    set({ questions: [...questions, { key, kind, text: '' }] })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="What is asked"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Not now
          </Button>
          <Button look="primary" type="submit" form="evaluation-questions" busy={busy}>
            Keep
          </Button>
        </>
      }
    >
      <form id="evaluation-questions" onSubmit={(event) => void send(event)}>
        <Stack>
          {refusal && <Notice tone="danger">{refusal}</Notice>}
          {evaluation.level !== 1 && (
            <TextField
              label="Asked on"
              hint="A day you choose stays, also when sessions move."
              type="date"
              value={dueOn}
              onChange={({ currentTarget }) => set({ dueOn: currentTarget.value })}
            />
          )}
          <Meanwhile label="Asked on" both={meanwhile('dueOn')} inWords={(day) => (day ? dayInWords(day) : '')} />
          {questions.map(({ key, kind, text }, at) => (
            <div key={key} className={css.edit}>
              <TextField
                label={
                  kind === 'SCALE'
                    ? `${at + 1}. A statement, from “not at all” to “fully”`
                    : `${at + 1}. A question for words`
                }
                maxLength={160}
                value={text}
                onChange={({ currentTarget }) => write(key, currentTarget.value)}
              />
              <IconButton
                label={`Remove question ${at + 1}`}
                onClick={() => set({ questions: questions.filter((one) => one.key !== key) })}
              >
                <IconTrash />
              </IconButton>
            </div>
          ))}
          <Meanwhile
            label="The questions"
            both={meanwhile('questions')}
            inWords={(theirs) => theirs.map(({ text }, at) => `${at + 1}. ${text}`).join('\n')}
          />
          {!isSettled && <Notice tone="warn">{chooseFirst}</Notice>}
          {questions.length < 6 && (
            <div className={css.buttons}>
              <Button size="s" icon={<IconPlus />} onClick={() => add('SCALE')}>
                A statement
              </Button>
              <Button size="s" icon={<IconPlus />} onClick={() => add('WORDS')}>
                A question for words
              </Button>
            </div>
          )}
        </Stack>
      </form>
    </Dialog>
  )
}
