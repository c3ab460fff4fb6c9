/** Comments: threads anchored to cards. */
import { Module } from '@nestjs/common'
import { PeopleModule } from '../people/people.module.js'
import { SchoolModule } from '../school/school.module.js'
import { CommentResolver } from './comment.resolver.js'
import { CommentService } from './comment.service.js'
import { CommentCountsResolver, CommentPartsResolver, CommentThreadPartsResolver } from './comment-parts.resolver.js'
import { CommentReading } from './comment-reading.service.js'

@Module({
  imports: [PeopleModule, SchoolModule],
  providers: [
    CommentReading,
    CommentService,
    CommentResolver,
    CommentPartsResolver,
    CommentThreadPartsResolver,
    CommentCountsResolver,
  ],
})
export class CommentModule {}
