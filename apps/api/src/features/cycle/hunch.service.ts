/** What the group has found out about a hunch. Its status is a row: never part of the board that everybody writes on. */
import type { Actor } from '@alongside/domain/actor'
import { writable } from '@alongside/domain/board'
import { headingOf } from '@alongside/domain/card-fields'
import { afterHunches } from '@alongside/domain/cycle'
import { hunchFacts, statusOf } from '@alongside/domain/cycle-facts'
import { type HunchStatus, setStatus } from '@alongside/domain/hunch'
import type { CardId, CycleId, EnquiryId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '../../platform/db/unit-of-work.js'
import { changed } from '../enquiry/enquiry-change.service.js'
import type { EnquiryRecord } from '../enquiry/enquiry-record.service.js'
import { CycleChange } from './cycle-change.js'
import { cycleById, cycleFacts } from './cycle-record.service.js'

@Injectable()
export class HunchService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly change: CycleChange,
  ) {}

  setStatus(
    actor: Actor,
    enquiryId: EnquiryId,
    cycleId: CycleId,
    cardId: CardId,
    to: HunchStatus,
    reason: string | null,
  ): Promise<EnquiryRecord> {
    return this.work.run(actor, async (work) => {
      const held = await this.change.held(work, actor, enquiryId, cycleId, 'enquiry.setHunchStatus')
      const { board, cycle, enquiry } = held
      writable(enquiry.state, cycle.stage)
      const hunch = board.cards.find((card) => card.id === cardId && card.kind === 'HUNCH')
      if (!hunch) throw new Refusal('not-found')
      const step = setStatus(hunchFacts(board, hunch), to, reason)
      await work.sql(
        `insert into hunch_status (space_id, cycle_id, card_id, status, reason, changed_by) values ($1, $2, $3, $4, $5, $6)
         on conflict (space_id, cycle_id, card_id) do update
           set status = excluded.status, reason = excluded.reason, changed_by = excluded.changed_by, changed_at = now()`,
        [cycle.spaceId, cycleId, cardId, step.to, step.reason ?? null, actor.personId],
      )
      await this.change.audit(work, cycle, 'cycle.hunch-status', { ...step, detail: { cardId } })
      // A hunch that holds, or no longer does, opens or closes the Action column.
      const wasSupported = statusOf(board, cardId) === 'TESTED_SUPPORTED'
      if (wasSupported || step.to === 'TESTED_SUPPORTED') await this.change.rightsChanged(work, cycle)
      const facts = cycleFacts(await cycleById(work, cycleId, enquiryId), board.cards)
      const back = afterHunches(cycle.stage, facts.hunches)
      if (back) await this.change.move(work, held, back, { reason: back.reason ?? '', bySystem: true })
      const finding = findingOf(step.to, headingOf('HUNCH', hunch.fields))
      return changed(work, enquiryId, finding === null ? {} : { lastFinding: finding })
    })
  }
}

/** What others may learn from it: a hunch that did not hold is a finding too. */
function findingOf(status: HunchStatus, statement: string): string | null {
  if (statement === '') return null
  if (status === 'TESTED_SUPPORTED') return `The evidence supports our hunch: ${statement}`
  return status === 'TESTED_REJECTED' ? `The evidence speaks against our hunch: ${statement}` : null
}
