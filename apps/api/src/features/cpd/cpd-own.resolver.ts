/** One's own record; rooms of a school; and what a head allows. */
import type { Actor } from '@alongside/domain/actor'
import type { CivilDate as Day } from '@alongside/domain/civil-date'
import type { CpdRecordId, CpdSessionId, PersonId, RoomId, Urn } from '@alongside/domain/ids'
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { CivilDate } from '../../platform/graphql/scalars.js'
import { CpdRecordEntryType, LoadOverrideType, RoomType } from './cpd-own.graphql.js'
import { CpdOwnRecord, entriesOf } from './cpd-own-record.service.js'
import { LoadOverrides, overridesAt } from './load-override.service.js'
import { Rooms, roomsOf } from './room.service.js'

const id = { type: () => ID }
const whole = { type: () => Int }

@Resolver(() => CpdRecordEntryType)
export class CpdOwnResolver {
  constructor(private readonly record: CpdOwnRecord) {}

  @Query(() => [CpdRecordEntryType], { description: 'One’s own, newest first. Nobody else is shown any of it.' })
  myCpdRecord(@Ask() { reader, actor }: Asking): Promise<CpdRecordEntryType[]> {
    return entriesOf(reader, actor.personId)
  }

  @Mutation(() => CpdRecordEntryType, { description: 'Something one did elsewhere.' })
  addToCpdRecord(
    @As() actor: Actor,
    @Args('onDay', { type: () => CivilDate }) onDay: Day,
    @Args('title') title: string,
    @Args('minutes', whole) minutes: number,
    @Args('note') note: string,
  ): Promise<CpdRecordEntryType> {
    return this.record.add(actor, { onDay, title, minutes, note })
  }

  @Mutation(() => CpdRecordEntryType)
  noteInCpdRecord(
    @As() actor: Actor,
    @Args('id', id) entry: CpdRecordId,
    @Args('note') note: string,
  ): Promise<CpdRecordEntryType> {
    return this.record.note(actor, entry, note)
  }

  @Mutation(() => ID, { description: 'What one added oneself; what was kept stays.' })
  removeFromCpdRecord(@As() actor: Actor, @Args('id', id) entry: CpdRecordId): Promise<CpdRecordId> {
    return this.record.remove(actor, entry)
  }
}

@Resolver(() => RoomType)
export class RoomResolver {
  constructor(private readonly rooms: Rooms) {}

  @Query(() => [RoomType], { name: 'rooms', description: 'Rooms that a school lends to its partners.' })
  roomsOfSchool(@Ask() { reader }: Asking, @Args('urn', id) urn: Urn): Promise<RoomType[]> {
    return roomsOf(reader, [urn])
  }

  @Mutation(() => [RoomType], { description: 'A new one, or one as it is called now; gives all of the school.' })
  keepRoom(
    @As() actor: Actor,
    @Args('urn', id) urn: Urn,
    @Args('id', { type: () => ID, nullable: true }) room: RoomId | null,
    @Args('name') name: string,
    @Args('seats', { type: () => Int, nullable: true }) seats: number | null,
  ): Promise<RoomType[]> {
    return this.rooms.keep(actor, urn, room ?? null, name, seats ?? null)
  }

  @Mutation(() => [RoomType])
  removeRoom(@As() actor: Actor, @Args('urn', id) urn: Urn, @Args('id', id) room: RoomId): Promise<RoomType[]> {
    return this.rooms.remove(actor, urn, room)
  }
}

@Resolver(() => LoadOverrideType)
export class LoadOverrideResolver {
  constructor(private readonly overrides: LoadOverrides) {}

  @Query(() => [LoadOverrideType], { description: 'What its head allowed; to anybody else only what is about them.' })
  loadOverrides(@Ask() { reader }: Asking, @Args('urn', id) urn: Urn): Promise<LoadOverrideType[]> {
    return overridesAt(reader, urn)
  }

  @Mutation(() => Boolean, { description: 'One’s half-term is full: the own head is asked, and told no figure.' })
  askHeadAboutLoad(@As() actor: Actor, @Args('sessionId', id) session: CpdSessionId): Promise<boolean> {
    return this.overrides.askHead(actor, session)
  }

  @Mutation(() => LoadOverrideType, {
    description: 'One of one’s staff may be asked for more in the half-term of this day.',
  })
  overrideLoad(
    @As() actor: Actor,
    @Args('personId', id) person: PersonId,
    @Args('urn', id) urn: Urn,
    @Args('day', { type: () => CivilDate }) day: Day,
    @Args('reason') reason: string,
  ): Promise<LoadOverrideType> {
    return this.overrides.override(actor, person, urn, day, reason)
  }

  @Mutation(() => Boolean)
  takeBackOverride(@As() actor: Actor, @Args('urn', id) urn: Urn, @Args('id', id) override: string): Promise<boolean> {
    return this.overrides.takeBack(actor, urn, override)
  }
}
