/** Everything that lives as long as one copy of the board's document does. */
import { useEffect, useState } from 'react'
import { type LiveDocument } from '../../platform/live/LiveDocument'
import { useLiveState } from '../../platform/live/useLive'
import { type Author, BoardActions } from './board-actions'
import { BoardStore } from './board-store'
import { Credit } from './credit'
import { Presence } from './presence'

export interface BoardSession {
  readonly live: LiveDocument
  readonly store: BoardStore
  readonly actions: BoardActions
  readonly presence: Presence
  readonly credit: Credit
  /** Another generation is another document: what hangs on it is made anew. */
  readonly generation: number
}

interface Me {
  readonly id: string
  /** Null for guests and readers, who make no cards. */
  readonly urn: string | null
}

function begin(live: LiveDocument, { id, urn }: Me): BoardSession {
  const store = new BoardStore(live.doc)
  const author: Author | null = urn === null ? null : { id, urn }
  const presence = new Presence(live, id)
  return {
    live,
    store,
    presence,
    actions: new BoardActions(live.doc, store, author),
    credit: new Credit(store, live, presence, id),
    generation: live.state().generation,
  }
}

/** Null while the document is on its way. */
export function useBoardSession(live: LiveDocument | null, { id, urn }: Me): BoardSession | null {
  const { generation } = useLiveState(live)
  const [session, setSession] = useState<BoardSession | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new generation brings a new document
  useEffect(() => {
    if (!live) return
    const begun = begin(live, { id, urn })
    setSession(begun)
    return () => {
      setSession(null)
      for (const part of [begun.credit, begun.presence, begun.actions, begun.store]) part.close()
    }
  }, [live, generation, id, urn])
  return session
}
