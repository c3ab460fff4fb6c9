/** GET /api/calendar/:token.ics: a person's calendar for their own programs. The address is the key: it stands in no log. */
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { HttpAdapterHost } from '@nestjs/core'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { CalendarFeed } from './calendar-feed.service.js'

@Injectable()
export class CalendarFeedRoute implements OnModuleInit {
  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly feed: CalendarFeed,
  ) {}

  onModuleInit(): void {
    const server = this.adapter.httpAdapter.getInstance<FastifyInstance>()
    server.get('/api/calendar/:file', { logLevel: 'silent' }, (request, reply) => this.send(request, reply))
  }

  private async send(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { file } = request.params as { file: string }
    const text = file.endsWith('.ics') ? await this.feed.read(file.slice(0, -4)) : null
    if (text === null) return reply.code(404).send({ message: 'There is no such calendar.' })
    return reply
      .header('content-type', 'text/calendar; charset=utf-8')
      .header('content-disposition', 'inline; filename="alongside.ics"')
      .send(text)
  }
}
