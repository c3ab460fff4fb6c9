/** What the page for evidence asks for and sends. */
import { graphql } from '../../gql'

export const visitQuery = graphql(`
  query EvidencePage($id: ID!) {
    peerChallenge(id: $id) {
      id
      host { urn name }
      phase { canNote readsNotes }
      lines { id title question }
    }
  }
`)
export const evidenceQuery = graphql(`
  query EvidenceNotes($id: ID!, $after: Int) {
    challengeEvidence(challengeId: $id, after: $after) {
      seq
      hasMore
      notes { id seq lineId type body capturedAt isMine author { id name initials } school { urn colour name } }
    }
  }
`)
export const noteMutation = graphql(`
  mutation NoteEvidence($id: ID!, $sentAt: DateTime!, $notes: [EvidenceInput!]!) {
    noteEvidence(challengeId: $id, sentAt: $sentAt, notes: $notes) { seq taken refused { id code } }
  }
`)
export const tagMutation = graphql(`
  mutation TagEvidence($challengeId: ID!, $id: ID!, $lineId: ID!) {
    tagEvidence(challengeId: $challengeId, id: $id, lineId: $lineId) { id lineId seq }
  }
`)
