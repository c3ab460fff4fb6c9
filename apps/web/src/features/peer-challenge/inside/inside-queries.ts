/** What the tabs inside a peer challenge ask for: only what the server shows to whoever asks. */
import { graphql } from '../../../gql'

export const insideParts = graphql(`
  fragment InsideParts on PeerChallenge {
    id
    state
    version
    isRevealed
    parts
    phase { readsSelfReview seesHostJudgements seesTeamJudgements canJudge canNote readsNotes }
    selfReviewId
    deskStudyId
    host { urn name colour }
    members { isMe person { id name initials } school { urn name colour } }
    lines {
      id
      title
      position
      evidence
      question
      hostJudgement
      judgements { level blind isMine person { id name initials } school { urn name colour } }
    }
    canPlanVisit
    hostColleagues { id name }
    visit {
      id
      state
      days
      reason
      version
      canPlan
      next
      missing { code message }
      clashes { kind on activities person { id name } }
      activities {
        id
        kind
        on
        from
        until
        place
        lineId
        isMine
        reviewer { id name initials }
        hostColleague { id name initials }
      }
    }
  }
`)

export const insideQuery = graphql(`
  query ChallengeInside($id: ID!) { peerChallenge(id: $id) { ...InsideParts } }
`)
export const judgeOwnMutation = graphql(`
  mutation JudgeOwnLine($lineId: ID!, $level: JudgementLevel!) { judgeOwnLine(lineId: $lineId, level: $level) { ...InsideParts } }
`)
export const judgeMutation = graphql(`
  mutation JudgeLine($lineId: ID!, $level: JudgementLevel!) { judgeLine(lineId: $lineId, level: $level) { ...InsideParts } }
`)
export const planVisitMutation = graphql(`
  mutation PlanVisit($id: ID!, $input: VisitPlanInput!) { planVisit(id: $id, input: $input) { ...InsideParts } }
`)
export const moveVisitMutation = graphql(`
  mutation MoveVisit($id: ID!, $to: VisitState!, $reason: String) { moveVisit(id: $id, to: $to, reason: $reason) { ...InsideParts } }
`)
