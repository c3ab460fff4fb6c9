/** The planning sheet of a research lesson: planned together, printed, and filled in with what was seen. */
import { useQuery } from '@apollo/client/react'
import { lazy, Suspense, useState } from 'react'
import { Link, useParams } from 'react-router'
import { Sheet } from '../features/lesson-plan/Sheet'
import { SheetAims, SheetThoughts } from '../features/lesson-plan/SheetHead'
import { SheetRoom } from '../features/lesson-plan/SheetRoom'
import { SheetFacts, SheetStanding } from '../features/lesson-plan/SheetStanding'
import { graphql } from '../gql'
import { Loaded } from '../platform/Loaded'
import { useRefresh } from '../platform/news'
import { Button } from '../ui/Button'
import { Notice } from '../ui/Notice'
import { Page } from '../ui/Page'
import { PageSkeleton } from '../ui/Skeleton'
import css from './LessonSheetPage.module.css'
import NotFoundPage from './NotFoundPage'

/** Looked at now and then: the sheet does not wait for it. */
const ReviewsOfItem = lazy(async () => ({
  default: (await import('../features/peer-review/ReviewsOfItem')).ReviewsOfItem,
}))

const lessonSheetQuery = graphql(`
  query LessonSheet($id: ID!) {
    researchLesson(id: $id) { id abilities { read requestReview } ...SheetLessonParts }
  }
`)

export default function LessonSheetPage() {
  const { id: studyId = '', lesson: id = '' } = useParams()
  const [showsReviews, setShowsReviews] = useState(false)
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
              actions={
                lesson.abilities.read && (
                  <Button look="plain" onClick={() => setShowsReviews(true)}>
                    Peer reviews
                  </Button>
                )
              }
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
            {showsReviews && (
              <Suspense>
                <ReviewsOfItem
                  itemKind="RESEARCH_LESSON"
                  itemId={lesson.id}
                  title={`${lesson.study.title}, research lesson ${lesson.number}`}
                  canAsk={lesson.abilities.requestReview}
                  onClose={() => setShowsReviews(false)}
                />
              </Suspense>
            )}
          </div>
        ) : (
          <NotFoundPage />
        )
      }
    </Loaded>
  )
}
