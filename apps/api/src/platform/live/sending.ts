/**
 * What a turn sends: answers to those whose edits it kept, and its news to everybody at the document. Each browser's part goes out in one
 * write, and the frame with the news is made once for all of them: writing to sockets is what live editing costs most.
 */
import type { Browser } from './browsers.js'

/** The lower layers of a connection, as engine.io and ws have them: neither offers to send a frame that was made before. */
interface Engine {
  readonly readyState: string
  readonly writeBuffer: readonly unknown[]
  readonly transport: { writable: boolean; readonly socket?: Socket }
  write(packet: string): void
  flush(): void
}
interface Socket {
  readonly readyState: number
  readonly _socket?: { cork(): void; uncork(): void; write(bytes: Uint8Array): void }
}

const open = 1

export class Sending {
  private readonly answers = new Map<Browser, (() => void)[]>()
  private isDue = false

  /** Answers with the next news to the same browser, or when this turn's work is done. */
  answer(to: Browser, say: () => void): void {
    const waiting = this.answers.get(to)
    if (waiting) waiting.push(say)
    else this.answers.set(to, [say])
    if (this.isDue) return
    this.isDue = true
    queueMicrotask(() => {
      this.isDue = false
      for (const browser of this.answers.keys()) this.to(browser, null)
    })
  }

  /** Tells these browsers of an event, as socket.io writes it. */
  tell(browsers: Iterable<Browser>, event: string, news: object): void {
    const packet = `2${JSON.stringify([event, news])}`
    const frame = textFrame(`4${packet}`)
    for (const browser of browsers) this.to(browser, { packet, frame })
  }

  private to(browser: Browser, news: { readonly packet: string; readonly frame: Buffer } | null): void {
    const engine = browser.conn as unknown as Engine
    const { socket } = engine.transport
    const line = socket?._socket
    const answers = this.answers.get(browser)
    const isFree = line && socket.readyState === open && engine.readyState === 'open' && engine.writeBuffer.length === 0
    if (answers) {
      this.answers.delete(browser)
      if (!(isFree && engine.transport.writable)) for (const say of answers) say()
      else {
        line.cork()
        // What is written to a line that is busy is gathered, and sent as one.
        engine.transport.writable = false
        for (const say of answers) say()
        engine.transport.writable = true
        engine.flush()
        if (news && engine.writeBuffer.length === 0) line.write(news.frame)
        else if (news) engine.write(news.packet)
        line.uncork()
        return
      }
    }
    if (!news) return
    // In the order of what waits before it, if anything does.
    if (isFree && engine.writeBuffer.length === 0) line.write(news.frame)
    else engine.write(news.packet)
  }
}

/** A text as one WebSocket frame from server to browser. */
function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(head + length)
  frame[0] = 0x81
  frame[1] = length < 126 ? length : length < 65_536 ? 126 : 127
  if (head === 4) frame.writeUInt16BE(length, 2)
  if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2)
  frame.write(text, head)
  return frame
}
