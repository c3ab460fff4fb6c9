/** Rooms that a school lends to its partners: read by whoever plans with it, kept by its head, CPD lead or cover manager. */
import type { Actor } from '@alongside/domain/actor'
import type { CpdSessionId, RoomId, SpaceId, Urn } from '@alongside/domain/ids'
import { may } from '@alongside/domain/permissions'
import { Refusal } from '@alongside/domain/refusal'
import { cleanLine } from '@alongside/domain/text'
import { Injectable } from '@nestjs/common'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import type { Asks } from '../enquiry/enquiry-record.service.js'
import { offerFreeOn } from './cpd-seats.service.js'

export interface RoomRecord {
  readonly id: RoomId
  readonly urn: Urn
  readonly name: string
  readonly seats: number | null
  readonly version: number
}
const mostRooms = 60
const mostSeats = 2000

/** Of one's own school and of partners: whoever shares no alliance with a school is told nothing. */
export const roomsOf = (asks: Asks, urns: readonly Urn[]): Promise<RoomRecord[]> =>
  asks.sql<RoomRecord>(
    `select r.id, s.urn, r.name, r.seats, r.version from room r join space s on s.id = r.space_id where s.urn = any($1) and r.removed_at is null
       and (s.id = any(app_spaces()) or exists (select from school_membership m where m.urn = s.urn and m.space_id = any(app_spaces()))) order by lower(r.name), r.id`,
    [urns],
  )

@Injectable()
export class Rooms {
  constructor(private readonly work: UnitOfWork) {}

  /** A new one, or one as it is called now. */
  keep(actor: Actor, urn: Urn, id: RoomId | null, name: string, seats: number | null): Promise<RoomRecord[]> {
    return this.work.run(actor, async (work) => {
      const space = await keptBy(work, actor, urn)
      const called = cleanLine(name, { field: 'name', limit: 80 })
      if (seats !== null && (seats < 1 || seats > mostSeats))
        throw new Refusal('input.not-a-number', { field: 'seats' })
      const rooms = await roomsOf(work, [urn])
      if (id === null) {
        if (rooms.length >= mostRooms) throw new Refusal('too-many', { limit: mostRooms })
        await work.sql('insert into room (space_id, id, name, seats) values ($1, $2, $3, $4)', [
          space,
          newId<RoomId>(),
          called,
          seats,
        ])
      } else {
        const before = rooms.find((room) => room.id === id)
        if (!before) throw new Refusal('not-found')
        await work.sql('update room set name = $3, seats = $4, version = version + 1 where space_id = $1 and id = $2', [
          space,
          id,
          called,
          seats,
        ])
        const seatsMore = before.seats !== null && (seats === null || seats > before.seats)
        if (seatsMore) await offerFreeOn(work, await confirmedIn(work, id))
      }
      await work.audit({ spaceId: space, itemKind: 'school', action: 'school.room', detail: { name: called } })
      return roomsOf(work, [urn])
    })
  }

  /** Sessions that are planned in it keep its name. */
  remove(actor: Actor, urn: Urn, id: RoomId): Promise<RoomRecord[]> {
    return this.work.run(actor, async (work) => {
      const space = await keptBy(work, actor, urn)
      const gone = await work.sql(
        'update room set removed_at = now(), version = version + 1 where space_id = $1 and id = $2 and removed_at is null returning id',
        [space, id],
      )
      if (gone.length === 0) throw new Refusal('not-found')
      await work.audit({ spaceId: space, itemKind: 'school', action: 'school.room', detail: { removed: id } })
      return roomsOf(work, [urn])
    })
  }
}

const confirmedIn = async (work: Work, room: RoomId): Promise<CpdSessionId[]> => {
  const rows = await work.sql<{ id: CpdSessionId }>(
    `select id from cpd_session where room_id = $1 and state = 'CONFIRMED' and starts_at > now()`,
    [room],
  )
  return rows.map(({ id }) => id)
}

async function keptBy(work: Work, actor: Actor, urn: Urn): Promise<SpaceId> {
  const [space] = await work.sql<{ id: SpaceId }>('select id from space where urn = $1', [urn])
  if (!space) throw new Refusal('not-found')
  if (!may(actor, 'cpd.keepRooms', { spaceId: space.id, urn })) throw new Refusal('not-allowed')
  return space.id
}
