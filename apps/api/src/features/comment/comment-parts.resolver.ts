/** The people and schools behind comments, and how much is being said on each card of a board. */
import { Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { Ask, Asking } from '../../platform/graphql/asking.js'
import { CycleType } from '../cycle/cycle.graphql.js'
import { PersonType } from '../people/people.graphql.js'
import { PeopleService } from '../people/people.service.js'
import { SchoolType } from '../school/school.graphql.js'
import { SchoolService } from '../school/school.service.js'
import { CommentCountType, CommentThreadType, CommentType } from './comment.graphql.js'
import { CommentReading } from './comment-reading.service.js'

@Resolver(() => CommentType)
export class CommentPartsResolver {
  constructor(
    private readonly people: PeopleService,
    private readonly schools: SchoolService,
  ) {}

  @ResolveField(() => PersonType)
  author(@Parent() { authorId }: CommentType, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, authorId)
  }

  @ResolveField(() => SchoolType, { nullable: true })
  school(@Parent() { authorUrn }: CommentType, @Ask() asking: Asking) {
    return authorUrn && this.schools.school(asking, authorUrn)
  }

  @ResolveField(() => [PersonType])
  mentions(@Parent() { mentionIds }: CommentType, @Ask() asking: Asking): Promise<PersonType[]> {
    return this.people.people(asking, mentionIds)
  }
}

@Resolver(() => CommentThreadType)
export class CommentThreadPartsResolver {
  constructor(private readonly people: PeopleService) {}

  @ResolveField(() => PersonType, { nullable: true })
  resolvedBy(@Parent() { resolvedById }: CommentThreadType, @Ask() asking: Asking): Promise<PersonType> | null {
    return resolvedById && this.people.person(asking, resolvedById)
  }
}

@Resolver(() => CycleType)
export class CommentCountsResolver {
  constructor(private readonly reading: CommentReading) {}

  @ResolveField(() => [CommentCountType])
  commentCounts(@Parent() cycle: CycleType, @Ask() asking: Asking): Promise<CommentCountType[]> {
    return this.reading.counts(asking, cycle)
  }
}
