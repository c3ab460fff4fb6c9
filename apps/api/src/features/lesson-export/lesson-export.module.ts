/** Taking a lesson study along, as a paper or as an open file, and bringing one from another alliance. */
import { Module } from '@nestjs/common'
import { LessonStudyModule } from '../lesson-study/lesson-study.module.js'
import { ObservationModule } from '../observation/observation.module.js'
import { LessonExportRoute } from './lesson-export.route.js'
import { LessonExport } from './lesson-export.service.js'
import { LessonImport } from './lesson-import.service.js'
import { PaperPress } from './paper-press.service.js'
import { StudyFiles } from './study-file.service.js'

@Module({
  imports: [LessonStudyModule, ObservationModule],
  providers: [StudyFiles, PaperPress, LessonExport, LessonImport, LessonExportRoute],
  exports: [PaperPress],
})
export class LessonExportModule {}
