/** The first schema: spaces, people, schools, alliances, enquiries, live documents. Row-level security comes in the next migration. */
import type { MigrationInterface, QueryRunner } from 'typeorm'

const statements = [
  // --- spaces and the register -------------------------------------------------------------------------------
  `create table space (
    id uuid primary key,
    kind text not null check (kind in ('ALLIANCE', 'SCHOOL', 'PERSON')),
    urn text unique,
    created_at timestamptz not null default now()
  )`,
  // A school's words as people type them: small letters, no accents, no apostrophes, no punctuation.
  `create function school_words(words text) returns text language sql immutable parallel safe return
    trim(regexp_replace(translate(lower(words), 'àáâãäåçèéêëìíîïñòóôõöøùúûüýÿŵŷ''’‘\`´.', 'aaaaaaceeeeiiiinoooooouuuuyywy'), '[^a-z0-9]+', ' ', 'g'))`,
  // "Mary's" is also found as "Mary", "St" as "Saint", "CE" as "CofE" and as "Church of England"; a postcode without its space, too.
  `create function school_search(urn text, name text, places text, postcode text) returns tsvector language sql immutable parallel safe return
    array_to_tsvector(array_remove(string_to_array(urn || ' ' || name || ' ' || school_words(places) || ' ' || school_words(postcode)
      || ' ' || lower(replace(postcode, ' ', ''))
      || case when name ~ '\\m(st|saint)\\M' then ' st saint' else '' end
      || case when name ~ '\\m(ce|cofe|c of e|church of england)\\M' then ' ce cofe c of e church of england' else '' end, ' '), ''))`,
  `create table school (
    urn text primary key check (urn ~ '^[0-9]{6}$'),
    name text not null,
    phase text,
    establishment_type text,
    status text not null default 'Open',
    la_code text,
    la_name text,
    establishment_number text,
    district text,
    ward text,
    town text,
    postcode text,
    easting integer,
    northing integer,
    roll integer,
    percent_fsm numeric(5, 1),
    trust_name text,
    trust_uid text,
    closed_on date,
    predecessor_urn text,
    name_key text collate "C" not null generated always as (school_words(name)) stored,
    search tsvector not null generated always as (school_search(urn,
      school_words(name) || ' ' || school_words(regexp_replace(name, '[''’]s\\M', '', 'g')),
      coalesce(town, '') || ' ' || coalesce(district, '') || ' ' || coalesce(la_name, ''), coalesce(postcode, ''))) stored,
    updated_at timestamptz not null default now()
  )`,
  `alter table space add foreign key (urn) references school (urn)`,
  `create index school_search on school using gin (search) with (fastupdate = off)`,
  `create index school_name on school (name_key, urn)`,
  `create table school_link (
    urn text not null, link_urn text not null, link_name text, link_type text not null, established_on date,
    primary key (urn, link_urn, link_type)
  )`,
  `create table school_reference (
    urn text not null references school (urn), alliance_name text not null, relation text not null check (relation in ('LED', 'PARTNER')),
    source text not null, primary key (urn, alliance_name, relation)
  )`,
  `create table school_import (
    id uuid primary key, file_name text not null, kind text, state text not null check (state in ('RUNNING', 'DONE', 'FAILED', 'STOPPED')),
    bytes_total bigint, bytes_read bigint not null default 0, rows_read integer not null default 0,
    added integer not null default 0, changed integer not null default 0, unchanged integer not null default 0, refused integer not null default 0,
    message text, report jsonb not null default '[]', started_by uuid, started_at timestamptz not null default now(), ended_at timestamptz
  )`,
  `create table governance_group (id uuid primary key, kind text not null check (kind in ('MAT', 'FEDERATION')), name text not null, uid text unique)`,
  `create table governance_group_school (group_id uuid not null references governance_group, urn text not null references school, primary key (group_id, urn))`,

  // --- people -------------------------------------------------------------------------------------------------
  `create table person (
    id uuid primary key, email text not null unique check (email = lower(email)), name text not null,
    state text not null check (state in ('INVITED', 'ACTIVE', 'SUSPENDED', 'LEFT')),
    perm_epoch integer not null default 0, acting_holding_id uuid, last_here_at timestamptz, created_at timestamptz not null default now()
  )`,
  `create table credential (person_id uuid primary key references person, password_hash text not null, changed_at timestamptz not null default now())`,
  `create table session (
    id uuid primary key, token_hash bytea not null unique, person_id uuid not null references person, device text not null default '',
    created_at timestamptz not null default now(), last_seen_at timestamptz not null default now(), expires_at timestamptz not null
  )`,
  `create index session_person on session (person_id)`,
  `create table password_reset (token_hash bytea primary key, person_id uuid not null references person, expires_at timestamptz not null, used_at timestamptz)`,
  `create table sign_in_limit (key varchar(255) primary key, points integer not null default 0, expire bigint)`,
  `create table first_administrator (token_hash bytea primary key, expires_at timestamptz not null, used_at timestamptz)`,
  `create table role_holding (
    id uuid primary key, space_id uuid references space, person_id uuid not null references person, role text not null,
    deputy boolean not null default false, starts_on date not null default current_date, ends_on date,
    appointed_by uuid references person, created_at timestamptz not null default now(),
    check (space_id is not null or role = 'ADMIN'), check (not deputy or ends_on is not null)
  )`,
  `create unique index role_holding_once on role_holding (space_id, person_id, role, deputy) nulls not distinct`,
  `create index role_holding_person on role_holding (person_id)`,
  `create table invitation (
    space_id uuid not null references space, id uuid not null, token_hash bytea not null unique, email text not null, name text not null default '',
    role text not null, item_id uuid, item_kind text, item_title text, invited_by uuid not null references person, state text not null check (state in ('OPEN', 'USED', 'REVOKED', 'EXPIRED')),
    created_at timestamptz not null default now(), expires_at timestamptz not null, used_at timestamptz, primary key (space_id, id)
  )`,
  `create table item_grant (
    space_id uuid not null references space, id uuid not null, item_id uuid not null, item_kind text not null, person_id uuid not null references person, role text not null,
    granted_by uuid references person, created_at timestamptz not null default now(), expires_at timestamptz, primary key (space_id, id)
  )`,
  `create unique index item_grant_once on item_grant (space_id, item_id, person_id, role)`,
  `create index item_grant_person on item_grant (person_id)`,
  `create table audit_event (
    space_id uuid not null, id uuid not null, at timestamptz not null default now(), actor_id uuid, action text not null, item_kind text not null, item_id uuid,
    from_state text, to_state text, reason text, detail jsonb not null default '{}', primary key (space_id, id)
  )`,
  `create index audit_item on audit_event (space_id, item_id, at)`,
  `create table mail (
    id uuid primary key, to_address text not null, to_person uuid references person, template text not null, vars jsonb not null, only_while jsonb not null default '{}', state text not null default 'QUEUED' check (state in ('QUEUED', 'SENT', 'KEPT', 'FAILED', 'DROPPED')),
    attempts integer not null default 0, subject text, body text, error text, created_at timestamptz not null default now(), sent_at timestamptz
  )`,
  `create table inbox_item (
    space_id uuid not null references space, id uuid not null, kind text not null, item_kind text not null, item_id uuid not null, path text not null, vars jsonb not null default '{}',
    from_person uuid references person, created_at timestamptz not null default now(), read_at timestamptz, done_at timestamptz, primary key (space_id, id)
  )`,
  `create index inbox_open on inbox_item (space_id, created_at desc)`,

  // --- alliances ----------------------------------------------------------------------------------------------
  `create table alliance (
    space_id uuid primary key references space, name text not null, kind text not null check (kind in ('TSA', 'HUB', 'AREA', 'DIOCESAN', 'OTHER')),
    aims text not null default '', agreement text not null, agreement_version integer not null default 1, lead_urn text references school, created_at timestamptz not null default now(), version integer not null default 1
  )`,
  `create table cluster (space_id uuid not null references alliance, id uuid not null, name text not null, primary key (space_id, id), unique (space_id, name))`,
  `create table school_membership (
    space_id uuid not null references alliance, id uuid not null, urn text not null references school, role text not null check (role in ('LEAD', 'STRATEGIC_PARTNER', 'MEMBER')),
    state text not null check (state in ('INVITED', 'PENDING', 'ACTIVE', 'PAUSED', 'LEAVING', 'LEFT', 'DECLINED', 'EXPIRED', 'REMOVED')),
    invited_by uuid references person, invited_at timestamptz not null default now(), accepted_by uuid references person, signed_by uuid references person, signed_at timestamptz, agreement_version integer,
    countersigned_by uuid references person, countersigned_at timestamptz, leaves_on date, removal_asked_by uuid references person, reason text, ended_at timestamptz, version integer not null default 1,
    primary key (space_id, id)
  )`,
  `create unique index school_membership_open on school_membership (space_id, urn) where state not in ('LEFT', 'DECLINED', 'EXPIRED', 'REMOVED')`,
  `create index school_membership_urn on school_membership (urn)`,
  `create table cluster_school (space_id uuid not null, cluster_id uuid not null, urn text not null references school, primary key (space_id, cluster_id, urn), foreign key (space_id, cluster_id) references cluster on delete cascade)`,

  // --- enquiries ----------------------------------------------------------------------------------------------
  `create table enquiry_template (
    space_id uuid not null references space, id uuid not null, title text not null, body jsonb not null, forked_from uuid, created_by uuid references person, created_urn text, created_at timestamptz not null default now(), version integer not null default 1,
    primary key (space_id, id)
  )`,
  `create table enquiry (
    space_id uuid not null references alliance, id uuid not null, title text not null, classroom_practice text not null default '', pupils_to_benefit text not null default '',
    strand text not null default 'R_AND_D', state text not null check (state in ('DRAFT', 'FORMING', 'ACTIVE', 'PAUSED', 'SHARING', 'CLOSED', 'ABANDONED')), visibility text not null default 'GROUP',
    lead_id uuid not null references person, created_by uuid not null references person, created_urn text not null references school, protocol text not null, protocol_version integer not null default 1,
    template_id uuid, last_finding text, closing_reason text, created_at timestamptz not null default now(), changed_at timestamptz not null default now(), version integer not null default 1,
    search tsvector generated always as (to_tsvector('english', title || ' ' || classroom_practice || ' ' || pupils_to_benefit)) stored,
    primary key (space_id, id)
  )`,
  `create index enquiry_search on enquiry using gin (search)`,
  `create table enquiry_school (
    space_id uuid not null, enquiry_id uuid not null, urn text not null references school, invited_by uuid references person, invited_at timestamptz not null default now(), left_at timestamptz,
    primary key (space_id, enquiry_id, urn), foreign key (space_id, enquiry_id) references enquiry
  )`,
  `create table enquiry_member (
    space_id uuid not null, enquiry_id uuid not null, person_id uuid not null references person, urn text not null references school, state text not null check (state in ('INVITED', 'JOINED', 'LEFT')),
    invited_by uuid references person, joined_at timestamptz, protocol_accepted_at timestamptz, protocol_version integer, left_at timestamptz,
    primary key (space_id, enquiry_id, person_id), foreign key (space_id, enquiry_id) references enquiry
  )`,
  `create index enquiry_member_person on enquiry_member (person_id)`,
  `create table enquiry_health (
    space_id uuid not null, enquiry_id uuid not null, process text not null, answer text not null check (answer in ('YES', 'PARTLY', 'NOT_YET')), answered_by uuid not null references person, answered_at timestamptz not null default now(),
    primary key (space_id, enquiry_id, process), foreign key (space_id, enquiry_id) references enquiry
  )`,
  `create table live_document (
    space_id uuid not null references space, id uuid not null, kind text not null, item_id uuid not null, epoch integer not null default 1, seq bigint not null default 0, snapshot_seq bigint not null default 0,
    state text not null default 'OPEN' check (state in ('OPEN', 'READ_ONLY', 'QUARANTINED')), created_at timestamptz not null default now(), changed_at timestamptz not null default now(), primary key (space_id, id)
  )`,
  `create unique index live_document_id on live_document (id)`,
  `create table enquiry_cycle (
    space_id uuid not null, id uuid not null, enquiry_id uuid not null, number integer not null, stage text not null check (stage in ('SCANNING', 'FOCUSING', 'HUNCH', 'NEW_LEARNING', 'ACTION', 'CHECKING', 'CHECKED')),
    stage_since timestamptz not null default now(), document_id uuid not null, action_unlocked_reason text, action_unlocked_by uuid references person, action_unlocked_at timestamptz,
    focus text not null default '', learners jsonb not null default '{}', baseline text not null default '', success_measure text not null default '', what_happened text not null default '',
    enough_difference text check (enough_difference in ('YES', 'PARTLY', 'NO')), created_at timestamptz not null default now(), checked_at timestamptz, version integer not null default 1,
    primary key (space_id, id), unique (space_id, enquiry_id, number), foreign key (space_id, enquiry_id) references enquiry, foreign key (space_id, document_id) references live_document
  )`,
  `create table stage_change (
    space_id uuid not null, id uuid not null, cycle_id uuid not null, from_stage text not null, to_stage text not null, reason text, override_reason text, changed_by uuid references person, changed_at timestamptz not null default now(),
    primary key (space_id, id), foreign key (space_id, cycle_id) references enquiry_cycle
  )`,
  `create table stage_proposal (
    space_id uuid not null, id uuid not null, cycle_id uuid not null, from_stage text not null, to_stage text not null, note text not null default '', state text not null check (state in ('OPEN', 'CONFIRMED', 'DECLINED')), proposed_by uuid not null references person,
    proposed_at timestamptz not null default now(), answered_by uuid references person, answered_at timestamptz, answer_reason text, primary key (space_id, id), foreign key (space_id, cycle_id) references enquiry_cycle
  )`,
  `create unique index stage_proposal_open on stage_proposal (space_id, cycle_id) where state = 'OPEN'`,
  // the projection of the board: written by the live engine only
  `create table card (
    space_id uuid not null, cycle_id uuid not null, id uuid not null, kind text not null, board_column text not null, rank text not null, fields jsonb not null default '{}', body text not null default '', links jsonb not null default '{}',
    created_by uuid references person, created_urn text, contributors uuid[] not null default '{}', created_at timestamptz not null default now(), changed_at timestamptz not null default now(), changed_by uuid, removed_at timestamptz,
    search tsvector, primary key (space_id, cycle_id, id), foreign key (space_id, cycle_id) references enquiry_cycle
  )`,
  `create index card_search on card using gin (search)`,
  `create table card_contribution (
    space_id uuid not null, cycle_id uuid not null, card_id uuid not null, person_id uuid not null references person, urn text not null, edits integer not null default 0, primary key (space_id, cycle_id, card_id, person_id, urn)
  )`,
  `create table hunch_status (
    space_id uuid not null, cycle_id uuid not null, card_id uuid not null, status text not null check (status in ('DRAFT', 'TESTING', 'TESTED_SUPPORTED', 'TESTED_REJECTED', 'PARKED')), reason text, changed_by uuid references person, changed_at timestamptz not null default now(),
    primary key (space_id, cycle_id, card_id), foreign key (space_id, cycle_id) references enquiry_cycle
  )`,
  `create table comment (
    space_id uuid not null, id uuid not null, cycle_id uuid not null, card_id uuid not null, thread_id uuid not null, author_id uuid not null references person, author_urn text, body text not null, mentions uuid[] not null default '{}',
    created_at timestamptz not null default now(), edited_at timestamptz, removed_at timestamptz, resolved_at timestamptz, resolved_by uuid references person, version integer not null default 1, primary key (space_id, id), foreign key (space_id, cycle_id) references enquiry_cycle
  )`,
  `create index comment_card on comment (space_id, cycle_id, card_id, created_at)`,
  `create table comment_revision (space_id uuid not null, id uuid not null, cycle_id uuid not null, comment_id uuid not null, body text not null, replaced_at timestamptz not null default now(), primary key (space_id, id), foreign key (space_id, comment_id) references comment)`,

  // --- live documents -----------------------------------------------------------------------------------------
  `create table live_update (
    space_id uuid not null, document_id uuid not null, epoch integer not null, seq bigint not null, client bigint not null, n integer not null, person_id uuid, urn text, session_id uuid, bytes bytea not null, sha256 bytea not null, at timestamptz not null default now(),
    primary key (space_id, document_id, epoch, seq), unique (space_id, document_id, epoch, client, n), foreign key (space_id, document_id) references live_document
  )`,
  `create table live_snapshot (
    space_id uuid not null, document_id uuid not null, epoch integer not null, seq bigint not null, bytes bytea not null, sha256 bytea not null, at timestamptz not null default now(), primary key (space_id, document_id, epoch, seq), foreign key (space_id, document_id) references live_document
  )`,
  `create table live_version (
    space_id uuid not null, document_id uuid not null, epoch integer not null, seq bigint not null, name text not null, named_by uuid references person, at timestamptz not null default now(), primary key (space_id, document_id, epoch, seq, name), foreign key (space_id, document_id) references live_document
  )`,
  `create table live_client (
    space_id uuid not null, document_id uuid not null, client bigint not null, person_id uuid not null, session_id uuid, issued_at timestamptz not null default now(), primary key (space_id, document_id, client), foreign key (space_id, document_id) references live_document
  )`,
]

export class SharedTable1764000000001 implements MigrationInterface {
  name = 'SharedTable1764000000001'
  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement)
  }
  async down(): Promise<void> {
    throw new Error('The first migration is not undone: drop the database instead.')
  }
}
