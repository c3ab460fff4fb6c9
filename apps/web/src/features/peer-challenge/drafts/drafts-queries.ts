/** What the drafts of a team ask for. */
import { graphql } from '../../../gql'

export const draftsQuery = graphql(`
  query ChallengeDrafts($id: ID!) {
    peerChallenge(id: $id) {
      id
      version
      findingsId
      summaryId
      phase { canDraft }
      host { urn name }
      members { isMe school { urn } }
      lines { id title }
      findings { id state }
      summary { state }
    }
  }
`)
export const evidenceToLinkQuery = graphql(`
  query EvidenceToLink($id: ID!) {
    challengeEvidence(challengeId: $id) { seq notes { id lineId type body author { id name } } }
  }
`)
