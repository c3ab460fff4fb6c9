/** The one socket of this browser: opened when somebody first needs it, shared by news and live documents. */
import { type ClientToServer, type ServerToClient, socketPath } from '@alongside/contracts/live'
import type { Socket } from 'socket.io-client'
import { backOff } from './live/back-off.js'
import { createStore } from './store'

export type LiveSocket = Socket<ServerToClient, ClientToServer>

export type Connection = 'idle' | 'connecting' | 'live' | 'reconnecting'

export const connection = createStore<Connection>('idle')
/** Why the server does not let this browser in, while it does not. */
export const turnedAway = createStore<string | null>(null)

let opening: Promise<LiveSocket> | null = null
let isClosed = false

/** A server that goes sends everybody away at once: they come back spread over some seconds, and ever more slowly. */
const spread = { reconnectionDelay: 1200, reconnectionDelayMax: 6000, randomizationFactor: 0.6 }

async function open(): Promise<LiveSocket> {
  connection.set('connecting')
  const { io } = await import('socket.io-client')
  const socket: LiveSocket = io({ path: socketPath, transports: ['websocket'], ...spread })
  let attempt = 0
  const again = (least: number): void => {
    attempt += 1
    setTimeout(() => !isClosed && socket.connect(), backOff(attempt, least))
  }
  socket.on('connect', () => {
    // A line that breaks as soon as it stands has not been one.
    setTimeout(() => {
      if (socket.connected) attempt = 0
    }, spread.reconnectionDelayMax)
    turnedAway.set(null)
    connection.set('live')
  })
  socket.on('disconnect', (reason) => {
    if (reason === 'io client disconnect') return
    connection.set('reconnecting')
    // The server closes a socket when somebody's rights change; whoever kept their place comes back.
    if (reason === 'io server disconnect') again(300)
  })
  socket.on('connect_error', ({ message }) => {
    connection.set('reconnecting')
    // Somebody was there and said no: the socket leaves it at that.
    if (socket.active) return
    turnedAway.set(message)
    if (message !== 'sign-in.required') again(message === 'live.quota' ? 5000 : 1000)
  })
  // The network is back, and the next attempt may be some seconds away.
  addEventListener('online', () => {
    setTimeout(() => {
      if (isClosed || socket.connected) return
      socket.disconnect()
      socket.connect()
    }, Math.random() * spread.reconnectionDelay)
  })
  return socket
}

/** The same socket after somebody has signed in again, so that what waits in this page goes on from where it was. */
export function liveSocket(): Promise<LiveSocket> {
  if (opening && isClosed) {
    connection.set('connecting')
    void opening.then((socket) => socket.connect())
  }
  isClosed = false
  opening ??= open()
  return opening
}

export function closeSocket(): void {
  isClosed = true
  turnedAway.set(null)
  connection.set('idle')
  void opening?.then((socket) => socket.disconnect())
}
