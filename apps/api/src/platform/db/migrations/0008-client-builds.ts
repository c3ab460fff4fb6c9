/** The operations of the last builds of the client, so that a tab from before an upgrade goes on working on every node. */
import type { MigrationInterface, QueryRunner } from 'typeorm'

const statements = [
  `create table client_build (id text primary key, documents jsonb not null, published_at timestamptz not null default now())`,
  'alter table client_build enable row level security, force row level security',
  // The same for everybody, and nobody's: it holds the questions of the client, never an answer.
  'create policy everybody on client_build using (true) with check (true)',
]

export class ClientBuilds1764000000008 implements MigrationInterface {
  name = 'ClientBuilds1764000000008'
  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement)
  }
  async down(query: QueryRunner): Promise<void> {
    await query.query('drop table client_build')
  }
}
