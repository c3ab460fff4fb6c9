/** Leaving an enquiry: one's own wish, a school that leaves the alliance, a colleague who leaves the school. */
import { afterDeparture } from '@alongside/domain/enquiry'
import type { EnquiryId, PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import { Injectable } from '@nestjs/common'
import type { Work } from '../../platform/db/unit-of-work.js'
import { LiveDocuments } from '../../platform/live/live-documents.js'
import { noticesDone } from '../inbox/notices.service.js'
import { audited, boardsChanged, changed, heldBySystem, pathOf } from './enquiry-change.service.js'
import { type EnquiryRecord, joinedMembers, recordsById } from './enquiry-record.service.js'

@Injectable()
export class EnquiryDeparture {
  constructor(private readonly live: LiveDocuments) {}

  /** What these people wrote stays. A school of which nobody remains has left; with fewer than two the enquiry pauses. */
  async depart(work: Work, record: EnquiryRecord, people: readonly PersonId[]): Promise<EnquiryRecord> {
    const { id } = record
    await work.sql(
      `update enquiry_member set state = 'LEFT', left_at = now() where enquiry_id = $1 and person_id = any($2) and state <> 'LEFT'`,
      [id, people],
    )
    await work.sql(
      `update enquiry_school s set left_at = now() where s.enquiry_id = $1 and s.left_at is null
         and exists (select from enquiry_member m where m.enquiry_id = s.enquiry_id and m.urn = s.urn and m.person_id = any($2))
         and not exists (select from enquiry_member m where m.enquiry_id = s.enquiry_id and m.urn = s.urn and m.state <> 'LEFT')`,
      [id, people],
    )
    for (const personId of people) {
      await audited(work, record, 'enquiry.leave', { to: 'LEFT', detail: { personId } })
    }
    const [left] = await recordsById(work, [id])
    const pause = left ? afterDeparture(left, left.members) : null
    if (pause) await audited(work, record, 'enquiry.move', { ...pause, detail: { bySystem: true } })
    await boardsChanged(work, this.live, record)
    return changed(work, id, pause ? { state: pause.to } : {}, people)
  }

  /** Gives the lead to somebody else, with what was waiting for the lead's answer. */
  async passOn(work: Work, record: EnquiryRecord, to: PersonId): Promise<EnquiryRecord> {
    const { id, title } = record
    await audited(work, record, 'enquiry.hand-over', { detail: { from: record.leadId, to } })
    const notice = { to, itemKind: 'enquiry', itemId: id, path: pathOf(id) }
    if (to !== work.actor?.personId) await work.notify({ ...notice, kind: 'HANDED_OVER', vars: { title } })
    const open = await work.sql<{ id: string; stage: string }>(
      `select p.id, p.to_stage as stage from stage_proposal p join enquiry_cycle c on c.space_id = p.space_id and c.id = p.cycle_id
        where c.enquiry_id = $1 and p.state = 'OPEN'`,
      [id],
    )
    for (const { id: proposal, stage } of open) {
      await noticesDone(work, 'PROPOSAL', proposal)
      await work.notify({ ...notice, itemKind: 'proposal', itemId: proposal, kind: 'PROPOSAL', vars: { title, stage } })
    }
    // Guests who have not come yet are the new lead's to ask again, or to let be.
    await work.sql(
      `update invitation set invited_by = $3 where item_id = $1 and invited_by = $2 and state in ('OPEN', 'EXPIRED')`,
      [id, record.leadId, to],
    )
    await boardsChanged(work, this.live, record)
    return changed(work, id, { leadId: to })
  }

  /** A school is no longer in the alliance: its people leave the enquiries there, and a lead among them is replaced. */
  async schoolLeaves(work: Work, spaceId: SpaceId, urn: Urn): Promise<void> {
    const rows = await work.sql<{ id: EnquiryId }>(
      `select e.id from enquiry e where e.space_id = $1 and e.state not in ('CLOSED', 'ABANDONED') and exists (
         select from enquiry_member m where m.space_id = e.space_id and m.enquiry_id = e.id and m.urn = $2 and m.state <> 'LEFT') order by e.id`,
      [spaceId, urn],
    )
    for (const { id } of rows) await this.departAll(work, id, (member) => member.urn === urn)
  }

  /** A colleague is no longer at a school. What they led was handed over before. */
  async personLeaves(work: Work, person: PersonId, urn: Urn | null): Promise<void> {
    const rows = await work.sql<{ id: EnquiryId }>(
      `select enquiry_id as id from enquiry_member where person_id = $1 and ($2::text is null or urn = $2) and state <> 'LEFT' order by enquiry_id`,
      [person, urn],
    )
    for (const { id } of rows) await this.departAll(work, id, (member) => member.personId === person)
  }

  private async departAll(
    work: Work,
    id: EnquiryId,
    who: (member: EnquiryRecord['members'][number]) => boolean,
  ): Promise<void> {
    let record = await heldBySystem(work, id)
    const leaving = record.members.filter((member) => member.state !== 'LEFT' && who(member))
    const remaining = joinedMembers(record).filter((member) => !who(member))
    const isLeadLeaving = leaving.some(({ personId }) => personId === record.leadId)
    // Whoever has been here longest takes over, so that nothing stands without a lead.
    if (isLeadLeaving && remaining[0]) record = await this.passOn(work, record, remaining[0].personId)
    const people = leaving.map(({ personId }) => personId)
    await this.depart(work, record, people)
  }
}
