/** Who is signed in, what they may use, and how that ends. */
import { type ApolloClient, NetworkStatus } from '@apollo/client'
import { useApolloClient, useQuery } from '@apollo/client/react'
import { useCallback } from 'react'
import { graphql } from '../gql'
import type { ViewerPartsFragment } from '../gql/graphql'
import { closeSocket } from './socket'

export type Viewer = ViewerPartsFragment

export const viewerParts = graphql(`
  fragment ViewerParts on Viewer {
    id
    name
    email
    isAdmin
    isGuest
    inboxCount
    canStartEnquiry
    canInvitePeople
    places
    alliances { id name }
    actingAs { ...HoldingParts }
    holdings { ...HoldingParts }
  }
`)

export const holdingParts = graphql(`
  fragment HoldingParts on Holding {
    id
    role
    roleLabel
    spaceId
    deputy
    endsOn
    school { urn name colour }
    alliance { id name }
  }
`)

const viewerQuery = graphql(`
  query Viewer {
    viewer { ...ViewerParts }
  }
`)

const signOutMutation = graphql(`
  mutation SignOut {
    signOut
  }
`)

export interface Session {
  /** Null for a stranger; undefined while we do not know. */
  readonly viewer: Viewer | null | undefined
  readonly error: unknown
  readonly refresh: () => Promise<unknown>
}

export function useSession(): Session {
  const { data, error, refetch, networkStatus } = useQuery(viewerQuery, { fetchPolicy: 'cache-first' })
  const isKnown = data !== undefined && networkStatus !== NetworkStatus.loading
  return { viewer: isKnown ? (data.viewer ?? null) : undefined, error, refresh: refetch }
}

/** For every page inside the shell: there, somebody is always signed in. */
export function useViewer(): Viewer {
  const { viewer } = useSession()
  if (!viewer) throw new Error('useViewer outside the shell')
  return viewer
}

/** Forgets everything of whoever was here before, and remembers who is here now. */
export async function beginSession(client: ApolloClient, viewer: Viewer): Promise<void> {
  closeSocket()
  await client.clearStore()
  client.writeQuery({ query: viewerQuery, data: { viewer } })
}

/** The server has ended the session, or never knew it: what this device holds in memory goes. */
export async function endSession(client: ApolloClient): Promise<void> {
  closeSocket()
  await client.clearStore()
  client.writeQuery({ query: viewerQuery, data: { viewer: null } })
}

export function useSignOut(): () => Promise<void> {
  const client = useApolloClient()
  return useCallback(async () => {
    await client.mutate({ mutation: signOutMutation })
    await endSession(client)
  }, [client])
}
