// What a peer challenge asks of people counts with everything else that is asked of them, and is shown to themselves.
import { addDays, type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import type { AllianceId, SpaceId, Urn } from '@alongside/domain/ids'
import { halfTermFor } from '@alongside/domain/workload'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { v7 } from 'uuid'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let elm: Urn
let north: AllianceId
let elmSpace: SpaceId
beforeAll(async () => {
  w = await world()
  elm = await w.school('Elm Park Primary')
  north = await w.alliance('North', { schools: [elm, await w.school('Oak Lane Primary')] })
  elmSpace = await w.spaceOf(elm)
})
afterAll(() => w?.close())

const { from: day } = halfTermFor(dayInLondon(new Date()))
const hours = async (who: Someone): Promise<number> =>
  (await who.ask('{ reviewAvailability { load { hours } } }')).reviewAvailability.load.hours

async function challenge(lead: Someone, reviewer: Someone, urn: Urn): Promise<string> {
  const id = v7()
  await w.sql(
    `insert into peer_challenge (space_id, id, host_urn, host_space_id, state, progress, lead_id, proposed_by, visit_first_day, self_review_id, desk_study_id, findings_id, summary_id)
     values ($1, $2, $3, $4, 'AGREED', 1, $5, $5, $6, $7, $8, $9, $10)`,
    [north, id, elm, elmSpace, lead.id, day, v7(), v7(), v7(), v7()],
  )
  for (const who of [lead, reviewer])
    await w.sql(
      'insert into challenge_member (space_id, challenge_id, person_id, urn, declared_at) values ($1, $2, $3, $4, now())',
      [north, id, who.id, urn],
    )
  return id
}

it('counts the days of a visit and the reading before it, the lead’s more, until it is off', async () => {
  const oak = await w.school('Oak Mead Primary')
  const [lead, reviewer] = [
    await w.person({ role: 'SCHOOL_LEADER', school: oak }),
    await w.person({ role: 'TEACHER', school: oak }),
  ]
  const id = await challenge(lead, reviewer, oak)
  const visitId = v7()
  const visit = async (days: readonly CivilDate[]) =>
    w.sql(`insert into review_visit (space_id, challenge_id, id, state, days) values ($1, $2, $3, 'PLANNED', $4)`, [
      elmSpace,
      id,
      visitId,
      days,
    ])
  // A day of four hours and two of reading: by 1.25 for who leads, by 1.1 for the others.
  expect(await hours(lead)).toBe(7.5)
  expect(await hours(reviewer)).toBe(6.6)
  await visit([day, addDays(day, 1)])
  expect(await hours(reviewer)).toBe(11)
  // Once there is a timetable, what is planned for each counts.
  await w.sql(
    `insert into visit_activity (space_id, challenge_id, id, visit_id, kind, on_day, from_time, until_time, reviewer_id) values ($1, $2, $3, $4, 'LEARNING_WALK', $5, '09:00', '10:30', $6)`,
    [elmSpace, id, v7(), visitId, day, reviewer.id],
  )
  expect(await hours(reviewer)).toBe(3.9)
  expect(await hours(lead)).toBe(2.5)
  await w.sql(`update peer_challenge set state = 'POSTPONED', postponed_from = 'AGREED' where id = $1`, [id])
  expect(await hours(reviewer)).toBe(0)
})
