// Whatever day the demo is loaded on, those whom the start prints have room for more in their half-term, and others do not.
import { addDays, type CivilDate } from '@alongside/domain/civil-date'
import { roleFactors, usualMinutes } from '@alongside/domain/workload'
import { expect, it } from '@jest/globals'
import { people } from '../../apps/api/src/demo/people.js'
import { demoLoads } from '../support/demo-load.js'

/** Term time, half-terms, Christmas, Easter and August; odd steps meet every weekday. */
const days = Array.from({ length: 122 }, (_, nth) => addDays('2026-09-01' as CivilDate, 3 * nth))
const visitors = people.flatMap(({ handle, signIn }) => (signIn ? [handle] : []))
/** Another research lesson, by whoever leads its study. */
const lesson = (usualMinutes.researchLesson * roleFactors.FACILITATOR) / 60

it('leaves each visitor room for a research lesson, or for all that they were asked', () => {
  const loads = days.map((day) => [day, demoLoads(day)] as const)
  const full = loads.flatMap(([day, all]) =>
    visitors.flatMap((person) => {
      const { load, withAllAsked } = all.get(person) ?? { load: { hours: 0 }, withAllAsked: { level: 'GREEN' } }
      return load.hours + lesson >= 14 || withAllAsked.level === 'RED' ? [[day, person, load.hours]] : []
    }),
  )
  expect(full).toEqual([])
  // Of whom somebody already has much: what the guard says can be seen.
  const without = loads.filter(
    ([, all]) => ![...all].some(([person, { load }]) => !visitors.includes(person) && load.level !== 'GREEN'),
  )
  expect(without.map(([day]) => day)).toEqual([])
  expect(loads.some(([, all]) => [...all.values()].some(({ load }) => load.level === 'RED'))).toBe(true)
})
