/** A peer review as one sees it: one shape, brought back by every answer that changes it. */
import { graphql } from '../../gql'

export const peerReviewParts = graphql(`
  fragment PeerReviewParts on PeerReview {
    id
    itemKind
    itemId
    itemPath
    title
    question
    state
    dueOn
    createdAt
    respondedAt
    closedAt
    closesOn
    requesterHasClosed
    response
    version
    standing
    whoCanRead
    requester { id name initials }
    couldTakeOver { id name }
    requesterSchool { urn name colour }
    missingForNext { code message }
    phase { readsWork canReview seesOthers seesNames canRemark canRespond }
    abilities { offer open respond close withdraw reassign accept decline begin save submit stepBack declareInterest askHead remark }
    assignments { ...ReviewAssignmentParts }
    threads {
      id
      assignmentId
      placeKind
      placeId
      placeName
      remarks { id body isMine createdAt editedAt removedAt author { id name initials } school { urn name colour } abilities { edit remove } }
    }
    invitations { id email name expiresAt link }
  }
`)

graphql(`
  fragment ReviewAssignmentParts on ReviewAssignment {
    id
    state
    isMine
    offeredAt
    expiresOn
    submittedAt
    strengths
    questions
    suggestions
    revisions { strengths questions suggestions replacedAt }
    hasConflict
    declaration
    earlierDeclarations { hasConflict declaration at }
    declineReason
    usefulness
    usefulnessNote
    headAskedAt
    allowedReason
    hasAgreedToClose
    whoCanRead
    load { hours level }
    reviewer { id name initials }
    school { urn name colour }
    abilities { rate allow }
  }
`)

export const reviewerChoicesQuery = graphql(`
  query ReviewerChoices($itemKind: ReviewedKind!, $itemId: ID!, $search: String!, $dueOn: Date) {
    reviewersFor(itemKind: $itemKind, itemId: $itemId, search: $search, dueOn: $dueOn) {
      isAway
      conflict
      level
      person { id name initials }
      school { urn name colour }
    }
  }
`)

export const requestReviewMutation = graphql(`
  mutation RequestReview($itemKind: ReviewedKind!, $itemId: ID!, $question: String!, $dueOn: Date, $reviewerIds: [ID!]!, $guests: [ReviewGuestInput!]) {
    requestReview(itemKind: $itemKind, itemId: $itemId, question: $question, dueOn: $dueOn, reviewerIds: $reviewerIds, guests: $guests) { ...PeerReviewParts }
  }
`)
export const offerReviewMutation = graphql(`
  mutation OfferReview($id: ID!, $personId: ID!) {
    offerReview(reviewId: $id, personId: $personId) { ...PeerReviewParts }
  }
`)
export const reassignReviewMutation = graphql(`
  mutation ReassignReview($id: ID!, $personId: ID!) {
    reassignReview(id: $id, personId: $personId) { ...PeerReviewParts }
  }
`)
export const openReviewMutation = graphql(`
  mutation OpenReview($id: ID!) {
    openReview(id: $id) { ...PeerReviewParts }
  }
`)
export const respondMutation = graphql(`
  mutation RespondToReview($id: ID!, $response: String!) {
    respondToReview(id: $id, response: $response) { ...PeerReviewParts }
  }
`)
export const closeReviewMutation = graphql(`
  mutation CloseReview($id: ID!) {
    closeReview(id: $id) { ...PeerReviewParts }
  }
`)
export const withdrawRequestMutation = graphql(`
  mutation WithdrawReviewRequest($id: ID!) {
    withdrawReviewRequest(id: $id) { ...PeerReviewParts }
  }
`)
export const rateReviewMutation = graphql(`
  mutation RateReview($id: ID!, $assignmentId: ID!, $usefulness: Int!, $note: String!) {
    rateReview(reviewId: $id, assignmentId: $assignmentId, usefulness: $usefulness, note: $note) { ...PeerReviewParts }
  }
`)
export const acceptReviewMutation = graphql(`
  mutation AcceptReview($id: ID!, $hasConflict: Boolean, $declaration: String!) {
    acceptReview(id: $id, hasConflict: $hasConflict, declaration: $declaration) { ...PeerReviewParts }
  }
`)
export const declineReviewMutation = graphql(`
  mutation DeclineReview($id: ID!, $reason: String!) {
    declineReview(id: $id, reason: $reason) { ...PeerReviewParts }
  }
`)
export const beginReviewMutation = graphql(`
  mutation BeginReview($id: ID!) {
    beginReview(id: $id) { ...PeerReviewParts }
  }
`)
export const saveReviewMutation = graphql(`
  mutation SaveReview($id: ID!, $strengths: String!, $questions: String!, $suggestions: String!) {
    saveReview(id: $id, strengths: $strengths, questions: $questions, suggestions: $suggestions) { ...PeerReviewParts }
  }
`)
export const submitReviewMutation = graphql(`
  mutation SubmitReview($id: ID!) {
    submitReview(id: $id) { ...PeerReviewParts }
  }
`)
export const stepBackMutation = graphql(`
  mutation StepBackFromReview($id: ID!) {
    withdrawReview(id: $id) { ...PeerReviewParts }
  }
`)
export const declareInterestMutation = graphql(`
  mutation DeclareReviewInterest($id: ID!, $declaration: String!) {
    declareReviewInterest(id: $id, declaration: $declaration) { ...PeerReviewParts }
  }
`)
export const askHeadMutation = graphql(`
  mutation AskHeadAboutReview($id: ID!) {
    askHeadAboutReview(id: $id) { ...PeerReviewParts }
  }
`)
export const allowReviewMutation = graphql(`
  mutation AllowReview($id: ID!, $assignmentId: ID!, $reason: String!) {
    allowReview(reviewId: $id, assignmentId: $assignmentId, reason: $reason) { ...PeerReviewParts }
  }
`)
export const addRemarkMutation = graphql(`
  mutation AddRemark($id: ID!, $assignmentId: ID!, $threadId: ID, $placeKind: PlaceKind!, $placeId: ID, $body: String!) {
    addRemark(reviewId: $id, assignmentId: $assignmentId, threadId: $threadId, placeKind: $placeKind, placeId: $placeId, body: $body) { ...PeerReviewParts }
  }
`)
export const editRemarkMutation = graphql(`
  mutation EditRemark($id: ID!, $remarkId: ID!, $body: String!) {
    editRemark(reviewId: $id, remarkId: $remarkId, body: $body) { ...PeerReviewParts }
  }
`)
export const removeRemarkMutation = graphql(`
  mutation RemoveRemark($id: ID!, $remarkId: ID!) {
    removeRemark(reviewId: $id, remarkId: $remarkId) { ...PeerReviewParts }
  }
`)
