/** The HTTP side: who is asking, where from, what may be cached, and the built client. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { isPage } from '@alongside/contracts/pages'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Sessions } from './auth/sessions.js'
import type { Config } from './config.js'
import type { Health } from './health.js'

interface Standing {
  readonly config: Config
  readonly sessions: Sessions
  readonly health: Health
}

export async function prepareHttp(server: FastifyInstance, { config, sessions, health }: Standing): Promise<void> {
  await server.register(cookie as never)
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        // Older Safari does not take 'self' to mean the sockets of this origin too.
        connectSrc: ["'self'", () => config.publicUrl.replace(/^http/, 'ws')],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        // Text becomes markup in one place only: what is pasted into an editor is read apart from the page.
        // And a worker is started from one address only.
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ['ProseMirrorClipboard', 'alongside-worker'],
      },
    },
    strictTransportSecurity: config.isSecure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
  })
  await server.register(compress, { threshold: 2_048, encodings: ['br', 'gzip'] })
  server.decorateRequest('actor', null)
  server.decorateRequest('asking', null)
  server.addHook('onRequest', async (request, reply) => {
    if (isChange(request) && !isFromHere(request, config)) {
      return reply.code(403).send({ message: 'This request did not come from Alongside’s own pages.' })
    }
    if (request.url.startsWith('/graphql') || request.url.startsWith('/api/')) {
      reply.header('cache-control', 'no-store')
      request.actor = await sessions.actorOf(request.cookies[config.cookieName])
    }
  })
  server.addHook('onResponse', async (request) => request.asking?.close())
  server.addHook('onRequestAbort', async (request) => request.asking?.close())
  server.get('/healthz', async () => ({ ok: true, degraded: health.degraded }))
}

const isChange = (request: FastifyRequest): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(request.method)

/** Fetch metadata where the browser sends it, else the origin. A client without both is no browser: it brings no cookie of one. */
function isFromHere(request: FastifyRequest, config: Config): boolean {
  const site = request.headers['sec-fetch-site']
  const origin = request.headers.origin
  if (origin !== undefined && !config.isOwnOrigin(origin)) return false
  return site === undefined || site === 'same-origin'
}

/** Hashed assets for ever, pages never. Addresses of no page are missing. */
export async function serveClient(server: FastifyInstance, webRoot: string): Promise<void> {
  if (!existsSync(path.join(webRoot, 'index.html')))
    throw new Error(`The client is not built: ${webRoot} has no index.html.`)
  await server.register(fastifyStatic, {
    root: webRoot,
    wildcard: false,
    index: false,
    dotfiles: 'ignore',
    cacheControl: false,
    setHeaders: (reply, file) => {
      const isHashed = file.startsWith(path.join(webRoot, 'assets') + path.sep)
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  server.get('/*', (request, reply) => {
    const address = request.url.replace(/[?#].*$/s, '')
    if (isPage(address)) return reply.sendFile('index.html')
    reply.code(404)
    // Whoever mistyped or kept an old link is shown a page that says so; what no person types gets no page.
    const isTyped = !/^\/(assets|api|graphql|rt)(\/|$)|[.%]|\/\//.test(address)
    return isTyped ? reply.sendFile('index.html') : reply.send({ message: 'There is nothing here.' })
  })
}
