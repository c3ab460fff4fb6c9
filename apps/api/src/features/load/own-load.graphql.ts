/** What the client sees of what is asked of somebody: their own, and of nobody else. */
import type { CivilDate as Day } from '@alongside/domain/civil-date'
import type { AllianceId } from '@alongside/domain/ids'
import { CommitmentKind, type CommitmentRole, roleFactors, WayOut } from '@alongside/domain/workload'
import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { CivilDate } from '../../platform/graphql/scalars.js'
import { WorkLoadType } from '../peer-review/peer-review.graphql.js'

const CommitmentRoles = Object.fromEntries(Object.keys(roleFactors).map((role) => [role, role])) as {
  [Role in CommitmentRole]: Role
}
registerEnumType(CommitmentKind, { name: 'CommitmentKind' })
registerEnumType(CommitmentRoles, { name: 'CommitmentRole' })
registerEnumType(WayOut, { name: 'WayOut' })

@ObjectType('OwnCommitment')
export class OwnCommitmentType {
  @Field(() => ID) id!: string
  @Field(() => CommitmentKind) kind!: CommitmentKind
  @Field(() => CommitmentRoles) role!: CommitmentRole
  @Field(() => CivilDate) on!: Day
  @Field(() => Float, { description: 'With what the role brings, and the way there and back.' }) hours!: number
  @Field(() => Boolean, { description: 'Agreed to; else one was asked, and has not answered.' }) isSettled!: boolean
  @Field(() => String) title!: string
  @Field(() => ID, { description: 'The review, research lesson, peer challenge or session.' }) itemId!: string
  @Field(() => ID, { nullable: true, description: 'One’s place on a session.' }) bookingId!: string | null
  @Field(() => String, { nullable: true, description: 'Where it stands.' }) path!: string | null
  @Field(() => [WayOut], { description: 'What one can do about it oneself.' }) waysOut!: readonly WayOut[]
}

@ObjectType('OwnHalfTerm')
export class OwnHalfTermType {
  @Field(() => CivilDate) from!: Day
  @Field(() => CivilDate) until!: Day
  @Field(() => String) term!: string
  @Field(() => WorkLoadType, { description: 'What one has agreed to.' }) load!: WorkLoadType
  @Field(() => WorkLoadType, { description: 'And what one was asked for besides.' }) withAllAsked!: WorkLoadType
  @Field(() => Boolean, { description: 'The own head agreed that it may be more.' }) isAllowed!: boolean
  @Field(() => [OwnCommitmentType]) commitments!: readonly OwnCommitmentType[]
}

/** A coordinator's own work: it is for her to see, and for nobody who might count it against her. */
@ObjectType('CoordinatingLoad')
export class CoordinatingLoadType {
  @Field(() => ID) allianceId!: AllianceId
  @Field(() => String) alliance!: string
  @Field(() => Int, { description: 'Sessions of cycles on their way that are not confirmed.' }) unconfirmed!: number
  @Field(() => Int, { description: 'Facilitators and schools who were asked more than five school days ago.' })
  overdue!: number
  @Field(() => Float, { description: 'Of coordination in this half-term, as she wrote them down.' }) hours!: number
}

@ObjectType('OwnLoad')
export class OwnLoadType {
  @Field(() => [OwnHalfTermType], { description: 'This one and those ahead, by the dates of one’s own school.' })
  halfTerms!: readonly OwnHalfTermType[]
  @Field(() => Int, { description: 'Questions that wait for one’s answer.' }) unanswered!: number
  @Field(() => [CoordinatingLoadType], { description: 'Of each alliance that one coordinates.' })
  coordinating!: readonly CoordinatingLoadType[]
}
