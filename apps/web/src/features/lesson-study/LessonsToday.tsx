/** On Today: the research lesson that comes next, of all the studies one is on; nothing while there is none. */
import { useQuery } from '@apollo/client/react'
import { graphql } from '../../gql'
import { useRefresh } from '../../platform/news'
import { NextLesson } from './NextLesson'

const lessonsTodayQuery = graphql(`
  query LessonsToday {
    lessonStudies(mine: true) {
      id
      title
      lessons { ...ChainLessonParts }
    }
  }
`)

export function LessonsToday() {
  const { data, refetch } = useQuery(lessonsTodayQuery, { fetchPolicy: 'cache-and-network' })
  useRefresh('lesson-study.changed', refetch)
  return data ? <NextLesson studies={data.lessonStudies} heading="Next research lesson" /> : null
}
