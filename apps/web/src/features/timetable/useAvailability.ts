/** How every day and hour in sight would suit a session: fetched as it is picked up, so that the drag itself waits for nothing. */
import type { CivilDate } from '@alongside/domain/civil-date'
import { clockInLondon, schoolDayOf } from '@alongside/domain/wall-clock'
import { useApolloClient } from '@apollo/client/react'
import { useRef } from 'react'
import type { SessionSlotsQuery } from '../../gql/graphql'
import { slotsQuery } from './timetable-queries'

export type Slot = SessionSlotsQuery['sessionSlots'][number]
export type Availability = ReadonlyMap<string, Slot>

export const slotKey = (day: CivilDate, clock: string): string => `${day} ${clock}`
/** In the week: from before school until the evening, by half-hours. */
export const dayHours = { from: '07:00', until: '20:00' } as const
const half = (at: number): string => `${String(Math.floor(at / 2)).padStart(2, '0')}:${at % 2 === 0 ? '00' : '30'}`
export const halfHours: readonly string[] = Array.from({ length: 26 }, (_, at) => half(14 + at))

export function useAvailability(from: CivilDate, until: CivilDate) {
  const client = useApolloClient()
  const asked = useRef(0)
  /** Null: meanwhile something else was picked up, or there is no answer; the server judges the drop all the same. */
  const look = async (sessionId: string, clocks: readonly string[] | null): Promise<Availability | null> => {
    asked.current += 1
    const mine = asked.current
    try {
      const { data } = await client.query({
        query: slotsQuery,
        variables: { sessionId, firstDay: from, lastDay: until, clocks: clocks && [...clocks] },
        fetchPolicy: 'network-only',
      })
      if (mine !== asked.current || !data) return null
      return new Map(
        data.sessionSlots.map((slot) => {
          const startsAt = new Date(slot.startsAt)
          return [slotKey(schoolDayOf(startsAt), clockInLondon(startsAt)), slot]
        }),
      )
    } catch {
      return null
    }
  }
  return look
}
