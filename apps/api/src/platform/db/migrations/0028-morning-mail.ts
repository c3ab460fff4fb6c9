/** The morning's mail: of each person when the newest of what waits came, for the last morning they were written to depends on their school's days. */
import type { MigrationInterface, QueryRunner } from 'typeorm'

const now = `h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)`

const statements = [
  'drop function digests_due(date, timestamptz, date)',
  // Who may be told once a day, and of what: numbers and times, no words. What was told at once is not new.
  `create function digests_due(today date, since timestamptz, until date) returns table (person_id uuid, email text, urns text[], waiting integer, newest timestamptz, coming jsonb) language sql stable security definer set search_path = public as $$
     with wanted as materialized (
       select p.id, p.email, coalesce(c.reminders, 'DIGEST') as reminders from person p left join personal_calendar c on c.space_id = p.id
        where p.state = 'ACTIVE' and coalesce(c.reminders, 'DIGEST') <> 'OFF' and app_purpose() = 'worker'
     ), waits as (
       select i.space_id as id, count(*)::integer as waiting, max(i.created_at) filter (where i.created_at > since and (w.reminders = 'DIGEST' or not exists (select from mail m where m.claim = 'notice:' || i.id))) as newest
         from inbox_item i join wanted w on w.id = i.space_id where i.done_at is null and i.read_at is null group by i.space_id
     ), near as (
       select s.space_id, s.id, s.starts_at from cpd_session s
        where s.state in ('PENCILLED', 'CONFIRMED') and (s.starts_at at time zone 'Europe/London')::date between today and until
     ), sessions as (
       select b.person_id as id, near.space_id, near.starts_at from near join cpd_booking b on b.space_id = near.space_id and b.session_id = near.id and b.state in ('APPROVED', 'CONFIRMED')
       union select f.person_id, near.space_id, near.starts_at from near join cpd_facilitator f on f.space_id = near.space_id and f.session_id = near.id and f.declined_at is null
     ), there as materialized (
       -- Of sessions in an alliance to which somebody belongs no longer they are not told.
       select h.person_id as id, m.space_id from role_holding h join space s on s.id = h.space_id join school_membership m on m.urn = s.urn and m.state in ('ACTIVE', 'PAUSED', 'LEAVING') where ${now}
       union select h.person_id, h.space_id from role_holding h where ${now}
     ), coming as (
       select s.id, jsonb_agg(s.starts_at order by s.starts_at) as coming from sessions s join there t on t.id = s.id and t.space_id = s.space_id group by s.id
     )
     select w.id, w.email, (select coalesce(array_agg(distinct s.urn) filter (where s.urn is not null), '{}') from role_holding h join space s on s.id = h.space_id where h.person_id = w.id and h.starts_on <= today and (h.ends_on is null or h.ends_on >= today)),
         coalesce(waits.waiting, 0), waits.newest, coalesce(coming.coming, '[]')
       from wanted w left join waits on waits.id = w.id left join coming on coming.id = w.id
      where waits.newest is not null or coming.id is not null
   $$`,
]

export class MorningMail1764000000028 implements MigrationInterface {
  name = 'MorningMail1764000000028'
  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement)
  }
  async down(): Promise<void> {
    throw new Error('Whoever was on holiday would not be told again.')
  }
}
