/** Keeps the dates of peer challenges, soon after the day has changed in London. */
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Jobs } from '../../platform/jobs/jobs.js'
import { ChallengeDates } from './challenge-dates.service.js'

@Injectable()
export class ChallengeCalendar implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly dates: ChallengeDates,
  ) {}

  onModuleInit(): void {
    // Midnight in London is at one of these hours in UTC.
    this.jobs.every('12 0,23 * * *', 'peer-challenge-dates', async () => {
      await this.dates.keep(new Date())
    })
  }
}
