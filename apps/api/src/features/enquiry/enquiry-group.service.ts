/** The people of an enquiry: joining, accepting the group agreement, handing over, leaving. */
import { type Actor, worksAt } from '@alongside/domain/actor'
import { handOver, isOpenToPartners, join, leave, letIn } from '@alongside/domain/enquiry'
import type { EnquiryId, PersonId, Urn } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '../../platform/db/unit-of-work.js'
import { LiveDocuments } from '../../platform/live/live-documents.js'
import { noticesDone } from '../inbox/notices.service.js'
import { audited, boardsChanged, changed, goesOn, held } from './enquiry-change.service.js'
import { EnquiryDeparture } from './enquiry-departure.service.js'
import { headsOf, putSchool } from './enquiry-invitations.service.js'
import { actingFor, authorise } from './enquiry-policy.service.js'
import { type EnquiryRecord, hasSchool, joinedMembers, memberOf } from './enquiry-record.service.js'
import { takePart } from './enquiry-start.service.js'

@Injectable()
export class EnquiryGroup {
  constructor(
    private readonly work: UnitOfWork,
    private readonly live: LiveDocuments,
    private readonly departure: EnquiryDeparture,
  ) {}

  join(actor: Actor, id: EnquiryId, urn: Urn): Promise<EnquiryRecord> {
    return this.work.run(actor, async (work) => {
      const record = await held(work, actor, id, null)
      if (!worksAt(actor, urn)) throw new Refusal('person.not-at-this-school')
      authorise(actingFor(actor, urn), record, 'enquiry.join')
      await takePart(work, record.spaceId, [urn])
      const member = memberOf(record, actor.personId)
      letIn(record, urn === record.createdUrn || joinedMembers(record).some((other) => other.urn === urn))
      const step = join(member, isOpenToPartners(record.state) && hasSchool(record, urn))
      await work.sql(
        `insert into enquiry_member (space_id, enquiry_id, person_id, urn, state, joined_at) values ($1, $2, $3, $4, 'JOINED', now())
         on conflict (space_id, enquiry_id, person_id) do update
           set state = 'JOINED', urn = excluded.urn, joined_at = now(), left_at = null, protocol_accepted_at = null, protocol_version = null`,
        [record.spaceId, id, actor.personId, urn],
      )
      await putSchool(work, record, urn)
      await noticesDone(work, 'INVITATION', id, actor.personId)
      for (const head of await headsOf(work, urn)) await noticesDone(work, 'SCHOOL_INVITATION', id, head)
      await audited(work, record, 'enquiry.join', { ...step, detail: { personId: actor.personId, urn } })
      await boardsChanged(work, this.live, record)
      return changed(work, id)
    })
  }

  /** `version`: the one that was read. If the words changed meanwhile, they are read again first. */
  acceptProtocol(actor: Actor, id: EnquiryId, version: number): Promise<EnquiryRecord> {
    return this.work.run(actor, async (work) => {
      const record = await held(work, actor, id, 'enquiry.acceptProtocol')
      goesOn(record)
      if (version !== record.protocolVersion) throw new Refusal('enquiry.protocol-changed')
      await work.sql(
        `update enquiry_member set protocol_version = $3, protocol_accepted_at = now()
          where enquiry_id = $1 and person_id = $2 and state = 'JOINED' and protocol_version is distinct from $3`,
        [id, actor.personId, version],
      )
      await noticesDone(work, 'PROTOCOL_CHANGED', id, actor.personId)
      await audited(work, record, 'enquiry.accept-protocol', { detail: { version } })
      return changed(work, id)
    })
  }

  handOver(actor: Actor, id: EnquiryId, to: PersonId): Promise<EnquiryRecord> {
    return this.work.run(actor, async (work) => {
      const record = await held(work, actor, id, 'enquiry.handOver')
      goesOn(record)
      return this.departure.passOn(work, record, handOver(record.members, to))
    })
  }

  /** Also says no to an invitation. */
  leave(actor: Actor, id: EnquiryId): Promise<EnquiryRecord> {
    return this.work.run(actor, async (work) => {
      const record = await held(work, actor, id, null)
      const member = memberOf(record, actor.personId)
      if (!member) throw new Refusal('not-allowed')
      if (member.state === 'JOINED') authorise(actor, record, 'enquiry.leave')
      leave(record, member)
      await noticesDone(work, 'INVITATION', id, actor.personId)
      return this.departure.depart(work, record, [actor.personId])
    })
  }
}
