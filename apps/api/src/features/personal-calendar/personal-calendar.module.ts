/** Calendars outward: a person's own feed, invitations to sessions, reminders. */
import { Module } from '@nestjs/common'
import { CalendarFeedRoute } from './calendar-feed.route.js'
import { CalendarFeed } from './calendar-feed.service.js'
import { PersonalCalendarResolver } from './personal-calendar.resolver.js'
import { PersonalCalendarService } from './personal-calendar.service.js'
import { Reminders } from './reminders.service.js'
import { SessionLetters } from './session-letters.service.js'

@Module({
  providers: [
    CalendarFeed,
    CalendarFeedRoute,
    PersonalCalendarService,
    SessionLetters,
    PersonalCalendarResolver,
    Reminders,
  ],
})
export class PersonalCalendarModule {}
