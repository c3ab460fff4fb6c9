/** A lesson study as its page and its card show it: shapes that every answer brings back. */
import { graphql } from '../../gql'

export const chainLessonParts = graphql(`
  fragment ChainLessonParts on ResearchLesson {
    id
    studyId
    number
    state
    onDay
    atTime
    school { urn name colour }
    teacher { id name initials }
  }
`)

export const lessonParts = graphql(`
  fragment LessonParts on ResearchLesson {
    ...ChainLessonParts
    version
    learningObjective
    observers { id name initials }
    postponedReason
    stopReason
    missingForNext { code message }
    abilities { read plan observe postpone replan cancel }
  }
`)

export const studyCardParts = graphql(`
  fragment StudyCardParts on LessonStudy {
    id
    title
    state
    changedAt
    subject
    yearGroup
    improvement
    facilitator { id name }
    schools { urn name colour }
    lessons { ...ChainLessonParts }
  }
`)

export const studyParts = graphql(`
  fragment StudyParts on LessonStudy {
    ...StudyCardParts
    spaceId
    version
    classSize
    grouping
    aim
    focusEvidence
    protocol
    protocolVersion
    sharingOn
    sharingWith
    sharedRecord
    researchTheme
    materialsStudy
    boardPlan
    knowledgeableOther
    knowledgeableOtherComment
    summary { wanted did pupils teaching colleague next }
    stopReason
    enquiry { id title }
    alliance { id name }
    members { person { id name initials } school { urn name colour } state isFacilitator isMe protocolAcceptedAt }
    guests { id expiresAt person { id name initials } }
    guestInvitations { id name expiresAt }
    casePupils {
      label
      school { urn name colour }
      alias
      typifies
      isOwn
      attributes { yearGroup term send eal disadvantaged necessity }
    }
    lessons { ...LessonParts }
    progress { label point body reach }
    whoCanRead
    missingForNext { code message }
    abilities {
      read
      join
      leave
      acceptProtocol
      update
      invitePerson
      inviteGuest
      handOver
      chooseCasePupils
      addLesson
      setProgress
      askForProtocol
      run
      review
      resume
      share
      stop
    }
  }
`)

export const startStudyMutation = graphql(`
  mutation StartLessonStudy($input: StartLessonStudyInput!) {
    startLessonStudy(input: $input) { ...StudyParts }
  }
`)
export const updateStudyMutation = graphql(`
  mutation UpdateLessonStudy($id: ID!, $input: UpdateLessonStudyInput!) {
    updateLessonStudy(id: $id, input: $input) { ...StudyParts }
  }
`)
export const inviteMutation = graphql(`
  mutation InviteToLessonStudy($id: ID!, $personIds: [ID!]!) {
    inviteToLessonStudy(id: $id, personIds: $personIds) { ...StudyParts }
  }
`)
export const joinStudyMutation = graphql(`
  mutation JoinLessonStudy($id: ID!, $urn: ID!) {
    joinLessonStudy(id: $id, urn: $urn) { ...StudyParts }
  }
`)
export const leaveStudyMutation = graphql(`
  mutation LeaveLessonStudy($id: ID!) {
    leaveLessonStudy(id: $id) { ...StudyParts }
  }
`)
export const acceptAgreementMutation = graphql(`
  mutation AcceptLessonProtocol($id: ID!, $version: Int!) {
    acceptLessonProtocol(id: $id, version: $version) { ...StudyParts }
  }
`)
export const askForProtocolMutation = graphql(`
  mutation AskForProtocol($id: ID!) {
    askForProtocol(id: $id) { ...StudyParts }
  }
`)
export const runStudyMutation = graphql(`
  mutation RunLessonStudy($id: ID!) {
    runLessonStudy(id: $id) { ...StudyParts }
  }
`)
export const reviewStudyMutation = graphql(`
  mutation ReviewLessonStudy($id: ID!) {
    reviewLessonStudy(id: $id) { ...StudyParts }
  }
`)
export const resumeStudyMutation = graphql(`
  mutation ResumeLessonStudy($id: ID!) {
    resumeLessonStudy(id: $id) { ...StudyParts }
  }
`)
export const shareStudyMutation = graphql(`
  mutation ShareLessonStudy($id: ID!) {
    shareLessonStudy(id: $id) { ...StudyParts }
  }
`)
export const stopStudyMutation = graphql(`
  mutation StopLessonStudy($id: ID!, $reason: String!) {
    stopLessonStudy(id: $id, reason: $reason) { ...StudyParts }
  }
`)
export const handOverStudyMutation = graphql(`
  mutation HandOverLessonStudy($id: ID!, $personId: ID!) {
    handOverLessonStudy(id: $id, personId: $personId) { ...StudyParts }
  }
`)
export const setCasePupilMutation = graphql(`
  mutation SetCasePupil($studyId: ID!, $label: CasePupilLabel!, $input: CasePupilInput!) {
    setCasePupil(studyId: $studyId, label: $label, input: $input) { ...StudyParts }
  }
`)
export const clearCasePupilMutation = graphql(`
  mutation ClearCasePupil($studyId: ID!, $label: CasePupilLabel!) {
    clearCasePupil(studyId: $studyId, label: $label) { ...StudyParts }
  }
`)
export const inviteGuestMutation = graphql(`
  mutation InviteLessonGuest($id: ID!, $email: String!, $name: String!) {
    inviteLessonGuest(id: $id, email: $email, name: $name) { ...StudyParts }
  }
`)
export const endGuestMutation = graphql(`
  mutation EndLessonGuest($id: ID!, $guestId: ID!) {
    endLessonGuest(id: $id, guestId: $guestId) { ...StudyParts }
  }
`)
export const setProgressMutation = graphql(`
  mutation SetPupilProgress($studyId: ID!, $label: CasePupilLabel!, $point: Int!, $body: String!, $reach: Reach) {
    setPupilProgress(studyId: $studyId, label: $label, point: $point, body: $body, reach: $reach) { ...StudyParts }
  }
`)
export const addLessonMutation = graphql(`
  mutation AddResearchLesson($studyId: ID!) {
    addResearchLesson(studyId: $studyId) { ...LessonParts }
  }
`)
export const updateLessonMutation = graphql(`
  mutation UpdateResearchLesson($id: ID!, $input: UpdateResearchLessonInput!) {
    updateResearchLesson(id: $id, input: $input) { ...LessonParts }
  }
`)
export const postponeLessonMutation = graphql(`
  mutation PostponeLesson($id: ID!, $reason: String!) {
    postponeLesson(id: $id, reason: $reason) { ...LessonParts }
  }
`)
export const replanLessonMutation = graphql(`
  mutation ReplanLesson($id: ID!) {
    replanLesson(id: $id) { ...LessonParts }
  }
`)
export const cancelLessonMutation = graphql(`
  mutation CancelLesson($id: ID!, $reason: String!) {
    cancelLesson(id: $id, reason: $reason) { ...LessonParts }
  }
`)
