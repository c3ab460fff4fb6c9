/** What leaders look at: their own school, and the alliance as a whole. */
import { Module } from '@nestjs/common'
import { PeopleModule } from '../people/people.module.js'
import { SchoolModule } from '../school/school.module.js'
import {
  LeadersActionResolver,
  LeadersAllianceResolver,
  LeadersChallengeResolver,
  LeadersSchoolResolver,
} from './leaders.resolver.js'
import { LeadersAlliance } from './leaders-alliance.service.js'
import { LeadersSchool } from './leaders-school.service.js'

@Module({
  imports: [PeopleModule, SchoolModule],
  providers: [
    LeadersSchool,
    LeadersAlliance,
    LeadersSchoolResolver,
    LeadersAllianceResolver,
    LeadersChallengeResolver,
    LeadersActionResolver,
  ],
})
export class LeadersModule {}
