/** Who came can turn out otherwise after hours were confirmed: kept beside them until somebody says whether they follow. */
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class HoursPutRight1764000000024 implements MigrationInterface {
  name = 'HoursPutRight1764000000024'
  async up(query: QueryRunner): Promise<void> {
    await query.query('alter table contribution_entry add column correction jsonb')
    await query.query('create index contribution_entry_source on contribution_entry (source_id)')
  }
  async down(): Promise<void> {
    throw new Error('What was put right stays right.')
  }
}
