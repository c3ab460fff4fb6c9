/** Watching research lessons: notes on one timeline, pictures of work, names kept out. */
import { Module } from '@nestjs/common'
import { PeopleModule } from '../people/people.module.js'
import { SchoolModule } from '../school/school.module.js'
import { NameGuard } from './name-guard.service.js'
import { NoteChange } from './note-change.service.js'
import { NoteReading } from './note-reading.service.js'
import { NoteTaking } from './note-taking.service.js'
import { ObservationGuardResolver, ObservationResolver } from './observation.resolver.js'
import { NotePhotoPartsResolver, ObservationPartsResolver } from './observation-parts.resolver.js'
import { PhotoRoute } from './photo.route.js'
import { PhotoKeeping } from './photo-keeping.service.js'

@Module({
  imports: [PeopleModule, SchoolModule],
  providers: [
    NameGuard,
    NoteTaking,
    NoteChange,
    NoteReading,
    PhotoKeeping,
    PhotoRoute,
    ObservationResolver,
    ObservationGuardResolver,
    ObservationPartsResolver,
    NotePhotoPartsResolver,
  ],
  exports: [NameGuard, NoteReading, PhotoKeeping],
})
export class ObservationModule {}
