/** What pages ask of professional development, and what they change. */
import { graphql } from '../../gql'

graphql(`
  fragment CpdPlaceParts on CpdPlace {
    id
    sessionId
    state
    offeredUntil
    isAskedAgain
    reason
    attendedHow
    walkedIn
    isHandedOn
    handingOn { isAgreed until person { id name } }
    isMine
    person { id name initials }
    school { urn name colour }
    abilities { giveUp take stillComing approve decline callOff handOn correct }
  }
`)
graphql(`
  fragment CpdSessionParts on CpdSession {
    id
    cycleId
    rank
    title
    purpose
    format
    minutes
    daysAfter
    taskAfter
    state
    reason
    startsAt
    endsAt
    venue { urn name colour }
    roomId
    roomName
    onlineAt
    places
    perSchool
    capacity
    codeUntil
    version
    facilitators { hasConfirmed hasDeclined reason person { id name initials } school { urn name colour } }
    taken { taken waiting school { urn name colour } }
    myPlace { id sessionId state offeredUntil isAskedAgain isHandedOn handingOn { isAgreed until person { id name } } reason isMine school { urn name } abilities { giveUp take stillComing approve decline callOff handOn } }
    abilities { plan remove time confirm postpone cancel deliver close keepList showCode askFacilitator answerFacilitating standDown ask }
  }
`)
graphql(`
  fragment CpdCycleCardParts on CpdCycle {
    id
    title
    state
    pupilOutcome
    lead { id name }
    owner { urn name }
    schools { school { urn name colour } }
    sessions { id title state startsAt endsAt format capacity taken { taken } myPlace { id state } }
  }
`)
graphql(`
  fragment CpdCycleParts on CpdCycle {
    id
    allianceId
    title
    focus
    learners
    kind
    pupilOutcome
    evidence
    collaboration
    leadersCommitment
    mechanisms
    state
    stateSince
    reason
    version
    steps
    whoCanRead
    lead { id name initials }
    owner { urn name colour }
    schools { places school { urn name colour } }
    design { isSeen standardGaps mechanismGaps }
    missingForNext { code message }
    abilities { design handOver cancel addSession }
    sessions { ...CpdSessionParts }
  }
`)

export const startMutation = graphql(`
  mutation StartCpdCycle($input: NewCpdCycleInput!) {
    startCpdCycle(input: $input) { id }
  }
`)
export const designMutation = graphql(`
  mutation DesignCpdCycle($id: ID!, $version: Int!, $design: CpdDesignInput!) {
    designCpdCycle(id: $id, version: $version, design: $design) { ...CpdCycleParts }
  }
`)
export const chooseSchoolsMutation = graphql(`
  mutation ChooseCpdSchools($id: ID!, $version: Int!, $schools: [CpdSchoolInput!]!) {
    chooseCpdSchools(id: $id, version: $version, schools: $schools) { ...CpdCycleParts }
  }
`)
export const seeCheckMutation = graphql(`
  mutation SeeCpdDesignCheck($id: ID!) {
    seeCpdDesignCheck(id: $id) { ...CpdCycleParts }
  }
`)
export const moveCycleMutation = graphql(`
  mutation MoveCpdCycle($id: ID!, $to: CpdCycleState!, $reason: String) {
    moveCpdCycle(id: $id, to: $to, reason: $reason) { ...CpdCycleParts }
  }
`)
export const handOverMutation = graphql(`
  mutation HandOverCpdCycle($id: ID!, $personId: ID!) {
    handOverCpdCycle(id: $id, personId: $personId) { ...CpdCycleParts }
  }
`)
export const orderMutation = graphql(`
  mutation OrderCpdSessions($cycleId: ID!, $sessionIds: [ID!]!) {
    orderCpdSessions(cycleId: $cycleId, sessionIds: $sessionIds) { ...CpdCycleParts }
  }
`)
export const addSessionMutation = graphql(`
  mutation AddCpdSession($cycleId: ID!, $session: CpdSessionInput!) {
    addCpdSession(cycleId: $cycleId, session: $session) { ...CpdSessionParts }
  }
`)
export const planSessionMutation = graphql(`
  mutation PlanCpdSession($id: ID!, $version: Int!, $session: CpdSessionInput!) {
    planCpdSession(id: $id, version: $version, session: $session) { ...CpdSessionParts }
  }
`)
export const removeSessionMutation = graphql(`
  mutation RemoveCpdSession($id: ID!) {
    removeCpdSession(id: $id) { ...CpdCycleParts }
  }
`)
export const timeMutation = graphql(`
  mutation TimeCpdSession($id: ID!, $version: Int!, $startsAt: DateTime!, $endsAt: DateTime!) {
    timeCpdSession(id: $id, version: $version, startsAt: $startsAt, endsAt: $endsAt) { ...CpdSessionParts }
  }
`)
export const moveSessionMutation = graphql(`
  mutation MoveCpdSession($id: ID!, $to: CpdSessionState!, $reason: String) {
    moveCpdSession(id: $id, to: $to, reason: $reason) { ...CpdSessionParts }
  }
`)
export const askToLeadMutation = graphql(`
  mutation AskToLeadCpdSession($id: ID!, $personId: ID!, $urn: ID!) {
    askToLeadCpdSession(id: $id, personId: $personId, urn: $urn) { ...CpdSessionParts }
  }
`)
export const answerLeadingMutation = graphql(`
  mutation AnswerLeadingCpdSession($id: ID!, $isComing: Boolean!, $reason: String) {
    answerLeadingCpdSession(id: $id, isComing: $isComing, reason: $reason) { ...CpdSessionParts }
  }
`)
export const takeBackLeadingMutation = graphql(`
  mutation TakeBackLeadingCpdSession($id: ID!, $personId: ID!) {
    takeBackLeadingCpdSession(id: $id, personId: $personId) { ...CpdSessionParts }
  }
`)
export const askForPlacesMutation = graphql(`
  mutation AskForCpdPlaces($sessionIds: [ID!]!) {
    askForCpdPlaces(sessionIds: $sessionIds) { ...CpdPlaceParts }
  }
`)
export const askHeadMutation = graphql(`
  mutation AskHeadAboutLoad($sessionId: ID!) {
    askHeadAboutLoad(sessionId: $sessionId)
  }
`)
export const approveMutation = graphql(`
  mutation ApproveCpdPlaces($placeIds: [ID!]!) {
    approveCpdPlaces(placeIds: $placeIds) { ...CpdPlaceParts }
  }
`)
export const declineMutation = graphql(`
  mutation DeclineCpdPlace($id: ID!, $reason: String!) {
    declineCpdPlace(id: $id, reason: $reason) { ...CpdPlaceParts }
  }
`)
export const takeMutation = graphql(`
  mutation TakeCpdPlace($id: ID!) {
    takeCpdPlace(id: $id) { ...CpdPlaceParts }
  }
`)
export const stillComeMutation = graphql(`
  mutation StillComeToCpd($id: ID!) {
    stillComeToCpd(id: $id) { ...CpdPlaceParts }
  }
`)
export const giveUpMutation = graphql(`
  mutation GiveUpCpdPlace($id: ID!, $reason: String) {
    giveUpCpdPlace(id: $id, reason: $reason) { ...CpdPlaceParts }
  }
`)
export const keepListMutation = graphql(`
  mutation KeepCpdAttendance($sessionId: ID!, $list: [CpdAttendanceInput!]!) {
    keepCpdAttendance(sessionId: $sessionId, list: $list) { ...CpdSessionParts bookings { ...CpdPlaceParts } }
  }
`)
export const addColleagueMutation = graphql(`
  mutation AddCpdColleague($sessionId: ID!, $personId: ID!, $urn: ID!, $agreed: Boolean!) {
    addCpdColleague(sessionId: $sessionId, personId: $personId, urn: $urn, agreed: $agreed) { ...CpdSessionParts bookings { ...CpdPlaceParts } }
  }
`)
export const addGuestMutation = graphql(`
  mutation AddCpdGuest($sessionId: ID!, $name: String!, $comeFrom: String!, $agreed: Boolean!) {
    addCpdGuest(sessionId: $sessionId, name: $name, comeFrom: $comeFrom, agreed: $agreed) { id guests { id name comeFrom } }
  }
`)
export const removeGuestMutation = graphql(`
  mutation RemoveCpdGuest($sessionId: ID!, $guestId: ID!) {
    removeCpdGuest(sessionId: $sessionId, guestId: $guestId) { id guests { id name comeFrom } }
  }
`)
export const correctMutation = graphql(`
  mutation CorrectCpdAttendance($id: ID!, $came: Boolean!, $reason: String!) {
    correctCpdAttendance(id: $id, came: $came, reason: $reason) { ...CpdPlaceParts }
  }
`)
export const handOnMutation = graphql(`
  mutation HandOnCpdPlace($id: ID!, $personId: ID!) {
    handOnCpdPlace(id: $id, personId: $personId) { ...CpdPlaceParts }
  }
`)
export const keepMutation = graphql(`
  mutation KeepCpdPlace($id: ID!) {
    keepCpdPlace(id: $id) { ...CpdPlaceParts }
  }
`)
export const showCodeMutation = graphql(`
  mutation ShowCpdRoomCode($sessionId: ID!) {
    showCpdRoomCode(sessionId: $sessionId) { code until }
  }
`)
export const checkInMutation = graphql(`
  mutation CheckInToCpd($sessionId: ID!, $code: String!) {
    checkInToCpd(sessionId: $sessionId, code: $code) { ...CpdPlaceParts }
  }
`)
export const sessionPlacesQuery = graphql(`
  query CpdSessionPlaces($id: ID!) {
    cpdSession(id: $id) { id bookings { ...CpdPlaceParts } guests { id name comeFrom } }
  }
`)
export const roomsQuery = graphql(`
  query RoomsOfSchool($urn: ID!) {
    rooms(urn: $urn) { id name seats version }
  }
`)
