/** What the journal asks in the transaction that keeps an edit: whether anything changed since the rights of its author were worked out. */
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Held together by turns of the journal, alone by a change of somebody's rights: no edit is kept between a change and its commit. */
const rightsLock = 7_301

const statements = [
  // Rises with each change of what people may do with this document.
  'alter table live_document add column rights_epoch integer not null default 0',
  // How far its ordinary rows follow the journal.
  'alter table live_document add column projected_seq bigint not null default 0',
  'update live_document set projected_seq = seq',
  // The sessions that still stand, with how often their person's rights have changed.
  `create function session_epochs(sessions uuid[]) returns table (id uuid, person_id uuid, epoch integer) language plpgsql volatile security definer set search_path = public as $$
     begin
       perform pg_advisory_xact_lock_shared(${rightsLock});
       return query select s.id, s.person_id, p.perm_epoch from session s join person p on p.id = s.person_id
         where s.id = any(sessions) and s.expires_at > now() and p.state = 'ACTIVE';
     end
   $$`,
  // Until when what this person may do stays as it is, if nobody changes it: grants and roles can end, and begin, by date.
  `create function rights_until(who uuid) returns timestamptz language sql stable security definer set search_path = public as $$
     select min(at) from (
       select g.expires_at from item_grant g where g.person_id = who and g.expires_at > now()
       union all
       select (day + 1)::timestamp at time zone 'Europe/London' from role_holding h cross join lateral (values (h.ends_on), (h.starts_on - 1)) dated (day)
        where h.person_id = who and day >= current_date
     ) moments (at)
   $$`,
  `create or replace function rights_changed(people uuid[], schools text[]) returns setof uuid language plpgsql volatile security definer set search_path = public as $$
     begin
       perform pg_advisory_xact_lock(${rightsLock});
       return query
         with concerned as (
           select p.id from person p
            where p.id = any(people) or p.id in (select h.person_id from role_holding h join space s on s.id = h.space_id where s.urn = any(schools))
            order by p.id for no key update
         ), raised as (
           update person p set perm_epoch = p.perm_epoch + 1 from concerned c where p.id = c.id returning p.id
         )
         select r.id from raised r cross join lateral pg_notify('rights', r.id::text);
     end
   $$`,
  // A session ends: what its pages sent before is kept, what they send after is not.
  `create function session_ends() returns trigger language plpgsql volatile security definer set search_path = public as $$
     begin
       perform pg_advisory_xact_lock(${rightsLock});
       return null;
     end
   $$`,
  'create trigger session_ends after delete on session for each row execute function session_ends()',
  'create trigger person_stands after update of state on person for each row execute function session_ends()',
  // Roles and grants decide what their person may do, whoever writes them.
  `create function holder_rights_changed() returns trigger language plpgsql volatile security definer set search_path = public as $$
     begin
       perform rights_changed(array[case when tg_op = 'DELETE' then old.person_id else new.person_id end], '{}');
       return null;
     end
   $$`,
  ...['role_holding', 'item_grant'].map(
    (table) =>
      `create trigger holder_rights_changed after insert or update or delete on ${table} for each row execute function holder_rights_changed()`,
  ),
  // Who is in an enquiry, how far it is and how open: all that decides who reads and writes its boards.
  `create function board_rights_changed() returns trigger language plpgsql volatile security definer set search_path = public as $$
     declare
       row record;
       enquiry_of uuid;
     begin
       row := case when tg_op = 'DELETE' then old else new end;
       if tg_table_name = 'enquiry' then enquiry_of := row.id;
       elsif tg_table_name = 'hunch_status' then
         select c.enquiry_id into enquiry_of from enquiry_cycle c where c.space_id = row.space_id and c.id = row.cycle_id;
       else enquiry_of := row.enquiry_id;
       end if;
       update live_document d set rights_epoch = d.rights_epoch + 1
         from enquiry_cycle c where c.space_id = row.space_id and c.enquiry_id = enquiry_of and d.space_id = c.space_id and d.id = c.document_id;
       return null;
     end
   $$`,
  ...[
    ['enquiry', 'update of state, visibility, lead_id'],
    ['enquiry_cycle', 'update of stage, action_unlocked_at'],
    ['enquiry_member', 'insert or delete or update'],
    ['hunch_status', 'insert or delete or update'],
  ].map(
    ([table, when]) =>
      `create trigger board_rights_changed after ${when} on ${table} for each row execute function board_rights_changed()`,
  ),
]

export class RightsAtTheJournal1764000000005 implements MigrationInterface {
  name = 'RightsAtTheJournal1764000000005'
  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement)
  }
  async down(): Promise<void> {
    throw new Error('These stay: the journal asks them.')
  }
}
