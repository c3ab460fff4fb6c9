/** POST /api/register-import?name=FILE: an administrator's register file, as its bytes, on its way to a folder of its own. */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { HttpAdapterHost } from '@nestjs/core'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { RegisterService } from './register.service.js'
import { mostBytes } from './register-file.js'

const statusOf: Readonly<Record<string, number>> = {
  'sign-in.required': 401,
  'not-allowed': 403,
  'register.running': 409,
  'input.too-long': 413,
}

@Injectable()
export class RegisterUpload implements OnModuleInit {
  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly register: RegisterService,
  ) {}

  /** A scope of its own: only here a body of any kind is taken, and as a stream. */
  async onModuleInit(): Promise<void> {
    const server = this.adapter.httpAdapter.getInstance<FastifyInstance>()
    await server.register(async (scope) => {
      scope.removeAllContentTypeParsers()
      scope.addContentTypeParser('*', (_, body, done) => done(null, body))
      scope.post('/api/register-import', { bodyLimit: mostBytes }, (request, reply) => this.take(request, reply))
    })
  }

  private async take(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    try {
      if (!request.actor) throw new Refusal('sign-in.required')
      // Judged before a byte is taken, and again when the import starts.
      this.register.authorise(request.actor)
      const { name } = request.query as { name?: unknown }
      const fileName = path.basename(typeof name === 'string' && name !== '' ? name : 'register.csv')
      const file = await keep(request.body as Readable)
      return { id: await this.register.start(request.actor, file, fileName) }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return reply.code(statusOf[error.code] ?? 400).send({ code: error.code, details: error.details })
    }
  }
}

async function keep(body: Readable): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'alongside-register-'))
  const file = path.join(folder, 'upload.csv')
  try {
    await pipeline(body, upTo(mostBytes), createWriteStream(file, { mode: 0o600 }))
    return file
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

function upTo(most: number): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length
      done(bytes > most ? new Refusal('input.too-long', { field: 'file', most }) : null, chunk)
    },
  })
}
