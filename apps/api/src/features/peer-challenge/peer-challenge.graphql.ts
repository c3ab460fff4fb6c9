/** What the client sees of the shell of a peer challenge: already narrowed to the eyes of whoever asks. */
import { ChallengePart } from '@alongside/domain/challenge-part'
import { challengeSwitches } from '@alongside/domain/challenge-phase'
import { Conflict } from '@alongside/domain/challenge-team'
import type { CivilDate as Day } from '@alongside/domain/civil-date'
import type { ActionId, ChallengeId, PersonId, SignatureId, SpaceId, Urn } from '@alongside/domain/ids'
import { ChallengeState } from '@alongside/domain/peer-challenge-states'
import { LoadLevel } from '@alongside/domain/workload'
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { abilitiesType } from '../../platform/graphql/abilities.js'
import { CivilDate, Instant } from '../../platform/graphql/scalars.js'
import { LoadIfAskedType } from '../load/load-if-asked.graphql.js'
import { type ChallengeEyes, challengeAbilities } from './challenge-policy.service.js'
import type { ChallengeRecord } from './challenge-record.service.js'

registerEnumType(ChallengeState, { name: 'ChallengeState' })
registerEnumType(ChallengePart, { name: 'ChallengePart', description: 'Who somebody is in a peer challenge.' })
registerEnumType(Conflict, { name: 'ChallengeConflict' })

export const ChallengeAbilities = abilitiesType('ChallengeAbilities', challengeAbilities)
export const ChallengePhaseType = abilitiesType('ChallengePhase', challengeSwitches)

@ObjectType('ChallengeDeclaration')
export class ChallengeDeclarationType {
  @Field(() => Boolean) isEmployedByHost!: boolean
  @Field(() => Boolean) hasRelativeThere!: boolean
  @Field(() => String) other!: string
}

@ObjectType('EarlierDeclaration')
export class EarlierDeclarationType extends ChallengeDeclarationType {
  @Field(() => Instant) at!: string
}

@ObjectType('ChallengeMember')
export class ChallengeMemberType {
  @Field(() => Boolean) isMe!: boolean
  @Field(() => Boolean) isLead!: boolean
  @Field(() => Boolean) isTrained!: boolean
  @Field(() => Boolean) isFacilitator!: boolean
  @Field(() => Boolean) hasDeclared!: boolean
  @Field(() => Instant, { nullable: true }) declaredAt!: string | null
  /** What stands between this person and the school. Heads and coordinators see of what kind; the words are the reviewer's and the heads'. */
  @Field(() => [Conflict]) conflicts!: readonly Conflict[]
  @Field(() => ChallengeDeclarationType, { nullable: true }) declaration!: ChallengeDeclarationType | null
  @Field(() => [EarlierDeclarationType], {
    description: 'What they had declared before; for those who read the words.',
  })
  earlierDeclarations!: readonly EarlierDeclarationType[]
  personId!: PersonId
  urn!: Urn
}

@ObjectType('ChallengeSignature')
export class ChallengeSignatureType {
  @Field(() => ID) id!: SignatureId
  @Field(() => ChallengeState) step!: ChallengeState
  @Field(() => ChallengePart) part!: ChallengePart
  @Field(() => Instant) signedAt!: string
  /** Given to a team that has changed since, or set back. */
  @Field(() => Boolean) isLapsed!: boolean
  personId!: PersonId
  urn!: Urn | null
}

@ObjectType('ChallengeStep')
export class ChallengeStepType {
  @Field(() => ChallengeState) from!: ChallengeState
  @Field(() => ChallengeState) to!: ChallengeState
  @Field(() => Instant) at!: Date
  @Field(() => String, { nullable: true }) reason!: string | null
  /** Null: by itself, when the day came. */
  personId!: PersonId | null
}

@ObjectType('CarriedAction')
export class CarriedActionType {
  @Field(() => ID) id!: ActionId
  @Field(() => String) what!: string
  @Field(() => String) successMeasure!: string
  @Field(() => CivilDate) dueOn!: Day
  @Field(() => String) reason!: string
  ownerId!: PersonId
}

@ObjectType('ChallengeLoad')
export class ChallengeLoadType extends LoadIfAskedType {
  @Field(() => LoadLevel, { description: 'If they lead the team.' }) levelAsLead!: LoadLevel
}

@ObjectType('ChallengeCandidate')
export class ChallengeCandidateType {
  @Field(() => [Conflict]) conflicts!: readonly Conflict[]
  personId!: PersonId
  urn!: Urn
}

@ObjectType('WhoReads')
export class WhoReadsType {
  @Field(() => String) what!: string
  @Field(() => String) who!: string
}

@ObjectType('PeerChallenge')
export class PeerChallengeType {
  @Field(() => ID) id!: ChallengeId
  @Field(() => ID) spaceId!: SpaceId
  @Field(() => ChallengeState) state!: ChallengeState
  @Field(() => ChallengeState, { nullable: true }) postponedFrom!: ChallengeState | null
  @Field(() => Instant) stateSince!: Date
  @Field(() => CivilDate, { nullable: true }) visitFirstDay!: Day | null
  @Field(() => CivilDate, { nullable: true }) visitLastDay!: Day | null
  @Field(() => Boolean) isRevealed!: boolean
  @Field(() => CivilDate, { nullable: true }) findingsAgreedOn!: Day | null
  @Field(() => Boolean, { description: 'The findings stand without the host: it did not answer in time.' })
  hostSilent!: boolean
  @Field(() => CivilDate, { nullable: true }) responseDueOn!: Day | null
  @Field(() => CivilDate, { nullable: true }) respondedOn!: Day | null
  @Field(() => CivilDate, { nullable: true }) endedOn!: Day | null
  @Field(() => ChallengeState, { nullable: true }) endedFrom!: ChallengeState | null
  @Field(() => CivilDate, { nullable: true }) teamReadsUntil!: Day | null
  @Field(() => Int) version!: number
  @Field(() => Instant) createdAt!: Date
  @Field(() => [ChallengePart], { description: 'Who the asker is in it.' }) parts!: readonly ChallengePart[]
  @Field(() => ChallengePhaseType) phase!: InstanceType<typeof ChallengePhaseType>
  @Field(() => ChallengeAbilities) abilities!: InstanceType<typeof ChallengeAbilities>
  @Field(() => [ChallengeMemberType]) members!: readonly ChallengeMemberType[]
  @Field(() => [ChallengeSignatureType]) signatures!: readonly ChallengeSignatureType[]
  @Field(() => [WhoReadsType]) whoCanRead!: readonly WhoReadsType[]
  /** Everything its policies look at; never sent. */
  record!: ChallengeRecord
  eyes!: ChallengeEyes
}
