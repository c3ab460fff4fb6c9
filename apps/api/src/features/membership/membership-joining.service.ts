/** Joining: a school's head accepts, signs or declines; the trust may add its name. */
import type { Actor } from '@alongside/domain/actor'
import type { AllianceId, MembershipId } from '@alongside/domain/ids'
import { reasonGiven } from '@alongside/domain/life-cycle'
import { accept, countersign, decline, sign, signAnew } from '@alongside/domain/membership'
import type { MembershipAction } from '@alongside/domain/membership-policy'
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

@Injectable()
export class MembershipJoiningService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly alliances: AllianceService,
  ) {}

  accept(actor: Actor, allianceId: AllianceId, id: MembershipId): Promise<void> {
    return this.change(actor, allianceId, id, 'accept', async (work, held) => {
      const move = accept(held.row, new Date())
      held.row.acceptedBy = actor.personId
      await moveMembership(work, this.alliances, held, 'accepted', move)
      await noteTo(work, await coordinatorsOf(work, allianceId), 'ACCEPTED', held)
    })
  }

  decline(actor: Actor, allianceId: AllianceId, id: MembershipId, reason?: string | null): Promise<void> {
    return this.change(actor, allianceId, id, 'decline', async (work, held) => {
      const move = decline(held.row, reason ? reasonGiven(reason) : undefined)
      await moveMembership(work, this.alliances, held, 'declined', move)
      await this.settled(work, held)
      await noteTo(work, await coordinatorsOf(work, allianceId), 'DECLINED', held)
    })
  }

  /** The head names the wording they have read: a school is never bound by one it was not shown. */
  sign(actor: Actor, allianceId: AllianceId, id: MembershipId, agreementVersion: number): Promise<void> {
    return this.change(actor, allianceId, id, 'sign', async (work, held) => {
      const { row, alliance } = held
      if (agreementVersion !== alliance.agreementVersion) throw new Refusal('membership.agreement-changed')
      const move = row.state === 'PENDING' ? sign(row) : null
      if (!move) signAnew(row, row.agreementVersion, alliance.agreementVersion)
      const before = { signedBy: row.signedBy, agreementVersion: row.agreementVersion }
      Object.assign(row, { signedBy: actor.personId, signedAt: new Date(), agreementVersion })
      if (move) {
        if (row.role === 'LEAD') await this.alliances.ledBy(work, allianceId, row.urn)
        await moveMembership(work, this.alliances, held, 'signed', move)
        await noteTo(work, await coordinatorsOf(work, allianceId), 'SIGNED', held)
      } else {
        // The trust's name stood under the wording before this one.
        Object.assign(row, { countersignedBy: null, countersignedAt: null })
        await saveMembership(work, this.alliances, row)
        await this.note(work, held, 'signed-anew', before)
      }
      await this.settled(work, held)
    })
  }

  countersign(actor: Actor, allianceId: AllianceId, id: MembershipId): Promise<void> {
    return this.change(actor, allianceId, id, 'countersign', async (work, held) => {
      const { row } = held
      countersign(row, row.countersignedAt)
      Object.assign(row, { countersignedBy: actor.personId, countersignedAt: new Date() })
      await saveMembership(work, this.alliances, row)
      await this.note(work, held, 'countersigned', {})
      await noteTo(work, await headsOf(work, row.urn), 'COUNTERSIGNED', held)
    })
  }

  private change(
    actor: Actor,
    allianceId: AllianceId,
    id: MembershipId,
    action: MembershipAction,
    act: (work: Work, held: Held) => Promise<void>,
  ): Promise<void> {
    return changeMembership(this.work, this.alliances, actor, { allianceId, id, action }, act)
  }

  /** Any of the heads has answered: the question leaves every head's list. */
  private async settled(work: Work, { row, alliance }: Held): Promise<void> {
    await noticesDone(work, 'MEMBERSHIP_INVITED', row.id)
    for (const { id } of await headsOf(work, row.urn)) await noticesDone(work, 'AGREEMENT_CHANGED', alliance.id, id)
  }

  private note(work: Work, { row }: Held, action: string, detail: Readonly<Record<string, unknown>>): Promise<void> {
    return work.audit({
      spaceId: row.spaceId,
      action: `membership.${action}`,
      itemKind: 'membership',
      itemId: row.id,
      detail: { agreementVersion: row.agreementVersion, before: detail },
    })
  }
}
