// The demo's CPD cycles hold together: people work where they are said to, no room is fuller than it can be, and states fit their dates.
import { describe, expect, it } from '@jest/globals'
import { cpdCycles, days, rooms } from '../../apps/api/src/demo/cpd.js'
import { people } from '../../apps/api/src/demo/people.js'

const worksAt = (person: string, school: string): boolean =>
  people.some(({ handle, holdings }) => handle === person && holdings.some((held) => held.school === school))
const sessions = cpdCycles.flatMap((cycle) => cycle.sessions.map((session) => ({ cycle, ...session })))

describe('CPD in the demo', () => {
  it('is three cycles: one being evaluated, one under way, one being planned', () => {
    expect(cpdCycles.map(({ state }) => state)).toEqual(['COMPLETED', 'RUNNING', 'DRAFT'])
  })
  it.each(sessions.map((session) => [session.title, session] as const))('%s', (_title, session) => {
    const { facilitators, takers = [], cycle, places = 999 } = session
    expect([...facilitators, ...takers].filter(({ person, school }) => !worksAt(person, school))).toEqual([])
    const schools = cycle.schools.map(({ school }) => school)
    expect(takers.filter(({ school }) => !schools.includes(school))).toEqual([])
    expect(takers.filter(({ state }) => state === 'CONFIRMED' || state === 'ATTENDED').length).toBeLessThanOrEqual(
      places,
    )
    expect(new Set(takers.map(({ person }) => person)).size).toBe(takers.length)
    const lent = rooms.filter(({ school, name }) => school === session.venue && name === session.room)
    expect(lent).toHaveLength(session.room ? 1 : 0)
    const isPast = (session.inDays ?? 0) < 0
    expect(['DELIVERED', 'CLOSED'].includes(session.state)).toBe(isPast)
    expect(session.state === 'DRAFT').toBe(session.inDays === undefined)
  })
  it('keeps each school’s share, and shows a full session with a waiting list', () => {
    for (const { cycle, takers = [] } of sessions)
      for (const { school, places } of cycle.schools)
        expect(
          takers.filter(
            (place) => place.school === school && place.state !== 'WAITING_LIST' && place.state !== 'REQUESTED',
          ).length,
        ).toBeLessThanOrEqual(places ?? 999)
    const full = sessions.filter(
      ({ places, takers = [] }) => takers.filter(({ state }) => state === 'CONFIRMED').length === places,
    )
    expect(full.some(({ takers = [] }) => takers.some(({ state }) => state === 'WAITING_LIST'))).toBe(true)
  })
  it('says how each school’s day runs, in order', () => {
    for (const { periods } of days)
      for (const [at, [, from, until]] of periods.entries()) {
        expect(from < until).toBe(true)
        expect(at === 0 || periods[at - 1]![2] <= from).toBe(true)
      }
  })
})
