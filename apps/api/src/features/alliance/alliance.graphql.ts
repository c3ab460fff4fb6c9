/** What the client sees of an alliance; its schools, people and clusters are added by resolvers. */
import { type Alliance, AllianceKind, type Cluster } from '@alongside/domain/alliance'
import type { AllianceId, ClusterId, Urn } from '@alongside/domain/ids'
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { abilitiesType } from '../../platform/graphql/abilities.js'
import { allianceActions } from './alliance-policy.js'

registerEnumType(AllianceKind, { name: 'AllianceKind' })

export const AllianceAbilitiesType = abilitiesType('AllianceAbilities', allianceActions)

@ObjectType('Alliance')
export class AllianceType implements Pick<Alliance, 'id' | 'name' | 'kind' | 'aims' | 'agreement' | 'leadUrn'> {
  @Field(() => ID) id!: AllianceId
  @Field(() => String) name!: string
  @Field(() => AllianceKind) kind!: AllianceKind
  @Field(() => String) aims!: string
  @Field(() => String) agreement!: string
  @Field(() => Int) agreementVersion!: number
  @Field(() => String, {
    nullable: true,
    description: 'Told once, to whoever invited the coordinator, where no mail can be sent.',
  })
  invitationLink?: string | null
  leadUrn!: Urn | null
}

@ObjectType('Cluster')
export class ClusterType implements Pick<Cluster, 'id' | 'name' | 'urns'> {
  @Field(() => ID) id!: ClusterId
  @Field(() => String) name!: string
  allianceId!: AllianceId
  urns!: readonly Urn[]
}

@InputType()
export class CreateAllianceInput {
  @Field(() => String) name!: string
  @Field(() => AllianceKind) kind!: AllianceKind
  @Field(() => String) aims!: string
  @Field(() => String, { nullable: true }) agreement?: string | null
  @Field(() => String) coordinatorEmail!: string
  @Field(() => String) coordinatorName!: string
  @Field(() => ID, { nullable: true }) leadUrn?: Urn | null
}
