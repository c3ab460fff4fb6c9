// A WebSocket as lean as it can be, for a process that holds thousands of them: one reading buffer for all, frames judged
// in place, and a mask of zeros, which leaves what is sent as it is.
import { randomBytes } from 'node:crypto'
import net from 'node:net'

const shared = Buffer.allocUnsafe(256 * 1024)
const opcodes = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 }

/**
 * Resolves when the line is open. What is heard is only good until the listener returns.
 * @param {{ port: number, path: string, headers?: Record<string, string>, heard: (bytes: Buffer, isText: boolean) => void, closed: () => void }} how
 */
export function openLine({ port, path, headers = {}, heard, closed }) {
  return new Promise((resolve, reject) => {
    let rest = null
    let isOpen = false
    const socket = net.connect({ host: '127.0.0.1', port, onread: { buffer: shared, callback: read } })
    const line = {
      text: (words) => send(opcodes.text, Buffer.byteLength(words), (frame, at) => frame.write(words, at)),
      binary: (bytes) => send(opcodes.binary, bytes.length, (frame, at) => frame.set(bytes, at)),
      close: () => socket.destroy(),
    }
    socket.setNoDelay(true)
    socket.once('connect', () => socket.write(question(port, path, headers)))
    socket.on('error', (error) => (isOpen ? undefined : reject(error)))
    socket.on('close', () => (isOpen ? closed() : reject(new Error('The line was closed before it was open.'))))
    return

    function send(opcode, length, put) {
      const head = length < 126 ? 2 : length < 65_536 ? 4 : 10
      const frame = Buffer.allocUnsafe(head + 4 + length)
      frame[0] = 0x80 | opcode
      frame[1] = 0x80 | (head === 2 ? length : head === 4 ? 126 : 127)
      if (head === 4) frame.writeUInt16BE(length, 2)
      if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2)
      frame.fill(0, head, head + 4)
      put(frame, head + 4)
      socket.write(frame)
    }

    function read(count) {
      const fresh = shared.subarray(0, count)
      let bytes = rest === null ? fresh : Buffer.concat([rest, fresh])
      if (!isOpen) {
        const end = bytes.indexOf('\r\n\r\n')
        if (end === -1) {
          rest = Buffer.from(bytes)
          return true
        }
        if (!bytes.subarray(0, 12).equals(Buffer.from('HTTP/1.1 101'))) {
          reject(new Error(`The server answered ${bytes.toString('latin1', 0, 80)}`))
          socket.destroy()
          return false
        }
        isOpen = true
        bytes = bytes.subarray(end + 4)
        resolve(line)
      }
      const used = frames(bytes)
      rest = used === bytes.length ? null : Buffer.from(bytes.subarray(used))
      return true
    }

    /** Hands on every whole frame; gives how many bytes they took. */
    function frames(bytes) {
      let at = 0
      while (at + 2 <= bytes.length) {
        const opcode = bytes[at] & 0x0f
        let length = bytes[at + 1] & 0x7f
        let from = at + 2
        if (length === 126) {
          if (from + 2 > bytes.length) break
          length = bytes.readUInt16BE(from)
          from += 2
        } else if (length === 127) {
          if (from + 8 > bytes.length) break
          length = Number(bytes.readBigUInt64BE(from))
          from += 8
        }
        if (from + length > bytes.length) break
        at = from + length
        const payload = bytes.subarray(from, at)
        if (opcode === opcodes.ping) send(opcodes.pong, length, (frame, place) => frame.set(payload, place))
        else if (opcode === opcodes.close) socket.destroy()
        else heard(payload, opcode === opcodes.text)
      }
      return at
    }
  })
}

const question = (port, path, headers) =>
  [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '\r\n',
  ].join('\r\n')
