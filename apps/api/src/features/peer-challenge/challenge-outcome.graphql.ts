/** What comes of a challenge, as the client sees it: findings, answers, workshop, actions, follow-ups, summary, indicator. */
import { ResponseState, Verdict } from '@alongside/domain/challenge-response'
import { Audience, SummaryState } from '@alongside/domain/challenge-summary'
import type { CivilDate as Day } from '@alongside/domain/civil-date'
import { EvidenceType } from '@alongside/domain/evidence-note'
import { FindingKind, FindingState } from '@alongside/domain/finding'
import { FollowUpKind, FollowUpWay } from '@alongside/domain/follow-up'
import type {
  ActionId,
  ChallengeId,
  DocumentId,
  EvidenceId,
  FindingId,
  LineId,
  PersonId,
  Urn,
} from '@alongside/domain/ids'
import { ActionState } from '@alongside/domain/improvement-action'
import { Band, Gate } from '@alongside/domain/robust-challenge'
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { CivilDate, Instant } from '../../platform/graphql/scalars.js'

registerEnumType(FindingKind, { name: 'FindingKind' })
registerEnumType(FindingState, { name: 'FindingState' })
registerEnumType(ResponseState, { name: 'ResponseState' })
registerEnumType(Verdict, { name: 'Verdict' })
registerEnumType(ActionState, { name: 'ActionState' })
registerEnumType(FollowUpKind, { name: 'FollowUpKind' })
registerEnumType(FollowUpWay, { name: 'FollowUpWay' })
registerEnumType(SummaryState, { name: 'SummaryState' })
registerEnumType(Audience, { name: 'SummaryAudience' })
registerEnumType(Band, { name: 'RobustBand', description: 'Of a peer challenge, never of a school.' })
registerEnumType(Gate, { name: 'RobustGate', description: 'What keeps a peer challenge from being called robust.' })

@ObjectType('EvidenceCount')
export class EvidenceCountType {
  @Field(() => EvidenceType) type!: EvidenceType
  @Field(() => Int) count!: number
}

@ObjectType('ChallengeFinding')
export class ChallengeFindingType {
  @Field(() => ID) id!: FindingId
  @Field(() => ID) lineId!: LineId
  @Field(() => String) lineTitle!: string
  @Field(() => FindingKind) kind!: FindingKind
  @Field(() => FindingState) state!: FindingState
  @Field(() => String) what!: string
  @Field(() => String) forWhom!: string
  @Field(() => [EvidenceCountType], { description: 'How many notes of which kinds it rests on; never what they say.' })
  evidenceCounts!: readonly EvidenceCountType[]
  @Field(() => [ID], { description: 'The notes themselves, for the team only.' }) evidenceIds!: readonly EvidenceId[]
  @Field(() => Boolean, { description: 'Two notes or more, of two kinds or more.' }) isTriangulated!: boolean
  @Field(() => Boolean, { description: 'Says what, says for whom, and rests on evidence.' }) isSpecific!: boolean
  @Field(() => Instant, { nullable: true }) hostSeenAt!: Date | null
  @Field(() => String, { nullable: true }) dropReason!: string | null
  @Field(() => String, { nullable: true }) difference!: string | null
  @Field(() => Instant, { nullable: true }) differenceAt!: Date | null
  @Field(() => [FindingState], { description: 'Where the asker can take it now.' }) moves!: readonly FindingState[]
  @Field(() => Boolean) canDiffer!: boolean
  @Field(() => Boolean, { description: 'Shared, and nobody of the host has opened it.' }) canSee!: boolean
}

@ObjectType('ChallengeResponse')
export class ChallengeResponseType {
  @Field(() => ID) findingId!: FindingId
  @Field(() => ResponseState) state!: ResponseState
  @Field(() => Verdict, { nullable: true }) verdict!: Verdict | null
  @Field(() => String) reason!: string
  @Field(() => CivilDate, { nullable: true }) givenOn!: Day | null
  @Field(() => String, { nullable: true }) noActionReason!: string | null
  @Field(() => [String], { description: 'Why there was none, as it was said before.' })
  earlierNoActionReasons!: readonly string[]
  givenById!: PersonId | null
}

@ObjectType('ImprovementWorkshop')
export class ImprovementWorkshopType {
  @Field(() => CivilDate) heldOn!: Day
  @Field(() => Int) staff!: number
  @Field(() => Int) leaders!: number
  @Field(() => String) problem!: string
  @Field(() => String) causes!: string
  @Field(() => String) option!: string
  recordedById!: PersonId
}

@ObjectType('ImprovementAction')
export class ImprovementActionType {
  @Field(() => ID) id!: ActionId
  @Field(() => ID) challengeId!: ChallengeId
  @Field(() => ID) findingId!: FindingId
  @Field(() => ActionState) state!: ActionState
  @Field(() => String) what!: string
  @Field(() => String) successMeasure!: string
  @Field(() => String) helpWanted!: string
  @Field(() => CivilDate) dueOn!: Day
  @Field(() => Boolean) isOverdue!: boolean
  @Field(() => String) evidence!: string
  @Field(() => String, { nullable: true }) reason!: string | null
  @Field(() => Boolean) isMine!: boolean
  @Field(() => [ActionState]) moves!: readonly ActionState[]
  @Field(() => Boolean) canHandOver!: boolean
  @Field(() => Boolean, { description: 'The owner no longer works at the school.' }) ownerHasLeft!: boolean
  ownerId!: PersonId
  confirmedById!: PersonId | null
  hostUrn!: Urn
}

@ObjectType('FollowUp')
export class FollowUpType {
  @Field(() => ID) id!: string
  @Field(() => FollowUpKind) kind!: FollowUpKind
  @Field(() => FollowUpWay) way!: FollowUpWay
  @Field(() => CivilDate) heldOn!: Day
  @Field(() => String) record!: string
  byPersonId!: PersonId
}

@ObjectType('Stretch')
export class StretchType {
  @Field(() => Int, { nullable: true }) mine!: number | null
  @Field(() => Float, { nullable: true }) host!: number | null
  @Field(() => Float, { nullable: true }) team!: number | null
}

@ObjectType('RichRun')
export class RichRunType {
  @Field(() => String) text!: string
  @Field(() => Boolean, { nullable: true }) bold?: true | null
  @Field(() => Boolean, { nullable: true }) italic?: true | null
  @Field(() => String, { nullable: true }) href?: string | null
}

@ObjectType('RichBlock', { description: 'A paragraph of text that people wrote together.' })
export class RichBlockType {
  @Field(() => String, { description: 'paragraph, bullet, numbered or quote' }) kind!: string
  @Field(() => Int) depth!: number
  @Field(() => [RichRunType]) runs!: readonly RichRunType[]
}

@ObjectType('SummarySection')
export class SummarySectionType {
  @Field(() => String) heading!: string
  @Field(() => String) label!: string
  @Field(() => [RichBlockType]) blocks!: readonly RichBlockType[]
}

@ObjectType('ChallengeSummary')
export class ChallengeSummaryType {
  @Field(() => SummaryState) state!: SummaryState
  @Field(() => ID) documentId!: DocumentId
  @Field(() => [SummarySectionType]) sections!: readonly SummarySectionType[]
  @Field(() => [Audience]) audiences!: readonly Audience[]
  @Field(() => Instant, { nullable: true }) releasedAt!: Date | null
  @Field(() => Instant, { nullable: true }) withdrawnAt!: Date | null
  @Field(() => [SummaryState]) moves!: readonly SummaryState[]
  @Field(() => [String]) whoCanRead!: readonly string[]
}

@ObjectType('ReleasedSummary')
export class ReleasedSummaryType {
  @Field(() => ID) challengeId!: ChallengeId
  @Field(() => [SummarySectionType]) sections!: readonly SummarySectionType[]
  @Field(() => [String], { description: 'The schools whose colleagues visited.' }) team!: readonly string[]
  @Field(() => CivilDate, { nullable: true }) visitFirstDay!: Day | null
  @Field(() => CivilDate, { nullable: true }) visitLastDay!: Day | null
  @Field(() => Instant) releasedAt!: Date
  @Field(() => [String]) whoCanRead!: readonly string[]
  hostUrn!: Urn
  releasedById!: PersonId
}

@ObjectType('IndicatorPart')
export class IndicatorPartType {
  @Field(() => String) name!: string
  @Field(() => Float) weight!: number
  @Field(() => Float, { nullable: true }) value!: number | null
  @Field(() => String) says!: string
}

@ObjectType('ChallengeIndicator')
export class ChallengeIndicatorType {
  @Field(() => Float, { nullable: true }) value!: number | null
  @Field(() => Int) n!: number
  @Field(() => String) window!: string
  @Field(() => String) how!: string
  @Field(() => Boolean) isProvisional!: boolean
  @Field(() => Band, { nullable: true }) band!: Band | null
  @Field(() => [Gate]) gates!: readonly Gate[]
  @Field(() => [IndicatorPartType]) parts!: readonly IndicatorPartType[]
  @Field(() => Boolean) isReleased!: boolean
  @Field(() => [Audience]) audiences!: readonly Audience[]
}

@ObjectType('Disclosure')
export class DisclosureType {
  @Field(() => String) what!: string
  @Field(() => Instant) firstAt!: Date
  personId!: PersonId
}

@InputType('ActionPlanInput')
export class ActionPlanInput {
  @Field(() => ID) findingId!: FindingId
  @Field(() => ID) ownerId!: PersonId
  @Field(() => String) what!: string
  @Field(() => String) successMeasure!: string
  @Field(() => String, { defaultValue: '' }) helpWanted!: string
  @Field(() => CivilDate) dueOn!: Day
}

@InputType('WorkshopInput')
export class WorkshopInput {
  @Field(() => CivilDate) heldOn!: Day
  @Field(() => Int) staff!: number
  @Field(() => Int) leaders!: number
  @Field(() => String) problem!: string
  @Field(() => String) causes!: string
  @Field(() => String) option!: string
}

@InputType('FollowUpInput')
export class FollowUpInput {
  @Field(() => FollowUpKind) kind!: FollowUpKind
  @Field(() => FollowUpWay) way!: FollowUpWay
  @Field(() => CivilDate) heldOn!: Day
  @Field(() => String) record!: string
}
