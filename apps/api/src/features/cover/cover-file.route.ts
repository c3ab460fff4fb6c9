/** GET /api/schools/:urn/cover.csv?year=2025: what a school's cover came to, as a table for its finance office. */

import type { CivilDate } from '@alongside/domain/civil-date'
import { isToPay } from '@alongside/domain/cover-need'
import { payerWords, sourceWords, stateWords } from '@alongside/domain/cover-words'
import { csvOf } from '@alongside/domain/csv'
import type { Urn } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { academicYearGiven } from '@alongside/domain/school-calendar'
import { academicYearLabel } from '@alongside/domain/school-days'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { HttpAdapterHost } from '@nestjs/core'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { UnitOfWork } from '../../platform/db/unit-of-work.js'
import { replyRefused } from '../../platform/refusal-reply.js'
import { seesCoverOf } from './cover-policy.service.js'
import { type CoverRecord, coverBetween, penceOf } from './cover-record.service.js'
import { spaceOfSchool } from './cover-setting.service.js'

const head = [
  'Day',
  'Colleague',
  'Period',
  'From',
  'Until',
  'Class',
  'Units',
  'Covered by',
  'Kind of cover',
  'Paid by',
  'Pounds',
  'Where it stands',
]

@Injectable()
export class CoverFileRoute implements OnModuleInit {
  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly work: UnitOfWork,
  ) {}

  onModuleInit(): void {
    const server = this.adapter.httpAdapter.getInstance<FastifyInstance>()
    server.get('/api/schools/:urn/cover.csv', (request, reply) => this.send(request, reply))
  }

  private async send(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    try {
      const { actor } = request
      if (!actor) throw new Refusal('sign-in.required')
      const { urn } = request.params as { urn: Urn }
      const year = academicYearGiven(Number((request.query as { year?: string }).year), 'year')
      const file = await this.work.run(actor, async (work) => {
        const space = await spaceOfSchool(work, urn)
        if (!seesCoverOf(actor, space, urn)) throw new Refusal('not-found')
        const needs = await coverBetween(work, space, `${year}-09-01` as CivilDate, `${year + 1}-08-31` as CivilDate)
        const names = await work.sql<{ id: string; name: string }>('select id, name from person where id = any($1)', [
          [...new Set(needs.map(({ personId }) => personId))],
        ])
        const nameOf = new Map(names.map(({ id, name }) => [id, name]))
        await work.audit({ spaceId: space, itemKind: 'school', action: 'cover.export', detail: { year } })
        return csvOf(
          head,
          needs.map((need) => line(need, nameOf.get(need.personId) ?? '')),
        )
      })
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="cover-${academicYearLabel(year).replace('/', '-')}.csv"`)
        .send(file)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return replyRefused(reply, error)
    }
  }
}

function line(need: CoverRecord, name: string): (string | number)[] {
  const { onDay, period, from, until, classCode, units, coveredBy, source, payer, state } = need
  const pence = isToPay(need) ? penceOf(need) : null
  return [
    onDay,
    name,
    period,
    from,
    until,
    classCode,
    units,
    coveredBy,
    source ? sourceWords[source] : '',
    payerWords[payer],
    pence === null ? '' : pence / 100,
    stateWords[state],
  ]
}
