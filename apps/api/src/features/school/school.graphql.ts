/** What the client sees of a school, of the alliances it once worked with, and of lists of schools. */
import type { SpaceId, Urn } from '@alongside/domain/ids'
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql'
import { abilitiesType } from '../../platform/graphql/abilities.js'
import { PageInfoType } from '../../platform/graphql/page.js'
import type { SchoolQuestion } from './school-search.service.js'

export const SchoolAbilities = abilitiesType('SchoolAbilities', [
  'invite',
  'suspend',
  'appointDeputy',
  'readDirectory',
  'keepCalendar',
] as const)

@ObjectType('SchoolReference')
export class SchoolReferenceType {
  @Field(() => String) allianceName!: string
  /** LED or PARTNER: what it was to that alliance, by a public list. Never a membership. */
  @Field(() => String) relation!: string
  @Field(() => String) source!: string
}

@ObjectType('School')
export class SchoolType {
  @Field(() => ID) urn!: Urn
  @Field(() => String) name!: string
  @Field(() => String, { nullable: true }) phase!: string | null
  @Field(() => String, { nullable: true }) establishmentType!: string | null
  @Field(() => String) status!: string
  @Field(() => String, { nullable: true }) laName!: string | null
  @Field(() => String, { nullable: true }) district!: string | null
  @Field(() => String, { nullable: true }) town!: string | null
  @Field(() => String, { nullable: true }) postcode!: string | null
  @Field(() => Int, { nullable: true }) easting!: number | null
  @Field(() => Int, { nullable: true }) northing!: number | null
  @Field(() => Int, { nullable: true }) roll!: number | null
  @Field(() => Float, { nullable: true }) percentFsm!: number | null
  @Field(() => String, { nullable: true }) trustName!: string | null
  @Field(() => String, { description: 'One of eight accents, 1 to 8, always the same for one school.' }) colour!: string
  predecessorUrn!: Urn | null
  /** The space of a school that takes part. */
  spaceOfSchool!: SpaceId | null
}

@ObjectType('SchoolEdge')
export class SchoolEdgeType {
  @Field(() => String) cursor!: string
  @Field(() => SchoolType) node!: SchoolType
}

@ObjectType('SchoolConnection')
export class SchoolConnectionType {
  @Field(() => [SchoolEdgeType]) edges!: SchoolEdgeType[]
  @Field(() => PageInfoType) pageInfo!: PageInfoType
  /** Counted only where somebody wants to know how many there are in all. */
  question!: SchoolQuestion
}
