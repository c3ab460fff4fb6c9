/** What the client sees of cover: for oneself, for whoever arranges it at the school, and for whoever pays from outside. */
import type { CivilDate as Day } from '@alongside/domain/civil-date'
import { CoverPayer, CoverSource, CoverState } from '@alongside/domain/cover-need'
import type { AllianceId, CoverId, PersonId, Urn } from '@alongside/domain/ids'
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { abilitiesType } from '../../platform/graphql/abilities.js'
import { CivilDate, Instant } from '../../platform/graphql/scalars.js'
import { coverAbilities } from './cover-policy.service.js'
import { AwayKind, type CoverUnit } from './cover-record.service.js'

registerEnumType(CoverState, { name: 'CoverState' })
registerEnumType(CoverSource, { name: 'CoverSource' })
registerEnumType(CoverPayer, { name: 'CoverPayer' })
registerEnumType(AwayKind, {
  name: 'AwayKind',
  description: 'A CPD session, a research lesson, or the visit of a peer challenge.',
})
export const CoverUnitKind = { PERIOD: 'PERIOD', HALF_DAY: 'HALF_DAY' } as const satisfies Record<CoverUnit, CoverUnit>
registerEnumType(CoverUnitKind, { name: 'CoverUnit' })

export const CoverAbilities = abilitiesType('CoverAbilities', coverAbilities)
export const AbsenceAbilities = abilitiesType('AbsenceAbilities', ['ask'] as const)
export const CoverSettingAbilities = abilitiesType('CoverSettingAbilities', ['tell'] as const)
export const CoverSheetAbilities = abilitiesType('CoverSheetAbilities', ['arrange', 'tellRates'] as const)

@ObjectType('CoverNeed')
export class CoverNeedType {
  @Field(() => ID) id!: CoverId
  @Field(() => CivilDate) onDay!: Day
  @Field(() => String) period!: string
  @Field(() => String, { description: 'HH:MM' }) from!: string
  @Field(() => String) until!: string
  @Field(() => String) classCode!: string
  @Field(() => Float) units!: number
  @Field(() => CoverState) state!: CoverState
  @Field(() => String, { nullable: true }) reason!: string | null
  @Field(() => CoverSource, { nullable: true }) source!: CoverSource | null
  @Field(() => CoverPayer) payer!: CoverPayer
  @Field(() => Int, {
    nullable: true,
    description: 'For whoever arranges or pays; null: not costed yet, or not theirs to see.',
  })
  pence!: number | null
  @Field(() => String, { description: 'Who stands in.' }) coveredBy!: string
  @Field(() => Boolean, { description: 'What it is for has moved: the periods may be others now.' }) isMoved!: boolean
  @Field(() => Int) version!: number
  @Field(() => CoverAbilities) abilities!: InstanceType<typeof CoverAbilities>
  absenceId!: string
}

@ObjectType('MissedPeriod')
export class MissedPeriodType {
  @Field(() => String) name!: string
  @Field(() => String) from!: string
  @Field(() => String) until!: string
  @Field(() => Boolean, { description: 'Lies within the time away.' }) isMissed!: boolean
  @Field(() => CoverNeedType, { nullable: true }) need!: CoverNeedType | null
}

/** One colleague, away for one thing on one day. */
@ObjectType('Absence')
export class AbsenceType {
  @Field(() => ID) id!: string
  @Field(() => AwayKind) kind!: AwayKind
  @Field(() => ID) sourceId!: string
  @Field(() => ID) allianceId!: AllianceId
  @Field(() => String, { description: 'Of a session; empty for the rest.' }) title!: string
  @Field(() => CivilDate) onDay!: Day
  @Field(() => Instant) startsAt!: Date
  @Field(() => Instant) endsAt!: Date
  @Field(() => [MissedPeriodType], { description: 'All periods of that day, and which of them need cover.' })
  periods!: readonly MissedPeriodType[]
  @Field(() => Boolean, { description: 'It was said which lessons are missed, or that none are.' }) isSaid!: boolean
  @Field(() => AbsenceAbilities) abilities!: InstanceType<typeof AbsenceAbilities>
  personId!: PersonId
  urn!: Urn
  thereUrn!: Urn | null
}

@ObjectType('CoverSheet')
export class CoverSheetType {
  @Field(() => ID) urn!: Urn
  @Field(() => [AbsenceType]) absences!: readonly AbsenceType[]
  @Field(() => Int, { nullable: true, description: 'Teachers of the school, as it told.' }) teachers!: number | null
  @Field(() => CoverSheetAbilities) abilities!: InstanceType<typeof CoverSheetAbilities>
}

@ObjectType('CoverTotal')
export class CoverTotalType {
  @Field(() => String, { description: 'AUTUMN, SPRING or SUMMER' }) term!: string
  @Field(() => CoverPayer) payer!: CoverPayer
  @Field(() => Float) units!: number
  @Field(() => Int) pence!: number
}

@ObjectType('CoverRate')
export class CoverRateType {
  @Field(() => CoverSource) source!: CoverSource
  @Field(() => Int) ratePence!: number
}

@ObjectType('CoverSetting')
export class CoverSettingType {
  @Field(() => ID) urn!: Urn
  @Field(() => CoverUnitKind) unit!: CoverUnit
  @Field(() => CoverSource, { nullable: true }) usualSource!: CoverSource | null
  @Field(() => [CoverRateType]) rates!: readonly CoverRateType[]
  @Field(() => Int) version!: number
  @Field(() => CoverSettingAbilities) abilities!: InstanceType<typeof CoverSettingAbilities>
}

/** Cover of another school as its coordinator or its host sees it: where it stands, and what it costs whoever pays. */
@ObjectType('CoverFromOutside')
export class CoverFromOutsideType {
  @Field(() => ID) id!: CoverId
  @Field(() => AwayKind) kind!: AwayKind
  @Field(() => ID) sourceId!: string
  @Field(() => CivilDate) onDay!: Day
  @Field(() => CoverState) state!: CoverState
  @Field(() => Boolean, { description: 'The asker pays, and approves it.' }) pays!: boolean
  @Field(() => CoverPayer, { nullable: true }) payer!: CoverPayer | null
  @Field(() => Float, { nullable: true }) units!: number | null
  @Field(() => Int, { nullable: true }) pence!: number | null
  urn!: Urn
}

@InputType('MissedPeriodInput')
export class MissedPeriodInput {
  @Field(() => String) name!: string
  @Field(() => String) classCode!: string
}

@InputType('CoverRateInput')
export class CoverRateInput {
  @Field(() => CoverSource) source!: CoverSource
  @Field(() => Int) ratePence!: number
}

@InputType('CoverCostInput')
export class CoverCostInput {
  @Field(() => CoverSource) source!: CoverSource
  @Field(() => CoverPayer) payer!: CoverPayer
  @Field(() => Float, { nullable: true, description: 'Of each; else as many as before.' }) units?: number | null
  @Field(() => Int, { nullable: true, description: 'For a unit; else as the school has said.' }) ratePence?:
    | number
    | null
}
