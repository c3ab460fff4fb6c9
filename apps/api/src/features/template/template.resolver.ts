/** Templates of an alliance: finding, saving and forking them. */
import type { Actor } from '@alongside/domain/actor'
import type { AllianceId, EnquiryId, TemplateId } from '@alongside/domain/ids'
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { AllianceType } from '../alliance/alliance.graphql.js'
import { PersonType } from '../people/people.graphql.js'
import { PeopleService } from '../people/people.service.js'
import { SchoolType } from '../school/school.graphql.js'
import { SchoolService } from '../school/school.service.js'
import { EnquiryTemplateType, TemplateBodyInput } from './template.graphql.js'
import { TemplateService } from './template.service.js'
import { bodyOf } from './template-prompts.js'
import { seenBy, TemplateReading } from './template-reading.service.js'

const id = { type: () => ID }

@Resolver(() => EnquiryTemplateType)
export class TemplateResolver {
  constructor(
    private readonly templates: TemplateService,
    private readonly reading: TemplateReading,
  ) {}

  @Query(() => [EnquiryTemplateType])
  enquiryTemplates(
    @Ask() asking: Asking,
    @Args('allianceId', id) alliance: AllianceId,
  ): Promise<EnquiryTemplateType[]> {
    return this.reading.templates(asking, alliance)
  }

  @ResolveField(() => EnquiryTemplateType, { nullable: true })
  forkedFrom(
    @Parent() { forkedFromId }: EnquiryTemplateType,
    @Ask() asking: Asking,
  ): Promise<EnquiryTemplateType | null> | null {
    return forkedFromId && this.reading.template(asking, forkedFromId)
  }

  @Mutation(() => EnquiryTemplateType)
  async saveTemplate(
    @As() actor: Actor,
    @Args('allianceId', id) alliance: AllianceId,
    @Args('id', { type: () => ID, nullable: true }) template: TemplateId | null,
    @Args('title') title: string,
    @Args('body') body: TemplateBodyInput,
  ): Promise<EnquiryTemplateType> {
    return seenBy(actor, await this.templates.save(actor, alliance, template ?? null, title, bodyOf(body)))
  }

  @Mutation(() => EnquiryTemplateType)
  async forkTemplate(
    @As() actor: Actor,
    @Args('allianceId', id) alliance: AllianceId,
    @Args('id', id) template: TemplateId,
  ): Promise<EnquiryTemplateType> {
    return seenBy(actor, await this.templates.fork(actor, alliance, template))
  }

  @Mutation(() => EnquiryTemplateType)
  async saveEnquiryAsTemplate(
    @As() actor: Actor,
    @Args('enquiryId', id) enquiry: EnquiryId,
    @Args('title') title: string,
  ): Promise<EnquiryTemplateType> {
    return seenBy(actor, await this.templates.fromEnquiry(actor, enquiry, title))
  }
}

@Resolver(() => EnquiryTemplateType)
export class TemplatePartsResolver {
  constructor(
    private readonly people: PeopleService,
    private readonly schools: SchoolService,
  ) {}

  @ResolveField(() => PersonType, { nullable: true })
  createdBy(@Parent() { createdById }: EnquiryTemplateType, @Ask() asking: Asking): Promise<PersonType> | null {
    return createdById && this.people.person(asking, createdById)
  }

  @ResolveField(() => SchoolType, { nullable: true })
  school(@Parent() { createdUrn }: EnquiryTemplateType, @Ask() asking: Asking) {
    return createdUrn && this.schools.school(asking, createdUrn)
  }
}

@Resolver(() => AllianceType)
export class AllianceTemplatesResolver {
  constructor(private readonly reading: TemplateReading) {}

  @ResolveField(() => [EnquiryTemplateType])
  templates(@Parent() alliance: AllianceType, @Ask() asking: Asking): Promise<EnquiryTemplateType[]> {
    return this.reading.templates(asking, alliance.id)
  }
}
