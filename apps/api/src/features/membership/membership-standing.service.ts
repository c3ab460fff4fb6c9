/** Belonging: a school pauses and comes back, gives notice and takes it back, hands over the lead. */
import type { Actor } from '@alongside/domain/actor'
import { dayInLondon, isCivilDate } from '@alongside/domain/civil-date'
import type { AllianceId, MembershipId } from '@alongside/domain/ids'
import { reasonGiven } from '@alongside/domain/life-cycle'
import { giveNotice, handOverLead, pause, resume, withdrawNotice } from '@alongside/domain/membership'
import type { MembershipAction } from '@alongside/domain/membership-policy'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { rightsChanged } from '../../platform/auth/rights.js'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { AllianceService } from '../alliance/alliance.service.js'
import { SchoolMembershipRow } from './membership.entity.js'
import {
  changeMembership,
  coordinatorsOf,
  type Held,
  headsOf,
  type MembershipNotice,
  moveMembership,
  noteTo,
  saveMembership,
} from './membership-change.js'

@Injectable()
export class MembershipStandingService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly alliances: AllianceService,
  ) {}

  pause(actor: Actor, allianceId: AllianceId, id: MembershipId, reason?: string | null): Promise<void> {
    return this.change(actor, allianceId, id, 'pause', async (work, held) => {
      const move = pause(held.row, reason ? reasonGiven(reason) : undefined)
      await moveMembership(work, this.alliances, held, 'paused', move)
      await this.tellBothSides(work, held, 'PAUSED')
    })
  }

  resume(actor: Actor, allianceId: AllianceId, id: MembershipId): Promise<void> {
    return this.change(actor, allianceId, id, 'resume', async (work, held) => {
      await moveMembership(work, this.alliances, held, 'resumed', resume(held.row))
      await this.tellBothSides(work, held, 'RESUMED')
    })
  }

  giveNotice(actor: Actor, allianceId: AllianceId, id: MembershipId, leavesOn: string): Promise<void> {
    return this.change(actor, allianceId, id, 'giveNotice', async (work, held) => {
      if (!isCivilDate(leavesOn)) throw new Refusal('input.not-a-date', { field: 'leavesOn' })
      const move = giveNotice(held.row, leavesOn, dayInLondon(new Date()))
      held.row.leavesOn = leavesOn
      await moveMembership(work, this.alliances, held, 'notice-given', move)
      await this.tellBothSides(work, held, 'NOTICE_GIVEN')
    })
  }

  withdrawNotice(actor: Actor, allianceId: AllianceId, id: MembershipId, reason?: string | null): Promise<void> {
    return this.change(actor, allianceId, id, 'withdrawNotice', async (work, held) => {
      // Taking notice back says why by itself; a head may add words of their own.
      const move = withdrawNotice(held.row, reason || 'Notice withdrawn')
      held.row.leavesOn = null
      await moveMembership(work, this.alliances, held, 'notice-withdrawn', move)
      await this.tellBothSides(work, held, 'NOTICE_WITHDRAWN')
    })
  }

  handOverLead(actor: Actor, allianceId: AllianceId, id: MembershipId): Promise<void> {
    return this.change(actor, allianceId, id, 'handOverLead', async (work, held) => {
      const lead = await work.rows(SchoolMembershipRow).hold({ spaceId: allianceId, role: 'LEAD', state: 'ACTIVE' })
      handOverLead(lead, held.row)
      lead.role = 'MEMBER'
      await saveMembership(work, this.alliances, lead)
      held.row.role = 'LEAD'
      await saveMembership(work, this.alliances, held.row)
      await this.alliances.ledBy(work, allianceId, held.row.urn)
      await work.audit({
        spaceId: allianceId,
        action: 'alliance.lead-handed-over',
        itemKind: 'alliance',
        itemId: allianceId,
        from: lead.urn,
        to: held.row.urn,
      })
      await rightsChanged(work, { schools: [lead.urn, held.row.urn] })
      await this.tellBothSides(work, held, 'LEADS_NOW')
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

  private async tellBothSides(work: Work, held: Held, kind: MembershipNotice): Promise<void> {
    const { spaceId, urn } = held.row
    await noteTo(work, [...(await coordinatorsOf(work, spaceId)), ...(await headsOf(work, urn))], kind, held)
  }
}
