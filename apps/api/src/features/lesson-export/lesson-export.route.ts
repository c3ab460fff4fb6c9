/** GET /api/lesson-studies/:id/export.pdf and export.zip, POST /api/lesson-studies/import: a lesson study taken along, and one that is brought. */
import type { Readable } from 'node:stream'
import type { AllianceId, StudyId, Urn } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { HttpAdapterHost } from '@nestjs/core'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isId } from '../../platform/db/is-id.js'
import { replyRefused } from '../../platform/refusal-reply.js'
import { LessonExport, type Taken } from './lesson-export.service.js'
import { LessonImport, mostBytes } from './lesson-import.service.js'
import { sectionsOf } from './study-sections.js'

@Injectable()
export class LessonExportRoute implements OnModuleInit {
  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly exporting: LessonExport,
    private readonly importing: LessonImport,
  ) {}

  /** A scope of its own: only here a body of any kind is taken, and as a stream, so that rights come before bytes. */
  async onModuleInit(): Promise<void> {
    const server = this.adapter.httpAdapter.getInstance<FastifyInstance>()
    await server.register(async (scope) => {
      scope.removeAllContentTypeParsers()
      scope.addContentTypeParser('*', (_, body, done) => done(null, body))
      scope.get('/api/lesson-studies/:id/export.pdf', (request, reply) =>
        orRefused(reply, () => this.paper(request, reply)),
      )
      scope.get('/api/lesson-studies/:id/export.zip', (request, reply) =>
        orRefused(reply, () => this.file(request, reply)),
      )
      scope.post('/api/lesson-studies/import', { bodyLimit: mostBytes }, (request, reply) =>
        orRefused(reply, () => this.take(request, reply)),
      )
    })
  }

  private async paper(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (!request.actor) throw new Refusal('sign-in.required')
    const chosen = sectionsOf((request.query as { sections?: unknown }).sections)
    const gone = new AbortController()
    reply.raw.once('close', () => gone.abort())
    const paper = await this.exporting.asPaper(request.actor, studyIn(request), chosen, gone.signal)
    return sent(reply, 'application/pdf', paper)
  }

  private async file(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (!request.actor) throw new Refusal('sign-in.required')
    return sent(reply, 'application/zip', await this.exporting.asFile(request.actor, studyIn(request)))
  }

  private async take(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (!request.actor) throw new Refusal('sign-in.required')
    const { allianceId, urn } = request.query as { allianceId?: unknown; urn?: unknown }
    if (typeof allianceId !== 'string' || !isId(allianceId) || typeof urn !== 'string') throw new Refusal('not-found')
    const target = { allianceId: allianceId as AllianceId, urn: urn as Urn }
    this.importing.authorise(request.actor, target)
    return reply.send({ id: await this.importing.take(request.actor, target, await bytesOf(request.body)) })
  }
}

function studyIn(request: FastifyRequest): StudyId {
  const { id } = request.params as { id: string }
  if (!isId(id)) throw new Refusal('not-found')
  return id as StudyId
}

/** The name of the file is made of letters, digits and dashes; it says nothing to a browser but what to save. */
const sent = (reply: FastifyReply, type: string, { name, bytes }: Taken): FastifyReply =>
  reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('x-content-type-options', 'nosniff')
    .send(bytes)

async function orRefused(reply: FastifyReply, act: () => Promise<FastifyReply>): Promise<FastifyReply> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return replyRefused(reply, error)
  }
}

/** Read to its end even where it is too long: whoever breaks off is told nothing. */
function bytesOf(body: unknown): Promise<Buffer> {
  const stream = body as Readable | null | undefined
  if (!stream) return Promise.resolve(Buffer.alloc(0))
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = []
    let size = 0
    stream.on('data', (piece: Buffer) => {
      size += piece.length
      if (size <= mostBytes) pieces.push(piece)
      else reject(new Refusal('lesson-file.too-large', { most: mostBytes }))
    })
    stream.on('end', () => resolve(Buffer.concat(pieces)))
    stream.on('error', () => reject(new Refusal('retry')))
  })
}
