/** What is asked of me, and the ways to ask for less. */
import { graphql } from '../../gql'

export const myLoadQuery = graphql(`
  query MyLoad {
    myLoad {
      halfTerms {
        from
        until
        term
        isAllowed
        load { hours level }
        withAllAsked { hours level }
        commitments { id kind role on hours isSettled title itemId bookingId path waysOut }
      }
      unanswered
      coordinating { allianceId alliance unconfirmed overdue hours }
    }
  }
`)
export const askHeadMutation = graphql(`
  mutation AskHeadAboutHalfTerm($day: Date!) {
    askHeadAboutHalfTerm(day: $day)
  }
`)
export const giveBackPlaceMutation = graphql(`
  mutation LetPlaceGo($id: ID!) {
    giveUpCpdPlace(id: $id) { id state }
  }
`)
export const leadNoMoreMutation = graphql(`
  mutation LetLeadingGo($id: ID!, $reason: String) {
    answerLeadingCpdSession(id: $id, isComing: false, reason: $reason) { id }
  }
`)
export const declineMutation = graphql(`
  mutation LetReviewPass($id: ID!, $reason: String!) {
    declineReview(id: $id, reason: $reason) { id state }
  }
`)
export const stepBackMutation = graphql(`
  mutation LetReviewGo($id: ID!) {
    withdrawReview(id: $id) { id state }
  }
`)
export const postponeMutation = graphql(`
  mutation PutLessonOff($id: ID!, $reason: String!) {
    postponeLesson(id: $id, reason: $reason) { id state }
  }
`)
