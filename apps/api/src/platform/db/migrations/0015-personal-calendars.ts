/**
 * Calendars outward: the address of a person's own calendar (known by its hash), what mails they want, and mails that are claimed
 * once for each event and recipient. A mail whose sending was cut off half-way is unknown: it may have arrived, and is not repeated.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm'

const purpose = '(select app_purpose())'
const own = `space_id = (select app_person()) or ${purpose} = 'worker'`

const statements = [
  `create table personal_calendar (
    space_id uuid primary key references space, token_hash bytea unique, token_at timestamptz, reminders text not null default 'DIGEST' check (reminders in ('OFF', 'AT_ONCE', 'DIGEST')), invites boolean not null default true, changed_at timestamptz not null default now(), version integer not null default 1
  )`,
  'alter table personal_calendar enable row level security',
  'alter table personal_calendar force row level security',
  `create policy readers on personal_calendar using (${own}) with check (${own})`,
  'create policy owner_works on personal_calendar to current_user using (true) with check (true)',
  // Whose calendar an address is: asked by a program that has nothing else to show.
  `create function person_of_calendar(token bytea) returns uuid language sql stable security definer set search_path = public as $$
     select space_id from personal_calendar where token_hash = token
   $$`,
  `create function wants_at_once(who uuid) returns boolean language sql stable security definer set search_path = public as $$
     select exists (select from personal_calendar where space_id = who and reminders = 'AT_ONCE')
   $$`,
  `alter table mail add column claim text, add column calendar jsonb, add column claimed_at timestamptz`,
  'alter table mail drop constraint mail_state_check',
  `alter table mail add constraint mail_state_check check (state in ('QUEUED', 'SENDING', 'SENT', 'UNKNOWN', 'KEPT', 'FAILED', 'DROPPED'))`,
  `create unique index mail_claim on mail (claim text_pattern_ops) where claim is not null`,
  `create index mail_sending on mail (claimed_at) where state = 'SENDING'`,
  // Grows with each move of the session and each change of the person's place in it, so that calendars take the newest for true.
  // Whoever leads it can be asked, say no and be asked again in one row: there the seconds grow.
  `create function calendar_sequence(session uuid, who uuid) returns integer language sql stable security definer set search_path = public as $$
     select s.sequence * 100
       + coalesce((select sum(b.version)::integer from cpd_booking b where b.space_id = s.space_id and b.session_id = s.id and b.person_id = who), 0)
       + coalesce((select extract(epoch from greatest(f.asked_at, f.confirmed_at, f.declined_at) - timestamptz '2025-01-01Z')::integer from cpd_facilitator f where f.space_id = s.space_id and f.session_id = s.id and f.person_id = who), 0)
       from cpd_session s where s.id = session and (s.space_id = any(app_spaces()) or app_purpose() = 'worker')
   $$`,
  // Who is told once a day, and of what: numbers and times, no words.
  `create function digests_due(today date, since timestamptz, until date) returns table (person_id uuid, email text, urns text[], waiting integer, fresh integer, coming jsonb) language sql stable security definer set search_path = public as $$
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
       select b.person_id as id, near.starts_at from near join cpd_booking b on b.space_id = near.space_id and b.session_id = near.id and b.state in ('APPROVED', 'CONFIRMED')
       union select f.person_id, near.starts_at from near join cpd_facilitator f on f.space_id = near.space_id and f.session_id = near.id and f.declined_at is null
     ), coming as (select id, jsonb_agg(starts_at order by starts_at) as coming from sessions group by id)
     select w.id, w.email, (select coalesce(array_agg(distinct s.urn) filter (where s.urn is not null), '{}') from role_holding h join space s on s.id = h.space_id where h.person_id = w.id and h.starts_on <= today and (h.ends_on is null or h.ends_on >= today)),
         coalesce(waits.waiting, 0), coalesce(waits.fresh, 0), coalesce(coming.coming, '[]')
       from wanted w left join waits on waits.id = w.id left join coming on coming.id = w.id
      where coalesce(waits.fresh, 0) > 0 or coming.id is not null
   $$`,
]

export class PersonalCalendars1764000000015 implements MigrationInterface {
  name = 'PersonalCalendars1764000000015'
  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement)
  }
  async down(): Promise<void> {
    throw new Error('What people chose is not dropped.')
  }
}
