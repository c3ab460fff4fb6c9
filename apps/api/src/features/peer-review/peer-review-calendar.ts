/** Keeps the dates of peer reviews, soon after the day has changed in London. */
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Jobs } from '../../platform/jobs/jobs.js'
import { PeerReviewDates } from './peer-review-dates.service.js'

@Injectable()
export class PeerReviewCalendar implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly dates: PeerReviewDates,
  ) {}

  onModuleInit(): void {
    // Midnight in London is at one of these hours in UTC.
    this.jobs.every('9 0,23 * * *', 'peer-review-dates', async () => {
      await this.dates.keep(new Date())
    })
  }
}
