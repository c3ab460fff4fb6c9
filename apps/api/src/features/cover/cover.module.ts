/** Cover for whoever is away: what is missed, what it costs, who comes. */
import { Module } from '@nestjs/common'
import { PeopleModule } from '../people/people.module.js'
import { SchoolModule } from '../school/school.module.js'
import { AbsenceResolver, CoverFromOutsideResolver, CoverResolver } from './cover.resolver.js'
import { Covering } from './cover.service.js'
import { CoverDates } from './cover-dates.service.js'
import { CoverFileRoute } from './cover-file.route.js'
import { CoverReading } from './cover-reading.service.js'
import { CoverSettings } from './cover-setting.service.js'

@Module({
  imports: [PeopleModule, SchoolModule],
  providers: [
    Covering,
    CoverDates,
    CoverSettings,
    CoverReading,
    CoverFileRoute,
    CoverResolver,
    AbsenceResolver,
    CoverFromOutsideResolver,
  ],
  exports: [Covering],
})
export class CoverModule {}
