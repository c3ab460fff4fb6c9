/** A peer challenge as its page and its card show it: shapes that every answer brings back. */
import { graphql } from '../../gql'

export const challengeCardParts = graphql(`
  fragment ChallengeCardParts on PeerChallenge {
    id
    state
    postponedFrom
    endedFrom
    endedOn
    stateSince
    visitFirstDay
    visitLastDay
    responseDueOn
    canGoOn
    mustSignAgain
    waitsFor
    parts
    host { urn name colour }
    lead { id name }
    members { isMe hasDeclared school { urn name colour } }
  }
`)

export const challengeParts = graphql(`
  fragment ChallengeParts on PeerChallenge {
    id
    spaceId
    state
    postponedFrom
    endedFrom
    endedOn
    stateSince
    nextState
    visitFirstDay
    visitLastDay
    isRevealed
    findingsAgreedOn
    hostSilent
    responseDueOn
    respondedOn
    endedOn
    teamReadsUntil
    version
    parts
    canGoOn
    mustSignAgain
    waitsFor
    missingForNext { code message }
    host { urn name colour }
    lead { id name }
    followUpReviewer { id name }
    champion { id name }
    phase { seesStates readsSelfReview seesHostJudgements seesTeamJudgements canJudge canNote readsNotes canDraft readsFindings canRespond canPlan }
    abilities { changeTeam declare leaveTeam decline postpone resume cancel closeEarly goBack nameFollowUp nameChampion }
    members {
      isMe
      isLead
      isTrained
      isFacilitator
      hasDeclared
      conflicts
      declaration { isEmployedByHost hasRelativeThere other }
      earlierDeclarations { isEmployedByHost hasRelativeThere other at }
      person { id name initials }
      school { urn name colour }
    }
    signatures { id step part signedAt isLapsed person { id name } school { urn name } }
    steps { from to at reason person { id name } }
    carriedOver { id what successMeasure dueOn reason owner { id name } }
    whoCanRead { what who }
  }
`)

export const proposeMutation = graphql(`
  mutation ProposePeerChallenge($input: ProposeChallengeInput!) {
    proposePeerChallenge(input: $input) { ...ChallengeParts }
  }
`)
export const changeTeamMutation = graphql(`
  mutation ChangeChallengeTeam($id: ID!, $members: [ChallengeMemberInput!]!, $leadId: ID) {
    changeChallengeTeam(id: $id, members: $members, leadId: $leadId) { ...ChallengeParts }
  }
`)
export const declareMutation = graphql(`
  mutation DeclareChallengeInterest($id: ID!, $input: ChallengeDeclarationInput!) {
    declareChallengeInterest(id: $id, input: $input) { ...ChallengeParts }
  }
`)
export const leaveTeamMutation = graphql(`
  mutation LeaveChallengeTeam($id: ID!, $reason: String!) {
    leaveChallengeTeam(id: $id, reason: $reason)
  }
`)
export const signMutation = graphql(`
  mutation SignChallenge($id: ID!, $step: ChallengeState!) {
    signChallenge(id: $id, step: $step) { ...ChallengeParts }
  }
`)
export const moveMutation = graphql(`
  mutation MoveChallenge($id: ID!, $to: ChallengeState!, $reason: String) {
    moveChallenge(id: $id, to: $to, reason: $reason) { ...ChallengeParts }
  }
`)
export const nameFollowUpMutation = graphql(`
  mutation NameFollowUpReviewer($id: ID!, $personId: ID!) {
    nameFollowUpReviewer(id: $id, personId: $personId) { ...ChallengeParts }
  }
`)
export const nameChampionMutation = graphql(`
  mutation NameImprovementChampion($id: ID!, $personId: ID!) {
    nameImprovementChampion(id: $id, personId: $personId) { ...ChallengeParts }
  }
`)
export const candidatesQuery = graphql(`
  query ChallengeCandidates($allianceId: ID!, $hostUrn: ID!) {
    challengeCandidates(allianceId: $allianceId, hostUrn: $hostUrn) {
      conflicts
      person { id name }
      school { urn name }
    }
  }
`)
export const challengeLoadsQuery = graphql(`
  query ChallengeLoads($allianceId: ID!, $hostUrn: ID!, $personIds: [ID!]!, $days: [Date!]!, $challengeId: ID) {
    challengeLoads(allianceId: $allianceId, hostUrn: $hostUrn, personIds: $personIds, days: $days, challengeId: $challengeId) {
      personId
      level
      levelAsLead
    }
  }
`)
export const hostsQuery = graphql(`
  query ChallengeHosts($allianceId: ID!) {
    alliance(id: $allianceId) { id memberships { id state school { urn name } } }
  }
`)
export const championsQuery = graphql(`
  query ChallengeChampions($urn: ID!) {
    school(urn: $urn) { urn people { id person { id name } } }
  }
`)
