// Reads the environment, once and strictly: a setting that makes no sense is refused by name.
import path from 'node:path'
import { root } from './place.mjs'
import { Trouble } from './trouble.mjs'

/**
 * @param {Record<string, string | undefined>} env
 */
export function readSettings(env) {
  const host = env.HOST || '127.0.0.1'
  const publicUrl = readPublicUrl(env.PUBLIC_URL)
  const app = readDatabase('DATABASE_URL', env.DATABASE_URL)
  const owner = readDatabase('DATABASE_OWNER_URL', env.DATABASE_OWNER_URL)
  if (owner && !app) {
    throw new Trouble(
      'DATABASE_OWNER_URL is set without DATABASE_URL.',
      'Set both, or neither for the embedded database.',
    )
  }
  const isHere = isLoopback(host) && (!publicUrl || isLoopback(new URL(publicUrl).hostname))
  return {
    port: readPort(env.PORT),
    host,
    publicUrl,
    isHere,
    app,
    owner,
    embedded: !app,
    // Invented people with printed passwords: only where nobody else can reach them, or on request.
    demo: readSwitch('ALONGSIDE_DEMO', env.ALONGSIDE_DEMO) ?? (!app && isHere),
    dataDir: path.resolve(root, env.ALONGSIDE_DATA || '.data'),
    smtpUrl: env.SMTP_URL || null,
    redisUrl: env.REDIS_URL || null,
    key: readKey(env.ALONGSIDE_KEY),
    operations: readOperations(env.ALONGSIDE_OPERATIONS),
  }
}

/** What a browser will refuse to do when the address is neither this machine nor https; empty when all is well. */
export function missingWithoutHttps({ isHere, publicUrl }) {
  if (publicUrl ? publicUrl.startsWith('https:') || isHere : isHere) return []
  return [
    publicUrl
      ? `PUBLIC_URL is ${publicUrl}: off this machine it must begin with https.`
      : 'HOST opens this server to other machines, and PUBLIC_URL does not name an https address.',
    'Without https these do not work: cookies that only travel encrypted, working offline, encryption on the device.',
  ]
}

const isLoopback = (host) => /^(localhost|127(\.\d+){3}|\[?::1\]?)$/i.test(host)

function readPort(text) {
  if (!text) return 3000
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port
  throw new Trouble(`PORT is "${text}".`, 'Give a number from 1 to 65535, or 0 for any free one: PORT=3100 npm start')
}

function readSwitch(name, text) {
  if (!text) return undefined
  if (text === '1' || text === '0') return text === '1'
  throw new Trouble(`${name} is "${text}".`, 'Give 1 for yes or 0 for no, or leave it unset.')
}

/** Undefined leaves it to the server: any operation where only this machine can ask, else those of the built client. */
function readOperations(text) {
  if (!text) return undefined
  if (text === 'built' || text === 'any') return text
  throw new Trouble(`ALONGSIDE_OPERATIONS is "${text}".`, 'Give built or any, or leave it unset.')
}

function readPublicUrl(text) {
  if (!text) return null
  const url = URL.canParse(text) ? new URL(text) : null
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search) return url.origin
  throw new Trouble(`PUBLIC_URL is "${text}".`, 'Give scheme and host only, such as https://alongside.example.org')
}

/** 32 random bytes, as `openssl rand -base64 32` prints them. What it says is not repeated. */
function readKey(text) {
  if (!text) return null
  if (Buffer.from(text, 'base64').length === 32) return text
  throw new Trouble('ALONGSIDE_KEY is no key.', 'Give 32 random bytes in base64: openssl rand -base64 32')
}

/** @returns {{ host: string, port: number, database: string, user: string, password?: string, ssl?: boolean } | null} */
function readDatabase(name, text) {
  if (!text) return null
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || url.pathname.length < 2 || !url.username) {
    throw new Trouble(
      `${name} is not the address of a Postgres database.`,
      'It looks like postgres://user:password@host:5432/database',
    )
  }
  const mode = url.searchParams.get('sslmode')
  return {
    host: url.searchParams.get('host') ?? decodeURIComponent(url.hostname || 'localhost'),
    port: Number(url.port || 5432),
    database: decodeURIComponent(url.pathname.slice(1)),
    user: decodeURIComponent(url.username),
    ...(url.password && { password: decodeURIComponent(url.password) }),
    ...(mode && { ssl: mode !== 'disable' }),
  }
}
