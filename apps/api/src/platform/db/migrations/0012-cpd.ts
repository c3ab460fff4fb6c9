/**
 * CPD: cycles and their sessions in the alliance's space, rooms and the shape of the day in the schools'. Row-level security
 * asks who somebody is in a session: places show who goes, and that is for them, their school and whoever runs the session.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm'

const cycle = 'foreign key (space_id, cycle_id) references cpd_cycle'
const session = 'foreign key (space_id, session_id) references cpd_session'

const tables = [
  `create table cpd_cycle (
    space_id uuid not null references space, id uuid not null, title text not null, focus text not null default '', learners text not null default '', kind text not null check (kind in ('ENQUIRY', 'RESEARCH_LESSON', 'COACHING', 'SUBJECT_CPD', 'CLASSROOM_VISIT', 'MEETING', 'ADMINISTRATION', 'OTHER')),
    owner_urn text references school, lead_id uuid not null references person, pupil_outcome text not null default '', evidence text not null default '', collaboration text not null default '', leaders_commitment text not null default '', mechanisms text[] not null default '{}',
    state text not null check (state in ('DRAFT', 'DESIGN_CHECKED', 'SCHEDULED', 'RELEASED', 'RUNNING', 'COMPLETED', 'EVALUATED', 'CANCELLED')), state_since timestamptz not null default now(), reason text, design_version integer not null default 1, design_seen_version integer, design_seen_by uuid references person,
    no_pupil_data_reason text not null default '', no_pupil_data_until date, version integer not null default 1, created_by uuid references person, created_at timestamptz not null default now(), changed_at timestamptz not null default now(), primary key (space_id, id)
  )`,
  // Null: as many as want to come.
  `create table cpd_cycle_school (
    space_id uuid not null, cycle_id uuid not null, urn text not null references school, places integer check (places between 0 and 500), primary key (space_id, cycle_id, urn), ${cycle}
  )`,
  `create table room (
    space_id uuid not null references space, id uuid not null, name text not null, seats integer check (seats between 1 and 2000), removed_at timestamptz, version integer not null default 1, primary key (space_id, id)
  )`,
  `create table school_day (
    space_id uuid primary key references space, teachers integer check (teachers between 1 and 2000), periods jsonb not null default '[]', has_weeks boolean not null default false, week_a_from date, changed_by uuid references person, changed_at timestamptz not null default now(), version integer not null default 1
  )`,
  // Its room lies in the space of the school that lends it, so no foreign key leads there.
  `create table cpd_session (
    space_id uuid not null references space, id uuid not null, cycle_id uuid not null, rank integer not null, title text not null, purpose text not null default '', format text not null check (format in ('TWILIGHT', 'HALF_DAY', 'FULL_DAY', 'INSET_DAY', 'LEARNING_VISIT', 'ONLINE', 'COACHING')), minutes integer not null check (minutes between 15 and 720), days_after integer not null default 0 check (days_after between 0 and 200), task_after text not null default '',
    state text not null check (state in ('DRAFT', 'PENCILLED', 'CONFIRMED', 'DELIVERED', 'CLOSED', 'POSTPONED', 'CANCELLED')), reason text, starts_at timestamptz, ends_at timestamptz, venue_urn text references school, room_id uuid, online_at text not null default '', places integer check (places between 1 and 2000), per_school integer check (per_school between 1 and 2000),
    sequence integer not null default 0, code_hash bytea, code_until timestamptz, version integer not null default 1, created_at timestamptz not null default now(), changed_at timestamptz not null default now(), primary key (space_id, id), ${cycle}, check ((starts_at is null) = (ends_at is null)), check (starts_at < ends_at)
  )`,
  `create index cpd_session_of on cpd_session (space_id, cycle_id, rank)`,
  `create index cpd_session_when on cpd_session (space_id, starts_at)`,
  `create index cpd_session_room on cpd_session (room_id, starts_at) where room_id is not null`,
  `create table cpd_facilitator (
    space_id uuid not null, session_id uuid not null, person_id uuid not null references person, urn text not null references school, asked_at timestamptz not null default now(), confirmed_at timestamptz, declined_at timestamptz, reason text, primary key (space_id, session_id, person_id), ${session}
  )`,
  `create index cpd_facilitator_person on cpd_facilitator (person_id)`,
  `create table cpd_booking (
    space_id uuid not null, id uuid not null, session_id uuid not null, person_id uuid not null references person, urn text not null references school, state text not null check (state in ('REQUESTED', 'APPROVED', 'CONFIRMED', 'WAITING_LIST', 'OFFERED', 'ATTENDED', 'DID_NOT_ATTEND', 'DECLINED', 'EXPIRED', 'CANCELLED')),
    requested_at timestamptz not null default now(), requested_by uuid references person, approved_by uuid references person, joined_at timestamptz, offered_until timestamptz, reason text, attended_how text check (attended_how in ('LIST', 'CODE')), changed_at timestamptz not null default now(), version integer not null default 1, primary key (space_id, id), ${session}
  )`,
  `create unique index cpd_booking_once on cpd_booking (space_id, session_id, person_id) where state not in ('DECLINED', 'EXPIRED', 'CANCELLED')`,
  `create index cpd_booking_person on cpd_booking (person_id)`,
  `create index cpd_booking_session on cpd_booking (space_id, session_id)`,
  // In the person's own space: what they took part in, wherever they work later. Nobody else reads it.
  `create table cpd_record (
    space_id uuid not null references space, id uuid not null, on_day date not null, title text not null, role text not null check (role in ('ATTENDEE', 'FACILITATOR', 'OWN')), minutes integer not null check (minutes between 1 and 6000), alliance_name text not null default '', session_id uuid, note text not null default '', version integer not null default 1, created_at timestamptz not null default now(), primary key (space_id, id)
  )`,
  `create unique index cpd_record_once on cpd_record (space_id, session_id) where session_id is not null`,
  // A head says once, with a reason, that one of their staff may be asked for more in a half-term.
  `create table load_override (
    space_id uuid not null references space, id uuid not null, person_id uuid not null references person, half_term date not null, reason text not null, by_person uuid not null references person, at timestamptz not null default now(), primary key (space_id, id), unique (space_id, person_id, half_term)
  )`,
  `create index load_override_person on load_override (person_id)`,
]

const once = (ask: string): string => `(select ${ask}())`
const spaces = `${once('app_spaces')}::uuid[]`
const person = once('app_person')
const purpose = once('app_purpose')
const inAlliance = `space_id = any(${spaces})`

const rules: Readonly<Record<string, string>> = {
  cpd_cycle: inAlliance,
  cpd_cycle_school: inAlliance,
  cpd_session: inAlliance,
  cpd_facilitator: inAlliance,
  room: inAlliance,
  school_day: inAlliance,
  cpd_booking: `${inAlliance} and (person_id = ${person} or session_id in (select app_run_sessions()) or urn in (select app_led_schools()))`,
  cpd_record: `space_id = ${person}`,
  load_override: `${inAlliance} and (person_id = ${person} or space_id in (select app_led_spaces()))`,
}
/** No secret: whoever plans something with a school asks. */
const shown = ['room', 'school_day']
/** Dates run out, places are offered, attendance is kept, and none of it waits for somebody to look. */
const dated = ['cpd_cycle', 'cpd_session', 'cpd_facilitator', 'cpd_booking', 'cpd_record', 'cpd_cycle_school']

const now = `h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)`

const functions = [
  // Schools whose places, and spaces whose staff's load, somebody answers for.
  `create function app_led_schools() returns setof text language sql stable security definer set search_path = public as $$
     select s.urn from role_holding h join space s on s.id = h.space_id
      where h.person_id = app_person() and (h.role in ('HEADTEACHER', 'EXECUTIVE_HEAD', 'SCHOOL_LEADER', 'CPD_LEAD', 'COVER_MANAGER') or h.deputy) and ${now} and h.space_id = any(app_spaces()) and s.urn is not null
   $$`,
  `create function app_led_spaces() returns setof uuid language sql stable security definer set search_path = public as $$
     select h.space_id from role_holding h
      where h.person_id = app_person() and (h.role in ('HEADTEACHER', 'EXECUTIVE_HEAD') or h.deputy) and ${now} and h.space_id = any(app_spaces())
   $$`,
  // Sessions that somebody runs: as coordinator, as the cycle's lead or as facilitator.
  `create function app_run_sessions() returns setof uuid language sql stable security definer set search_path = public as $$
     select s.id from cpd_session s join cpd_cycle c on c.space_id = s.space_id and c.id = s.cycle_id
      where s.space_id = any(app_spaces()) and (c.lead_id = app_person() or exists (
        select from role_holding h where h.person_id = app_person() and h.space_id = s.space_id and h.role in ('ALLIANCE_COORDINATOR', 'BROKER') and ${now}))
     union
     select f.session_id from cpd_facilitator f where f.person_id = app_person() and f.space_id = any(app_spaces()) and f.declined_at is null
   $$`,
  // How many places are taken, and by which schools: numbers for everybody who may ask for one, and no names.
  `create function cpd_places_taken(sessions uuid[]) returns table (session_id uuid, urn text, taken integer, waiting integer) language sql stable security definer set search_path = public as $$
     select b.session_id, b.urn, count(*) filter (where b.state in ('CONFIRMED', 'OFFERED', 'ATTENDED', 'DID_NOT_ATTEND'))::integer, count(*) filter (where b.state = 'WAITING_LIST')::integer
       from cpd_booking b where b.session_id = any(sessions) and b.space_id = any(app_spaces()) group by b.session_id, b.urn
   $$`,
  // As before, and CPD: places that were asked for and not turned down, and sessions that somebody leads.
  `do $do$
   declare body text;
   begin
     select pg_get_functiondef('commitments_of(uuid[])'::regprocedure) into body;
     body := regexp_replace(body, '\\$function\\$\\s*$',
       ' union all
     select b.person_id, ''CPD'', ''ATTENDEE'', (s.starts_at at time zone ''Europe/London'')::date, b.state in (''CONFIRMED'', ''ATTENDED''), home.easting, home.northing, there.easting, there.northing, s.minutes
       from cpd_booking b join cpd_session s on s.space_id = b.space_id and s.id = b.session_id
       left join school home on home.urn = b.urn left join school there on there.urn = s.venue_urn
      where b.person_id = any(people) and b.state in (''REQUESTED'', ''APPROVED'', ''CONFIRMED'', ''OFFERED'', ''ATTENDED'') and s.starts_at is not null and s.state not in (''POSTPONED'', ''CANCELLED'')
        and not exists (select from cpd_facilitator f where f.space_id = b.space_id and f.session_id = b.session_id and f.person_id = b.person_id and f.declined_at is null)
     union all
     select f.person_id, ''CPD'', ''FACILITATOR'', (s.starts_at at time zone ''Europe/London'')::date, f.confirmed_at is not null, home.easting, home.northing, there.easting, there.northing, s.minutes
       from cpd_facilitator f join cpd_session s on s.space_id = f.space_id and s.id = f.session_id
       left join school home on home.urn = f.urn left join school there on there.urn = s.venue_urn
      where f.person_id = any(people) and f.declined_at is null and s.starts_at is not null and s.state not in (''POSTPONED'', ''CANCELLED'')
   $function$');
     if position('cpd_facilitator' in body) = 0 then raise exception 'commitments_of is not what it was'; end if;
     execute body;
   end
   $do$`,
]

export class Cpd1764000000012 implements MigrationInterface {
  name = 'Cpd1764000000012'
  async up(query: QueryRunner): Promise<void> {
    for (const statement of [...tables, ...functions]) await query.query(statement)
    for (const [table, rule] of Object.entries(rules)) {
      await query.query(`alter table ${table} enable row level security`)
      await query.query(`alter table ${table} force row level security`)
      await query.query(`create policy readers on ${table} using (${rule}) with check (${rule})`)
      await query.query(`create policy owner_works on ${table} to current_user using (true) with check (true)`)
    }
    for (const table of shown) await query.query(`create policy everyone_reads on ${table} for select using (true)`)
    for (const table of dated) {
      const rule = `${purpose} = 'worker'`
      await query.query(`create policy worker_dates on ${table} using (${rule}) with check (${rule})`)
    }
  }
  async down(): Promise<void> {
    throw new Error('What schools planned together is not dropped.')
  }
}
