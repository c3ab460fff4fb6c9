/** After the lesson: what the pupils say, then the discussion in seven steps, and later its record. */
import { useQuery } from '@apollo/client/react'
import { Link, useParams } from 'react-router'
import { BeginDiscussion } from '../features/discussion/BeginDiscussion'
import { DiscussionRecord } from '../features/discussion/DiscussionRecord'
import { DiscussionRoom } from '../features/discussion/DiscussionRoom'
import { InterviewsPart } from '../features/discussion/InterviewsPart'
import { Roles } from '../features/discussion/Roles'
import { StepView } from '../features/discussion/StepView'
import { graphql } from '../gql'
import type { DiscussionPartsFragment } from '../gql/graphql'
import { Loaded } from '../platform/Loaded'
import { useRefresh } from '../platform/news'
import { ButtonLink } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'
import { PageSkeleton } from '../ui/Skeleton'
import NotFoundPage from './NotFoundPage'

const lessonDiscussionQuery = graphql(`
  query LessonDiscussion($id: ID!) { researchLesson(id: $id) { id ...DiscussionParts } }
`)

export default function LessonDiscussionPage() {
  const { id: studyId = '', lesson: id = '' } = useParams()
  const query = useQuery(lessonDiscussionQuery, { variables: { id } })
  useRefresh('lesson-study.changed', query.refetch, (event) => event.studyId === studyId)
  return (
    <Loaded query={query}>
      {({ researchLesson: lesson }) =>
        lesson && lesson.studyId === studyId && lesson.abilities.read ? (
          <Discussion lesson={lesson} />
        ) : (
          <NotFoundPage />
        )
      }
    </Loaded>
  )
}

function Discussion({ lesson }: { readonly lesson: DiscussionPartsFragment }) {
  const { study, number, id } = lesson
  const sheet = `/lesson-study/${study.id}/lessons/${id}`
  return (
    <Page
      title={`Our research lesson ${number}`}
      above={<Link to={`/lesson-study/${study.id}`}>{study.title}</Link>}
      actions={<ButtonLink to={sheet}>The planning sheet</ButtonLink>}
    >
      <Parts lesson={lesson} sheet={sheet} />
    </Page>
  )
}

function Parts({ lesson, sheet }: { readonly lesson: DiscussionPartsFragment; readonly sheet: string }) {
  const { state, discussionId } = lesson
  if (state === 'OBSERVED') return <InterviewsPart lesson={lesson} />
  if (state === 'INTERVIEWED') {
    return (
      <>
        <BeginDiscussion lesson={lesson} />
        <InterviewsPart lesson={lesson} />
      </>
    )
  }
  if ((state === 'DISCUSSING' || state === 'CONCLUDED') && discussionId) {
    return (
      <DiscussionRoom key={lesson.id} lesson={lesson} documentId={discussionId} fallback={<PageSkeleton />}>
        {state === 'CONCLUDED' ? (
          <DiscussionRecord lesson={lesson} />
        ) : (
          <>
            <Roles lesson={lesson} />
            <StepView lesson={lesson} />
          </>
        )}
      </DiscussionRoom>
    )
  }
  return (
    <EmptyState
      title="The lesson has not been taught yet"
      action={<ButtonLink to={sheet}>To the planning sheet</ButtonLink>}
    >
      Afterwards the group asks the three pupils, and talks about what it saw in seven steps.
    </EmptyState>
  )
}
