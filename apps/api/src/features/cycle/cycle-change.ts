/** How every change of a cycle begins and ends: its board settled, its facts counted, the move kept with who and why. */
import type { Actor } from '@alongside/domain/actor'
import { type CycleFacts, type CycleState, inActive } from '@alongside/domain/cycle'
import type { Board } from '@alongside/domain/cycle-facts'
import type { CycleId, EnquiryId } from '@alongside/domain/ids'
import type { Move } from '@alongside/domain/life-cycle'
import { isOvertaken } from '@alongside/domain/proposal'
import { Refusal } from '@alongside/domain/refusal'
import { stageWords } from '@alongside/domain/stage'
import { Injectable } from '@nestjs/common'
import { newId, type Work } from '../../platform/db/unit-of-work.js'
import { LiveDocuments } from '../../platform/live/live-documents.js'
import { held, pathOf } from '../enquiry/enquiry-change.service.js'
import type { EnquiryAction } from '../enquiry/enquiry-policy.service.js'
import { currentCycle, type EnquiryRecord } from '../enquiry/enquiry-record.service.js'
import { noticesDone } from '../inbox/notices.service.js'
import { CycleRow, StageProposalRow } from './cycle.entity.js'
import { boardOf, type CycleRecord, cardsOfCycles, cycleById, cycleFacts } from './cycle-record.service.js'

export interface HeldCycle {
  readonly enquiry: EnquiryRecord
  readonly cycle: CycleRecord
  readonly board: Board
  readonly facts: CycleFacts
}

export interface Why {
  readonly reason?: string
  readonly overrideReason?: string
  /** Nobody decided this: it follows from what was found. */
  readonly bySystem?: boolean
}

@Injectable()
export class CycleChange {
  constructor(private readonly live: LiveDocuments) {}

  /** Locks the enquiry, then the board, in this order everywhere: no edit lands while a guard looks at what stands there. */
  async held(
    work: Work,
    actor: Actor,
    enquiryId: EnquiryId,
    cycleId: CycleId,
    action: EnquiryAction,
  ): Promise<HeldCycle> {
    const enquiry = await held(work, actor, enquiryId, action)
    return this.settled(work, enquiry, cycleId)
  }

  /** The same for the cycle that goes on. */
  async heldLast(work: Work, actor: Actor, enquiryId: EnquiryId, action: EnquiryAction): Promise<HeldCycle> {
    const enquiry = await held(work, actor, enquiryId, action)
    const last = currentCycle(enquiry)
    if (!last) throw new Refusal('not-found')
    return this.settled(work, enquiry, last.id)
  }

  private async settled(work: Work, enquiry: EnquiryRecord, cycleId: CycleId): Promise<HeldCycle> {
    inActive(enquiry.state)
    const enquiryId = enquiry.id
    const { documentId } = await cycleById(work, cycleId, enquiryId)
    await this.live.settle(work, documentId)
    const cycle = await cycleById(work, cycleId, enquiryId)
    const cards = await cardsOfCycles(work, [cycleId])
    return { enquiry, cycle, board: boardOf(cycle, cards), facts: cycleFacts(cycle, cards) }
  }

  /** Writes a move of the cycle, and what every move brings with it. */
  async move(work: Work, { cycle }: HeldCycle, step: Move<CycleState>, why: Why = {}): Promise<void> {
    const { spaceId, id } = cycle
    const by = why.bySystem ? null : (work.actor?.personId ?? null)
    await work.rows(CycleRow).change(
      { spaceId, id },
      {
        stage: step.to,
        stageSince: new Date(),
        version: cycle.version + 1,
        checkedAt: step.to === 'CHECKED' ? new Date() : null,
        // Whoever goes back before the answer will be asked again.
        ...(step.from === 'CHECKED' ? { enoughDifference: null } : {}),
      },
    )
    await work.sql(
      'insert into stage_change (space_id, id, cycle_id, from_stage, to_stage, reason, override_reason, changed_by) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [spaceId, newId(), id, step.from, step.to, why.reason ?? null, why.overrideReason ?? null, by],
    )
    const reason = why.overrideReason ?? why.reason ?? step.reason
    await this.audit(work, cycle, why.overrideReason ? 'cycle.override' : 'cycle.move', {
      from: step.from,
      to: step.to,
      ...(reason ? { reason } : {}),
    })
    await this.settleProposals(work, cycle, step.to)
    await this.live.checkpoint(work, cycle.documentId, `${stageName(step.from)} → ${stageName(step.to)}`)
    await this.live.rightsChanged(work, cycle.documentId)
  }

  audit(
    work: Work,
    { spaceId, id, enquiryId }: CycleRecord,
    action: string,
    what: Partial<Move<string>> & { readonly detail?: Readonly<Record<string, unknown>> } = {},
  ): Promise<void> {
    return work.audit({
      spaceId,
      itemKind: 'enquiry',
      itemId: enquiryId,
      action,
      ...what,
      detail: { cycleId: id, ...what.detail },
    })
  }

  rightsChanged(work: Work, { documentId }: CycleRecord): Promise<void> {
    return this.live.rightsChanged(work, documentId)
  }

  /** PRO-3: any move answers what was still asked. */
  private async settleProposals(work: Work, cycle: CycleRecord, now: CycleState): Promise<void> {
    const { spaceId, proposal } = cycle
    if (!proposal || !isOvertaken({ state: 'OPEN', from: proposal.fromStage }, now)) return
    const isConfirmed = proposal.toStage === now
    await work.rows(StageProposalRow).change(
      { spaceId, id: proposal.id },
      {
        state: isConfirmed ? 'CONFIRMED' : 'DECLINED',
        answeredBy: work.actor?.personId ?? null,
        answeredAt: new Date(),
        answerReason: isConfirmed ? null : 'The cycle went another way.',
      },
    )
    await noticesDone(work, 'PROPOSAL', proposal.id)
    if (proposal.proposedById === work.actor?.personId) return
    await work.notify({
      to: proposal.proposedById,
      kind: isConfirmed ? 'PROPOSAL_CONFIRMED' : 'PROPOSAL_DECLINED',
      itemKind: 'enquiry',
      itemId: cycle.enquiryId,
      path: pathOf(cycle.enquiryId),
      vars: { stage: proposal.toStage },
    })
  }
}

export const stageName = (stage: CycleState): string => (stage === 'CHECKED' ? 'Checked' : stageWords[stage].label)
