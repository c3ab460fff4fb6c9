/** What the client sees and sends of a visit and its timetable. */
import type { CivilDate as Day } from '@alongside/domain/civil-date'
import type { ActivityId, ChallengeId, LineId, PersonId, Urn, VisitId } from '@alongside/domain/ids'
import { ActivityKind, VisitState } from '@alongside/domain/review-visit'
import { mostActivities, VisitClashKind } from '@alongside/domain/visit-clash'
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { CivilDate } from '../../platform/graphql/scalars.js'
import { GuardReasonType } from '../enquiry/enquiry.graphql.js'

registerEnumType(VisitState, { name: 'VisitState' })
registerEnumType(ActivityKind, { name: 'ActivityKind' })
registerEnumType(VisitClashKind, { name: 'VisitClashKind' })

@ObjectType('VisitActivity')
export class VisitActivityType {
  @Field(() => ID) id!: ActivityId
  @Field(() => ActivityKind) kind!: ActivityKind
  @Field(() => CivilDate) on!: Day
  @Field(() => String, { description: 'Time of day, as 09:30.' }) from!: string
  @Field(() => String) until!: string
  @Field(() => String) place!: string
  @Field(() => ID, { nullable: true }) lineId!: LineId | null
  @Field(() => Boolean) isMine!: boolean
  reviewerId!: PersonId
  hostColleagueId!: PersonId | null
}

@ObjectType('VisitClash')
export class VisitClashType {
  @Field(() => VisitClashKind) kind!: VisitClashKind
  @Field(() => CivilDate, { nullable: true }) on!: Day | null
  @Field(() => [ID]) activities!: readonly ActivityId[]
  personId!: PersonId | null
}

@ObjectType('ReviewVisit')
export class ReviewVisitType {
  @Field(() => ID) id!: VisitId
  @Field(() => VisitState) state!: VisitState
  @Field(() => [CivilDate]) days!: readonly Day[]
  /** Why it was moved; null while it was not. */
  @Field(() => String, { nullable: true }) reason!: string | null
  @Field(() => [VisitActivityType]) activities!: readonly VisitActivityType[]
  @Field(() => [VisitClashType]) clashes!: readonly VisitClashType[]
  @Field(() => [VisitState], { description: 'Where the asker may take it now.' }) next!: readonly VisitState[]
  @Field(() => [GuardReasonType], { description: 'What is missing before it can be confirmed.' })
  missing!: readonly GuardReasonType[]
  @Field(() => Boolean) canPlan!: boolean
  @Field(() => Int) version!: number
}

@ObjectType('OwnVisitActivity')
export class OwnVisitActivityType {
  @Field(() => ID) id!: ActivityId
  @Field(() => ActivityKind) kind!: ActivityKind
  @Field(() => CivilDate) on!: Day
  @Field(() => String) from!: string
  @Field(() => String) until!: string
  @Field(() => String) place!: string
  @Field(() => ID, {
    nullable: true,
    description: 'For whoever visits; not for whoever goes along at their own school.',
  })
  challengeId!: ChallengeId | null
  hostUrn!: Urn
  withId!: PersonId | null
}

@InputType('VisitActivityInput')
export class VisitActivityInput {
  @Field(() => ID, { nullable: true }) id?: ActivityId | null
  @Field(() => ActivityKind) kind!: ActivityKind
  @Field(() => CivilDate) on!: Day
  @Field(() => String) from!: string
  @Field(() => String) until!: string
  @Field(() => String, { nullable: true }) place?: string | null
  @Field(() => ID, { nullable: true }) lineId?: LineId | null
  @Field(() => ID) reviewerId!: PersonId
  @Field(() => ID, { nullable: true }) hostColleagueId?: PersonId | null
}

@InputType('VisitPlanInput')
export class VisitPlanInput {
  @Field(() => [CivilDate]) days!: Day[]
  @Field(() => [VisitActivityInput], { description: `At most ${mostActivities}.` }) activities!: VisitActivityInput[]
  /** What the planner had before them; null for a visit that is not planned yet. */
  @Field(() => Int, { nullable: true }) version?: number | null
}
