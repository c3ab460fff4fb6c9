/**
 * Whose sessions: a broker sees dates and states and runs none of them; a school's own cycle is led by somebody who works there; and
 * a morning's mail tells nobody of sessions in an alliance to which they belong no longer.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm'

const now = `h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)`

const functions = [
  // Sessions that somebody runs: as coordinator, as the cycle's lead or as facilitator.
  `create or replace function app_run_sessions() returns setof uuid language sql stable security definer set search_path = public as $$
     select s.id from cpd_session s join cpd_cycle c on c.space_id = s.space_id and c.id = s.cycle_id
      where s.space_id = any(app_spaces()) and (
        exists (select from role_holding h where h.person_id = app_person() and h.space_id = s.space_id and h.role = 'ALLIANCE_COORDINATOR' and ${now})
        or c.lead_id = app_person() and (c.owner_urn is null or exists (
          select from role_holding h join space o on o.id = h.space_id where h.person_id = app_person() and o.urn = c.owner_urn and h.role not in ('GOVERNOR', 'TRUST_LEADER', 'OBSERVER') and ${now})))
     union
     select f.session_id from cpd_facilitator f where f.person_id = app_person() and f.space_id = any(app_spaces()) and f.declined_at is null
   $$`,
  // Who is told once a day, and of what: numbers and times, no words.
  `create or replace function digests_due(today date, since timestamptz, until date) returns table (person_id uuid, email text, urns text[], waiting integer, fresh integer, coming jsonb) language sql stable security definer set search_path = public as $$
     with wanted as materialized (
       select p.id, p.email, coalesce(c.reminders, 'DIGEST') as reminders from person p left join personal_calendar c on c.space_id = p.id
        where p.state = 'ACTIVE' and coalesce(c.reminders, 'DIGEST') <> 'OFF' and app_purpose() = 'worker'
     ), waits as (
       select i.space_id as id, count(*)::integer as waiting, (count(*) filter (where i.created_at > since and (w.reminders = 'DIGEST' or not exists (select from mail m where m.claim = 'notice:' || i.id))))::integer as fresh
         from inbox_item i join wanted w on w.id = i.space_id where i.done_at is null and i.read_at is null group by i.space_id
     ), near as (
       select s.space_id, s.id, s.starts_at from cpd_session s
        where s.state in ('PENCILLED', 'CONFIRMED') and (s.starts_at at time zone 'Europe/London')::date between today and until
     ), sessions as (
       select b.person_id as id, near.space_id, near.starts_at from near join cpd_booking b on b.space_id = near.space_id and b.session_id = near.id and b.state in ('APPROVED', 'CONFIRMED')
       union select f.person_id, near.space_id, near.starts_at from near join cpd_facilitator f on f.space_id = near.space_id and f.session_id = near.id and f.declined_at is null
     ), there as materialized (
       select h.person_id as id, m.space_id from role_holding h join space s on s.id = h.space_id join school_membership m on m.urn = s.urn and m.state in ('ACTIVE', 'PAUSED', 'LEAVING') where ${now}
       union select h.person_id, h.space_id from role_holding h where ${now}
     ), coming as (
       select s.id, jsonb_agg(s.starts_at order by s.starts_at) as coming from sessions s join there t on t.id = s.id and t.space_id = s.space_id group by s.id
     )
     select w.id, w.email, (select coalesce(array_agg(distinct s.urn) filter (where s.urn is not null), '{}') from role_holding h join space s on s.id = h.space_id where h.person_id = w.id and h.starts_on <= today and (h.ends_on is null or h.ends_on >= today)),
         coalesce(waits.waiting, 0), coalesce(waits.fresh, 0), coalesce(coming.coming, '[]')
       from wanted w left join waits on waits.id = w.id left join coming on coming.id = w.id
      where coalesce(waits.fresh, 0) > 0 or coming.id is not null
   $$`,
]

export class WhoseSessions1764000000027 implements MigrationInterface {
  name = 'WhoseSessions1764000000027'
  async up(query: QueryRunner): Promise<void> {
    for (const statement of functions) await query.query(statement)
  }
  async down(): Promise<void> {
    throw new Error('Who sees whom is not widened again.')
  }
}
