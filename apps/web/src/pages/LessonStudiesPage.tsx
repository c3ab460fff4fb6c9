/** Lesson study: the research lesson that comes next, then my studies, then those of my alliances. */
import { useQuery } from '@apollo/client/react'
import { IconEyeHeart, IconFileImport, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { LessonsOnDevice } from '../features/classroom/LessonsOnDevice'
import { ImportStudyDialog } from '../features/lesson-study/ImportStudyDialog'
import { NextLesson } from '../features/lesson-study/NextLesson'
import { StartStudyDialog } from '../features/lesson-study/StartStudyDialog'
import { StudyCard } from '../features/lesson-study/StudyCard'
import { graphql } from '../gql'
import { Loaded } from '../platform/Loaded'
import { useRefresh } from '../platform/news'
import { useViewer } from '../platform/session'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { CardGrid, Page, Section } from '../ui/Page'
import { SkeletonCards } from '../ui/Skeleton'

const lessonStudiesQuery = graphql(`
  query LessonStudiesPage {
    mine: lessonStudies(mine: true) { id ...StudyCardParts }
    all: lessonStudies { id ...StudyCardParts }
  }
`)

const over = new Set(['SHARED', 'STOPPED'])

export default function LessonStudiesPage() {
  const viewer = useViewer()
  const query = useQuery(lessonStudiesQuery, { fetchPolicy: 'cache-and-network' })
  const [params, setParams] = useSearchParams()
  // In the address, so that Ctrl K can start one from anywhere.
  const starting = params.has('start')
  const setStarting = (wanted: boolean) => setParams(wanted ? { start: '' } : {}, { replace: true })
  const [importing, setImporting] = useState(false)
  useRefresh('lesson-study.changed', query.refetch)
  const start = viewer.canStartLessonStudy && (
    <Button look="primary" icon={<IconPlus />} onClick={() => setStarting(true)}>
      Start a lesson study
    </Button>
  )
  return (
    <Page
      title="Lesson study"
      lead="A small group plans a lesson together, watches three pupils learn in it, and plans the next one from what it saw."
      actions={
        start && (
          <>
            <Button look="plain" icon={<IconFileImport />} onClick={() => setImporting(true)}>
              Import a lesson study
            </Button>
            {start}
          </>
        )
      }
    >
      <LessonsOnDevice lessons={query.data?.mine.flatMap(({ lessons }) => lessons) ?? []} />
      <Loaded query={query} skeleton={<SkeletonCards />}>
        {({ mine, all }) => {
          const mineIds = new Set(mine.map(({ id }) => id))
          const others = all.filter(({ id }) => !mineIds.has(id))
          return (
            <>
              <NextLesson studies={mine} heading="Next research lesson" />
              {mine.length > 0 && (
                <Section title="Mine">
                  <CardGrid min="22rem">
                    {[...mine].sort(byLife).map((study) => (
                      <StudyCard key={study.id} study={study} />
                    ))}
                  </CardGrid>
                </Section>
              )}
              {mine.length === 0 && (start || others.length === 0) && (
                <EmptyState
                  icon={<IconEyeHeart />}
                  title={start ? 'You are on no lesson study yet' : 'No lesson study to read yet'}
                  action={start}
                >
                  {start
                    ? 'Choose three pupils who each stand for others, plan a lesson for them with a colleague, and watch together how they learn. What surprises you becomes the next lesson.'
                    : 'What a group opens to you, or lets everybody in the alliance find, stands here.'}
                </EmptyState>
              )}
              {others.length > 0 && (
                <Section
                  title="In my alliances"
                  hint="Title, schools, dates and who facilitates can be seen by everybody here; notes and plans cannot."
                >
                  <CardGrid min="22rem">
                    {[...others].sort(byLife).map((study) => (
                      <StudyCard key={study.id} study={study} />
                    ))}
                  </CardGrid>
                </Section>
              )}
            </>
          )
        }}
      </Loaded>
      {importing && <ImportStudyDialog onClose={() => setImporting(false)} />}
      {starting && viewer.canStartLessonStudy && <StartStudyDialog onClose={() => setStarting(false)} />}
    </Page>
  )
}

/** What is over comes last; otherwise the latest change first. */
const byLife = (
  a: { readonly state: string; readonly changedAt: string },
  b: { readonly state: string; readonly changedAt: string },
): number => Number(over.has(a.state)) - Number(over.has(b.state)) || b.changedAt.localeCompare(a.changedAt)
