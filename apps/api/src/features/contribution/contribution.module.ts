/** What schools give each other, counted so that it can be checked by hand; and who competes with whom. */
import { Module } from '@nestjs/common'
import { SchoolModule } from '../school/school.module.js'
import { Competition } from './competition.service.js'
import { ContributionResolver } from './contribution.resolver.js'
import { Contributions } from './contribution.service.js'
import { ContributionDates } from './contribution-dates.service.js'
import { ContributionReading } from './contribution-reading.service.js'
import {
  CompetitorSchoolsResolver,
  ContributionSchoolsResolver,
  CorrectedSchoolsResolver,
} from './contribution-schools.resolver.js'

@Module({
  imports: [SchoolModule],
  providers: [
    Contributions,
    ContributionDates,
    Competition,
    ContributionReading,
    ContributionResolver,
    ContributionSchoolsResolver,
    CompetitorSchoolsResolver,
    CorrectedSchoolsResolver,
  ],
  exports: [ContributionReading],
})
export class ContributionModule {}
