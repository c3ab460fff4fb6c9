/**
 * What is asked of people, with what it is for each time, and where they work, so that it is counted by their own school's half-terms;
 * which schools lie in the country; and what was declared or said before.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm'

const now = `h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)`

const columns = [
  // From the official register; null: it does not say.
  'alter table school add column is_rural boolean',
  // What somebody declared before they declared something else, and what was said before another reason took its place: nothing said is lost.
  `alter table challenge_member add column earlier_declarations jsonb not null default '[]'`,
  `alter table challenge_response add column earlier_no_action_reasons jsonb not null default '[]'`,
]

const functions = [
  // One school for each: of those where they work today, the one with the lowest number.
  `create function schools_of(people uuid[]) returns table (person_id uuid, urn text) language sql stable security definer set search_path = public as $$
     select h.person_id, min(s.urn) from role_holding h join space s on s.id = h.space_id
      where h.person_id = any(people) and s.urn is not null and h.role not in ('GOVERNOR', 'TRUST_LEADER', 'OBSERVER') and ${now} group by h.person_id
   $$`,
  // As before, and what each is for: a review, a research lesson, a peer challenge, a session.
  'drop function commitments_of(uuid[])',
  `create function commitments_of(people uuid[]) returns table (person_id uuid, kind text, role text, day date, is_settled boolean, home_easting integer, home_northing integer, there_easting integer, there_northing integer, minutes integer, item_id uuid) language sql stable security definer set search_path = public as $$
     select a.reviewer_id, 'REVIEW', 'REVIEWER', coalesce(r.due_on, (a.offered_at at time zone 'Europe/London')::date), a.state <> 'OFFERED', null::integer, null::integer, null::integer, null::integer, null::integer, r.id
       from review_assignment a join peer_review r on r.space_id = a.space_id and r.id = a.review_id
      where a.reviewer_id = any(people) and a.state not in ('DECLINED', 'EXPIRED', 'WITHDRAWN') and r.state <> 'WITHDRAWN'
     union all
     select m.person_id, 'LESSON', case when m.person_id = s.facilitator_id then 'FACILITATOR' when o.person_id is not null then 'OBSERVER' else 'ATTENDEE' end, l.on_day, true,
         home.easting, home.northing, there.easting, there.northing, null, l.id
       from lesson_study_member m
       join lesson_study s on s.space_id = m.space_id and s.id = m.study_id
       join research_lesson l on l.space_id = m.space_id and l.study_id = m.study_id
       left join research_lesson_observer o on o.space_id = l.space_id and o.lesson_id = l.id and o.person_id = m.person_id
       left join school home on home.urn = m.urn left join school there on there.urn = l.urn
      where m.person_id = any(people) and m.state = 'JOINED' and l.on_day is not null and l.state not in ('POSTPONED', 'CANCELLED', 'STOPPED')
     union all
     select m.person_id, 'VISIT_DAY', case when m.person_id = c.lead_id then 'LEAD_REVIEWER' else 'REVIEWER' end, visit.day, c.progress > 0,
         home.easting, home.northing, there.easting, there.northing, visit.minutes, c.id
       from challenge_member m join peer_challenge c on c.space_id = m.space_id and c.id = m.challenge_id
       cross join lateral (
         select a.on_day, (sum(extract(epoch from a.until_time::time - a.from_time::time)) / 60)::integer
           from visit_activity a where a.space_id = c.host_space_id and a.challenge_id = c.id and a.reviewer_id = m.person_id group by a.on_day
         union all
         select days.day, null from (
             select unnest(v.days) from review_visit v where v.space_id = c.host_space_id and v.challenge_id = c.id
             union select c.visit_first_day where c.visit_first_day is not null and not exists (select from review_visit v where v.space_id = c.host_space_id and v.challenge_id = c.id)
           ) days (day)
          where not exists (select from visit_activity a where a.space_id = c.host_space_id and a.challenge_id = c.id)
       ) visit (day, minutes)
       left join school home on home.urn = m.urn left join school there on there.urn = c.host_urn
      where m.person_id = any(people) and m.removed_at is null and c.state not in ('DECLINED', 'CANCELLED', 'CLOSED_EARLY', 'POSTPONED')
     union all
     select m.person_id, 'DESK_STUDY', case when m.person_id = c.lead_id then 'LEAD_REVIEWER' else 'REVIEWER' end, c.visit_first_day, c.progress > 0, null, null, null, null, null, c.id
       from challenge_member m join peer_challenge c on c.space_id = m.space_id and c.id = m.challenge_id
      where m.person_id = any(people) and m.removed_at is null and c.visit_first_day is not null and c.state not in ('DECLINED', 'CANCELLED', 'CLOSED_EARLY', 'POSTPONED')
     union all
     select b.person_id, 'CPD', 'ATTENDEE', (s.starts_at at time zone 'Europe/London')::date, b.state in ('CONFIRMED', 'ATTENDED'), home.easting, home.northing, there.easting, there.northing, s.minutes, s.id
       from cpd_booking b join cpd_session s on s.space_id = b.space_id and s.id = b.session_id
       left join school home on home.urn = b.urn left join school there on there.urn = s.venue_urn
      where b.person_id = any(people) and b.state in ('REQUESTED', 'APPROVED', 'CONFIRMED', 'OFFERED', 'ATTENDED') and s.starts_at is not null and s.state not in ('POSTPONED', 'CANCELLED')
        and not exists (select from cpd_facilitator f where f.space_id = b.space_id and f.session_id = b.session_id and f.person_id = b.person_id and f.declined_at is null)
     union all
     select f.person_id, 'CPD', 'FACILITATOR', (s.starts_at at time zone 'Europe/London')::date, f.confirmed_at is not null, home.easting, home.northing, there.easting, there.northing, s.minutes, s.id
       from cpd_facilitator f join cpd_session s on s.space_id = f.space_id and s.id = f.session_id
       left join school home on home.urn = f.urn left join school there on there.urn = s.venue_urn
      where f.person_id = any(people) and f.declined_at is null and s.starts_at is not null and s.state not in ('POSTPONED', 'CANCELLED')
   $$`,
]

export class Workload1764000000020 implements MigrationInterface {
  name = 'Workload1764000000020'
  async up(query: QueryRunner): Promise<void> {
    for (const statement of [...columns, ...functions]) await query.query(statement)
  }
  async down(): Promise<void> {
    throw new Error('What is asked of people is not counted as it was before.')
  }
}
