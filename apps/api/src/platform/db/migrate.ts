/** Brings the schema up to date as its owner, under an advisory lock, and hands the app's role what it needs and no more. */
import { runMigrations } from 'graphile-worker'
import { DataSource } from 'typeorm'
import { type Connection, clientOf, poolAs } from './connection.js'
import { SharedTable1764000000001 } from './migrations/0001-shared-table.js'
import { RowLevelSecurity1764000000002 } from './migrations/0002-row-level-security.js'
import { WhoIsConcerned1764000000003 } from './migrations/0003-who-is-concerned.js'
import { Enquiries1764000000004 } from './migrations/0004-enquiries.js'
import { RightsAtTheJournal1764000000005 } from './migrations/0005-rights-at-the-journal.js'
import { KeptDocuments1764000000006 } from './migrations/0006-kept-documents.js'
import { RightsOfOpenPages1764000000007 } from './migrations/0007-rights-of-open-pages.js'
import { ClientBuilds1764000000008 } from './migrations/0008-client-builds.js'
import { LessonStudy1764000000009 } from './migrations/0009-lesson-study.js'
import { PeerChallenge1764000000010 } from './migrations/0010-peer-challenge.js'
import { SchoolCalendar1764000000011 } from './migrations/0011-school-calendar.js'
import { Cpd1764000000012 } from './migrations/0012-cpd.js'
import { CpdPlaces1764000000013 } from './migrations/0013-cpd-places.js'
import { Timetable1764000000014 } from './migrations/0014-timetable.js'
import { PersonalCalendars1764000000015 } from './migrations/0015-personal-calendars.js'
import { Cover1764000000016 } from './migrations/0016-cover.js'
import { Evaluation1764000000017 } from './migrations/0017-evaluation.js'
import { ReleasedToWhom1764000000018 } from './migrations/0018-released-to-whom.js'
import { Desk1764000000019 } from './migrations/0019-desk.js'
import { Workload1764000000020 } from './migrations/0020-workload.js'
import { CoverKnown1764000000021 } from './migrations/0021-cover-known.js'
import { EvaluationSteps1764000000022 } from './migrations/0022-evaluation-steps.js'
import { CoverOfVisits1764000000023 } from './migrations/0023-cover-of-visits.js'
import { HoursPutRight1764000000024 } from './migrations/0024-hours-put-right.js'
import { CoverByDay1764000000026 } from './migrations/0026-cover-by-day.js'
import { WhoseSessions1764000000027 } from './migrations/0027-whose-sessions.js'
import { DeclaredBefore1764000000028 } from './migrations/0028-declared-before.js'
import { MorningMail1764000000028 } from './migrations/0028-morning-mail.js'
import { PlacesAsked1764000000029 } from './migrations/0029-places-asked.js'
import { LargeAlliances1764000000031 } from './migrations/0031-large-alliances.js'

export const migrations = [
  SharedTable1764000000001,
  RowLevelSecurity1764000000002,
  WhoIsConcerned1764000000003,
  Enquiries1764000000004,
  RightsAtTheJournal1764000000005,
  KeptDocuments1764000000006,
  RightsOfOpenPages1764000000007,
  ClientBuilds1764000000008,
  LessonStudy1764000000009,
  PeerChallenge1764000000010,
  SchoolCalendar1764000000011,
  Cpd1764000000012,
  CpdPlaces1764000000013,
  Timetable1764000000014,
  PersonalCalendars1764000000015,
  Cover1764000000016,
  Evaluation1764000000017,
  ReleasedToWhom1764000000018,
  Desk1764000000019,
  Workload1764000000020,
  CoverKnown1764000000021,
  EvaluationSteps1764000000022,
  CoverOfVisits1764000000023,
  HoursPutRight1764000000024,
  CoverByDay1764000000026,
  WhoseSessions1764000000027,
  MorningMail1764000000028,
  DeclaredBefore1764000000028,
  PlacesAsked1764000000029,
  LargeAlliances1764000000031,
]

const lockNumber = 7_361_001
const leastVersion = 150_000

/** The roles behind the app's login: `app` reads and writes rows, `journal` alone appends to live documents, `worker` owns the job queue. */
export const roles = { app: 'alongside_app', journal: 'alongside_journal', worker: 'alongside_worker' } as const

/** Only these may never be changed or taken back by the app's role. */
const appendOnly = [
  'audit_event',
  'audit_seal',
  'live_update',
  'comment_revision',
  'stage_change',
  'observation_note_edit',
  'review_revision',
  'challenge_step',
  'disclosure',
]
const journalWrites = [
  'live_update',
  'live_document',
  'live_snapshot',
  'live_archive',
  'live_client',
  'live_version',
  'card',
  'card_contribution',
  'lesson_stage',
  'discussion_note',
  'line_of_enquiry',
  'finding',
  'challenge_summary',
]

export async function migrate(owner: Connection, appUser: string): Promise<readonly string[]> {
  const lock = clientOf(owner)
  await lock.connect()
  try {
    const version = Number((await lock.query('show server_version_num')).rows[0].server_version_num)
    if (version < leastVersion) {
      throw new Error(`Alongside needs PostgreSQL 15 or newer; this server is ${Math.floor(version / 10_000)}.`)
    }
    await lock.query('select pg_advisory_lock($1)', [lockNumber])
    await prepareRoles(lock, appUser, version)
    const { user, password, ...place } = owner
    const source = new DataSource({
      type: 'postgres',
      ...place,
      username: user,
      ...(password === undefined ? {} : { password }),
      ssl: owner.ssl ?? false,
      migrations,
      migrationsTableName: 'schema_migration',
      migrationsTransactionMode: 'each',
      uuidExtension: 'pgcrypto',
      installExtensions: false,
      poolSize: 1,
    })
    await source.initialize()
    let run: readonly string[]
    try {
      run = (await source.runMigrations()).map(({ name }) => name)
    } finally {
      await source.destroy()
    }
    await prepareJobs(lock, owner)
    await grant(lock)
    return run
  } finally {
    await lock.end()
  }
}

type Client = ReturnType<typeof clientOf>

async function prepareRoles(client: Client, appUser: string, version: number): Promise<void> {
  const quoted = client.escapeIdentifier(appUser)
  for (const role of Object.values(roles)) {
    const login = role === appUser ? 'login' : 'nologin'
    // Roles belong to the whole cluster: another database of it may be doing the same at this moment.
    await client.query(
      `do $$ begin create role ${role} ${login} nosuperuser nobypassrls noinherit; exception when duplicate_object or unique_violation then null; end $$`,
    )
  }
  const memberships = [
    ...(appUser === roles.app ? [] : [[roles.app, quoted, true] as const]),
    [roles.journal, quoted, false] as const,
    [roles.worker, quoted, false] as const,
    [roles.worker, 'current_user', true] as const,
  ]
  for (const [role, member, inherits] of memberships) {
    const options = version >= 160_000 ? ` with inherit ${inherits}, set true` : ''
    await client.query(
      `do $$ begin grant ${role} to ${member}${options}; exception when unique_violation or invalid_grant_operation then null; when others then if sqlerrm not like '%concurrently%' then raise; end if; end $$`,
    )
  }
}

/** The queue's own tables, in a schema that belongs to the worker's role. */
async function prepareJobs(client: Client, owner: Connection): Promise<void> {
  const database = client.escapeIdentifier(owner.database)
  await client.query(`grant create on database ${database} to ${roles.worker}`)
  const pool = poolAs(owner, roles.worker, 1)
  try {
    await runMigrations({ pgPool: pool })
  } finally {
    await pool.end()
    await client.query(`revoke create on database ${database} from ${roles.worker}`)
  }
}

async function grant(client: Client): Promise<void> {
  const all = [roles.app, roles.journal, roles.worker].join(', ')
  await client.query(`grant usage on schema public to ${all}`)
  await client.query(`grant select, insert, update, delete on all tables in schema public to ${roles.app}`)
  await client.query(`grant select on all tables in schema public to ${roles.journal}, ${roles.worker}`)
  await client.query(
    `revoke all on credential, session, password_reset, school_key, guarded_name, photo_chunk from ${roles.journal}, ${roles.worker}`,
  )
  await client.query(
    `grant insert, update, delete on ${journalWrites.join(', ')}, enquiry_cycle, research_lesson to ${roles.journal}`,
  )
  await client.query(`grant insert on audit_event to ${roles.journal}`)
  await client.query(
    `grant insert, update on mail, inbox_item, audit_event, school_membership, invitation, photo, peer_review, review_assignment, peer_challenge, challenge_step, challenge_response, improvement_action, contribution_entry, released_indicator to ${roles.worker}`,
  )
  await client.query(`grant delete on photo_chunk to ${roles.worker}`)
  await client.query(`revoke update, delete, truncate on ${appendOnly.join(', ')} from ${roles.app}`)
  await client.query(
    `revoke insert, update, delete on live_update, live_archive, schema_migration, audit_seal from ${roles.app}`,
  )
  await client.query(`revoke update on live_update, live_archive from ${roles.journal}`)
  await client.query(`grant execute on all functions in schema public to ${all}`)
  // The app's transactions enqueue; only the worker's role reads the queue.
  await client.query(`create schema if not exists jobs authorization ${roles.worker}`)
  await client.query(`set role ${roles.worker}`)
  await client.query(`
    create or replace function jobs.enqueue(task text, payload json) returns void language sql security definer set search_path = public as
    $$ select graphile_worker.add_job(task, payload) $$`)
  await client.query('revoke execute on function jobs.enqueue(text, json) from public')
  await client.query(`grant usage on schema jobs to ${roles.app}`)
  await client.query(`grant execute on function jobs.enqueue(text, json) to ${roles.app}`)
  await client.query('reset role')
}
