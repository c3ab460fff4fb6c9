/** Schools: the register as people search it, and what one school shows. */
import type { SpaceId, Urn } from '@alongside/domain/ids'
import { Args, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { Ask, Asking } from '../../platform/graphql/asking.js'
import { keyOf, pageOf, pageSize } from '../../platform/graphql/page.js'
import { SchoolAbilities, SchoolConnectionType, SchoolReferenceType, SchoolType } from './school.graphql.js'
import { SchoolService } from './school.service.js'
import { type SchoolQuestion, SchoolSearch } from './school-search.service.js'

@Resolver(() => SchoolType)
export class SchoolResolver {
  constructor(
    private readonly schools: SchoolService,
    private readonly search: SchoolSearch,
  ) {}

  @Query(() => SchoolConnectionType, { name: 'schools' })
  async list(
    @Args('search', { type: () => String, nullable: true }) search: string | null,
    @Args('phase', { type: () => String, nullable: true }) phase: string | null,
    @Args('laName', { type: () => String, nullable: true }) laName: string | null,
    @Args('takingPart', { type: () => Boolean, nullable: true }) takingPart: boolean | null,
    @Args('first', { type: () => Int, nullable: true }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): Promise<SchoolConnectionType> {
    const question: SchoolQuestion = { search, phase, laName, takingPart }
    const size = pageSize(first)
    const found = await this.search.find(question, size + 1, keyOf(after, [0, '', ''] as const))
    return { ...pageOf(found, size, ({ rank, nameKey, urn }) => [rank, nameKey, urn]), question }
  }

  @Query(() => SchoolType, { name: 'school', nullable: true })
  one(@Args('urn', { type: () => ID }) urn: Urn, @Ask() asking: Asking): Promise<SchoolType | null> {
    return this.schools.school(asking, urn)
  }

  @ResolveField(() => [SchoolReferenceType])
  references(@Parent() school: SchoolType, @Ask() asking: Asking): Promise<SchoolReferenceType[]> {
    return this.schools.references(asking, school.urn)
  }

  @ResolveField(() => SchoolType, { nullable: true })
  predecessor(@Parent() school: SchoolType, @Ask() asking: Asking): Promise<SchoolType | null> | null {
    return school.predecessorUrn && this.schools.school(asking, school.predecessorUrn)
  }

  @ResolveField(() => [SchoolType])
  successors(@Parent() school: SchoolType, @Ask() asking: Asking): Promise<SchoolType[]> {
    return this.schools.successors(asking, school.urn)
  }

  @ResolveField(() => ID, { nullable: true })
  spaceId(@Parent() school: SchoolType, @Ask() asking: Asking): SpaceId | null {
    return this.schools.spaceFor(asking.actor, school)
  }

  @ResolveField(() => SchoolAbilities)
  abilities(@Parent() school: SchoolType, @Ask() asking: Asking): InstanceType<typeof SchoolAbilities> {
    return this.schools.abilities(asking.actor, school)
  }
}

@Resolver(() => SchoolConnectionType)
export class SchoolConnectionResolver {
  constructor(private readonly search: SchoolSearch) {}

  @ResolveField(() => Int)
  totalCount(@Parent() { question }: SchoolConnectionType): Promise<number> {
    return this.search.count(question)
  }
}
