/** A round as one sees it: one shape, brought back by every answer that changes it. */
import { graphql } from '../../gql'

export const roundParts = graphql(`
  fragment RoundParts on PairingRound {
    ...RoundLine
    allianceId
    solvedAt
    acceptedAt
    isSolving
    isStale
    isLost
    whoCanRead
    abilities { solve stop wish accept cancel signUp }
    mySchools { urn name colour people { id state role person { id name } } }
    waitingFor { urn name }
    result { cost isBest seconds empty more gone { seat host { urn name } guest { urn name } } come { seat host { urn name } guest { urn name } } }
    signUps {
      notThisTerm
      isHost
      strengths
      wants
      visitorTimes
      facilitatorTimes
      reviewers
      trained
      days
      at
      school { urn name colour }
    }
    seats { ...SeatParts }
    wishes { id kind seat reason host { urn name } guest { urn name } }
  }
`)

graphql(`
  fragment SeatParts on PairingSeat {
    id
    seat
    isByHand
    commonDays
    warnings
    costOfChange
    host { urn name colour }
    guest { urn name colour }
    why { value n window how parts { name weight value says } }
    others { score more inTheWay guest { urn name } inTheWayOf { urn name } }
    excluded { reasons guest { urn name } }
  }
`)

export const openRoundMutation = graphql(`
  mutation OpenPairingRound($allianceId: ID!, $title: String!, $firstDay: Date!, $lastDay: Date!, $signUpUntil: Date!) {
    openPairingRound(allianceId: $allianceId, title: $title, firstDay: $firstDay, lastDay: $lastDay, signUpUntil: $signUpUntil) { ...RoundParts }
  }
`)
export const signUpMutation = graphql(`
  mutation SignUpForRound($id: ID!, $urn: ID!, $signUp: PairingSignUpInput!) {
    signUpForRound(roundId: $id, urn: $urn, signUp: $signUp) { ...RoundParts }
  }
`)
export const solveMutation = graphql(`
  mutation SolvePairing($id: ID!) {
    solvePairing(roundId: $id) { ...RoundParts }
  }
`)
export const stopMutation = graphql(`
  mutation StopPairing($id: ID!) {
    stopPairing(roundId: $id) { ...RoundParts }
  }
`)
export const pinMutation = graphql(`
  mutation PinPair($id: ID!, $pair: PairingInput!, $reason: String!) {
    pinPair(roundId: $id, pair: $pair, reason: $reason) { ...RoundParts }
  }
`)
export const barMutation = graphql(`
  mutation BarPair($id: ID!, $pair: PairingInput!, $reason: String!) {
    barPair(roundId: $id, pair: $pair, reason: $reason) { ...RoundParts }
  }
`)
export const clearMutation = graphql(`
  mutation ClearWish($id: ID!, $wishId: ID!) {
    clearWish(roundId: $id, wishId: $wishId) { ...RoundParts }
  }
`)
export const acceptMutation = graphql(`
  mutation AcceptPairing($id: ID!) {
    acceptPairing(roundId: $id) { ...RoundParts }
  }
`)
export const cancelMutation = graphql(`
  mutation CancelPairingRound($id: ID!, $reason: String!) {
    cancelPairingRound(roundId: $id, reason: $reason) { ...RoundParts }
  }
`)
export const priceQuery = graphql(`
  query PairingPrice($id: ID!, $pair: PairingInput!) {
    pairingPrice(roundId: $id, pair: $pair) { more warnings canLead inTheWay inTheWayOf { urn name } guest { urn name } figure { value n window how parts { name weight value says } } }
  }
`)
