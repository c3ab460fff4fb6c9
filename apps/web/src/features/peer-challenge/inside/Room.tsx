/** Joins a document of a peer challenge and gives everything inside what it needs to know. Nothing of it is kept on this device. */
import type { Present } from '@alongside/contracts/live'
import type { LiveKindName } from '@alongside/contracts/live-kinds'
import type { RowMaker } from '@alongside/contracts/written-rows'
import type { DocumentId } from '@alongside/domain/ids'
import type { ReactNode } from 'react'
import type * as Y from 'yjs'
import type { ReadWords } from '../../../platform/live/LiveDocument'
import { useLive, useLiveState } from '../../../platform/live/useLive'
import { usePresent } from '../../../platform/live/usePresent'
import { sentenceForCode } from '../../../platform/refusals'
import { useViewer } from '../../../platform/session'
import { Notice } from '../../../ui/Notice'
import { PageSkeleton } from '../../../ui/Skeleton'

export interface Ground {
  readonly doc: Y.Doc
  readonly canWrite: boolean
  readonly others: readonly Present[]
  /** Marks what is made here as mine. */
  readonly maker: () => RowMaker
  /** Tells the others where I am; empty words: nowhere. */
  readonly tell: (row: string, field: string) => void
  /** What was typed is on its way at once. */
  readonly flush: () => void
}

export interface RoomProps {
  readonly documentId: string
  readonly kind: LiveKindName
  readonly title: string
  readonly words: ReadWords
  /** The school that this person writes for. */
  readonly urn: string
  readonly children: (ground: Ground) => ReactNode
}

export function Room({ documentId, kind, title, words, urn, children }: RoomProps) {
  const live = useLive(documentId as DocumentId, kind, title, words)
  const { id } = useViewer()
  const others = usePresent(live)
  const { status, closedBy, canWrite, generation } = useLiveState(live)
  if (status === 'closed') {
    return <Notice tone="warn">{closedBy ? sentenceForCode(closedBy) : 'This cannot be opened just now.'}</Notice>
  }
  if (!live || status === 'joining') return <PageSkeleton />
  return (
    <div key={generation}>
      {children({
        doc: live.doc,
        canWrite,
        others,
        maker: () => madeNow(id, urn),
        tell: (cardId, field) => live.setPresence({ cardId, field }),
        flush: () => live.flush(),
      })}
    </div>
  )
}

const madeNow = (createdBy: string, createdUrn: string): RowMaker => ({
  createdBy,
  createdUrn,
  createdAt: new Date().toISOString(),
})
