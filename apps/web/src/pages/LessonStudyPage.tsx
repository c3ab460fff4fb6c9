/** One lesson study: where it stands, what comes next, and everything the group has said and seen. */
import { useQuery } from '@apollo/client/react'
import { useParams, useSearchParams } from 'react-router'
import { graphql } from '../gql'
import { Loaded } from '../platform/Loaded'
import { useRefresh } from '../platform/news'
import { LessonStudy } from './LessonStudy'
import NotFoundPage from './NotFoundPage'

const lessonStudyQuery = graphql(`
  query LessonStudyPage($id: ID!) {
    lessonStudy(id: $id) { ...StudyParts }
  }
`)

export default function LessonStudyPage() {
  const { id = '' } = useParams()
  const [params, setParams] = useSearchParams()
  const query = useQuery(lessonStudyQuery, { variables: { id } })
  useRefresh('lesson-study.changed', query.refetch, ({ studyId }) => studyId === id)
  return (
    <Loaded query={query}>
      {({ lessonStudy: study }) =>
        study ? (
          <LessonStudy
            key={study.id}
            study={study}
            shown={params.get('show')}
            onShow={(place) => setParams({ show: place }, { replace: true })}
          />
        ) : (
          <NotFoundPage />
        )
      }
    </Loaded>
  )
}
