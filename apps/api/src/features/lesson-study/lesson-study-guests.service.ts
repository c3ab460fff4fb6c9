/** Guests of a lesson study, such as a knowledgeable other: a grant on this one study, for a time. No directory, no alliance, nothing else. */
import type { Actor } from '@alongside/domain/actor'
import type { InvitationId, PersonId, StudyId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { cleanEmail } from '@alongside/domain/text'
import { Injectable } from '@nestjs/common'
import { rightsChanged } from '../../platform/auth/rights.js'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { LiveDocuments } from '../../platform/live/live-documents.js'
import { InvitationService } from '../people/invitation.service.js'
import { audited, changed, goesOn, held } from './lesson-study-change.service.js'
import { joinedStudyMembers, type LessonStudyRecord } from './lesson-study-record.service.js'

export interface LessonGuestAsked {
  readonly record: LessonStudyRecord
  /** Only where no mail can be sent; told once, to whoever invites. */
  readonly link: { readonly id: InvitationId; readonly link: string } | null
}

@Injectable()
export class LessonStudyGuests {
  constructor(
    private readonly work: UnitOfWork,
    private readonly invitations: InvitationService,
    private readonly live: LiveDocuments,
  ) {}

  invite(actor: Actor, id: StudyId, address: string, name: string): Promise<LessonGuestAsked> {
    return this.work.run(actor, async (work) => {
      const record = await held(work, actor, id, 'lessonStudy.inviteGuest')
      goesOn(record)
      const email = cleanEmail(address)
      await notHereYet(work, record, email)
      const item = { id, kind: 'lesson-study', title: record.title }
      const invited = await this.invitations.invite(work, { spaceId: record.spaceId, email, name, role: 'GUEST', item })
      await audited(work, record, 'lesson-study.invite-guest', { detail: { invitationId: invited.id } })
      const link = invited.link ? { id: invited.id, link: invited.link } : null
      return { record: await changed(work, id), link }
    })
  }

  /** Ends a guest's access, or takes an invitation back that nobody has used yet. */
  end(actor: Actor, id: StudyId, guestId: string): Promise<LessonStudyRecord> {
    return this.work.run(actor, async (work) => {
      const record = await held(work, actor, id, 'lessonStudy.endGuest')
      const ended = await work.sql<{ person: PersonId }>(
        `update item_grant set expires_at = now() where id = $1 and item_id = $2 and role = 'GUEST'
           and (expires_at is null or expires_at > now()) returning person_id as person`,
        [guestId, id],
      )
      const withdrawn = await work.sql(
        `update invitation set state = 'REVOKED' where id = $1 and item_id = $2 and state = 'OPEN' returning id`,
        [guestId, id],
      )
      if (ended.length + withdrawn.length === 0) throw new Refusal('not-found')
      const people = ended.map(({ person }) => person)
      await audited(work, record, 'lesson-study.end-guest', { detail: { guestId, people } })
      await rightsChanged(work, { people })
      for (const { documentId, discussionId } of record.lessons) {
        await this.live.rightsChanged(work, documentId)
        await this.live.rightsChanged(work, discussionId)
      }
      return changed(work, id, {}, people)
    })
  }
}

async function notHereYet(work: Work, record: LessonStudyRecord, email: string): Promise<void> {
  const [person] = await work.sql<{ id: PersonId }>('select id from person where email = $1', [email])
  const isMember = joinedStudyMembers(record).some(({ personId }) => personId === person?.id)
  const granted = await work.sql(
    `select 1 as one from item_grant where item_id = $1 and person_id = $2 and (expires_at is null or expires_at > now())`,
    [record.id, person?.id ?? null],
  )
  if (isMember || granted.length > 0) throw new Refusal('guest.already-has-access')
  const asked = await work.sql(
    `select 1 as one from invitation where item_id = $1 and email = $2 and state = 'OPEN' and expires_at > now()`,
    [record.id, email],
  )
  if (asked.length > 0) throw new Refusal('lesson-study.already-invited')
}
