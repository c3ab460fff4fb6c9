// Bad networks between a browser and the server: a line that can fall silent, and messages that get lost or come twice.
import net from 'node:net'
import type { TestSocket } from './live.js'

/** A way to the server that can fall silent without being closed, as when a laptop leaves the building. */
export class Tunnel {
  private readonly pairs = new Set<[net.Socket, net.Socket]>()
  private isSilent = false
  private readonly listening: net.Server

  private constructor(target: URL) {
    this.listening = net.createServer((near) => {
      const far = net.connect(Number(target.port), target.hostname)
      const pair: [net.Socket, net.Socket] = [near, far]
      this.pairs.add(pair)
      for (const [from, to] of [pair, [far, near] as const]) {
        from.on('data', (bytes) => this.isSilent || to.write(bytes))
        from.on('error', () => undefined)
        from.on('close', () => {
          to.destroy()
          this.pairs.delete(pair)
        })
      }
    })
  }

  static async to(url: string): Promise<Tunnel> {
    const tunnel = new Tunnel(new URL(url))
    await new Promise<void>((resolve) => tunnel.listening.listen(0, '127.0.0.1', resolve))
    return tunnel
  }

  get url(): string {
    return `http://127.0.0.1:${(this.listening.address() as net.AddressInfo).port}`
  }

  /** Nothing passes any more, and nobody is told. */
  fallSilent(): void {
    this.isSilent = true
  }

  /** New lines work; whoever still holds an old one hears nothing on it. */
  recover(): void {
    for (const [, far] of this.pairs) far.removeAllListeners('data')
    this.isSilent = false
  }

  close(): void {
    for (const pair of this.pairs) for (const socket of pair) socket.destroy()
    this.listening.close()
  }
}

type Say = (...answer: unknown[]) => void

/** By seeded chance an edit gets lost, arrives twice, arrives late, or its answer gets lost. Counts what happened. */
export function disturb(socket: TestSocket, pick: (below: number) => number): Record<string, number> {
  const happened: Record<string, number> = { lost: 0, twice: 0, late: 0, unanswered: 0 }
  const emit = socket.emit.bind(socket) as (name: string, ...rest: unknown[]) => TestSocket
  const disturbed = (name: string, ...rest: unknown[]): TestSocket => {
    const say = rest.at(-1)
    if (name !== 'live:update' || typeof say !== 'function') return emit(name, ...rest)
    const fate = pick(20)
    const told = (what: string): void => {
      happened[what] = (happened[what] ?? 0) + 1
    }
    if (fate === 0) {
      told('lost')
      return socket
    }
    if (fate === 1) {
      told('unanswered')
      return emit(name, rest[0], () => undefined)
    }
    if (fate < 6) {
      told('twice')
      emit(name, rest[0], (() => undefined) satisfies Say)
    } else if (fate < 9) {
      told('late')
      setTimeout(() => socket.connected && emit(name, ...rest), 5)
      return socket
    }
    return emit(name, ...rest)
  }
  socket.emit = disturbed as typeof socket.emit
  return happened
}
