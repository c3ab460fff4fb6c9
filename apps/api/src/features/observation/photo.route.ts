/** POST /api/lessons/:lessonId/notes/:noteId/photo and GET /api/photos/:id: a picture of pupils' work, as its bytes. */
import type { Readable } from 'node:stream'
import { dayInLondon } from '@alongside/domain/civil-date'
import type { LessonId, NoteId, PhotoId } from '@alongside/domain/ids'
import { photoUntil } from '@alongside/domain/observation'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { HttpAdapterHost } from '@nestjs/core'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isId } from '../../platform/db/is-id.js'
import { replyRefused } from '../../platform/refusal-reply.js'
import { PhotoKeeping } from './photo-keeping.service.js'
import { madeAnew, mostBytes } from './photo-picture.js'

@Injectable()
export class PhotoRoute implements OnModuleInit {
  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly photos: PhotoKeeping,
  ) {}

  /** A scope of its own: only here a body of any kind is taken, and as a stream, so that rights come before bytes. */
  async onModuleInit(): Promise<void> {
    const server = this.adapter.httpAdapter.getInstance<FastifyInstance>()
    await server.register(async (scope) => {
      scope.removeAllContentTypeParsers()
      scope.addContentTypeParser('*', (_, body, done) => done(null, body))
      scope.post('/api/lessons/:lessonId/notes/:noteId/photo', { bodyLimit: mostBytes }, (request, reply) =>
        orRefused(reply, () => this.take(request, reply)),
      )
      scope.get('/api/photos/:id', (request, reply) => orRefused(reply, () => this.show(request, reply)))
    })
  }

  private async take(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (!request.actor) throw new Refusal('sign-in.required')
    const { lessonId, noteId } = request.params as { lessonId: LessonId; noteId: NoteId }
    if (request.headers['x-consent'] !== 'attested') throw new Refusal('photo.needs-consent')
    const expiresOn = photoUntil(request.headers['x-expires-on'], dayInLondon(new Date()))
    const wish = { lessonId, noteId, expiresOn }
    const there = await this.photos.mayAdd(request.actor, wish)
    const id = there ?? (await this.photos.add(request.actor, wish, await madeAnew(await bytesOf(request.body))))
    return reply.send({ id })
  }

  private async show(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (!request.actor) throw new Refusal('sign-in.required')
    const { id } = request.params as { id: PhotoId }
    const photo = isId(id) ? await this.photos.see(request.actor, id) : null
    if (!photo) throw new Refusal('not-found')
    // Opened as an address of its own it is saved and not shown, and could do nothing if it were.
    return reply
      .header('content-type', photo.mime)
      .header('content-disposition', 'attachment; filename="photo.webp"')
      .header('content-security-policy', `default-src 'none'; sandbox`)
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'no-store')
      .send(photo.bytes)
  }
}

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
      else reject(new Refusal('photo.too-large', { most: mostBytes }))
    })
    stream.on('end', () => resolve(Buffer.concat(pieces)))
    stream.on('error', () => reject(new Refusal('retry')))
  })
}
