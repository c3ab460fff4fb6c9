// Live documents as a browser has them: the client's own provider over a real socket with a person's cookie.
import { register } from 'node:module'
import { setTimeout as pause } from 'node:timers/promises'
import { io } from 'socket.io-client'

register('./typescript.mjs', import.meta.url)

/** Opens a document; gives the provider once its contents are there. */
export async function openLive({ url, cookie }, documentId) {
  const { LiveDocument } = await import('../../apps/web/src/platform/live/LiveDocument.ts')
  const socket = io(url, {
    path: '/rt',
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { origin: url, cookie },
  })
  const live = new LiveDocument(socket, documentId)
  await until(live, ({ status }) => status === 'live' || status === 'closed')
  const { closedBy } = live.state()
  if (closedBy) throw new Error(`The document is closed: ${closedBy}`)
  return {
    live,
    /** Resolves when the server has stored everything, which it is sent when the provider thinks fit. */
    async stored() {
      await until(live, ({ pending }) => pending === 0)
      const [lost] = live.state().rescued
      if (lost) throw new Error(`The server refused an edit: ${lost.code}`)
    },
    /** The same, sent at once. */
    saved() {
      live.flush()
      return this.stored()
    },
    /** Resolves when the document has become so. */
    sees: (holds) =>
      patiently(
        (look) => {
          live.doc.on('update', look)
          return () => live.doc.off('update', look)
        },
        () => holds(live.doc),
      ),
    close() {
      live.leave()
      socket.close()
    },
  }
}

/** Waits for a state of the provider. */
const until = (live, holds) =>
  patiently(
    (look) => live.watch(look),
    () => holds(live.state()),
  )

/** Looks again at each turn, for half a minute at most. */
async function patiently(watch, holds) {
  let stop = () => {}
  const limit = new AbortController()
  const held = new Promise((resolve) => {
    const look = () => holds() && resolve(true)
    stop = watch(look)
    look()
  })
  const late = pause(30_000, false, { signal: limit.signal }).catch(() => true)
  const came = await Promise.race([held, late])
  stop()
  limit.abort()
  if (!came) throw new Error('Waited half a minute for a live document.')
}
