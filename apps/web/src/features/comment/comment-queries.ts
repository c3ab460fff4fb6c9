/** The talk about one card. Every answer brings all its threads back. */
import { graphql } from '../../gql'

export const threadParts = graphql(`
  fragment ThreadParts on CommentThread {
    id
    cardId
    resolvedAt
    resolvedBy { id name }
    abilities { resolve reopen reply }
    comments {
      id
      body
      createdAt
      editedAt
      removedAt
      author { id name initials }
      school { urn name colour }
      revisions { body replacedAt }
      abilities { edit remove }
    }
  }
`)

export const cardThreadsQuery = graphql(`
  query CardThreads($enquiryId: ID!, $cycleId: ID!, $cardId: ID!) {
    commentThreads(enquiryId: $enquiryId, cycleId: $cycleId, cardId: $cardId) { ...ThreadParts }
  }
`)

export const mentionableQuery = graphql(`
  query Mentionable($enquiryId: ID!, $search: String!) {
    mentionable(enquiryId: $enquiryId, search: $search) { id name initials }
  }
`)

export const addCommentMutation = graphql(`
  mutation AddComment($enquiryId: ID!, $cycleId: ID!, $cardId: ID!, $threadId: ID, $body: String!) {
    addComment(enquiryId: $enquiryId, cycleId: $cycleId, cardId: $cardId, threadId: $threadId, body: $body) { ...ThreadParts }
  }
`)

export const editCommentMutation = graphql(`
  mutation EditComment($enquiryId: ID!, $commentId: ID!, $body: String!) {
    editComment(enquiryId: $enquiryId, commentId: $commentId, body: $body) { ...ThreadParts }
  }
`)

export const removeCommentMutation = graphql(`
  mutation RemoveComment($enquiryId: ID!, $commentId: ID!) {
    removeComment(enquiryId: $enquiryId, commentId: $commentId) { ...ThreadParts }
  }
`)

export const resolveThreadMutation = graphql(`
  mutation ResolveThread($enquiryId: ID!, $threadId: ID!) {
    resolveThread(enquiryId: $enquiryId, threadId: $threadId) { ...ThreadParts }
  }
`)

export const reopenThreadMutation = graphql(`
  mutation ReopenThread($enquiryId: ID!, $threadId: ID!) {
    reopenThread(enquiryId: $enquiryId, threadId: $threadId) { ...ThreadParts }
  }
`)
