// A line to Postgres along which no notification comes: to the node at its end every hint is lost.
import { once } from 'node:events'
import net, { type AddressInfo } from 'node:net'
import path from 'node:path'
import type { Connection } from './postgres.js'

const notification = 'A'.charCodeAt(0)

export interface DeafLine {
  connection: Connection
  close(): void
}

export async function deafLine(to: Connection): Promise<DeafLine> {
  const open = new Set<net.Socket>()
  const server = net.createServer((near) => {
    const far = net.connect(
      to.host.startsWith('/') ? { path: path.join(to.host, `.s.PGSQL.${to.port}`) } : { host: to.host, port: to.port },
    )
    let rest: Buffer<ArrayBufferLike> = Buffer.alloc(0)
    near.pipe(far)
    far.on('data', (chunk) => {
      rest = Buffer.concat([rest, chunk])
      for (let whole = lengthOf(rest); whole !== null; whole = lengthOf(rest)) {
        if (rest[0] !== notification) near.write(rest.subarray(0, whole))
        rest = rest.subarray(whole)
      }
    })
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one)
      one.on('error', () => undefined)
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    connection: { ...to, host: '127.0.0.1', port },
    close: () => {
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}

/** A message is a letter, its length without the letter, and what it says; null while it is not all there. */
function lengthOf(bytes: Buffer): number | null {
  if (bytes.length < 5) return null
  const whole = 1 + bytes.readUInt32BE(1)
  return bytes.length < whole ? null : whole
}
