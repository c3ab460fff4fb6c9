/** M7: how much of what an alliance asks of people is about teaching and learning itself. Figures of all, and never of one school or person. */
import { addDays, type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import type { AllianceId } from '@alongside/domain/ids'
import { hoursOnLearning, isFocusAmber, learningFocus, type WorkHours } from '@alongside/domain/learning-focus'
import type { Metric, MetricPart } from '@alongside/domain/metric'
import { englishCalendar, type HalfTerm } from '@alongside/domain/school-days'
import { halfTermFor, usualMinutes } from '@alongside/domain/workload'
import type { Reader } from '../../platform/db/reader.js'

/** Anything about people is about five of them or more. */
const fewestPeople = 5

/** Since when a day counts for this half-term: the holidays before it belong to it. */
interface Window extends HalfTerm {
  readonly since: CivilDate
}
interface Counted {
  readonly schools: number
  readonly people: number
}
interface Found {
  /** By half-term, the first one 1, and kind. */
  readonly hours: (WorkHours & { readonly at: number })[]
  /** By half-term; `at` null: of this school year. */
  readonly counts: (Counted & { readonly at: number | null })[]
}

/** What was done, by whoever did it: what nobody has measured counts as long as such a thing usually takes. */
const work = `
    select (s.starts_at at time zone 'Europe/London')::date as day, c.kind, s.minutes / 60.0 as hours, p.person, p.urn
      from cpd_session s join cpd_cycle c on c.space_id = s.space_id and c.id = s.cycle_id
      cross join lateral (
        select b.person_id as person, b.urn from cpd_booking b where b.space_id = s.space_id and b.session_id = s.id and b.state = 'ATTENDED'
        union select f.person_id, f.urn from cpd_facilitator f where f.space_id = s.space_id and f.session_id = s.id and f.confirmed_at is not null and f.declined_at is null
      ) p
     where s.space_id = $1 and s.state in ('DELIVERED', 'CLOSED') and s.starts_at >= ($2::date[])[1] - 1
    union all
    select l.on_day, 'RESEARCH_LESSON', ${usualMinutes.researchLesson} / 60.0, m.person_id, m.urn
      from research_lesson l join lesson_study_member m on m.space_id = l.space_id and m.study_id = l.study_id and m.state = 'JOINED'
     where l.space_id = $1 and l.state in ('OBSERVED', 'INTERVIEWED', 'DISCUSSING', 'CONCLUDED')
    union all
    select (a.submitted_at at time zone 'Europe/London')::date, case r.item_kind when 'enquiry' then 'ENQUIRY' else 'RESEARCH_LESSON' end, ${usualMinutes.peerReview} / 60.0, a.reviewer_id, a.reviewer_urn
      from peer_review r join review_assignment a on a.space_id = r.space_id and a.review_id = r.id
     where r.space_id = $1 and a.state = 'SUBMITTED'
    union all
    select a.on_day, case when a.kind in ('LEARNING_WALK', 'LESSON_VISIT', 'BOOK_LOOK', 'PUPIL_VOICE') then 'CLASSROOM_VISIT' else 'MEETING' end,
        extract(epoch from a.until_time::time - a.from_time::time) / 3600, p.person, p.urn
      from peer_challenge c join review_visit v on v.space_id = c.host_space_id and v.challenge_id = c.id and v.state in ('IN_PROGRESS', 'COMPLETED')
      join visit_activity a on a.space_id = v.space_id and a.visit_id = v.id
      cross join lateral (
        select a.reviewer_id as person, m.urn from challenge_member m where m.space_id = c.space_id and m.challenge_id = c.id and m.person_id = a.reviewer_id
        union all select a.host_colleague_id, c.host_urn where a.host_colleague_id is not null
      ) p
     where c.space_id = $1 and a.on_day <= current_date
    union all
    select e.done_on, case e.kind when 'COACHING' then 'COACHING' when 'OBSERVING' then 'CLASSROOM_VISIT' when 'COORDINATION' then 'ADMINISTRATION' else 'OTHER' end, e.hours, null, e.giver_urn
      from contribution_entry e where e.space_id = $1 and e.source_kind = 'by-hand' and e.state = 'CONFIRMED'`

const asking = `with half_term as (
    select h.at::integer, h.since, h.until, h.is_this_year from unnest($2::date[], $3::date[], $4::boolean[]) with ordinality as h (since, until, is_this_year, at)
  ), done as (
    select h.at, h.is_this_year, w.kind, w.hours::float8 as hours, w.person, w.urn from (${work}) w join half_term h on w.day between h.since and h.until
  )
  select
    (select coalesce(jsonb_agg(k), '[]') from (select at, kind, sum(hours) as hours from done group by at, kind) k) as hours,
    (select coalesce(jsonb_agg(n), '[]') from (
      select at, count(distinct urn) as schools, count(distinct person) as people from done group by at
      union all select null, count(distinct urn), count(distinct person) from done where is_this_year) n) as counts`

/** The summer holidays belong to the year that they lead to. */
const yearOf = (today: CivilDate): number => halfTermFor(today).academicYear

/** The half-terms of last school year and of this one that have begun. An alliance has no calendar of its own: the usual English one. */
function windows(today: CivilDate): Window[] {
  const year = yearOf(today)
  const all = [year - 2, year - 1, year].flatMap((one) => englishCalendar.halfTerms(one))
  return all
    .map((halfTerm, at) => ({ ...halfTerm, since: addDays(all[at - 1]?.until ?? halfTerm.from, 1) }))
    .filter(({ academicYear, since }) => academicYear >= year - 1 && since <= today)
}

export interface LearningFocus {
  readonly figure: Metric
  readonly isAmber: boolean
}

/** `least`: so many schools must have given some of the hours. */
export async function learningFocusOf(
  reader: Reader,
  alliance: AllianceId,
  least: number,
  today: CivilDate = dayInLondon(new Date()),
): Promise<LearningFocus> {
  const halfTerms = windows(today)
  const year = yearOf(today)
  const [found] = await reader.lookingAs<Found>('worker', asking, [
    alliance,
    halfTerms.map(({ since }) => since),
    halfTerms.map(({ until }) => until),
    halfTerms.map(({ academicYear }) => academicYear === year),
  ])
  const { hours, counts } = found!
  const isEnough = (at: number | null): boolean => {
    const { schools = 0, people = 0 } = counts.find((one) => one.at === at) ?? {}
    // Hours written down by hand are a school's, and name nobody.
    return schools >= least && (people === 0 || people >= fewestPeople)
  }
  const ratios = halfTerms.map((_, at) =>
    isEnough(at + 1) ? learningFocus(hours.filter((one) => one.at === at + 1)) : null,
  )
  const thisYear = hours.filter(({ at }) => halfTerms[at - 1]!.academicYear === year)
  return { isAmber: isFocusAmber(ratios), figure: figureOf(thisYear, isEnough(null), least) }
}

function figureOf(work: readonly WorkHours[], isEnough: boolean, least: number): Metric {
  const all = Math.round(work.reduce((sum, { hours }) => sum + hours, 0))
  const learning = Math.round(hoursOnLearning(work))
  const part = (name: string, says: string): MetricPart => ({ name, weight: 1, value: null, says })
  return {
    value: isEnough ? learningFocus(work) : null,
    n: isEnough ? all : 0,
    window: 'hours of this school year so far',
    parts: isEnough
      ? [
          part('LEARNING', `${learning} of ${all} hours on teaching and learning`),
          part('OTHER', `${all - learning} hours on everything else`),
        ]
      : [part('SCHOOLS', `shown from ${least} schools and ${fewestPeople} people on`)],
    how: 'Hours on enquiries, research lessons, coaching, subject CPD and visits to classrooms, divided by all hours that people gave: sessions that were held, by whoever came and led them; research lessons that were taught and reviews that were handed in, as long as they usually take; visits as their timetable says; and confirmed hours that were written down by hand. Below 60 % in two half-terms one after the other, it is worth asking what could go. Half-terms are the usual English ones.',
  }
}
