/** What the page of interviews and discussion asks for, and what can be done there. */
import { graphql } from '../../gql'

export const discussionParts = graphql(`
  fragment DiscussionParts on ResearchLesson {
    id
    studyId
    number
    state
    version
    onDay
    discussionId
    noInterviewReason
    serverNow
    school { urn name colour }
    teacher { id name }
    observers { id name }
    missingForNext { code message }
    abilities { read interview interviewsDone beginDiscussion discuss leadDiscussion takeOver conclude }
    plan {
      intention criterionA criterionB criterionC endA endB endC
      stages {
        id title minutes predictedA predictedB predictedC observedA observedB observedC outcomeA outcomeB outcomeC patterns
      }
    }
    interviews {
      id pupils enjoyed learned worked wouldChange minutes at heldBack isMine
      by { id name initials }
      school { urn name colour }
    }
    discussion {
      step
      stepStartedAt
      stepPausedSeconds
      facilitator { id name initials }
      scribe { id name initials }
      timekeeper { id name initials }
    }
    study {
      id
      title
      casePupils { label alias typifies }
      members { isMe person { id name initials } school { urn name colour } }
      lessons { id number state }
    }
  }
`)

export const nextStepMutation = graphql(`
  mutation NextStep($id: ID!, $from: Int!) { nextStep(id: $id, from: $from) { ...DiscussionParts } }
`)
export const pauseStepMutation = graphql(`
  mutation PauseStep($id: ID!) { pauseStep(id: $id) { ...DiscussionParts } }
`)
export const resumeStepMutation = graphql(`
  mutation ResumeStep($id: ID!) { resumeStep(id: $id) { ...DiscussionParts } }
`)
export const takeRoleMutation = graphql(`
  mutation TakeRole($id: ID!, $role: DiscussionRole!) { takeRole(id: $id, role: $role) { ...DiscussionParts } }
`)
export const beginDiscussionMutation = graphql(`
  mutation BeginDiscussion($id: ID!) { beginDiscussion(id: $id) { ...DiscussionParts } }
`)
export const concludeLessonMutation = graphql(`
  mutation ConcludeLesson($id: ID!) { concludeLesson(id: $id) { ...DiscussionParts } }
`)
export const interviewsDoneMutation = graphql(`
  mutation InterviewsDone($id: ID!) { interviewsDone(id: $id) { ...DiscussionParts } }
`)
export const noInterviewMutation = graphql(`
  mutation NoInterview($id: ID!, $reason: String!) { noInterview(id: $id, reason: $reason) { ...DiscussionParts } }
`)
export const addInterviewMutation = graphql(`
  mutation AddInterview($id: ID!, $input: PupilInterviewInput!) { addInterview(lessonId: $id, input: $input) { ...DiscussionParts } }
`)
export const confirmInterviewMutation = graphql(`
  mutation ConfirmInterview($id: ID!, $interview: ID!) { confirmInterview(lessonId: $id, id: $interview) { ...DiscussionParts } }
`)
