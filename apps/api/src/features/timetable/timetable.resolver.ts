/** The timetable of an alliance, and what speaks against the time of a session: asked before it is moved, and refused while it is. */
import type { CivilDate as Day } from '@alongside/domain/civil-date'
import type { AllianceId, CpdSessionId, PersonId, RoomId, Urn } from '@alongside/domain/ids'
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { Ask, Asking } from '../../platform/graphql/asking.js'
import { CivilDate, Instant } from '../../platform/graphql/scalars.js'
import { PersonType } from '../people/people.graphql.js'
import { PeopleService } from '../people/people.service.js'
import { SchoolType } from '../school/school.graphql.js'
import { SchoolService } from '../school/school.service.js'
import { SessionClashes } from './session-clash.service.js'
import {
  TimetableChoicesType,
  TimetableClashType,
  TimetableSlotType,
  TimetableStandingType,
  TimetableType,
} from './timetable.graphql.js'
import { TimetableReading } from './timetable-reading.service.js'

const id = { type: () => ID }
const date = { type: () => CivilDate }
const perhaps = { type: () => ID, nullable: true }

@Resolver(() => TimetableType)
export class TimetableResolver {
  constructor(
    private readonly reading: TimetableReading,
    private readonly clashes: SessionClashes,
  ) {}

  @Query(() => TimetableType)
  timetable(
    @Ask() asking: Asking,
    @Args('allianceId', id) allianceId: AllianceId,
    @Args('firstDay', date) from: Day,
    @Args('lastDay', date) until: Day,
    @Args('urn', perhaps) urn: Urn | null,
    @Args('personId', perhaps) personId: PersonId | null,
    @Args('roomId', perhaps) roomId: RoomId | null,
  ): Promise<TimetableType> {
    const of = { urn: urn ?? null, personId: personId ?? null, roomId: roomId ?? null }
    return this.reading.timetable(asking, allianceId, { from, until }, of)
  }

  @Query(() => [TimetableStandingType], { description: 'Of these sessions, those against which something speaks.' })
  timetableStanding(
    @Ask() asking: Asking,
    @Args('allianceId', id) allianceId: AllianceId,
    @Args('sessionIds', { type: () => [ID] }) sessions: CpdSessionId[],
  ): Promise<TimetableStandingType[]> {
    return this.reading.standing(asking, allianceId, sessions)
  }

  @Query(() => TimetableChoicesType)
  timetableChoices(
    @Ask() asking: Asking,
    @Args('allianceId', id) allianceId: AllianceId,
  ): Promise<TimetableChoicesType> {
    return this.reading.choices(asking, allianceId)
  }

  @Query(() => [TimetableClashType], { description: 'Everything that speaks against this time.' })
  sessionClashes(
    @Ask() asking: Asking,
    @Args('sessionId', id) session: CpdSessionId,
    @Args('startsAt', { type: () => Instant }) startsAt: Date,
  ): Promise<TimetableClashType[]> {
    return this.clashes.at(asking, session, startsAt)
  }

  @Query(() => [TimetableSlotType], { description: 'Every day at these times of day; without any, at its own.' })
  sessionSlots(
    @Ask() asking: Asking,
    @Args('sessionId', id) session: CpdSessionId,
    @Args('firstDay', date) from: Day,
    @Args('lastDay', date) until: Day,
    @Args('clocks', { type: () => [String], nullable: true }) clocks: string[] | null,
  ): Promise<TimetableSlotType[]> {
    return this.clashes.slots(asking, session, from, until, clocks ?? [])
  }
}

@Resolver(() => TimetableClashType)
export class TimetableClashResolver {
  constructor(
    private readonly people: PeopleService,
    private readonly schools: SchoolService,
  ) {}

  @ResolveField(() => PersonType, { nullable: true })
  person(@Parent() { personId }: TimetableClashType, @Ask() asking: Asking): Promise<PersonType> | null {
    return personId === null ? null : this.people.person(asking, personId)
  }

  @ResolveField(() => SchoolType, { nullable: true })
  school(@Parent() { urn }: TimetableClashType, @Ask() asking: Asking) {
    return urn && this.schools.school(asking, urn)
  }
}
