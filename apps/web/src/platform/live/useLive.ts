/** A live document for as long as a page shows it. */
import type { DocumentId } from '@alongside/domain/ids'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { reportWork } from '../save-state'
import { liveSocket } from '../socket'
import { LiveDocument, type LiveState } from './LiveDocument'

const nowhere = (): (() => void) => () => undefined

/** Null until the socket is there. */
export function useLive(id: DocumentId): LiveDocument | null {
  const [live, setLive] = useState<LiveDocument | null>(null)
  useEffect(() => {
    let open: LiveDocument | null = null
    let left = false
    void liveSocket().then((socket) => {
      if (left) return
      open = new LiveDocument(socket, id)
      // Unsent changes live in this page's memory; the top bar says so.
      open.watch(() => open && reportWork(id, { pending: open.state().pending, keptOnDevice: false }))
      setLive(open)
    })
    return () => {
      left = true
      open?.leave()
      reportWork(id, null)
      setLive(null)
    }
  }, [id])
  return live
}

const idle: LiveState = {
  status: 'joining',
  canWrite: false,
  pending: 0,
  closedBy: null,
  present: [],
  rescued: [],
  generation: 0,
}

export const useLiveState = (live: LiveDocument | null): LiveState =>
  useSyncExternalStore(live?.watch ?? nowhere, live?.state ?? (() => idle))
