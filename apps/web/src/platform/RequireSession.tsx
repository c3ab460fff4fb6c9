/** Lets in who is signed in; sends everybody else to sign in, and back here afterwards. */
import type { ReactNode } from 'react'
import { Navigate, useLocation } from 'react-router'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { PageSkeleton } from '../ui/Skeleton'
import { sentenceFor } from './refusals'
import { useSession } from './session'

export function RequireSession({ children }: { readonly children: ReactNode }) {
  const { viewer, error, refresh } = useSession()
  const { pathname, search, hash } = useLocation()
  if (viewer) return children
  if (viewer === null) {
    const next = pathname === '/today' ? '' : `?next=${encodeURIComponent(pathname + search + hash)}`
    return <Navigate to={`/sign-in${next}`} replace />
  }
  if (!error) return <PageSkeleton />
  return (
    <EmptyState title="We cannot open this yet" action={<Button onClick={() => void refresh()}>Try again</Button>}>
      {sentenceFor(error)}
    </EmptyState>
  )
}
