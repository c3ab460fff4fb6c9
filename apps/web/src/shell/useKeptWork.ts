/** What this person wrote on this device and the server does not have yet: it is sent as soon as they are back, wherever they are. */
import type { ApolloClient } from '@apollo/client'
import { useApolloClient } from '@apollo/client/react'
import { useEffect, useEffectEvent } from 'react'
import { canKeep } from '../platform/live/device-store'
import { keptChanges } from '../platform/live/kept'
import { loadRescues } from '../platform/live/rescues'
import { keptOnShelf } from '../platform/offline/DeviceShelf'
import { turnedAway } from '../platform/socket'
import { createStore, useStore } from '../platform/store'

/** Something of a lesson waits on this device: what the server does not take of it is shown on every page. */
export const notesAreHere = createStore(false)

export function useKeptWork(personId: string, refresh: () => unknown): void {
  const client = useApolloClient()
  useEffect(() => {
    void takeUp(personId)
    void takeUpNotes(personId, client).catch(console.error)
  }, [personId, client])

  // The session has ended: asking who I am says so to the page, and what is unsent stays where it is.
  const reason = useStore(turnedAway)
  const ask = useEffectEvent(refresh)
  useEffect(() => {
    if (reason === 'sign-in.required') ask()
  }, [reason])
}

async function takeUp(personId: string): Promise<void> {
  try {
    await loadRescues(personId)
    const waiting = await keptChanges(personId)
    if (waiting.size === 0) return
    const { deliver } = await import('../platform/live/useLive')
    for (const id of waiting.keys()) await deliver(id, { keeps: true, personId, title: '' })
  } catch (error) {
    // The words stay on the disk; the page itself has to work all the same.
    console.error(error)
  }
}

async function takeUpNotes(personId: string, client: ApolloClient): Promise<void> {
  if (!canKeep() || (await keptOnShelf(personId)) === 0) return
  const [{ beginSending }, { readTray }, { beginSendingEvidence }] = await Promise.all([
    import('../features/classroom/sending'),
    import('../features/classroom/tray'),
    import('../features/evidence/evidence-sending'),
  ])
  void beginSendingEvidence(client, personId)
  beginSending(client, personId)
  await readTray()
  notesAreHere.set(true)
}
