// A mail server of the other side: takes what Alongside sends by SMTP, and lets a test open the letters.
import { EventEmitter, once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

export interface ReceivedLetter {
  from: string
  to: string
  subject: string
  text: string
  /** The message as it came over the wire, headers first. */
  raw: string
  links: string[]
}

export interface PostOffice {
  /** For `smtpUrl`. */
  url: string
  letters: ReceivedLetter[]
  /** The newest letter to this address (with these words in its subject), as soon as it is there; it is taken out. */
  letterTo(address: string, subject?: string): Promise<ReceivedLetter>
  /** Refuses recipients from now on, with this answer; null takes them again. */
  refuse(answer: string | null): void
  close(): Promise<void>
}

export async function postOffice(): Promise<PostOffice> {
  const letters: ReceivedLetter[] = []
  const arrivals = new EventEmitter().setMaxListeners(100)
  const sockets = new Set<Socket>()
  let refusal: string | null = null

  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    let buffer = ''
    let isData = false
    let from = ''
    let to = ''
    const say = (line: string) => socket.write(`${line}\r\n`)
    const command = (line: string) => {
      if (/^(EHLO|HELO)/i.test(line)) return say('250 test')
      if (/^MAIL FROM:/i.test(line)) from = addressIn(line)
      else if (/^RCPT TO:/i.test(line)) {
        if (refusal) return say(refusal)
        to = addressIn(line)
      } else if (/^DATA/i.test(line)) {
        isData = true
        return say('354 go on')
      } else if (/^QUIT/i.test(line)) {
        say('221 bye')
        return socket.end()
      }
      return say('250 ok')
    }
    socket.on('data', (chunk) => {
      buffer += chunk.toString('utf8')
      for (;;) {
        const end = isData ? buffer.indexOf('\r\n.\r\n') : buffer.indexOf('\r\n')
        if (end < 0) return
        const part = buffer.slice(0, end)
        buffer = buffer.slice(end + (isData ? 5 : 2))
        if (!isData) {
          command(part)
          continue
        }
        isData = false
        letters.push(open(part.replace(/^\.\./gm, '.'), from, to))
        arrivals.emit('letter')
        say('250 taken')
      }
    })
    say('220 test')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}?ignoreTLS=true`,
    letters,
    letterTo: async (address, subject = '') => {
      const patience = AbortSignal.timeout(45_000)
      for (;;) {
        const at = letters.findLastIndex((letter) => letter.to === address && letter.subject.includes(subject))
        if (at >= 0) return letters.splice(at, 1)[0]!
        await once(arrivals, 'letter', { signal: patience }).catch(() => {
          throw new Error(`no letter to ${address} (${subject}); there are: ${letters.map(({ to }) => to).join(', ')}`)
        })
      }
    },
    refuse: (answer) => {
      refusal = answer
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

const addressIn = (line: string): string => /<([^>]*)>/.exec(line)?.[1] ?? ''

function open(raw: string, from: string, to: string): ReceivedLetter {
  const [head = '', ...body] = raw.split('\r\n\r\n')
  const headers = head.replace(/\r\n[ \t]+/g, ' ')
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1] ?? ''
  const text = decoded(body.join('\r\n\r\n'), header('Content-Transfer-Encoding')).replace(/\r\n/g, '\n')
  return { from, to, subject: header('Subject'), text, raw, links: text.match(/https?:\/\/\S+/g) ?? [] }
}

function decoded(body: string, encoding: string): string {
  if (/base64/i.test(encoding)) return Buffer.from(body, 'base64').toString('utf8')
  if (!/quoted-printable/i.test(encoding)) return body
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
