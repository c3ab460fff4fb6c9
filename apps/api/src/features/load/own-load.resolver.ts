/** One's own load: shown to nobody else, whoever asks. */
import type { Actor } from '@alongside/domain/actor'
import type { CivilDate as Day } from '@alongside/domain/civil-date'
import { Args, Int, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { CivilDate } from '../../platform/graphql/scalars.js'
import { questionsWaiting } from '../inbox/notices.service.js'
import { CoordinatingLoad } from './coordinating-load.service.js'
import { LoadAsking } from './load-asking.service.js'
import { CoordinatingLoadType, OwnHalfTermType, OwnLoadType } from './own-load.graphql.js'
import { OwnLoad } from './own-load.service.js'

@Resolver(() => OwnLoadType)
export class OwnLoadResolver {
  constructor(
    private readonly own: OwnLoad,
    private readonly office: CoordinatingLoad,
    private readonly asking: LoadAsking,
  ) {}

  @Query(() => OwnLoadType)
  myLoad(): object {
    return {}
  }

  @ResolveField(() => [OwnHalfTermType])
  halfTerms(@Ask() asking: Asking): Promise<OwnHalfTermType[]> {
    return this.own.halfTerms(asking)
  }

  @ResolveField(() => Int)
  unanswered(@Ask() { reader }: Asking): Promise<number> {
    return questionsWaiting(reader)
  }

  @ResolveField(() => [CoordinatingLoadType])
  coordinating(@Ask() asking: Asking): Promise<CoordinatingLoadType[]> {
    return this.office.of(asking)
  }

  @Mutation(() => Boolean, {
    description: 'One’s half-term of this day is too full: the own head is asked, and told no figure.',
  })
  askHeadAboutHalfTerm(@As() actor: Actor, @Args('day', { type: () => CivilDate }) day: Day): Promise<boolean> {
    return this.asking.askHead(actor, day)
  }
}
