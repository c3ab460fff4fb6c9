/** A board's past: its versions, what changed, bringing one back, and taking words out of it for good. */
import { Module } from '@nestjs/common'
import { PeopleModule } from '../people/people.module.js'
import { SchoolModule } from '../school/school.module.js'
import { HistoryResolver, StretchResolver, VersionAuthorResolver } from './history.resolver.js'
import { HistoryService } from './history.service.js'
import { HistoryErasing } from './history-erasing.service.js'

@Module({
  imports: [PeopleModule, SchoolModule],
  providers: [HistoryErasing, HistoryResolver, HistoryService, StretchResolver, VersionAuthorResolver],
})
export class HistoryModule {}
