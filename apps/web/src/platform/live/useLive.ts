/** A live document for as long as a page shows it, and until its last edit is stored. */
import type { DocumentId } from '@alongside/domain/ids'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { reportWork } from '../save-state'
import { liveSocket } from '../socket'
import { LiveDocument, type LiveState } from './LiveDocument'

interface Open {
  readonly live: Promise<LiveDocument>
  users: number
}
const opened = new Map<DocumentId, Open>()

function enter(id: DocumentId): Promise<LiveDocument> {
  const known = opened.get(id)
  if (known) {
    known.users += 1
    return known.live
  }
  const live = liveSocket().then((socket) => {
    const made = new LiveDocument(socket, id)
    // Unsent changes live in this page's memory; the top bar says so.
    made.watch(() => {
      reportWork(id, { pending: made.state().pending, keptOnDevice: false })
      letGo(id)
    })
    return made
  })
  opened.set(id, { live, users: 1 })
  return live
}

function exit(id: DocumentId): void {
  const known = opened.get(id)
  if (!known) return
  known.users -= 1
  letGo(id)
}

/** Whoever turns the page while a change is on its way has not lost it. */
function letGo(id: DocumentId): void {
  const known = opened.get(id)
  if (!known || known.users > 0) return
  void known.live.then((live) => {
    if (known.users > 0 || live.state().pending > 0 || opened.get(id) !== known) return
    opened.delete(id)
    live.leave()
    reportWork(id, null)
  })
}

const nowhere = (): (() => void) => () => undefined

/** Null until the socket is there. */
export function useLive(id: DocumentId): LiveDocument | null {
  const [live, setLive] = useState<LiveDocument | null>(null)
  useEffect(() => {
    let left = false
    void enter(id).then((entered) => {
      if (!left) setLive(entered)
    })
    return () => {
      left = true
      setLive(null)
      exit(id)
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
