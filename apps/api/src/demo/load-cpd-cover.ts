/** Lays the demo's cover: rates of schools, and needs as far as each has come. */
import type { CoverId } from '@alongside/domain/ids'
import { newId } from '../platform/db/unit-of-work.js'
import { days } from './cpd.js'
import { cover, coverRates } from './cpd-cover.js'
import type { DemoRows } from './demo-rows.js'
import type { LaidCycle } from './laid-cpd.js'
import type { Handbook } from './load-handbook.js'

export function layCover(rows: DemoRows, book: Handbook, laid: readonly LaidCycle[]): void {
  for (const { school, unit, usual, rates } of coverRates)
    rows.add('cover_setting', {
      space_id: book.space(school),
      unit,
      usual_source: usual ?? null,
      rates,
      changed_at: book.at(60),
      version: 1,
    })
  const sessions = laid.flatMap(({ sessions }) => sessions)
  for (const need of cover) {
    const session = sessions.find(({ plan }) => plan.title === need.session)!
    const [, from, until] = days
      .find(({ school }) => school === need.school)!
      .periods.find(([name]) => name === need.period)!
    const rates = coverRates.find(({ school }) => school === need.school)!.rates
    const isOver = session.plan.inDays! < 0
    rows.add('cover_need', {
      space_id: book.space(need.school),
      id: newId<CoverId>(),
      person_id: book.person(need.person),
      alliance_id: book.alliance,
      source_kind: 'CPD',
      source_id: session.id,
      host_urn: book.urn(session.plan.venue!),
      on_day: session.day,
      period: need.period,
      from_time: from,
      until_time: until,
      class_code: need.classCode,
      units: 1,
      state: need.state,
      state_since: book.at(isOver ? -session.plan.inDays! : 5),
      reason: need.reason ?? null,
      source: need.source ?? null,
      rate_pence: need.source ? (rates[need.source] ?? 0) : null,
      payer: need.payer ?? 'SENDING_SCHOOL',
      covered_by: need.by ?? '',
      approved_by: need.approvedBy ? book.person(need.approvedBy) : null,
      approved_at: need.approvedBy ? book.at(isOver ? 10 - session.plan.inDays! : 6) : null,
      said_for: session.startsAt,
      is_moved: false,
      created_by: book.person(need.person),
      created_at: book.at(isOver ? 20 - session.plan.inDays! : 9),
      changed_at: book.at(isOver ? -session.plan.inDays! : 5),
      version: 1,
    })
  }
}
