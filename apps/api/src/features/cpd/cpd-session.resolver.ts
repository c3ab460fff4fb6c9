/** Sessions of a CPD cycle: planned, given a time, moved on, led by somebody. */
import type { Actor } from '@alongside/domain/actor'
import { CpdSessionState } from '@alongside/domain/cpd-session'
import type { CpdCycleId, CpdSessionId, PersonId, Urn } from '@alongside/domain/ids'
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { Instant } from '../../platform/graphql/scalars.js'
import { CpdCycleType } from './cpd-cycle.graphql.js'
import { CpdReading, seenCycle, seenSession } from './cpd-reading.service.js'
import type { SessionRecord } from './cpd-record.service.js'
import { cyclesById } from './cpd-record.service.js'
import { CpdSessionAbilities, CpdSessionInput, CpdSessionType } from './cpd-session.graphql.js'
import { CpdSessions, type SessionPlan } from './cpd-session.service.js'

const id = { type: () => ID }
const instant = { type: () => Instant }
const version = { type: () => Int }

const planOf = (input: CpdSessionInput): SessionPlan => ({
  ...input,
  venueUrn: input.venueUrn ?? null,
  roomId: input.roomId ?? null,
  places: input.places ?? null,
  perSchool: input.perSchool ?? null,
})

@Resolver(() => CpdSessionType)
export class CpdSessionResolver {
  constructor(
    private readonly service: CpdSessions,
    private readonly reading: CpdReading,
  ) {}

  @Query(() => CpdSessionType, { nullable: true })
  cpdSession(@Args('id', id) session: CpdSessionId, @Ask() asking: Asking): Promise<CpdSessionType | null> {
    return this.reading.session(asking, session)
  }

  @Query(() => [CpdSessionType], { description: 'Sessions one leads, or is asked to lead, that are not over.' })
  cpdSessionsILead(@Ask() asking: Asking): Promise<CpdSessionType[]> {
    return this.reading.iLead(asking)
  }

  @ResolveField(() => CpdCycleType)
  cycle(@Parent() { cycle }: CpdSessionType, @Ask() { actor }: Asking): CpdCycleType {
    return seenCycle(actor, cycle)
  }

  @ResolveField(() => CpdSessionAbilities)
  abilities(@Parent() session: CpdSessionType, @Ask() asking: Asking) {
    return this.reading.abilities(asking, session)
  }

  @Mutation(() => CpdSessionType)
  addCpdSession(
    @Ask() asking: Asking,
    @Args('cycleId', id) cycle: CpdCycleId,
    @Args('session') input: CpdSessionInput,
  ): Promise<CpdSessionType> {
    return this.seen(asking, (actor) => this.service.add(actor, cycle, planOf(input)))
  }

  @Mutation(() => CpdSessionType)
  planCpdSession(
    @Ask() asking: Asking,
    @Args('id', id) session: CpdSessionId,
    @Args('version', version) seen: number,
    @Args('session') input: CpdSessionInput,
  ): Promise<CpdSessionType> {
    return this.seen(asking, (actor) => this.service.plan(actor, session, seen, planOf(input)))
  }

  @Mutation(() => CpdCycleType, { description: 'A draft that nobody knows of yet; what had a date is called off.' })
  async removeCpdSession(@As() actor: Actor, @Args('id', id) session: CpdSessionId): Promise<CpdCycleType> {
    return seenCycle(actor, await this.service.remove(actor, session))
  }

  @Mutation(() => CpdCycleType, { description: 'All of its sessions, in the order they are to be held in.' })
  async orderCpdSessions(
    @As() actor: Actor,
    @Args('cycleId', id) cycle: CpdCycleId,
    @Args('sessionIds', { type: () => [ID] }) sessions: CpdSessionId[],
  ): Promise<CpdCycleType> {
    return seenCycle(actor, await this.service.order(actor, cycle, sessions))
  }

  @Mutation(() => CpdSessionType, { description: 'A new time; whoever has a place or leads it is asked again.' })
  timeCpdSession(
    @Ask() asking: Asking,
    @Args('id', id) session: CpdSessionId,
    @Args('version', version) seen: number,
    @Args('startsAt', instant) startsAt: Date,
    @Args('endsAt', instant) endsAt: Date,
  ): Promise<CpdSessionType> {
    return this.seen(asking, (actor) => this.service.time(actor, session, seen, startsAt, endsAt))
  }

  @Mutation(() => CpdSessionType)
  moveCpdSession(
    @Ask() asking: Asking,
    @Args('id', id) session: CpdSessionId,
    @Args('to', { type: () => CpdSessionState }) to: CpdSessionState,
    @Args('reason', { type: () => String, nullable: true }) reason: string | null,
  ): Promise<CpdSessionType> {
    return this.seen(asking, (actor) => this.service.move(actor, session, to, reason ?? null))
  }

  @Mutation(() => CpdSessionType)
  askToLeadCpdSession(
    @Ask() asking: Asking,
    @Args('id', id) session: CpdSessionId,
    @Args('personId', id) person: PersonId,
    @Args('urn', id) urn: Urn,
  ): Promise<CpdSessionType> {
    return this.seen(asking, (actor) => this.service.askToLead(actor, session, person, urn))
  }

  @Mutation(() => CpdSessionType)
  answerLeadingCpdSession(
    @Ask() asking: Asking,
    @Args('id', id) session: CpdSessionId,
    @Args('isComing') isComing: boolean,
    @Args('reason', { type: () => String, nullable: true }) reason: string | null,
  ): Promise<CpdSessionType> {
    return this.seen(asking, (actor) => this.service.answerLeading(actor, session, isComing, reason ?? null))
  }

  @Mutation(() => CpdSessionType)
  takeBackLeadingCpdSession(
    @Ask() asking: Asking,
    @Args('id', id) session: CpdSessionId,
    @Args('personId', id) person: PersonId,
  ): Promise<CpdSessionType> {
    return this.seen(asking, (actor) => this.service.leadNoMore(actor, session, person))
  }

  private async seen(asking: Asking, act: (actor: Actor) => Promise<SessionRecord>): Promise<CpdSessionType> {
    const { actor } = asking
    const session = await act(actor)
    const [cycle] = await cyclesById(asking.reader, [session.cycleId])
    return seenSession(actor, cycle!, session)
  }
}
