/**
 * The one way out: what somebody asks Alongside to fetch from an address they typed. Only https, only addresses that are public
 * at the moment of connecting, few redirects, little time, few bytes; nothing of ours goes along.
 */
import type { LookupFunction } from 'node:net'
import { Agent, request } from 'undici'
import { type Address, isPublic, type Resolve, resolve } from './public-address.js'

/** Why nothing was fetched: the address may not be asked, or it does not answer as it should. */
export class NotFetched extends Error {
  constructor(
    readonly why: 'not-allowed' | 'not-reached' | 'too-large',
    message: string,
  ) {
    super(message)
  }
}

export interface Outside {
  readonly resolve: Resolve
  readonly mayAsk: (address: string) => boolean
  /** A certificate to trust beside the usual ones. */
  readonly ca?: string
}
export const internet: Outside = { resolve, mayAsk: isPublic }

const mostRedirects = 3
/** For everything together, in milliseconds. */
const patience = 5_000
export const mostFetchedBytes = 1_048_576

export class Outbound {
  private readonly agent: Agent

  constructor(private readonly outside: Outside = internet) {
    this.agent = new Agent({
      connect: { lookup: this.lookup, timeout: patience, ...(outside.ca ? { ca: outside.ca } : {}) },
      connections: 4,
      pipelining: 0,
      maxHeaderSize: 16_384,
      headersTimeout: patience,
      bodyTimeout: patience,
    })
  }

  /** What an address answers, as its bytes. @throws NotFetched */
  async fetch(typed: string, accept: string): Promise<Buffer> {
    const signal = AbortSignal.timeout(patience)
    let address = checked(typed)
    try {
      for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
        // An address instead of a name is connected to without a lookup: judged here, as its name would be there.
        if (isLiteral(address.hostname)) this.judge([bare(address.hostname)])
        const answer = await request(address, {
          dispatcher: this.agent,
          signal,
          headers: { accept, 'accept-encoding': 'identity', 'user-agent': 'Alongside' },
        })
        const { location } = answer.headers
        if (answer.statusCode >= 300 && answer.statusCode < 400 && typeof location === 'string') {
          await answer.body.dump({ limit: 16_384, signal })
          address = checked(location, address)
          continue
        }
        if (answer.statusCode !== 200) throw new NotFetched('not-reached', `it answered ${answer.statusCode}`)
        return await upTo(mostFetchedBytes, answer.body)
      }
    } catch (error) {
      throw asNotFetched(error)
    }
    throw new NotFetched('not-reached', 'too many redirects')
  }

  async close(): Promise<void> {
    await this.agent.destroy()
  }

  /** Asked by the connection itself: what was judged is what is connected to, whatever the name stands for a moment later. */
  private readonly lookup: LookupFunction = (host, { all }, done) => {
    this.outside.resolve(host).then(
      (addresses) => {
        try {
          this.judge(addresses.map(({ address }) => address))
        } catch (error) {
          done(error as Error, [])
          return
        }
        const [first] = addresses as readonly [Address]
        if (all) done(null, [...addresses])
        else done(null, first.address, first.family)
      },
      (error: Error) => done(error, []),
    )
  }

  /** One that is not public among those a name stands for, and the name is not asked at all. */
  private judge(addresses: readonly string[]): void {
    if (addresses.length === 0) throw new NotFetched('not-reached', 'no address')
    if (!addresses.every((address) => this.outside.mayAsk(address)))
      throw new NotFetched('not-allowed', 'an address that is not public')
  }
}

/** Calendars are passed on as webcal addresses: https by another name. */
function checked(typed: string, base?: URL): URL {
  const text = typed.trim().replace(/^webcals?:/i, 'https:')
  if (text.length > 2_000 || !URL.canParse(text, base)) throw new NotFetched('not-allowed', 'no address')
  const address = new URL(text, base)
  if (address.protocol !== 'https:') throw new NotFetched('not-allowed', 'not https')
  if (address.username !== '' || address.password !== '') throw new NotFetched('not-allowed', 'a name and a password')
  if (isLocalName(address.hostname)) throw new NotFetched('not-allowed', 'a name of this house')
  address.hash = ''
  return address
}

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '')
/** URLs have read whatever a number can be written as already: 0x7f.1 is 127.0.0.1 here. */
const isLiteral = (hostname: string): boolean => hostname.startsWith('[') || /^[\d.]+$/.test(hostname)
const isLocalName = (hostname: string): boolean =>
  !isLiteral(hostname) && (!hostname.includes('.') || /\.(local|localhost|internal|home\.arpa|lan)\.?$/i.test(hostname))

async function upTo(most: number, body: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > most) throw new NotFetched('too-large', `more than ${most} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function asNotFetched(error: unknown): NotFetched {
  if (error instanceof NotFetched) return error
  const { cause } = error as { cause?: unknown }
  if (cause instanceof NotFetched) return cause
  return new NotFetched('not-reached', error instanceof Error ? error.name : 'nothing answered')
}
