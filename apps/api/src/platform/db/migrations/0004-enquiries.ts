/** What enquiries ask of the database beyond plain rows. */
import type { MigrationInterface, QueryRunner } from 'typeorm'

const statements = [
  // Takes what a notice asked for off the lists it still stands on, once it has been done, and says whose lists these were.
  // Nothing of what others' notices say can be read this way.
  `create function notices_done(of_kind text, of_item uuid, of_person uuid) returns setof uuid language sql volatile security definer set search_path = public as $$
     update inbox_item set done_at = now(), read_at = coalesce(read_at, now())
      where kind = of_kind and item_id = of_item and (of_person is null or space_id = of_person) and done_at is null
      returning space_id
   $$`,
  `create index inbox_waiting on inbox_item (kind, item_id) where done_at is null`,
  `create index comment_thread on comment (space_id, thread_id)`,
]

export class Enquiries1764000000004 implements MigrationInterface {
  name = 'Enquiries1764000000004'
  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement)
  }
  async down(): Promise<void> {
    throw new Error('These stay: the app asks them.')
  }
}
