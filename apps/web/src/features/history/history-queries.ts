/** What the history of a board asks for. */
import { graphql } from '../../gql'

export const boardPastQuery = graphql(`
  query BoardPast($cycleId: ID!) {
    boardHistory(cycleId: $cycleId) {
      id
      seq
      isDamaged
      abilities { restore }
      versions {
        id
        seq
        name
        began
        ended
        canShow
        authors { edits person { id name initials } school { urn colour } }
      }
    }
  }
`)

export const boardThenQuery = graphql(`
  query BoardThen($cycleId: ID!, $seq: Int!) {
    boardVersion(cycleId: $cycleId, seq: $seq) {
      seq
      cycle { label stretches { text person { id name } } }
      cards { cardId kind column title passages { label stretches { text person { id name } } } }
    }
  }
`)

export const boardSinceQuery = graphql(`
  query BoardSince($cycleId: ID!, $from: Int!, $to: Int!) {
    boardChanges(cycleId: $cycleId, from: $from, to: $to) {
      cardId
      kind
      title
      change
      column
      movedFrom
      texts { label words { change text } }
    }
  }
`)

export const bringBackMutation = graphql(`
  mutation BringBoardBack($cycleId: ID!, $seq: Int!) {
    restoreBoard(cycleId: $cycleId, seq: $seq) { id seq }
  }
`)
