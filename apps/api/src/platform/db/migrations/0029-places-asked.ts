/** Places that people have asked for and do not hold yet, in whichever alliance: they count for whoever asks for more, and stop no session of others. */
import type { MigrationInterface, QueryRunner } from 'typeorm'

const asked = `create function places_asked(people uuid[]) returns table (person_id uuid, session_id uuid, state text) language sql stable security definer set search_path = public as $$
     select b.person_id, b.session_id, b.state from cpd_booking b where b.person_id = any(people) and b.state in ('REQUESTED', 'APPROVED', 'OFFERED')
       and not exists (select from cpd_facilitator f where f.space_id = b.space_id and f.session_id = b.session_id and f.person_id = b.person_id and f.declined_at is null)
   $$`

export class PlacesAsked1764000000029 implements MigrationInterface {
  name = 'PlacesAsked1764000000029'
  async up(query: QueryRunner): Promise<void> {
    await query.query(asked)
  }
  async down(): Promise<void> {
    throw new Error('Nobody’s question stops a session of others again.')
  }
}
