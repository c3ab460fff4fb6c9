/**
 * POST /api/schools/:urn/calendar-entries: what a calendar says, for its importer to look through. A file comes as its bytes, an
 * address as JSON: it may hold a secret of the school, so it stands in no address of ours.
 */
import { Readable } from 'node:stream'
import type { Urn } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { HttpAdapterHost } from '@nestjs/core'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { replyRefused } from '../../platform/refusal-reply.js'
import { mostCalendarBytes } from './calendar-reading.service.js'
import { SchoolCalendarImport } from './school-calendar-import.service.js'

const path = '/api/schools/:urn/calendar-entries'
const mostAddressBytes = 8_192

@Injectable()
export class SchoolCalendarImportRoute implements OnModuleInit {
  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly imports: SchoolCalendarImport,
  ) {}

  /** A scope of its own: only here a body of any kind is taken, and as a stream. */
  async onModuleInit(): Promise<void> {
    const server = this.adapter.httpAdapter.getInstance<FastifyInstance>()
    await server.register(async (scope) => {
      scope.removeAllContentTypeParsers()
      scope.addContentTypeParser('*', (_, body, done) => done(null, body))
      scope.post(path, { bodyLimit: mostCalendarBytes + 1 }, (request, reply) => this.take(request, reply))
    })
  }

  private async take(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    try {
      if (!request.actor) throw new Refusal('sign-in.required')
      const { urn } = request.params as { urn: Urn }
      // Judged before a byte is taken.
      await this.imports.authorise(request.actor, urn)
      const isAddress = /^application\/json\b/i.test(request.headers['content-type'] ?? '')
      const body = await wholeOf(request.body, isAddress ? mostAddressBytes : mostCalendarBytes)
      return isAddress ? await this.imports.fetch(addressIn(body)) : await this.imports.read(body)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return replyRefused(reply, error)
    }
  }
}

async function wholeOf(body: unknown, most: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of body instanceof Readable ? body : []) {
    bytes += (chunk as Buffer).length
    if (bytes > most) throw new Refusal('calendar-file.too-large')
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

function addressIn(body: Buffer): string {
  try {
    const { address } = JSON.parse(body.toString('utf8')) as { address?: unknown }
    if (typeof address === 'string') return address
  } catch {
    // Not what our own page sends.
  }
  throw new Refusal('calendar-address.not-allowed')
}
