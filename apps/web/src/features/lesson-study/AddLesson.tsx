/** One more research lesson in the chain; it begins with what the group wants to try next. */
import { lessonLabel } from '@alongside/domain/lesson-views'
import { IconPlus } from '@tabler/icons-react'
import type { StudyPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button, type ButtonLook } from '../../ui/Button'
import { addLessonMutation } from './study-queries'

interface AddLessonProps {
  readonly study: StudyPartsFragment
  readonly look?: ButtonLook
}

export function AddLesson({ study, look = 'soft' }: AddLessonProps) {
  const [add, { busy }] = useAct(addLessonMutation, {
    done: (data) => `${lessonLabel(data.addResearchLesson.number)} is in the chain`,
    refetch: ['LessonStudyPage'],
  })
  if (!study.abilities.addLesson) return null
  return (
    <Button look={look} icon={<IconPlus />} busy={busy} onClick={() => void add({ studyId: study.id })}>
      Add a research lesson
    </Button>
  )
}
