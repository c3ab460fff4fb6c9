/** News from the server: that something changed, never what. Whoever hears it asks GraphQL again. */
import type { EventName, Events } from '@alongside/contracts/events'
import { useEffect, useEffectEvent } from 'react'
import { type LiveSocket, liveSocket } from './socket'

type Listener = (name: EventName, event: Events[EventName]) => void
/** What the socket calls; its own types want one event at a time, and here all are heard alike. */
type Hears = Record<'on' | 'off', (name: string, heard: (event: never) => void) => void>

function listen(names: readonly EventName[], heard: Listener, back: () => void): () => void {
  let stop: (() => void) | null = null
  let left = false
  void liveSocket().then((socket: LiveSocket) => {
    if (left) return
    const hears = socket as unknown as Hears
    const each = names.map((name) => [name, (event: Events[EventName]) => heard(name, event)] as const)
    for (const [name, listener] of each) hears.on(name, listener)
    socket.io.on('reconnect', back)
    stop = () => {
      for (const [name, listener] of each) hears.off(name, listener)
      socket.io.off('reconnect', back)
    }
  })
  return () => {
    left = true
    stop?.()
  }
}

/** News that comes close together is answered by one question. */
const gatherMs = 120

/**
 * Asks again when something on the page has changed. Several events make one question; so does coming back after the
 * connection was lost, because what was said in between was not heard.
 */
export function useRefresh<Name extends EventName>(
  names: Name | readonly Name[],
  refetch: () => unknown,
  concerns: (event: Events[Name]) => boolean = () => true,
): void {
  const ask = useEffectEvent(refetch)
  const matters = useEffectEvent(concerns)
  const key = typeof names === 'string' ? names : names.join(' ')
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    let isAsking = false
    let isStale = false
    const soon = () => {
      // An answer that is on its way may not know of this yet: it is awaited, then asked for once more.
      if (isAsking) isStale = true
      else timer ??= setTimeout(() => void question(), gatherMs)
    }
    const question = async () => {
      timer = null
      isAsking = true
      try {
        await ask()
      } catch {
        // The page shows what it last knew; coming back after a lost connection asks again.
      }
      isAsking = false
      if (isStale && !left) soon()
      isStale = false
    }
    let left = false
    const stop = listen(
      key.split(' ') as Name[],
      (_name, event) => {
        if (matters(event as Events[Name])) soon()
      },
      soon,
    )
    return () => {
      left = true
      stop()
      if (timer) clearTimeout(timer)
    }
  }, [key])
}
