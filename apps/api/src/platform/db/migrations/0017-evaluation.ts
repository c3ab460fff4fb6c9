/**
 * Evaluation of CPD: who owes an answer is known until they have given it; what was answered is kept without whose it is,
 * without a time, under a number that says nothing, and is read by nobody but the sum of them.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm'

const evaluation = 'foreign key (space_id, evaluation_id) references cpd_evaluation'

const tables = [
  `create table cpd_evaluation (
    space_id uuid not null references space, id uuid not null, cycle_id uuid not null, session_id uuid, level integer not null check (level between 1 and 5), due_on date, questions jsonb not null, asked_at timestamptz, version integer not null default 1, primary key (space_id, id), foreign key (space_id, cycle_id) references cpd_cycle
  )`,
  `create unique index cpd_evaluation_once on cpd_evaluation (space_id, cycle_id, level, session_id) nulls not distinct`,
  `create table evaluation_request (
    space_id uuid not null, evaluation_id uuid not null, person_id uuid not null references person, urn text not null references school, is_answered boolean not null default false, put_off_until date, is_dropped boolean not null default false, primary key (space_id, evaluation_id, person_id), ${evaluation}
  )`,
  `create index evaluation_request_person on evaluation_request (person_id)`,
  `create table evaluation_answer (
    space_id uuid not null, id uuid not null, evaluation_id uuid not null, urn text not null references school, answers jsonb not null, primary key (space_id, id), ${evaluation}
  )`,
  `create index evaluation_answer_of on evaluation_answer (space_id, evaluation_id)`,
]

const functions = [
  // How many were asked and have answered: numbers for whoever plans, and no names.
  `create function evaluation_counts(evaluations uuid[]) returns table (evaluation_id uuid, asked integer, answered integer) language sql stable security definer set search_path = public as $$
     select r.evaluation_id, count(*)::integer, count(*) filter (where r.is_answered)::integer from evaluation_request r where r.evaluation_id = any(evaluations) and r.space_id = any(app_spaces()) group by r.evaluation_id
   $$`,
  // At which levels anything was answered at all: what the end of a cycle waits for.
  `create function evaluation_levels(cycle uuid) returns setof integer language sql stable security definer set search_path = public as $$
     select distinct e.level from cpd_evaluation e join evaluation_answer a on a.space_id = e.space_id and a.evaluation_id = e.id where e.cycle_id = cycle and e.space_id = any(app_spaces())
   $$`,
]

const inAlliance = `space_id = any((select app_spaces())::uuid[])`
const worker = `(select app_purpose()) = 'worker'`

export class Evaluation1764000000017 implements MigrationInterface {
  name = 'Evaluation1764000000017'
  async up(query: QueryRunner): Promise<void> {
    for (const statement of [...tables, ...functions]) await query.query(statement)
    for (const table of ['cpd_evaluation', 'evaluation_request', 'evaluation_answer']) {
      await query.query(`alter table ${table} enable row level security`)
      await query.query(`alter table ${table} force row level security`)
      await query.query(`create policy owner_works on ${table} to current_user using (true) with check (true)`)
      await query.query(`create policy worker_dates on ${table} using (${worker}) with check (${worker})`)
    }
    await query.query(`create policy readers on cpd_evaluation using (${inAlliance}) with check (${inAlliance})`)
    const own = `${inAlliance} and person_id = (select app_person())`
    await query.query(`create policy own on evaluation_request using (${own}) with check (${own})`)
    await query.query(`create policy given on evaluation_answer for insert with check (${inAlliance})`)
  }
  async down(): Promise<void> {
    throw new Error('What people answered is not dropped.')
  }
}
