/** What the client sees of a timetable: sessions as a calendar draws them, days on which schools are closed, and what speaks against a time. */
import type { CivilDate as Day } from '@alongside/domain/civil-date'
import { ClashKind, ClashLevel } from '@alongside/domain/clash'
import type { CpdCycleState } from '@alongside/domain/cpd-cycle'
import { CpdSessionState, SessionFormat } from '@alongside/domain/cpd-session'
import type { CpdCycleId, CpdSessionId, PersonId, Urn } from '@alongside/domain/ids'
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { CivilDate, Instant } from '../../platform/graphql/scalars.js'

registerEnumType(ClashKind, { name: 'ClashKind' })
registerEnumType(ClashLevel, {
  name: 'ClashLevel',
  description: 'Blocks the time, blocks the release, is worth a word, or nothing.',
})

@ObjectType('TimetableClash')
export class TimetableClashType {
  @Field(() => ClashKind) kind!: ClashKind
  @Field(() => ClashLevel) level!: ClashLevel
  personId!: PersonId | null
  urn!: Urn | null
}

@ObjectType('TimetableReason')
export class TimetableReasonType {
  @Field(() => ClashKind) kind!: ClashKind
  @Field(() => ClashLevel) level!: ClashLevel
  @Field(() => Int, { description: 'Of how many people or schools it is so.' }) count!: number
  @Field(() => [ID], { description: 'The schools it is about, where it is about schools.' }) urns!: readonly Urn[]
}

@ObjectType('TimetableSlot')
export class TimetableSlotType {
  @Field(() => Instant) startsAt!: Date
  @Field(() => Instant) endsAt!: Date
  @Field(() => ClashLevel) level!: ClashLevel
  @Field(() => [TimetableReasonType]) reasons!: readonly TimetableReasonType[]
}

@ObjectType('TimetableSession')
export class TimetableSessionType {
  @Field(() => ID) id!: CpdSessionId
  @Field(() => ID) cycleId!: CpdCycleId
  @Field(() => String) title!: string
  @Field(() => String) cycleTitle!: string
  @Field(() => SessionFormat) format!: SessionFormat
  @Field(() => CpdSessionState) state!: CpdSessionState
  @Field(() => Boolean, { description: 'Those who may come know of it.' }) isReleased!: boolean
  @Field(() => Instant, { nullable: true }) startsAt!: Date | null
  @Field(() => Instant, { nullable: true }) endsAt!: Date | null
  @Field(() => Int) minutes!: number
  @Field(() => ID, { nullable: true }) venueUrn!: Urn | null
  @Field(() => String, { nullable: true }) venueName!: string | null
  @Field(() => String, { nullable: true }) roomName!: string | null
  @Field(() => Boolean, { description: 'The asker leads it or has a place on it.' }) isMine!: boolean
  @Field(() => Boolean, { description: 'The asker may give it another time.' }) canMove!: boolean
  @Field(() => Int) version!: number
  cycleState!: CpdCycleState
}

@ObjectType('TimetableDay')
export class TimetableDayType {
  @Field(() => CivilDate) day!: Day
  @Field(() => Boolean) isClosedEverywhere!: boolean
  @Field(() => [ID], { description: 'Schools at which nobody is at work, where others are.' }) closed!: readonly Urn[]
  @Field(() => [ID], { description: 'Schools with staff and without pupils.' }) inset!: readonly Urn[]
}

@ObjectType('TimetableHalfTerm')
export class TimetableHalfTermType {
  @Field(() => Int) number!: number
  @Field(() => CivilDate) from!: Day
  @Field(() => CivilDate) until!: Day
}

@ObjectType('TimetableBusy', { description: 'Something else that one has planned: a research lesson, a visit.' })
export class TimetableBusyType {
  @Field(() => String, { description: 'LESSON or VISIT.' }) kind!: string
  @Field(() => Instant) startsAt!: Date
  @Field(() => Instant) endsAt!: Date
}

@ObjectType('TimetableStanding', { description: 'What speaks against a session where it stands now.' })
export class TimetableStandingType {
  @Field(() => ID) sessionId!: CpdSessionId
  @Field(() => ClashLevel) level!: ClashLevel
  @Field(() => [TimetableReasonType]) reasons!: readonly TimetableReasonType[]
}

@ObjectType('TimetableChoice')
export class TimetableChoiceType {
  @Field(() => ID) id!: string
  @Field(() => String) name!: string
}

@ObjectType('TimetableChoices', { description: 'Whose plans one can look at by themselves.' })
export class TimetableChoicesType {
  @Field(() => [TimetableChoiceType]) schools!: readonly TimetableChoiceType[]
  @Field(() => [TimetableChoiceType]) people!: readonly TimetableChoiceType[]
  @Field(() => [TimetableChoiceType]) rooms!: readonly TimetableChoiceType[]
}

@ObjectType('Timetable')
export class TimetableType {
  @Field(() => [TimetableSessionType]) sessions!: readonly TimetableSessionType[]
  @Field(() => [TimetableSessionType], { description: 'Sessions that the asker may give a time, and that have none.' })
  withoutTime!: readonly TimetableSessionType[]
  @Field(() => [TimetableDayType], { description: 'Days on which something is other than usual at any school.' })
  days!: readonly TimetableDayType[]
  @Field(() => [TimetableHalfTermType]) halfTerms!: readonly TimetableHalfTermType[]
  @Field(() => [TimetableBusyType], { description: 'For oneself alone.' }) busy!: readonly TimetableBusyType[]
  @Field(() => Boolean) canPlan!: boolean
}
