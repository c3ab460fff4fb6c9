// Somebody who speaks the live protocol by hand: every byte of an edit is theirs to choose.
import { toBase64 } from '@alongside/contracts/bytes'
import { isRefused, type Joined, protocolVersion } from '@alongside/contracts/live'
import type { DocumentId } from '@alongside/domain/ids'
import * as Y from 'yjs'
import { socketOf, type TestSocket } from './live.js'
import type { Someone } from './world.js'

export class RawWriter {
  readonly socket: TestSocket
  /** Everything the server says by itself, in order. */
  readonly heard: { name: string; event: unknown }[] = []
  private n = 0
  joined: Joined | null = null

  constructor(
    readonly someone: Pick<Someone, 'url' | 'cookie'>,
    readonly id: string,
  ) {
    this.socket = socketOf(someone)
    this.socket.onAny((name: string, event: unknown) => this.heard.push({ name, event }))
  }

  /** The refusal, or null. */
  async join(more: object = {}): Promise<string | null> {
    const answer = await this.socket.emitWithAck('live:join', {
      v: protocolVersion,
      documentId: this.id as DocumentId,
      stateVector: new Uint8Array([0]),
      ...more,
    })
    if (isRefused(answer)) return answer.refused
    this.joined = answer
    this.n = answer.lastN
    return null
  }

  /** A copy of the document as the server has it now, in which this writer's edits count as theirs. */
  async copy(): Promise<Y.Doc> {
    const refused = await this.join(this.joined ? { client: this.joined.client } : {})
    if (refused) throw new Error(`refused: ${refused}`)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, new Uint8Array(this.joined!.difference))
    doc.clientID = this.joined!.client
    return doc
  }

  /** Changes a copy as the test likes and sends what came of it; the refusal, or `taken`. */
  async write(change: (doc: Y.Doc) => void): Promise<string> {
    const doc = await this.copy()
    const before = Y.encodeStateVector(doc)
    doc.transact(() => change(doc))
    return this.send(Y.encodeStateAsUpdate(doc, before))
  }

  async send(update: Uint8Array, more: object = {}): Promise<string> {
    const { epoch = 1, client = 2 } = this.joined ?? {}
    const request = {
      documentId: this.id as DocumentId,
      epoch,
      client,
      n: this.n + 1,
      update: toBase64(update),
      ...more,
    }
    // So that a lost answer ends a test; how long one takes beside a flood is measured elsewhere.
    const answer = await this.socket.timeout(60_000).emitWithAck('live:update', request)
    if (isRefused(answer)) return answer.refused
    this.n = Math.max(this.n, answer.n)
    return 'taken'
  }

  told(name: string): unknown[] {
    return this.heard.filter((one) => one.name === name).map(({ event }) => event)
  }
}
