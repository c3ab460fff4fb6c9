/** Lets in who is signed in; sends everybody else to sign in, and back here afterwards. Without a network, whoever this device knows. */
import { useApolloClient } from '@apollo/client/react'
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react'
import { Navigate, useLocation } from 'react-router'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { PageSkeleton } from '../ui/Skeleton'
import { canKeep } from './live/device-store'
import { endLeases, forgetCopies, keepViewer } from './offline/copies'
import { notesOnDevice } from './offline/DeviceShelf'
import { refusalCode, sentenceFor } from './refusals'
import { enterAway, isAway, useSession } from './session'
import { connection } from './socket'
import { useStore } from './store'

export function RequireSession({ children }: { readonly children: ReactNode }) {
  const { viewer, error, refresh } = useSession()
  const { pathname, search, hash } = useLocation()
  useThisDevice()
  if (viewer) return children
  if (viewer === null) {
    const next = pathname === '/today' ? '' : `?next=${encodeURIComponent(pathname + search + hash)}`
    return <Navigate to={`/sign-in${next}`} replace />
  }
  if (!error) return <PageSkeleton />
  return (
    <EmptyState title="We cannot open this yet" action={<Button onClick={() => void refresh()}>Try again</Button>}>
      {sentenceFor(error)} <LockedNotes />
    </EmptyState>
  )
}

/** What was downloaded to this device belongs to whoever is signed in, for as long as the server says so. */
function useThisDevice(): void {
  const client = useApolloClient()
  const { viewer, error, refresh } = useSession()
  const away = useStore(isAway)
  const cannotAsk = viewer === undefined && error !== undefined && refusalCode(error) === null
  useEffect(() => {
    if (cannotAsk) void endLeases().then(() => enterAway(client), console.error)
  }, [client, cannotAsk])

  useEffect(() => {
    if (viewer === null) void forgetCopies().catch(() => undefined)
    else if (viewer && !away) void endLeases().then(() => keepViewer(viewer), console.error)
  }, [viewer, away])

  const ask = useEffectEvent(() => {
    void refresh().then(
      () => isAway.set(false),
      () => undefined,
    )
  })
  useEffect(() => {
    if (!away) return
    const again = () => ask()
    addEventListener('online', again)
    const stop = connection.watch(() => connection.get() === 'live' && ask())
    return () => {
      removeEventListener('online', again)
      stop()
    }
  }, [away])
}

/** Nobody is known here any more, and something still waits for its author. */
function LockedNotes() {
  const [count, setCount] = useState(0)
  useEffect(() => {
    if (canKeep()) void notesOnDevice().then(setCount, () => undefined)
  }, [])
  if (count === 0) return null
  const notes = count === 1 ? '1 note waits' : `${count} notes wait`
  return `${notes} on this device, locked until their author signs in again.`
}
