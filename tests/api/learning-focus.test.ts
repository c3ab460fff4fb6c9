// M7 at the door: what counts as teaching and learning, when the alliance is asked whether it still is, and that few schools or people are no figure.
import { addDays, type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import type { AllianceId } from '@alongside/domain/ids'
import { englishCalendar } from '@alongside/domain/school-days'
import { halfTermFor } from '@alongside/domain/workload'
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals'
import { v7 } from 'uuid'
import type { Answer, Caller } from '../support/ask.js'
import { sessionIn } from '../support/cpd-rows.js'
import { type Place, places } from '../support/rounds.js'
import { type Someone, type World, world } from '../support/world.js'

const w: World = await world()
let north: AllianceId
let all: Place[]
let cora: Someone
let staff: Someone[]
afterAll(() => w?.close())
beforeEach(async () => {
  all = await places(w, ['Ash', 'Beech', 'Cedar', 'Elm', 'Fir'])
  north = await w.alliance(`North ${v7()}`, { schools: all.map(({ urn }) => urn) })
  cora = await w.person({ name: 'Cora', role: 'ALLIANCE_COORDINATOR', alliance: north })
  staff = all.map(({ teacher }) => teacher)
})

const today = dayInLondon(new Date())
const now = halfTermFor(today)
/** The first days of this half-term and of the two before it. */
const [before, last, thisOne] = [now.academicYear - 1, now.academicYear]
  .flatMap((year) => englishCalendar.halfTerms(year))
  .filter(({ from }) => from <= now.from)
  .slice(-3)
  .map(({ from }) => from) as [CivilDate, CivilDate, CivilDate]
/** A day of this half-term that is not ahead: in the holidays before it, today. */
const lately = thisOne <= today ? thisOne : today

const asking =
  'query($id: ID!) { leadersAlliance(allianceId: $id) { isFocusAmber learningFocus { value n window how parts { name says } } } }'
const focus = async (who: Caller): Promise<Answer> => (await who.ask(asking, { id: north })).leadersAlliance

/** Three hours of a session, for so many colleagues, each of a school of their own. */
async function held(kind: string, day: CivilDate, people: number, bookings = 'ATTENDED') {
  const going = staff.slice(0, people).map(({ id }, at) => ({ id, urn: all[at]!.urn }))
  const made = await sessionIn(w, north, { day, lead: cora.id, state: 'CLOSED', going, bookings })
  await w.sql('update cpd_cycle set kind = $2 where id = $1', [made.cycle, kind])
  return made
}

describe('M7', () => {
  it('divides the hours on teaching and learning by all hours of this school year, whoever came or led', async () => {
    expect(await focus(cora)).toMatchObject({ isFocusAmber: false, learningFocus: { value: null, n: 0 } })
    await held('SUBJECT_CPD', lately, 5)
    await held('MEETING', lately, 5)
    // Who did not come, what is only planned and what was long ago gave no hours.
    await held('MEETING', lately, 5, 'DID_NOT_ATTEND')
    await held('MEETING', addDays(before, -500), 5)
    const planned = await held('MEETING', lately, 5)
    await w.sql(`update cpd_session set state = 'CONFIRMED' where id = $1`, [planned.session])
    const { learningFocus } = await focus(cora)
    expect(learningFocus).toMatchObject({
      value: 0.5,
      n: 30,
      parts: [{ says: '15 of 30 hours on teaching and learning' }, { says: '15 hours on everything else' }],
    })
    expect(learningFocus.how).toContain('written down by hand')
    await w.sql(
      'insert into cpd_facilitator (space_id, session_id, person_id, urn, confirmed_at) select space_id, id, $2, $3, now() from cpd_session where id = $1',
      [(await held('COACHING', lately, 5)).session, all[0]!.head.id, all[0]!.urn],
    )
    expect((await focus(cora)).learningFocus).toMatchObject({ value: (15 + 18) / 48, n: 48 })
  })

  it('counts research lessons, reviews, what was looked at on visits, and confirmed hours written down by hand', async () => {
    await held('MEETING', lately, 5)
    const [ash, beech] = all as [Place, Place]
    const [study, lesson] = [v7(), v7()]
    const [enquiry, review] = [v7(), v7()]
    await w.sql(
      `insert into lesson_study (space_id, id, title, state, facilitator_id, created_by, created_urn, protocol) values ($1, $2, 'Fractions', 'RUNNING', $3, $3, $4, '')`,
      [north, study, ash.teacher.id, ash.urn],
    )
    for (const { teacher, urn } of [ash, beech])
      await w.sql(
        `insert into lesson_study_member (space_id, study_id, person_id, urn, state) values ($1, $2, $3, $4, 'JOINED')`,
        [north, study, teacher.id, urn],
      )
    const documents = [v7(), v7()]
    await w.sql(
      `insert into live_document (space_id, id, kind, item_id) select $1, unnest($2::uuid[]), 'research-lesson', $3`,
      [north, documents, lesson],
    )
    await w.sql(
      `insert into research_lesson (space_id, id, study_id, number, state, document_id, discussion_id, urn, teacher_id, on_day) values ($1, $2, $3, 1, 'CONCLUDED', $4, $5, $6, $7, $8)`,
      [north, lesson, study, ...documents, ash.urn, ash.teacher.id, lately],
    )
    // Two colleagues, two and a half hours each.
    expect((await focus(cora)).learningFocus).toMatchObject({ value: 5 / 20, n: 20 })
    await w.sql(
      `insert into peer_review (space_id, id, item_kind, item_id, title, question, requester_id, requester_urn, state) values ($1, $2, 'enquiry', $3, 'Talk', 'What?', $4, $5, 'OPEN')`,
      [north, review, enquiry, ash.teacher.id, ash.urn],
    )
    await w.sql(
      `insert into review_assignment (space_id, id, review_id, reviewer_id, reviewer_urn, state, submitted_at, expires_on) values ($1, $2, $3, $4, $5, 'SUBMITTED', $6::date + time '12:00', $6)`,
      [north, v7(), review, beech.teacher.id, beech.urn, lately],
    )
    expect((await focus(cora)).learningFocus).toMatchObject({ value: 7 / 22, n: 22 })
    const [challenge, visit] = [v7(), v7()]
    const ashSpace = await w.spaceOf(ash.urn)
    await w.sql(
      `insert into peer_challenge (space_id, id, host_urn, host_space_id, state, progress, lead_id, proposed_by, self_review_id, desk_study_id, findings_id, summary_id)
       values ($1, $2, $3, $4, 'CLOSED', 12, $5, $5, $6, $7, $8, $9)`,
      [north, challenge, ash.urn, ashSpace, beech.teacher.id, v7(), v7(), v7(), v7()],
    )
    await w.sql('insert into challenge_member (space_id, challenge_id, person_id, urn) values ($1, $2, $3, $4)', [
      north,
      challenge,
      beech.teacher.id,
      beech.urn,
    ])
    await w.sql(
      `insert into review_visit (space_id, challenge_id, id, state, days) values ($1, $2, $3, 'COMPLETED', $4)`,
      [ashSpace, challenge, visit, [lately]],
    )
    for (const [kind, from, until, colleague] of [
      ['LEARNING_WALK', '09:00', '11:00', ash.teacher.id],
      ['STAFF_MEETING', '11:00', '12:00', null],
    ])
      await w.sql(
        `insert into visit_activity (space_id, challenge_id, id, visit_id, kind, on_day, from_time, until_time, reviewer_id, host_colleague_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [ashSpace, challenge, v7(), visit, kind, lately, from, until, beech.teacher.id, colleague],
      )
    // Two hours for each who walked, one of a meeting.
    expect((await focus(cora)).learningFocus).toMatchObject({ value: 11 / 27, n: 27 })
    const byHand = (kind: string, state: string) =>
      w.sql(
        `insert into contribution_entry (space_id, id, giver_urn, hours, kind, source_kind, source_id, academic_year, done_on, drafted_on, state) values ($1, $2, $3, 3, $4, 'by-hand', $2, 2026, $5, $5, $6)`,
        [north, v7(), ash.urn, kind, lately, state],
      )
    await byHand('COACHING', 'CONFIRMED')
    await byHand('COORDINATION', 'CONFIRMED')
    await byHand('COORDINATION', 'PENDING')
    expect((await focus(cora)).learningFocus).toMatchObject({ value: 14 / 33, n: 33 })
  })

  it('asks whether it is still about teaching and learning after two half-terms, one after the other, below 60 %', async () => {
    await held('MEETING', last, 5)
    expect((await focus(cora)).isFocusAmber).toBe(false)
    await held('MEETING', before, 5)
    // This half-term has only begun: that nothing was done in it yet hides nothing.
    expect((await focus(cora)).isFocusAmber).toBe(true)
    await held('SUBJECT_CPD', lately, 5)
    expect((await focus(cora)).isFocusAmber).toBe(false)
  })

  it('says nothing of fewer than three schools or five people, nor to those from outside of fewer than five schools', async () => {
    await held('MEETING', lately, 2)
    await held('MEETING', last, 2)
    await held('MEETING', before, 2)
    const hidden = { isFocusAmber: false, learningFocus: { value: null, n: 0 } }
    expect(await focus(cora)).toMatchObject(hidden)
    expect((await focus(cora)).learningFocus.parts[0].says).toBe('shown from 3 schools and 5 people on')
    // Four schools, and one person too few.
    await held('MEETING', lately, 4)
    expect(await focus(cora)).toMatchObject(hidden)
    const governor = await w.person({ role: 'GOVERNOR', school: all[3]!.urn })
    const two = await w.person({ role: 'TEACHER', school: all[0]!.urn })
    const { session } = await held('SUBJECT_CPD', lately, 4)
    await w.sql(
      `insert into cpd_booking (space_id, id, session_id, person_id, urn, state) values ($1, $2, $3, $4, $5, 'ATTENDED')`,
      [north, v7(), session, two.id, all[0]!.urn],
    )
    expect((await focus(cora)).learningFocus.value).toBeGreaterThan(0)
    expect(await focus(governor)).toMatchObject(hidden)
    await held('SUBJECT_CPD', lately, 5)
    expect(await focus(governor)).toEqual(await focus(cora))
    // No teacher, and nobody of another alliance.
    for (const who of [staff[0]!, (await places(w, ['Far']))[0]!.head]) expect(await focus(who)).toBeNull()
  })
})
