/** Moving a cycle along: forward past its guards, back with a reason, on to the next turn. */
import type { Actor } from '@alongside/domain/actor'
import {
  beginNext,
  type CycleState,
  type EnoughDifference,
  goBack,
  goForward,
  override,
  unlockAction,
} from '@alongside/domain/cycle'
import { seedsOfNext } from '@alongside/domain/cycle-facts'
import type { CycleId, EnquiryId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import type { EnquiryStage } from '@alongside/domain/stage'
import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '../../platform/db/unit-of-work.js'
import { changed, pathOf } from '../enquiry/enquiry-change.service.js'
import { currentCycle, type EnquiryRecord, memberOf } from '../enquiry/enquiry-record.service.js'
import { CycleRow } from './cycle.entity.js'
import { CycleBeginning } from './cycle-beginning.service.js'
import { CycleChange } from './cycle-change.js'

@Injectable()
export class CycleService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly change: CycleChange,
    private readonly beginning: CycleBeginning,
  ) {}

  /** The lead moves the group on. A coordinator may let it past a guard, and says why. */
  moveStage(
    actor: Actor,
    enquiryId: EnquiryId,
    cycleId: CycleId,
    to: CycleState,
    overrideReason: string | null,
  ): Promise<EnquiryRecord> {
    const isOverride = overrideReason !== null
    return this.work.run(actor, async (work) => {
      const held = await this.change.held(
        work,
        actor,
        enquiryId,
        cycleId,
        isOverride ? 'enquiry.overrideGuard' : 'enquiry.confirmStage',
      )
      const { cycle, enquiry, facts } = held
      const step = isOverride ? override(cycle.stage, to, overrideReason) : goForward(cycle.stage, to, facts)
      await this.change.move(work, held, step, isOverride ? { overrideReason: step.reason ?? '' } : {})
      if (enquiry.leadId !== actor.personId) {
        await work.notify({
          to: enquiry.leadId,
          kind: 'STAGE_MOVED',
          itemKind: 'enquiry',
          itemId: enquiryId,
          path: pathOf(enquiryId),
          vars: { title: enquiry.title, stage: to, reason: step.reason ?? '' },
        })
      }
      return changed(work, enquiryId)
    })
  }

  goBack(actor: Actor, enquiryId: EnquiryId, cycleId: CycleId, to: CycleState, reason: string): Promise<EnquiryRecord> {
    return this.work.run(actor, async (work) => {
      const held = await this.change.held(work, actor, enquiryId, cycleId, 'enquiry.goBack')
      const step = goBack(held.cycle.stage, asStage(to), reason, currentCycle(held.enquiry)?.id !== cycleId)
      await this.change.move(work, held, step, { reason: step.reason ?? '' })
      return changed(work, enquiryId)
    })
  }

  /** CHECKING ends with an answer, whichever it is. */
  answerEnough(actor: Actor, enquiryId: EnquiryId, cycleId: CycleId, answer: EnoughDifference): Promise<EnquiryRecord> {
    return this.work.run(actor, async (work) => {
      const held = await this.change.held(work, actor, enquiryId, cycleId, 'enquiry.confirmStage')
      const { cycle, facts } = held
      const step = goForward(cycle.stage, 'CHECKED', { ...facts, enoughDifference: answer })
      await work.rows(CycleRow).change({ spaceId: cycle.spaceId, id: cycleId }, { enoughDifference: answer })
      await this.change.move(work, held, step)
      return changed(work, enquiryId, { lastFinding: findingOf(cycle.whatHappened, answer) })
    })
  }

  /** The coordinator opens the Action column before a hunch was supported. */
  unlockAction(actor: Actor, enquiryId: EnquiryId, cycleId: CycleId, reason: string): Promise<EnquiryRecord> {
    return this.work.run(actor, async (work) => {
      const { cycle } = await this.change.held(work, actor, enquiryId, cycleId, 'enquiry.unlockAction')
      const given = unlockAction(cycle, reason)
      await work
        .rows(CycleRow)
        .change(
          { spaceId: cycle.spaceId, id: cycleId },
          { actionUnlockedReason: given, actionUnlockedBy: actor.personId, actionUnlockedAt: new Date() },
        )
      await this.change.audit(work, cycle, 'cycle.unlock-action', { reason: given })
      await this.change.rightsChanged(work, cycle)
      return changed(work, enquiryId)
    })
  }

  /** The next turn begins with what was checked in this one. */
  startNext(actor: Actor, enquiryId: EnquiryId): Promise<EnquiryRecord> {
    return this.work.run(actor, async (work) => {
      const last = await this.change.heldLast(work, actor, enquiryId, 'enquiry.startCycle')
      const { cycle, enquiry, board } = last
      const { number } = beginNext(cycle, false)
      const urn = memberOf(enquiry, actor.personId)?.urn ?? enquiry.createdUrn
      const id = await this.beginning.begin(work, {
        spaceId: enquiry.spaceId,
        enquiryId,
        number,
        focus: '',
        cards: seedsOfNext(board, cycle.number),
        by: actor.personId,
        urn,
      })
      await this.change.audit(work, { ...cycle, id }, 'cycle.begin', { to: 'SCANNING', detail: { number } })
      return changed(work, enquiryId)
    })
  }
}

function asStage(state: CycleState): EnquiryStage {
  if (state === 'CHECKED') throw new Refusal('cycle.not-earlier', { to: state })
  return state
}

/** What the group says happened is the first thing others learn from it; the bare answer, if it says nothing. */
const findingOf = (whatHappened: string, answer: EnoughDifference): string =>
  shortened(whatHappened.trim()) || answers[answer]

const answers: Readonly<Record<EnoughDifference, string>> = {
  YES: 'Checked: the difference for our pupils is big enough.',
  PARTLY: 'Checked: the difference for our pupils is partly big enough.',
  NO: 'Checked: the difference for our pupils is not big enough yet.',
}

const findingLimit = 280
const shortened = (text: string): string =>
  text.length > findingLimit ? `${text.slice(0, findingLimit - 1).trimEnd()}…` : text
