/** Cycles: their stages, guards, proposals and hunches, and the board as rows. */
import { Module } from '@nestjs/common'
import { BoardSeeding } from '../board/board-seeding.service.js'
import { PeopleModule } from '../people/people.module.js'
import { SchoolModule } from '../school/school.module.js'
import {
  CycleResolver,
  CyclesOfEnquiryResolver,
  HunchStatusResolver,
  StageChangeResolver,
  StageProposalResolver,
} from './cycle.resolver.js'
import { CycleService } from './cycle.service.js'
import { CycleBeginning } from './cycle-beginning.service.js'
import { CycleChange } from './cycle-change.js'
import { CycleChangeResolver } from './cycle-change.resolver.js'
import { CycleReading } from './cycle-reading.service.js'
import { HunchService } from './hunch.service.js'
import { ProposalService } from './proposal.service.js'

@Module({
  imports: [PeopleModule, SchoolModule],
  providers: [
    BoardSeeding,
    CycleBeginning,
    CycleChange,
    CycleReading,
    CycleService,
    HunchService,
    ProposalService,
    CyclesOfEnquiryResolver,
    CycleResolver,
    CycleChangeResolver,
    HunchStatusResolver,
    StageChangeResolver,
    StageProposalResolver,
  ],
  exports: [BoardSeeding, CycleBeginning, CycleReading],
})
export class CycleModule {}
