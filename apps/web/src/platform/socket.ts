/** The one socket of this browser: opened when somebody first needs it, shared by news and live documents. */
import { type ClientToServer, type ServerToClient, socketPath } from '@alongside/contracts/live'
import type { Socket } from 'socket.io-client'
import { createStore } from './store'

export type LiveSocket = Socket<ServerToClient, ClientToServer>

export type Connection = 'idle' | 'connecting' | 'live' | 'reconnecting'

export const connection = createStore<Connection>('idle')

let opening: Promise<LiveSocket> | null = null

async function open(): Promise<LiveSocket> {
  connection.set('connecting')
  const { io } = await import('socket.io-client')
  const socket: LiveSocket = io({ path: socketPath, transports: ['websocket'], reconnectionDelayMax: 4000 })
  socket.on('connect', () => connection.set('live'))
  socket.on('disconnect', (reason) => {
    if (reason === 'io client disconnect') return
    connection.set('reconnecting')
    // The server closes a socket when somebody's rights change; whoever kept their place comes back at once.
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), 300)
  })
  socket.on('connect_error', () => connection.set('reconnecting'))
  return socket
}

export function liveSocket(): Promise<LiveSocket> {
  opening ??= open()
  return opening
}

export function closeSocket(): void {
  const closing = opening
  opening = null
  connection.set('idle')
  void closing?.then((socket) => socket.disconnect())
}
