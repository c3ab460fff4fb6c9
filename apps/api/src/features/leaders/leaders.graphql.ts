/** What the pages of leaders show: figures with how they are worked out, and of people counts alone. */
import type { CivilDate as Day } from '@alongside/domain/civil-date'
import type { ActionId, AllianceId, ChallengeId, PersonId, Urn } from '@alongside/domain/ids'
import { ChallengeState } from '@alongside/domain/peer-challenge-states'
import { Band, Gate } from '@alongside/domain/robust-challenge'
import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { CivilDate } from '../../platform/graphql/scalars.js'
import { SchoolType } from '../school/school.graphql.js'
import { FigureType } from './figure.graphql.js'

@ObjectType('LeadersLoad')
export class LeadersLoadType {
  @Field(() => Boolean, { description: 'Too few colleagues to count without naming somebody.' }) isHidden!: boolean
  @Field(() => Int) people!: number
  @Field(() => Int) green!: number
  @Field(() => Int) amber!: number
  @Field(() => Int) red!: number
  @Field(() => String) window!: string
}

@ObjectType('LeadersAction')
export class LeadersActionType {
  @Field(() => ID) id!: ActionId
  @Field(() => ID) challengeId!: ChallengeId
  @Field(() => String) what!: string
  @Field(() => CivilDate) dueOn!: Day
  @Field(() => Boolean) isOverdue!: boolean
  @Field(() => Boolean, { description: 'Done, and waits for somebody to confirm it.' }) isDone!: boolean
  ownerId!: PersonId
}

@ObjectType('LeadersChallenge')
export class LeadersChallengeType {
  @Field(() => ID) id!: ChallengeId
  @Field(() => ChallengeState) state!: ChallengeState
  @Field(() => ChallengeState, { nullable: true }) postponedFrom!: ChallengeState | null
  @Field(() => CivilDate, { nullable: true }) visitFirstDay!: Day | null
  hostUrn!: Urn
}

@ObjectType('LeadersIndicator')
export class LeadersIndicatorType {
  @Field(() => ID) challengeId!: ChallengeId
  @Field(() => FigureType) figure!: FigureType
  @Field(() => Band, { nullable: true }) band!: Band | null
  @Field(() => [Gate]) gates!: readonly Gate[]
  @Field(() => Boolean) isProvisional!: boolean
}

@ObjectType('LeadersSchool')
export class LeadersSchoolType {
  @Field(() => ID) urn!: Urn
  @Field(() => LeadersLoadType) load!: LeadersLoadType
  @Field(() => [LeadersChallengeType], {
    description: 'At this school, and for its head those its colleagues go to; what goes on first.',
  })
  challenges!: readonly LeadersChallengeType[]
  @Field(() => [LeadersActionType]) actions!: readonly LeadersActionType[]
  @Field(() => [LeadersIndicatorType], { description: 'Of the challenges that this school hosts.' })
  indicators!: readonly LeadersIndicatorType[]
}

@ObjectType('ReleasedIndicator')
export class ReleasedIndicatorType {
  @Field(() => ID) challengeId!: ChallengeId
  @Field(() => FigureType) figure!: FigureType
  @Field(() => Boolean) isProvisional!: boolean
  @Field(() => SchoolType) school!: SchoolType
}

@ObjectType('LeadersAlliance')
export class LeadersAllianceType {
  @Field(() => ID) allianceId!: AllianceId
  @Field(() => FigureType) median!: FigureType
  @Field(() => FigureType, { description: 'Of the schools, from 0 to 1: challenged within three terms.' })
  challenged!: FigureType
  @Field(() => FigureType, { description: 'Of the pairings, from 0 to 1: nobody visited whoever visited them.' })
  withoutSwap!: FigureType
  @Field(() => FigureType, { description: 'Of the hours, from 0 to 1: on teaching and learning itself.' })
  learningFocus!: FigureType
  @Field(() => Boolean, { description: 'Too little of it in two half-terms, one after the other.' })
  isFocusAmber!: boolean
  @Field(() => Boolean, { description: 'Much more praise than challenge, and nobody changed their mind.' })
  isCosy!: boolean
  @Field(() => [ReleasedIndicatorType], { description: 'What heads released to the asker.' })
  released!: readonly ReleasedIndicatorType[]
  @Field(() => Boolean, { description: 'Looks from outside: figures of all, and what was released.' })
  isReadOnly!: boolean
}
