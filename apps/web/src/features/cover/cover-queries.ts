/** What is asked of the server about cover, and what is done with it. */
import { graphql } from '../../gql'

graphql(`
  fragment CoverNeedParts on CoverNeed {
    id
    onDay
    period
    from
    until
    classCode
    units
    state
    reason
    source
    payer
    pence
    coveredBy
    isMoved
    version
    abilities { approve arrange cost fail notNeeded use charge takeBack }
  }
`)
graphql(`
  fragment AbsenceParts on Absence {
    id
    kind
    sourceId
    title
    onDay
    startsAt
    endsAt
    isSaid
    person { id name initials }
    school { urn name colour }
    there { urn name colour }
    abilities { ask }
    periods { name from until isMissed need { ...CoverNeedParts } }
  }
`)

export const askMutation = graphql(`
  mutation AskForCover($sourceId: ID!, $onDay: Date!, $personId: ID!, $periods: [MissedPeriodInput!]!) {
    askForCover(sourceId: $sourceId, onDay: $onDay, personId: $personId, periods: $periods) { ...AbsenceParts }
  }
`)
export const costMutation = graphql(`
  mutation CostCover($ids: [ID!]!, $cost: CoverCostInput!) {
    costCover(ids: $ids, cost: $cost) { ...CoverNeedParts }
  }
`)
export const moveMutation = graphql(`
  mutation MoveCover($ids: [ID!]!, $to: CoverState!, $reason: String, $coveredBy: String, $pence: Int) {
    moveCover(ids: $ids, to: $to, reason: $reason, coveredBy: $coveredBy, pence: $pence) { ...CoverNeedParts }
  }
`)
export const ratesMutation = graphql(`
  mutation SetCoverRates($urn: ID!, $unit: CoverUnit!, $usualSource: CoverSource, $rates: [CoverRateInput!]!, $version: Int!) {
    setCoverRates(urn: $urn, unit: $unit, usualSource: $usualSource, rates: $rates, version: $version) {
      urn unit usualSource version rates { source ratePence } abilities { tell }
    }
  }
`)
export const approveOutsideMutation = graphql(`
  mutation ApproveCoverFromOutside($allianceId: ID!, $ids: [ID!]!, $pence: Int!) {
    approveCoverFromOutside(allianceId: $allianceId, ids: $ids, pence: $pence) { id state }
  }
`)
export const mineQuery = graphql(`
  query MyAbsences {
    myAbsences { ...AbsenceParts }
  }
`)
export const sheetQuery = graphql(`
  query CoverSheet($urn: ID!, $from: Date!, $until: Date!) {
    coverSheet(urn: $urn, from: $from, until: $until) {
      urn
      teachers
      abilities { arrange tellRates }
      absences { ...AbsenceParts }
    }
    coverSetting(urn: $urn) { urn unit usualSource version rates { source ratePence } abilities { tell } }
  }
`)
export const totalsQuery = graphql(`
  query CoverTotals($urn: ID!, $academicYear: Int!) {
    coverTotals(urn: $urn, academicYear: $academicYear) { term payer units pence }
  }
`)
export const outsideQuery = graphql(`
  query CoverFromOutside($allianceId: ID!) {
    coverFromOutside(allianceId: $allianceId) { id kind sourceId onDay state pays payer units pence school { urn name colour } }
  }
`)
