/** Steps of a study that ask once and say what happens: stopping, leaving, one more lesson. */
import type { TypedDocumentNode } from '@apollo/client'
import type { StudyPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { leaveStudyMutation, resumeStudyMutation, stopStudyMutation } from './study-queries'

export type StudyStepName = 'stop' | 'leave' | 'resume'

interface StepWords {
  readonly title: string
  readonly action: string
  readonly done: string
  readonly text: string
  readonly asksWhy?: boolean
  readonly harms?: boolean
  readonly mutation: TypedDocumentNode<unknown, { id: string; reason?: string }>
}

const any = <Data, Variables>(mutation: TypedDocumentNode<Data, Variables>) =>
  mutation as unknown as StepWords['mutation']

const steps: Readonly<Record<StudyStepName, StepWords>> = {
  stop: {
    title: 'Stop this lesson study?',
    action: 'Stop it',
    done: 'Stopped',
    text: 'Everything in it stays readable for the group. Nobody can change it or take it up again.',
    asksWhy: true,
    harms: true,
    mutation: any(stopStudyMutation),
  },
  leave: {
    title: 'Leave this lesson study?',
    action: 'Leave',
    done: 'You have left this lesson study',
    text: 'You can no longer read or write in it. What you wrote stays, with your name. You can be asked in again.',
    harms: true,
    mutation: any(leaveStudyMutation),
  },
  resume: {
    title: 'Teach one more lesson?',
    action: 'Teach one more',
    done: 'The lesson study goes on',
    text: 'The report keeps what is written so far. You come back to it after the lesson.',
    mutation: any(resumeStudyMutation),
  },
}

interface StudyStepProps {
  readonly study: StudyPartsFragment
  readonly step: StudyStepName
  readonly onClose: () => void
}

export function StudyStep({ study, step, onClose }: StudyStepProps) {
  const { title, action, done, text, asksWhy, harms, mutation } = steps[step]
  const [act, { busy, refusal }] = useAct(mutation, { inline: true, done, refetch: ['LessonStudyPage'] })
  const send = async (reason: string) => {
    if (await act(asksWhy ? { id: study.id, reason } : { id: study.id })) onClose()
  }
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={title}
      action={action}
      harmless={!harms}
      {...(asksWhy && { reason: { label: 'Why?', hint: 'Stands on the page for everyone who reads it.' } })}
      busy={busy}
      refusal={refusal}
      onConfirm={(reason) => void send(reason)}
    >
      <p>{text}</p>
    </ConfirmDialog>
  )
}
