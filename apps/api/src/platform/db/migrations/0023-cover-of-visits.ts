/**
 * A visit that is being given another time takes nobody away on the old one. And who has said nothing of what they miss is asked
 * for each day of it: also once more when what was put off goes on.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm'

const clock = (time: string): string =>
  `(l.on_day + (case when l.at_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' then l.at_time else '09:00' end)::time${time}) at time zone 'Europe/London'`

const away = `create or replace function away_of(people uuid[], first_day date, last_day date) returns table (person_id uuid, urn text, alliance_id uuid, source_kind text, source_id uuid, title text, there_urn text, starts_at timestamptz, ends_at timestamptz, is_settled boolean) language sql stable security definer set search_path = public as $$
     with away as (
       select b.person_id, b.urn, s.space_id, 'CPD', s.id, s.title, s.venue_urn, s.starts_at, s.ends_at, s.state in ('CONFIRMED', 'DELIVERED', 'CLOSED')
         from cpd_booking b join cpd_session s on s.space_id = b.space_id and s.id = b.session_id
        where b.person_id = any(people) and b.state in ('APPROVED', 'CONFIRMED', 'OFFERED', 'ATTENDED') and s.starts_at >= first_day - 1 and s.starts_at < last_day + 2 and s.state not in ('POSTPONED', 'CANCELLED')
          and not exists (select from cpd_facilitator f where f.space_id = b.space_id and f.session_id = b.session_id and f.person_id = b.person_id and f.declined_at is null)
       union all
       select f.person_id, f.urn, s.space_id, 'CPD', s.id, s.title, s.venue_urn, s.starts_at, s.ends_at, s.state in ('CONFIRMED', 'DELIVERED', 'CLOSED')
         from cpd_facilitator f join cpd_session s on s.space_id = f.space_id and s.id = f.session_id
        where f.person_id = any(people) and f.declined_at is null and s.starts_at >= first_day - 1 and s.starts_at < last_day + 2 and s.state not in ('POSTPONED', 'CANCELLED')
       union all
       select m.person_id, m.urn, l.space_id, 'LESSON', l.id, '', l.urn, ${clock('')}, ${clock(` + interval '150 minutes'`)}, true
         from lesson_study_member m join research_lesson l on l.space_id = m.space_id and l.study_id = m.study_id
        where m.person_id = any(people) and m.state = 'JOINED' and l.on_day between first_day and last_day and l.state not in ('POSTPONED', 'CANCELLED', 'STOPPED')
       union all
       select m.person_id, m.urn, c.space_id, 'VISIT', c.id, '', c.host_urn, (visit.day + visit.from_time) at time zone 'Europe/London', (visit.day + visit.until_time) at time zone 'Europe/London', c.progress > 0
         from challenge_member m join peer_challenge c on c.space_id = m.space_id and c.id = m.challenge_id
         cross join lateral (
           select a.on_day, min(a.from_time::time), max(a.until_time::time) from visit_activity a where a.space_id = c.host_space_id and a.challenge_id = c.id and a.reviewer_id = m.person_id group by a.on_day
           union all
           select days.day, time '09:00', time '15:00' from (
               select unnest(v.days) from review_visit v where v.space_id = c.host_space_id and v.challenge_id = c.id
               union select c.visit_first_day where c.visit_first_day is not null and not exists (select from review_visit v where v.space_id = c.host_space_id and v.challenge_id = c.id)
             ) days (day) where not exists (select from visit_activity a where a.space_id = c.host_space_id and a.challenge_id = c.id)
         ) visit (day, from_time, until_time)
        where m.person_id = any(people) and m.removed_at is null and visit.day between first_day and last_day and c.state not in ('DECLINED', 'CANCELLED', 'CLOSED_EARLY', 'POSTPONED')
          and not exists (select from review_visit v where v.space_id = c.host_space_id and v.challenge_id = c.id and v.state = 'RESCHEDULED')
     )
     select * from away a (person_id, urn, alliance_id, source_kind, source_id, title, there_urn, starts_at, ends_at, is_settled)
      where (a.starts_at at time zone 'Europe/London')::date between first_day and last_day
        and (app_purpose() = 'worker' or a.person_id = app_person() or a.urn in (select s.urn from space s where s.id in (select app_cover_spaces())))
   $$`

/** Whoever goes to what is settled and has said nothing that still stands, with the days for which they were asked since. */
const unsaid = `create function cover_unsaid(first_day date, last_day date) returns table (alliance_id uuid, person_id uuid, source_id uuid, asked_for text[]) language sql stable security definer set search_path = public as $$
     with going as (
       select b.space_id, b.person_id, b.session_id as source_id from cpd_booking b join cpd_session s on s.space_id = b.space_id and s.id = b.session_id where b.state = 'CONFIRMED' and s.state = 'CONFIRMED' and s.starts_at >= first_day and s.starts_at < last_day + 1
       union
       select f.space_id, f.person_id, f.session_id from cpd_facilitator f join cpd_session s on s.space_id = f.space_id and s.id = f.session_id where f.declined_at is null and s.state = 'CONFIRMED' and s.starts_at >= first_day and s.starts_at < last_day + 1
       union
       select m.space_id, m.person_id, l.id from lesson_study_member m join research_lesson l on l.space_id = m.space_id and l.study_id = m.study_id where m.state = 'JOINED' and l.state in ('PLANNING', 'READY') and l.on_day between first_day and last_day
       union
       select m.space_id, m.person_id, c.id from challenge_member m join peer_challenge c on c.space_id = m.space_id and c.id = m.challenge_id where m.removed_at is null and c.visit_first_day between first_day and last_day
     )
     select g.space_id, g.person_id, g.source_id, array(
         select i.vars->>'day' from inbox_item i where i.space_id = g.person_id and i.kind = 'COVER_TO_SAY' and i.item_id = g.source_id
            and i.created_at > coalesce((select max(n.state_since) from cover_need n where n.person_id = g.person_id and n.source_id = g.source_id), '-infinity'))
       from going g
      where app_purpose() = 'worker' and not exists (select from cover_need n where n.person_id = g.person_id and n.source_id = g.source_id and n.state <> 'CANCELLED')
   $$`

export class CoverOfVisits1764000000023 implements MigrationInterface {
  name = 'CoverOfVisits1764000000023'
  async up(query: QueryRunner): Promise<void> {
    await query.query(away)
    await query.query('drop function cover_unsaid(date, date)')
    await query.query(unsaid)
  }
  async down(): Promise<void> {
    throw new Error('Cover is not arranged again for what was put off.')
  }
}
