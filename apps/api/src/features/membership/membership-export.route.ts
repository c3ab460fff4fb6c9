/** GET /api/alliances/:id/memberships/:mid/export: what a school wrote in an alliance, as one JSON file. */
import { Readable } from 'node:stream'
import type { AllianceId, MembershipId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { HttpAdapterHost } from '@nestjs/core'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isId } from '../../platform/db/is-id.js'
import { replyRefused } from '../../platform/refusal-reply.js'
import { MembershipExportService } from './membership-export.service.js'

@Injectable()
export class MembershipExportRoute implements OnModuleInit {
  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly service: MembershipExportService,
  ) {}

  onModuleInit(): void {
    const server = this.adapter.httpAdapter.getInstance<FastifyInstance>()
    server.get('/api/alliances/:id/memberships/:mid/export', (request, reply) => this.send(request, reply))
  }

  private async send(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { id, mid } = request.params as { id: string; mid: string }
    try {
      if (!request.actor) throw new Refusal('sign-in.required')
      if (!isId(id) || !isId(mid)) throw new Refusal('not-found')
      const { fileName, pieces } = await this.service.begin(request.actor, id as AllianceId, mid as MembershipId)
      return reply
        .header('content-type', 'application/json; charset=utf-8')
        .header('content-disposition', `attachment; filename="${fileName}"`)
        .send(Readable.from(pieces))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return replyRefused(reply, error)
    }
  }
}
