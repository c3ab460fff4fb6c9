/** The life of an enquiry: what it says, where it stands, who can read it, how it is doing. */
import type { Actor } from '@alongside/domain/actor'
import { type EnquiryState, transition } from '@alongside/domain/enquiry'
import { checkAnswer } from '@alongside/domain/health'
import type { EnquiryId } from '@alongside/domain/ids'
import { reasonGiven } from '@alongside/domain/life-cycle'
import { changeProtocol } from '@alongside/domain/protocol'
import { Refusal } from '@alongside/domain/refusal'
import { cleanTitle } from '@alongside/domain/text'
import { changeVisibility, isEnquiryVisibility, isWider, type Visibility } from '@alongside/domain/visibility'
import { Injectable } from '@nestjs/common'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { LiveDocuments } from '../../platform/live/live-documents.js'
import { noticesDone } from '../inbox/notices.service.js'
import { audited, boardsChanged, changed, goesOn, held, pathOf } from './enquiry-change.service.js'
import { askSchools } from './enquiry-invitations.service.js'
import { authorise, type EnquiryAction } from './enquiry-policy.service.js'
import { type EnquiryRecord, factsOf, joinedMembers } from './enquiry-record.service.js'
import { paragraph } from './enquiry-start.service.js'

export interface EnquiryWords {
  readonly title?: string | null | undefined
  readonly classroomPractice?: string | null | undefined
  readonly pupilsToBenefit?: string | null | undefined
  readonly protocol?: string | null | undefined
}

@Injectable()
export class EnquiryService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly live: LiveDocuments,
  ) {}

  update(actor: Actor, id: EnquiryId, words: EnquiryWords): Promise<EnquiryRecord> {
    return this.work.run(actor, async (work) => {
      const record = await held(work, actor, id, 'enquiry.update')
      goesOn(record)
      const { title, classroomPractice, pupilsToBenefit, protocol } = words
      if (protocol != null) authorise(actor, record, 'enquiry.changeProtocol')
      const agreement = protocol == null ? null : changeProtocol(record, protocol)
      await audited(work, record, 'enquiry.update')
      if (agreement && agreement.protocolVersion !== record.protocolVersion) await this.askAgain(work, record)
      return changed(work, id, {
        ...(title == null ? {} : { title: cleanTitle(title) }),
        ...(classroomPractice == null ? {} : { classroomPractice: paragraph(classroomPractice, 'classroomPractice') }),
        ...(pupilsToBenefit == null ? {} : { pupilsToBenefit: paragraph(pupilsToBenefit, 'pupilsToBenefit') }),
        ...agreement,
      })
    })
  }

  /** From here on the alliance sees title, schools, stage and lead; the schools that were thought of are asked. */
  open(actor: Actor, id: EnquiryId): Promise<EnquiryRecord> {
    return this.move(actor, id, 'enquiry.openToPartners', 'FORMING', null, async (work, record) => {
      const own = new Set(joinedMembers(record).map(({ urn }) => urn))
      const partners = record.schools.map(({ urn }) => urn).filter((urn) => !own.has(urn))
      await askSchools(work, record, partners)
    })
  }

  activate(actor: Actor, id: EnquiryId): Promise<EnquiryRecord> {
    return this.move(actor, id, 'enquiry.activate', 'ACTIVE', 'FORMING')
  }

  pause(actor: Actor, id: EnquiryId, reason: string): Promise<EnquiryRecord> {
    return this.move(actor, id, 'enquiry.pause', 'PAUSED', 'ACTIVE', tellLead('PAUSED'), reasonGiven(reason))
  }

  resume(actor: Actor, id: EnquiryId): Promise<EnquiryRecord> {
    return this.move(actor, id, 'enquiry.resume', 'ACTIVE', 'PAUSED', tellLead('RESUMED'))
  }

  share(actor: Actor, id: EnquiryId): Promise<EnquiryRecord> {
    return this.move(actor, id, 'enquiry.share', 'SHARING', 'ACTIVE')
  }

  close(actor: Actor, id: EnquiryId, reason: string): Promise<EnquiryRecord> {
    return this.move(actor, id, 'enquiry.close', 'CLOSED', 'SHARING', undefined, reason)
  }

  reopen(actor: Actor, id: EnquiryId, reason: string): Promise<EnquiryRecord> {
    return this.move(actor, id, 'enquiry.reopen', 'ACTIVE', 'SHARING', undefined, reason)
  }

  abandon(actor: Actor, id: EnquiryId, reason: string): Promise<EnquiryRecord> {
    return this.move(actor, id, 'enquiry.abandon', 'ABANDONED', null, undefined, reason)
  }

  /** This very act is the confirmation that widening asks for; it does nothing else. */
  setVisibility(actor: Actor, id: EnquiryId, to: Visibility): Promise<EnquiryRecord> {
    return this.work.run(actor, async (work) => {
      const record = await held(work, actor, id, null)
      const widens = isEnquiryVisibility(to) && isWider(record.visibility, to)
      authorise(actor, record, widens ? 'enquiry.widenVisibility' : 'enquiry.narrowVisibility')
      goesOn(record)
      const visibility = changeVisibility(record.visibility, to, true)
      await audited(work, record, 'enquiry.visibility', { from: record.visibility, to: visibility })
      await boardsChanged(work, this.live, record)
      return changed(work, id, { visibility })
    })
  }

  answerHealth(actor: Actor, id: EnquiryId, process: string, answer: string): Promise<EnquiryRecord> {
    return this.work.run(actor, async (work) => {
      const record = await held(work, actor, id, 'enquiry.answerHealth')
      goesOn(record)
      const given = checkAnswer(process, answer)
      await work.sql(
        `insert into enquiry_health (space_id, enquiry_id, process, answer, answered_by) values ($1, $2, $3, $4, $5)
         on conflict (space_id, enquiry_id, process) do update
           set answer = excluded.answer, answered_by = excluded.answered_by, answered_at = now()`,
        [record.spaceId, id, given.process, given.answer, actor.personId],
      )
      await audited(work, record, 'enquiry.health', { to: given.answer, detail: { process: given.process } })
      return changed(work, id)
    })
  }

  /** `from`: several ways lead to ACTIVE, each with its own right; null where one way only leads there. */
  private move(
    actor: Actor,
    id: EnquiryId,
    action: EnquiryAction,
    to: EnquiryState,
    from: EnquiryState | null,
    also?: (work: Work, record: EnquiryRecord, reason: string) => Promise<void>,
    reason: string | null = null,
  ): Promise<EnquiryRecord> {
    return this.work.run(actor, async (work) => {
      const record = await held(work, actor, id, action)
      if (from !== null && record.state !== from) {
        throw new Refusal('enquiry.state-out-of-order', { from: record.state, to })
      }
      const step = transition(record, to, factsOf(record), reason)
      await audited(work, record, 'enquiry.move', step)
      await also?.(work, record, step.reason ?? '')
      await boardsChanged(work, this.live, record)
      return changed(work, id, {
        state: step.to,
        ...(to === 'CLOSED' && step.reason ? { closingReason: step.reason } : {}),
      })
    })
  }

  /** The words of the agreement changed: everybody who had accepted them is asked again. */
  private async askAgain(work: Work, record: EnquiryRecord): Promise<void> {
    await noticesDone(work, 'PROTOCOL_CHANGED', record.id)
    for (const { personId } of joinedMembers(record)) {
      if (personId === work.actor?.personId) continue
      const { id, title } = record
      const to = { to: personId, itemKind: 'enquiry', itemId: id, path: pathOf(id) }
      await work.notify({ ...to, kind: 'PROTOCOL_CHANGED', vars: { title } })
    }
  }
}

/** The lead is responsible, and hears of it when somebody else decided. */
const tellLead =
  (kind: 'PAUSED' | 'RESUMED') =>
  async (work: Work, { id, title, leadId }: EnquiryRecord, reason: string): Promise<void> => {
    if (leadId === work.actor?.personId) return
    await work.notify({
      to: leadId,
      kind,
      itemKind: 'enquiry',
      itemId: id,
      path: pathOf(id),
      vars: { title, reason },
    })
  }
