/** Schools: the register, searching it, importing it. */
import { Module } from '@nestjs/common'
import { RegisterResolver } from './register.resolver.js'
import { RegisterService } from './register.service.js'
import { RegisterUpload } from './register-upload.js'
import { SchoolConnectionResolver, SchoolResolver } from './school.resolver.js'
import { SchoolService } from './school.service.js'
import { SchoolCalendarResolver } from './school-calendar.resolver.js'
import { SchoolCalendarService } from './school-calendar.service.js'
import { SchoolDayResolver } from './school-day.resolver.js'
import { SchoolDayService } from './school-day.service.js'
import { SchoolSearch } from './school-search.service.js'

@Module({
  providers: [
    SchoolService,
    SchoolSearch,
    RegisterService,
    RegisterUpload,
    SchoolResolver,
    SchoolCalendarService,
    SchoolCalendarResolver,
    SchoolDayService,
    SchoolDayResolver,
    SchoolConnectionResolver,
    RegisterResolver,
  ],
  exports: [SchoolService, SchoolSearch, SchoolCalendarService],
})
export class SchoolModule {}
