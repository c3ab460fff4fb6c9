/** The day as it was: guests, who came without a place, a tick put right; and a place that goes to a colleague. */
import type { BookingId, CpdSessionId, GuestId, PersonId, Urn } from '@alongside/domain/ids'
import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { Ask, Asking } from '../../platform/graphql/asking.js'
import { CpdOnTheDay } from './cpd-on-the-day.service.js'
import { CpdPlaces } from './cpd-place.service.js'
import { CpdReading, seenPlace, seenSession } from './cpd-reading.service.js'
import { type BookingRecord, cyclesById, type SessionRecord, sessionsById } from './cpd-record.service.js'
import { CpdGuestType, CpdPlaceType, CpdSessionType } from './cpd-session.graphql.js'

const id = { type: () => ID }
const agreedArg = { type: () => Boolean, description: 'They were asked, and agree to be on the list.' }

@Resolver(() => CpdSessionType)
export class CpdOnTheDayResolver {
  constructor(
    private readonly service: CpdOnTheDay,
    private readonly places: CpdPlaces,
    private readonly reading: CpdReading,
  ) {}

  @ResolveField(() => [CpdGuestType], {
    description: 'From outside, without an account; for whoever runs the session.',
  })
  guests(@Parent() session: CpdSessionType, @Ask() asking: Asking) {
    return this.reading.guests(asking, session)
  }

  @Mutation(() => CpdSessionType, { description: 'A colleague who came without a place.' })
  addCpdColleague(
    @Ask() asking: Asking,
    @Args('sessionId', id) session: CpdSessionId,
    @Args('personId', id) person: PersonId,
    @Args('urn', id) urn: Urn,
    @Args('agreed', agreedArg) agreed: boolean,
  ): Promise<CpdSessionType> {
    return seen(asking, this.service.addColleague(asking.actor, session, person, urn, agreed))
  }

  @Mutation(() => CpdSessionType, { description: 'Somebody from outside: a name and where from, and no account.' })
  addCpdGuest(
    @Ask() asking: Asking,
    @Args('sessionId', id) session: CpdSessionId,
    @Args('name') name: string,
    @Args('comeFrom') comeFrom: string,
    @Args('agreed', agreedArg) agreed: boolean,
  ): Promise<CpdSessionType> {
    return seen(asking, this.service.addGuest(asking.actor, session, name, comeFrom, agreed))
  }

  @Mutation(() => CpdSessionType)
  removeCpdGuest(
    @Ask() asking: Asking,
    @Args('sessionId', id) session: CpdSessionId,
    @Args('guestId', id) guest: GuestId,
  ): Promise<CpdSessionType> {
    return seen(asking, this.service.removeGuest(asking.actor, session, guest))
  }

  @Mutation(() => CpdPlaceType, { description: 'A tick that was wrong, with the reason.' })
  correctCpdAttendance(
    @Ask() asking: Asking,
    @Args('id', id) place: BookingId,
    @Args('came', { type: () => Boolean }) came: boolean,
    @Args('reason') reason: string,
  ): Promise<CpdPlaceType> {
    return seenOne(asking, this.service.correct(asking.actor, place, came, reason))
  }

  @Mutation(() => CpdPlaceType, {
    description: 'One’s own place to a colleague: theirs once school and colleague say yes.',
  })
  handOnCpdPlace(
    @Ask() asking: Asking,
    @Args('id', id) place: BookingId,
    @Args('personId', id) person: PersonId,
  ): Promise<CpdPlaceType> {
    return seenOne(asking, this.places.handOn(asking.actor, place, person))
  }

  @Mutation(() => CpdPlaceType, { description: 'Not handed on after all.' })
  keepCpdPlace(@Ask() asking: Asking, @Args('id', id) place: BookingId): Promise<CpdPlaceType> {
    return seenOne(asking, this.places.keep(asking.actor, place))
  }
}

async function seen({ reader, actor }: Asking, done: Promise<SessionRecord>): Promise<CpdSessionType> {
  const session = await done
  const [cycle] = await cyclesById(reader, [session.cycleId])
  return seenSession(actor, cycle!, session)
}

async function seenOne({ reader, actor }: Asking, done: Promise<BookingRecord>): Promise<CpdPlaceType> {
  const place = await done
  const [session] = await sessionsById(reader, [place.sessionId])
  const [cycle] = await cyclesById(reader, [session!.cycleId])
  return seenPlace(actor, cycle!, session!, place)
}
