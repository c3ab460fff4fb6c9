/** Places on a session: asked for, decided on by the own school, waited for, taken, given back; and who came. */
import type { Actor } from '@alongside/domain/actor'
import type { BookingId, CpdSessionId, Urn } from '@alongside/domain/ids'
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { CpdAttendance } from './cpd-attendance.service.js'
import { CpdPlaces } from './cpd-place.service.js'
import { CpdReading, seenPlace, seenSession } from './cpd-reading.service.js'
import { type BookingRecord, cyclesById, sessionsById } from './cpd-record.service.js'
import {
  CpdAttendanceInput,
  CpdPlacesOfSchoolType,
  CpdPlaceType,
  CpdRoomCodeType,
  CpdSessionType,
} from './cpd-session.graphql.js'

const id = { type: () => ID }
const ids = { type: () => [ID] }
const reasonArg = { type: () => String, nullable: true }

@Resolver(() => CpdSessionType)
export class CpdPlaceResolver {
  constructor(
    private readonly service: CpdPlaces,
    private readonly attendance: CpdAttendance,
    private readonly reading: CpdReading,
  ) {}

  @ResolveField(() => [CpdPlaceType], { description: 'One’s own, one’s school’s, or all of a session one runs.' })
  bookings(@Parent() session: CpdSessionType, @Ask() asking: Asking): Promise<CpdPlaceType[]> {
    return this.reading.places(asking, session)
  }

  @ResolveField(() => CpdPlaceType, { nullable: true })
  myPlace(@Parent() session: CpdSessionType, @Ask() asking: Asking): Promise<CpdPlaceType | null> {
    return this.reading.myPlace(asking, session)
  }

  @ResolveField(() => [CpdPlacesOfSchoolType], { description: 'How many places each school has taken: no names.' })
  taken(@Parent() session: CpdSessionType, @Ask() asking: Asking) {
    return this.reading.taken(asking, session)
  }

  @Query(() => [CpdPlaceType], { description: 'One’s own, those without a time yet first, then the latest.' })
  myCpdPlaces(@Ask() asking: Asking): Promise<CpdPlaceType[]> {
    return this.reading.myPlaces(asking)
  }

  @Query(() => [CpdPlaceType], { description: 'Places that wait for one’s word for one’s school.' })
  cpdPlacesToApprove(@Ask() asking: Asking): Promise<CpdPlaceType[]> {
    return this.reading.toApprove(asking)
  }

  @Mutation(() => [CpdPlaceType], { description: 'On one session or on several of a cycle: all of them or none.' })
  askForCpdPlaces(
    @Ask() asking: Asking,
    @Args('sessionIds', ids) sessions: CpdSessionId[],
    @Args('urn', { type: () => ID, nullable: true }) urn: Urn | null,
  ): Promise<CpdPlaceType[]> {
    return this.seenAll(asking, (actor) => this.service.ask(actor, sessions, urn ?? null))
  }

  @Mutation(() => [CpdPlaceType])
  approveCpdPlaces(@Ask() asking: Asking, @Args('placeIds', ids) places: BookingId[]): Promise<CpdPlaceType[]> {
    return this.seenAll(asking, (actor) => this.service.approve(actor, places))
  }

  @Mutation(() => CpdPlaceType)
  declineCpdPlace(
    @Ask() asking: Asking,
    @Args('id', id) place: BookingId,
    @Args('reason') reason: string,
  ): Promise<CpdPlaceType> {
    return this.seen(asking, (actor) => this.service.decline(actor, place, reason))
  }

  @Mutation(() => CpdPlaceType, { description: 'A place that was offered, within its day.' })
  takeCpdPlace(@Ask() asking: Asking, @Args('id', id) place: BookingId): Promise<CpdPlaceType> {
    return this.seen(asking, (actor) => this.service.take(actor, place))
  }

  @Mutation(() => CpdPlaceType, { description: 'The time was changed, and one still comes.' })
  stillComeToCpd(@Ask() asking: Asking, @Args('id', id) place: BookingId): Promise<CpdPlaceType> {
    return this.seen(asking, (actor) => this.service.stillComing(actor, place))
  }

  @Mutation(() => CpdPlaceType, {
    description: 'One’s own; or somebody’s, with a reason, by whoever runs the session.',
  })
  giveUpCpdPlace(
    @Ask() asking: Asking,
    @Args('id', id) place: BookingId,
    @Args('reason', reasonArg) reason: string | null,
  ): Promise<CpdPlaceType> {
    return this.seen(asking, (actor) => this.service.giveUp(actor, place, reason ?? null))
  }

  @Mutation(() => CpdSessionType)
  async keepCpdAttendance(
    @Ask() asking: Asking,
    @Args('sessionId', id) session: CpdSessionId,
    @Args('list', { type: () => [CpdAttendanceInput] }) list: CpdAttendanceInput[],
  ): Promise<CpdSessionType> {
    const after = await this.attendance.keepList(asking.actor, session, list)
    const [cycle] = await cyclesById(asking.reader, [after.cycleId])
    return seenSession(asking.actor, cycle!, after)
  }

  @Mutation(() => CpdRoomCodeType, { description: 'A new code to show in the room: those before no longer count.' })
  showCpdRoomCode(@As() actor: Actor, @Args('sessionId', id) session: CpdSessionId): Promise<CpdRoomCodeType> {
    return this.attendance.showCode(actor, session)
  }

  @Mutation(() => CpdPlaceType, { description: 'One is here: the code that is shown in the room says so.' })
  checkInToCpd(
    @Ask() asking: Asking,
    @Args('sessionId', id) session: CpdSessionId,
    @Args('code') code: string,
  ): Promise<CpdPlaceType> {
    return this.seen(asking, (actor) => this.attendance.checkIn(actor, session, code))
  }

  private async seen(asking: Asking, act: (actor: Actor) => Promise<BookingRecord>): Promise<CpdPlaceType> {
    return (await this.seenAll(asking, async (actor) => [await act(actor)]))[0]!
  }

  private async seenAll(asking: Asking, act: (actor: Actor) => Promise<BookingRecord[]>): Promise<CpdPlaceType[]> {
    const { actor } = asking
    const places = await act(actor)
    const sessions = await sessionsById(asking.reader, [...new Set(places.map(({ sessionId }) => sessionId))])
    const cycles = await cyclesById(asking.reader, [...new Set(sessions.map(({ cycleId }) => cycleId))])
    return places.map((place) => {
      const session = sessions.find((one) => one.id === place.sessionId)!
      return seenPlace(actor, cycles.find((one) => one.id === session.cycleId)!, session, place)
    })
  }
}
