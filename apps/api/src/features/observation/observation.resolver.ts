/** Notes of research lessons: reading the timeline, adding to it, looking twice. */
import type { Actor } from '@alongside/domain/actor'
import type { LessonId, LessonStageId, NoteId, PhotoId, Urn } from '@alongside/domain/ids'
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { Instant } from '../../platform/graphql/scalars.js'
import { NameGuard } from './name-guard.service.js'
import { NoteChange } from './note-change.service.js'
import { NoteReading } from './note-reading.service.js'
import type { NoteRecord } from './note-record.js'
import { NoteTaking } from './note-taking.service.js'
import {
  GuardedNamesType,
  NoteFeedType,
  NoteInput,
  NoteReceiptType,
  ObservationNoteType,
} from './observation.graphql.js'
import { PhotoKeeping } from './photo-keeping.service.js'

const id = { type: () => ID }

@Resolver(() => ObservationNoteType)
export class ObservationResolver {
  constructor(
    private readonly taking: NoteTaking,
    private readonly changing: NoteChange,
    private readonly reading: NoteReading,
  ) {}

  @Query(() => NoteFeedType)
  lessonNotes(
    @Ask() { reader, actor }: Asking,
    @Args('lessonId', id) lesson: LessonId,
    @Args('after', { type: () => Int, nullable: true }) after: number | null,
  ): Promise<NoteFeedType> {
    return this.reading.after(reader, actor, lesson, after ?? 0)
  }

  @Mutation(() => NoteReceiptType)
  addNotes(
    @As() actor: Actor,
    @Args('lessonId', id) lesson: LessonId,
    @Args('sentAt', { type: () => Instant }) sentAt: Date,
    @Args('notes', { type: () => [NoteInput] }) notes: NoteInput[],
  ): Promise<NoteReceiptType> {
    return this.taking.add(actor, lesson, sentAt, notes.map(complete))
  }

  @Mutation(() => ObservationNoteType)
  async confirmNote(
    @Ask() asking: Asking,
    @Args('lessonId', id) lesson: LessonId,
    @Args('id', id) note: NoteId,
  ): Promise<ObservationNoteType> {
    return this.seen(asking, lesson, await this.changing.confirm(asking.actor, lesson, note))
  }

  @Mutation(() => Boolean)
  dropHeldBackNote(
    @As() actor: Actor,
    @Args('lessonId', id) lesson: LessonId,
    @Args('id', id) note: NoteId,
  ): Promise<boolean> {
    return this.changing.drop(actor, lesson, note)
  }

  @Mutation(() => ObservationNoteType)
  async tagNote(
    @Ask() asking: Asking,
    @Args('lessonId', id) lesson: LessonId,
    @Args('id', id) note: NoteId,
    @Args('stageId', { type: () => ID, nullable: true }) stage: LessonStageId | null,
  ): Promise<ObservationNoteType> {
    return this.seen(asking, lesson, await this.changing.tag(asking.actor, lesson, note, stage ?? null))
  }

  @Mutation(() => ObservationNoteType)
  async correctNote(
    @Ask() asking: Asking,
    @Args('lessonId', id) lesson: LessonId,
    @Args('id', id) note: NoteId,
    @Args('body') body: string,
  ): Promise<ObservationNoteType> {
    return this.seen(asking, lesson, await this.changing.correct(asking.actor, lesson, note, body))
  }

  private seen({ reader, actor }: Asking, lesson: LessonId, record: NoteRecord) {
    return this.reading.one(reader, actor, lesson, record)
  }
}

const complete = (note: NoteInput): NoteInput => ({
  ...note,
  pupil: note.pupil ?? null,
  stageId: note.stageId ?? null,
  placeId: note.placeId ?? null,
  modality: note.modality ?? null,
})

@Resolver()
export class ObservationGuardResolver {
  constructor(
    private readonly guard: NameGuard,
    private readonly photos: PhotoKeeping,
  ) {}

  /** Whether this school has a list of names to be on the watch for; for its head. */
  @Query(() => GuardedNamesType)
  guardedNames(@As() actor: Actor, @Args('urn', id) urn: Urn): Promise<GuardedNamesType> {
    return this.guard.loaded(actor, urn)
  }

  @Mutation(() => GuardedNamesType)
  loadGuardedNames(
    @As() actor: Actor,
    @Args('urn', id) urn: Urn,
    @Args('names', { type: () => [String] }) names: string[],
  ): Promise<GuardedNamesType> {
    return this.guard.load(actor, urn, names)
  }

  @Mutation(() => Boolean)
  withdrawPhotoConsent(@As() actor: Actor, @Args('photoId', id) photo: PhotoId): Promise<boolean> {
    return this.photos.withdraw(actor, photo)
  }
}
