/** Evidence of peer challenges. */
import { Module } from '@nestjs/common'
import { PeopleModule } from '../people/people.module.js'
import { SchoolModule } from '../school/school.module.js'
import { EvidenceNoteResolver } from './evidence-note.resolver.js'
import { EvidenceNotes } from './evidence-note.service.js'

@Module({ imports: [PeopleModule, SchoolModule], providers: [EvidenceNotes, EvidenceNoteResolver] })
export class EvidenceNoteModule {}
