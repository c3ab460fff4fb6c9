/** Puts a question to the server that is answered, or shown to have been lost with the line. */
import type { ClientToServer, Refused, ServerToClient } from '@alongside/contracts/live'
import type { Socket } from 'socket.io-client'

export type LiveSocket = Socket<ServerToClient, ClientToServer>

/** In milliseconds; a line on which nothing is heard for so long is none. */
const answerWithin = 10_000

/** Null when no answer came: the line is down, or will be shown to be. */
export function ask<T>(
  socket: LiveSocket,
  put: (say: (answer: T | Refused) => void) => void,
  within = answerWithin,
): Promise<T | Refused | null> {
  // What is emitted without a line is kept by socket.io and sent later, out of turn: the next join asks again instead.
  if (!socket.connected) return Promise.resolve(null)
  return new Promise((resolve) => {
    const done = (answer: T | Refused | null): void => {
      clearTimeout(late)
      socket.off('disconnect', gone)
      resolve(answer)
    }
    const gone = (): void => done(null)
    const late = setTimeout(() => {
      done(null)
      // A connection that answers nothing is none: open another.
      if (socket.connected) socket.io.engine.close()
    }, within)
    socket.once('disconnect', gone)
    put(done)
  })
}
