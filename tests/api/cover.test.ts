// Cover at the door: what is missed, what it costs and who says yes, how it follows what it is for, and what nobody else sees.
import { dayInWords } from '@alongside/domain/civil-date'
import type { AllianceId, Urn } from '@alongside/domain/ids'
import { academicYearOf } from '@alongside/domain/school-days'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { v7 } from 'uuid'
import type { Answer, Caller } from '../support/ask.js'
import { sessionPlan } from '../support/cpd.js'
import { londonTime, moveTo, schoolDayIn, sessionIn } from '../support/cpd-rows.js'
import { eventually } from '../support/eventually.js'
import { type Place, places } from '../support/rounds.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let north: AllianceId
let elm: Place
let oak: Place
let far: Place
let cora: Someone
let mona: Someone
let fay: Someone
let session: string
let day: string

const patience = 60_000
beforeAll(async () => {
  w = await world()
  ;[elm, oak] = (await places(w, ['Elm', 'Oak'])) as [Place, Place]
  north = await w.alliance('North', { schools: [elm.urn, oak.urn] })
  cora = await w.person({ name: 'Cora', role: 'ALLIANCE_COORDINATOR', alliance: north })
  mona = await w.person({ name: 'Mona', role: 'COVER_MANAGER', school: elm.urn })
  fay = await w.person({ name: 'Fay', role: 'TEACHER', school: oak.urn })
  ;[far] = (await places(w, ['Far'])) as [Place]
  await w.sql(`insert into school_day (space_id, teachers, periods) values ($1, 20, $2)`, [
    await w.spaceOf(elm.urn),
    JSON.stringify(
      ['09:00', '10:00', '11:00', '12:00', '13:30'].map((from, at) => ({
        name: `Period ${at + 1}`,
        from,
        until: `${from.slice(0, 2)}:55`,
      })),
    ),
  ])
}, patience)
afterAll(() => w?.close(), patience)

beforeEach(async () => {
  await w.sql('delete from cover_need')
  await w.sql('delete from cover_setting')
  await w.sql('delete from inbox_item')
  await w.sql('delete from cpd_booking')
  await w.sql('delete from cpd_facilitator')
  await w.sql('delete from cpd_session')
  await w.sql('delete from cpd_cycle_school')
  await w.sql('delete from cpd_cycle')
  ;({ session, day } = await sessionIn(w, north, {
    lead: cora.id,
    venue: oak.urn,
    facilitators: [{ id: fay.id, urn: oak.urn }],
    going: [{ id: elm.teacher.id, urn: elm.urn }],
  }))
})

async function keepDates(): Promise<void> {
  const [job] = await w.sql<{ id: string }>(`select (graphile_worker.add_job('cover-dates')).id`)
  await eventually(
    async () => (await w.sql('select 1 from graphile_worker.jobs where id = $1', [job!.id])).length === 0,
  )
}

const abilities = 'abilities { approve arrange cost fail notNeeded use charge takeBack }'
const need = `id state classCode units source payer pence coveredBy isMoved period onDay ${abilities}`
const absence = `id kind title onDay isSaid person { name } there { name } abilities { ask } periods { name isMissed need { ${need} } }`
const asking = `mutation($sourceId: ID!, $onDay: Date!, $personId: ID!, $periods: [MissedPeriodInput!]!) {
  askForCover(sourceId: $sourceId, onDay: $onDay, personId: $personId, periods: $periods) { ${absence} } }`
const costing = `mutation($ids: [ID!]!, $cost: CoverCostInput!) { costCover(ids: $ids, cost: $cost) { ${need} } }`
const moving = `mutation($ids: [ID!]!, $to: CoverState!, $reason: String, $by: String, $pence: Int) { moveCover(ids: $ids, to: $to, reason: $reason, coveredBy: $by, pence: $pence) { ${need} } }`
const sheetOf = `query($urn: ID!, $from: Date!, $until: Date!) { coverSheet(urn: $urn, from: $from, until: $until) { teachers abilities { arrange } absences { ${absence} } } }`
const rates = `mutation($urn: ID!, $usual: CoverSource, $rates: [CoverRateInput!]!, $version: Int!) { setCoverRates(urn: $urn, unit: PERIOD, usualSource: $usual, rates: $rates, version: $version) { version usualSource rates { source ratePence } } }`
const outside = `query($id: ID!) { coverFromOutside(allianceId: $id) { id state onDay pays payer units pence school { name } } }`

const missed = [
  { name: 'Period 2', classCode: '9B/Ma1' },
  { name: 'Period 3', classCode: '=7A/Ma2' },
]
const ask = async (who: Someone = elm.teacher, periods: object[] = missed, onDay = day): Promise<Answer> =>
  (await who.ask(asking, { sourceId: session, onDay, personId: elm.teacher.id, periods })).askForCover
const linesOf = (one: Answer): Answer[] => one.periods.flatMap((period: Answer) => period.need ?? [])
const needsOf = (one: Answer): Answer[] => linesOf(one).filter(({ state }) => state !== 'NOT_NEEDED')
const idsOf = (one: Answer): string[] => needsOf(one).map(({ id }) => id)
const cost = async (ids: string[], more: object = {}, who: Caller = mona): Promise<Answer[]> =>
  (await who.ask(costing, { ids, cost: { source: 'SUPPLY', payer: 'SENDING_SCHOOL', ratePence: 3500, ...more } }))
    .costCover
const move = async (who: Caller, ids: string[], to: string, more: object = {}): Promise<Answer[]> =>
  (await who.ask(moving, { ids, to, ...(to === 'APPROVED' && { pence: 3500 * ids.length }), ...more })).moveCover
const sheet = async (who: Caller, urn: Urn = elm.urn): Promise<Answer> =>
  (await who.ask(sheetOf, { urn, from: schoolDayIn(0), until: schoolDayIn(30) })).coverSheet
const notices = async (who: Someone): Promise<string[]> =>
  (await w.sql<{ kind: string }>('select kind from inbox_item where space_id = $1 and done_at is null', [who.id])).map(
    ({ kind }) => kind,
  )
const states = async (): Promise<[string, string][]> =>
  (await w.sql<{ state: string; day: string }>('select distinct state, on_day::text as day from cover_need')).map(
    ({ state, day: on }) => [state, on],
  )
const arranged = async (): Promise<string[]> => {
  const ids = idsOf(await ask())
  await cost(ids)
  await move(elm.head, ids, 'APPROVED')
  await move(mona, ids, 'ARRANGED', { by: 'Sam Supply' })
  return ids
}

describe('what somebody misses', () => {
  it('DAP-2: the periods of their school’s day that touch it, ticked with a class; never anybody else’s to say', async () => {
    const { myAbsences } = await elm.teacher.ask(`query { myAbsences { ${absence} } }`)
    expect(myAbsences).toHaveLength(1)
    const [one] = myAbsences
    expect(one).toMatchObject({ kind: 'CPD', title: 'Joining clauses', isSaid: false, there: { name: 'Oak' } })
    const touched = one.periods.filter((period: Answer) => period.isMissed)
    expect(touched.map((period: Answer) => period.name)).toEqual(['Period 1', 'Period 2', 'Period 3', 'Period 4'])
    const said = await ask()
    expect(said.isSaid).toBe(true)
    expect(needsOf(said).map(({ state, classCode }) => [state, classCode])).toEqual([
      ['IDENTIFIED', '9B/Ma1'],
      ['IDENTIFIED', '=7A/Ma2'],
    ])
    const given = { sourceId: session, onDay: day, personId: elm.teacher.id, periods: missed }
    for (const who of [oak.teacher, fay, far.head, cora])
      expect(await who.refused(asking, given)).toBe('cover.not-away')
    expect(await elm.teacher.refused(asking, { ...given, onDay: schoolDayIn(9) })).toBe('cover.not-away')
    expect(await elm.teacher.refused(asking, { ...given, periods: [{ name: 'Period 9', classCode: '' }] })).toBe(
      'cover.not-away',
    )
  })

  it('is said again: what is no longer ticked needs no cover, and nothing ticked says that no lesson is missed', async () => {
    await ask()
    const again = await ask(elm.teacher, [{ name: 'Period 3', classCode: '7A/Ma2' }])
    expect(needsOf(again).map(({ period, classCode }) => [period, classCode])).toEqual([['Period 3', '7A/Ma2']])
    const none = await ask(mona, [])
    expect([needsOf(none), none.isSaid]).toEqual([[], true])
    // And once more: it is the same cover as before.
    expect(idsOf(await ask(elm.teacher, [{ name: 'Period 3', classCode: '7A/Ma2' }]))).toEqual(idsOf(again))
  })

  it('needs nothing on a day without pupils', async () => {
    await w.sql(
      `insert into school_calendar_year (space_id, academic_year, half_terms, days) values ($1, $2, $3, $4)`,
      [
        await w.spaceOf(elm.urn),
        academicYearOf(day),
        JSON.stringify([{ from: day, until: day }]),
        JSON.stringify([{ kind: 'INSET', from: day, until: day, name: 'Staff day' }]),
      ],
    )
    const { myAbsences } = await elm.teacher.ask(`query { myAbsences { ${absence} } }`)
    expect([myAbsences[0].isSaid, myAbsences[0].periods.some((one: Answer) => one.isMissed)]).toEqual([true, false])
    await w.sql('delete from school_calendar_year')
  })
})

describe('from what it costs to what it came to', () => {
  it('COV-1, COV-2: costed by the cover manager, seen and approved by the head, arranged, used and charged', async () => {
    const ids = idsOf(await ask())
    expect(await mona.refused(moving, { ids, to: 'APPROVED' })).toBe('cover.state-out-of-order')
    expect(await mona.refused(costing, { ids, cost: { source: 'SUPPLY', payer: 'SENDING_SCHOOL' } })).toBe(
      'cover.rate-missing',
    )
    expect(
      await elm.teacher.refused(costing, { ids, cost: { source: 'SUPPLY', payer: 'SENDING_SCHOOL', ratePence: 1 } }),
    ).toBe('cover.not-yours')
    expect((await cost(ids)).map(({ pence }) => pence)).toEqual([3500, 3500])
    expect(await notices(elm.head)).toEqual(['COVER_TO_APPROVE'])
    // The teacher sees where it stands, and not what it costs.
    const own = needsOf((await elm.teacher.ask(`query { myAbsences { ${absence} } }`)).myAbsences[0])
    expect(own.map(({ state, pence }) => [state, pence])).toEqual([
      ['COSTED', null],
      ['COSTED', null],
    ])
    for (const who of [mona, elm.teacher])
      expect(await who.refused(moving, { ids, to: 'APPROVED' })).toBe('cover.not-yours')
    for (const who of [cora, oak.head, far.head])
      expect(await who.refused(moving, { ids, to: 'APPROVED' })).toBe('not-found')
    const seen = (await sheet(elm.head)).absences.flatMap(needsOf)
    expect(seen.map((one: Answer) => [one.pence, one.abilities.approve])).toEqual([
      [3500, true],
      [3500, true],
    ])
    expect(await elm.head.refused(moving, { ids, to: 'APPROVED' })).toBe('input.missing')
    expect(await elm.head.refused(moving, { ids, to: 'APPROVED', pence: 3500 })).toBe('cover.cost-changed')
    await move(elm.head, ids, 'APPROVED')
    expect(await notices(elm.head)).toEqual([])
    expect(await mona.refused(moving, { ids, to: 'ARRANGED' })).toBe('input.missing')
    expect((await move(mona, ids, 'ARRANGED', { by: 'Sam Supply' }))[0]).toMatchObject({ coveredBy: 'Sam Supply' })
    expect(await mona.refused(moving, { ids, to: 'USED' })).toBe('cover.not-yet')
    await w.sql(`update cover_need set on_day = current_date - 1`)
    await keepDates()
    expect((await move(mona, ids, 'CHARGED')).map(({ state }) => state)).toEqual(['CHARGED', 'CHARGED'])
  })

  it('is taken back by whoever took the step, with a reason, all of it or none', async () => {
    const ids = await arranged()
    expect(await mona.refused(moving, { ids, to: 'APPROVED' })).toBe('reason.required')
    const back = await move(mona, [ids[0]!], 'APPROVED', { reason: 'Sam is ill' })
    expect(back[0]).toMatchObject({ state: 'APPROVED', coveredBy: 'Sam Supply' })
    expect(await mona.refused(moving, { ids, to: 'APPROVED', reason: 'Sam is ill' })).toBe('cover.state-out-of-order')
    expect(needsOf((await sheet(mona)).absences[0]).map(({ state }) => state)).toEqual(['APPROVED', 'ARRANGED'])
    await move(elm.head, [ids[0]!], 'COSTED', { reason: 'Too dear' })
  })

  it('no longer needed: whoever would have come and whoever pays hear of it, and it is not gone from the sheet', async () => {
    const ids = await arranged()
    await w.sql('delete from inbox_item')
    const lines = linesOf(await ask(elm.teacher, [missed[0]!]))
    expect(lines.map((one) => [one.id, one.state, one.coveredBy])).toEqual([
      [ids[0], 'ARRANGED', 'Sam Supply'],
      [ids[1], 'NOT_NEEDED', 'Sam Supply'],
    ])
    for (const who of [mona, elm.head]) expect(await notices(who)).toEqual(['COVER_OFF'])
    await move(mona, [ids[0]!], 'NOT_NEEDED')
    expect(await notices(elm.head)).toEqual(['COVER_OFF', 'COVER_OFF'])
    const seen = linesOf((await sheet(mona)).absences[0])
    expect(seen.map((one: Answer) => [one.state, one.abilities.takeBack])).toEqual([
      ['NOT_NEEDED', true],
      ['NOT_NEEDED', true],
    ])
    expect((await move(mona, ids, 'IDENTIFIED', { reason: 'A slip' })).map(({ state }) => state)).toEqual([
      'IDENTIFIED',
      'IDENTIFIED',
    ])
  })

  it('a yes that nobody needs any more is asked of nobody, and a yes that one payer still owes of that one only', async () => {
    const ids = idsOf(await ask())
    await cost(ids)
    expect(await notices(elm.head)).toEqual(['COVER_TO_APPROVE'])
    await ask(elm.teacher, [])
    expect(await notices(elm.head)).toEqual([])
    await cost(idsOf(await ask()))
    // Another pays, and the first is asked no longer.
    await cost(ids, { payer: 'ALLIANCE_FUND' })
    expect([await notices(elm.head), await notices(cora)]).toEqual([[], ['COVER_TO_APPROVE']])
    await cost(ids)
    expect([await notices(elm.head), await notices(cora)]).toEqual([['COVER_TO_APPROVE'], []])
    const olga = await w.person({ name: 'Olga', role: 'COVER_MANAGER', school: oak.urn })
    await w.sql(
      `insert into cpd_booking (space_id, id, session_id, person_id, urn, state) values ($1, $2, $3, $4, $5, 'CONFIRMED')`,
      [north, v7(), session, oak.teacher.id, oak.urn],
    )
    const { askForCover } = await oak.teacher.ask(asking, {
      sourceId: session,
      onDay: day,
      personId: oak.teacher.id,
      periods: [{ name: 'Morning', classCode: '' }],
    })
    await cost(idsOf(askForCover), {}, olga)
    await move(elm.head, ids, 'APPROVED')
    expect([await notices(elm.head), await notices(oak.head)]).toEqual([[], ['COVER_TO_APPROVE']])
    // It moves, and is to be costed anew.
    await moveTo(w, session, schoolDayIn(12))
    await keepDates()
    expect(await notices(oak.head)).toEqual([])
  })

  it('costs itself where the school has said what it usually does, and a swap costs nothing', async () => {
    const given = { urn: elm.urn, usual: 'COVER_SUPERVISOR', rates: [{ source: 'COVER_SUPERVISOR', ratePence: 1200 }] }
    for (const who of [elm.teacher, oak.head, cora])
      expect(await who.refused(rates, { ...given, version: 0 })).toBe('not-allowed')
    expect((await mona.ask(rates, { ...given, version: 0 })).setCoverRates).toMatchObject({ version: 1 })
    expect(await mona.refused(rates, { ...given, version: 0 })).toBe('stale')
    expect(await mona.refused(rates, { ...given, rates: [{ source: 'SUPPLY', ratePence: 100_001 }], version: 1 })).toBe(
      'cover.rate',
    )
    const ids = idsOf(await ask())
    const costed = needsOf((await sheet(mona)).absences[0])
    expect(costed.map(({ state, pence }) => [state, pence])).toEqual([
      ['COSTED', 1200],
      ['COSTED', 1200],
    ])
    expect((await cost(ids, { source: 'LESSON_SWAP', ratePence: null }))[0]).toMatchObject({ pence: 0 })
    expect(
      await mona.refused(costing, { ids, cost: { source: 'SUPPLY', payer: 'GRANT', ratePence: 100, units: 41 } }),
    ).toBe('cover.units')
  })

  it('COV-5: the alliance’s money is its coordinator’s, the host’s its head’s; both see an amount, and no class', async () => {
    const ids = idsOf(await ask())
    await cost([ids[0]!], { payer: 'ALLIANCE_FUND' })
    await cost([ids[1]!], { payer: 'HOST' })
    expect(await elm.head.refused(moving, { ids: [ids[0]!], to: 'APPROVED' })).toBe('cover.not-yours')
    const seenBy = async (who: Caller) => (await who.ask(outside, { id: north })).coverFromOutside
    expect(await seenBy(cora)).toEqual([
      {
        id: ids[0],
        state: 'COSTED',
        onDay: day,
        pays: true,
        payer: 'ALLIANCE_FUND',
        units: 1,
        pence: 3500,
        school: { name: 'Elm' },
      },
      {
        id: ids[1],
        state: 'COSTED',
        onDay: day,
        pays: false,
        payer: null,
        units: null,
        pence: null,
        school: { name: 'Elm' },
      },
    ])
    expect((await seenBy(oak.head)).map((one: Answer) => [one.id, one.pence])).toEqual([[ids[1], 3500]])
    for (const who of [elm.head, oak.teacher, far.head, elm.teacher]) expect(await seenBy(who)).toEqual([])
    const approving =
      'mutation($id: ID!, $ids: [ID!]!, $pence: Int!) { approveCoverFromOutside(allianceId: $id, ids: $ids, pence: $pence) { id state } }'
    expect(await cora.refused(approving, { id: north, ids, pence: 7000 })).toBe('not-found')
    // Costed anew after it was looked at: nobody says yes to what they have not seen.
    await cost([ids[0]!], { payer: 'ALLIANCE_FUND', ratePence: 19_000 })
    expect(await cora.refused(approving, { id: north, ids: [ids[0]], pence: 3500 })).toBe('cover.cost-changed')
    await cora.ask(approving, { id: north, ids: [ids[0]], pence: 19_000 })
    await oak.head.ask(approving, { id: north, ids: [ids[1]], pence: 3500 })
    expect(needsOf((await sheet(mona)).absences[0]).map(({ state }) => state)).toEqual(['APPROVED', 'APPROVED'])
  })

  it('COV-4: what falls through close to the day alarms whoever goes, whoever leads the session, and the head', async () => {
    await moveTo(w, session, schoolDayIn(2))
    day = schoolDayIn(2)
    const ids = await arranged()
    await w.sql('delete from inbox_item')
    expect(await mona.refused(moving, { ids, to: 'FAILED' })).toBe('reason.required')
    await move(mona, [ids[0]!], 'FAILED', { reason: 'The agency called' })
    expect(await notices(elm.teacher)).toEqual(['COVER_FAILED'])
    for (const who of [fay, elm.head]) expect(await notices(who)).toEqual(['COVER_FAILED_FOR'])
    expect(await notices(oak.head)).toEqual([])
  })
})

describe('cover follows what it is for', () => {
  it('a moved session begins it again on the new day, also where it was approved, and asks whoever goes', async () => {
    const [one, two] = idsOf(await ask())
    await cost([one!])
    await move(elm.head, [one!], 'APPROVED')
    const later = schoolDayIn(12)
    await moveTo(w, session, later)
    await keepDates()
    const [absent] = (await sheet(mona)).absences
    expect(absent).toMatchObject({ onDay: later, isSaid: false })
    expect(needsOf(absent).map(({ id, state, isMoved }) => [id, state, isMoved])).toEqual([
      [one, 'IDENTIFIED', true],
      [two, 'IDENTIFIED', true],
    ])
    expect(await notices(elm.teacher)).toEqual(['COVER_MOVED'])
    await ask(elm.teacher, missed, later)
    expect(await notices(elm.teacher)).toEqual([])
    // Once said again it stays.
    await keepDates()
    expect(needsOf((await sheet(mona)).absences[0]).map(({ isMoved }) => isMoved)).toEqual([false, false])
  })

  it('moved by its coordinator, who is told before: whoever arranged it and whoever pays hear of it, and nothing that was written is lost', async () => {
    const ids = await arranged()
    const later = schoolDayIn(12)
    const span = async (from: string, until: string) => ({
      id: session,
      from: await londonTime(w, later, from),
      until: await londonTime(w, later, until),
    })
    const { sessionClashes } = await cora.ask(
      'query($id: ID!, $at: DateTime!) { sessionClashes(sessionId: $id, startsAt: $at) { kind level person { name } } }',
      { id: session, at: (await span('09:30', '12:30')).from },
    )
    expect(sessionClashes).toContainEqual({
      kind: 'COVER_ASKED_AGAIN',
      level: 'WARN',
      person: { name: elm.teacher.name },
    })
    await w.sql('delete from inbox_item')
    const time =
      'mutation($id: ID!, $from: DateTime!, $until: DateTime!, $version: Int!) { timeCpdSession(id: $id, version: $version, startsAt: $from, endsAt: $until) { version } }'
    const { version } = (await cora.ask(time, { ...(await span('09:30', '12:30')), version: 1 })).timeCpdSession
    for (const who of [mona, elm.head]) expect(await notices(who)).toEqual(['COVER_MOVED_FOR'])
    expect(await notices(elm.teacher)).toContain('COVER_MOVED')
    const [absent] = (await sheet(mona)).absences
    expect(
      needsOf(absent).map((one: Answer) => [one.id, one.state, one.onDay, one.classCode, one.coveredBy, one.pence]),
    ).toEqual([
      [ids[0], 'IDENTIFIED', later, '9B/Ma1', 'Sam Supply', 3500],
      [ids[1], 'IDENTIFIED', later, '=7A/Ma2', 'Sam Supply', 3500],
    ])
    // Costed, approved and arranged once more; after the last lesson none of it is needed, and Sam Supply is told so.
    await ask(elm.teacher, missed, later)
    await cost(ids)
    await move(elm.head, ids, 'APPROVED')
    await move(mona, ids, 'ARRANGED', { by: 'Sam Supply' })
    await w.sql('delete from inbox_item')
    await cora.ask(time, { ...(await span('16:00', '17:30')), version })
    for (const who of [mona, elm.head]) expect(await notices(who)).toEqual(['COVER_OFF'])
    expect(await w.sql('select distinct state from cover_need')).toEqual([{ state: 'CANCELLED' }])
  })

  it('a session that is called off, and a place that is given up, need none', async () => {
    await arranged()
    await w.sql(`update cpd_booking set state = 'CANCELLED'`)
    await keepDates()
    expect((await sheet(mona)).absences).toEqual([])
    expect(await w.sql('select distinct state from cover_need')).toEqual([{ state: 'CANCELLED' }])
  })

  it('put off, and given a new date: whoever goes is asked what they miss then', async () => {
    await arranged()
    await w.sql(`update cpd_session set state = 'POSTPONED'`)
    await keepDates()
    expect(await states()).toEqual([['CANCELLED', day]])
    await moveTo(w, session, schoolDayIn(12))
    await w.sql(`update cpd_session set state = 'CONFIRMED'`)
    await keepDates()
    await keepDates()
    expect(await notices(elm.teacher)).toEqual(['COVER_TO_SAY'])
  })

  it('that no lesson is missed was said of one day, and of no other', async () => {
    await ask(elm.teacher, [])
    expect(await states()).toEqual([['NOT_NEEDED', day]])
    const later = schoolDayIn(12)
    await moveTo(w, session, later)
    await keepDates()
    await keepDates()
    expect(await notices(elm.teacher)).toEqual(['COVER_TO_SAY'])
    expect((await sheet(mona)).absences.map((one: Answer) => [one.onDay, one.isSaid])).toEqual([[later, false]])
    await ask(elm.teacher, missed, later)
    expect(await notices(elm.teacher)).toEqual([])
  })

  it('what needs no cover is in the way of nothing else: neither of what is asked for nor of what moves to that day', async () => {
    await ask(elm.teacher, [])
    const other = await sessionIn(w, north, {
      lead: cora.id,
      day: schoolDayIn(8),
      going: [{ id: elm.teacher.id, urn: elm.urn }],
      title: 'Reading aloud',
    })
    const of = (sourceId: string, onDay: string, periods: object[]) => ({
      sourceId,
      onDay,
      personId: elm.teacher.id,
      periods,
    })
    await elm.teacher.ask(asking, of(other.session, other.day, missed))
    await w.sql(`update cover_need set state = 'ARRANGED', covered_by = 'Sam Supply' where source_id = $1`, [
      other.session,
    ])
    await moveTo(w, other.session, day)
    await keepDates()
    const more = [...missed, { name: 'Period 4', classCode: '8C/Ma1' }]
    const { askForCover } = await elm.teacher.ask(asking, of(other.session, day, more))
    expect(needsOf(askForCover).map((one: Answer) => [one.state, one.period, one.coveredBy])).toEqual([
      ['IDENTIFIED', 'Period 2', 'Sam Supply'],
      ['IDENTIFIED', 'Period 3', 'Sam Supply'],
      ['IDENTIFIED', 'Period 4', ''],
    ])
    expect(await elm.teacher.refused(asking, of(session, day, missed))).toBe('cover.covered-already')
  })

  it('one event that fails holds up no other, and is tried again', async () => {
    const ids = idsOf(await ask())
    const other = await sessionIn(w, north, {
      lead: cora.id,
      day: schoolDayIn(8),
      going: [{ id: elm.teacher.id, urn: elm.urn }],
    })
    await elm.teacher.ask(asking, {
      sourceId: other.session,
      onDay: other.day,
      personId: elm.teacher.id,
      periods: missed,
    })
    await w.sql(`update cpd_booking set state = 'CANCELLED'`)
    const cancelled = async (source: string): Promise<boolean> =>
      (await w.sql(`select 1 from cover_need where source_id = $1 and state = 'CANCELLED'`, [source])).length === 2
    await w.sql(`alter table cover_need add constraint stuck check (state <> 'CANCELLED' or id <> '${ids[0]!}')`)
    const [job] = await w.sql<{ id: string }>(`select (graphile_worker.add_job('cover-dates')).id`)
    await eventually(() => cancelled(other.session))
    expect(await cancelled(session)).toBe(false)
    await w.sql('alter table cover_need drop constraint stuck')
    await eventually(
      async () => (await w.sql('select 1 from graphile_worker.jobs where id = $1', [job!.id])).length === 0,
    )
    expect(await cancelled(session)).toBe(true)
  })

  it('whoever has a place and has said nothing is asked, once', async () => {
    await keepDates()
    await keepDates()
    expect(await notices(elm.teacher)).toEqual(['COVER_TO_SAY'])
    expect(await notices(oak.teacher)).toEqual([])
    await ask()
    expect(await notices(elm.teacher)).toEqual([])
  })
})

describe('research lessons and visits', () => {
  const lesson = v7()
  const visit = v7()
  afterEach(async () => {
    await w.sql('delete from research_lesson where id = $1', [lesson])
    await w.sql('delete from challenge_member where challenge_id = $1', [visit])
    await w.sql('delete from peer_challenge where id = $1', [visit])
  })
  beforeEach(async () => {
    await w.sql('delete from cpd_booking')
    const [study, plan, talk] = [v7(), v7(), v7()]
    await w.sql(
      `insert into lesson_study (space_id, id, title, state, facilitator_id, created_by, created_urn, protocol) values ($1, $2, 'Fractions', 'RUNNING', $3, $3, $4, '')`,
      [north, study, oak.teacher.id, oak.urn],
    )
    await w.sql(
      `insert into live_document (space_id, id, kind, item_id) select $1, unnest($2::uuid[]), 'lesson-plan', $3`,
      [north, [plan, talk], study],
    )
    await w.sql(
      `insert into lesson_study_member (space_id, study_id, person_id, urn, state, joined_at, protocol_version) values ($1, $2, $3, $4, 'JOINED', now(), 1)`,
      [north, study, elm.teacher.id, elm.urn],
    )
    await w.sql(
      `insert into research_lesson (space_id, id, study_id, number, state, document_id, discussion_id, urn, on_day, at_time) values ($1, $2, $3, 1, 'PLANNING', $4, $5, $6, $7, '10:00')`,
      [north, lesson, study, plan, talk, oak.urn, day],
    )
    await w.sql(
      `insert into peer_challenge (space_id, id, host_urn, host_space_id, state, progress, lead_id, proposed_by, visit_first_day, visit_last_day, self_review_id, desk_study_id, findings_id, summary_id)
       values ($1, $2, $3, $4, 'READY_TO_VISIT', 4, $5, $5, $6, $6, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid())`,
      [north, visit, oak.urn, await w.spaceOf(oak.urn), elm.teacher.id, schoolDayIn(8)],
    )
    await w.sql(`insert into challenge_member (space_id, challenge_id, person_id, urn) values ($1, $2, $3, $4)`, [
      north,
      visit,
      elm.teacher.id,
      elm.urn,
    ])
  })

  it('are asked about as sessions are: which lessons are missed, once for each', async () => {
    await keepDates()
    await keepDates()
    const { inbox } = await elm.teacher.ask('{ inbox { edges { node { text } } } }')
    expect(inbox.edges.map(({ node }: Answer) => node.text).sort()).toEqual([
      `The research lesson on ${dayInWords(day)}: say which lessons you miss, so that they are covered`,
      `The visit on ${dayInWords(schoolDayIn(8))}: say which lessons you miss, so that they are covered`,
    ])
    expect(await notices(oak.teacher)).toEqual([])
  })

  it('take their cover along when their day changes, at once', async () => {
    await elm.teacher.ask(asking, { sourceId: lesson, onDay: day, personId: elm.teacher.id, periods: missed })
    await w.sql(`update cover_need set state = 'ARRANGED', covered_by = 'Sam Supply'`)
    await elm.teacher.ask(
      'mutation($id: ID!, $day: Date!) { updateResearchLesson(id: $id, input: { onDay: $day }) { onDay } }',
      { id: lesson, day: schoolDayIn(9) },
    )
    expect(await w.sql('select distinct state, on_day::text as day, covered_by from cover_need')).toEqual([
      { state: 'IDENTIFIED', day: schoolDayIn(9), covered_by: 'Sam Supply' },
    ])
    expect(await notices(mona)).toEqual(['COVER_MOVED_FOR'])
  })
})

describe('who reads it', () => {
  it('whoever answers for cover at the school, and nobody beside it', async () => {
    await ask()
    for (const who of [mona, elm.head]) expect((await sheet(who)).absences).toHaveLength(1)
    for (const who of [elm.teacher, oak.head, cora, far.head]) expect(await sheet(who)).toBeNull()
    const all = await w.sql<{ count: number }>('select count(*)::int as count from cover_need')
    expect(all[0]!.count).toBe(2)
  })

  it('T17: totals by term and payer, and a table in which no class begins a formula', async () => {
    const ids = idsOf(await ask())
    await cost(ids)
    await ask(elm.teacher, [...missed, { name: 'Period 4', classCode: '8C/Ma1' }])
    await cost(idsOf((await sheet(mona)).absences[0]).slice(2), { ratePence: 4500 })
    await w.sql(`update cover_need set state = 'FAILED' where period = 'Period 4'`)
    const year = academicYearOf(day)
    const total = 'query($urn: ID!, $year: Int!) { coverTotals(urn: $urn, academicYear: $year) { payer units pence } }'
    expect((await mona.ask(total, { urn: elm.urn, year })).coverTotals).toEqual([
      { payer: 'SENDING_SCHOOL', units: 2, pence: 7000 },
    ])
    expect((await elm.teacher.ask(total, { urn: elm.urn, year })).coverTotals).toEqual([])
    const file = (who: Caller) =>
      fetch(`${w.url}/api/schools/${elm.urn}/cover.csv?year=${year}`, { headers: { cookie: who.cookie ?? '' } })
    const reply = await file(mona)
    const text = await reply.text()
    expect(reply.headers.get('content-disposition')).toContain('attachment')
    expect(text).toContain(`"'=7A/Ma2"`)
    const rows = text.split('\r\n').filter(Boolean)
    expect(rows.slice(1).map((row) => row.replaceAll('"', '').split(',').slice(-4))).toEqual([
      ['Supply teacher', 'Our school', '35', 'Waits for a yes'],
      ['Supply teacher', 'Our school', '35', 'Waits for a yes'],
      // What fell through costs nothing: the table adds up to what the page says.
      ['Supply teacher', 'Our school', '', 'Fell through'],
    ])
    for (const who of [elm.teacher, oak.head, cora]) expect((await file(who)).status).toBe(404)
    expect((await file(w.stranger)).status).toBe(401)
  })
})

it('COV-5: held at another school, what its host was to pay is asked of the other’s head; what oneself pays stays', async () => {
  const ids = idsOf(await ask())
  await cost([ids[0]!])
  await cost([ids[1]!], { payer: 'HOST' })
  await move(elm.head, [ids[0]!], 'APPROVED')
  const yes = `mutation($id: ID!, $ids: [ID!]!) { approveCoverFromOutside(allianceId: $id, ids: $ids, pence: 3500) { id state } }`
  await oak.head.ask(yes, { id: north, ids: [ids[1]!] })
  const birch = (await places(w, ['Birch']))[0]!
  await w.member(north, birch.urn, { role: 'MEMBER' })
  const { version } = (await cora.ask('query($id: ID!) { cpdSession(id: $id) { version } }', { id: session }))
    .cpdSession
  await cora.ask(
    `mutation($id: ID!, $version: Int!, $session: CpdSessionInput!) { planCpdSession(id: $id, version: $version, session: $session) { id } }`,
    { id: session, version, session: sessionPlan({ venueUrn: birch.urn }) },
  )
  const states = needsOf((await sheet(mona)).absences[0]).map(({ state }) => state)
  expect(states).toEqual(['APPROVED', 'COSTED'])
  expect([await notices(birch.head), await notices(oak.head)]).toEqual([['COVER_TO_APPROVE'], []])
  expect(await oak.head.refused(yes, { id: north, ids: [ids[1]!] })).toMatch(/not-found|not-yours/)
  await birch.head.ask(yes, { id: north, ids: [ids[1]!] })
})
