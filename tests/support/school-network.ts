// The network of a school, between one browser and the server: it goes and comes back, for pages and for what runs behind them.
import { once } from 'node:events'
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import net, { type AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'

export class SchoolNetwork {
  private readonly open = new Set<Duplex>()
  private readonly proxy = http.createServer((asked, answer) => this.pass(asked, answer))
  private isUp = true
  private build: string | null = null

  static async up(): Promise<SchoolNetwork> {
    const network = new SchoolNetwork()
    const { proxy } = network
    proxy.on('connection', (near: net.Socket) => (network.isUp ? network.hold(near) : near.destroy()))
    proxy.on('connect', (asked: IncomingMessage, near: Duplex) => network.join(asked, near))
    proxy.listen(0, '127.0.0.1')
    await once(proxy, 'listening')
    return network
  }

  get url(): string {
    return `http://127.0.0.1:${(this.proxy.address() as AddressInfo).port}`
  }

  goes(): void {
    this.isUp = false
    for (const socket of this.open) socket.destroy()
  }

  comesBack(): void {
    this.isUp = true
  }

  /** From now on the server seems to have been updated: its service worker is of this build. */
  brings(build: string): void {
    this.build = build
  }

  close(): void {
    this.goes()
    this.proxy.close()
  }

  private hold(socket: Duplex): void {
    this.open.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => this.open.delete(socket))
  }

  private pass(asked: IncomingMessage, answer: ServerResponse): void {
    const { method, headers, url = '' } = asked
    const { build } = this
    const isRenamed = build !== null && url.endsWith('/sw.js')
    // To be read here it must come whole, and not compressed.
    const { 'if-none-match': _, 'if-modified-since': __, ...whole } = headers
    const asking = isRenamed ? { ...whole, 'accept-encoding': 'identity' } : headers
    const onward = http.request(url, { method, headers: asking }, (found) => {
      if (isRenamed) return void renamed(found, answer, build)
      answer.writeHead(found.statusCode ?? 502, found.headers)
      found.pipe(answer)
    })
    onward.on('error', () => answer.destroy())
    asked.pipe(onward)
  }

  /** A line that stays open, such as that of a WebSocket. */
  private join(asked: IncomingMessage, near: Duplex): void {
    const [host, port] = (asked.url ?? '').split(':')
    const far = net.connect(Number(port), host, () => {
      near.write('HTTP/1.1 200 Connection established\r\n\r\n')
      near.pipe(far).pipe(near)
    })
    this.hold(far)
    far.on('close', () => near.destroy())
    near.on('close', () => far.destroy())
  }
}

async function renamed(found: IncomingMessage, answer: ServerResponse, build: string): Promise<void> {
  const script = Buffer.concat(await found.toArray()).toString()
  const { 'content-length': _, ...headers } = found.headers
  answer.writeHead(found.statusCode ?? 502, headers)
  answer.end(script.replace(/("build":\s*")[^"]+/, `$1${build}`))
}
