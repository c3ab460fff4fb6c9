/**
 * The desk: what was done at it, so that it can be taken back, and what was put off there. In a person's inbox what waits can be
 * put off too, and offered to a colleague who has yet to say yes.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm'

const now = `h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)`

const statements = [
  `create table desk_act (
    space_id uuid not null references space, id uuid not null, act text not null check (act in ('REMIND', 'APPROVE', 'OFFER', 'SEND_AGAIN', 'ARRIVED', 'POSTPONE')), done jsonb not null, undo jsonb not null default '[]', until date,
    by_person uuid not null references person, at timestamptz not null default now(), undone_at timestamptz, undone_by uuid references person, primary key (space_id, id)
  )`,
  `create index desk_act_at on desk_act (space_id, at desc)`,
  `create table desk_rest (
    space_id uuid not null references space, key text not null, until date not null, by_person uuid not null references person, at timestamptz not null default now(), primary key (space_id, key)
  )`,
  // Spaces at whose desk somebody sits: the coordinator's, and that of a school's head and CPD lead.
  `create function app_desk_spaces() returns setof uuid language sql stable security definer set search_path = public as $$
     select h.space_id from role_holding h
      where h.person_id = app_person() and (h.role in ('ALLIANCE_COORDINATOR', 'HEADTEACHER', 'EXECUTIVE_HEAD', 'CPD_LEAD') or h.deputy) and ${now} and h.space_id = any(app_spaces())
   $$`,
  `alter table inbox_item add column put_off_until date, add column offered_to uuid references person`,
  `create index inbox_put_off on inbox_item (put_off_until) where put_off_until is not null`,
  // A colleague says yes or no to what somebody would hand over to them: then it leaves that inbox, or is no longer offered.
  `create function answer_take_over(asked uuid, accepts boolean) returns table (owner_id uuid, kind text, item_kind text, item_id uuid, path text, vars jsonb) language sql volatile security definer set search_path = public as $$
     with offer as (
       update inbox_item set done_at = now(), read_at = coalesce(read_at, now()) where space_id = app_person() and id = asked and inbox_item.kind = 'TAKE_OVER' and done_at is null returning inbox_item.item_id
     )
     update inbox_item i set offered_to = null, done_at = case when accepts then now() end, read_at = case when accepts then coalesce(i.read_at, now()) else i.read_at end
       from offer where i.id = offer.item_id and i.offered_to = app_person() and i.done_at is null
     returning i.space_id, i.kind, i.item_kind, i.item_id, i.path, i.vars
   $$`,
  // What was put off comes back on its day, as if it were new.
  `create function notices_come_back(today date) returns setof uuid language sql volatile security definer set search_path = public as $$
     update inbox_item set put_off_until = null, read_at = null where put_off_until <= today and app_purpose() = 'worker' returning space_id
   $$`,
]
const rule = `space_id = any((select app_spaces())::uuid[]) and space_id in (select app_desk_spaces())`
const worker = `(select app_purpose()) = 'worker'`

export class Desk1764000000019 implements MigrationInterface {
  name = 'Desk1764000000019'
  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement)
    for (const table of ['desk_act', 'desk_rest']) {
      await query.query(`alter table ${table} enable row level security`)
      await query.query(`alter table ${table} force row level security`)
      await query.query(`create policy readers on ${table} using (${rule}) with check (${rule})`)
      await query.query(`create policy owner_works on ${table} to current_user using (true) with check (true)`)
      await query.query(`create policy worker_dates on ${table} using (${worker}) with check (${worker})`)
    }
  }
  async down(): Promise<void> {
    throw new Error('What was done is not dropped.')
  }
}
