/** Members propose the next stage; the enquiry's lead answers. */
import type { Actor } from '@alongside/domain/actor'
import type { CycleState } from '@alongside/domain/cycle'
import type { CycleId, EnquiryId, ProposalId } from '@alongside/domain/ids'
import { reasonGiven } from '@alongside/domain/life-cycle'
import { confirm, declineProposal, propose } from '@alongside/domain/proposal'
import { Refusal } from '@alongside/domain/refusal'
import { cleanText, limits } from '@alongside/domain/text'
import { Injectable } from '@nestjs/common'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { changed, pathOf } from '../enquiry/enquiry-change.service.js'
import type { EnquiryRecord } from '../enquiry/enquiry-record.service.js'
import { noticesDone } from '../inbox/notices.service.js'
import { StageProposalRow } from './cycle.entity.js'
import { CycleChange, type HeldCycle } from './cycle-change.js'

@Injectable()
export class ProposalService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly change: CycleChange,
  ) {}

  propose(actor: Actor, enquiryId: EnquiryId, cycleId: CycleId, to: CycleState, note: string): Promise<EnquiryRecord> {
    return this.work.run(actor, async (work) => {
      const { cycle, enquiry } = await this.change.held(work, actor, enquiryId, cycleId, 'enquiry.proposeStage')
      const step = propose(cycle.stage, to, cycle.proposal !== null)
      const id = newId<ProposalId>()
      await work.rows(StageProposalRow).add({
        spaceId: cycle.spaceId,
        id,
        cycleId,
        from: step.from,
        to: step.to,
        note: cleanText(note, { field: 'note', limit: limits.note, required: false }),
        state: 'OPEN',
        proposedBy: actor.personId,
      })
      await this.change.audit(work, cycle, 'cycle.propose', { ...step, detail: { proposalId: id } })
      if (enquiry.leadId !== actor.personId) {
        await work.notify({
          to: enquiry.leadId,
          kind: 'PROPOSAL',
          itemKind: 'proposal',
          itemId: id,
          path: pathOf(enquiryId),
          vars: { title: enquiry.title, stage: to },
        })
      }
      return changed(work, enquiryId)
    })
  }

  confirm(actor: Actor, enquiryId: EnquiryId, proposalId: ProposalId): Promise<EnquiryRecord> {
    return this.work.run(actor, async (work) => {
      const { proposal, held } = await this.proposed(work, actor, enquiryId, proposalId)
      const confirmed = confirm(proposal, held.cycle.stage, held.facts)
      await this.change.move(work, held, confirmed.cycle)
      return changed(work, enquiryId)
    })
  }

  decline(actor: Actor, enquiryId: EnquiryId, proposalId: ProposalId, reason: string): Promise<EnquiryRecord> {
    return this.work.run(actor, async (work) => {
      const { proposal, held } = await this.proposed(work, actor, enquiryId, proposalId)
      const step = declineProposal(proposal, reasonGiven(reason))
      await work.rows(StageProposalRow).change(
        { spaceId: proposal.spaceId, id: proposalId },
        {
          state: step.to,
          answeredBy: actor.personId,
          answeredAt: new Date(),
          answerReason: step.reason ?? null,
        },
      )
      await this.change.audit(work, held.cycle, 'cycle.decline-proposal', { ...step, detail: { proposalId } })
      await noticesDone(work, 'PROPOSAL', proposalId)
      if (proposal.proposedBy !== actor.personId) {
        await work.notify({
          to: proposal.proposedBy,
          kind: 'PROPOSAL_DECLINED',
          itemKind: 'enquiry',
          itemId: enquiryId,
          path: pathOf(enquiryId),
          vars: { title: held.enquiry.title, stage: proposal.to, reason: step.reason ?? '' },
        })
      }
      return changed(work, enquiryId)
    })
  }

  private async proposed(
    work: Work,
    actor: Actor,
    enquiryId: EnquiryId,
    id: ProposalId,
  ): Promise<{ proposal: StageProposalRow; held: HeldCycle }> {
    const asked = await work.rows(StageProposalRow).first({ id })
    if (!asked) throw new Refusal('not-found')
    const held = await this.change.held(work, actor, enquiryId, asked.cycleId, 'enquiry.confirmStage')
    // Read again behind the lock: somebody may have answered meanwhile.
    return { proposal: await work.rows(StageProposalRow).get({ id }), held }
  }
}
