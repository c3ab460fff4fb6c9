/** Lines of enquiry, and what host and team think of them. */
import type { Actor } from '@alongside/domain/actor'
import type { LineId } from '@alongside/domain/ids'
import { JudgementLevel } from '@alongside/domain/judgement'
import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { challengeSeenAfter } from '../peer-challenge/challenge-reading.service.js'
import { PeerChallengeType } from '../peer-challenge/peer-challenge.graphql.js'
import { PersonType } from '../people/people.graphql.js'
import { PeopleService } from '../people/people.service.js'
import { SchoolType } from '../school/school.graphql.js'
import { SchoolService } from '../school/school.service.js'
import { LineJudgementType, LineOfEnquiryType } from './judgement.graphql.js'
import { Judgements } from './judgement.service.js'
import { JudgementReading } from './judgement-reading.service.js'

@Resolver(() => PeerChallengeType)
export class JudgementResolver {
  constructor(
    private readonly judgements: Judgements,
    private readonly reading: JudgementReading,
  ) {}

  @ResolveField(() => [LineOfEnquiryType])
  lines(@Parent() challenge: PeerChallengeType, @Ask() asking: Asking): Promise<LineOfEnquiryType[]> {
    return this.reading.lines(asking, challenge)
  }

  @Mutation(() => PeerChallengeType)
  async judgeOwnLine(
    @As() actor: Actor,
    @Args('lineId', { type: () => ID }) line: LineId,
    @Args('level', { type: () => JudgementLevel }) level: JudgementLevel,
  ): Promise<PeerChallengeType> {
    return challengeSeenAfter(actor, await this.judgements.ofHost(actor, line, level))
  }

  @Mutation(() => PeerChallengeType)
  async judgeLine(
    @As() actor: Actor,
    @Args('lineId', { type: () => ID }) line: LineId,
    @Args('level', { type: () => JudgementLevel }) level: JudgementLevel,
  ): Promise<PeerChallengeType> {
    return challengeSeenAfter(actor, await this.judgements.ofTeam(actor, line, level))
  }
}

@Resolver(() => LineJudgementType)
export class LineJudgementResolver {
  constructor(
    private readonly people: PeopleService,
    private readonly schools: SchoolService,
  ) {}

  @ResolveField(() => PersonType)
  person(@Parent() { personId }: LineJudgementType, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, personId)
  }

  @ResolveField(() => SchoolType, { nullable: true })
  school(@Parent() { urn }: LineJudgementType, @Ask() asking: Asking) {
    return urn === null ? null : this.schools.school(asking, urn)
  }
}
