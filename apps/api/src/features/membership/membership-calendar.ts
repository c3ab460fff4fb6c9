/** Keeps the dates of memberships every night, soon after the day has changed. */
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Jobs } from '../../platform/jobs/jobs.js'
import { MembershipDatesService } from './membership-dates.service.js'

@Injectable()
export class MembershipCalendar implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly dates: MembershipDatesService,
  ) {}

  onModuleInit(): void {
    // Every hour: an invitation lapses to the hour, and London's midnight is at 23:00 UTC in summer.
    this.jobs.every('5 * * * *', 'membership-dates', async () => {
      await this.dates.keep(new Date())
    })
  }
}
