// The timetable of an alliance at the door: who sees which sessions, and what speaks against a time, over everything that is planned anywhere.

import type { AllianceId, CpdCycleId, CpdSessionId, Urn } from '@alongside/domain/ids'
import { usualYear } from '@alongside/domain/school-calendar'
import { instantInLondon } from '@alongside/domain/wall-clock'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { v7 } from 'uuid'
import type { Answer } from '../support/ask.js'
import { schoolDayIn } from '../support/cpd-rows.js'
import { Plans } from '../support/plans.js'
import { type Someone, type World, world } from '../support/world.js'

const read = `query($alliance: ID!, $from: Date!, $until: Date!, $urn: ID, $person: ID, $room: ID) {
  timetable(allianceId: $alliance, firstDay: $from, lastDay: $until, urn: $urn, personId: $person, roomId: $room) {
    canPlan sessions { title isMine canMove isReleased venueName roomName startsAt } withoutTime { title } days { day isClosedEverywhere closed inset } halfTerms { number from until } busy { kind startsAt endsAt } } }`
const clashes = `query($id: ID!, $at: DateTime!) { sessionClashes(sessionId: $id, startsAt: $at) { kind level person { name } school { name } } }`
const slots = `query($id: ID!, $from: Date!, $until: Date!, $clocks: [String!]) {
  sessionSlots(sessionId: $id, firstDay: $from, lastDay: $until, clocks: $clocks) { startsAt endsAt level reasons { kind level count urns } } }`
const standing = `query($alliance: ID!, $ids: [ID!]!) { timetableStanding(allianceId: $alliance, sessionIds: $ids) { sessionId level reasons { kind count } } }`
const choices = `query($alliance: ID!) { timetableChoices(allianceId: $alliance) { schools { name } people { name } rooms { name } } }`

const march = { from: '2027-03-01', until: '2027-03-31' }
const at = (day: string, clock: string) => instantInLondon(day, clock).toISOString()

let w: World
let elm: Urn
let oak: Urn
let north: AllianceId
let plans: Plans
let cora: Someone
let fay: Someone
let tim: Someone
let ned: Someone
let outsider: Someone
let cycle: CpdCycleId
let session: CpdSessionId

beforeAll(async () => {
  w = await world()
  elm = await w.school('Elm')
  oak = await w.school('Oak')
  const far = await w.school('Far')
  north = await w.alliance('North', { schools: [elm, oak] })
  await w.alliance('South', { schools: [far] })
  plans = new Plans(w, north)
  cora = await w.person({ name: 'Cora', role: 'ALLIANCE_COORDINATOR', alliance: north })
  outsider = await w.person({ name: 'Una', role: 'HEADTEACHER', school: far })
}, 60_000)
afterAll(() => w?.close(), 60_000)

beforeEach(async () => {
  await w.sql('delete from cpd_booking')
  await w.sql('delete from cpd_facilitator')
  await w.sql('delete from cpd_session')
  await w.sql('delete from school_day')
  fay = await w.person({ name: 'Fay', role: 'TEACHER', school: elm })
  tim = await w.person({ name: 'Tim', role: 'TEACHER', school: elm })
  ned = await w.person({ name: 'Ned', role: 'TEACHER', school: oak })
  cycle = await plans.cycle({ lead: fay.id, schools: [elm, oak], state: 'DESIGN_CHECKED' })
  session = await plans.session(cycle, { title: 'Number talk', at: '2027-03-02 13:00', venue: elm })
})

const seen = async (who: Someone, more: object = {}): Promise<Answer> =>
  (await who.ask(read, { alliance: north, ...march, ...more })).timetable
const titles = ({ sessions }: Answer): string[] => sessions.map(({ title }: Answer) => title)
const against = async (who: Someone, when: string, id = session): Promise<Answer[]> =>
  (await who.ask(clashes, { id, at: when })).sessionClashes
const kinds = async (when: string, who = cora): Promise<string[]> =>
  (await against(who, when)).map(({ kind, person }) => (person ? `${kind} ${person.name}` : kind))
/** A room is no matter here. */
const withRoom = async (): Promise<void> => {
  const room = await plans.room(elm, `Hall ${v7()}`)
  await w.sql('update cpd_session set room_id = $2 where id = $1', [session, room])
}

describe('the timetable', () => {
  it('shows plans to their planners, and to everybody what was released', async () => {
    const released = await plans.cycle({ lead: fay.id, schools: [oak], state: 'RELEASED' })
    await plans.session(released, { title: 'Open', at: '2027-03-09 15:45', venue: oak })
    await plans.session(released, { title: 'April', at: '2027-04-21 15:45', venue: oak })
    expect(titles(await seen(cora))).toEqual(['Number talk', 'Open'])
    expect(titles(await seen(fay))).toEqual(['Number talk', 'Open'])
    expect(titles(await seen(tim))).toEqual(['Open'])
    await plans.leads(session, tim.id, elm)
    expect((await seen(tim)).sessions).toEqual([
      expect.objectContaining({ title: 'Number talk', isMine: true, canMove: true, venueName: 'Elm' }),
      expect.objectContaining({ title: 'Open', isMine: false, canMove: false, isReleased: true }),
    ])
    expect(await outsider.refused(read, { alliance: north, ...march })).toBe('not-found')
    expect(await cora.refused(read, { alliance: north, from: '2027-03-02', until: '2027-03-01' })).toBe(
      'input.not-a-date',
    )
    expect(await cora.refused(read, { alliance: north, from: '2025-03-02', until: '2027-03-01' })).toBe(
      'input.not-a-date',
    )
  })

  it('is narrowed to a school, a person and a room', async () => {
    const hall = await plans.room(oak, 'Hall')
    const own = await plans.cycle({ lead: cora.id, schools: [oak], state: 'RELEASED' })
    const there = await plans.session(own, { title: 'At Oak', at: '2027-03-03 09:00', venue: oak, room: hall })
    await plans.goes(there, ned.id, oak)
    expect(titles(await seen(cora, { urn: elm }))).toEqual(['Number talk'])
    expect(titles(await seen(cora, { urn: oak }))).toEqual(['Number talk', 'At Oak'])
    expect(titles(await seen(cora, { room: hall }))).toEqual(['At Oak'])
    expect(titles(await seen(ned, { person: ned.id }))).toEqual(['At Oak'])
    expect(titles(await seen(tim, { person: ned.id }))).toEqual([])
    const found = (await cora.ask(choices, { alliance: north })).timetableChoices
    expect(found.schools).toEqual([{ name: 'Elm' }, { name: 'Oak' }])
    expect(found.people).toEqual([{ name: 'Ned' }])
    expect(found.rooms).toContainEqual({ name: 'Oak, Hall' })
  })

  it('names days on which a school is closed or has INSET, and sessions that still need a time', async () => {
    const oakSpace = await w.spaceOf(oak)
    const days = [
      { kind: 'CLOSED', from: '2027-03-04', until: '2027-03-04', name: 'Heating' },
      { kind: 'INSET', from: '2027-03-05', until: '2027-03-05', name: '' },
    ]
    await w.sql(
      'insert into school_calendar_year (space_id, academic_year, half_terms, days) values ($1, 2026, $2, $3)',
      [oakSpace, JSON.stringify(usualYear(2026).halfTerms), JSON.stringify(days)],
    )
    await plans.session(cycle, { title: 'Later', rank: 2 })
    const all = await seen(cora)
    expect(all.days).toContainEqual({ day: '2027-03-04', isClosedEverywhere: false, closed: [oak], inset: [] })
    expect(all.days).toContainEqual({ day: '2027-03-05', isClosedEverywhere: false, closed: [], inset: [oak] })
    expect(all.days).toContainEqual({ day: '2027-03-26', isClosedEverywhere: true, closed: [], inset: [] })
    expect(all.withoutTime).toEqual([{ title: 'Later' }])
    expect((await seen(cora, { urn: elm })).days.map(({ day }: Answer) => day)).not.toContain('2027-03-04')
    expect((await seen(tim)).withoutTime).toEqual([])
    await withRoom()
    expect(await kinds(at('2027-03-04', '13:00'))).toEqual(['SCHOOL_CLOSED'])
    expect(await kinds(at('2027-03-05', '13:00'))).toEqual([])
    await w.sql('delete from school_calendar_year where space_id = $1', [oakSpace])
  })
})

describe('what speaks against a time', () => {
  it('is whatever else people do, in any alliance, and one’s own session is no clash with itself', async () => {
    await withRoom()
    await plans.goes(session, tim.id, elm)
    await plans.leads(session, ned.id, oak)
    const other = await plans.session(cycle, { at: '2027-03-02 15:00', rank: 2, venue: oak })
    await plans.goes(other, tim.id, elm, 'REQUESTED')
    await plans.goes(other, ned.id, oak, 'WAITING_LIST')
    expect(await kinds(at('2027-03-02', '13:00'))).toEqual([])
    expect(await kinds(at('2027-03-02', '13:30'))).toEqual(['DOUBLE_BOOKED Tim'])
    expect(await kinds(at('2027-03-06', '13:00'))).toEqual(['SCHOOL_CLOSED', 'SCHOOL_CLOSED'])
    await w.sql(`update cpd_session set state = 'POSTPONED' where id = $1`, [other])
    expect(await kinds(at('2027-03-02', '13:30'))).toEqual([])
  })

  it('is a research lesson, all day while nobody has said when', async () => {
    await withRoom()
    await plans.goes(session, tim.id, elm)
    const study = v7()
    const lesson = v7()
    await w.sql(
      `insert into lesson_study (space_id, id, title, state, facilitator_id, created_by, created_urn, protocol) values ($1, $2, 'Fractions', 'RUNNING', $3, $3, $4, '')`,
      [north, study, tim.id, elm],
    )
    await w.sql(
      `insert into lesson_study_member (space_id, study_id, person_id, urn, state) values ($1, $2, $3, $4, 'JOINED')`,
      [north, study, tim.id, elm],
    )
    const documents = [v7(), v7()]
    await w.sql(
      `insert into live_document (space_id, id, kind, item_id) values ($1, $2, 'research-lesson', $4), ($1, $3, 'discussion', $4)`,
      [north, ...documents, lesson],
    )
    await w.sql(
      `insert into research_lesson (space_id, id, study_id, number, state, document_id, discussion_id, on_day) values ($1, $2, $3, 1, 'PLANNING', $4, $5, '2027-03-02')`,
      [north, lesson, study, ...documents],
    )
    expect(await kinds(at('2027-03-02', '13:00'))).toEqual(['DOUBLE_BOOKED Tim'])
    expect(await kinds(at('2027-03-02', '15:30'))).toEqual([])
    await w.sql(`update research_lesson set at_time = '09:30' where id = $1`, [lesson])
    expect(await kinds(at('2027-03-02', '13:00'))).toEqual([])
    expect(await kinds(at('2027-03-02', '11:00'))).toEqual(['DOUBLE_BOOKED Tim'])
    const { busy } = await seen(tim, { person: tim.id })
    expect(busy).toEqual([{ kind: 'LESSON', startsAt: at('2027-03-02', '09:30'), endsAt: at('2027-03-02', '12:00') }])
    expect((await seen(ned, { person: tim.id })).busy).toEqual([])
    await w.sql(`update research_lesson set state = 'CANCELLED' where id = $1`, [lesson])
  })

  it('is a room that another session holds, and none at all', async () => {
    expect(await kinds(at('2027-03-02', '13:00'))).toEqual(['NO_ROOM'])
    await withRoom()
    const [{ room_id: room } = { room_id: '' }] = await w.sql<{ room_id: string }>(
      'select room_id from cpd_session where id = $1',
      [session],
    )
    await plans.session(cycle, { at: '2027-03-03 14:00', rank: 2, venue: elm, room: room as never })
    expect(await kinds(at('2027-03-03', '13:00'))).toEqual(['NO_ROOM'])
    expect(await kinds(at('2027-03-03', '12:00'))).toEqual([])
    await w.sql(`update cpd_session set format = 'ONLINE', room_id = null where id = $1`, [session])
    expect(await kinds(at('2027-03-02', '13:00'))).toEqual([])
  })

  it('is too many of a school’s teachers at once, but not after the last lesson', async () => {
    await withRoom()
    await plans.teachers(elm, 20)
    await plans.goes(session, tim.id, elm)
    const other = await plans.session(cycle, { at: '2027-03-02 09:00', minutes: 120, rank: 2, venue: oak })
    await plans.goes(other, fay.id, elm)
    expect(await kinds(at('2027-03-02', '13:00'))).toEqual([])
    expect(await kinds(at('2027-03-02', '11:00'))).toEqual(['MANY_STAFF_OUT'])
    await plans
      .session(cycle, { at: '2027-03-02 15:45', minutes: 60, rank: 3 })
      .then((late) => plans.goes(late, fay.id, elm))
    expect(await kinds(at('2027-03-02', '16:45'))).toEqual([])
  })

  it('TIM-6: is cover that nobody has found so close to the day, and a class that is covered often; whoever waits for a yes needs none yet', async () => {
    await withRoom()
    const [near, later] = [schoolDayIn(6), schoolDayIn(25)]
    await plans.goes(session, tim.id, elm)
    await plans.goes(session, ned.id, oak, 'REQUESTED')
    expect(await kinds(at(near, '13:00'))).toEqual(['COVER_UNFILLED Tim'])
    for (const [day, clock] of [
      [near, '15:45'],
      [later, '13:00'],
    ] as const)
      expect(await kinds(at(day, clock))).toEqual([])
    const move = `mutation($id: ID!, $version: Int!, $from: DateTime!, $until: DateTime!) { timeCpdSession(id: $id, version: $version, startsAt: $from, endsAt: $until) { version } }`
    await cora.ask(move, { id: session, version: 1, from: at(near, '13:00'), until: at(near, '15:00') })
    const ask = `mutation($id: ID!, $day: Date!, $who: ID!, $periods: [MissedPeriodInput!]!) { askForCover(sourceId: $id, onDay: $day, personId: $who, periods: $periods) { isSaid } }`
    const periods = [{ name: 'Afternoon', classCode: '9B/Ma1' }]
    await tim.ask(ask, { id: session, day: near, who: tim.id, periods })
    const stands = async (state: string) => {
      await w.sql('update cover_need set state = $1', [state])
      return kinds(at(near, '13:00'))
    }
    for (const state of ['COSTED', 'APPROVED', 'FAILED']) expect(await stands(state)).toEqual(['COVER_UNFILLED Tim'])
    for (const state of ['ARRANGED', 'NOT_NEEDED']) expect(await stands(state)).toEqual([])
    const found = await cora.ask(standing, { alliance: north, ids: [session] })
    expect(found.timetableStanding).toEqual([])
    await stands('ARRANGED')
    expect(await kinds(at(later, '13:00'))).toEqual(['COVER_ASKED_AGAIN Tim'])
    // Twice more in this half-term: a third lesson of theirs is one too many, and only the coordinator learns whose.
    await w.sql(
      `insert into cover_need (space_id, id, person_id, alliance_id, source_kind, source_id, on_day, period, from_time, until_time, class_code, state, said_for)
         select space_id, gen_random_uuid(), person_id, alliance_id, source_kind, gen_random_uuid(), on_day, other, from_time, until_time, class_code, 'ARRANGED', said_for from cover_need cross join (values ('One'), ('Two')) more (other) where person_id = $1`,
      [tim.id],
    )
    expect(await kinds(at(near, '13:00'))).toEqual(['CLASS_COVERED_OFTEN Tim'])
    await plans.leads(session, fay.id, elm)
    const told = await against(fay, at(near, '13:00'))
    expect(told.map(({ kind, person }) => [kind, person])).toContainEqual(['CLASS_COVERED_OFTEN', null])
    await w.sql('delete from cover_need')
  })

  it('is more than people can bear, unless their head allowed it; whose load it is, only the coordinator is told', async () => {
    await withRoom()
    await plans.leads(session, fay.id, elm)
    await plans.goes(session, tim.id, elm)
    for (const day of ['05', '12', '19', '26'])
      await plans
        .session(cycle, { at: `2027-01-${day} 09:00`, minutes: 180, rank: 2 })
        .then((id) => plans.goes(id, tim.id, elm))
    expect(await kinds(at('2027-03-02', '13:00'))).toEqual([])
    expect(await kinds(at('2027-02-02', '13:00'))).toEqual(['LOAD_RED Tim'])
    const told = await against(fay, at('2027-02-02', '13:00'))
    expect(told).toEqual([{ kind: 'LOAD_RED', level: 'BLOCK', person: null, school: null }])
    await w.sql(
      `insert into load_override (space_id, id, person_id, half_term, reason, by_person) values ($1, $2, $3, '2027-01-04', 'Asked for it', $4)`,
      [await w.spaceOf(elm), v7(), tim.id, cora.id],
    )
    expect(await kinds(at('2027-02-02', '13:00'))).toEqual(['LOAD_OVERRIDDEN Tim'])
  })

  it('is told for every day at once, at the session’s own time, or for any times of day', async () => {
    await withRoom()
    await plans.goes(session, tim.id, elm)
    const other = await plans.session(cycle, { at: '2027-03-04 09:00', minutes: 300, rank: 2, venue: oak })
    await plans.goes(other, tim.id, elm)
    const days = (await cora.ask(slots, { id: session, from: '2027-03-01', until: '2027-03-06' })).sessionSlots
    expect(days.map(({ startsAt, level }: Answer) => `${startsAt.slice(8, 16)} ${level}`)).toEqual([
      '01T13:00 IGNORE',
      '02T13:00 IGNORE',
      '03T13:00 IGNORE',
      '04T13:00 BLOCK',
      '05T13:00 IGNORE',
      '06T13:00 BLOCK',
    ])
    expect(days[5].reasons).toEqual([{ kind: 'SCHOOL_CLOSED', level: 'BLOCK', count: 2, urns: [elm, oak] }])
    const hours = (
      await cora.ask(slots, {
        id: session,
        from: '2027-03-04',
        until: '2027-03-04',
        clocks: ['07:00', '12:00', '14:00'],
      })
    ).sessionSlots
    expect(hours.map(({ level }: Answer) => level)).toEqual(['IGNORE', 'BLOCK', 'IGNORE'])
    // As the calendar asks when it shows a term.
    const term = (await cora.ask(slots, { id: session, from: '2027-01-01', until: '2027-04-30' })).sessionSlots
    expect(term).toHaveLength(120)
    expect(await cora.refused(slots, { id: session, from: '2027-03-04', until: '2027-12-04' })).toBe('input.invalid')
    expect(await cora.refused(slots, { id: session, from: '2027-03-04', until: '2027-03-04', clocks: ['25:00'] })).toBe(
      'input.invalid',
    )
    expect(await tim.refused(slots, { id: session, from: '2027-03-04', until: '2027-03-04' })).toBe('not-found')
    expect(await outsider.refused(clashes, { id: session, at: at('2027-03-04', '13:00') })).toBe('not-found')
    // As it is while somebody still types the year.
    expect(await cora.refused(clashes, { id: session, at: '0002-03-04T13:00:00Z' })).toBe('input.not-a-date')
  })

  it('keeps its time of day when the clocks go forward', async () => {
    const days = (await cora.ask(slots, { id: session, from: '2027-03-27', until: '2027-03-29' })).sessionSlots
    expect(days.map(({ startsAt }: Answer) => startsAt)).toEqual([
      '2027-03-27T13:00:00.000Z',
      '2027-03-28T12:00:00.000Z',
      '2027-03-29T12:00:00.000Z',
    ])
  })

  it('stays where it is, rather than go to a time that cannot be: also while it is only pencilled', async () => {
    const move = `mutation($id: ID!, $from: DateTime!, $until: DateTime!) { timeCpdSession(id: $id, version: 1, startsAt: $from, endsAt: $until) { startsAt } }`
    const on = (day: string) => ({ id: session, from: at(day, '13:00'), until: at(day, '15:00') })
    for (const state of ['DRAFT', 'PENCILLED', 'CONFIRMED']) {
      await w.sql(`update cpd_session set state = $2 where id = $1`, [session, state])
      expect(await cora.refused(move, on('2027-03-06'))).toBe('cpd-session.time-blocked')
    }
    expect(await w.sql('select starts_at, sequence from cpd_session where id = $1', [session])).toEqual([
      { starts_at: new Date(at('2027-03-02', '13:00')), sequence: 0 },
    ])
  })

  it('is moved by one of two coordinators who move it at once; the other is told, and looks again', async () => {
    const dan = await w.person({ name: 'Dan', role: 'ALLIANCE_COORDINATOR', alliance: north })
    const move = `mutation($id: ID!, $from: DateTime!, $until: DateTime!) { timeCpdSession(id: $id, version: 1, startsAt: $from, endsAt: $until) { startsAt } }`
    const on = (day: string) => ({ id: session, from: at(day, '13:00'), until: at(day, '15:00') })
    const both = await Promise.all([cora.post(move, on('2027-03-08')), dan.post(move, on('2027-03-09'))])
    expect(both.flatMap(({ errors }) => errors.map(({ extensions }) => extensions.code))).toEqual(['stale'])
    const [moved] = both.flatMap(({ data }) => data?.timeCpdSession ?? [])
    expect(await w.sql('select starts_at from cpd_session where id = $1', [session])).toEqual([
      { starts_at: new Date(moved.startsAt) },
    ])
  })

  it('is told of sessions where they stand, to those who may move them', async () => {
    const ask = async (who: Someone): Promise<Answer[]> =>
      (await who.ask(standing, { alliance: north, ids: [session] })).timetableStanding
    expect(await ask(cora)).toEqual([
      { sessionId: session, level: 'BLOCK_RELEASE', reasons: [{ kind: 'NO_ROOM', count: 1 }] },
    ])
    expect(await ask(ned)).toEqual([])
    await withRoom()
    expect(await ask(cora)).toEqual([])
  })
})
