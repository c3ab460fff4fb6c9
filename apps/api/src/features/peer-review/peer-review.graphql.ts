/** What the client sees of peer reviews: already narrowed to the eyes of whoever asks. */
import type { CivilDate as Day } from '@alongside/domain/civil-date'
import type { AssignmentId, InvitationId, PersonId, RemarkId, ReviewId, SpaceId, Urn } from '@alongside/domain/ids'
import { AssignmentState, PeerReviewState, PlaceKind, phaseSwitches, ReviewedKind } from '@alongside/domain/peer-review'
import { LoadLevel } from '@alongside/domain/workload'
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { abilitiesType } from '../../platform/graphql/abilities.js'
import { CivilDate, Instant } from '../../platform/graphql/scalars.js'
import { type Eyes, ReviewStanding, reviewAbilities } from './peer-review-policy.service.js'
import type { ReviewRecord } from './peer-review-record.service.js'

registerEnumType(PeerReviewState, { name: 'PeerReviewState' })
registerEnumType(AssignmentState, { name: 'AssignmentState' })
registerEnumType(ReviewedKind, { name: 'ReviewedKind' })
registerEnumType(PlaceKind, { name: 'PlaceKind' })
registerEnumType(LoadLevel, { name: 'LoadLevel' })
registerEnumType(ReviewStanding, { name: 'ReviewStanding', description: 'Who the asker is to a review.' })

export const ReviewAbilities = abilitiesType('ReviewAbilities', reviewAbilities)
export const ReviewPhaseType = abilitiesType('ReviewPhase', phaseSwitches)
export const AssignmentAbilities = abilitiesType('AssignmentAbilities', ['rate', 'allow'] as const)
export const RemarkAbilities = abilitiesType('RemarkAbilities', ['edit', 'remove'] as const)

@ObjectType('ReviewRevision')
export class ReviewRevisionType {
  @Field(() => String) strengths!: string
  @Field(() => String) questions!: string
  @Field(() => String) suggestions!: string
  @Field(() => Instant) replacedAt!: string
}

@ObjectType('EarlierReviewDeclaration')
export class EarlierReviewDeclarationType {
  @Field(() => Boolean) hasConflict!: boolean
  @Field(() => String) declaration!: string
  @Field(() => Instant) at!: string
}

@ObjectType('ReviewAssignment')
export class ReviewAssignmentType {
  @Field(() => ID) id!: AssignmentId
  @Field(() => AssignmentState) state!: AssignmentState
  @Field(() => Boolean) isMine!: boolean
  @Field(() => Instant) offeredAt!: string
  @Field(() => CivilDate) expiresOn!: Day
  @Field(() => Instant, { nullable: true }) submittedAt!: string | null
  @Field(() => String) strengths!: string
  @Field(() => String) questions!: string
  @Field(() => String) suggestions!: string
  @Field(() => [ReviewRevisionType]) revisions!: readonly ReviewRevisionType[]
  @Field(() => Boolean, { nullable: true }) hasConflict!: boolean | null
  @Field(() => String) declaration!: string
  @Field(() => [EarlierReviewDeclarationType], {
    description: 'What they had declared before; for themselves and whoever asked.',
  })
  earlierDeclarations!: readonly EarlierReviewDeclarationType[]
  @Field(() => String) declineReason!: string
  /** For the reviewer, and whoever said it. */
  @Field(() => Int, { nullable: true }) usefulness!: number | null
  @Field(() => String) usefulnessNote!: string
  @Field(() => Instant, { nullable: true }) headAskedAt!: string | null
  @Field(() => String) allowedReason!: string
  @Field(() => Boolean) hasAgreedToClose!: boolean
  /** Empty where there are no words to read. */
  @Field(() => String) whoCanRead!: string
  @Field(() => AssignmentAbilities) abilities!: InstanceType<typeof AssignmentAbilities>
  reviewerId!: PersonId
  reviewerUrn!: Urn | null
  dueOn!: Day | null
}

@ObjectType('ReviewRemark')
export class ReviewRemarkType {
  @Field(() => ID) id!: RemarkId
  @Field(() => String) body!: string
  @Field(() => Boolean) isMine!: boolean
  @Field(() => Instant) createdAt!: Date
  @Field(() => Instant, { nullable: true }) editedAt!: Date | null
  @Field(() => Instant, { nullable: true }) removedAt!: Date | null
  @Field(() => RemarkAbilities) abilities!: InstanceType<typeof RemarkAbilities>
  authorId!: PersonId
  authorUrn!: Urn | null
}

@ObjectType('ReviewThread')
export class ReviewThreadType {
  @Field(() => ID) id!: RemarkId
  @Field(() => ID) assignmentId!: AssignmentId
  @Field(() => PlaceKind) placeKind!: PlaceKind
  @Field(() => ID, { nullable: true }) placeId!: string | null
  @Field(() => String, { nullable: true }) placeName!: string | null
  @Field(() => [ReviewRemarkType]) remarks!: readonly ReviewRemarkType[]
}

@ObjectType('ReviewInvitation')
export class ReviewInvitationType {
  @Field(() => ID) id!: InvitationId
  @Field(() => String) email!: string
  @Field(() => String) name!: string
  @Field(() => Instant) expiresAt!: Date
  /** Only in the answer that made it, and only where no mail can carry it. */
  @Field(() => String, { nullable: true }) link!: string | null
}

@ObjectType('PeerReview')
export class PeerReviewType {
  @Field(() => ID) id!: ReviewId
  @Field(() => ID) spaceId!: SpaceId
  @Field(() => ReviewedKind) itemKind!: ReviewedKind
  /** Null for whoever has not been let in to it. */
  @Field(() => ID, { nullable: true }) itemId!: string | null
  @Field(() => String, { nullable: true }) itemPath!: string | null
  @Field(() => String) title!: string
  @Field(() => String) question!: string
  @Field(() => PeerReviewState) state!: PeerReviewState
  @Field(() => CivilDate, { nullable: true }) dueOn!: Day | null
  @Field(() => Instant) createdAt!: Date
  @Field(() => Instant, { nullable: true }) respondedAt!: Date | null
  @Field(() => Instant, { nullable: true }) closedAt!: Date | null
  @Field(() => CivilDate, { nullable: true }) closesOn!: Day | null
  @Field(() => Boolean) requesterHasClosed!: boolean
  @Field(() => String) response!: string
  @Field(() => Int) version!: number
  @Field(() => ReviewStanding) standing!: ReviewStanding
  @Field(() => ReviewPhaseType) phase!: InstanceType<typeof ReviewPhaseType>
  @Field(() => ReviewAbilities) abilities!: InstanceType<typeof ReviewAbilities>
  @Field(() => [ReviewAssignmentType]) assignments!: readonly ReviewAssignmentType[]
  @Field(() => [String]) whoCanRead!: readonly string[]
  /** Everything its policies look at; never sent. */
  record!: ReviewRecord
  eyes!: Eyes
  links?: ReadonlyMap<string, string>
}

@ObjectType('WorkLoad')
export class WorkLoadType {
  @Field(() => Float) hours!: number
  @Field(() => LoadLevel) level!: LoadLevel
}

@ObjectType('ReviewerChoice')
export class ReviewerChoiceType {
  @Field(() => LoadLevel, {
    description: 'Of their half-term with this review; how much it comes to is for themselves.',
  })
  level!: LoadLevel
  @Field(() => Boolean) isAway!: boolean
  /** An interest that shows already, in a sentence. */
  @Field(() => String, { nullable: true }) conflict!: string | null
  personId!: PersonId
  urn!: Urn
}

@ObjectType('ReviewAvailability')
export class ReviewAvailabilityType {
  @Field(() => CivilDate, { nullable: true }) notUntil!: Day | null
  @Field(() => Int, { nullable: true }) mostPerHalfTerm!: number | null
}

@InputType('ReviewGuestInput')
export class ReviewGuestInput {
  @Field(() => String) email!: string
  @Field(() => String) name!: string
}
