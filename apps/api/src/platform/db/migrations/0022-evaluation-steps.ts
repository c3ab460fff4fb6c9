/**
 * Answers are shown in steps: which went out together is kept, so that a later look never differs from an earlier one by a few
 * people. And the day itself: who turns up without a place, a tick that was wrong, a place that goes to a colleague.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm'

const worker = `(select app_purpose()) = 'worker'`
const theirs = `space_id = any((select app_spaces())::uuid[]) and session_id in (select app_run_sessions())`

const statements = [
  // Null: held back until enough have come together.
  `alter table evaluation_answer add column step integer check (step > 0)`,
  // Where whoever plans has chosen the day, it no longer follows the sessions.
  `alter table cpd_evaluation add column is_day_chosen boolean not null default false`,
  `create index evaluation_answer_held on evaluation_answer (space_id, evaluation_id) where step is null`,
  `alter table cpd_booking add column walked_in boolean not null default false, add column handed_from uuid`,
  // Of a certificate: when it was given out, which one it replaces, and that what it says did not happen.
  `alter table cpd_record add column certified_on date, add column replaces_on date, add column withdrawn_on date`,
  `create table cpd_guest (
    space_id uuid not null, id uuid not null, session_id uuid not null, name text not null, come_from text not null, agreed_at timestamptz not null, created_by uuid references person, created_at timestamptz not null default now(), primary key (space_id, id), foreign key (space_id, session_id) references cpd_session
  )`,
  `create index cpd_guest_session on cpd_guest (space_id, session_id)`,
  `alter table cpd_guest enable row level security`,
  `alter table cpd_guest force row level security`,
  `create policy owner_works on cpd_guest to current_user using (true) with check (true)`,
  `create policy worker_dates on cpd_guest using (${worker}) with check (${worker})`,
  `create policy readers on cpd_guest using (${theirs}) with check (${theirs})`,
  // As before; while a colleague thinks about a place that is handed on to them, it is still whose it was.
  `create or replace function cpd_places_taken(sessions uuid[]) returns table (session_id uuid, urn text, taken integer, waiting integer) language sql stable security definer set search_path = public as $$
     select b.session_id, b.urn,
       count(*) filter (where b.state in ('CONFIRMED', 'ATTENDED', 'DID_NOT_ATTEND') or b.state = 'OFFERED' and b.handed_from is null or b.state = 'APPROVED' and b.asked_again_at is not null)::integer,
       count(*) filter (where b.state = 'WAITING_LIST')::integer
       from cpd_booking b where b.session_id = any(sessions) and b.space_id = any(app_spaces()) group by b.session_id, b.urn
   $$`,
]

export class EvaluationSteps1764000000022 implements MigrationInterface {
  name = 'EvaluationSteps1764000000022'
  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement)
  }
  async down(): Promise<void> {
    throw new Error('What has been shown together stays together.')
  }
}
