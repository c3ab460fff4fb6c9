/** Where a cycle stands, as every answer about stages brings it back. */
import { graphql } from '../../gql'

export const cycleStandingParts = graphql(`
  fragment CycleStandingParts on Enquiry {
    id
    state
    version
    lastFinding
    cycles { ...CycleParts }
    abilities {
      proposeStage
      confirmStage
      goBack
      overrideGuard
      startNextCycle
      setHunchStatus
      editCards
    }
  }
`)

export const cycleParts = graphql(`
  fragment CycleParts on Cycle {
    id
    number
    stage
    stageSince
    nextStage
    enoughDifference
    actionUnlocked
    actionUnlockedReason
    schoolWeeksInStage
    version
    missingForNext { code message }
    history { id fromStage toStage reason overrideReason changedAt changedBy { id name } }
    proposal { id fromStage toStage note state proposedAt proposedBy { id name } }
  }
`)

export const proposeStageMutation = graphql(`
  mutation ProposeStage($enquiryId: ID!, $cycleId: ID!, $to: CycleStage!, $note: String) {
    proposeStage(enquiryId: $enquiryId, cycleId: $cycleId, to: $to, note: $note) { ...CycleStandingParts }
  }
`)

export const confirmStageMutation = graphql(`
  mutation ConfirmStage($enquiryId: ID!, $proposalId: ID!) {
    confirmStage(enquiryId: $enquiryId, proposalId: $proposalId) { ...CycleStandingParts }
  }
`)

export const declineStageMutation = graphql(`
  mutation DeclineStage($enquiryId: ID!, $proposalId: ID!, $reason: String!) {
    declineStage(enquiryId: $enquiryId, proposalId: $proposalId, reason: $reason) { ...CycleStandingParts }
  }
`)

export const moveStageMutation = graphql(`
  mutation MoveStage($enquiryId: ID!, $cycleId: ID!, $to: CycleStage!, $overrideReason: String) {
    moveStage(enquiryId: $enquiryId, cycleId: $cycleId, to: $to, overrideReason: $overrideReason) { ...CycleStandingParts }
  }
`)

export const goBackMutation = graphql(`
  mutation GoBackToStage($enquiryId: ID!, $cycleId: ID!, $to: CycleStage!, $reason: String!) {
    goBackToStage(enquiryId: $enquiryId, cycleId: $cycleId, to: $to, reason: $reason) { ...CycleStandingParts }
  }
`)

export const enoughDifferenceMutation = graphql(`
  mutation AnswerEnoughDifference($enquiryId: ID!, $cycleId: ID!, $answer: EnoughDifference!) {
    answerEnoughDifference(enquiryId: $enquiryId, cycleId: $cycleId, answer: $answer) { ...CycleStandingParts }
  }
`)

export const startNextCycleMutation = graphql(`
  mutation StartNextCycle($enquiryId: ID!) {
    startNextCycle(enquiryId: $enquiryId) { ...CycleStandingParts }
  }
`)

export const unlockActionMutation = graphql(`
  mutation UnlockAction($enquiryId: ID!, $cycleId: ID!, $reason: String!) {
    unlockAction(enquiryId: $enquiryId, cycleId: $cycleId, reason: $reason) { ...CycleStandingParts }
  }
`)
