/** Where letters leave the house: by SMTP where one is set, into the demo's mailbox, or not at all. */
import { Injectable, type OnApplicationShutdown } from '@nestjs/common'
import { createTransport, type Transporter } from 'nodemailer'
import { Config } from '../config.js'
import type { Letter } from './templates.js'

export interface Written {
  readonly subject: string
  readonly text: string
}

/** A server that does not answer in this time, in milliseconds, is asked again later. */
const patience = 15_000

@Injectable()
export class PostOffice implements OnApplicationShutdown {
  private readonly transport: Transporter | null
  private readonly from: string | null

  constructor(private readonly config: Config) {
    const url = config.smtp === null ? null : new URL(config.smtp)
    // `smtp://user:password@host:587?from=alongside@school.example`: who our mails say they are from.
    this.from = url?.searchParams.get('from') ?? null
    url?.searchParams.delete('from')
    this.transport =
      url &&
      createTransport({
        url: url.href,
        connectionTimeout: patience,
        greetingTimeout: patience,
        socketTimeout: patience,
        disableFileAccess: true,
        disableUrlAccess: true,
      })
  }

  get sends(): boolean {
    return this.transport !== null
  }

  /** The letter with its link. The address of this site comes from its configuration, never from a request. */
  write({ subject, paragraphs, path }: Letter): Written {
    const link = new URL(path, `${this.config.publicUrl}/`)
    if (link.origin !== new URL(this.config.publicUrl).origin) throw new Error(`A mail would lead elsewhere: ${path}`)
    const text = [...paragraphs, link.href, `Alongside · ${this.config.publicUrl}`].map(oneLine).join('\n\n')
    return { subject: oneLine(subject), text: `${text}\n` }
  }

  async send(to: string, { subject, text }: Written): Promise<void> {
    const { hostname } = new URL(this.config.publicUrl)
    await this.transport?.sendMail({
      from: { name: 'Alongside', address: this.from ?? `no-reply@${hostname}` },
      to: { name: '', address: to },
      subject,
      text,
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
  }

  onApplicationShutdown(): void {
    this.transport?.close()
  }
}

const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
