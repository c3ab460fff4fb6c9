/** What is kept of live documents: verified snapshots, the archive behind them, documents that are damaged, and what the sweep asks. */
import type { MigrationInterface, QueryRunner } from 'typeorm'

const spaces = '(select app_spaces())::uuid[]'
const items = '(select app_items())::uuid[]'
const reach = '(select app_reach())::uuid[]'
const readers = `space_id = any(${reach}) and (space_id = any(${spaces}) or document_id = any(${items}))`

const statements = [
  // What a snapshot must be again once it is read back: contents, edits and deletions, not bytes.
  'alter table live_snapshot add column content_sha256 bytea, add column verified_at timestamptz',
  // A document of which something stored is damaged: since when, what, and up to where it is whole.
  'alter table live_document add column quarantined_at timestamptz, add column quarantine_reason text, add column good_seq bigint, add column inspected_at timestamptz not null default now()',
  // The last number of a page whose rows went into the archive: a resend is still known.
  'alter table live_client add column archived_epoch integer not null default 0, add column archived_n integer not null default 0',
  // Rows of the journal that lie behind two verified snapshots, compressed; who wrote when and under which number is kept with each.
  `create table live_archive (
     space_id uuid not null, document_id uuid not null, epoch integer not null, from_seq bigint not null, to_seq bigint not null,
     clients jsonb not null, sittings jsonb not null, bytes bytea not null, sha256 bytea not null, at timestamptz not null default now(),
     primary key (space_id, document_id, epoch, from_seq), foreign key (space_id, document_id) references live_document
   )`,
  'alter table live_archive enable row level security',
  'alter table live_archive force row level security',
  `create policy readers on live_archive using (${readers}) with check (${readers})`,
  'create policy owner_works on live_archive to current_user using (true) with check (true)',
  // The last number stored under a client id, wherever its row lies.
  `create function live_last_n(in_space uuid, of_document uuid, of_epoch integer, of_client bigint) returns integer language sql stable as $$
     select greatest(
       coalesce((select max(u.n) from live_update u where u.space_id = in_space and u.document_id = of_document and u.epoch = of_epoch and u.client = of_client), 0),
       coalesce((select c.archived_n from live_client c where c.space_id = in_space and c.document_id = of_document and c.client = of_client and c.archived_epoch = of_epoch), 0))
   $$`,
  // Documents with many rows since their last snapshot, whoever has them open, for the sweep. An index on both numbers
  // would have to be kept at every edit; the table is one short row per document.
  `create function live_documents_due(rows_since integer, most integer) returns table (id uuid, space_id uuid) language sql stable security definer set search_path = public as $$
     select d.id, d.space_id from live_document d
      where app_purpose() = 'worker' and d.state = 'OPEN' and d.seq - d.snapshot_seq >= rows_since
      order by d.seq - d.snapshot_seq desc limit most
   $$`,
  // Documents that wait for whoever runs the service: which, since when and why, and nothing of what they hold.
  `create function live_documents_damaged() returns table (id uuid, space_id uuid, kind text, since timestamptz, reason text, good_seq bigint) language sql stable security definer set search_path = public as $$
     select d.id, d.space_id, d.kind, d.quarantined_at, d.quarantine_reason, d.good_seq from live_document d
      where app_purpose() = 'worker' and d.state = 'QUARANTINED' order by d.quarantined_at
   $$`,
  // Documents whose stored rows nobody has read for a while: bytes spoil also where nobody looks.
  `create function live_documents_unseen(for_days integer, most integer) returns table (id uuid, space_id uuid) language sql stable security definer set search_path = public as $$
     select d.id, d.space_id from live_document d
      where app_purpose() = 'worker' and d.state = 'OPEN' and d.inspected_at < now() - make_interval(days => for_days)
      order by d.inspected_at limit most
   $$`,
]

export class KeptDocuments1764000000006 implements MigrationInterface {
  name = 'KeptDocuments1764000000006'
  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement)
  }
  async down(): Promise<void> {
    throw new Error('What is kept stays.')
  }
}
