/** What a reviewer had declared before they named an interest later: nothing said is lost. */
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class DeclaredBefore1764000000028 implements MigrationInterface {
  name = 'DeclaredBefore1764000000028'
  async up(query: QueryRunner): Promise<void> {
    await query.query(`alter table review_assignment add column earlier_declarations jsonb not null default '[]'`)
  }
  async down(query: QueryRunner): Promise<void> {
    await query.query('alter table review_assignment drop column earlier_declarations')
  }
}
