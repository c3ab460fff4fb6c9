/** What the board asks for beside its live document: who the people are, what their comments count, how hunches stand. */
import { graphql } from '../../gql'

export const boardEnquiryParts = graphql(`
  fragment BoardEnquiryParts on Enquiry {
    id
    whoCanRead
    members {
      state
      isMe
      person { id name initials }
      school { urn name colour }
    }
    guests { id person { id name initials } }
    abilities { editCards comment setHunchStatus }
  }
`)

export const boardCycleParts = graphql(`
  fragment BoardCycleParts on Cycle {
    id
    number
    stage
    documentId
    actionUnlocked
    enoughDifference
    researchLessonsConcluded
    hunchStatuses { cardId status reason changedAt changedBy { id name } }
    commentCounts { cardId total unresolved }
    cards {
      id
      changedAt
      createdBy { id name initials }
      createdBySchool { urn name colour }
      contributors { id name initials }
    }
  }
`)
