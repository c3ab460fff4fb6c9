/** What the desk asks of the server. */
import { graphql } from '../../gql'

export const deskQuery = graphql(`
  query Desk($allianceId: ID, $urn: ID) {
    desk(allianceId: $allianceId, urn: $urn) { ...DeskParts }
  }
`)

graphql(`
  fragment DeskParts on Desk {
    id
    side
    rows { ...DeskRowParts }
    done { id act texts until at canUndo undoneAt by { id name } undoneBy { id name } }
  }
`)

graphql(`
  fragment DeskRowParts on DeskRow {
    id
    kind
    press
    text
    detail
    path
    opensAs
    since
    acts
    restsUntil
    remindedAt
    remindedBy
    school { urn name colour }
    person { id name }
  }
`)

export const actMutation = graphql(`
  mutation ActAtDesk($allianceId: ID, $urn: ID, $things: [String!]!, $act: DeskAct!, $until: Date) {
    actAtDesk(allianceId: $allianceId, urn: $urn, things: $things, act: $act, until: $until) { id done left unreached }
  }
`)

export const undoMutation = graphql(`
  mutation UndoAtDesk($allianceId: ID, $urn: ID, $undoId: ID!) {
    undoAtDesk(allianceId: $allianceId, urn: $urn, id: $undoId) { ...DeskParts }
  }
`)
