/** Guests: a grant on this one enquiry, for a time. No directory, no alliance, nothing else. */
import type { Actor } from '@alongside/domain/actor'
import type { EnquiryId, InvitationId, PersonId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { cleanEmail } from '@alongside/domain/text'
import { Injectable } from '@nestjs/common'
import { rightsChanged } from '../../platform/auth/rights.js'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { LiveDocuments } from '../../platform/live/live-documents.js'
import { InvitationService } from '../people/invitation.service.js'
import { audited, boardsChanged, changed, goesOn, held } from './enquiry-change.service.js'
import { peopleWho } from './enquiry-readers.service.js'
import type { EnquiryRecord } from './enquiry-record.service.js'

export interface GuestAsked {
  readonly record: EnquiryRecord
  /** Only where no mail can be sent; told once, to whoever invites. */
  readonly link: { readonly id: InvitationId; readonly link: string } | null
}

@Injectable()
export class EnquiryGuests {
  constructor(
    private readonly work: UnitOfWork,
    private readonly invitations: InvitationService,
    private readonly live: LiveDocuments,
  ) {}

  invite(actor: Actor, id: EnquiryId, address: string, name: string): Promise<GuestAsked> {
    return this.work.run(actor, async (work) => {
      const record = await held(work, actor, id, 'enquiry.inviteGuest')
      goesOn(record)
      const email = cleanEmail(address)
      await notHereYet(work, record, email)
      const item = { id, kind: 'enquiry', title: record.title }
      const invited = await this.invitations.invite(work, { spaceId: record.spaceId, email, name, role: 'GUEST', item })
      await audited(work, record, 'enquiry.invite-guest', { detail: { invitationId: invited.id } })
      const link = invited.link ? { id: invited.id, link: invited.link } : null
      return { record: await changed(work, id), link }
    })
  }

  /** Ends a guest's access, or takes an invitation back that nobody has used yet. */
  remove(actor: Actor, id: EnquiryId, guestId: string): Promise<EnquiryRecord> {
    return this.work.run(actor, async (work) => {
      const record = await held(work, actor, id, 'enquiry.endGuest')
      const ended = await work.sql<{ person: PersonId }>(
        `with ended as (update item_grant set expires_at = now() where id = $1 and item_id = $2 and role = 'GUEST'
           and (expires_at is null or expires_at > now()) returning person_id as person) select person from ended`,
        [guestId, id],
      )
      const withdrawn = await work.sql(
        `with withdrawn as (update invitation set state = 'REVOKED' where id = $1 and item_id = $2 and state = 'OPEN' returning 1) select from withdrawn`,
        [guestId, id],
      )
      if (ended.length + withdrawn.length === 0) throw new Refusal('not-found')
      const people = ended.map(({ person }) => person)
      await audited(work, record, 'enquiry.end-guest', { detail: { guestId, people } })
      await rightsChanged(work, { people })
      await boardsChanged(work, this.live, record)
      return changed(work, id, {}, people)
    })
  }
}

async function notHereYet(work: Work, record: EnquiryRecord, email: string): Promise<void> {
  const [person] = await work.sql<{ id: PersonId }>('select id from person where email = $1', [email])
  if (person && (await peopleWho(work, record, 'enquiry.read')).includes(person.id)) {
    throw new Refusal('guest.already-has-access')
  }
  const asked = await work.sql(
    `select 1 from invitation where item_id = $1 and email = $2 and state = 'OPEN' and expires_at > now()`,
    [record.id, email],
  )
  if (asked.length > 0) throw new Refusal('enquiry.already-invited')
}
