// A school whose dates are its own: half-terms of load and weeks of a stage are counted by them, and not by the usual English ones.
import { addDays, type CivilDate, dayInLondon, dayInWords } from '@alongside/domain/civil-date'
import type { AllianceId, Urn } from '@alongside/domain/ids'
import { academicYearOf, englishCalendar } from '@alongside/domain/school-days'
import { halfTermFor } from '@alongside/domain/workload'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sessionIn } from '../support/cpd-rows.js'
import { cast, EnquiryHelp } from '../support/enquiries.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let alliance: AllianceId
let own: Urn
let usual: Urn
let people: { own: Someone; usual: Someone; head: Someone }
const today = dayInLondon(new Date())
const year = academicYearOf(today)

/** Six half-terms of one day less than nine weeks, one after the other: nobody else has such a year. */
const halfTerms = Array.from({ length: 6 }, (_, at) => {
  const from = addDays(`${year}-09-02`, at * 59)
  return { from, until: addDays(from, 57) }
})
const mine = halfTerms.find(({ until }) => today <= until) ?? halfTerms[5]!

const tell = (urn: Urn, days: object[] = []) =>
  w.sql(
    `insert into school_calendar_year (space_id, academic_year, half_terms, days) select id, $2, $3, $4 from space where urn = $1
     on conflict (space_id, academic_year) do update set days = excluded.days`,
    [urn, year, JSON.stringify(halfTerms), JSON.stringify(days)],
  )

beforeAll(async () => {
  w = await world()
  ;[own, usual] = [await w.school('Own Dates'), await w.school('Usual Dates')]
  alliance = await w.alliance('West', { schools: [own, usual] })
  people = {
    own: await w.person({ role: 'TEACHER', school: own }),
    usual: await w.person({ role: 'TEACHER', school: usual }),
    head: await w.person({ role: 'HEADTEACHER', school: own }),
  }
  await tell(own)
})
afterAll(() => w?.close())

const hours = async (who: Someone): Promise<number> =>
  (await who.ask('{ reviewAvailability { load { hours } } }')).reviewAvailability.load.hours

describe('LOAD-2: a half-term is that of one’s own school', () => {
  it('on the page of what is asked of oneself, where reviewers are picked, and for leaders', async () => {
    const english = halfTermFor(today)
    // A day of the school's own half-term that lies in another one by the usual dates, or the other way round.
    const day = [mine.from, mine.until].find((one) => halfTermFor(one).from !== english.from)!
    expect(day).toBeDefined()
    for (const [who, urn] of [
      [people.own, own],
      [people.usual, usual],
    ] as const)
      await sessionIn(w, alliance, { day, lead: people.head.id, going: [{ id: who.id, urn }] })
    expect(await hours(people.own)).toBe(3)
    expect(await hours(people.usual)).toBe(0)
    const load = '{ myLoad { halfTerms { from until load { hours } } } }'
    expect((await people.own.ask(load)).myLoad.halfTerms[0]).toEqual({ ...mine, load: { hours: 3 } })
    expect((await people.usual.ask(load)).myLoad.halfTerms[0]).toMatchObject({ from: english.from, load: { hours: 0 } })
    const { halfTermEnds } = (await people.own.ask('{ reviewAvailability { halfTermEnds } }')).reviewAvailability
    expect(halfTermEnds).toBe(addDays(mine.until, 1))
    const { leadersSchool } = await people.head.ask(
      'query($urn: ID!) { leadersSchool(urn: $urn) { load { window } } }',
      {
        urn: own,
      },
    )
    expect(leadersSchool.load.window).toBe(`this half-term, ${dayInWords(mine.from)} to ${dayInWords(mine.until)}`)
  })
})

describe('DAY-3: holidays of its own do not make a group slow', () => {
  it('counts the weeks of a stage by the school of whoever leads the enquiry', async () => {
    const c = await cast(w)
    const enquiry = await new EnquiryHelp(c).active()
    const since = addDays(today, -20)
    await w.sql("update enquiry_cycle set stage_since = $2::date + time '12:00' where enquiry_id = $1", [
      enquiry.id,
      since,
    ])
    const asking = 'query($id: ID!) { enquiry(id: $id) { currentCycle { schoolWeeksInStage } } }'
    const weeks = async (): Promise<number> =>
      (await c.ana.ask(asking, { id: enquiry.id })).enquiry.currentCycle.schoolWeeksInStage
    const days: CivilDate[] = Array.from({ length: 20 }, (_, at) => addDays(since, at + 1))
    expect(await weeks()).toBeCloseTo(days.filter((day) => englishCalendar.isSchoolDay(day)).length / 5)
    // The school of the lead is open on each of these days, weekends too, but the last ten.
    const closed = { kind: 'CLOSED', name: 'Flood', from: addDays(today, -9), until: today }
    const open = { kind: 'INSET', name: 'Open', from: since, until: today }
    await tell(c.elm, [closed, open])
    // Days of the school year before are the usual ones still.
    const counted = days.filter((one) =>
      academicYearOf(one) < year ? englishCalendar.isSchoolDay(one) : one < closed.from,
    )
    expect(await weeks()).toBeCloseTo(counted.length / 5)
  })
})
