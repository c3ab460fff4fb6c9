/** An entry that nobody confirmed or questioned for ten of the receiving school's days is confirmed by itself. */

import { type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import { confirm, confirmsByItselfOn, wholeAlliance } from '@alongside/domain/contribution'
import type { AllianceId, ContributionId } from '@alongside/domain/ids'
import { englishCalendar } from '@alongside/domain/school-days'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { Jobs } from '../../platform/jobs/jobs.js'
import { calendarOf } from '../school/school-calendar.service.js'
import { ledgerChanged } from './contribution-draft.service.js'
import { entriesById } from './contribution-record.service.js'

@Injectable()
export class ContributionDates implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    // Midnight in London is at one of these hours in UTC.
    this.jobs.every('14 0,23 * * *', 'contribution-dates', async () => {
      await this.keep(new Date())
    })
  }

  async keep(now: Date): Promise<void> {
    const today = dayInLondon(now)
    const waiting = await this.work.runAs({ purpose: 'worker' }, (work) =>
      work.sql<{ id: ContributionId; allianceId: AllianceId }>(
        `select id, space_id as "allianceId" from contribution_entry where state = 'PENDING' and drafted_on < $1::date - 10 order by id`,
        [today],
      ),
    )
    for (const { id, allianceId } of waiting) {
      await this.work.runAs({ purpose: 'worker', spaces: [allianceId] }, (work) => confirmOne(work, id, today))
    }
  }
}

async function confirmOne(work: Work, id: ContributionId, today: CivilDate): Promise<void> {
  await work.sql('select 1 from contribution_entry where id = $1 for update', [id])
  const [entry] = await entriesById(work, [id])
  if (entry?.state !== 'PENDING') return
  const calendar = entry.receiver === wholeAlliance ? englishCalendar : await calendarOf(work, entry.receiver)
  if (today <= confirmsByItselfOn(entry.draftedOn, calendar)) return
  const step = confirm(entry, 'SYSTEM', { today, draftedOn: entry.draftedOn, calendar })
  await work.sql(
    'update contribution_entry set state = $2, reason = coalesce(reason, $3), settled_at = now(), version = version + 1 where id = $1',
    [id, step.to, step.reason ?? null],
  )
  await work.audit({
    spaceId: entry.allianceId,
    itemKind: 'contribution',
    itemId: id,
    action: 'contribution.confirm',
    ...step,
  })
  await ledgerChanged(work, entry.allianceId)
}
