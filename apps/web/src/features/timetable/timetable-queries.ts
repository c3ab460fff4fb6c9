/** A timetable as it is drawn, and what speaks against times: asked apart, so that the sessions are there at once. */
import { graphql } from '../../gql'
import type { TimetableSessionPartsFragment } from '../../gql/graphql'

export type Session = TimetableSessionPartsFragment

graphql(`
  fragment TimetableSessionParts on TimetableSession {
    id cycleId title cycleTitle format state isReleased startsAt endsAt minutes venueUrn venueName roomName isMine canMove version
  }
`)
graphql(`
  fragment SlotReasonParts on TimetableReason { kind level count urns }
`)

export const timetableQuery = graphql(`
  query CalendarTimetable($allianceId: ID!, $firstDay: Date!, $lastDay: Date!, $urn: ID, $personId: ID, $roomId: ID) {
    timetable(allianceId: $allianceId, firstDay: $firstDay, lastDay: $lastDay, urn: $urn, personId: $personId, roomId: $roomId) {
      canPlan
      sessions { ...TimetableSessionParts }
      withoutTime { ...TimetableSessionParts }
      days { day isClosedEverywhere closed inset }
      halfTerms { number from until }
      busy { kind startsAt endsAt }
    }
  }
`)

export const standingQuery = graphql(`
  query CalendarStanding($allianceId: ID!, $sessionIds: [ID!]!) {
    timetableStanding(allianceId: $allianceId, sessionIds: $sessionIds) { sessionId level reasons { ...SlotReasonParts } }
  }
`)

export const choicesQuery = graphql(`
  query CalendarChoices($allianceId: ID!) {
    timetableChoices(allianceId: $allianceId) { schools { id name } people { id name } rooms { id name } }
  }
`)

export const slotsQuery = graphql(`
  query SessionSlots($sessionId: ID!, $firstDay: Date!, $lastDay: Date!, $clocks: [String!]) {
    sessionSlots(sessionId: $sessionId, firstDay: $firstDay, lastDay: $lastDay, clocks: $clocks) { startsAt endsAt level reasons { ...SlotReasonParts } }
  }
`)

export const clashesQuery = graphql(`
  query SessionClashes($sessionId: ID!, $startsAt: DateTime!) {
    sessionClashes(sessionId: $sessionId, startsAt: $startsAt) { kind level person { id name } school { urn name } }
  }
`)

// Reasons are written out here: each fragment within a fragment counts as a level, and the server reads ten of them.
graphql(`
  fragment FoundTimeParts on FoundTime {
    startsAt endsAt level lessons travel cost bySchool { urn lessons } reasons { kind level count urns }
  }
`)
graphql(`
  fragment TimeSearchParts on TimeSearch {
    id cycleId state step progress firstDay lastDay isBest
    mostToGain seconds version
    sessions {
      sessionId moreOut
      chosen { ...FoundTimeParts }
      others { ...FoundTimeParts }
      out { startsAt endsAt level reasons { kind level count urns } }
    }
  }
`)
export const sessionTimesQuery = graphql(`
  query SessionTimes($sessionId: ID!, $firstDay: Date!, $lastDay: Date!) {
    sessionTimes(sessionId: $sessionId, firstDay: $firstDay, lastDay: $lastDay) {
      sessionId moreOut
      others { ...FoundTimeParts }
      out { startsAt endsAt level reasons { ...SlotReasonParts } }
    }
  }
`)
export const timeSearchQuery = graphql(`
  query LastTimeSearch($cycleId: ID!) { timeSearch(cycleId: $cycleId) { ...TimeSearchParts } }
`)
export const findTimesMutation = graphql(`
  mutation FindTimes($cycleId: ID!, $firstDay: Date!, $lastDay: Date!) {
    findTimes(cycleId: $cycleId, firstDay: $firstDay, lastDay: $lastDay) { ...TimeSearchParts }
  }
`)
export const stopFindingMutation = graphql(`
  mutation StopFindingTimes($id: ID!) { stopFindingTimes(id: $id) { ...TimeSearchParts } }
`)
export const takeTimesMutation = graphql(`
  mutation TakeTimes($id: ID!, $sessionIds: [ID!]) { takeTimes(id: $id, sessionIds: $sessionIds) { ...TimeSearchParts } }
`)
