/** What runs out by itself: invitations, guests' grants, the days of a deputy. */
import type { PersonId } from '@alongside/domain/ids'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { rightsChanged } from '../../platform/auth/rights.js'
import { UnitOfWork } from '../../platform/db/unit-of-work.js'
import { Jobs } from '../../platform/jobs/jobs.js'

/** Ended invitations are kept this long, for whoever wonders what became of one. */
const keptDays = 14

@Injectable()
export class DatedRightsService implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.every('7 2 * * *', 'expire-invitations', () => this.expireInvitations())
    this.jobs.every('*/5 * * * *', 'close-ended-grants', () => this.closeEnded())
    // Midnight in London is at one of these hours in UTC.
    this.jobs.every('1 0,23 * * *', 'end-deputies', () => this.endDeputies())
  }

  private async expireInvitations(): Promise<void> {
    await this.work.runAs({ purpose: 'worker' }, async (work) => {
      await work.sql(`update invitation set state = 'EXPIRED' where state = 'OPEN' and expires_at <= now()`)
      await work.sql(
        `delete from invitation where state <> 'OPEN' and greatest(expires_at, used_at) < now() - make_interval(days => $1)`,
        [keptDays],
      )
    })
  }

  /** A grant that has run out counts no more by itself; open pages have to hear of it. */
  private async closeEnded(): Promise<void> {
    await this.work.runAs({ purpose: 'account' }, async (work) => {
      const ended = await work.sql<{ person: PersonId }>(
        `select distinct person_id as person from item_grant where expires_at between now() - interval '6 minutes' and now()`,
      )
      await rightsChanged(work, { people: ended.map(({ person }) => person) })
    })
  }

  private async endDeputies(): Promise<void> {
    await this.work.runAs({ purpose: 'account' }, async (work) => {
      const ended = await work.sql<{ person: PersonId }>(
        'delete from role_holding where ends_on < current_date returning person_id as person',
      )
      await rightsChanged(work, { people: ended.map(({ person }) => person) })
    })
  }
}
