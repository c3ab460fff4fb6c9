// A mail server of somebody else, by a package that others run: takes letters, refuses them, or stops in the middle of one.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { eventually } from './eventually.js'

export interface Mail {
  readonly to: string
  readonly raw: string
  readonly subject: string
  readonly messageId: string
  readonly text: string
  /** The part that calendars read; null: none came along. */
  readonly calendar: string | null
}

type Mood = 'take' | { readonly refuse: number } | 'never-answers' | 'cuts-off' | 'never-greets'

export interface MailServer {
  readonly url: string
  readonly mails: Mail[]
  /** Letters whose contents arrived, taken or not. */
  readonly begun: number
  /** Lines that were opened and wait for a word of greeting. */
  readonly waiting: number
  mood(mood: Mood): void
  mailTo(address: string, subject?: string): Promise<Mail>
  close(): Promise<void>
}

export async function mailServer(): Promise<MailServer> {
  const mails: Mail[] = []
  let mood: Mood = 'take'
  let begun = 0
  let ungreeted: (() => void)[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onConnect: (_, greet) => {
      if (mood === 'never-greets') ungreeted.push(greet)
      else greet()
    },
    onRcptTo: (_, __, done) => done(typeof mood === 'object' ? refusal(mood.refuse) : null),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        begun += 1
        if (mood === 'never-answers') return
        if (mood === 'cuts-off') {
          for (const connection of server.connections) (connection as { close(): void }).close()
          return
        }
        for (const { address } of session.envelope.rcptTo)
          mails.push(opened(Buffer.concat(chunks).toString('utf8'), address))
        done()
      })
    },
  })
  server.on('error', () => undefined)
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}?ignoreTLS=true&socketTimeout=2000`,
    mails,
    get begun() {
      return begun
    },
    get waiting() {
      return ungreeted.length
    },
    mood: (next) => {
      mood = next
      for (const greet of ungreeted) greet()
      ungreeted = []
    },
    mailTo: (address, subject = '') =>
      eventually(async () => {
        const at = mails.findIndex((mail) => mail.to === address && mail.subject.includes(subject))
        return at < 0 ? null : mails.splice(at, 1)[0]!
      }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

const refusal = (responseCode: number): Error => Object.assign(new Error('not now'), { responseCode })

function opened(raw: string, to: string): Mail {
  const [head = ''] = raw.split('\r\n\r\n')
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(head.replace(/\r\n[ \t]+/g, ' '))?.[1] ?? ''
  const parts = raw.split(/\r\n--[^\r\n]+\r\n/)
  const of = (kind: RegExp) => parts.find((part) => kind.test(part.split('\r\n\r\n')[0] ?? ''))
  const calendar = of(/content-type: text\/calendar/i)
  const text = of(/content-type: text\/plain/i) ?? raw
  return {
    to,
    raw,
    subject: header('Subject'),
    messageId: header('Message-ID'),
    text: body(text),
    calendar: calendar ? body(calendar) : null,
  }
}

function body(part: string): string {
  const [head = '', ...rest] = part.split('\r\n\r\n')
  const text = rest.join('\r\n\r\n')
  if (/encoding: base64/i.test(head)) return Buffer.from(text, 'base64').toString('utf8')
  if (!/encoding: quoted-printable/i.test(head)) return text
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
