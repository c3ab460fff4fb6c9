/**
 * Lesson studies and peer reviews: their tables, who reaches them, and what changes the rights of their live documents.
 * A study lies in the alliance's space; photos and keys in the school's. Long, because it is one list of tables.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm'

const study = 'foreign key (space_id, study_id) references lesson_study'
const lesson = 'foreign key (space_id, lesson_id) references research_lesson'

const tables = [
  `create table lesson_study (
    space_id uuid not null references space, id uuid not null, title text not null,
    state text not null check (state in ('SETTING_UP', 'PROTOCOL', 'RUNNING', 'REVIEWING', 'SHARED', 'STOPPED')),
    enquiry_id uuid, cycle_id uuid, facilitator_id uuid not null references person, created_by uuid not null references person, created_urn text not null references school,
    subject text not null default '', year_group text not null default '', class_size integer, grouping text check (grouping in ('SET', 'MIXED')),
    improvement text not null default '', aim text not null default '', focus_evidence text not null default '',
    protocol text not null, protocol_version integer not null default 1,
    sharing_on date, sharing_with text not null default '', shared_record text not null default '',
    research_theme text not null default '', materials_study text not null default '', board_plan text not null default '', knowledgeable_other text not null default '', knowledgeable_other_comment text not null default '',
    summary jsonb not null default '{}', stop_reason text, origin text,
    version integer not null default 1, created_at timestamptz not null default now(), changed_at timestamptz not null default now(),
    primary key (space_id, id), foreign key (space_id, enquiry_id) references enquiry, foreign key (space_id, cycle_id) references enquiry_cycle
  )`,
  `create index lesson_study_enquiry on lesson_study (space_id, enquiry_id)`,
  `create table lesson_study_member (
    space_id uuid not null, study_id uuid not null, person_id uuid not null references person, urn text not null references school,
    state text not null check (state in ('INVITED', 'JOINED', 'LEFT')), invited_by uuid references person, joined_at timestamptz, protocol_version integer, protocol_accepted_at timestamptz, left_at timestamptz,
    primary key (space_id, study_id, person_id), ${study}
  )`,
  `create index lesson_study_member_person on lesson_study_member (person_id)`,
  // No name field: a label, and what only this pupil's school can open.
  `create table case_pupil (
    space_id uuid not null, study_id uuid not null, label text not null check (label in ('A', 'B', 'C')), urn text not null references school, sealed bytea not null, sealed_attributes bytea not null,
    changed_at timestamptz not null default now(), changed_by uuid references person, primary key (space_id, study_id, label), ${study}
  )`,
  `create table research_lesson (
    space_id uuid not null, id uuid not null, study_id uuid not null, number integer not null,
    state text not null check (state in ('PLANNING', 'READY', 'IN_PROGRESS', 'OBSERVED', 'INTERVIEWED', 'DISCUSSING', 'CONCLUDED', 'POSTPONED', 'CANCELLED', 'STOPPED')),
    document_id uuid not null, discussion_id uuid not null, urn text references school, teacher_id uuid references person, on_day date, at_time text, learning_objective text not null default '',
    started_at timestamptz, stopped_at timestamptz, concluded_at timestamptz, no_interview_reason text, stop_reason text, postponed_reason text,
    plan jsonb not null default '{}', discussion_step integer not null default 0, step_started_at timestamptz, step_paused_seconds integer, facilitator_id uuid references person, scribe_id uuid references person, timekeeper_id uuid references person,
    note_seq bigint not null default 0, version integer not null default 1, created_at timestamptz not null default now(), changed_at timestamptz not null default now(),
    primary key (space_id, id), unique (space_id, study_id, number), ${study}, foreign key (space_id, document_id) references live_document, foreign key (space_id, discussion_id) references live_document
  )`,
  `create index research_lesson_document on research_lesson (space_id, document_id)`,
  `create index research_lesson_discussion on research_lesson (space_id, discussion_id)`,
  `create table research_lesson_observer (
    space_id uuid not null, lesson_id uuid not null, person_id uuid not null references person, primary key (space_id, lesson_id, person_id), ${lesson}
  )`,
  // the projections of the planning sheet and of the discussion: written by the live engine only
  `create table lesson_stage (
    space_id uuid not null, lesson_id uuid not null, id uuid not null, rank text not null, title text not null default '', minutes integer, predicted jsonb not null default '{}', observed jsonb not null default '{}', outcome jsonb not null default '{}', patterns text not null default '',
    created_by uuid, created_urn text, created_at timestamptz, changed_at timestamptz not null default now(), changed_by uuid, removed_at timestamptz, primary key (space_id, lesson_id, id), ${lesson}
  )`,
  `create table discussion_note (
    space_id uuid not null, lesson_id uuid not null, id uuid not null, step integer not null check (step between 1 and 7), pupil text, body text not null default '', created_by uuid references person, created_urn text, created_at timestamptz not null, removed_at timestamptz,
    primary key (space_id, lesson_id, id), ${lesson}
  )`,
  `create table observation_note (
    space_id uuid not null, lesson_id uuid not null, id uuid not null, seq bigint not null, author_id uuid not null references person, author_urn text not null references school,
    kind text not null check (kind in ('PUPIL', 'TEACHER_MOVE', 'CLASS', 'INCIDENT')), pupil text check (pupil in ('A', 'B', 'C')), stage_id uuid, place_id uuid, modality text check (modality in ('WHOLE_CLASS', 'GROUP', 'INDIVIDUAL')), body text not null,
    captured_at timestamptz not null, received_at timestamptz not null default now(), lesson_second integer, clock_corrected boolean not null default false, added_later boolean not null default false,
    held_back boolean not null default false, confirmed_at timestamptz, edited_at timestamptz, digest bytea not null,
    photo_id uuid, photo_urn text references school, photo_width integer, photo_height integer, photo_expires_on date, photo_withdrawn_at timestamptz,
    primary key (space_id, lesson_id, id), unique (space_id, lesson_id, seq), ${lesson}
  )`,
  `create table observation_note_edit (
    space_id uuid not null, lesson_id uuid not null, id uuid not null, note_id uuid not null, body text not null, edited_at timestamptz not null default now(), primary key (space_id, lesson_id, id), foreign key (space_id, lesson_id, note_id) references observation_note
  )`,
  `create table pupil_interview (
    space_id uuid not null, lesson_id uuid not null, id uuid not null, pupils text[] not null, enjoyed text not null default '', learned text not null default '', worked text not null default '', would_change text not null default '', minutes integer,
    by_person uuid not null references person, by_urn text not null references school, held_back boolean not null default false, confirmed_at timestamptz, at timestamptz not null default now(), digest bytea not null, primary key (space_id, lesson_id, id), ${lesson}
  )`,
  `create table pupil_progress (
    space_id uuid not null, study_id uuid not null, label text not null check (label in ('A', 'B', 'C')), point integer not null check (point between 0 and 9), body text not null default '', reach text check (reach in ('NOT_YET', 'NEARLY', 'REACHED', 'BEYOND')),
    changed_by uuid references person, changed_at timestamptz not null default now(), primary key (space_id, study_id, label, point), ${study}
  )`,
  // In the space of the school where the lesson was taught: only its staff see the picture.
  `create table photo (
    space_id uuid not null references space, id uuid not null, lesson_id uuid not null, note_id uuid not null, mime text not null, width integer not null, height integer not null, size integer not null, taken_by uuid not null references person,
    consent_by uuid not null references person, consent_at timestamptz not null, expires_on date not null, withdrawn_at timestamptz, withdrawn_by uuid references person, erased_at timestamptz, created_at timestamptz not null default now(), primary key (space_id, id)
  )`,
  `create index photo_lesson on photo (lesson_id)`,
  `create table photo_chunk (space_id uuid not null, photo_id uuid not null, n integer not null, bytes bytea not null, primary key (space_id, photo_id, n), foreign key (space_id, photo_id) references photo)`,
  `create table school_key (space_id uuid not null references space, id uuid not null, purpose text not null check (purpose in ('CASE_PUPILS', 'NAMES')), wrapped bytea not null, created_at timestamptz not null default now(), primary key (space_id, id), unique (space_id, purpose))`,
  `create table guarded_name (space_id uuid not null references space, hash bytea not null, added_at timestamptz not null default now(), primary key (space_id, hash))`,
  `create table peer_review (
    space_id uuid not null references space, id uuid not null, item_kind text not null check (item_kind in ('enquiry', 'research-lesson')), item_id uuid not null, title text not null, question text not null,
    requester_id uuid not null references person, requester_urn text not null references school, state text not null check (state in ('REQUESTED', 'OPEN', 'RESPONDED', 'CLOSED', 'WITHDRAWN')),
    due_on date, response text not null default '', responded_at timestamptz, closed_by_requester_at timestamptz, closed_at timestamptz,
    version integer not null default 1, created_at timestamptz not null default now(), changed_at timestamptz not null default now(), primary key (space_id, id)
  )`,
  `create index peer_review_item on peer_review (space_id, item_id)`,
  `create table review_assignment (
    space_id uuid not null, id uuid not null, review_id uuid not null, reviewer_id uuid not null references person, reviewer_urn text references school,
    state text not null check (state in ('OFFERED', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'IN_REVIEW', 'SUBMITTED', 'WITHDRAWN')), offered_at timestamptz not null default now(), expires_on date not null,
    has_conflict boolean, declaration text not null default '', declared_at timestamptz, strengths text not null default '', questions text not null default '', suggestions text not null default '', submitted_at timestamptz,
    usefulness integer check (usefulness between 1 and 5), usefulness_note text not null default '', decline_reason text not null default '',
    head_asked_at timestamptz, allowed_by uuid references person, allowed_reason text not null default '', agreed_to_close_at timestamptz, version integer not null default 1, changed_at timestamptz not null default now(),
    primary key (space_id, id), foreign key (space_id, review_id) references peer_review
  )`,
  `create unique index review_assignment_once on review_assignment (space_id, review_id, reviewer_id) where state not in ('DECLINED', 'EXPIRED', 'WITHDRAWN')`,
  `create index review_assignment_person on review_assignment (reviewer_id)`,
  `create table review_revision (
    space_id uuid not null, id uuid not null, review_id uuid not null, assignment_id uuid not null, strengths text not null, questions text not null, suggestions text not null, replaced_at timestamptz not null default now(), primary key (space_id, id), foreign key (space_id, assignment_id) references review_assignment
  )`,
  `create table review_remark (
    space_id uuid not null, id uuid not null, review_id uuid not null, assignment_id uuid not null, thread_id uuid not null, place_kind text not null check (place_kind in ('CARD', 'STAGE', 'NOTE', 'PLAN', 'WHOLE')), place_id uuid, author_id uuid not null references person, author_urn text, body text not null,
    created_at timestamptz not null default now(), edited_at timestamptz, removed_at timestamptz, primary key (space_id, id), foreign key (space_id, assignment_id) references review_assignment
  )`,
  `create index review_remark_thread on review_remark (space_id, review_id, thread_id, created_at)`,
  // What someone has said about being asked: a cap of their own, and "not this half-term".
  `create table review_availability (space_id uuid not null references space, not_until date, most_per_half_term integer, changed_at timestamptz not null default now(), primary key (space_id))`,
]

/** Tables whose rows belong to a space, with the column that names the item a grant can open (null: none). */
const scoped: Readonly<Record<string, string | null>> = {
  lesson_study: 'id',
  lesson_study_member: 'study_id',
  case_pupil: 'study_id',
  research_lesson: 'id',
  research_lesson_observer: 'lesson_id',
  lesson_stage: 'lesson_id',
  discussion_note: 'lesson_id',
  observation_note: 'lesson_id',
  observation_note_edit: 'lesson_id',
  pupil_interview: 'lesson_id',
  pupil_progress: 'study_id',
  photo: null,
  photo_chunk: null,
  guarded_name: null,
  peer_review: 'id',
  review_assignment: 'review_id',
  review_revision: 'review_id',
  review_remark: 'review_id',
  review_availability: null,
}

const once = (ask: string): string => `(select ${ask}())`
const spaces = `${once('app_spaces')}::uuid[]`
const items = `${once('app_items')}::uuid[]`
const reach = `${once('app_reach')}::uuid[]`
const purpose = once('app_purpose')
const opened = (item: string): string =>
  `space_id = any(${reach}) and (space_id = any(${spaces}) or ${item} = any(${items}))`

const functions = [
  // As before, and what the grants on lesson studies, research lessons and peer reviews open.
  `create or replace function app_visible_people() returns setof uuid language sql stable security definer set search_path = public as $$
     select h.person_id from role_holding h where h.space_id = any(app_spaces())
     union
     select h.person_id from school_membership m join space s on s.urn = m.urn join role_holding h on h.space_id = s.id
      where m.space_id = any(app_spaces()) and m.state in ('PENDING', 'ACTIVE', 'PAUSED', 'LEAVING')
     union
     select m.person_id from enquiry_member m where m.enquiry_id = any(app_items()) or m.space_id = any(app_spaces())
     union
     select m.person_id from lesson_study_member m where m.study_id = any(app_items()) or m.space_id = any(app_spaces())
     union
     select r.requester_id from peer_review r where r.id = any(app_items()) or r.space_id = any(app_spaces())
     union
     select a.reviewer_id from review_assignment a where a.space_id = any(app_spaces())
     union
     select g.person_id from item_grant g where g.space_id = any(app_spaces()) or g.item_id = any(app_items())
   $$`,
  // What alliances ask of people, wherever they do: whoever picks somebody is told how many hours that makes, and no more.
  `create function commitments_of(people uuid[]) returns table (person_id uuid, kind text, role text, day date, is_settled boolean, home_easting integer, home_northing integer, there_easting integer, there_northing integer) language sql stable security definer set search_path = public as $$
     select a.reviewer_id, 'REVIEW', 'REVIEWER', coalesce(r.due_on, (a.offered_at at time zone 'Europe/London')::date), a.state <> 'OFFERED', null::integer, null::integer, null::integer, null::integer
       from review_assignment a join peer_review r on r.space_id = a.space_id and r.id = a.review_id
      where a.reviewer_id = any(people) and a.state not in ('DECLINED', 'EXPIRED', 'WITHDRAWN') and r.state <> 'WITHDRAWN'
     union all
     select m.person_id, 'LESSON', case when m.person_id = s.facilitator_id then 'FACILITATOR' when o.person_id is not null then 'OBSERVER' else 'ATTENDEE' end, l.on_day, true,
         home.easting, home.northing, there.easting, there.northing
       from lesson_study_member m
       join lesson_study s on s.space_id = m.space_id and s.id = m.study_id
       join research_lesson l on l.space_id = m.space_id and l.study_id = m.study_id
       left join research_lesson_observer o on o.space_id = l.space_id and o.lesson_id = l.id and o.person_id = m.person_id
       left join school home on home.urn = m.urn left join school there on there.urn = l.urn
      where m.person_id = any(people) and m.state = 'JOINED' and l.on_day is not null and l.state not in ('POSTPONED', 'CANCELLED', 'STOPPED')
   $$`,
  `create function review_availability_of(people uuid[]) returns table (person_id uuid, not_until date, most_per_half_term integer) language sql stable security definer set search_path = public as $$
     select space_id, not_until, most_per_half_term from review_availability where space_id = any(people)
   $$`,
  // The rows that belong to an item somebody was granted: spelt out, because row-level security compares ids and knows no family.
  `create function items_below(granted uuid[]) returns setof uuid language sql stable security definer set search_path = public as $$
     select c.id from enquiry_cycle c where c.enquiry_id = any(granted)
     union all select c.document_id from enquiry_cycle c where c.enquiry_id = any(granted)
     union all select unnest(array[l.id, l.document_id, l.discussion_id, l.study_id]) from research_lesson l where l.study_id = any(granted) or l.id = any(granted)
   $$`,
  `do $do$
   declare body text;
   begin
     select pg_get_functiondef('actor_of(uuid)'::regprocedure) into body;
     body := regexp_replace(body, 'union select c\\.id from granted g join enquiry_cycle c on c\\.enquiry_id = g\\.item_id\\s+union select c\\.document_id from granted g join enquiry_cycle c on c\\.enquiry_id = g\\.item_id',
       'union select below from items_below(array(select item_id from granted)) below
          union select a.review_id from review_assignment a where a.reviewer_id = who and a.state not in (''DECLINED'', ''EXPIRED'', ''WITHDRAWN'')
          union select a.space_id from review_assignment a where a.reviewer_id = who and a.state not in (''DECLINED'', ''EXPIRED'', ''WITHDRAWN'')');
     if position('items_below' in body) = 0 then raise exception 'actor_of is not what it was'; end if;
     execute body;
   end
   $do$`,
  // Who is in a lesson study, how far it and its lessons are: all that decides who reads and writes its plans and discussions.
  `create function lesson_rights_changed() returns trigger language plpgsql volatile security definer set search_path = public as $$
     declare
       row record;
       study uuid;
     begin
       row := case when tg_op = 'DELETE' then old else new end;
       study := case when tg_table_name = 'lesson_study' then to_jsonb(row) ->> 'id' else to_jsonb(row) ->> 'study_id' end;
       update live_document d set rights_epoch = d.rights_epoch + 1
         from research_lesson l where l.space_id = row.space_id and l.study_id = study and d.space_id = l.space_id and d.id in (l.document_id, l.discussion_id);
       return null;
     end
   $$`,
  ...[
    ['lesson_study', 'update of state, facilitator_id'],
    ['lesson_study_member', 'insert or delete or update'],
    ['research_lesson', 'update of state, discussion_step, facilitator_id'],
  ].map(
    ([table, when]) =>
      `create trigger lesson_rights_changed after ${when} on ${table} for each row execute function lesson_rights_changed()`,
  ),
]

export class LessonStudy1764000000009 implements MigrationInterface {
  name = 'LessonStudy1764000000009'
  async up(query: QueryRunner): Promise<void> {
    for (const statement of tables) await query.query(statement)
    for (const statement of functions) await query.query(statement)
    for (const [table, item] of Object.entries(scoped)) {
      await this.protect(query, table, item ? opened(item) : `space_id = any(${spaces})`)
    }
    // Another school's key opens only its pupils' aliases, in a transaction that says what it is for.
    await this.protect(query, 'school_key', `${purpose} = 'sealing'`)
    await query.query(`create policy sealing_reads on guarded_name for select using (${purpose} = 'sealing')`)
    await query.query(
      `create policy worker_erases on photo using (${purpose} = 'worker') with check (${purpose} = 'worker')`,
    )
    await query.query(
      `create policy worker_erases on photo_chunk using (${purpose} = 'worker') with check (${purpose} = 'worker')`,
    )
    await query.query(
      `create policy worker_dates on peer_review using (${purpose} = 'worker') with check (${purpose} = 'worker')`,
    )
    await query.query(
      `create policy worker_dates on review_assignment using (${purpose} = 'worker') with check (${purpose} = 'worker')`,
    )
  }
  async down(): Promise<void> {
    throw new Error('What teachers noted in lessons is not dropped.')
  }

  private async protect(query: QueryRunner, table: string, rule: string): Promise<void> {
    await query.query(`alter table ${table} enable row level security`)
    await query.query(`alter table ${table} force row level security`)
    await query.query(`create policy readers on ${table} using (${rule}) with check (${rule})`)
    await query.query(`create policy owner_works on ${table} to current_user using (true) with check (true)`)
  }
}
