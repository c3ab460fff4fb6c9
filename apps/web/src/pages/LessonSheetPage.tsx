/** The planning sheet of a research lesson: planned together, printed, and filled in with what was seen. */
import { useQuery } from '@apollo/client/react'
import { Link, useParams } from 'react-router'
import { Sheet } from '../features/lesson-plan/Sheet'
import { SheetAims, SheetThoughts } from '../features/lesson-plan/SheetHead'
import { SheetRoom } from '../features/lesson-plan/SheetRoom'
import { SheetFacts, SheetStanding } from '../features/lesson-plan/SheetStanding'
import { graphql } from '../gql'
import { Loaded } from '../platform/Loaded'
import { useRefresh } from '../platform/news'
import { Notice } from '../ui/Notice'
import { Page } from '../ui/Page'
import { PageSkeleton } from '../ui/Skeleton'
import css from './LessonSheetPage.module.css'
import NotFoundPage from './NotFoundPage'

const lessonSheetQuery = graphql(`
  query LessonSheet($id: ID!) { researchLesson(id: $id) { id ...SheetLessonParts } }
`)

export default function LessonSheetPage() {
  const { id: studyId = '', lesson: id = '' } = useParams()
  const query = useQuery(lessonSheetQuery, { variables: { id } })
  useRefresh('lesson-study.changed', query.refetch, (event) => event.studyId === studyId)
  return (
    <Loaded query={query}>
      {({ researchLesson: lesson }) =>
        lesson && lesson.studyId === studyId ? (
          <div className={css.paper}>
            <Page
              width="full"
              title={`Research lesson ${lesson.number}`}
              above={<Link to={`/lesson-study/${lesson.study.id}`}>{lesson.study.title}</Link>}
              lead={<SheetFacts lesson={lesson} />}
            >
              {lesson.documentId ? (
                <SheetRoom key={lesson.id} lesson={lesson} documentId={lesson.documentId} fallback={<PageSkeleton />}>
                  <div className={css.parts}>
                    <SheetStanding lesson={lesson} />
                    <SheetAims />
                    <Sheet />
                    <SheetThoughts />
                  </div>
                </SheetRoom>
              ) : (
                <Notice>The plan is for the group and its guests. You see when this lesson is taught.</Notice>
              )}
            </Page>
          </div>
        ) : (
          <NotFoundPage />
        )
      }
    </Loaded>
  )
}
