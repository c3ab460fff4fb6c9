/** Dates of schools from calendars they have elsewhere. */
import { Module } from '@nestjs/common'
import { SchoolModule } from '../school/school.module.js'
import { CalendarReading } from './calendar-reading.service.js'
import { SchoolCalendarImportRoute } from './school-calendar-import.route.js'
import { SchoolCalendarImport } from './school-calendar-import.service.js'

@Module({ imports: [SchoolModule], providers: [CalendarReading, SchoolCalendarImport, SchoolCalendarImportRoute] })
export class SchoolCalendarImportModule {}
