/**
 * Peer challenges, the ledger of what schools give each other, and pairing. The shell of a challenge lies in the alliance's
 * space; what is thought of a school lies in that school's, and row-level security asks who somebody is in the challenge.
 * Long, because it is one list of tables.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm'

const states = `('PROPOSED', 'AGREED', 'SELF_REVIEW', 'SELF_REVIEW_SUBMITTED', 'DESK_STUDY', 'READY_TO_VISIT', 'VISITING', 'FINDINGS_DRAFT', 'FINDINGS_AGREED', 'RESPONSE_DUE', 'RESPONDED', 'WORKSHOP_HELD', 'IN_ACTION', 'FOLLOWED_UP', 'CLOSED', 'POSTPONED', 'DECLINED', 'CANCELLED', 'CLOSED_EARLY')`
const levels = `('LEADING_PRACTICE', 'SECURE', 'DEVELOPING', 'PRIORITY')`
const challenge = 'foreign key (space_id, challenge_id) references peer_challenge'
const finding = 'foreign key (space_id, finding_id) references finding'
const round = 'foreign key (space_id, round_id) references pairing_round'

const tables = [
  /* ---- in the alliance's space: who, when and how far; no word about the school ---- */
  `create table pairing_round (
    space_id uuid not null references space, id uuid not null, title text not null, first_day date not null, last_day date not null, sign_up_until date not null,
    state text not null check (state in ('SIGN_UP', 'PROPOSED', 'ACCEPTED', 'CANCELLED')), solved_at timestamptz, solving_since timestamptz, solution jsonb,
    created_by uuid not null references person, accepted_by uuid references person, accepted_at timestamptz, version integer not null default 1, created_at timestamptz not null default now(), changed_at timestamptz not null default now(), primary key (space_id, id)
  )`,
  `create table pairing_sign_up (
    space_id uuid not null, round_id uuid not null, urn text not null references school, not_this_term boolean not null default false, is_host boolean not null default true, strengths jsonb not null default '{}', wants jsonb not null default '{}',
    visitor_times integer not null default 1 check (visitor_times between 0 and 3), facilitator_times integer not null default 0 check (facilitator_times between 0 and 3), reviewers uuid[] not null default '{}', trained uuid[] not null default '{}', days date[] not null default '{}',
    by_person uuid not null references person, at timestamptz not null default now(), primary key (space_id, round_id, urn), ${round}
  )`,
  `create table pairing_wish (
    space_id uuid not null, round_id uuid not null, id uuid not null, kind text not null check (kind in ('PIN', 'BAR')), host_urn text not null references school, seat text not null check (seat in ('VISITOR', 'FACILITATOR')), guest_urn text not null references school, reason text not null default '',
    by_person uuid not null references person, at timestamptz not null default now(), primary key (space_id, id), unique (space_id, round_id, host_urn, seat, guest_urn), ${round}
  )`,
  `create table pairing_proposal (
    space_id uuid not null, round_id uuid not null, host_urn text not null references school, seat text not null check (seat in ('VISITOR', 'FACILITATOR')), guest_urn text references school, by_hand boolean not null default false, score jsonb, explanation jsonb, cost_of_change numeric,
    primary key (space_id, round_id, host_urn, seat), ${round}
  )`,
  // Its live documents lie in the host's space, so no foreign key leads to them.
  `create table peer_challenge (
    space_id uuid not null references space, id uuid not null, host_urn text not null references school, host_space_id uuid not null references space, round_id uuid,
    state text not null check (state in ${states}), progress integer not null default 0, postponed_from text, state_since timestamptz not null default now(),
    lead_id uuid references person, follow_up_id uuid references person, champion_id uuid references person, proposed_by uuid not null references person, team_version integer not null default 1,
    visit_first_day date, visit_last_day date, revealed_at timestamptz, findings_agreed_on date, host_silent boolean not null default false, responded_on date, ended_on date, ended_from text, team_reads_until date, reminded text[] not null default '{}', indicator_released_to text[] not null default '{}',
    self_review_id uuid not null, desk_study_id uuid not null, findings_id uuid not null, summary_id uuid not null,
    version integer not null default 1, created_at timestamptz not null default now(), changed_at timestamptz not null default now(), primary key (space_id, id), ${round}
  )`,
  `create index peer_challenge_id on peer_challenge (id)`,
  `create index peer_challenge_host on peer_challenge (host_space_id)`,
  `create index peer_challenge_documents on peer_challenge using gin ((array[self_review_id, desk_study_id, findings_id, summary_id]))`,
  `create table challenge_member (
    space_id uuid not null, challenge_id uuid not null, person_id uuid not null references person, urn text not null references school, is_trained boolean not null default false, is_facilitator boolean not null default false,
    employed_by_host boolean, relative_there boolean, other_interest text not null default '', school_conflicts text[] not null default '{}', declared_at timestamptz, added_by uuid references person, added_at timestamptz not null default now(), removed_at timestamptz,
    primary key (space_id, challenge_id, person_id), ${challenge}
  )`,
  `create index challenge_member_person on challenge_member (person_id)`,
  `create table challenge_signature (
    space_id uuid not null, challenge_id uuid not null, id uuid not null, step text not null, part text not null, urn text references school, person_id uuid not null references person, team_version integer not null, signed_at timestamptz not null default now(), lapsed_at timestamptz,
    primary key (space_id, id), ${challenge}
  )`,
  `create index challenge_signature_of on challenge_signature (space_id, challenge_id)`,
  `create table challenge_step (
    space_id uuid not null, challenge_id uuid not null, id uuid not null, from_state text not null, to_state text not null, person_id uuid references person, reason text, at timestamptz not null default now(), primary key (space_id, id), ${challenge}
  )`,
  `create index challenge_step_of on challenge_step (space_id, challenge_id, at)`,
  // What a host's head released of the indicator, and nothing else of it: figures, no words.
  `create table released_indicator (
    space_id uuid not null, challenge_id uuid not null, audiences text[] not null, value numeric, is_provisional boolean not null, components jsonb not null, gates text[] not null default '{}', www integer not null, ebi integer not null, views_confirmed boolean not null, computed_at timestamptz not null default now(), primary key (space_id, challenge_id), ${challenge}
  )`,
  // The page as it was released; gone when it is withdrawn.
  `create table released_summary (
    space_id uuid not null, challenge_id uuid not null, host_urn text not null references school, audiences text[] not null, body jsonb not null, released_by uuid not null references person, released_at timestamptz not null default now(), primary key (space_id, challenge_id), ${challenge}
  )`,
  `create table contribution_entry (
    space_id uuid not null references space, id uuid not null, giver_urn text not null references school, receiver_urn text references school, hours numeric(7, 2) not null check (hours > 0), kind text not null check (kind in ('HOSTING', 'VISITING_REVIEWER', 'OBSERVING', 'FACILITATING', 'COACHING', 'DEPLOYMENT', 'RESOURCE_AUTHORING', 'COORDINATION')),
    source_kind text not null, source_id uuid, source_title text not null default '', academic_year integer not null, done_on date not null, drafted_on date not null, asymmetric_by_design boolean not null default false, state text not null check (state in ('PENDING', 'CONFIRMED', 'DISPUTED', 'VOID')),
    reason text, settled_by uuid references person, settled_at timestamptz, created_by uuid references person, version integer not null default 1, primary key (space_id, id)
  )`,
  `create unique index contribution_entry_once on contribution_entry (space_id, source_kind, source_id, giver_urn, receiver_urn, kind) nulls not distinct`,
  `create index contribution_entry_year on contribution_entry (space_id, academic_year)`,
  `create table contribution_attendance (
    space_id uuid not null, entry_id uuid not null, urn text not null references school, people integer not null check (people > 0), primary key (space_id, entry_id, urn), foreign key (space_id, entry_id) references contribution_entry
  )`,
  `create table competition_link (
    space_id uuid not null references space, one_urn text not null references school, other_urn text not null references school, declared_by uuid references person, one_consents_by uuid references person, one_consents_at timestamptz, other_consents_by uuid references person, other_consents_at timestamptz, changed_at timestamptz not null default now(),
    primary key (space_id, one_urn, other_urn), check (one_urn < other_urn)
  )`,

  /* ---- in the host's space: what is thought of it ---- */
  // The projections of the self-review and of the findings: written by the live engine, and moved on by people.
  `create table line_of_enquiry (
    space_id uuid not null references space, challenge_id uuid not null, id uuid not null, rank text not null default '', title text not null default '', position text not null default '', evidence text not null default '', question text not null default '',
    created_by uuid, created_at timestamptz, changed_at timestamptz not null default now(), removed_at timestamptz, primary key (space_id, id)
  )`,
  `create index line_of_enquiry_of on line_of_enquiry (space_id, challenge_id)`,
  `create table host_judgement (
    space_id uuid not null, line_id uuid not null, challenge_id uuid not null, level text not null check (level in ${levels}), by_person uuid not null references person, at timestamptz not null default now(), primary key (space_id, line_id), foreign key (space_id, line_id) references line_of_enquiry
  )`,
  `create table team_judgement (
    space_id uuid not null, line_id uuid not null, person_id uuid not null references person, challenge_id uuid not null, level text not null check (level in ${levels}), blind boolean not null, at timestamptz not null default now(), primary key (space_id, line_id, person_id, blind), foreign key (space_id, line_id) references line_of_enquiry
  )`,
  `create table review_visit (
    space_id uuid not null references space, challenge_id uuid not null, id uuid not null, state text not null check (state in ('PLANNED', 'CONFIRMED', 'IN_PROGRESS', 'COMPLETED', 'RESCHEDULED')), days date[] not null default '{}', reason text, note_seq bigint not null default 0, version integer not null default 1, changed_at timestamptz not null default now(), primary key (space_id, id)
  )`,
  `create unique index review_visit_of on review_visit (space_id, challenge_id)`,
  `create table visit_activity (
    space_id uuid not null, challenge_id uuid not null, id uuid not null, visit_id uuid not null, kind text not null check (kind in ('LEARNING_WALK', 'LESSON_VISIT', 'BOOK_LOOK', 'PUPIL_VOICE', 'STAFF_MEETING', 'DATA_MEETING', 'GOVERNOR_MEETING')),
    on_day date not null, from_time text not null, until_time text not null, place text not null default '', line_id uuid, reviewer_id uuid not null references person, host_colleague_id uuid references person, primary key (space_id, id), foreign key (space_id, visit_id) references review_visit
  )`,
  `create index visit_activity_of on visit_activity (space_id, visit_id)`,
  `create table evidence_note (
    space_id uuid not null, challenge_id uuid not null, id uuid not null, seq bigint not null, line_id uuid not null, type text not null check (type in ('LESSON_VISIT', 'LEARNING_WALK', 'PUPIL_VOICE', 'STAFF_VOICE', 'WORK_LOOK', 'DATA', 'DOCUMENT', 'MEETING')), body text not null,
    author_id uuid not null references person, author_urn text not null references school, activity_id uuid, captured_at timestamptz not null, received_at timestamptz not null default now(), clock_corrected boolean not null default false, digest bytea not null,
    primary key (space_id, challenge_id, id), unique (space_id, challenge_id, seq), foreign key (space_id, line_id) references line_of_enquiry
  )`,
  `create table finding (
    space_id uuid not null, id uuid not null, challenge_id uuid not null, line_id uuid not null, kind text not null check (kind in ('WWW', 'EBI', 'QUESTION')), state text not null default 'DRAFT' check (state in ('DRAFT', 'TEAM_AGREED', 'SHARED_WITH_HOST', 'FINAL', 'DROPPED')),
    rank text not null default '', what text not null default '', for_whom text not null default '', evidence uuid[] not null default '{}', host_seen_at timestamptz, host_seen_by uuid references person, drop_reason text, difference text, difference_by uuid references person, difference_at timestamptz,
    created_by uuid, created_at timestamptz, changed_at timestamptz not null default now(), removed_at timestamptz, version integer not null default 1, primary key (space_id, id)
  )`,
  `create index finding_of on finding (space_id, challenge_id)`,
  `create table challenge_response (
    space_id uuid not null, finding_id uuid not null, challenge_id uuid not null, state text not null check (state in ('DUE', 'OVERDUE', 'GIVEN')), verdict text check (verdict in ('ACCEPTED', 'PARTLY_ACCEPTED', 'NOT_ACCEPTED')), reason text not null default '', given_on date, given_by uuid references person, no_action_reason text, primary key (space_id, finding_id), ${finding}
  )`,
  `create table improvement_workshop (
    space_id uuid not null references space, challenge_id uuid not null, held_on date not null, staff integer not null, leaders integer not null, problem text not null default '', causes text not null default '', option text not null default '', recorded_by uuid not null references person, recorded_at timestamptz not null default now(), primary key (space_id, challenge_id)
  )`,
  `create table improvement_action (
    space_id uuid not null, id uuid not null, challenge_id uuid not null, finding_id uuid not null, owner_id uuid not null references person, what text not null, success_measure text not null, help_wanted text not null default '', due_on date not null,
    state text not null check (state in ('PLANNED', 'IN_HAND', 'DONE', 'CONFIRMED', 'SUPERSEDED', 'CARRIED_OVER')), evidence text not null default '', reason text, confirmed_by uuid references person, carried_to uuid, reminded_on date, version integer not null default 1, created_at timestamptz not null default now(), changed_at timestamptz not null default now(), primary key (space_id, id), ${finding}
  )`,
  `create index improvement_action_of on improvement_action (space_id, challenge_id)`,
  `create index improvement_action_owner on improvement_action (owner_id)`,
  `create table challenge_follow_up (
    space_id uuid not null references space, id uuid not null, challenge_id uuid not null, kind text not null check (kind in ('KEEP_IN_TOUCH', 'VISIT')), way text not null check (way in ('ON_SITE', 'CALL')), held_on date not null, record text not null, by_person uuid not null references person, at timestamptz not null default now(), primary key (space_id, id)
  )`,
  `create table stretch_answer (
    space_id uuid not null references space, challenge_id uuid not null, person_id uuid not null references person, side text not null check (side in ('HOST', 'TEAM')), answer integer not null check (answer between 1 and 5), at timestamptz not null default now(), primary key (space_id, challenge_id, person_id)
  )`,
  `create table challenge_summary (
    space_id uuid not null references space, challenge_id uuid not null, state text not null check (state in ('DRAFT', 'TEAM_AGREED', 'WITH_HOST', 'RELEASED', 'WITHDRAWN')), audiences text[] not null default '{}', body jsonb not null default '{}', agreed_at timestamptz, handed_over_at timestamptz, released_at timestamptz, withdrawn_at timestamptz, version integer not null default 1, changed_at timestamptz not null default now(), primary key (space_id, challenge_id)
  )`,
  // Who has opened what of a challenge: kept by the school that it is about.
  `create table disclosure (
    space_id uuid not null references space, id uuid not null, challenge_id uuid not null, what text not null, person_id uuid not null references person, first_at timestamptz not null default now(), primary key (space_id, id), unique (space_id, challenge_id, what, person_id)
  )`,
]

const once = (ask: string): string => `(select ${ask}())`
const spaces = `${once('app_spaces')}::uuid[]`
const items = `${once('app_items')}::uuid[]`
const reach = `${once('app_reach')}::uuid[]`
const person = once('app_person')
const purpose = once('app_purpose')
const opened = (item: string): string =>
  `space_id = any(${reach}) and (space_id = any(${spaces}) or ${item} = any(${items}))`

const team = 'challenge_id in (select app_team_challenges())'
const host = 'challenge_id in (select app_host_challenges())'
const champion = 'challenge_id in (select app_champion_challenges())'
const from = (step: string): string =>
  `challenge_id in (select c.id from peer_challenge c where c.progress >= challenge_progress('${step}'))`
const revealed = `challenge_id in (select c.id from peer_challenge c where c.revealed_at is not null)`
const handed = from('SELF_REVIEW_SUBMITTED')

/** In the alliance: everybody of it reaches the row, and the server says who is shown it. */
const shells: Readonly<Record<string, string>> = {
  pairing_round: `space_id = any(${spaces})`,
  pairing_sign_up: `space_id = any(${spaces})`,
  pairing_wish: `space_id = any(${spaces})`,
  pairing_proposal: `space_id = any(${spaces})`,
  peer_challenge: `space_id = any(${spaces}) or id = any(${items}) or host_space_id = any(${spaces})`,
  challenge_member: `space_id = any(${spaces}) or ${opened('challenge_id')}`,
  challenge_signature: `space_id = any(${spaces}) or ${opened('challenge_id')}`,
  challenge_step: `space_id = any(${spaces}) or ${opened('challenge_id')}`,
  contribution_entry: `space_id = any(${spaces})`,
  contribution_attendance: `space_id = any(${spaces})`,
  competition_link: `space_id = any(${spaces})`,
  released_indicator: `space_id = any(${spaces}) and (${host} or exists (select from app_audiences() a where a.space_id = released_indicator.space_id and a.challenge_id = released_indicator.challenge_id and a.audience = any(audiences)))`,
  released_summary: `space_id = any(${spaces}) and (${host} or exists (select from app_audiences() a where a.space_id = released_summary.space_id and a.challenge_id = released_summary.challenge_id and a.audience = any(audiences)))`,
}

/** Of the host: reached through its space or a grant, and read by whoever the challenge shows it to. The one rule for every read. */
const confidential: Readonly<Record<string, string>> = {
  line_of_enquiry: `${host} or (${team} and ${handed}) or (${champion} and ${from('FINDINGS_AGREED')})`,
  host_judgement: `${host} or (${team} and ${revealed})`,
  team_judgement: `(person_id = ${person} and ${team}) or (${team} and ${revealed}) or (${host} and ${from('FINDINGS_AGREED')})`,
  review_visit: 'true',
  visit_activity: 'true',
  evidence_note: `author_id = ${person} or ${team}`,
  finding: `${team} or (state in ('SHARED_WITH_HOST', 'FINAL') and (${host} or (${champion} and ${from('FINDINGS_AGREED')})))`,
  challenge_response: `${team} or ${host} or ${champion}`,
  improvement_workshop: `${team} or ${host} or ${champion}`,
  improvement_action: `owner_id = ${person} or ${team} or ${host} or ${champion}`,
  challenge_follow_up: `${team} or ${host} or ${champion}`,
  stretch_answer: `person_id = ${person} or ${host} or ${team}`,
  challenge_summary: `${team} or (state not in ('DRAFT', 'TEAM_AGREED') and challenge_id in (select app_headed_challenges()))`,
  disclosure: `person_id = ${person} or ${host}`,
}

const now = `h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)`

const functions = [
  `create function challenge_progress(step text) returns integer language sql immutable parallel safe return
     array_position(array['PROPOSED', 'AGREED', 'SELF_REVIEW', 'SELF_REVIEW_SUBMITTED', 'DESK_STUDY', 'READY_TO_VISIT', 'VISITING', 'FINDINGS_DRAFT', 'FINDINGS_AGREED', 'RESPONSE_DUE', 'RESPONDED', 'WORKSHOP_HELD', 'IN_ACTION', 'FOLLOWED_UP', 'CLOSED'], step) - 1`,
  // A reviewer who has not declared sees nothing of the host, and some weeks after the end nothing any more.
  `create function app_team_challenges() returns setof uuid language sql stable security definer set search_path = public as $$
     select m.challenge_id from challenge_member m join peer_challenge c on c.space_id = m.space_id and c.id = m.challenge_id
      where m.person_id = app_person() and m.removed_at is null and m.declared_at is not null and c.progress > 0 and (c.team_reads_until is null or c.team_reads_until >= current_date)
        and c.id = any(app_items())
   $$`,
  `create function app_host_challenges() returns setof uuid language sql stable security definer set search_path = public as $$
     select c.id from role_holding h join peer_challenge c on c.host_space_id = h.space_id
      where h.person_id = app_person() and (h.role in ('HEADTEACHER', 'EXECUTIVE_HEAD', 'SCHOOL_LEADER') or h.deputy) and ${now} and h.space_id = any(app_spaces())
   $$`,
  `create function app_headed_challenges() returns setof uuid language sql stable security definer set search_path = public as $$
     select c.id from role_holding h join peer_challenge c on c.host_space_id = h.space_id
      where h.person_id = app_person() and (h.role in ('HEADTEACHER', 'EXECUTIVE_HEAD') or h.deputy) and ${now} and h.space_id = any(app_spaces())
   $$`,
  `create function app_champion_challenges() returns setof uuid language sql stable security definer set search_path = public as $$
     select c.id from peer_challenge c where c.champion_id = app_person()
   $$`,
  // To which audiences of which challenges somebody belongs, from what they hold today.
  `create function app_audiences() returns table (space_id uuid, challenge_id uuid, audience text) language sql stable security definer set search_path = public as $$
     with held as (
       select h.role, h.deputy, h.space_id, s.urn from role_holding h join space s on s.id = h.space_id where h.person_id = app_person() and ${now} and h.space_id = any(app_spaces())
     ), staffed as (select held.urn from held where held.urn is not null and held.role not in ('GOVERNOR', 'TRUST_LEADER', 'OBSERVER'))
     select c.space_id, c.id, a.audience from peer_challenge c cross join lateral (
       select 'STAFF' where c.host_urn in (select urn from staffed)
       union all select 'GOVERNORS' where exists (select from held where held.urn = c.host_urn and held.role = 'GOVERNOR')
       union all select 'TRUST' where exists (select from held where held.role = 'TRUST_LEADER' and (held.urn = c.host_urn or exists (
         select from governance_group_school one join governance_group_school other on other.group_id = one.group_id where one.urn = held.urn and other.urn = c.host_urn)))
       union all select 'COORDINATOR' where exists (select from held where held.space_id = c.space_id and held.role in ('ALLIANCE_COORDINATOR', 'BROKER'))
       union all select 'CLUSTER' where exists (select from cluster_school one join cluster_school other on other.space_id = one.space_id and other.cluster_id = one.cluster_id where one.space_id = c.space_id and one.urn in (select urn from staffed) and other.urn = c.host_urn)
       union all select 'ALLIANCE' where exists (select from school_membership m where m.space_id = c.space_id and m.urn in (select urn from staffed) and m.state in ('ACTIVE', 'PAUSED', 'LEAVING'))
     ) a (audience) where c.space_id = any(app_spaces())
   $$`,
  // The documents of a challenge belong to whoever was granted it.
  `create or replace function items_below(granted uuid[]) returns setof uuid language sql stable security definer set search_path = public as $$
     select c.id from enquiry_cycle c where c.enquiry_id = any(granted)
     union all select c.document_id from enquiry_cycle c where c.enquiry_id = any(granted)
     union all select unnest(array[l.id, l.document_id, l.discussion_id, l.study_id]) from research_lesson l where l.study_id = any(granted) or l.id = any(granted)
     union all select unnest(array[c.self_review_id, c.desk_study_id, c.findings_id, c.summary_id]) from peer_challenge c where c.id = any(granted)
   $$`,
  // As before, and whoever is in a challenge.
  `do $do$
   declare body text;
   begin
     select pg_get_functiondef('app_visible_people()'::regprocedure) into body;
     body := regexp_replace(body, '(union\\s+select g\\.person_id from item_grant g)',
       'union select m.person_id from challenge_member m where m.challenge_id = any(app_items()) or m.space_id = any(app_spaces())
        union select h.person_id from peer_challenge c join role_holding h on h.space_id = c.host_space_id where c.id = any(app_items())
        \\1');
     if position('challenge_member' in body) = 0 then raise exception 'app_visible_people is not what it was'; end if;
     execute body;
   end
   $do$`,
  // As before, and the visits of peer challenges: what is planned for each of the team, or their days before that is known, and
  // once the reading before them. Without minutes: as long as such a thing usually takes.
  'drop function commitments_of(uuid[])',
  `create function commitments_of(people uuid[]) returns table (person_id uuid, kind text, role text, day date, is_settled boolean, home_easting integer, home_northing integer, there_easting integer, there_northing integer, minutes integer) language sql stable security definer set search_path = public as $$
     select a.reviewer_id, 'REVIEW', 'REVIEWER', coalesce(r.due_on, (a.offered_at at time zone 'Europe/London')::date), a.state <> 'OFFERED', null::integer, null::integer, null::integer, null::integer, null::integer
       from review_assignment a join peer_review r on r.space_id = a.space_id and r.id = a.review_id
      where a.reviewer_id = any(people) and a.state not in ('DECLINED', 'EXPIRED', 'WITHDRAWN') and r.state <> 'WITHDRAWN'
     union all
     select m.person_id, 'LESSON', case when m.person_id = s.facilitator_id then 'FACILITATOR' when o.person_id is not null then 'OBSERVER' else 'ATTENDEE' end, l.on_day, true,
         home.easting, home.northing, there.easting, there.northing, null
       from lesson_study_member m
       join lesson_study s on s.space_id = m.space_id and s.id = m.study_id
       join research_lesson l on l.space_id = m.space_id and l.study_id = m.study_id
       left join research_lesson_observer o on o.space_id = l.space_id and o.lesson_id = l.id and o.person_id = m.person_id
       left join school home on home.urn = m.urn left join school there on there.urn = l.urn
      where m.person_id = any(people) and m.state = 'JOINED' and l.on_day is not null and l.state not in ('POSTPONED', 'CANCELLED', 'STOPPED')
     union all
     select m.person_id, 'VISIT_DAY', case when m.person_id = c.lead_id then 'LEAD_REVIEWER' else 'REVIEWER' end, visit.day, c.progress > 0,
         home.easting, home.northing, there.easting, there.northing, visit.minutes
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
     select m.person_id, 'DESK_STUDY', case when m.person_id = c.lead_id then 'LEAD_REVIEWER' else 'REVIEWER' end, c.visit_first_day, c.progress > 0, null::integer, null::integer, null::integer, null::integer, null::integer
       from challenge_member m join peer_challenge c on c.space_id = m.space_id and c.id = m.challenge_id
      where m.person_id = any(people) and m.removed_at is null and c.visit_first_day is not null and c.state not in ('DECLINED', 'CANCELLED', 'CLOSED_EARLY', 'POSTPONED')
   $$`,
  // When the host's staff last reviewed a school: all that a conflict needs to know, also from other alliances.
  `create function last_reviews(host text, schools text[]) returns table (urn text, on_day date) language sql stable security definer set search_path = public as $$
     select c.host_urn, max(coalesce(c.visit_last_day, c.visit_first_day)) from peer_challenge c join challenge_member m on m.space_id = c.space_id and m.challenge_id = c.id
      where m.urn = host and m.removed_at is null and c.host_urn = any(schools) and c.progress >= challenge_progress('VISITING') group by c.host_urn
   $$`,
  // What decides who reads and writes the live documents of a challenge.
  `create function challenge_rights_changed() returns trigger language plpgsql volatile security definer set search_path = public as $$
     declare
       row record;
       changed uuid;
     begin
       row := case when tg_op = 'DELETE' then old else new end;
       changed := case when tg_table_name = 'peer_challenge' then to_jsonb(row) ->> 'id' else to_jsonb(row) ->> 'challenge_id' end;
       update live_document d set rights_epoch = d.rights_epoch + 1
         from peer_challenge c where c.id = changed and d.space_id = c.host_space_id and d.id in (c.self_review_id, c.desk_study_id, c.findings_id, c.summary_id);
       return null;
     end
   $$`,
  ...[
    ['peer_challenge', 'update of state, lead_id, follow_up_id, champion_id, revealed_at, team_reads_until'],
    ['challenge_member', 'insert or delete or update'],
    ['challenge_summary', 'update of state'],
    // Whoever moves a finding has settled the findings' document first: no draft of it is on its way any more.
    ['finding', 'update of state'],
  ].map(
    ([table, when]) =>
      `create trigger challenge_rights_changed after ${when} on ${table} for each row execute function challenge_rights_changed()`,
  ),
]

/**
 * The audit trail is closed from time to time, space by space: each seal holds the hash of the seal before it and of every row since, so
 * that nobody changes, removes or slips in a row without its being found. Which rows a seal holds is written on the rows themselves:
 * a transaction that ends late is in the next one.
 */
const auditSeals = [
  `create table audit_seal (
    space_id uuid not null, seq bigint not null, events integer not null, hash bytea not null, sealed_at timestamptz not null default clock_timestamp(), primary key (space_id, seq)
  )`,
  `alter table audit_event add column seal bigint`,
  `create index audit_unsealed on audit_event (space_id) where seal is null`,
  `create index audit_sealed on audit_event (space_id, seal)`,
  // One row as the hash reads it: written so that no two different rows read the same.
  `create function audit_line(e audit_event) returns text language sql stable as $$
     select jsonb_build_array(e.space_id, e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), e.actor_id, e.action, e.item_kind, e.item_id, e.from_state, e.to_state, e.reason, e.detail)::text
   $$`,
  `create function audit_hash(space uuid, number bigint, before bytea) returns bytea language sql stable security definer set search_path = public as $$
     select sha256(before || convert_to(coalesce(string_agg(audit_line(e), E'\\n' order by e.at, e.id), ''), 'UTF8')) from audit_event e where e.space_id = space and e.seal = number
   $$`,
  // The seal of what has come since the last one, in every space; gives how many rows it closed. One node at a time.
  `create function seal_audit() returns integer language plpgsql volatile security definer set search_path = public as $$
     declare
       space uuid;
       last audit_seal;
       closed integer;
       total integer := 0;
     begin
       if app_purpose() <> 'worker' then raise exception 'only the job that seals may do this'; end if;
       perform pg_advisory_xact_lock(7361002);
       for space in select distinct space_id from audit_event where seal is null order by 1 loop
         select * into last from audit_seal s where s.space_id = space order by s.seq desc limit 1;
         update audit_event set seal = coalesce(last.seq, 0) + 1 where space_id = space and seal is null;
         get diagnostics closed = row_count;
         insert into audit_seal (space_id, seq, events, hash) values (space, coalesce(last.seq, 0) + 1, closed, audit_hash(space, coalesce(last.seq, 0) + 1, coalesce(last.hash, uuid_send(space))));
         total := total + closed;
       end loop;
       return total;
     end
   $$`,
  // Where the trail is not what was sealed; nothing: it holds. Says which seal, and no word of what stands in it.
  `create function audit_breaks() returns table (space_id uuid, seq bigint, what text) language sql stable security definer set search_path = public as $$
     with seals as (
       select s.*, lag(s.hash, 1, uuid_send(s.space_id)) over chain as before, s.seq - lag(s.seq, 1, 0::bigint) over chain as step from audit_seal s window chain as (partition by s.space_id order by s.seq)
     ), counted as (
       select s.*, (select count(*) from audit_event e where e.space_id = s.space_id and e.seal = s.seq) as found from seals s
     )
     select s.space_id, s.seq, case when s.step <> 1 then 'a seal before it is missing' when s.found < s.events then 'rows are missing' when s.found > s.events then 'rows were added' else 'rows were changed' end
       from counted s where s.step <> 1 or s.found <> s.events or s.hash is distinct from audit_hash(s.space_id, s.seq, s.before)
     union all
     select e.space_id, e.seal, 'its seal is missing' from audit_event e where e.seal is not null and not exists (select from audit_seal s where s.space_id = e.space_id and s.seq = e.seal) group by e.space_id, e.seal
   $$`,
  // One hash over all seals up to a moment: written down elsewhere, it shows later that no seal was made anew.
  `create function audit_anchor(until timestamptz) returns bytea language sql stable security definer set search_path = public as $$
     select sha256(convert_to(coalesce(string_agg(s.space_id || ' ' || s.seq || ' ' || encode(s.hash, 'hex'), E'\\n' order by s.space_id), ''), 'UTF8'))
       from (select distinct on (space_id) * from audit_seal where sealed_at <= until order by space_id, seq desc) s
   $$`,
  `create policy only_unsealed on audit_event as restrictive for insert to alongside_app, alongside_journal with check (seal is null)`,
]

/** What the live engine asks of the shell, to know who is in a challenge and which evidence there is. */
const judgedBy: Readonly<Record<string, string>> = {
  challenge_member: `challenge_id in (select c.id from peer_challenge c where c.host_space_id = any(${spaces}))`,
  evidence_note: `space_id = any(${spaces})`,
}

/** What the live engine writes of its own. */
const projected = ['line_of_enquiry', 'finding', 'challenge_summary']

export class PeerChallenge1764000000010 implements MigrationInterface {
  name = 'PeerChallenge1764000000010'
  async up(query: QueryRunner): Promise<void> {
    for (const statement of tables) await query.query(statement)
    for (const statement of [...functions, ...auditSeals]) await query.query(statement)
    await this.protect(query, 'audit_seal', 'false')
    for (const [table, rule] of Object.entries(shells)) await this.protect(query, table, rule)
    for (const [table, rule] of Object.entries(confidential))
      await this.protect(query, table, `${opened('challenge_id')} and (${rule})`)
    for (const table of projected) {
      const rule = `space_id = any(${spaces})`
      await query.query(
        `create policy journal_works on ${table} to alongside_journal using (${rule}) with check (${rule})`,
      )
    }
    for (const [table, rule] of Object.entries(judgedBy))
      await query.query(`create policy journal_asks on ${table} for select to alongside_journal using (${rule})`)
    for (const table of [...Object.keys(shells), ...Object.keys(confidential)]) {
      const rule = `${purpose} = 'worker'`
      await query.query(`create policy worker_dates on ${table} using (${rule}) with check (${rule})`)
    }
  }
  async down(): Promise<void> {
    throw new Error('What schools said to each other is not dropped.')
  }

  private async protect(query: QueryRunner, table: string, rule: string): Promise<void> {
    await query.query(`alter table ${table} enable row level security`)
    await query.query(`alter table ${table} force row level security`)
    await query.query(`create policy readers on ${table} using (${rule}) with check (${rule})`)
    await query.query(`create policy owner_works on ${table} to current_user using (true) with check (true)`)
  }
}
