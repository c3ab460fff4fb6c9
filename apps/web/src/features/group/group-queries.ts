/** The people of an enquiry and how it stands: one shape, brought back by every answer that changes it. */
import { graphql } from '../../gql'

export const groupParts = graphql(`
  fragment GroupParts on Enquiry {
    id
    spaceId
    title
    classroomPractice
    pupilsToBenefit
    state
    visibility
    version
    protocol
    protocolVersion
    closingReason
    whoCanRead
    alliance { id name }
    lead { id name initials }
    schools { hasJoined leftAt school { urn name colour } }
    members {
      state
      isLead
      isMe
      protocolAcceptedAt
      person { id name initials }
      school { urn name colour }
    }
    guests { id expiresAt person { id name initials } }
    missingForNext { code message }
    abilities {
      readBoard
      update
      openToPartners
      join
      leave
      acceptProtocol
      inviteSchool
      invitePerson
      inviteGuest
      activate
      pause
      resume
      share
      close
      abandon
      reopen
      widenVisibility
      handOver
    }
  }
`)

export const openEnquiryMutation = graphql(`
  mutation OpenEnquiryToPartners($id: ID!) {
    openEnquiry(id: $id) { ...GroupParts }
  }
`)
export const activateEnquiryMutation = graphql(`
  mutation ActivateEnquiry($id: ID!) {
    activateEnquiry(id: $id) { ...GroupParts }
  }
`)
export const joinEnquiryMutation = graphql(`
  mutation JoinEnquiryOnBoard($id: ID!, $urn: ID!) {
    joinEnquiry(id: $id, urn: $urn) { ...GroupParts }
  }
`)
export const leaveEnquiryMutation = graphql(`
  mutation LeaveEnquiry($id: ID!) {
    leaveEnquiry(id: $id) { ...GroupParts }
  }
`)
export const acceptProtocolMutation = graphql(`
  mutation AcceptProtocol($id: ID!, $version: Int!) {
    acceptProtocol(id: $id, version: $version) { ...GroupParts }
  }
`)
export const inviteSchoolsMutation = graphql(`
  mutation InviteSchoolsToEnquiry($id: ID!, $urns: [ID!]!) {
    inviteSchoolToEnquiry(id: $id, urns: $urns) { ...GroupParts }
  }
`)
export const invitePeopleMutation = graphql(`
  mutation InvitePeopleToEnquiry($id: ID!, $personIds: [ID!]!) {
    invitePeopleToEnquiry(id: $id, personIds: $personIds) { ...GroupParts }
  }
`)
export const inviteGuestMutation = graphql(`
  mutation InviteGuestToEnquiry($id: ID!, $email: String!, $name: String!) {
    inviteGuest(id: $id, email: $email, name: $name) { ...GroupParts }
  }
`)
export const removeGuestMutation = graphql(`
  mutation RemoveGuestFromEnquiry($id: ID!, $guestId: ID!) {
    removeGuest(id: $id, guestId: $guestId) { ...GroupParts }
  }
`)
export const pauseEnquiryMutation = graphql(`
  mutation PauseEnquiry($id: ID!, $reason: String!) {
    pauseEnquiry(id: $id, reason: $reason) { ...GroupParts }
  }
`)
export const resumeEnquiryMutation = graphql(`
  mutation ResumeEnquiry($id: ID!) {
    resumeEnquiry(id: $id) { ...GroupParts }
  }
`)
export const shareEnquiryMutation = graphql(`
  mutation ShareEnquiry($id: ID!) {
    shareEnquiry(id: $id) { ...GroupParts }
  }
`)
export const closeEnquiryMutation = graphql(`
  mutation CloseEnquiry($id: ID!, $reason: String!) {
    closeEnquiry(id: $id, reason: $reason) { ...GroupParts }
  }
`)
export const reopenEnquiryMutation = graphql(`
  mutation ReopenEnquiry($id: ID!, $reason: String!) {
    reopenEnquiry(id: $id, reason: $reason) { ...GroupParts }
  }
`)
export const abandonEnquiryMutation = graphql(`
  mutation AbandonEnquiry($id: ID!, $reason: String!) {
    abandonEnquiry(id: $id, reason: $reason) { ...GroupParts }
  }
`)
export const handOverMutation = graphql(`
  mutation HandOverEnquiry($id: ID!, $personId: ID!) {
    handOverEnquiry(id: $id, personId: $personId) { ...GroupParts }
  }
`)
export const setVisibilityMutation = graphql(`
  mutation SetEnquiryVisibility($id: ID!, $visibility: Visibility!) {
    setEnquiryVisibility(id: $id, visibility: $visibility) { ...GroupParts }
  }
`)
