/** What the client sees of a cycle and of its board as rows. */
import { CardKind } from '@alongside/domain/board'
import { CycleState, EnoughDifference } from '@alongside/domain/cycle'
import { HunchStatus } from '@alongside/domain/hunch'
import type { CardId, CycleId, DocumentId, PersonId, ProposalId } from '@alongside/domain/ids'
import { ProposalState } from '@alongside/domain/proposal'
import type { EnquiryStage } from '@alongside/domain/stage'
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { Instant, Json } from '../../platform/graphql/scalars.js'
import type { EnquiryRecord } from '../enquiry/enquiry-record.service.js'
import { PersonType } from '../people/people.graphql.js'
import { SchoolType } from '../school/school.graphql.js'
import type { CycleRecord } from './cycle-record.service.js'

registerEnumType(CycleState, { name: 'CycleStage' })
registerEnumType(EnoughDifference, { name: 'EnoughDifference' })
registerEnumType(CardKind, { name: 'CardKind' })
registerEnumType(HunchStatus, { name: 'HunchStatusValue' })
registerEnumType(ProposalState, { name: 'ProposalState' })

@ObjectType('Learners')
export class LearnersType {
  @Field(() => String) group!: string
  @Field(() => String) year!: string
  @Field(() => Int, { nullable: true }) number!: number | null
  @Field(() => String) why!: string
}

/**
 * Comes with its people and schools: a board has hundreds of cards, and a resolver for each would be felt. Where it lies is
 * left out where nobody asks for it.
 */
@ObjectType('Card')
export class CardType {
  @Field(() => ID) id!: CardId
  @Field(() => CardKind) kind!: CardKind
  @Field(() => CycleState) column?: EnquiryStage
  @Field(() => String) rank?: string
  @Field(() => Json) fields!: Readonly<Record<string, string | number | null>>
  @Field(() => String) body!: string
  @Field(() => Json) links?: Readonly<Record<string, string>>
  @Field(() => PersonType, { nullable: true }) createdBy!: PersonType | null
  @Field(() => SchoolType, { nullable: true }) createdBySchool!: SchoolType | null
  @Field(() => [PersonType]) contributors!: PersonType[]
  @Field(() => Instant) createdAt?: string
  @Field(() => Instant) changedAt!: string
  @Field(() => Instant, { nullable: true }) removedAt?: string | null
}

@ObjectType('HunchStatus')
export class HunchStatusType {
  @Field(() => ID) cardId!: CardId
  @Field(() => HunchStatus) status!: HunchStatus
  @Field(() => String, { nullable: true }) reason!: string | null
  @Field(() => Instant) changedAt!: string
  changedById!: PersonId | null
}

@ObjectType('StageChange')
export class StageChangeType {
  @Field(() => ID) id!: string
  @Field(() => CycleState) fromStage!: CycleState
  @Field(() => CycleState) toStage!: CycleState
  @Field(() => String, { nullable: true }) reason!: string | null
  @Field(() => String, { nullable: true }) overrideReason!: string | null
  @Field(() => Instant) changedAt!: string
  changedById!: PersonId | null
}

@ObjectType('StageProposal')
export class StageProposalType {
  @Field(() => ID) id!: ProposalId
  @Field(() => CycleState) fromStage!: CycleState
  @Field(() => CycleState) toStage!: CycleState
  @Field(() => String) note!: string
  @Field(() => ProposalState) state!: ProposalState
  @Field(() => Instant) proposedAt!: string
  proposedById!: PersonId
}

@ObjectType('Cycle')
export class CycleType {
  @Field(() => ID) id!: CycleId
  @Field(() => Int) number!: number
  @Field(() => CycleState) stage!: CycleState
  @Field(() => Instant) stageSince!: Date
  @Field(() => ID) documentId!: DocumentId
  @Field(() => String) focus!: string
  @Field(() => LearnersType) learners!: LearnersType
  @Field(() => String) baseline!: string
  @Field(() => String) successMeasure!: string
  @Field(() => String) whatHappened!: string
  @Field(() => EnoughDifference, { nullable: true }) enoughDifference!: EnoughDifference | null
  @Field(() => Int, { description: 'In the lesson studies that belong to this cycle; each counts as a test.' })
  researchLessonsConcluded!: number
  @Field(() => [HunchStatusType]) hunchStatuses!: readonly HunchStatusType[]
  @Field(() => [StageChangeType]) history!: readonly StageChangeType[]
  /** The open one. */
  @Field(() => StageProposalType, { nullable: true }) proposal!: StageProposalType | null
  @Field(() => CycleState, { nullable: true }) nextStage!: CycleState | null
  @Field(() => Boolean) actionUnlocked!: boolean
  @Field(() => String, { nullable: true }) actionUnlockedReason!: string | null
  @Field(() => Int) version!: number
  /** What its policies look at; never sent. */
  record!: CycleRecord
  enquiry!: EnquiryRecord
}
