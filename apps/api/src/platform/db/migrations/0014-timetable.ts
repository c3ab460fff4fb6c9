/**
 * When people, rooms and staffs are taken, over everything that any alliance has planned with them, and the searches for times.
 * The functions tell times and nothing else: that somebody is busy is all that whoever plans beside it needs to know.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm'

const tables = [
  // The last search of somebody for each cycle: it goes on beside everything else, says how far it is, and can be stopped.
  `create table time_search (
    space_id uuid not null, id uuid not null, cycle_id uuid not null, asked_by uuid not null references person, state text not null check (state in ('SEARCHING', 'FOUND', 'NONE', 'STOPPED', 'LOST')),
    from_day date not null, until_day date not null, step text not null default 'READING' check (step in ('READING', 'LOOKING', 'WEIGHING')), progress integer not null default 0 check (progress between 0 and 100), result jsonb, started_at timestamptz not null default now(), ended_at timestamptz, version integer not null default 1,
    primary key (space_id, id), unique (space_id, cycle_id, asked_by), foreign key (space_id, cycle_id) references cpd_cycle
  )`,
  `create index cpd_booking_urn on cpd_booking (urn)`,
  `create index cpd_facilitator_urn on cpd_facilitator (urn)`,
  `create index research_lesson_day on research_lesson (on_day) where on_day is not null`,
]

/** A day of which no times are known: from the first lesson to the last. */
const wholeDay = `('08:30'::time, '15:30'::time)`
const inLondon = (day: string, time: string): string => `(${day} + ${time}) at time zone 'Europe/London'`

const functions = [
  // Of these people, and of everybody of these schools; whoever asked for a place counts as going.
  `create function busy_times(people uuid[], urns text[], from_at timestamptz, until_at timestamptz) returns table (person_id uuid, urn text, kind text, item_id uuid, starts_at timestamptz, ends_at timestamptz) language sql stable security definer set search_path = public as $$
     select b.person_id, b.urn, 'CPD', s.id, s.starts_at, s.ends_at
       from cpd_booking b join cpd_session s on s.space_id = b.space_id and s.id = b.session_id
      where (b.person_id = any(people) or b.urn = any(urns)) and b.state in ('REQUESTED', 'APPROVED', 'CONFIRMED', 'OFFERED', 'ATTENDED') and s.starts_at < until_at and s.ends_at > from_at and s.state not in ('POSTPONED', 'CANCELLED')
     union all
     select f.person_id, f.urn, 'CPD', s.id, s.starts_at, s.ends_at
       from cpd_facilitator f join cpd_session s on s.space_id = f.space_id and s.id = f.session_id
      where (f.person_id = any(people) or f.urn = any(urns)) and f.declined_at is null and s.starts_at < until_at and s.ends_at > from_at and s.state not in ('POSTPONED', 'CANCELLED')
     union all
     select m.person_id, m.urn, 'LESSON', l.id, ${inLondon('l.on_day', 'at.starts')}, ${inLondon('l.on_day', 'at.ends')}
       from lesson_study_member m join research_lesson l on l.space_id = m.space_id and l.study_id = m.study_id
       cross join lateral (select * from (values ${wholeDay}) whole (starts, ends) where coalesce(l.at_time, '') = '' union all select l.at_time::time, least(l.at_time::time, '21:00'::time) + interval '150 minutes' where coalesce(l.at_time, '') <> '') at
      where (m.person_id = any(people) or m.urn = any(urns)) and m.state = 'JOINED' and l.on_day between (from_at - interval '1 day')::date and (until_at + interval '1 day')::date and l.state not in ('POSTPONED', 'CANCELLED', 'STOPPED')
     union all
     select m.person_id, m.urn, 'VISIT', c.id, ${inLondon('day.on_day', 'day.starts')}, ${inLondon('day.on_day', 'day.ends')}
       from challenge_member m join peer_challenge c on c.space_id = m.space_id and c.id = m.challenge_id
       cross join lateral (
         select a.on_day, min(a.from_time::time), max(a.until_time::time) from visit_activity a where a.space_id = c.host_space_id and a.challenge_id = c.id and a.reviewer_id = m.person_id group by a.on_day
         union all
         select days.on_day, whole.starts, whole.ends from (
             select unnest(v.days) from review_visit v where v.space_id = c.host_space_id and v.challenge_id = c.id
             union select c.visit_first_day where c.visit_first_day is not null and not exists (select from review_visit v where v.space_id = c.host_space_id and v.challenge_id = c.id)
           ) days (on_day) cross join (values ${wholeDay}) whole (starts, ends)
          where not exists (select from visit_activity a where a.space_id = c.host_space_id and a.challenge_id = c.id and a.reviewer_id = m.person_id and a.on_day = days.on_day)
       ) day (on_day, starts, ends)
      where (m.person_id = any(people) or m.urn = any(urns)) and m.removed_at is null and c.state not in ('DECLINED', 'CANCELLED', 'CLOSED_EARLY', 'POSTPONED') and day.on_day between (from_at - interval '1 day')::date and (until_at + interval '1 day')::date
     union all
     select a.host_colleague_id, null, 'VISIT', a.challenge_id, ${inLondon('a.on_day', 'a.from_time::time')}, ${inLondon('a.on_day', 'a.until_time::time')}
       from visit_activity a where a.host_colleague_id = any(people) and a.on_day between (from_at - interval '1 day')::date and (until_at + interval '1 day')::date
   $$`,
  `create function rooms_held(rooms uuid[], from_at timestamptz, until_at timestamptz) returns table (room_id uuid, session_id uuid, starts_at timestamptz, ends_at timestamptz) language sql stable security definer set search_path = public as $$
     select s.room_id, s.id, s.starts_at, s.ends_at from cpd_session s where s.room_id = any(rooms) and s.starts_at < until_at and s.ends_at > from_at and s.state not in ('POSTPONED', 'CANCELLED')
   $$`,
  // That a head allowed more, and for when. The reason stays in the school.
  `create function loads_overridden(people uuid[]) returns table (person_id uuid, half_term date) language sql stable security definer set search_path = public as $$
     select o.person_id, o.half_term from load_override o where o.person_id = any(people)
   $$`,
]

export class Timetable1764000000014 implements MigrationInterface {
  name = 'Timetable1764000000014'
  async up(query: QueryRunner): Promise<void> {
    for (const statement of [...tables, ...functions]) await query.query(statement)
    // What was found names who is busy when: it is for whoever asked.
    const rule = `space_id = any((select app_spaces())::uuid[]) and asked_by = (select app_person())`
    await query.query('alter table time_search enable row level security')
    await query.query('alter table time_search force row level security')
    await query.query(`create policy readers on time_search using (${rule}) with check (${rule})`)
    await query.query('create policy owner_works on time_search to current_user using (true) with check (true)')
  }
  async down(): Promise<void> {
    throw new Error('What schools planned together is not dropped.')
  }
}
