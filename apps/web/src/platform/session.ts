/** Who is signed in, what they may use, and how that ends. */
import { type ApolloClient, NetworkStatus } from '@apollo/client'
import { useApolloClient, useQuery } from '@apollo/client/react'
import { useNavigate } from 'react-router'
import { graphql } from '../gql'
import type { ViewerPartsFragment } from '../gql/graphql'
import { canKeep } from './live/device-store'
import { keptChanges } from './live/kept'
import { rescues } from './live/rescues'
import { tell } from './notices'
import { forgetCopies, forgetCopiesOfOthers, keptViewer } from './offline/copies'
import { keptOnShelf } from './offline/DeviceShelf'
import { sentenceFor } from './refusals'
import { saveState } from './save-state'
import { closeSocket } from './socket'
import { createStore } from './store'

export type Viewer = ViewerPartsFragment

graphql(`
  fragment ViewerParts on Viewer {
    id
    name
    email
    isAdmin
    isGuest
    inboxCount
    canStartEnquiry
    canStartLessonStudy
    places
    alliances { id name }
    actingAs { ...HoldingParts }
    holdings { ...HoldingParts }
  }
`)

graphql(`
  fragment HoldingParts on Holding {
    id
    role
    roleLabel
    deputy
    endsOn
    canInvite
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

/** Whose data the cache holds: signing in as somebody else must begin with an empty page. */
let lastHere: string | null = null

const viewerIn = (client: ApolloClient): string | null => client.readQuery({ query: viewerQuery })?.viewer?.id ?? null

/** Enters as this person and opens a page of theirs. */
export function useEnter(): (viewer: Viewer, path: string) => Promise<void> {
  const client = useApolloClient()
  const navigate = useNavigate()
  return async (viewer, path) => {
    const before = viewerIn(client) ?? lastHere
    closeSocket()
    await forgetCopiesOfOthers(viewer.id).catch(() => undefined)
    if (before !== null && before !== viewer.id) {
      location.assign(path)
      return
    }
    client.writeQuery({ query: viewerQuery, data: { viewer } })
    await navigate(path, { replace: true })
  }
}

/** Nobody could be asked who is here: it is whoever this device last knew. As soon as there is a network the server is asked. */
export const isAway = createStore(false)

export async function enterAway(client: ApolloClient): Promise<void> {
  const viewer = await keptViewer<Viewer>()
  if (!viewer || viewerIn(client) !== null) return
  isAway.set(true)
  client.writeQuery({ query: viewerQuery, data: { viewer } })
}

/** The server has ended the session. The page stays, so that unsent words in it are not lost; signing in goes on here. */
export function loseSession(client: ApolloClient): void {
  lastHere = viewerIn(client) ?? lastHere
  closeSocket()
  client.writeQuery({ query: viewerQuery, data: { viewer: null } })
}

/** How many changes and rescued words would stay behind on this device; asked before somebody signs out. */
export const leavingBehind = createStore<{ readonly changes: number; readonly rescued: number } | null>(null)

/** Leaves by loading the page anew: nothing of this person stays in the browser's memory. */
export function useSignOut(): (knowing?: boolean) => Promise<void> {
  const client = useApolloClient()
  return async (knowing = false) => {
    if (saveState.get().atRisk > 0) {
      tell('Not everything is saved yet. Wait until it says “Saved”, then sign out.', { tone: 'warn' })
      return
    }
    const me = viewerIn(client) ?? ''
    const waiting = await keptChanges(me).catch(() => new Map())
    const noted = canKeep() ? await keptOnShelf(me).catch(() => 0) : 0
    const changes = [...waiting.values()].reduce((sum, next) => sum + next, noted)
    const rescued = rescues.get().length
    if (!knowing && changes + rescued > 0) {
      leavingBehind.set({ changes, rescued })
      return
    }
    leavingBehind.set(null)
    try {
      await client.mutate({ mutation: signOutMutation })
      await forgetCopies().catch(() => undefined)
      location.assign('/sign-in')
    } catch (error) {
      tell(sentenceFor(error), { tone: 'danger' })
    }
  }
}
