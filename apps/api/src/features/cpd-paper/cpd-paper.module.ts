/** What somebody takes along of their own record: a certificate of one session, and the whole as a table. */
import { Module } from '@nestjs/common'
import { LessonExportModule } from '../lesson-export/lesson-export.module.js'
import { CpdPaperRoute } from './cpd-paper.route.js'

@Module({ imports: [LessonExportModule], providers: [CpdPaperRoute] })
export class CpdPaperModule {}
