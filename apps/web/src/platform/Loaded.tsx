/** The three faces of a query: its skeleton, its refusal, its data. Data once shown stays while it is asked again. */
import type { ReactNode } from 'react'
import { Button } from '../ui/Button'
import { Notice } from '../ui/Notice'
import { PageSkeleton } from '../ui/Skeleton'
import { refusalCode, sentenceFor } from './refusals'

export interface LoadedProps<Data> {
  /** What `useQuery` answers. */
  readonly query: {
    readonly data?: Data | undefined
    /** Of other variables, such as the year before: it stays until the new is there. Only where the page asks for it. */
    readonly previousData?: Data | undefined
    readonly error?: unknown
    readonly refetch: () => unknown
  }
  readonly skeleton?: ReactNode
  readonly keepsPrevious?: boolean
  readonly children: (data: Data) => ReactNode
}

export function Loaded<Data>({ query, skeleton = <PageSkeleton />, keepsPrevious, children }: LoadedProps<Data>) {
  const { error, refetch } = query
  const data = query.data ?? (keepsPrevious && !error ? query.previousData : undefined)
  if (data !== undefined) return children(data)
  if (!error) return skeleton
  return (
    <Notice
      tone={refusalCode(error) ? 'warn' : 'danger'}
      action={
        <Button size="s" onClick={() => void refetch()}>
          Try again
        </Button>
      }
    >
      {sentenceFor(error)}
    </Notice>
  )
}
