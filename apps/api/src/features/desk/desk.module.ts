/** The desk of a coordinator, and of a school's head and CPD lead. */
import { Module } from '@nestjs/common'
import { CoverModule } from '../cover/cover.module.js'
import { CpdModule } from '../cpd/cpd.module.js'
import { PeopleModule } from '../people/people.module.js'
import { SchoolModule } from '../school/school.module.js'
import { DeskDoneResolver, DeskResolver, DeskRowResolver } from './desk.resolver.js'
import { DeskActing } from './desk.service.js'
import { DeskHands } from './desk-hands.service.js'
import { DeskReading } from './desk-reading.service.js'

@Module({
  imports: [CoverModule, CpdModule, PeopleModule, SchoolModule],
  providers: [DeskReading, DeskHands, DeskActing, DeskResolver, DeskRowResolver, DeskDoneResolver],
})
export class DeskModule {}
