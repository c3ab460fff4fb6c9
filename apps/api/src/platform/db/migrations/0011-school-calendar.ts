/** When a school is open, as it tells itself. No secret: whoever counts a deadline with it asks. */
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class SchoolCalendar1764000000011 implements MigrationInterface {
  name = 'SchoolCalendar1764000000011'
  async up(query: QueryRunner): Promise<void> {
    await query.query(
      `create table school_calendar_year (
        space_id uuid not null references space, academic_year integer not null, half_terms jsonb not null, days jsonb not null default '[]',
        changed_by uuid references person, changed_at timestamptz not null default now(), version integer not null default 1, primary key (space_id, academic_year)
      )`,
    )
    const own = `space_id = any((select app_spaces())::uuid[])`
    await query.query(`alter table school_calendar_year enable row level security`)
    await query.query(`alter table school_calendar_year force row level security`)
    await query.query(`create policy readers on school_calendar_year using (${own}) with check (${own})`)
    await query.query(
      `create policy owner_works on school_calendar_year to current_user using (true) with check (true)`,
    )
    await query.query(`create policy everyone_reads on school_calendar_year for select using (true)`)
  }
  async down(): Promise<void> {
    throw new Error('What schools told of their terms is not dropped.')
  }
}
