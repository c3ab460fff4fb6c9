/**
 * The rules stay, and cost less where there are many rows. Whoever coordinates is recognised by the space and not by a list of all
 * its sessions; and a question about some people looks for these alone instead of working out everybody one may see.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm'

const now = `h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)`
const inAlliance = `space_id = any((select app_spaces())::uuid[])`
const runs = `(space_id = any((select app_coordinated_spaces())::uuid[]) or session_id in (select app_own_sessions()))`

const statements = [
  // What app_run_sessions() says, in two parts: spaces one coordinates, and of others what one leads or facilitates oneself.
  `create function app_coordinated_spaces() returns uuid[] language sql stable security definer set search_path = public as $$
     select coalesce(array_agg(distinct h.space_id), '{}') from role_holding h
      where h.person_id = app_person() and h.space_id = any(app_spaces()) and h.role = 'ALLIANCE_COORDINATOR' and ${now}
   $$`,
  `create function app_own_sessions() returns setof uuid language sql stable security definer set search_path = public as $$
     select s.id from cpd_cycle c join cpd_session s on s.space_id = c.space_id and s.cycle_id = c.id
      where c.lead_id = app_person() and c.space_id = any(app_spaces()) and (c.owner_urn is null or exists (
        select from role_holding h join space o on o.id = h.space_id where h.person_id = app_person() and o.urn = c.owner_urn and h.role not in ('GOVERNOR', 'TRUST_LEADER', 'OBSERVER') and ${now}))
     union
     select f.session_id from cpd_facilitator f where f.person_id = app_person() and f.space_id = any(app_spaces()) and f.declined_at is null
   $$`,
  `alter policy readers on cpd_booking
     using (${inAlliance} and (person_id = (select app_person()) or ${runs} or urn in (select app_led_schools())))
     with check (${inAlliance} and (person_id = (select app_person()) or ${runs} or urn in (select app_led_schools())))`,
  `alter policy readers on cpd_guest using (${inAlliance} and ${runs}) with check (${inAlliance} and ${runs})`,
  // Whom the next question is about; nothing: everybody. It can only narrow what is seen.
  `create function app_people() returns uuid[] language sql stable as $$ select nullif(current_setting('app.people', true), '')::uuid[] $$`,
  `do $do$
   declare everybody text;
   begin
     select prosrc into everybody from pg_proc where oid = 'app_visible_people()'::regprocedure;
     execute format($make$
       create or replace function app_visible_people() returns setof uuid language plpgsql stable security definer set search_path = public as $body$
       declare asked uuid[] := app_people();
       begin
         if asked is null then
           return query %1$s;
         else
           return query select seen.id from (%1$s) seen (id) where seen.id = any(asked);
         end if;
       end
       $body$
     $make$, everybody);
   end
   $do$`,
  // People by their ids, as far as the asker sees them: what they hold there now, and the alliances of their schools.
  `create function people_by_id(people uuid[]) returns table (id uuid, name text, email text, held json, alliances json) language plpgsql set search_path = public as $$
   begin
     perform set_config('app.people', people::text, true);
     return query
       with held as (
         select h.person_id, h.role, h.deputy, h.space_id, s.urn from role_holding h left join space s on s.id = h.space_id where h.person_id = any(people) and ${now}
       ), member as (
         select distinct held.person_id, m.space_id from held join school_membership m on m.urn = held.urn where m.state in ('ACTIVE', 'PAUSED', 'LEAVING')
       )
       select p.id, p.name, p.email,
         coalesce((select json_agg(json_build_object('role', h.role, 'deputy', h.deputy, 'spaceId', h.space_id, 'urn', h.urn) order by h.role, h.urn) from held h where h.person_id = p.id), '[]'),
         coalesce((select json_agg(m.space_id) from member m where m.person_id = p.id), '[]')
       from person p where p.id = any(people);
     perform set_config('app.people', '', true);
   end
   $$`,
]

export class LargeAlliances1764000000031 implements MigrationInterface {
  name = 'LargeAlliances1764000000031'
  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement)
  }
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.')
  }
}
