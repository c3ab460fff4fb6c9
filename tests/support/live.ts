// Live documents from a test: the browser's own provider over a real socket with a person's cookie.
import { wordsOnBoard } from '@alongside/contracts/board-words'
import type { ClientToServer, ServerToClient } from '@alongside/contracts/live'
import type { DocumentId } from '@alongside/domain/ids'
import { io, type Socket } from 'socket.io-client'
import { LiveDocument, type ReadWords } from '../../apps/web/src/platform/live/LiveDocument.js'
import type { Someone } from './world.js'

export type TestSocket = Socket<ServerToClient, ClientToServer>

export function socketOf(someone: Pick<Someone, 'url' | 'cookie'>, headers: Record<string, string> = {}): TestSocket {
  return io(someone.url, {
    path: '/rt',
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 200,
    extraHeaders: { origin: someone.url, ...(someone.cookie ? { cookie: someone.cookie } : {}), ...headers },
  })
}

/** Waits for a condition by asking again after every turn of the loop; the test's own time limit ends it. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5))
}

export class Browser {
  readonly socket: TestSocket
  readonly live: LiveDocument

  constructor(someone: Someone, document: DocumentId, readWords: ReadWords = wordsOnBoard) {
    this.socket = socketOf(someone)
    this.live = new LiveDocument(this.socket, document, { readWords })
  }

  get doc() {
    return this.live.doc
  }

  async joined(): Promise<this> {
    await until(() => this.live.state().status !== 'joining' && this.live.state().status !== 'offline')
    return this
  }

  /** Everything typed here is stored on the server. */
  async saved(): Promise<void> {
    this.live.flush()
    await until(() => this.live.state().pending === 0)
  }

  close(): void {
    this.live.leave()
    this.socket.close()
  }
}
