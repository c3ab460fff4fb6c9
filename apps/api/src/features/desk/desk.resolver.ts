/** The desk: what is stuck, what is done about it, and the same taken back. */
import type { Actor } from '@alongside/domain/actor'
import type { CivilDate as Day } from '@alongside/domain/civil-date'
import { DeskAct } from '@alongside/domain/desk'
import type { AllianceId, DeskActId, Urn } from '@alongside/domain/ids'
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { CivilDate } from '../../platform/graphql/scalars.js'
import { PersonType } from '../people/people.graphql.js'
import { PeopleService } from '../people/people.service.js'
import { SchoolType } from '../school/school.graphql.js'
import { SchoolService } from '../school/school.service.js'
import { DeskActedType, DeskDoneType, DeskRowType, DeskType } from './desk.graphql.js'
import { DeskActing } from './desk.service.js'
import { DeskReading } from './desk-reading.service.js'

const perhaps = { type: () => ID, nullable: true }

@Resolver(() => DeskType)
export class DeskResolver {
  constructor(
    private readonly reading: DeskReading,
    private readonly acting: DeskActing,
  ) {}

  @Query(() => DeskType, { nullable: true, description: 'Of an alliance or of a school, for whoever sits at it.' })
  desk(
    @Ask() asking: Asking,
    @Args('allianceId', perhaps) allianceId: AllianceId | null,
    @Args('urn', perhaps) urn: Urn | null,
  ): Promise<DeskType | null> {
    return this.reading.desk(asking, { allianceId: allianceId ?? null, urn: urn ?? null })
  }

  @Mutation(() => DeskActedType, { description: 'One act on several things; what is no longer stuck is left.' })
  actAtDesk(
    @As() actor: Actor,
    @Args('allianceId', perhaps) allianceId: AllianceId | null,
    @Args('urn', perhaps) urn: Urn | null,
    @Args('things', { type: () => [String] }) things: string[],
    @Args('act', { type: () => DeskAct }) act: DeskAct,
    @Args('until', { type: () => CivilDate, nullable: true }) until: Day | null,
  ): Promise<DeskActedType> {
    return this.acting.act(actor, { allianceId: allianceId ?? null, urn: urn ?? null }, things, act, until ?? null)
  }

  @Mutation(() => DeskType, { nullable: true, description: 'Takes an act of the last day back, whole or not at all.' })
  async undoAtDesk(
    @As() actor: Actor,
    @Ask() asking: Asking,
    @Args('allianceId', perhaps) allianceId: AllianceId | null,
    @Args('urn', perhaps) urn: Urn | null,
    @Args('id', { type: () => ID }) id: DeskActId,
  ): Promise<DeskType | null> {
    const asked = { allianceId: allianceId ?? null, urn: urn ?? null }
    await this.acting.undo(actor, asked, id)
    return this.reading.desk(asking, asked)
  }
}

@Resolver(() => DeskRowType)
export class DeskRowResolver {
  constructor(
    private readonly people: PeopleService,
    private readonly schools: SchoolService,
  ) {}

  @ResolveField(() => SchoolType, { nullable: true, description: 'For which school it is stuck.' })
  school(@Parent() { urn }: DeskRowType, @Ask() asking: Asking) {
    return urn && this.schools.school(asking, urn)
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'For whom it is stuck, where that is one person.' })
  person(@Parent() { personId }: DeskRowType, @Ask() asking: Asking): Promise<PersonType> | null {
    return personId && this.people.person(asking, personId)
  }
}

@Resolver(() => DeskDoneType)
export class DeskDoneResolver {
  constructor(private readonly people: PeopleService) {}

  @ResolveField(() => PersonType)
  by(@Parent() { byId }: DeskDoneType, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, byId)
  }

  @ResolveField(() => PersonType, { nullable: true })
  undoneBy(@Parent() { undoneById }: DeskDoneType, @Ask() asking: Asking): Promise<PersonType> | null {
    return undoneById && this.people.person(asking, undoneById)
  }
}
