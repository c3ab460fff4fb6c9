/** Reviewers from outside: invited to this one review by e-mail, with nothing else of the alliance behind it. */

import type { InvitationId, PersonId, ReviewId } from '@alongside/domain/ids'
import { isLive } from '@alongside/domain/peer-review'
import { Refusal } from '@alongside/domain/refusal'
import { cleanEmail } from '@alongside/domain/text'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { Work } from '../../platform/db/unit-of-work.js'
import { InvitationService } from '../people/invitation.service.js'
import { type Arrival, ItemArrivals } from '../people/item-arrivals.service.js'
import { addPart, changed, heldBySystem } from './peer-review-change.service.js'
import type { ReviewRecord } from './peer-review-record.service.js'

export interface GuestToAsk {
  readonly email: string
  readonly name: string
}
export interface OpenInvitation {
  readonly id: InvitationId
  readonly reviewId: ReviewId
  readonly email: string
  readonly name: string
  readonly expiresAt: Date
}

const itemKind = 'peer-review'

@Injectable()
export class ReviewGuests implements OnModuleInit {
  constructor(
    private readonly invitations: InvitationService,
    private readonly arrivals: ItemArrivals,
  ) {}

  onModuleInit(): void {
    this.arrivals.on(itemKind, (work, arrival) => this.arrived(work, arrival))
  }

  /** The links, where no mail can carry them, by invitation. */
  async invite(work: Work, record: ReviewRecord, guests: readonly GuestToAsk[]): Promise<ReadonlyMap<string, string>> {
    const links = new Map<string, string>()
    const emails = new Set<string>()
    for (const { email: address, name } of guests) {
      const email = cleanEmail(address)
      if (emails.has(email)) throw new Refusal('review.already-asked')
      emails.add(email)
      await notOneOfUs(work, record, email)
      const item = { id: record.id, kind: itemKind, title: record.title }
      const invited = await this.invitations.invite(work, {
        spaceId: record.spaceId,
        email,
        name,
        role: 'REVIEWER',
        item,
      })
      if (invited.link) links.set(invited.id, invited.link)
    }
    return links
  }

  /** Whoever comes in is asked like everybody else: the declaration first, and nothing of the work before it. */
  private async arrived(work: Work, { spaceId, itemId, person }: Arrival): Promise<void> {
    await work.alsoIn(spaceId)
    const record = await heldBySystem(work, itemId as ReviewId)
    const isGoing = record.state === 'REQUESTED' || record.state === 'OPEN'
    if (!isGoing || record.groupIds.includes(person)) throw new Refusal('invitation.expired')
    const isAsked = record.assignments.some((assignment) => assignment.reviewerId === person && isLive(assignment))
    if (!isAsked) await addPart(work, record, person, null)
    await changed(work, record.id)
  }
}

/** Nobody of the group itself; that somebody has an account elsewhere is nobody's business. */
async function notOneOfUs(work: Work, record: ReviewRecord, email: string): Promise<void> {
  const [person] = await work.sql<{ id: PersonId }>('select id from person where email = $1', [email])
  if (person && record.groupIds.includes(person.id)) throw new Refusal('review.own-work')
}

export async function withdrawInvitations(work: Work, id: ReviewId): Promise<void> {
  await work.sql(`update invitation set state = 'REVOKED' where item_id = $1 and state = 'OPEN'`, [id])
}
