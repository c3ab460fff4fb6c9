/** What the client sees of a CPD cycle: already narrowed to the eyes of whoever asks. */
import type { CivilDate as Day } from '@alongside/domain/civil-date'
import { CpdCycleState } from '@alongside/domain/cpd-cycle'
import {
  type MechanismGroup,
  mechanismGroups,
  mechanisms,
  type StandardPart,
  standardParts,
} from '@alongside/domain/cpd-design'
import { CpdTemplateName } from '@alongside/domain/cpd-plan'
import type { AllianceId, CpdCycleId, PersonId, Urn } from '@alongside/domain/ids'
import { WorkKind } from '@alongside/domain/learning-focus'
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { abilitiesType } from '../../platform/graphql/abilities.js'
import { CivilDate, Instant } from '../../platform/graphql/scalars.js'
import { cycleAbilities } from './cpd-policy.service.js'
import type { CycleRecord } from './cpd-record.service.js'

const named = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, name])) as { readonly [Key in Name]: Key }
export const MechanismName = named(mechanisms)
const MechanismGroupName = named(Object.keys(mechanismGroups) as MechanismGroup[])
const StandardPartName = named(standardParts)

registerEnumType(CpdCycleState, { name: 'CpdCycleState' })
registerEnumType(WorkKind, { name: 'WorkKind' })
registerEnumType(CpdTemplateName, { name: 'CpdTemplate' })
registerEnumType(MechanismName, { name: 'CpdMechanism', description: 'The 14 mechanisms of the EEF.' })
registerEnumType(MechanismGroupName, { name: 'CpdMechanismGroup' })
registerEnumType(StandardPartName, { name: 'CpdStandardPart', description: 'The five parts of the DfE Standard.' })

export const CpdCycleAbilities = abilitiesType('CpdCycleAbilities', cycleAbilities)

@ObjectType('CpdCycleSchool')
export class CpdCycleSchoolType {
  @Field(() => Int, { nullable: true, description: 'Null: as many as want to come.' }) places!: number | null
  urn!: Urn
}

@ObjectType('CpdDesignCheck')
export class CpdDesignCheckType {
  @Field(() => Boolean, { description: 'It was opened as the design is now.' }) isSeen!: boolean
  @Field(() => [StandardPartName]) standardGaps!: readonly StandardPart[]
  @Field(() => [MechanismGroupName]) mechanismGaps!: readonly MechanismGroup[]
}

@ObjectType('CpdCycle')
export class CpdCycleType {
  @Field(() => ID) id!: CpdCycleId
  @Field(() => ID) allianceId!: AllianceId
  @Field(() => String) title!: string
  @Field(() => String) focus!: string
  @Field(() => String) learners!: string
  @Field(() => WorkKind) kind!: WorkKind
  @Field(() => String, { description: 'What pupils should get better at.' }) pupilOutcome!: string
  @Field(() => String) evidence!: string
  @Field(() => String) collaboration!: string
  @Field(() => String) leadersCommitment!: string
  @Field(() => [MechanismName]) mechanisms!: readonly string[]
  @Field(() => CpdCycleState) state!: CpdCycleState
  @Field(() => Instant) stateSince!: Date
  @Field(() => Instant, { nullable: true }) releasedAt!: Date | null
  @Field(() => String, { nullable: true, description: 'Why it went back or was called off.' }) reason!: string | null
  @Field(() => String) noPupilDataReason!: string
  @Field(() => CivilDate, { nullable: true }) noPupilDataUntil!: Day | null
  @Field(() => Int) version!: number
  @Field(() => CpdCycleAbilities) abilities!: InstanceType<typeof CpdCycleAbilities>
  @Field(() => [CpdCycleState], { description: 'Steps that are this person’s to take now.' }) steps!: CpdCycleState[]
  @Field(() => [CpdCycleSchoolType]) schools!: readonly CpdCycleSchoolType[]
  @Field(() => [String]) whoCanRead!: readonly string[]
  /** Everything its policies look at; never sent. */
  record!: CycleRecord
}

@InputType('NewCpdCycleInput')
export class NewCpdCycleInput {
  @Field(() => ID) allianceId!: AllianceId
  @Field(() => String) title!: string
  @Field(() => ID, { nullable: true, description: 'The one school it is for; none: the alliance.' })
  ownerUrn!: Urn | null
  @Field(() => ID, { nullable: true, description: 'Who answers for it; nobody: oneself.' }) leadId!: PersonId | null
  @Field(() => CpdTemplateName, { nullable: true }) template!: CpdTemplateName | null
  @Field(() => ID, { nullable: true, description: 'An earlier cycle whose design it begins with.' })
  fromId!: CpdCycleId | null
}

@InputType('CpdDesignInput')
export class CpdDesignInput {
  @Field(() => String) title!: string
  @Field(() => String) focus!: string
  @Field(() => String) learners!: string
  @Field(() => WorkKind) kind!: WorkKind
  @Field(() => String) pupilOutcome!: string
  @Field(() => String) evidence!: string
  @Field(() => String) collaboration!: string
  @Field(() => String) leadersCommitment!: string
  @Field(() => [MechanismName]) mechanisms!: string[]
}

@InputType('CpdSchoolInput')
export class CpdSchoolInput {
  @Field(() => ID) urn!: Urn
  @Field(() => Int, { nullable: true }) places!: number | null
}
