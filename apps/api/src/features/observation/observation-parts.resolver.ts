/** Who noted it, for which school, and where a picture is kept. */
import { Info, Parent, ResolveField, Resolver } from '@nestjs/graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { Ask, Asking } from '../../platform/graphql/asking.js'
import { fieldsAsked } from '../../platform/graphql/looking-ahead.js'
import { PersonType } from '../people/people.graphql.js'
import { PeopleService } from '../people/people.service.js'
import { SchoolType } from '../school/school.graphql.js'
import { SchoolService } from '../school/school.service.js'
import { NotePhotoType, ObservationNoteType } from './observation.graphql.js'

@Resolver(() => ObservationNoteType)
export class ObservationPartsResolver {
  constructor(
    private readonly people: PeopleService,
    private readonly schools: SchoolService,
  ) {}

  /** A tablet that knows its group asks for ids alone, and nobody is looked up for it. */
  @ResolveField(() => PersonType)
  author(
    @Parent() { authorId }: ObservationNoteType,
    @Ask() asking: Asking,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Pick<PersonType, 'id'>> | Pick<PersonType, 'id'> {
    return asksOnly(info, 'id') ? { id: authorId } : this.people.person(asking, authorId)
  }

  @ResolveField(() => SchoolType)
  school(@Parent() { authorUrn }: ObservationNoteType, @Ask() asking: Asking, @Info() info: GraphQLResolveInfo) {
    return asksOnly(info, 'urn') ? { urn: authorUrn } : this.schools.school(asking, authorUrn)
  }
}

const asksOnly = (info: GraphQLResolveInfo, name: string): boolean =>
  [...fieldsAsked(info)].every((field) => field === name || field === '__typename')

@Resolver(() => NotePhotoType)
export class NotePhotoPartsResolver {
  constructor(private readonly schools: SchoolService) {}

  @ResolveField(() => SchoolType)
  school(@Parent() { urn }: NotePhotoType, @Ask() asking: Asking) {
    return this.schools.school(asking, urn)
  }

  /** What is read in place of the picture by whoever works elsewhere. */
  @ResolveField(() => String)
  async keptAt(@Parent() { urn }: NotePhotoType, @Ask() asking: Asking): Promise<string> {
    return `photo kept at ${(await this.schools.school(asking, urn))?.name ?? 'the school of the lesson'}`
  }
}
