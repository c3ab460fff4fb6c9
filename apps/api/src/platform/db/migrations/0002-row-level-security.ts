/**
 * The second wall: every scoped row belongs to a space, and the app's role sees the spaces and items of its transaction only.
 * The owner gets a policy of its own instead of an exemption, so that forgetting one fails closed.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Tables whose rows belong to a space, with the column that names the item a grant can open (null: none). */
const scoped: Readonly<Record<string, string | null>> = {
  audit_event: 'item_id',
  alliance: 'space_id',
  cluster: null,
  cluster_school: null,
  school_membership: 'id',
  enquiry_template: null,
  enquiry: 'id',
  enquiry_school: 'enquiry_id',
  enquiry_member: 'enquiry_id',
  enquiry_health: 'enquiry_id',
  enquiry_cycle: 'id',
  stage_change: 'cycle_id',
  stage_proposal: 'cycle_id',
  card: 'cycle_id',
  card_contribution: 'cycle_id',
  hunch_status: 'cycle_id',
  comment: 'cycle_id',
  comment_revision: 'cycle_id',
  live_document: 'id',
  live_update: 'document_id',
  live_snapshot: 'document_id',
  live_client: 'document_id',
  live_version: 'document_id',
}

/** In a sub-select, so that Postgres asks once for each statement and not for each row, and can use what it learns for an index. */
const once = (ask: string): string => `(select ${ask}())`
const spaces = `${once('app_spaces')}::uuid[]`
const items = `${once('app_items')}::uuid[]`
const reach = `${once('app_reach')}::uuid[]`
const person = once('app_person')
const purpose = once('app_purpose')

/** Global tables with a rule of their own. */
const global: Readonly<Record<string, string>> = {
  /** Whoever invited somebody may see and withdraw it, wherever the invitation leads. */
  invitation: `space_id = any(${spaces}) or invited_by = ${person} or ${purpose} in ('account', 'worker')`,
  space: `id = any(${spaces}) or kind = 'SCHOOL' or ${purpose} in ('account', 'worker')`,
  person: `id = ${person} or ${purpose} in ('account', 'worker') or id in (select app_visible_people())`,
  role_holding: `person_id = ${person} or space_id = any(${spaces}) or ${purpose} in ('account', 'worker') or person_id in (select app_visible_people())`,
  item_grant: `person_id = ${person} or space_id = any(${spaces}) or ${purpose} = 'account'`,
  inbox_item: `space_id = any(${spaces})`,
  credential: `${purpose} = 'account'`,
  session: `person_id = ${person} or ${purpose} = 'account'`,
  password_reset: `${purpose} = 'account'`,
  first_administrator: `${purpose} = 'account'`,
  mail: `${purpose} in ('worker', 'mailbox')`,
}
/** The space comes first in every key: named by itself, it leads to the rows, whichever of the two opens them. */
const opened = (item: string): string =>
  `space_id = any(${reach}) and (space_id = any(${spaces}) or ${item} = any(${items}))`

/** Reference data: read by everyone, changed by the register's import only. */
const reference = [
  'school',
  'school_link',
  'school_reference',
  'governance_group',
  'governance_group_school',
  'school_import',
]
/** Rows that anyone may add for somebody else to read. */
const letterboxes = ['inbox_item', 'mail', 'audit_event', 'space', 'person', 'role_holding', 'item_grant']

const functions = [
  `create function app_spaces() returns uuid[] language sql stable parallel safe as $$ select coalesce(nullif(current_setting('app.spaces', true), ''), '{}')::uuid[] $$`,
  `create function app_items() returns uuid[] language sql stable parallel safe as $$ select coalesce(nullif(current_setting('app.items', true), ''), '{}')::uuid[] $$`,
  // Where rows of this transaction can lie at all: whoever is granted an item is told its space among the items.
  `create function app_reach() returns uuid[] language sql stable parallel safe as $$ select app_spaces() || app_items() $$`,
  `create function app_person() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('app.person', true), '')::uuid $$`,
  `create function app_purpose() returns text language sql stable parallel safe as $$ select coalesce(current_setting('app.purpose', true), '') $$`,
  // Colleagues: whoever holds a role in one of my spaces, or at a school of one of my alliances, or works with me on an item.
  `create function app_visible_people() returns setof uuid language sql stable security definer set search_path = public as $$
     select h.person_id from role_holding h where h.space_id = any(app_spaces())
     union
     select h.person_id from school_membership m join space s on s.urn = m.urn join role_holding h on h.space_id = s.id
      where m.space_id = any(app_spaces()) and m.state in ('PENDING', 'ACTIVE', 'PAUSED', 'LEAVING')
     union
     select m.person_id from enquiry_member m where m.enquiry_id = any(app_items()) or m.space_id = any(app_spaces())
     union
     select g.person_id from item_grant g where g.space_id = any(app_spaces()) or g.item_id = any(app_items())
   $$`,
  // Everything a person holds at this moment, in one answer. Dated roles outside their dates do not count.
  `create function actor_of(who uuid) returns jsonb language sql stable security definer set search_path = public as $$
     with held as (
       select h.id, h.role, h.space_id, h.deputy, h.ends_on, s.urn, s.kind from role_holding h left join space s on s.id = h.space_id
        where h.person_id = who and h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)
     ), member as (
       select held.id, held.role, m.space_id, m.state from held join school_membership m on m.urn = held.urn where m.state in ('ACTIVE', 'PAUSED', 'LEAVING')
     ), granted as (
       select g.item_id, g.item_kind, g.role, g.space_id from item_grant g where g.person_id = who and (g.expires_at is null or g.expires_at > now())
     ), asked as (
       -- Whoever answers for a school sees what it is asked to join, and for a while what it has left: the name, the agreement, its own membership.
       select m.id, m.space_id from held join school_membership m on m.urn = held.urn
        where (held.role in ('HEADTEACHER', 'EXECUTIVE_HEAD', 'TRUST_LEADER') or held.deputy)
          and (m.state in ('INVITED', 'PENDING') or m.state in ('LEFT', 'REMOVED') and m.ended_at > now() - interval '90 days')
     )
     select jsonb_build_object(
       'personId', p.id, 'name', p.name, 'email', p.email, 'state', p.state, 'actingHoldingId', p.acting_holding_id, 'permEpoch', p.perm_epoch,
       'holdings', coalesce((select jsonb_agg(jsonb_build_object('id', id, 'role', role, 'spaceId', space_id, 'urn', urn, 'deputy', deputy, 'endsOn', ends_on,
         'alliances', (select coalesce(jsonb_agg(m.space_id order by m.space_id), '[]') from member m where m.id = held.id)) order by role, urn) from held), '[]'),
       'grants', coalesce((select jsonb_agg(jsonb_build_object('itemId', item_id, 'itemKind', item_kind, 'role', role, 'spaceId', space_id)) from granted), '[]'),
       'spaces', (select coalesce(jsonb_agg(distinct id), '[]') from (
          select p.id union select space_id from held where space_id is not null union select space_id from member) all_spaces (id)),
       -- Governing another school of the alliance does not lift the pause of the school one works at.
       'readOnlySpaces', (select coalesce(jsonb_agg(distinct space_id), '[]') from member where state = 'PAUSED' and space_id not in (
          select m.space_id from member m where m.state <> 'PAUSED' and m.role not in ('GOVERNOR', 'TRUST_LEADER'))),
       'items', (select coalesce(jsonb_agg(distinct id), '[]') from (
          select item_id from granted union select space_id from granted union select id from asked union select space_id from asked
          union select c.id from granted g join enquiry_cycle c on c.enquiry_id = g.item_id
          union select c.document_id from granted g join enquiry_cycle c on c.enquiry_id = g.item_id) all_items (id))
     ) from person p where p.id = who
   $$`,
  `create function actor_of_session(token bytea) returns jsonb language plpgsql volatile security definer set search_path = public as $$
     declare found session; actor jsonb;
     begin
       select * into found from session where token_hash = token and expires_at > now() and last_seen_at > now() - interval '14 days';
       if not found.id is not null then return null; end if;
       if found.last_seen_at < now() - interval '1 minute' then update session set last_seen_at = now() where id = found.id; end if;
       actor := actor_of(found.person_id);
       if actor ->> 'state' <> 'ACTIVE' then return null; end if;
       return actor || jsonb_build_object('sessionId', found.id);
     end
   $$`,
]

functions.push(
  // The same for a session whose id a socket remembers: asked again at each commit of its edits.
  `create function actor_of_session_id(who uuid) returns jsonb language sql stable security definer set search_path = public as $$
     select a || jsonb_build_object('sessionId', s.id) from session s, actor_of(s.person_id) a where s.id = who and s.expires_at > now() and a ->> 'state' = 'ACTIVE'
   $$`,
)

export class RowLevelSecurity1764000000002 implements MigrationInterface {
  name = 'RowLevelSecurity1764000000002'
  async up(query: QueryRunner): Promise<void> {
    for (const statement of functions) await query.query(statement)
    for (const [table, item] of Object.entries(scoped)) {
      await this.protect(query, table, item ? opened(item) : `space_id = any(${spaces})`)
    }
    for (const [table, rule] of Object.entries(global)) await this.protect(query, table, rule)
    for (const table of reference) {
      await this.protect(query, table, `${purpose} = 'register'`)
      await query.query(`create policy everyone_reads on ${table} for select using (true)`)
    }
    for (const table of letterboxes)
      await query.query(`create policy anyone_adds on ${table} for insert with check (true)`)
  }
  async down(): Promise<void> {
    throw new Error('Row-level security is not taken away.')
  }

  private async protect(query: QueryRunner, table: string, rule: string): Promise<void> {
    await query.query(`alter table ${table} enable row level security`)
    await query.query(`alter table ${table} force row level security`)
    await query.query(`create policy readers on ${table} using (${rule}) with check (${rule})`)
    await query.query(`create policy owner_works on ${table} to current_user using (true) with check (true)`)
  }
}
