/** What was seen: predicted beside observed over the lessons, and the notes of each lesson. */

import { lessonLabel } from '@alongside/domain/lesson-views'
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Loaded } from '../../platform/Loaded'
import { useRefresh } from '../../platform/news'
import { Choices } from '../../ui/Choices'
import { Section, Stack } from '../../ui/Page'
import { SkeletonCards } from '../../ui/Skeleton'
import { NoteTimeline } from './NoteTimeline'
import { PredictedSeen } from './PredictedSeen'
import { lessonViewsQuery } from './views-queries'

export function LessonViews({ studyId }: { readonly studyId: string }) {
  const query = useQuery(lessonViewsQuery, { variables: { id: studyId } })
  const [chosen, setChosen] = useState<string | null>(null)
  useRefresh('lesson-study.changed', query.refetch, (event) => event.studyId === studyId)
  return (
    <Loaded query={query} skeleton={<SkeletonCards cards={3} />}>
      {({ lessonStudy: study }) => {
        if (!study) return null
        const noted = [...study.lessons]
          .filter(({ startedAt }) => startedAt !== null)
          .sort((a, b) => b.number - a.number)
        const lesson = noted.find(({ id }) => id === chosen) ?? noted[0]
        return (
          <Stack gap="l">
            <PredictedSeen study={study} />
            {lesson && (
              <Section
                title="Notes of a lesson"
                hint="Everybody’s, in order of time. We watch pupils, not the teacher."
              >
                {noted.length > 1 && (
                  <Choices
                    label="Which lesson"
                    hideLabel
                    inRow
                    value={lesson.id}
                    onChoose={setChosen}
                    choices={[...noted].reverse().map(({ id, number }) => ({ value: id, label: lessonLabel(number) }))}
                  />
                )}
                <NoteTimeline key={lesson.id} lesson={lesson} />
              </Section>
            )}
          </Stack>
        )
      }}
    </Loaded>
  )
}
