// A web server of somebody else, by https, under names that exist in a test only, and a count of who connected to it.
import { once } from 'node:events'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Outside } from '../../apps/api/src/platform/outbound/outbound.js'
import { certificateFor } from './certificate.js'

type Answer = (
  request: { url: string; headers: Record<string, unknown> },
  reply: import('node:http').ServerResponse,
) => void

export interface Elsewhere {
  readonly port: number
  /** What the outbound client is told of the world: these names stand for this server. */
  readonly outside: Outside
  /** Sockets that were opened, whatever came of them. */
  connections(): number
  answer(act: Answer): void
  close(): Promise<void>
}

export async function elsewhere(names: readonly string[]): Promise<Elsewhere> {
  const certificate = certificateFor(names)
  let connections = 0
  let act: Answer = (_, reply) => void reply.writeHead(404).end()
  const server = https.createServer(certificate, (request, reply) =>
    act({ url: request.url ?? '', headers: request.headers }, reply),
  )
  server.on('connection', () => {
    connections += 1
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    outside: {
      resolve: async (host) => (names.includes(host) ? [{ address: '127.0.0.1', family: 4 }] : []),
      mayAsk: (address) => address === '127.0.0.1',
      ca: certificate.cert,
    },
    connections: () => connections,
    answer: (next) => {
      act = next
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
