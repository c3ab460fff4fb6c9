/** Postponing and cancelling a research lesson: asked once, with a reason that stays beside the lesson. */
import { lessonLabel } from '@alongside/domain/lesson-views'
import type { LessonPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { cancelLessonMutation, postponeLessonMutation } from './study-queries'

interface LessonWhyProps {
  readonly lesson: Pick<LessonPartsFragment, 'id' | 'number'>
  readonly step: 'postpone' | 'cancel'
  readonly onClose: () => void
}

const words = {
  postpone: {
    title: (label: string) => `Postpone ${label}?`,
    action: 'Postpone',
    text: 'Its plan stays as it is. It can be planned for another day at any time.',
  },
  cancel: {
    title: (label: string) => `Cancel ${label}?`,
    action: 'Cancel this lesson',
    text: 'It will not be taught. Its plan stays readable, and its place in the chain is open again.',
  },
} as const

const asks = { inline: true, refetch: ['LessonStudyPage'] } as const

export function LessonWhy({ lesson, step, onClose }: LessonWhyProps) {
  const label = lessonLabel(lesson.number)
  const [postpone, postponing] = useAct(postponeLessonMutation, { ...asks, done: `${label} is postponed` })
  const [cancel, cancelling] = useAct(cancelLessonMutation, { ...asks, done: `${label} is cancelled` })
  const [act, { busy, refusal }] = step === 'postpone' ? [postpone, postponing] : [cancel, cancelling]
  const { title, action, text } = words[step]
  const send = async (reason: string) => {
    if (await act({ id: lesson.id, reason })) onClose()
  }
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={title(label)}
      action={action}
      harmless={step === 'postpone'}
      reason={{ label: 'Why?', hint: 'Stands beside the lesson for everyone who reads the study.' }}
      busy={busy}
      refusal={refusal}
      onConfirm={(reason) => void send(reason)}
    >
      <p>{text}</p>
    </ConfirmDialog>
  )
}
