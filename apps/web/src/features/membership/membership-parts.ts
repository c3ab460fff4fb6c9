/** A membership as every part of the page asks for it. */
import { graphql } from '../../gql'

export const membershipParts = graphql(`
  fragment MembershipParts on Membership {
    id
    role
    state
    invitedAt
    signedAt
    countersignedAt
    leavesOn
    reason
    agreementVersion
    version
    school { urn name colour }
    alliance { id name agreementVersion }
    signedBy { id name }
    countersignedBy { id name }
    removalAskedBy { id name }
    abilities {
      accept
      decline
      sign
      countersign
      pause
      resume
      giveNotice
      withdrawNotice
      remove
      handOverLead
      export
    }
  }
`)
