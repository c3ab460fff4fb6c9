/** What the client sees and sends of evidence. There is no field for whose lesson it was: nobody observed is named. */
import { EvidenceType } from '@alongside/domain/evidence-note'
import type { ActivityId, EvidenceId, LineId, PersonId, Urn } from '@alongside/domain/ids'
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { Instant } from '../../platform/graphql/scalars.js'

registerEnumType(EvidenceType, { name: 'EvidenceType' })

@ObjectType('EvidenceNote')
export class EvidenceNoteType {
  @Field(() => ID) id!: EvidenceId
  @Field(() => Int) seq!: number
  @Field(() => ID) lineId!: LineId
  @Field(() => EvidenceType) type!: EvidenceType
  @Field(() => String) body!: string
  @Field(() => ID, { nullable: true }) activityId!: ActivityId | null
  @Field(() => Instant) capturedAt!: Date
  @Field(() => Instant) receivedAt!: Date
  /** The device's clock was off: the time was put right. */
  @Field(() => Boolean) clockCorrected!: boolean
  @Field(() => Boolean) isMine!: boolean
  authorId!: PersonId
  authorUrn!: Urn
}

@ObjectType('EvidenceFeed')
export class EvidenceFeedType {
  /** Ask for what is new after this number. */
  @Field(() => Int) seq!: number
  @Field(() => [EvidenceNoteType]) notes!: readonly EvidenceNoteType[]
  @Field(() => Boolean) hasMore!: boolean
}

@InputType('EvidenceInput')
export class EvidenceInput {
  /** Made on the device: the same note sent twice is one note. */
  @Field(() => ID) id!: EvidenceId
  @Field(() => ID) lineId!: LineId
  @Field(() => EvidenceType) type!: EvidenceType
  @Field(() => String) body!: string
  @Field(() => ID, { nullable: true }) activityId?: ActivityId | null
  @Field(() => Instant) capturedAt!: Date
  /** It may be about a child's safety: then nothing of it is kept, and nobody can find out that there was anything. */
  @Field(() => Boolean, { nullable: true }) isSafeguarding?: boolean | null
}

@ObjectType('RefusedEvidence')
export class RefusedEvidenceType {
  @Field(() => ID) id!: EvidenceId
  @Field(() => String) code!: string
}

@ObjectType('EvidenceReceipt')
export class EvidenceReceiptType {
  @Field(() => Int) seq!: number
  /** Kept, now or before: the device can let go of them. */
  @Field(() => [ID]) taken!: readonly EvidenceId[]
  @Field(() => [RefusedEvidenceType]) refused!: readonly RefusedEvidenceType[]
  @Field(() => String, { nullable: true, description: 'What to do now; where a note was about a child’s safety.' })
  safeguarding!: string | null
}
