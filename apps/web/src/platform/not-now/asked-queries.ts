/** What is asked of oneself, wherever it stands, and what is done with the request. */
import { graphql } from '../../gql'

graphql(`
  fragment AskedParts on InboxItem {
    id
    kind
    itemId
    text
    path
    putOffUntil
    doneAt
    offeredTo { id name }
    notNow { drop postpone handOver says }
  }
`)

export const askedQuery = graphql(`
  query Asked {
    asked { ...AskedParts }
  }
`)
export const putOffMutation = graphql(`
  mutation PutOffNotice($itemId: ID!, $until: Date!) {
    putOffNotice(itemId: $itemId, until: $until) { ...AskedParts readAt }
  }
`)
export const dropMutation = graphql(`
  mutation DropNotice($itemId: ID!, $reason: String!) {
    dropNotice(itemId: $itemId, reason: $reason) { ...AskedParts readAt }
  }
`)
export const offerMutation = graphql(`
  mutation OfferNotice($itemId: ID!, $personId: ID!) {
    offerNotice(itemId: $itemId, personId: $personId) { ...AskedParts }
  }
`)
export const keepInMindMutation = graphql(`
  mutation KeepInMind($kind: DutyKind!, $itemId: ID!) {
    keepInMind(kind: $kind, itemId: $itemId) { ...AskedParts }
  }
`)
export const whoCouldTakeOverQuery = graphql(`
  query WhoCouldTakeOver($itemId: ID!) {
    whoCouldTakeOver(itemId: $itemId) { id name schools { urn name } }
  }
`)
export const whoCouldTakeDutyQuery = graphql(`
  query WhoCouldTakeDuty($kind: DutyKind!, $itemId: ID!) {
    whoCouldTakeDuty(kind: $kind, itemId: $itemId) { id name schools { urn name } }
  }
`)

/** Where requests are shown or counted. */
export const asking = ['Asked', 'Viewer', 'TodayPage', 'InboxPage']
