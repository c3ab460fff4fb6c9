/** What the client sees of a session, of who leads it, and of places on it: already narrowed to the eyes of whoever asks. */
import { BookingState } from '@alongside/domain/booking'
import { CpdSessionState, SessionFormat } from '@alongside/domain/cpd-session'
import type { BookingId, CpdCycleId, CpdSessionId, GuestId, PersonId, RoomId, Urn } from '@alongside/domain/ids'
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { abilitiesType } from '../../platform/graphql/abilities.js'
import { Instant } from '../../platform/graphql/scalars.js'
import { bookingAbilities, sessionAbilities } from './cpd-policy.service.js'
import type { BookingRecord, CycleRecord, SessionRecord } from './cpd-record.service.js'

export const AttendedHow = { LIST: 'LIST', CODE: 'CODE' } as const
registerEnumType(CpdSessionState, { name: 'CpdSessionState' })
registerEnumType(SessionFormat, { name: 'SessionFormat' })
registerEnumType(BookingState, { name: 'CpdPlaceState' })
registerEnumType(AttendedHow, { name: 'CpdAttendedHow' })

export const CpdSessionAbilities = abilitiesType('CpdSessionAbilities', sessionAbilities)
export const CpdPlaceAbilities = abilitiesType('CpdPlaceAbilities', bookingAbilities)

@ObjectType('CpdFacilitator')
export class CpdFacilitatorType {
  @Field(() => Boolean) hasConfirmed!: boolean
  @Field(() => Boolean) hasDeclined!: boolean
  @Field(() => String, { nullable: true, description: 'Why they said no, for whoever plans.' }) reason!: string | null
  personId!: PersonId
  urn!: Urn
}

@ObjectType('CpdPlacesOfSchool')
export class CpdPlacesOfSchoolType {
  @Field(() => Int) taken!: number
  @Field(() => Int) waiting!: number
  urn!: Urn
}

@ObjectType('CpdSession')
export class CpdSessionType {
  @Field(() => ID) id!: CpdSessionId
  @Field(() => ID) cycleId!: CpdCycleId
  @Field(() => Int) rank!: number
  @Field(() => String) title!: string
  @Field(() => String) purpose!: string
  @Field(() => SessionFormat) format!: SessionFormat
  @Field(() => Int) minutes!: number
  @Field(() => Int, { description: 'Days that should lie between the one before and this one.' }) daysAfter!: number
  @Field(() => String, { description: 'What is tried in the classroom after it.' }) taskAfter!: string
  @Field(() => CpdSessionState) state!: CpdSessionState
  @Field(() => String, { nullable: true }) reason!: string | null
  @Field(() => Instant, { nullable: true }) startsAt!: Date | null
  @Field(() => Instant, { nullable: true }) endsAt!: Date | null
  @Field(() => ID, { nullable: true }) roomId!: RoomId | null
  @Field(() => String, { nullable: true }) roomName!: string | null
  @Field(() => String) onlineAt!: string
  @Field(() => Int, { nullable: true, description: 'Null: no limit but the room’s.' }) places!: number | null
  @Field(() => Int, { nullable: true }) perSchool!: number | null
  @Field(() => Int, {
    nullable: true,
    description: 'Places there are: the least of what was said and what the room seats.',
  })
  capacity!: number | null
  @Field(() => Int) sequence!: number
  @Field(() => Instant, { nullable: true, description: 'Until when the code shown in the room is taken.' })
  codeUntil!: Date | null
  @Field(() => Int) version!: number
  @Field(() => [CpdFacilitatorType]) facilitators!: readonly CpdFacilitatorType[]
  venueUrn!: Urn | null
  cycle!: CycleRecord
  record!: SessionRecord
}

@ObjectType('CpdHandingOn', { description: 'Where one’s own place is on its way to, until it is taken.' })
export class CpdHandingOnType {
  @Field(() => Boolean, { description: 'The school has said yes: the colleague has until then to take it.' })
  isAgreed!: boolean
  @Field(() => Instant, { nullable: true }) until!: Date | null
  personId!: PersonId
}

@ObjectType('CpdPlace', { description: 'Somebody’s place on a session: asked for, approved, taken, waited for.' })
export class CpdPlaceType {
  @Field(() => ID) id!: BookingId
  @Field(() => ID) sessionId!: CpdSessionId
  @Field(() => BookingState) state!: BookingState
  @Field(() => Instant) requestedAt!: Date
  @Field(() => Instant, { nullable: true }) joinedAt!: Date | null
  @Field(() => Instant, { nullable: true }) offeredUntil!: Date | null
  @Field(() => Boolean, { description: 'The time was changed, and they have not said yet whether they still come.' })
  isAskedAgain!: boolean
  @Field(() => String, { nullable: true }) reason!: string | null
  @Field(() => AttendedHow, { nullable: true }) attendedHow!: 'LIST' | 'CODE' | null
  @Field(() => Boolean) walkedIn!: boolean
  @Field(() => Boolean, { description: 'A colleague hands it on to them.' }) isHandedOn!: boolean
  @Field(() => Boolean) isMine!: boolean
  @Field(() => CpdPlaceAbilities) abilities!: InstanceType<typeof CpdPlaceAbilities>
  personId!: PersonId
  urn!: Urn
  record!: BookingRecord
}

@InputType('CpdSessionInput')
export class CpdSessionInput {
  @Field(() => String) title!: string
  @Field(() => String) purpose!: string
  @Field(() => SessionFormat) format!: SessionFormat
  @Field(() => Int) minutes!: number
  @Field(() => Int) daysAfter!: number
  @Field(() => String) taskAfter!: string
  @Field(() => ID, { nullable: true }) venueUrn!: Urn | null
  @Field(() => ID, { nullable: true }) roomId!: RoomId | null
  @Field(() => String) onlineAt!: string
  @Field(() => Int, { nullable: true }) places!: number | null
  @Field(() => Int, { nullable: true }) perSchool!: number | null
}

@ObjectType('CpdGuest')
export class CpdGuestType {
  @Field(() => ID) id!: GuestId
  @Field(() => String) name!: string
  @Field(() => String, { description: 'Their school or organisation.' }) comeFrom!: string
}

@InputType('CpdAttendanceInput')
export class CpdAttendanceInput {
  @Field(() => ID) bookingId!: BookingId
  @Field(() => Boolean) came!: boolean
}

@ObjectType('CpdRoomCode')
export class CpdRoomCodeType {
  @Field(() => String) code!: string
  @Field(() => Instant) until!: Date
}
