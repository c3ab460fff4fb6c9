/** What comes due by itself: an invitation lapses after thirty days, a school has left on the day it named. */
import { dayInLondon } from '@alongside/domain/civil-date'
import type { AllianceId, MembershipId } from '@alongside/domain/ids'
import { expire, invitationDaysForSchools, leave } from '@alongside/domain/membership'
import { Injectable } from '@nestjs/common'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { AllianceService } from '../alliance/alliance.service.js'
import { noticesDone } from '../inbox/notices.service.js'
import { coordinatorsOf, holdMembership, moveMembership, noteTo } from './membership-change.js'
import { MembershipEndingService } from './membership-ending.service.js'

interface Due {
  readonly id: MembershipId
  readonly allianceId: AllianceId
}

@Injectable()
export class MembershipDatesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly alliances: AllianceService,
    private readonly ending: MembershipEndingService,
  ) {}

  /** Each in a transaction of its own: one that fails is tried again with the next round and holds up no other. */
  async keep(now: Date): Promise<number> {
    const due = await this.work.runAs({ purpose: 'worker' }, (work) =>
      work.sql<Due>('select id, space_id as "allianceId" from memberships_due($1, $2, $3)', [
        now,
        dayInLondon(now),
        invitationDaysForSchools,
      ]),
    )
    const failed: unknown[] = []
    for (const one of due) {
      await this.work
        .runAs({ purpose: 'worker', spaces: [one.allianceId] }, (work) => this.keepOne(work, one, now))
        .catch((error: unknown) => failed.push(error))
    }
    if (failed.length > 0) throw new AggregateError(failed, `${failed.length} memberships are past their date`)
    return due.length
  }

  private async keepOne(work: Work, { id, allianceId }: Due, now: Date): Promise<void> {
    const held = await holdMembership(work, this.alliances, allianceId, id)
    if (held.row.state === 'INVITED') {
      await moveMembership(work, this.alliances, held, 'expired', expire(held.row, now))
      await noticesDone(work, 'MEMBERSHIP_INVITED', id)
      await noteTo(work, await coordinatorsOf(work, allianceId), 'EXPIRED', held)
    } else if (held.row.state === 'LEAVING') {
      await moveMembership(work, this.alliances, held, 'left', leave(held.row, dayInLondon(now)))
      await this.ending.ended(work, held, 'LEFT')
    }
  }
}
