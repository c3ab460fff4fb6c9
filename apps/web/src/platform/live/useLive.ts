/** A live document for as long as a page shows it, and until its last edit is stored. */
import { keepsOnDevice, type LiveKindName } from '@alongside/contracts/live-kinds'
import type { DocumentId } from '@alongside/domain/ids'
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import { reportWork } from '../save-state'
import { useViewer } from '../session'
import { liveSocket } from '../socket'
import { DeviceOutbox } from './DeviceOutbox'
import { canKeep } from './device-store'
import { LiveDocument, type LiveState, type ReadWords } from './LiveDocument'
import { MemoryOutbox } from './outbox.js'
import { showRescue } from './rescues'

export interface LiveWish {
  /** Whether this kind may leave unsent words on a disk. */
  readonly keeps: boolean
  readonly personId: string
  /** What the document is called, for words that find no way back into it. */
  readonly title: string
  /** Reads what its author wrote. */
  readonly readWords?: ReadWords
}

interface Open {
  readonly live: Promise<LiveDocument>
  users: number
}
const opened = new Map<DocumentId, Open>()

function enter(id: DocumentId, wish: LiveWish): Promise<LiveDocument> {
  const known = opened.get(id)
  if (known) {
    known.users += 1
    return known.live
  }
  const live = liveSocket().then((socket) => {
    const { keeps, personId, title, ...more } = wish
    const outbox =
      keeps && canKeep()
        ? new DeviceOutbox(personId, id, title)
        : new MemoryOutbox((rescue) => showRescue(rescue, false))
    const made = new LiveDocument(socket, id, { outbox, title, ...more })
    made.watch(() => {
      const { pending, kept, survives, heldUp } = made.state()
      reportWork(id, { pending, kept, isKeeping: survives, heldUp })
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
    const { pending, status } = live.state()
    // What is on the disk is known only when the document has been joined.
    const isDone = pending === 0 && (status === 'live' || status === 'closed')
    if (known.users > 0 || !isDone || opened.get(id) !== known) return
    opened.delete(id)
    live.leave()
    reportWork(id, null)
  })
}

/** Whoever leaves in the middle of a word has written it all the same. */
addEventListener('pagehide', () => {
  for (const { live } of opened.values()) void live.then((one) => one.flush())
})

/** Opens a document that nobody looks at, until what this device keeps of it is stored or set aside. */
export async function deliver(id: DocumentId, wish: LiveWish): Promise<void> {
  await enter(id, wish)
  exit(id)
}

const nowhere = (): (() => void) => () => undefined

/** Null until the socket is there. */
export function useLive(id: DocumentId, kind: LiveKindName, title: string, readWords: ReadWords): LiveDocument | null {
  const { id: personId } = useViewer()
  const [live, setLive] = useState<LiveDocument | null>(null)
  // A new title, say, is no reason to leave and come back.
  const begin = useEffectEvent(() => enter(id, { keeps: keepsOnDevice(kind), personId, title, readWords }))
  useEffect(() => {
    let left = false
    void begin().then((entered) => {
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
  kept: 0,
  survives: false,
  heldUp: null,
  closedBy: null,
  present: [],
  rescued: [],
  generation: 0,
}

export const useLiveState = (live: LiveDocument | null): LiveState =>
  useSyncExternalStore(live?.watch ?? nowhere, live?.state ?? (() => idle))
