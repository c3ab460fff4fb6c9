/** What a running server is told from outside. Read once at the start; every part asks for `Config` instead of the environment. */
import { isIP } from 'node:net'
import type { Connection } from './db/connection.js'
import type { Outside } from './outbound/outbound.js'

export interface ServeOptions {
  readonly app: Connection
  /** Migrates and prepares roles; without it the schema must be ready. */
  readonly owner: Connection | null
  readonly port: number
  readonly host: string
  /** Rules origin, cookies and links in mails. Default: where the server listens. */
  readonly publicUrl: string | null
  /** Folder of the built client; null serves the API alone. */
  readonly webRoot: string | null
  readonly demo: boolean
  readonly embedded: boolean
  readonly dataDir: string
  readonly smtpUrl: string | null
  readonly redisUrl: string | null
  /** Wraps the keys of the schools: 32 random bytes in base64. Without it a file beside the data folder holds one. */
  readonly key?: string | null
  /** Which operations are run: those the client was built with, or any. Default: any where only this machine can ask. */
  readonly operations?: 'built' | 'any'
  /** Only tests say so: this database may lose everything with the power. No setting of an installation leads here. */
  readonly isThrowAway?: boolean
  /** Only tests say so: names and addresses of a world without an internet. */
  readonly outside?: Outside
  readonly progress?: (line: string) => void
  /** Where the log goes, one line of JSON each; default: what the process says. */
  readonly log?: { write(line: string): void }
}

export class Config {
  private address = ''
  /** The mail server, `smtp://user:password@host:587?from=address`; null sends nothing. */
  readonly smtp: string | null

  constructor(readonly options: ServeOptions) {
    this.smtp = options.smtpUrl ?? null
    if (this.smtp !== null && !/^smtps?:$/.test(URL.canParse(this.smtp) ? new URL(this.smtp).protocol : '')) {
      throw new Error('SMTP_URL is no address of a mail server, such as smtp://user:password@mail.school.example:587')
    }
  }

  /** Told once the port is known. */
  listenAt(address: string): void {
    this.address = address
  }

  get publicUrl(): string {
    return (this.options.publicUrl ?? this.address).replace(/\/+$/, '')
  }
  get isSecure(): boolean {
    return this.publicUrl.startsWith('https:')
  }
  /** `__Host-` binds the cookie to this origin; without https the port in its name keeps two copies on one machine apart. */
  get cookieName(): string {
    return this.isSecure
      ? '__Host-alongside'
      : `alongside-${new URL(this.publicUrl || 'http://localhost').port || '80'}`
  }
  /** Origins a browser may open a socket from, or send a change from. */
  isOwnOrigin(origin: string | undefined): boolean {
    if (origin === undefined) return false
    if (origin === this.publicUrl) return true
    if (this.options.publicUrl !== null) return false
    // Without PUBLIC_URL the server is tried on this machine, by whichever loopback name.
    try {
      const { hostname, port } = new URL(origin)
      return isLoopback(hostname) && port === new URL(this.address).port
    } catch {
      return false
    }
  }
  get takesAnyOperation(): boolean {
    const { operations, host, publicUrl } = this.options
    if (operations !== undefined) return operations === 'any'
    return isLoopback(host) && (publicUrl === null || isLoopback(new URL(publicUrl).hostname))
  }
  /** Mail can leave the house. */
  get sendsMail(): boolean {
    return this.smtp !== null
  }
  get hasMailbox(): boolean {
    return this.options.demo
  }
}

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'))
