/** The inbox, and Today. */
import { Module } from '@nestjs/common'
import { EnquiryModule } from '../enquiry/enquiry.module.js'
import { PeopleModule } from '../people/people.module.js'
import { InboxResolver } from './inbox.resolver.js'
import { InboxService } from './inbox.service.js'
import { NotNowService } from './not-now.service.js'
import { ChangeResolver, LiveNowResolver, TodayResolver } from './today.resolver.js'
import { TodayService } from './today.service.js'

@Module({
  imports: [EnquiryModule, PeopleModule],
  providers: [InboxService, NotNowService, InboxResolver, TodayService, TodayResolver, LiveNowResolver, ChangeResolver],
})
export class InboxModule {}
