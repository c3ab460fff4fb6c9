/** Where letters leave the house: by SMTP where one is set, into the demo's mailbox, or not at all. */
import { Injectable } from '@nestjs/common'
import { createTransport, type Transporter } from 'nodemailer'
import { Config } from '../config.js'
import { type CalendarPart, calendarPartText } from './calendar-part.js'
import type { Letter } from './templates.js'

export interface Written {
  readonly subject: string
  readonly text: string
}

/** A letter on its way: its number is the same however often it is tried, so that mailboxes know it again. */
export interface Posting extends Written {
  readonly id: string
  readonly to: string
  readonly calendar: CalendarPart | null
  readonly writtenAt: Date
}

/** The other side had begun to read the letter when the line went: it may have it or not, and nobody here can know. */
export class Unsure extends Error {}

/** A server that does not answer in this time, in milliseconds, is asked again later. */
const patience = 15_000

@Injectable()
export class PostOffice {
  private readonly url: string | null
  private readonly from: string | null

  constructor(private readonly config: Config) {
    const url = config.smtp === null ? null : new URL(config.smtp)
    // `smtp://user:password@host:587?from=alongside@school.example`: who our mails say they are from.
    this.from = url?.searchParams.get('from') ?? null
    url?.searchParams.delete('from')
    this.url = url?.href ?? null
  }

  get sends(): boolean {
    return this.url !== null
  }

  /** The letter with its link. The address of this site comes from its configuration, never from a request. */
  write({ subject, paragraphs, path }: Letter): Written {
    const link = new URL(path, `${this.config.publicUrl}/`)
    if (link.origin !== new URL(this.config.publicUrl).origin) throw new Error(`A mail would lead elsewhere: ${path}`)
    const text = [...paragraphs, link.href, `Alongside · ${this.config.publicUrl}`].map(oneLine).join('\n\n')
    return { subject: oneLine(subject), text: `${text}\n` }
  }

  /** For letters one after the other; nothing is opened before the first. */
  line(): Line {
    return new Line(this.config, this.url, this.from)
  }
}

/** A connection to the mail server, kept from one letter to the next; a new one after anything went wrong on it. */
export class Line {
  private transport: Transporter | null = null
  private isReading = false

  constructor(
    private readonly config: Config,
    private readonly url: string | null,
    private readonly from: string | null,
  ) {}

  /** @throws Unsure when it was cut off half-way; any other error: it has not arrived. */
  async send({ id, to, subject, text, calendar, writtenAt }: Posting): Promise<void> {
    if (this.url === null) return
    const { hostname } = new URL(this.config.publicUrl)
    const from = this.from ?? `no-reply@${hostname}`
    this.isReading = false
    this.transport ??= this.open(this.url)
    try {
      await this.transport.sendMail({
        messageId: `<${id}@${hostname}>`,
        from: { name: 'Alongside', address: from },
        to: { name: '', address: to },
        subject,
        text,
        headers: { 'Auto-Submitted': 'auto-generated' },
        ...(calendar && {
          icalEvent: {
            method: calendar.method,
            filename: 'session.ics',
            content: calendarPartText(calendar, { from, to, hostname, writtenAt }),
          },
        }),
      })
    } catch (error) {
      this.close()
      const isAnswered = (error as { responseCode?: number }).responseCode !== undefined
      if (this.isReading && !isAnswered) throw new Unsure((error as Error).message)
      throw error
    }
  }

  close(): void {
    this.transport?.close()
    this.transport = null
  }

  private open(url: string): Transporter {
    return createTransport({
      pool: true,
      maxConnections: 1,
      maxMessages: Number.POSITIVE_INFINITY,
      // A letter that the line went dead under is never sent once more by the library itself.
      maxRequeues: 0,
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience,
      url,
      transactionLog: true,
      logger: this.watch() as never,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  }

  /** Listens to what is said on the line for one thing only: whether the letter itself was begun. */
  private watch() {
    const heed = (entry: { tnx?: string }, said?: unknown): void => {
      if (entry.tnx === 'server' && String(said).startsWith('354')) this.isReading = true
    }
    const quiet = (): void => undefined
    return { level: quiet, trace: quiet, debug: heed, info: quiet, warn: quiet, error: quiet, fatal: quiet }
  }
}

const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
