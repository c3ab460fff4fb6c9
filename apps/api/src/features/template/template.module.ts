/** Templates: how an enquiry may begin. */
import { Module } from '@nestjs/common'
import { PeopleModule } from '../people/people.module.js'
import { SchoolModule } from '../school/school.module.js'
import { AllianceTemplatesResolver, TemplatePartsResolver, TemplateResolver } from './template.resolver.js'
import { TemplateService } from './template.service.js'
import { TemplateReading } from './template-reading.service.js'

@Module({
  imports: [PeopleModule, SchoolModule],
  providers: [TemplateService, TemplateReading, TemplateResolver, TemplatePartsResolver, AllianceTemplatesResolver],
})
export class TemplateModule {}
