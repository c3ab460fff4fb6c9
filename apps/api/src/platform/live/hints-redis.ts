/** Hints by a Redis stream: read from where one stopped, so that a short break loses nothing. A Redis that is away or wrong stops nobody. */
import { setTimeout as pause } from 'node:timers/promises'
import { Redis } from 'ioredis'

interface Ears {
  hint(payload: string): void
  /** The stream can be read and written, or no longer. */
  stands(isUp: boolean): void
  report(error: unknown): void
}

/** About this many hints are kept for nodes that were cut off. */
const keeps = 10_000
const readAtOnce = 500
/** How long one reading waits for something new, and how long anything may take before the line counts as cut, in milliseconds. */
const waits = 1_000
const answersWithin = 3_000
const tryAgain = 1_000

export class RedisHints {
  isUp = false
  private closed = false
  private hasComplained = false
  private reader: Redis | null = null
  private writer: Redis | null = null
  private reading: Promise<void> = Promise.resolve()
  private last: string | null = null
  private readonly end = new AbortController()

  constructor(
    private readonly url: string,
    private readonly stream: string,
    private readonly ears: Ears,
  ) {}

  start(): void {
    this.reading = this.read()
  }

  /** False when Redis did not take them: then they go another way. */
  async say(payloads: readonly string[]): Promise<boolean> {
    const { writer } = this
    if (!this.isUp || !writer) return false
    try {
      await Promise.all(payloads.map((payload) => writer.xadd(this.stream, 'MAXLEN', '~', keeps, '*', 'hint', payload)))
      return true
    } catch {
      // The reader may still wait on a line that is dead: it begins anew as well.
      this.cut()
      return false
    }
  }

  async close(): Promise<void> {
    this.closed = true
    this.end.abort()
    this.cut()
    await this.reading
  }

  private async read(): Promise<void> {
    while (!this.closed) {
      try {
        await this.connect()
        this.hasComplained = false
        this.isUp = true
        this.ears.stands(true)
        for (;;) await this.readOn()
      } catch (error) {
        this.away(error)
      }
      await pause(tryAgain * (0.5 + Math.random()), undefined, { signal: this.end.signal }).catch(() => undefined)
    }
  }

  private async connect(): Promise<void> {
    const { protocol } = new URL(this.url)
    if (!/^rediss?:$/.test(protocol)) throw new Error('REDIS_URL is no address such as redis://host:6379')
    this.reader = this.line()
    this.writer = this.line()
    await Promise.all([this.reader.connect(), this.writer.connect()])
    this.last ??= (await this.reader.xrevrange(this.stream, '+', '-', 'COUNT', 1))[0]?.[0] ?? '0-0'
    // Only what can be written is worth listening to: a replica, or a key of somebody else's, is found out here.
    await this.writer.xadd(this.stream, 'MAXLEN', '~', keeps, '*', 'hello', '')
  }

  private line(): Redis {
    const line = new Redis(this.url, {
      lazyConnect: true,
      retryStrategy: null,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      connectTimeout: answersWithin,
      commandTimeout: answersWithin,
    })
    // Whoever asked hears of it.
    line.on('error', () => undefined)
    return line
  }

  private async readOn(): Promise<void> {
    const read = this.reader?.xread('COUNT', readAtOnce, 'BLOCK', waits, 'STREAMS', this.stream, this.last ?? '$')
    const answer = (await read) as [string, [string, string[]][]][] | null | undefined
    for (const [id, fields] of answer?.[0]?.[1] ?? []) {
      this.last = id
      if (fields[0] === 'hint' && fields[1] !== undefined) this.ears.hint(fields[1])
    }
  }

  private away(error: unknown): void {
    this.cut()
    if (this.isUp) {
      this.isUp = false
      this.ears.stands(false)
    }
    if (this.closed || this.hasComplained) return
    this.hasComplained = true
    this.ears.report(
      new Error('Redis cannot be used; nodes wake one another through Postgres until it can.', { cause: error }),
    )
  }

  private cut(): void {
    this.reader?.disconnect()
    this.writer?.disconnect()
  }
}
