/** What this person wrote on this device and the server does not have yet: it is sent as soon as they are back, wherever they are. */
import { useEffect, useEffectEvent } from 'react'
import { keptChanges } from '../platform/live/kept'
import { loadRescues } from '../platform/live/rescues'
import { turnedAway } from '../platform/socket'
import { useStore } from '../platform/store'

export function useKeptWork(personId: string, refresh: () => unknown): void {
  useEffect(() => {
    void takeUp(personId)
  }, [personId])

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
