/** The cycles of an enquiry, and what hangs on each. */
import type { PersonId } from '@alongside/domain/ids'
import { sayMissing } from '@alongside/domain/missing-words'
import { Float, Info, Parent, ResolveField, Resolver } from '@nestjs/graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { Ask, Asking } from '../../platform/graphql/asking.js'
import { fieldsAsked } from '../../platform/graphql/looking-ahead.js'
import { EnquiryType, GuardReasonType } from '../enquiry/enquiry.graphql.js'
import { PersonType } from '../people/people.graphql.js'
import { PeopleService } from '../people/people.service.js'
import { CardType, CycleType, HunchStatusType, StageChangeType, StageProposalType } from './cycle.graphql.js'
import { CycleReading } from './cycle-reading.service.js'

@Resolver(() => EnquiryType)
export class CyclesOfEnquiryResolver {
  constructor(private readonly reading: CycleReading) {}

  @ResolveField(() => [CycleType])
  cycles(@Parent() enquiry: EnquiryType, @Ask() asking: Asking): Promise<CycleType[]> {
    return this.reading.cycles(asking, enquiry)
  }

  @ResolveField(() => CycleType, { nullable: true })
  async currentCycle(@Parent() enquiry: EnquiryType, @Ask() asking: Asking): Promise<CycleType | null> {
    return (await this.reading.cycles(asking, enquiry)).at(-1) ?? null
  }
}

@Resolver(() => CycleType)
export class CycleResolver {
  constructor(private readonly reading: CycleReading) {}

  @ResolveField(() => [CardType])
  cards(@Parent() cycle: CycleType, @Ask() asking: Asking, @Info() info: GraphQLResolveInfo): Promise<CardType[]> {
    return this.reading.cards(asking, cycle, fieldsAsked(info))
  }

  @ResolveField(() => Float, { description: 'Weeks in which the school of whoever leads the enquiry was open.' })
  schoolWeeksInStage(@Parent() cycle: CycleType, @Ask() asking: Asking): Promise<number> {
    return this.reading.schoolWeeksInStage(asking, cycle)
  }

  @ResolveField(() => [GuardReasonType])
  async missingForNext(@Parent() cycle: CycleType, @Ask() asking: Asking): Promise<GuardReasonType[]> {
    const missing = await this.reading.missingForNext(asking, cycle)
    return missing.map((reason) => ({ code: reason.code, message: sayMissing(reason) }))
  }
}

@Resolver(() => HunchStatusType)
export class HunchStatusResolver {
  constructor(private readonly people: PeopleService) {}

  @ResolveField(() => PersonType, { nullable: true })
  changedBy(@Parent() { changedById }: HunchStatusType, @Ask() asking: Asking): Promise<PersonType> | null {
    return changedById && this.people.person(asking, changedById)
  }
}

@Resolver(() => StageChangeType)
export class StageChangeResolver {
  constructor(private readonly people: PeopleService) {}

  /** Null: nobody decided it, it followed from what was found. */
  @ResolveField(() => PersonType, { nullable: true })
  changedBy(@Parent() { changedById }: StageChangeType, @Ask() asking: Asking): Promise<PersonType> | null {
    return changedById && this.people.person(asking, changedById)
  }
}

@Resolver(() => StageProposalType)
export class StageProposalResolver {
  constructor(private readonly people: PeopleService) {}

  @ResolveField(() => PersonType)
  proposedBy(@Parent() { proposedById }: { proposedById: PersonId }, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, proposedById)
  }
}
