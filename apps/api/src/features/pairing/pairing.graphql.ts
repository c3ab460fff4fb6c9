/** What the client sees of a round of pairing: already narrowed to the eyes of whoever asks. */
import type { CivilDate as Day } from '@alongside/domain/civil-date'
import type { AllianceId, PersonId, RoundId, Urn, WishId } from '@alongside/domain/ids'
import { type Pairing, Seat } from '@alongside/domain/pairing'
import { ChallengeArea, RoundState } from '@alongside/domain/pairing-round'
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { abilitiesType } from '../../platform/graphql/abilities.js'
import { CivilDate, Instant } from '../../platform/graphql/scalars.js'
import { FigureType } from '../leaders/figure.graphql.js'
import { roundAbilities } from './pairing-policy.service.js'
import type { RoundRecord } from './pairing-record.service.js'

registerEnumType(RoundState, { name: 'PairingRoundState' })
registerEnumType(Seat, { name: 'PairingSeatKind', description: 'Who visits a host, and who leads the talk.' })
registerEnumType(ChallengeArea, { name: 'ChallengeArea' })

export const WishKind = { PIN: 'PIN', BAR: 'BAR' } as const
export type WishKind = (typeof WishKind)[keyof typeof WishKind]
registerEnumType(WishKind, { name: 'PairingWishKind' })

export const PairingRoundAbilities = abilitiesType('PairingRoundAbilities', roundAbilities)

@ObjectType('PairingMove')
export class PairingMoveType implements Pairing {
  @Field(() => Seat) seat!: Seat
  host!: Urn
  guest!: Urn
}

@ObjectType('PairingResult')
export class PairingResultType {
  @Field(() => Float, { description: 'The cost of the whole: less is better.' }) cost!: number
  @Field(() => Boolean, { description: 'Proved to be the best; otherwise the best that was found in time.' })
  isBest!: boolean
  @Field(() => Float) seconds!: number
  @Field(() => Int) empty!: number
  @Field(() => Float, { nullable: true, description: 'Against what was proposed before.' }) more!: number | null
  @Field(() => [PairingMoveType]) gone!: readonly PairingMoveType[]
  @Field(() => [PairingMoveType]) come!: readonly PairingMoveType[]
}

@ObjectType('PairingSignUp')
export class PairingSignUpType {
  @Field(() => Boolean) notThisTerm!: boolean
  @Field(() => Boolean) isHost!: boolean
  @Field(() => [ChallengeArea]) strengths!: readonly ChallengeArea[]
  @Field(() => [ChallengeArea]) wants!: readonly ChallengeArea[]
  @Field(() => Int) visitorTimes!: number
  @Field(() => Int) facilitatorTimes!: number
  @Field(() => [ID]) reviewers!: readonly PersonId[]
  @Field(() => [ID]) trained!: readonly PersonId[]
  @Field(() => [CivilDate]) days!: readonly Day[]
  @Field(() => Instant) at!: Date
  urn!: Urn
}

@ObjectType('PairingOther')
export class PairingOtherType {
  @Field(() => Float) score!: number
  @Field(() => Float, { description: 'What the whole would cost more, if this seat alone is changed.' }) more!: number
  @Field(() => [String], { description: 'HAS_NO_TIME_LEFT, MEETS_ALREADY: what would have to give way.' })
  inTheWay!: readonly string[]
  guest!: Urn
  inTheWayOf!: readonly Urn[]
}

@ObjectType('PairingExcluded')
export class PairingExcludedType {
  @Field(() => [String]) reasons!: readonly string[]
  guest!: Urn
}

@ObjectType('PairingSeat')
export class PairingSeatType {
  @Field(() => ID) id!: string
  @Field(() => Seat) seat!: Seat
  @Field(() => Boolean) isByHand!: boolean
  @Field(() => FigureType, { nullable: true, description: 'Why this pair, line by line.' }) why!: FigureType | null
  @Field(() => [CivilDate], { nullable: true, description: 'Null where one of the two named no days.' })
  commonDays!: readonly Day[] | null
  @Field(() => [String], { description: 'What whoever set it by hand has to know.' }) warnings!: readonly string[]
  @Field(() => [PairingOtherType], { description: 'The next best, and what each would cost.' })
  others!: readonly PairingOtherType[]
  @Field(() => [PairingExcludedType]) excluded!: readonly PairingExcludedType[]
  @Field(() => Float, { nullable: true }) costOfChange!: number | null
  hostUrn!: Urn
  guestUrn!: Urn | null
}

@ObjectType('PairingPrice')
export class PairingPriceType extends PairingOtherType {
  @Field(() => [String]) warnings!: readonly string[]
  @Field(() => Boolean, { description: 'Whoever has a conflict may stay, and does not lead.' }) canLead!: boolean
  @Field(() => FigureType) figure!: FigureType
}

@ObjectType('PairingWish')
export class PairingWishType implements Pairing {
  @Field(() => ID) id!: WishId
  @Field(() => WishKind) kind!: WishKind
  @Field(() => Seat) seat!: Seat
  @Field(() => String) reason!: string
  host!: Urn
  guest!: Urn
}

@ObjectType('PairingRound')
export class PairingRoundType {
  @Field(() => ID) id!: RoundId
  @Field(() => ID) allianceId!: AllianceId
  @Field(() => String) title!: string
  @Field(() => CivilDate) firstDay!: Day
  @Field(() => CivilDate) lastDay!: Day
  @Field(() => CivilDate) signUpUntil!: Day
  @Field(() => RoundState) state!: RoundState
  @Field(() => Instant, { nullable: true }) solvedAt!: Date | null
  @Field(() => Instant, { nullable: true }) acceptedAt!: Date | null
  @Field(() => Boolean) isSolving!: boolean
  @Field(() => Boolean, { description: 'Something was said or wished since the pairs were worked out.' })
  isStale!: boolean
  @Field(() => Boolean, { description: 'The last attempt found nothing in time.' }) isLost!: boolean
  @Field(() => PairingResultType, { nullable: true }) result!: PairingResultType | null
  @Field(() => Int) version!: number
  @Field(() => PairingRoundAbilities) abilities!: InstanceType<typeof PairingRoundAbilities>
  @Field(() => [String]) whoCanRead!: readonly string[]
  /** The schools for which the asker answers. */
  mine!: readonly Urn[]
  record!: RoundRecord
}

@InputType('PairingSignUpInput')
export class PairingSignUpInput {
  @Field(() => Boolean) notThisTerm!: boolean
  @Field(() => Boolean) isHost!: boolean
  @Field(() => [ChallengeArea]) strengths!: ChallengeArea[]
  @Field(() => [ChallengeArea]) wants!: ChallengeArea[]
  @Field(() => Int) visitorTimes!: number
  @Field(() => Int) facilitatorTimes!: number
  @Field(() => [ID]) reviewers!: PersonId[]
  @Field(() => [ID]) trained!: PersonId[]
  @Field(() => [CivilDate]) days!: Day[]
}

@InputType('PairingInput')
export class PairingInput implements Pairing {
  @Field(() => ID) host!: Urn
  @Field(() => Seat) seat!: Seat
  @Field(() => ID) guest!: Urn
}
