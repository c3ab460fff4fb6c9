/**
 * Cover: what somebody misses while they are away lies in their school's space, with its class codes and what the school
 * pays. It is for them and for whoever arranges cover there. Whoever pays from outside is shown what it comes to, and no more.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm'

const tables = [
  `create table cover_setting (
    space_id uuid primary key references space, unit text not null default 'PERIOD' check (unit in ('PERIOD', 'HALF_DAY')), usual_source text check (usual_source in ('SUPPLY', 'INTERNAL', 'COVER_SUPERVISOR', 'HLTA', 'LESSON_SWAP', 'NONE_NEEDED')),
    rates jsonb not null default '{}', changed_by uuid references person, changed_at timestamptz not null default now(), version integer not null default 1
  )`,
  // What somebody is away for lies in the alliance's space, so no foreign key leads there.
  `create table cover_need (
    space_id uuid not null references space, id uuid not null, person_id uuid not null references person, alliance_id uuid not null references space, source_kind text not null check (source_kind in ('CPD', 'LESSON', 'VISIT')), source_id uuid not null, host_urn text references school,
    on_day date not null, period text not null, from_time text not null, until_time text not null, class_code text not null default '', units numeric(5, 2) not null default 1 check (units > 0 and units <= 40),
    state text not null check (state in ('IDENTIFIED', 'COSTED', 'APPROVED', 'ARRANGED', 'USED', 'CHARGED', 'NOT_NEEDED', 'CANCELLED', 'FAILED')), state_since timestamptz not null default now(), reason text, source text check (source in ('SUPPLY', 'INTERNAL', 'COVER_SUPERVISOR', 'HLTA', 'LESSON_SWAP', 'NONE_NEEDED')), rate_pence integer check (rate_pence between 0 and 100000),
    payer text not null default 'SENDING_SCHOOL' check (payer in ('SENDING_SCHOOL', 'HOST', 'ALLIANCE_FUND', 'GRANT')), covered_by text not null default '', approved_by uuid references person, approved_at timestamptz, said_for timestamptz not null, is_moved boolean not null default false, created_by uuid references person, created_at timestamptz not null default now(), changed_at timestamptz not null default now(), version integer not null default 1,
    primary key (space_id, id)
  )`,
  `create unique index cover_need_once on cover_need (space_id, person_id, on_day, period) where state not in ('CANCELLED')`,
  `create index cover_need_day on cover_need (space_id, on_day)`,
  `create index cover_need_person on cover_need (person_id)`,
  `create index cover_need_source on cover_need (source_id)`,
  `create index cover_need_alliance on cover_need (alliance_id, payer)`,
]

const now = `h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)`
/** In pence; what costs nothing costs nothing. */
const pence = `case when n.source in ('LESSON_SWAP', 'NONE_NEEDED') then 0 else round(n.units * n.rate_pence)::integer end`

const functions = [
  // Schools whose cover somebody arranges or answers for.
  `create function app_cover_spaces() returns setof uuid language sql stable security definer set search_path = public as $$
     select h.space_id from role_holding h
      where h.person_id = app_person() and (h.role in ('COVER_MANAGER', 'HEADTEACHER', 'EXECUTIVE_HEAD', 'SCHOOL_LEADER', 'CPD_LEAD') or h.deputy) and ${now} and h.space_id = any(app_spaces())
   $$`,
  // What colleagues are away for: told to themselves, to those who answer for their school's places, and to the job.
  `create function away_of(people uuid[], first_day date, last_day date) returns table (person_id uuid, urn text, alliance_id uuid, source_kind text, source_id uuid, title text, there_urn text, starts_at timestamptz, ends_at timestamptz, is_settled boolean) language sql stable security definer set search_path = public as $$
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
       select m.person_id, m.urn, l.space_id, 'LESSON', l.id, '', l.urn, (l.on_day + (case when l.at_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' then l.at_time else '09:00' end)::time) at time zone 'Europe/London', (l.on_day + (case when l.at_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' then l.at_time else '09:00' end)::time + interval '150 minutes') at time zone 'Europe/London', true
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
     )
     select * from away a (person_id, urn, alliance_id, source_kind, source_id, title, there_urn, starts_at, ends_at, is_settled)
      where (a.starts_at at time zone 'Europe/London')::date between first_day and last_day
        and (app_purpose() = 'worker' or a.person_id = app_person() or a.urn in (select s.urn from space s where s.id in (select app_cover_spaces())))
   $$`,
  // Where cover stands, for the coordinator of the alliance; what it comes to, for whoever pays it from outside the school.
  `create function cover_from_outside(alliances uuid[]) returns table (id uuid, alliance_id uuid, urn text, source_kind text, source_id uuid, host_urn text, on_day date, state text, payer text, units numeric, pence integer, version integer, pays boolean) language sql stable security definer set search_path = public as $$
     select n.id, n.alliance_id, home.urn, n.source_kind, n.source_id, n.host_urn, n.on_day, n.state, case when seen.pays then n.payer end, case when seen.pays then n.units end, case when seen.pays then ${pence} end, n.version, seen.pays
       from cover_need n join space home on home.id = n.space_id
       cross join lateral (
         select exists (select from role_holding h where h.person_id = app_person() and h.space_id = n.alliance_id and h.role = 'ALLIANCE_COORDINATOR' and ${now}) as coordinates,
                n.payer = 'HOST' and n.host_urn in (select s.urn from space s where s.id in (select app_led_spaces())) as hosts
       ) who
       cross join lateral (select who.hosts or who.coordinates and n.payer in ('ALLIANCE_FUND', 'GRANT') as pays) seen
      where n.alliance_id = any(alliances) and n.alliance_id = any(app_spaces()) and (who.coordinates or who.hosts)
   $$`,
  // To whom a notice has gone, so that nobody is asked twice.
  `create function told_of(notice text, items uuid[]) returns table (person_id uuid, item_id uuid, is_done boolean) language sql stable security definer set search_path = public as $$
     select i.space_id, i.item_id, bool_and(i.done_at is not null) from inbox_item i where i.kind = notice and i.item_id = any(items) group by i.space_id, i.item_id
   $$`,
  // How often each class of somebody is covered in a stretch of days, and who has cover for what: counts for the clash check.
  `create function cover_counts(people uuid[], first_day date, last_day date) returns table (person_id uuid, source_id uuid, class_code text, times integer, unfilled integer) language sql stable security definer set search_path = public as $$
     select n.person_id, n.source_id, md5(n.space_id::text || n.class_code), count(*)::integer, count(*) filter (where n.state in ('IDENTIFIED', 'COSTED', 'APPROVED', 'FAILED'))::integer
       from cover_need n where n.person_id = any(people) and n.on_day between first_day and last_day and n.state not in ('NOT_NEEDED', 'CANCELLED') and n.class_code <> ''
      group by n.person_id, n.source_id, n.space_id, n.class_code
   $$`,
]

const spaces = `(select app_spaces())::uuid[]`
const rules: Readonly<Record<string, string>> = {
  cover_setting: `space_id = any(${spaces}) and space_id in (select app_cover_spaces())`,
  cover_need: `space_id = any(${spaces}) and (person_id = (select app_person()) or space_id in (select app_cover_spaces()))`,
}

export class Cover1764000000016 implements MigrationInterface {
  name = 'Cover1764000000016'
  async up(query: QueryRunner): Promise<void> {
    for (const statement of [...tables, ...functions]) await query.query(statement)
    for (const [table, rule] of Object.entries(rules)) {
      await query.query(`alter table ${table} enable row level security`)
      await query.query(`alter table ${table} force row level security`)
      await query.query(`create policy readers on ${table} using (${rule}) with check (${rule})`)
      await query.query(`create policy owner_works on ${table} to current_user using (true) with check (true)`)
      const worker = `(select app_purpose()) = 'worker'`
      await query.query(`create policy worker_dates on ${table} using (${worker}) with check (${worker})`)
    }
  }
  async down(): Promise<void> {
    throw new Error('What schools arranged is not dropped.')
  }
}
