/** What the client sees of interviews, of the discussion after a lesson, and of how far each case pupil has come. */
import { CasePupilLabel } from '@alongside/domain/case-pupil'
import { DiscussionRole } from '@alongside/domain/discussion'
import type { InterviewId, PersonId, Urn } from '@alongside/domain/ids'
import { Reached } from '@alongside/domain/pupil-progress'
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { Instant } from '../../platform/graphql/scalars.js'
import type { LessonInStudy } from '../lesson-study/lesson-study-record.service.js'

registerEnumType(DiscussionRole, { name: 'DiscussionRole' })
registerEnumType(Reached, { name: 'Reach' })

@ObjectType('DiscussionNote')
export class DiscussionNoteType {
  @Field(() => ID) id!: string
  @Field(() => Int) step!: number
  @Field(() => CasePupilLabel, { nullable: true }) pupil!: CasePupilLabel | null
  @Field(() => String) body!: string
  byId!: PersonId | null
  urn!: Urn | null
}

@ObjectType('Discussion')
export class DiscussionType {
  /** 0: not begun; 1 to 7; 8: all steps are done. */
  @Field(() => Int) step!: number
  @Field(() => Instant, { nullable: true }) stepStartedAt!: string | null
  /** Seconds that had passed when the timer was stopped; null while it runs. */
  @Field(() => Int, { nullable: true }) stepPausedSeconds!: number | null
  at!: LessonInStudy
}

@ObjectType('PupilInterview')
export class PupilInterviewType {
  @Field(() => ID) id!: InterviewId
  @Field(() => [CasePupilLabel]) pupils!: CasePupilLabel[]
  @Field(() => String) enjoyed!: string
  @Field(() => String) learned!: string
  @Field(() => String) worked!: string
  @Field(() => String) wouldChange!: string
  @Field(() => Int, { nullable: true }) minutes!: number | null
  @Field(() => Instant) at!: Date
  /** Something in it looks like a name: only its author sees it until they have looked again. */
  @Field(() => Boolean) heldBack!: boolean
  @Field(() => Boolean) isMine!: boolean
  byId!: PersonId
  urn!: Urn
}

@InputType('PupilInterviewInput')
export class PupilInterviewInput {
  /** Made by the device: the same interview sent twice is kept once. */
  @Field(() => ID) id!: InterviewId
  @Field(() => [CasePupilLabel]) pupils!: CasePupilLabel[]
  @Field(() => String, { nullable: true }) enjoyed?: string | null
  @Field(() => String, { nullable: true }) learned?: string | null
  @Field(() => String, { nullable: true }) worked?: string | null
  @Field(() => String, { nullable: true }) wouldChange?: string | null
  @Field(() => Int, { nullable: true }) minutes?: number | null
}

@ObjectType('PupilProgress')
export class PupilProgressType {
  @Field(() => CasePupilLabel) label!: CasePupilLabel
  /** 0 at the start; then the number of the lesson. */
  @Field(() => Int) point!: number
  @Field(() => String) body!: string
  @Field(() => Reached, { nullable: true }) reach!: Reached | null
}
