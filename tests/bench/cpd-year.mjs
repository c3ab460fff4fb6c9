// A year of CPD in an alliance of sixty schools, put into the tables: cycles, sessions, who leads them and who goes to them.
import { addDays } from '@alongside/domain/civil-date'
import { englishCalendar } from '@alongside/domain/school-days'
import { instantInLondon } from '@alongside/domain/wall-clock'
import { v7 } from 'uuid'

export const SESSIONS = 2_000
export const PEOPLE = 5_000
const PER_CYCLE = 5
const GOING = 12
const SCHOOLS_OF_A_CYCLE = 6
/** From one session of a cycle to the next, in school days. */
const APART = 10

export const today = () => new Date().toISOString().slice(0, 10)
/** English school days: the first so many calendar days after (or before) today, and so many of them. */
export function schoolDays(from, count) {
  const days = []
  for (let day = addDays(today(), from); days.length < count; day = addDays(day, 1))
    if (englishCalendar.isSchoolDay(day)) days.push(day)
  return days
}

/** Schools that work together lie near one another. */
export function neighbours(school, schools, count) {
  const far = ({ easting, northing }) => Math.hypot(easting - school.easting, northing - school.northing)
  return [...schools].sort((one, two) => far(one) - far(two)).slice(0, count)
}

/** Teachers of all schools in turn, until the alliance has `PEOPLE`. */
export async function staffed(sql, schools) {
  const already = schools.reduce((sum, { people }) => sum + people.length, 0)
  const made = await sql(
    `with made as (select gen_random_uuid() as id, n, ($2::uuid[])[1 + n % $3::integer] as school from generate_series(0, $1::integer - 1) n),
       people as (insert into person (id, email, name, state) select id, id || '@school.example', 'Teacher ' || n, 'ACTIVE' from made),
       own as (insert into space (id, kind) select id, 'PERSON' from made),
       roles as (insert into role_holding (id, space_id, person_id, role) select gen_random_uuid(), school, id, 'TEACHER' from made)
     select id, n from made order by n`,
    [PEOPLE - already, schools.map(({ space }) => space), schools.length],
  )
  for (const { id, n } of made) schools[n % schools.length].people.push(id)
}

/** Released cycles over the 200 school days from two months ago on. */
export async function yearOfSessions(sql, { alliance, schools, coordinator }) {
  const days = schoolDays(-60, 200)
  const next = inTurn(9)
  const cycles = Array.from({ length: SESSIONS / PER_CYCLE }, (_, at) => cycleOf(at, schools, days, next))
  await sql(
    `insert into cpd_cycle (space_id, id, title, kind, lead_id, state) select $1, c.id, c.title, 'SUBJECT_CPD', $2, 'RELEASED' from jsonb_to_recordset($3) as c (id uuid, title text)`,
    [alliance, coordinator, JSON.stringify(cycles)],
  )
  await sql(
    `insert into cpd_cycle_school (space_id, cycle_id, urn, places) select $1, c.id, urn, 10 from jsonb_to_recordset($2) as c (id uuid, urns jsonb), jsonb_array_elements_text(c.urns) urn`,
    [alliance, JSON.stringify(cycles)],
  )
  const sessions = cycles.flatMap((cycle) => cycle.sessions)
  await sql(
    `insert into cpd_session (space_id, id, cycle_id, rank, title, format, minutes, state, starts_at, ends_at, venue_urn)
     select $1, s.id, s.cycle, s.rank, s.title, s.format, s.minutes, 'CONFIRMED', s.starts, s.starts + make_interval(mins => s.minutes), s.venue
       from jsonb_to_recordset($2) as s (id uuid, cycle uuid, rank integer, title text, format text, minutes integer, starts timestamptz, venue text)`,
    [alliance, JSON.stringify(sessions)],
  )
  await sql(
    `insert into cpd_facilitator (space_id, session_id, person_id, urn, confirmed_at) select $1, s.id, s.leader, s.venue, now() from jsonb_to_recordset($2) as s (id uuid, leader uuid, venue text)`,
    [alliance, JSON.stringify(sessions)],
  )
  await sql(
    `insert into cpd_booking (space_id, id, session_id, person_id, urn, state)
     select $1, gen_random_uuid(), s.id, (g ->> 'id')::uuid, g ->> 'urn', 'CONFIRMED' from jsonb_to_recordset($2) as s (id uuid, going jsonb), jsonb_array_elements(s.going) g`,
    [alliance, JSON.stringify(sessions)],
  )
  return sessions
}

/** The colleagues of a school one after the other, those who lead it left out: nobody is asked for much more than others. */
function inTurn(first) {
  const turns = new Map()
  return ({ urn, people }) => {
    const turn = turns.get(urn) ?? 0
    turns.set(urn, turn + 1)
    return people[first + (turn % (people.length - first))]
  }
}

function cycleOf(at, schools, days, next) {
  const own = neighbours(schools[at % schools.length], schools, SCHOOLS_OF_A_CYCLE)
  const going = Array.from({ length: GOING }, (_, nth) => {
    const school = own[nth % own.length]
    return { id: next(school), urn: school.urn }
  })
  const leader = next(own[0])
  const id = v7()
  const sessions = Array.from({ length: PER_CYCLE }, (_, nth) => {
    const day = days[((at * 37) % (days.length - PER_CYCLE * APART)) + nth * APART]
    const isMorning = at % 4 === 3
    return {
      id: v7(),
      cycle: id,
      day,
      rank: nth + 1,
      title: `Part ${nth + 1} on ${day}`,
      format: isMorning ? 'HALF_DAY' : 'TWILIGHT',
      minutes: isMorning ? 150 : 90,
      starts: instantInLondon(day, isMorning ? '09:30' : '15:45'),
      venue: own[0].urn,
      leader,
      going,
    }
  })
  return { id, title: `Cycle ${at + 1}`, urns: own.map(({ urn }) => urn), sessions }
}

/** One that waits for its times: sessions three weeks apart, ten colleagues of each school going to all of them. */
export async function cycleWithoutTimes(sql, { alliance, schools, lead, sessions, going }) {
  const cycle = v7()
  await sql(
    `insert into cpd_cycle (space_id, id, title, kind, lead_id, state) values ($1, $2, 'Without times', 'SUBJECT_CPD', $3, 'DESIGN_CHECKED')`,
    [alliance, cycle, lead],
  )
  for (const { urn } of schools)
    await sql('insert into cpd_cycle_school (space_id, cycle_id, urn) values ($1, $2, $3)', [alliance, cycle, urn])
  const people = schools.flatMap(({ urn, people: all }) => all.slice(0, going).map((id) => ({ id, urn })))
  for (let rank = 1; rank <= sessions; rank += 1) {
    const id = v7()
    await sql(
      `insert into cpd_session (space_id, id, cycle_id, rank, title, format, minutes, days_after, state, venue_urn) values ($1, $2, $3, $4, $5, 'TWILIGHT', 90, $6, 'DRAFT', $7)`,
      [alliance, id, cycle, rank, `Part ${rank}`, rank === 1 ? 0 : 21, schools[0].urn],
    )
    await sql(
      `insert into cpd_booking (space_id, id, session_id, person_id, urn, state) select $1, gen_random_uuid(), $2, g.id, g.urn, 'REQUESTED' from jsonb_to_recordset($3) as g (id uuid, urn text)`,
      [alliance, id, JSON.stringify(people)],
    )
  }
  return cycle
}
