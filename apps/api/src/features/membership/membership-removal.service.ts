/** Removing a school: the coordinator and the head of the lead school together, each with a reason. */
import { type Actor, coordinates } from '@alongside/domain/actor'
import type { AllianceId, MembershipId, PersonId } from '@alongside/domain/ids'
import { removable, remove } from '@alongside/domain/membership'
import { headsLeadSchool, type RemovalVoice, removalNames } from '@alongside/domain/membership-policy'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { AllianceService } from '../alliance/alliance.service.js'
import { noticesDone } from '../inbox/notices.service.js'
import {
  changeMembership,
  coordinatorsOf,
  type Held,
  headsOf,
  moveMembership,
  noteTo,
  saveMembership,
} from './membership-change.js'
import { MembershipEndingService } from './membership-ending.service.js'

@Injectable()
export class MembershipRemovalService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly alliances: AllianceService,
    private readonly ending: MembershipEndingService,
  ) {}

  /** The first of the two asks; the word of the other one removes. */
  remove(actor: Actor, allianceId: AllianceId, id: MembershipId, reason: string): Promise<void> {
    const at = { allianceId, id, action: 'remove' } as const
    return changeMembership(this.work, this.alliances, actor, at, async (work, held) => {
      const asked = await this.whoAsked(work, held)
      if (!asked) {
        await this.ask(work, actor, held, reason)
        return
      }
      const move = remove(held.row, removalNames(asked, voiceOf(actor, held)), reason)
      await moveMembership(work, this.alliances, held, 'removed', move)
      await noticesDone(work, 'MEMBERSHIP_REMOVAL_ASKED', id)
      await this.ending.ended(work, held, 'REMOVED')
    })
  }

  private async ask(work: Work, actor: Actor, held: Held, reason: string): Promise<void> {
    const { row, alliance } = held
    if (alliance.leadUrn === null) throw new Refusal('alliance.needs-lead-school')
    const words = removable(row, reason).reason ?? null
    Object.assign(row, { removalAskedBy: actor.personId, reason: words })
    await saveMembership(work, this.alliances, row)
    await work.audit({
      spaceId: row.spaceId,
      action: 'membership.removal-asked',
      itemKind: 'membership',
      itemId: row.id,
      ...(words ? { reason: words } : {}),
    })
    const others = coordinates(actor, row.spaceId)
      ? await headsOf(work, alliance.leadUrn)
      : await coordinatorsOf(work, row.spaceId)
    await noteTo(work, others, 'REMOVAL_ASKED', held)
  }

  /** Whoever asked counts only while they still hold what let them ask. */
  private async whoAsked(work: Work, { row, alliance }: Held): Promise<RemovalVoice | null> {
    const personId = row.removalAskedBy
    if (personId === null || alliance.leadUrn === null) return null
    const among = (people: readonly { readonly id: PersonId }[]) => people.some(({ id }) => id === personId)
    const voice = {
      personId,
      coordinates: among(await coordinatorsOf(work, row.spaceId)),
      headsLeadSchool: among(await headsOf(work, alliance.leadUrn)),
    }
    return voice.coordinates || voice.headsLeadSchool ? voice : null
  }
}

const voiceOf = (actor: Actor, { row, alliance }: Held): RemovalVoice => ({
  personId: actor.personId,
  coordinates: coordinates(actor, row.spaceId),
  headsLeadSchool: headsLeadSchool(actor, { allianceId: row.spaceId, leadUrn: alliance.leadUrn }),
})
