/** GET /api/peer-challenges/:id/summary.pdf: a released summary on paper, for whoever it was released to. */
import type { Actor } from '@alongside/domain/actor'
import { dayInLondon } from '@alongside/domain/civil-date'
import type { ChallengeId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { HttpAdapterHost } from '@nestjs/core'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isId } from '../../platform/db/is-id.js'
import { UnitOfWork } from '../../platform/db/unit-of-work.js'
import { replyRefused } from '../../platform/refusal-reply.js'
import { PaperPress, type SummaryPage } from '../lesson-export/paper-press.service.js'
import { challengesById } from '../peer-challenge/challenge-record.service.js'
import { releasedById, whoReadsReleased } from '../peer-challenge/challenge-summary.service.js'
import { Disclosures } from '../peer-challenge/disclosure.service.js'

@Injectable()
export class ChallengePaperRoute implements OnModuleInit {
  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly work: UnitOfWork,
    private readonly press: PaperPress,
    private readonly disclosures: Disclosures,
  ) {}

  onModuleInit(): void {
    const server = this.adapter.httpAdapter.getInstance<FastifyInstance>()
    server.get('/api/peer-challenges/:id/summary.pdf', async (request, reply) => {
      try {
        return await this.paper(request, reply)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return replyRefused(reply, error)
      }
    })
  }

  private async paper(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (!request.actor) throw new Refusal('sign-in.required')
    const { id } = request.params as { id: string }
    if (!isId(id)) throw new Refusal('not-found')
    const gone = new AbortController()
    reply.raw.once('close', () => gone.abort())
    const summary = await this.page(request.actor, id as ChallengeId)
    const bytes = await this.press.set({ summary }, gone.signal)
    const name = summary.host
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 60)
    return reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `attachment; filename="peer-challenge-${name}.pdf"`)
      .header('x-content-type-options', 'nosniff')
      .send(bytes)
  }

  private async page(actor: Actor, id: ChallengeId): Promise<SummaryPage> {
    const { released, about, host } = await this.work.run(actor, async (work) => {
      const found = await releasedById(work, id)
      if (!found) throw new Refusal('not-found')
      const [challenge] = await challengesById(work, [id])
      const [school] = await work.sql<{ name: string }>('select name from school where urn = $1', [found.hostUrn])
      return { released: found, about: challenge, host: school?.name ?? '' }
    })
    if (about) await this.disclosures.opened(actor, about, 'RELEASED_SUMMARY')
    const { sections, team, visitFirstDay, visitLastDay } = released.body
    return {
      host,
      team,
      visitFirstDay,
      visitLastDay,
      releasedOn: dayInLondon(new Date(released.releasedAt)),
      sections,
      whoCanRead: whoReadsReleased(released.audiences),
    }
  }
}
