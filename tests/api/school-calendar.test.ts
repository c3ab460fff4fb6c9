// When a school is open: told by whoever keeps its calendar, read by everybody, and counted with.
import type { AllianceId, Urn } from '@alongside/domain/ids'
import { usualYear } from '@alongside/domain/school-calendar'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { type Someone, type World, world } from '../support/world.js'

const parts = '{ academicYear isOwn version schoolDays halfTerms { number from until } days { kind from until name } }'
const read = `query($urn: ID!, $year: Int!) { schoolCalendar(urn: $urn, academicYear: $year) ${parts} }`
const tell = `mutation($urn: ID!, $year: Int!, $version: Int!, $halfTerms: [StretchInput!]!, $days: [CalendarDayInput!]!) {
  tellSchoolCalendar(urn: $urn, academicYear: $year, version: $version, halfTerms: $halfTerms, days: $days) ${parts} }`
const usual = `mutation($urn: ID!, $year: Int!, $version: Int!) { useUsualCalendar(urn: $urn, academicYear: $year, version: $version) ${parts} }`

const { halfTerms } = usualYear(2026)
const heating = { kind: 'CLOSED', from: '2026-11-09', until: '2026-11-10', name: 'Heating' }
const year = 2026

let w: World
let elm: Urn
let oak: Urn
let north: AllianceId
let kim: Someone
let teacher: Someone
beforeAll(async () => {
  w = await world()
  elm = await w.school('Elm Park Primary')
  oak = await w.school('Oak Lane Primary')
  north = await w.alliance('North', { schools: [elm, oak] })
  kim = await w.person({ role: 'HEADTEACHER', school: elm })
  teacher = await w.person({ role: 'TEACHER', school: elm })
})
afterAll(() => w?.close())
beforeEach(() => w.sql('delete from school_calendar_year'))

const told = async (who: Someone, more: object = {}) =>
  (await who.ask(tell, { urn: elm, year, version: 0, halfTerms, days: [heating], ...more })).tellSchoolCalendar

describe('a school’s calendar', () => {
  it('is the usual one until it is told, and again when that is taken back', async () => {
    const before = (await teacher.ask(read, { urn: elm, year })).schoolCalendar
    expect(before).toMatchObject({ isOwn: false, version: 0, schoolDays: 195, days: [] })
    expect(before.halfTerms[0]).toEqual({ number: 1, ...halfTerms[0] })
    expect(await told(kim)).toMatchObject({ isOwn: true, version: 1, schoolDays: 193, days: [heating] })
    const other = await w.person({ role: 'TEACHER', school: oak })
    expect((await other.ask(read, { urn: elm, year })).schoolCalendar).toMatchObject({ isOwn: true, days: [heating] })
    expect((await kim.ask(usual, { urn: elm, year, version: 1 })).useUsualCalendar).toEqual(before)
  })

  it.each([
    ['its head', { role: 'HEADTEACHER' }, 'done'],
    ['a deputy of the head', { role: 'HEADTEACHER', deputy: true, endsOn: '2099-01-01' }, 'done'],
    ['its CPD lead', { role: 'CPD_LEAD' }, 'done'],
    ['its cover manager', { role: 'COVER_MANAGER' }, 'done'],
    ['a leader of it', { role: 'SCHOOL_LEADER' }, 'not-allowed'],
    ['a teacher of it', { role: 'TEACHER' }, 'not-allowed'],
    ['a governor of it', { role: 'GOVERNOR' }, 'not-allowed'],
  ] as const)('is kept by %s: %s', async (_, held, outcome) => {
    const who = await w.person({ ...held, school: elm })
    const reply = await who.post(tell, { urn: elm, year, version: 0, halfTerms, days: [] })
    expect(reply.errors[0]?.extensions.code ?? 'done').toBe(outcome)
  })

  it('is not kept by the head of another school, nor by the coordinator', async () => {
    for (const who of [
      await w.person({ role: 'HEADTEACHER', school: oak }),
      await w.person({ role: 'ALLIANCE_COORDINATOR', alliance: north }),
    ])
      expect(await who.refused(tell, { urn: elm, year, version: 0, halfTerms, days: [] })).toBe('not-allowed')
    expect(await w.sql('select 1 from school_calendar_year')).toEqual([])
  })

  it('takes one of two changes at once, and tells the other', async () => {
    const both = await Promise.all(
      [kim, kim].map((who) => who.post(tell, { urn: elm, year, version: 0, halfTerms, days: [heating] })),
    )
    expect(both.map(({ errors }) => errors[0]?.extensions.code ?? 'done').sort()).toEqual(['done', 'stale'])
  })

  it('refuses what cannot be, and keeps what was told', async () => {
    await told(kim)
    const wrong = { urn: elm, year, version: 1, days: [] }
    expect(await kim.refused(tell, { ...wrong, halfTerms: halfTerms.slice(1) })).toBe('calendar.six-half-terms')
    expect(await kim.refused(tell, { ...wrong, year: 2027, version: 0, halfTerms })).toBe('calendar.other-year')
    expect(await kim.refused(read, { urn: elm, year: 9998 })).toBe('input.not-a-number')
    expect((await kim.ask(read, { urn: elm, year })).schoolCalendar).toMatchObject({ version: 1, days: [heating] })
  })
})

describe('the shape of a school’s day', () => {
  const dayParts = '{ teachers periods { name from until } hasWeeks weekAFrom version }'
  const readDay = `query($urn: ID!) { schoolDay(urn: $urn) ${dayParts} }`
  const tellDay = `mutation($urn: ID!, $version: Int!, $day: SchoolDayInput!) { tellSchoolDay(urn: $urn, version: $version, day: $day) ${dayParts} }`
  const periods = [
    { name: 'P1', from: '09:00', until: '10:00' },
    { name: 'P2', from: '10:20', until: '11:20' },
  ]
  const day = { teachers: 14, periods: periods.toReversed(), hasWeeks: true, weekAFrom: '2026-09-03' }
  const kept = { teachers: 14, periods, hasWeeks: true, weekAFrom: '2026-08-31' }

  it('is told by whoever keeps its calendar, in the order of the day, and read by whoever plans with the school', async () => {
    const other = await w.person({ role: 'TEACHER', school: oak })
    const none = { teachers: null, periods: [], hasWeeks: false, weekAFrom: null, version: 0 }
    expect((await other.ask(readDay, { urn: elm })).schoolDay).toEqual(none)
    expect((await kim.ask(tellDay, { urn: elm, version: 0, day })).tellSchoolDay).toEqual({ ...kept, version: 1 })
    expect((await other.ask(readDay, { urn: elm })).schoolDay).toEqual({ ...kept, version: 1 })
    for (const who of [teacher, other])
      expect(await who.refused(tellDay, { urn: elm, version: 1, day })).toBe('not-allowed')
  })

  it('takes one of two changes at once, and refuses what cannot be', async () => {
    await w.sql('delete from school_day')
    const first = await Promise.all([kim, kim].map((who) => who.post(tellDay, { urn: elm, version: 0, day })))
    expect(first.map(({ errors }) => errors[0]?.extensions.code ?? 'done').sort()).toEqual(['done', 'stale'])
    const both = await Promise.all([kim, kim].map((who) => who.post(tellDay, { urn: elm, version: 1, day })))
    expect(both.map(({ errors }) => errors[0]?.extensions.code ?? 'done').sort()).toEqual(['done', 'stale'])
    const overlap = [periods[0], { name: 'P2', from: '09:30', until: '10:30' }]
    expect(await kim.refused(tellDay, { urn: elm, version: 2, day: { ...day, periods: overlap } })).toBe(
      'school-day.overlap',
    )
    expect((await kim.ask(readDay, { urn: elm })).schoolDay).toMatchObject({ version: 2, periods })
  })
})
