// The demo's CPD cycles hold together: people work where they are said to, no room is fuller than it can be, states fit their dates, cover its periods, and answers those who came.
import { CoverState, coverCost } from '@alongside/domain/cover-need'
import { fewestAnswers } from '@alongside/domain/cpd-evaluation'
import { usualQuestions } from '@alongside/domain/evaluation-questions'
import { describe, expect, it } from '@jest/globals'
import { cpdCycles, days, rooms } from '../../apps/api/src/demo/cpd.js'
import { cover, coverRates } from '../../apps/api/src/demo/cpd-cover.js'
import { evaluations, pupilsLater } from '../../apps/api/src/demo/cpd-evaluations.js'
import { people } from '../../apps/api/src/demo/people.js'

const worksAt = (person: string, school: string): boolean =>
  people.some(({ handle, holdings }) => handle === person && holdings.some((held) => held.school === school))
/** Whoever has or had a place, or was offered one. */
const holds = ({ state }: { readonly state: string }): boolean => ['CONFIRMED', 'ATTENDED', 'OFFERED'].includes(state)
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
    expect(takers.filter(holds).length).toBeLessThanOrEqual(places)
    expect(takers.filter(({ state, reason }) => (state === 'CANCELLED' || state === 'DECLINED') && !reason)).toEqual([])
    expect(new Set(takers.map(({ person }) => person)).size).toBe(takers.length)
    const lent = rooms.filter(({ school, name }) => school === session.venue && name === session.room)
    expect(lent).toHaveLength(session.room ? 1 : 0)
    const isPast = (session.inDays ?? 0) < 0
    expect(['DELIVERED', 'CLOSED'].includes(session.state)).toBe(isPast)
    expect(session.state === 'DRAFT').toBe(session.inDays === undefined)
  })
  it('keeps each school’s share, and shows a full session with an offer and a waiting list', () => {
    for (const { cycle, takers = [] } of sessions)
      for (const { school, places } of cycle.schools)
        expect(takers.filter((place) => place.school === school && holds(place)).length).toBeLessThanOrEqual(
          places ?? 999,
        )
    const full = sessions.filter(({ places, takers = [] }) => takers.filter(holds).length === places)
    for (const state of ['OFFERED', 'WAITING_LIST'])
      expect(full.some(({ takers = [] }) => takers.some((place) => place.state === state))).toBe(true)
    const idle = people.filter(({ state = 'ACTIVE' }) => state !== 'ACTIVE').map(({ handle }) => handle)
    expect(sessions.flatMap(({ takers = [] }) => takers).filter(({ person }) => idle.includes(person))).toEqual([])
  })
  it('says how each school’s day runs, in order', () => {
    for (const { periods } of days)
      for (const [at, [, from, until]] of periods.entries()) {
        expect(from < until).toBe(true)
        expect(at === 0 || periods[at - 1]![2] <= from).toBe(true)
      }
  })
})

describe('its cover', () => {
  const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

  it.each(cover.map((need) => [`${need.person}, ${need.period}, ${need.session}`, need] as const))('%s', (_, need) => {
    const session = sessions.find(({ title }) => title === need.session)!
    const goes = [...session.takers!.filter(holds), ...session.facilitators]
    expect(goes.filter(({ person, school }) => person === need.person && school === need.school)).toHaveLength(1)
    const [, from, until] = days
      .find(({ school }) => school === need.school)!
      .periods.find(([name]) => name === need.period)!
    const begins = minutes(session.at!)
    expect(minutes(from) < begins + session.minutes && begins < minutes(until)).toBe(true)
    const isArranged = ['ARRANGED', 'USED', 'CHARGED'].includes(need.state)
    expect(isArranged).toBe(need.by !== undefined)
    expect(isArranged || need.state === 'APPROVED' || need.state === 'FAILED').toBe(need.approvedBy !== undefined)
    expect(need.state === 'FAILED').toBe(need.reason !== undefined)
    expect(need.state === 'IDENTIFIED' || need.state === 'NOT_NEEDED').toBe(need.source === undefined)
    const { rates } = coverRates.find(({ school }) => school === need.school)!
    // What a unit of it costs is known there; a swap costs nothing.
    expect(need.source === undefined || need.source === 'LESSON_SWAP' || need.source in rates).toBe(true)
    expect(session.inDays! > 0 && ['USED', 'CHARGED'].includes(need.state)).toBe(false)
  })

  it('stands in every state but called off, and is paid by the school and by the alliance', () => {
    const states = new Set<string>(cover.map(({ state }) => state))
    expect(Object.values(CoverState).filter((state) => !states.has(state))).toEqual(['CANCELLED'])
    expect(new Set(cover.map(({ payer = 'SENDING_SCHOOL' }) => payer)).size).toBe(2)
    for (const { rates } of coverRates)
      for (const ratePence of Object.values(rates)) coverCost({ units: 1, ratePence, source: 'SUPPLY' })
  })
})

describe('its evaluations', () => {
  it.each(evaluations.map((one) => [`${one.level}: ${one.session ?? one.cycle}`, one] as const))('%s', (_, one) => {
    const cycle = cpdCycles.find(({ title }) => title === one.cycle)!
    const asked = new Map<string, string>()
    for (const { title, takers = [] } of cycle.sessions)
      for (const { person, school, state } of takers)
        if (state === 'ATTENDED' && (one.session === undefined || one.session === title)) asked.set(person, school)
    for (const [person, school] of one.leaders ?? []) asked.set(person, school)
    const open = [...(one.waiting ?? []), ...(one.left ?? [])]
    expect(open.filter(([person, school]) => asked.get(person) !== school)).toEqual([])
    for (const [person] of open) asked.delete(person)
    // Every answer comes from the school of somebody who was asked and has answered.
    expect(one.answers.map(([school]) => school).sort()).toEqual([...asked.values()].sort())
    expect(one.answers.length).toBeGreaterThanOrEqual(fewestAnswers)
    const scales = usualQuestions[one.level].filter(({ kind }) => kind === 'SCALE')
    for (const [, scores, words = ''] of one.answers) {
      expect(scores).toHaveLength(scales.length)
      expect(scores.every((score) => score >= 1 && score <= 5)).toBe(true)
      expect(people.filter(({ name }) => name.split(' ').some((part) => words.includes(part)))).toEqual([])
    }
  })

  it('has the finished cycle at four levels, and a dated reason for the fifth', () => {
    const [finished] = cpdCycles
    const levels = new Set(evaluations.filter(({ cycle }) => cycle === finished!.title).map(({ level }) => level))
    expect([...levels]).toEqual([1, 2, 3, 4])
    expect(pupilsLater.cycle).toBe(finished!.title)
    expect(pupilsLater.inDays).toBeGreaterThan(0)
  })
})
