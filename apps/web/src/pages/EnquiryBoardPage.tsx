/** An enquiry and its live board: the shared table of two or more schools. */
import { useQuery } from '@apollo/client/react'
import { useParams } from 'react-router'
import { graphql } from '../gql'
import { Loaded } from '../platform/Loaded'
import { useRefresh } from '../platform/news'
import { BoardPageSkeleton } from './BoardPageSkeleton'
import { EnquiryBoard } from './EnquiryBoard'
import NotFoundPage from './NotFoundPage'

const enquiryBoardQuery = graphql(`
  query EnquiryBoard($id: ID!) {
    enquiry(id: $id) {
      id
      currentCycle { id }
      canAskForReview
      ...GroupParts
      ...BoardEnquiryParts
      ...AuthorshipParts
      ...HealthParts
      ...CycleStandingParts
      cycles { ...BoardCycleParts }
    }
  }
`)

export default function EnquiryBoardPage() {
  const { id = '' } = useParams()
  const query = useQuery(enquiryBoardQuery, { variables: { id } })
  useRefresh(['enquiry.changed', 'comments.changed'], query.refetch, ({ enquiryId }) => enquiryId === id)
  return (
    <Loaded query={query} skeleton={<BoardPageSkeleton />}>
      {({ enquiry }) => (enquiry ? <EnquiryBoard key={enquiry.id} enquiry={enquiry} /> : <NotFoundPage />)}
    </Loaded>
  )
}
