/** GET /api/cpd-record/:id/certificate.pdf and /api/cpd-record.csv: of one's own record, to its owner and nobody else. */
import type { Actor } from '@alongside/domain/actor'
import { dayInLondon } from '@alongside/domain/civil-date'
import { csvOf } from '@alongside/domain/csv'
import type { CpdRecordId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { academicYearLabel, academicYearOf } from '@alongside/domain/school-days'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { HttpAdapterHost } from '@nestjs/core'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isId } from '../../platform/db/is-id.js'
import { UnitOfWork } from '../../platform/db/unit-of-work.js'
import { replyRefused } from '../../platform/refusal-reply.js'
import { certified, entriesOf, entryOf } from '../cpd/cpd-own-record.service.js'
import { PaperPress } from '../lesson-export/paper-press.service.js'

const roleWords = { ATTENDEE: 'Took part', FACILITATOR: 'Led', OWN: 'Added by oneself' } as const

@Injectable()
export class CpdPaperRoute implements OnModuleInit {
  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly work: UnitOfWork,
    private readonly press: PaperPress,
  ) {}

  onModuleInit(): void {
    const server = this.adapter.httpAdapter.getInstance<FastifyInstance>()
    const answering =
      (act: (request: FastifyRequest, reply: FastifyReply, actor: Actor) => Promise<FastifyReply>) =>
      async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
        try {
          if (!request.actor) throw new Refusal('sign-in.required')
          return await act(request, reply, request.actor)
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          return replyRefused(reply, error)
        }
      }
    server.get(
      '/api/cpd-record/:id/certificate.pdf',
      answering((request, reply, actor) => this.certificate(request, reply, actor)),
    )
    server.get(
      '/api/cpd-record.csv',
      answering((_, reply, actor) => this.table(reply, actor)),
    )
  }

  /** Of what was kept when they took part; what somebody added themselves nobody certifies. */
  private async certificate(request: FastifyRequest, reply: FastifyReply, actor: Actor): Promise<FastifyReply> {
    const { id } = request.params as { id: string }
    if (!isId(id)) throw new Refusal('not-found')
    const gone = new AbortController()
    reply.raw.once('close', () => gone.abort())
    const today = dayInLondon(new Date())
    // From now on it is in their hands: what turns out to be wrong about it is replaced, and not just changed.
    const entry = await this.work.run(actor, async (work) => {
      const found = await entryOf(work, actor.personId, id as CpdRecordId)
      if (found.role === 'OWN') throw new Refusal('not-found')
      if (found.withdrawnOn === null) await certified(work, found, actor.personId, today)
      return found
    })
    const certificate = {
      name: actor.name,
      title: entry.title,
      isLeader: entry.role === 'FACILITATOR',
      minutes: entry.minutes,
      onDay: entry.onDay,
      allianceName: entry.allianceName,
      madeOn: today,
      replacesOn: entry.replacesOn,
      isWithdrawn: entry.withdrawnOn !== null,
    }
    const bytes = await this.press.set({ certificate }, gone.signal)
    return sent(reply, 'application/pdf', `certificate-${entry.onDay}.pdf`, bytes)
  }

  private async table(reply: FastifyReply, actor: Actor): Promise<FastifyReply> {
    const entries = await this.work.run(actor, (work) => entriesOf(work, actor.personId))
    const rows = entries.map(({ onDay, title, role, minutes, allianceName, note, withdrawnOn }) => [
      onDay,
      academicYearLabel(academicYearOf(onDay)),
      title,
      withdrawnOn ? 'Was not there' : roleWords[role],
      withdrawnOn ? 0 : minutes,
      allianceName,
      note,
    ])
    const head = ['Day', 'School year', 'What', 'Part', 'Minutes', 'Alliance', 'Note']
    return sent(reply, 'text/csv; charset=utf-8', 'cpd-record.csv', csvOf(head, rows))
  }
}

const sent = (reply: FastifyReply, type: string, name: string, body: Buffer | string): FastifyReply =>
  reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('x-content-type-options', 'nosniff')
    .send(body)
