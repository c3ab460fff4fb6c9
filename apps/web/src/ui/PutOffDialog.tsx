/** Until when something waits: tomorrow, next week, in a fortnight, or a day of one's own. */
import { type FormEvent, type ReactNode, useState } from 'react'
import { Button } from './Button'
import { Choices } from './Choices'
import { Dialog } from './Dialog'
import { Notice } from './Notice'
import { TextField } from './TextField'

export interface PutOffDialogProps {
  readonly title: string
  /** What it means that it waits. */
  readonly children: ReactNode
  readonly busy?: boolean
  readonly refusal?: string | null | undefined
  readonly onClose: () => void
  readonly onPutOff: (until: string) => void
}

const dayIn = (days: number): Date => new Date(Date.now() + days * 86_400_000)
const asDate = (day: Date): string => day.toLocaleDateString('en-CA')
const inWords = (day: Date): string =>
  day.toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' })
const daysToMonday = (): number => (8 - (new Date().getDay() || 7)) % 7 || 7

export function PutOffDialog({ title, children, busy = false, refusal, onClose, onPutOff }: PutOffDialogProps) {
  const soon = [
    { key: 'tomorrow', label: 'Tomorrow', day: dayIn(1) },
    { key: 'monday', label: 'Next Monday', day: dayIn(daysToMonday()) },
    { key: 'fortnight', label: 'In two weeks', day: dayIn(14) },
  ].filter(({ day }, at, all) => all.findIndex((one) => asDate(one.day) === asDate(day)) === at)
  const [choice, setChoice] = useState(soon.at(-2)?.key ?? 'own')
  const [own, setOwn] = useState('')
  const chosen = soon.find(({ key }) => key === choice)
  const send = (event: FormEvent) => {
    event.preventDefault()
    onPutOff(chosen ? asDate(chosen.day) : own)
  }
  return (
    <Dialog
      open
      width="s"
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Keep things as they are
          </Button>
          <Button look="primary" type="submit" form="put-off" busy={busy}>
            Put off
          </Button>
        </>
      }
    >
      <p>{children}</p>
      <form id="put-off" onSubmit={send}>
        <Choices
          label="Until"
          value={choice}
          choices={[
            ...soon.map(({ key, label, day }) => ({ value: key, label, hint: inWords(day) })),
            { value: 'own', label: 'Another day' },
          ]}
          onChoose={setChoice}
        />
        {choice === 'own' && (
          <TextField
            label="Day"
            type="date"
            min={asDate(dayIn(1))}
            max={asDate(dayIn(90))}
            value={own}
            onChange={({ target }) => setOwn(target.value)}
          />
        )}
      </form>
      {refusal && <Notice tone="danger">{refusal}</Notice>}
    </Dialog>
  )
}
