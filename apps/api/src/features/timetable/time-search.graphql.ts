/** What the client sees of times that were found: what each costs, and why others are out of the question. */
import type { CivilDate as Day } from '@alongside/domain/civil-date'
import type { CpdCycleId, CpdSessionId, TimeSearchId, Urn } from '@alongside/domain/ids'
import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { CivilDate } from '../../platform/graphql/scalars.js'
import { TimeSearchState, TimeSearchStep } from './time-search-record.service.js'
import { TimetableSlotType } from './timetable.graphql.js'

registerEnumType(TimeSearchState, { name: 'TimeSearchState' })
registerEnumType(TimeSearchStep, { name: 'TimeSearchStep' })

@ObjectType('LessonsOfSchool')
export class LessonsOfSchoolType {
  @Field(() => ID) urn!: Urn
  @Field(() => Int) lessons!: number
}

@ObjectType('FoundTime')
export class FoundTimeType extends TimetableSlotType {
  @Field(() => Int, { description: 'Lessons that somebody else has to give.' }) lessons!: number
  @Field(() => Int, { description: 'Minutes on the road, of everybody together.' }) travel!: number
  @Field(() => Float, { description: 'Of the whole: less is better.' }) cost!: number
  @Field(() => [LessonsOfSchoolType]) bySchool!: readonly LessonsOfSchoolType[]
}

@ObjectType('FoundTimes')
export class FoundTimesType {
  @Field(() => ID) sessionId!: CpdSessionId
  @Field(() => FoundTimeType, { nullable: true, description: 'The one that goes best with the others.' })
  chosen!: FoundTimeType | null
  @Field(() => [FoundTimeType], { description: 'The next best of this session by itself.' })
  others!: readonly FoundTimeType[]
  @Field(() => [TimetableSlotType], { description: 'Out of the question, and why.' }) out!: readonly TimetableSlotType[]
  @Field(() => Int) moreOut!: number
}

@ObjectType('TimeSearch')
export class TimeSearchType {
  @Field(() => ID) id!: TimeSearchId
  @Field(() => ID) cycleId!: CpdCycleId
  @Field(() => TimeSearchState) state!: TimeSearchState
  @Field(() => TimeSearchStep) step!: TimeSearchStep
  @Field(() => Int, { description: 'In per cent.' }) progress!: number
  @Field(() => CivilDate) firstDay!: Day
  @Field(() => CivilDate) lastDay!: Day
  @Field(() => Boolean, { description: 'Proved to be the best; otherwise the best that was found in time.' })
  isBest!: boolean
  @Field(() => Float, {
    nullable: true,
    description:
      'How much cheaper others could be at most, in lessons to cover; null: these are the best, or it is not known.',
  })
  mostToGain!: number | null
  @Field(() => Float) seconds!: number
  @Field(() => [FoundTimesType]) sessions!: readonly FoundTimesType[]
  @Field(() => Int) version!: number
}
