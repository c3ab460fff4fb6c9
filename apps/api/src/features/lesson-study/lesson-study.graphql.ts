/** What the client sees of a lesson study. Progress, notes, plans, discussions and reviews are added by their own features. */
import { BirthTerm, CasePupilLabel } from '@alongside/domain/case-pupil'
import type {
  AllianceId,
  CycleId,
  EnquiryId,
  InvitationId,
  PersonId,
  SpaceId,
  StudyId,
  Urn,
} from '@alongside/domain/ids'
import { Grouping, LessonMemberState, LessonStudyState } from '@alongside/domain/lesson-study'
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { abilitiesType } from '../../platform/graphql/abilities.js'
import { CivilDate, Instant } from '../../platform/graphql/scalars.js'
import { lessonStudyAbilities } from './lesson-study-policy.service.js'
import type { LessonStudyRecord } from './lesson-study-record.service.js'

registerEnumType(LessonStudyState, { name: 'LessonStudyState' })
registerEnumType(LessonMemberState, { name: 'LessonMemberState' })
registerEnumType(CasePupilLabel, { name: 'CasePupilLabel' })
registerEnumType(BirthTerm, { name: 'BirthTerm' })
registerEnumType(Grouping, { name: 'Grouping' })

export const LessonStudyAbilities = abilitiesType('LessonStudyAbilities', lessonStudyAbilities)

@ObjectType('LessonStudyMember')
export class LessonStudyMemberType {
  @Field(() => LessonMemberState) state!: LessonMemberState
  @Field(() => Boolean) isFacilitator!: boolean
  /** When they accepted the agreement that is in force; null: not yet. */
  @Field(() => Instant, { nullable: true }) protocolAcceptedAt!: string | null
  @Field(() => Boolean) isMe!: boolean
  personId!: PersonId
  urn!: Urn
}

@ObjectType('CasePupilAttributes')
export class CasePupilAttributesType {
  @Field(() => String) yearGroup!: string
  @Field(() => BirthTerm, { nullable: true }) term!: BirthTerm | null
  @Field(() => Boolean) send!: boolean
  @Field(() => Boolean) eal!: boolean
  @Field(() => Boolean) disadvantaged!: boolean
  @Field(() => String) necessity!: string
}

@ObjectType('CasePupil')
export class CasePupilType {
  @Field(() => CasePupilLabel) label!: CasePupilLabel
  /** Empty where the school erased its key: then nobody can read it any more. */
  @Field(() => String) alias!: string
  @Field(() => String) typifies!: string
  /** Null for everybody but staff of the pupil's own school. */
  @Field(() => CasePupilAttributesType, { nullable: true }) attributes!: CasePupilAttributesType | null
  /** A pupil of a school this person works at. */
  @Field(() => Boolean) isOwn!: boolean
  urn!: Urn
}

@ObjectType('LessonSummary')
export class LessonSummaryType {
  @Field(() => String) wanted!: string
  @Field(() => String) did!: string
  @Field(() => String) pupils!: string
  @Field(() => String) teaching!: string
  @Field(() => String) colleague!: string
  @Field(() => String) next!: string
}

@ObjectType('LessonStudyGuest')
export class LessonStudyGuestType {
  @Field(() => ID) id!: string
  @Field(() => Instant, { nullable: true }) expiresAt!: Date | null
  studyId!: StudyId
  personId!: PersonId
}

@ObjectType('LessonStudy')
export class LessonStudyType {
  @Field(() => ID) id!: StudyId
  @Field(() => ID) spaceId!: SpaceId
  @Field(() => String) title!: string
  @Field(() => LessonStudyState) state!: LessonStudyState
  @Field(() => Int) version!: number
  @Field(() => Instant) createdAt!: Date
  @Field(() => Instant) changedAt!: Date
  @Field(() => String) subject!: string
  @Field(() => String) yearGroup!: string
  @Field(() => Int, { nullable: true }) classSize!: number | null
  @Field(() => Grouping, { nullable: true }) grouping!: Grouping | null
  @Field(() => String) improvement!: string
  @Field(() => String) aim!: string
  @Field(() => String) focusEvidence!: string
  @Field(() => String) protocol!: string
  @Field(() => Int) protocolVersion!: number
  @Field(() => CivilDate, { nullable: true }) sharingOn!: string | null
  @Field(() => String) sharingWith!: string
  @Field(() => String) sharedRecord!: string
  @Field(() => String) researchTheme!: string
  @Field(() => String) materialsStudy!: string
  @Field(() => String) boardPlan!: string
  @Field(() => String) knowledgeableOther!: string
  @Field(() => String) knowledgeableOtherComment!: string
  @Field(() => LessonSummaryType) summary!: LessonSummaryType
  @Field(() => String, { nullable: true }) stopReason!: string | null
  @Field(() => ID, { nullable: true }) cycleId!: CycleId | null
  /** Empty for those who neither read nor were asked in. */
  @Field(() => [LessonStudyMemberType]) members!: readonly LessonStudyMemberType[]
  /** Everything its policies look at; never sent. */
  record!: LessonStudyRecord
  /** The link of an invitation made in this very answer, where no mail can carry it. */
  link?: { readonly id: InvitationId; readonly link: string } | null
}

@InputType('StartLessonStudyInput')
export class StartLessonStudyInput {
  @Field(() => ID) allianceId!: AllianceId
  @Field(() => ID) urn!: Urn
  @Field(() => String) title!: string
  @Field(() => ID, { nullable: true }) enquiryId?: EnquiryId | null
  @Field(() => ID, { nullable: true }) cycleId?: CycleId | null
  @Field(() => String, { nullable: true }) subject?: string | null
  @Field(() => String, { nullable: true }) yearGroup?: string | null
}

@InputType('LessonSummaryInput')
export class LessonSummaryInput {
  @Field(() => String, { nullable: true }) wanted?: string | null
  @Field(() => String, { nullable: true }) did?: string | null
  @Field(() => String, { nullable: true }) pupils?: string | null
  @Field(() => String, { nullable: true }) teaching?: string | null
  @Field(() => String, { nullable: true }) colleague?: string | null
  @Field(() => String, { nullable: true }) next?: string | null
}

/** What is left out stays as it is. */
@InputType('UpdateLessonStudyInput')
export class UpdateLessonStudyInput {
  @Field(() => String, { nullable: true }) title?: string | null
  @Field(() => String, { nullable: true }) subject?: string | null
  @Field(() => String, { nullable: true }) yearGroup?: string | null
  @Field(() => Int, { nullable: true }) classSize?: number | null
  @Field(() => Grouping, { nullable: true }) grouping?: Grouping | null
  @Field(() => String, { nullable: true }) improvement?: string | null
  @Field(() => String, { nullable: true }) aim?: string | null
  @Field(() => String, { nullable: true }) focusEvidence?: string | null
  @Field(() => String, { nullable: true }) protocol?: string | null
  @Field(() => CivilDate, { nullable: true }) sharingOn?: string | null
  @Field(() => String, { nullable: true }) sharingWith?: string | null
  @Field(() => String, { nullable: true }) sharedRecord?: string | null
  @Field(() => String, { nullable: true }) researchTheme?: string | null
  @Field(() => String, { nullable: true }) materialsStudy?: string | null
  @Field(() => String, { nullable: true }) boardPlan?: string | null
  @Field(() => String, { nullable: true }) knowledgeableOther?: string | null
  @Field(() => String, { nullable: true }) knowledgeableOtherComment?: string | null
  @Field(() => LessonSummaryInput, { nullable: true }) summary?: LessonSummaryInput | null
  @Field(() => ID, { nullable: true }) enquiryId?: EnquiryId | null
  @Field(() => ID, { nullable: true }) cycleId?: CycleId | null
}

@InputType('CasePupilAttributesInput')
export class CasePupilAttributesInput {
  @Field(() => String) yearGroup!: string
  @Field(() => BirthTerm, { nullable: true }) term?: BirthTerm | null
  @Field(() => Boolean) send!: boolean
  @Field(() => Boolean) eal!: boolean
  @Field(() => Boolean) disadvantaged!: boolean
  @Field(() => String) necessity!: string
}

@InputType('CasePupilInput')
export class CasePupilInput {
  /** The pupil's school, which is one's own. */
  @Field(() => ID) urn!: Urn
  @Field(() => String) alias!: string
  @Field(() => String) typifies!: string
  @Field(() => CasePupilAttributesInput, { nullable: true }) attributes?: CasePupilAttributesInput | null
}
