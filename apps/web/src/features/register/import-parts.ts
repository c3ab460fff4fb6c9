/** An import as every part of the page asks for it. */
import { graphql } from '../../gql'

export const importParts = graphql(`
  fragment ImportParts on RegisterImport {
    id
    fileName
    kind
    state
    bytesTotal
    bytesRead
    rowsRead
    added
    changed
    unchanged
    refused
    message
    startedAt
    endedAt
  }
`)
