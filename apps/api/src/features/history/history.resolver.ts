/** A board's past, asked and changed; and the people behind it. */
import type { CycleId, PersonId } from '@alongside/domain/ids'
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { Ask, Asking } from '../../platform/graphql/asking.js'
import { PersonType } from '../people/people.graphql.js'
import { PeopleService } from '../people/people.service.js'
import { SchoolType } from '../school/school.graphql.js'
import { SchoolService } from '../school/school.service.js'
import {
  BoardHistoryType,
  BoardThenType,
  CardChangeType,
  StretchThenType,
  VersionAuthorType,
} from './history.graphql.js'
import { HistoryService } from './history.service.js'
import { HistoryErasing } from './history-erasing.service.js'

const id = { type: () => ID }
const number = { type: () => Int }

@Resolver()
export class HistoryResolver {
  constructor(
    private readonly histories: HistoryService,
    private readonly erasing: HistoryErasing,
  ) {}

  @Query(() => BoardHistoryType)
  boardHistory(@Ask() asking: Asking, @Args('cycleId', id) cycle: CycleId): Promise<BoardHistoryType> {
    return this.histories.history(asking.reader, cycle)
  }

  /** The board as it was. */
  @Query(() => BoardThenType)
  boardVersion(
    @Ask() asking: Asking,
    @Args('cycleId', id) cycle: CycleId,
    @Args('seq', number) seq: number,
  ): Promise<BoardThenType> {
    return this.histories.version(asking.reader, cycle, seq)
  }

  @Query(() => [CardChangeType])
  boardChanges(
    @Ask() asking: Asking,
    @Args('cycleId', id) cycle: CycleId,
    @Args('from', number) from: number,
    @Args('to', number) to: number,
  ): Promise<CardChangeType[]> {
    return this.histories.changes(asking.reader, cycle, from, to)
  }

  @Mutation(() => BoardHistoryType)
  async restoreBoard(
    @Ask() asking: Asking,
    @Args('cycleId', id) cycle: CycleId,
    @Args('seq', number) seq: number,
  ): Promise<BoardHistoryType> {
    await this.histories.restore(asking.reader, cycle, seq)
    await asking.close()
    return this.histories.history(asking.reader, cycle)
  }

  @Mutation(() => Boolean)
  async eraseWords(
    @Ask() asking: Asking,
    @Args('cycleId', id) cycleId: CycleId,
    @Args('personId', { ...id, nullable: true }) personId: PersonId | null,
    @Args('stretch', { type: () => String, nullable: true }) stretch: string | null,
    @Args('reason') reason: string,
    @Args('confirmed') confirmed: boolean,
  ): Promise<boolean> {
    await this.erasing.erase(asking.reader, { cycleId, personId, stretch, reason, confirmed })
    return true
  }
}

@Resolver(() => VersionAuthorType)
export class VersionAuthorResolver {
  constructor(
    private readonly people: PeopleService,
    private readonly schools: SchoolService,
  ) {}

  @ResolveField(() => PersonType)
  person(@Parent() { personId }: VersionAuthorType, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, personId)
  }

  @ResolveField(() => SchoolType, { nullable: true })
  school(@Parent() { urn }: VersionAuthorType, @Ask() asking: Asking) {
    return urn && this.schools.school(asking, urn)
  }
}

@Resolver(() => StretchThenType)
export class StretchResolver {
  constructor(private readonly people: PeopleService) {}

  @ResolveField(() => PersonType, { nullable: true })
  person(@Parent() { personId }: StretchThenType, @Ask() asking: Asking): Promise<PersonType> | null {
    return personId && this.people.person(asking, personId)
  }
}
