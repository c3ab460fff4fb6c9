/** Search over everything one may see. */
import { Module } from '@nestjs/common'
import { EnquiryModule } from '../enquiry/enquiry.module.js'
import { LessonStudyModule } from '../lesson-study/lesson-study.module.js'
import { SchoolModule } from '../school/school.module.js'
import { SearchResolver } from './search.resolver.js'
import { SearchService } from './search.service.js'

@Module({ imports: [EnquiryModule, LessonStudyModule, SchoolModule], providers: [SearchService, SearchResolver] })
export class SearchModule {}
