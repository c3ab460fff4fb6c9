/** Places of a session whose time changed stay held while each is asked again; a cycle that was released once stays known. */
import type { MigrationInterface, QueryRunner } from 'typeorm'

const statements = [
  `alter table cpd_booking add column asked_again_at timestamptz`,
  `alter table cpd_cycle add column released_at timestamptz`,
  // As before, and those who were confirmed and are asked whether the new time suits them too.
  `create or replace function cpd_places_taken(sessions uuid[]) returns table (session_id uuid, urn text, taken integer, waiting integer) language sql stable security definer set search_path = public as $$
     select b.session_id, b.urn,
       count(*) filter (where b.state in ('CONFIRMED', 'OFFERED', 'ATTENDED', 'DID_NOT_ATTEND') or b.state = 'APPROVED' and b.asked_again_at is not null)::integer,
       count(*) filter (where b.state = 'WAITING_LIST')::integer
       from cpd_booking b where b.session_id = any(sessions) and b.space_id = any(app_spaces()) group by b.session_id, b.urn
   $$`,
]

export class CpdPlaces1764000000013 implements MigrationInterface {
  name = 'CpdPlaces1764000000013'
  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement)
  }
  async down(): Promise<void> {
    throw new Error('What schools planned together is not dropped.')
  }
}
