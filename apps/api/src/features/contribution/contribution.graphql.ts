/** What the client sees of the ledger, of balances and of competitors: already narrowed to the eyes of whoever asks. */
import type { CivilDate as Day } from '@alongside/domain/civil-date'
import { ContributionKind, ContributionState } from '@alongside/domain/contribution'
import type { AllianceId, ContributionId, Urn } from '@alongside/domain/ids'
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { abilitiesType } from '../../platform/graphql/abilities.js'
import { CivilDate } from '../../platform/graphql/scalars.js'
import { FigureType } from '../leaders/figure.graphql.js'
import { SchoolType } from '../school/school.graphql.js'
import { entryAbilities } from './contribution-policy.service.js'

registerEnumType(ContributionKind, { name: 'ContributionKind' })
registerEnumType(ContributionState, { name: 'ContributionState' })

export const ContributionAbilities = abilitiesType('ContributionAbilities', entryAbilities)
export const LedgerAbilities = abilitiesType('LedgerAbilities', ['add', 'addForAll'] as const)
export const CompetitorAbilities = abilitiesType('CompetitorAbilities', ['declare', 'consent'] as const)

@ObjectType('CorrectedAttendance')
export class CorrectedAttendanceType {
  @Field(() => Int) before!: number
  @Field(() => Int) after!: number
  urn!: Urn
}

@ObjectType('ContributionEntry')
export class ContributionEntryType {
  @Field(() => ID) id!: ContributionId
  @Field(() => Float) hours!: number
  @Field(() => ContributionKind) kind!: ContributionKind
  @Field(() => ContributionState) state!: ContributionState
  @Field(() => CivilDate) doneOn!: Day
  @Field(() => CivilDate, { nullable: true, description: 'If nobody says anything until then, it stands.' })
  confirmsOn!: Day | null
  @Field(() => String, { description: 'by-hand, research-lesson, peer-review, peer-challenge or cpd-session.' })
  sourceKind!: string
  @Field(() => String) title!: string
  @Field(() => String, { nullable: true }) reason!: string | null
  @Field(() => [CorrectedAttendanceType], {
    description: 'Who came, as it was put right after these hours were confirmed: for whoever may take it up.',
  })
  corrections!: readonly CorrectedAttendanceType[]
  @Field(() => Int) version!: number
  @Field(() => ContributionAbilities) abilities!: InstanceType<typeof ContributionAbilities>
  giverUrn!: Urn
  /** Null: given to all. */
  receiverUrn!: Urn | null
}

@ObjectType('SchoolStanding')
export class SchoolStandingType {
  @Field(() => Float) given!: number
  @Field(() => Float) received!: number
  @Field(() => FigureType) reciprocity!: FigureType
  @Field(() => Int, { description: 'Schools with two hours or more either way.' }) breadth!: number
  @Field(() => String) words!: string
  @Field(() => SchoolType) school!: SchoolType
}

@ObjectType('SchoolPair')
export class SchoolPairType {
  @Field(() => ID) id!: string
  @Field(() => Float, { description: 'Hours from the one to the other.' }) given!: number
  @Field(() => Float) received!: number
  @Field(() => Float, { nullable: true, description: 'From 0 to 1; null below four hours.' }) reciprocity!:
    | number
    | null
  @Field(() => SchoolType) one!: SchoolType
  @Field(() => SchoolType) other!: SchoolType
}

@ObjectType('KindHours')
export class KindHoursType {
  @Field(() => ContributionKind) kind!: ContributionKind
  @Field(() => Float) hours!: number
}

@ObjectType('Ledger')
export class LedgerType {
  @Field(() => ID) allianceId!: AllianceId
  @Field(() => Int) academicYear!: number
  @Field(() => String) window!: string
  @Field(() => Boolean) isCoordinator!: boolean
  @Field(() => [SchoolStandingType], { description: 'Of one’s own school; of all for the coordinator.' })
  standings!: readonly SchoolStandingType[]
  @Field(() => [SchoolPairType]) pairs!: readonly SchoolPairType[]
  @Field(() => [KindHoursType], { description: 'Empty where too few schools have hours.' })
  mix!: readonly KindHoursType[]
  @Field(() => FigureType) reciprocity!: FigureType
  @Field(() => FigureType) concentration!: FigureType
  @Field(() => Boolean) isConcentrated!: boolean
  @Field(() => LedgerAbilities) abilities!: InstanceType<typeof LedgerAbilities>
}

@ObjectType('Competitor')
export class CompetitorType {
  @Field(() => ID) id!: string
  @Field(() => Boolean) isDeclared!: boolean
  @Field(() => Boolean) weConsent!: boolean
  @Field(() => Boolean) theyConsent!: boolean
  @Field(() => Boolean, { description: 'Both heads have said that they may review each other.' }) hasConsent!: boolean
  @Field(() => CompetitorAbilities) abilities!: InstanceType<typeof CompetitorAbilities>
  urn!: Urn
  other!: Urn
}

@InputType('ContributionInput')
export class ContributionInput {
  @Field(() => ID) giver!: Urn
  @Field(() => ID, { nullable: true, description: 'None: for all.' }) receiver?: Urn | null
  @Field(() => ContributionKind) kind!: ContributionKind
  @Field(() => Float) hours!: number
  @Field(() => String) title!: string
  @Field(() => CivilDate) doneOn!: Day
}
