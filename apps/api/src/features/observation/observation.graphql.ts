/** What the client sees and sends of notes, and of the pictures that belong to them. */
import { CasePupilLabel } from '@alongside/domain/case-pupil'
import type { LessonStageId, NoteId, PersonId, PhotoId, Urn } from '@alongside/domain/ids'
import { Modality, NoteKind } from '@alongside/domain/observation'
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { CivilDate, Instant } from '../../platform/graphql/scalars.js'

registerEnumType(NoteKind, { name: 'NoteKind' })
registerEnumType(Modality, { name: 'Modality' })

@ObjectType('NotePhoto')
export class NotePhotoType {
  @Field(() => ID) id!: PhotoId
  /** Whether it is shown to whoever asks: staff of the school that keeps it, while there is consent. */
  @Field(() => Boolean) isHere!: boolean
  @Field(() => Int) width!: number
  @Field(() => Int) height!: number
  @Field(() => CivilDate) expiresOn!: string
  @Field(() => Instant, { nullable: true }) withdrawnAt!: Date | null
  urn!: Urn
}

@ObjectType('ObservationNote')
export class ObservationNoteType {
  @Field(() => ID) id!: NoteId
  @Field(() => Int) seq!: number
  @Field(() => NoteKind) kind!: NoteKind
  @Field(() => CasePupilLabel, { nullable: true }) pupil!: CasePupilLabel | null
  @Field(() => ID, { nullable: true }) stageId!: LessonStageId | null
  @Field(() => ID, { nullable: true }) placeId!: string | null
  @Field(() => Modality, { nullable: true }) modality!: Modality | null
  @Field(() => String) body!: string
  @Field(() => Instant) capturedAt!: Date
  @Field(() => Instant) receivedAt!: Date
  @Field(() => Int, { nullable: true }) lessonSecond!: number | null
  @Field(() => Boolean) clockCorrected!: boolean
  @Field(() => Boolean) addedLater!: boolean
  @Field(() => Boolean) heldBack!: boolean
  @Field(() => Boolean) isMine!: boolean
  @Field(() => Instant, { nullable: true }) editedAt!: Date | null
  @Field(() => NotePhotoType, { nullable: true }) photo!: NotePhotoType | null
  authorId!: PersonId
  authorUrn!: Urn
}

@ObjectType('NoteFeed')
export class NoteFeedType {
  /** Ask for what is new after this number. */
  @Field(() => Int) seq!: number
  @Field(() => [ObservationNoteType]) notes!: readonly ObservationNoteType[]
  /** Notes to take off the timeline: their authors put words there that wait for a second look. */
  @Field(() => [ID]) hidden!: readonly NoteId[]
  /** There is more than one answer holds: ask again. */
  @Field(() => Boolean) hasMore!: boolean
}

@InputType('NoteInput')
export class NoteInput {
  @Field(() => ID) id!: NoteId
  @Field(() => NoteKind) kind!: NoteKind
  @Field(() => CasePupilLabel, { nullable: true }) pupil!: CasePupilLabel | null
  @Field(() => ID, { nullable: true }) stageId!: LessonStageId | null
  @Field(() => ID, { nullable: true }) placeId!: string | null
  @Field(() => Modality, { nullable: true }) modality!: Modality | null
  @Field(() => String) body!: string
  @Field(() => Instant) capturedAt!: Date
}

@ObjectType('RefusedNote')
export class RefusedNoteType {
  @Field(() => ID) id!: NoteId
  @Field(() => String) code!: string
}

@ObjectType('NoteReceipt')
export class NoteReceiptType {
  @Field(() => Int) seq!: number
  /** Kept, now or before: the device can let go of them. */
  @Field(() => [ID]) taken!: readonly NoteId[]
  @Field(() => [RefusedNoteType]) refused!: readonly RefusedNoteType[]
  /** Kept and held back: only their author sees them until they confirm. */
  @Field(() => [ID]) flagged!: readonly NoteId[]
}

@ObjectType('GuardedNames')
export class GuardedNamesType {
  /** How many parts of names are kept as keyed hashes; the names themselves are not. */
  @Field(() => Int) entries!: number
  @Field(() => Instant, { nullable: true }) loadedAt!: Date | null
}
