/** What people think of the lines of enquiry of a peer challenge. */
import { Module } from '@nestjs/common'
import { PeopleModule } from '../people/people.module.js'
import { SchoolModule } from '../school/school.module.js'
import { JudgementResolver, LineJudgementResolver } from './judgement.resolver.js'
import { Judgements } from './judgement.service.js'
import { JudgementReading } from './judgement-reading.service.js'

@Module({
  imports: [PeopleModule, SchoolModule],
  providers: [Judgements, JudgementReading, JudgementResolver, LineJudgementResolver],
})
export class JudgementModule {}
