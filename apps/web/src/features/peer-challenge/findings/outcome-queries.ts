/** What comes of a peer challenge: one shape, brought back by every answer that changes it. */
import { graphql } from '../../../gql'

graphql(`
  fragment ActionParts on ImprovementAction {
    id
    challengeId
    findingId
    state
    what
    successMeasure
    helpWanted
    dueOn
    isOverdue
    evidence
    reason
    isMine
    moves
    canHandOver
    ownerHasLeft
    owner { id name initials }
    confirmedBy { id name }
    host { urn name colour }
  }
`)

graphql(`
  fragment FindingParts on ChallengeFinding {
    id
    lineId
    lineTitle
    kind
    state
    what
    forWhom
    evidenceCounts { type count }
    isTriangulated
    isSpecific
    hostSeenAt
    dropReason
    difference
    differenceAt
    moves
    canDiffer
    canSee
  }
`)

export const outcomeParts = graphql(`
  fragment ChallengeOutcome on PeerChallenge {
    id
    state
    parts
    host { urn name }
    responseDueOn
    findingsAgreedOn
    phase { readsFindings canRespond canPlan }
    findings { ...FindingParts }
    responses { findingId state verdict reason givenOn noActionReason earlierNoActionReasons givenBy { id name } }
    workshop { heldOn staff leaders problem causes option }
    actions { ...ActionParts }
    possibleOwners { id name }
    followUps { id kind way heldOn record by { id name } }
    stretch { mine host team }
    summary {
      state
      documentId
      sections { heading label blocks { kind depth runs { text bold italic href } } }
      audiences
      releasedAt
      withdrawnAt
      moves
      whoCanRead
    }
    indicator { value n window how isProvisional band gates parts { name weight value says } isReleased audiences }
    disclosures { what firstAt person { id name } }
  }
`)

export const outcomeQuery = graphql(`
  query ChallengeOutcomeOf($id: ID!) {
    peerChallenge(id: $id) { ...ChallengeOutcome }
  }
`)

export const moveFindingsMutation = graphql(`
  mutation MoveFindings($id: ID!, $findings: [ID!]!, $to: FindingState!, $reason: String) {
    moveFindings(challengeId: $id, findingIds: $findings, to: $to, reason: $reason) { ...ChallengeOutcome }
  }
`)
export const seeFindingsMutation = graphql(`
  mutation SeeFindings($id: ID!, $findings: [ID!]!) {
    seeFindings(challengeId: $id, findingIds: $findings) { ...ChallengeOutcome }
  }
`)
export const differenceMutation = graphql(`
  mutation AttachDifferenceNote($id: ID!, $finding: ID!, $words: String!) {
    attachDifferenceNote(challengeId: $id, findingId: $finding, words: $words) { ...ChallengeOutcome }
  }
`)
export const responseMutation = graphql(`
  mutation GiveResponse($id: ID!, $finding: ID!, $verdict: Verdict!, $reason: String!) {
    giveResponse(challengeId: $id, findingId: $finding, verdict: $verdict, reason: $reason) { ...ChallengeOutcome }
  }
`)
export const noActionMutation = graphql(`
  mutation ExplainNoAction($id: ID!, $finding: ID!, $reason: String!) {
    explainNoAction(challengeId: $id, findingId: $finding, reason: $reason) { ...ChallengeOutcome }
  }
`)
export const workshopMutation = graphql(`
  mutation RecordWorkshop($id: ID!, $workshop: WorkshopInput!) {
    recordWorkshop(challengeId: $id, workshop: $workshop) { ...ChallengeOutcome }
  }
`)
export const planActionMutation = graphql(`
  mutation PlanAction($id: ID!, $plan: ActionPlanInput!) {
    planAction(challengeId: $id, plan: $plan) { ...ChallengeOutcome }
  }
`)
export const moveActionMutation = graphql(`
  mutation MoveAction($id: ID!, $to: ActionState!, $evidence: String, $reason: String) {
    moveAction(id: $id, to: $to, evidence: $evidence, reason: $reason) { ...ActionParts }
  }
`)
export const handOverActionMutation = graphql(`
  mutation HandOverAction($id: ID!, $person: ID!) {
    handOverAction(id: $id, personId: $person) { ...ActionParts }
  }
`)
export const actionsOfMineQuery = graphql(`
  query ActionsOfMine {
    actionsOfMine { ...ActionParts }
  }
`)
export const followUpMutation = graphql(`
  mutation RecordFollowUp($id: ID!, $followUp: FollowUpInput!) {
    recordFollowUp(challengeId: $id, followUp: $followUp) { ...ChallengeOutcome }
  }
`)
export const stretchMutation = graphql(`
  mutation AnswerStretch($id: ID!, $answer: Int!) {
    answerStretch(challengeId: $id, answer: $answer) { ...ChallengeOutcome }
  }
`)
export const moveSummaryMutation = graphql(`
  mutation MoveSummary($id: ID!, $to: SummaryState!) {
    moveSummary(challengeId: $id, to: $to) { ...ChallengeOutcome }
  }
`)
export const releaseSummaryMutation = graphql(`
  mutation ReleaseSummary($id: ID!, $audiences: [SummaryAudience!]!) {
    releaseSummary(challengeId: $id, audiences: $audiences, confirmed: true) { ...ChallengeOutcome }
  }
`)
export const changeAudiencesMutation = graphql(`
  mutation ChangeSummaryAudiences($id: ID!, $audiences: [SummaryAudience!]!) {
    changeSummaryAudiences(challengeId: $id, audiences: $audiences, confirmed: true) { ...ChallengeOutcome }
  }
`)
export const withdrawSummaryMutation = graphql(`
  mutation WithdrawSummary($id: ID!) {
    withdrawSummary(challengeId: $id) { ...ChallengeOutcome }
  }
`)
export const releaseIndicatorMutation = graphql(`
  mutation ReleaseIndicator($id: ID!, $audiences: [SummaryAudience!]!) {
    releaseIndicator(challengeId: $id, audiences: $audiences) { ...ChallengeOutcome }
  }
`)
export const releasedParts = graphql(`
  fragment ReleasedSummaryParts on ReleasedSummary {
    challengeId
    host { urn name colour }
    team
    visitFirstDay
    visitLastDay
    releasedAt
    whoCanRead
    sections { heading label blocks { kind depth runs { text bold italic href } } }
  }
`)
export const releasedToMeQuery = graphql(`
  query SummariesReleasedToMe {
    summariesReleasedToMe { ...ReleasedSummaryParts }
  }
`)
export const releasedSummaryQuery = graphql(`
  query ReleasedSummaryPage($id: ID!) {
    releasedSummary(challengeId: $id) { ...ReleasedSummaryParts }
  }
`)
