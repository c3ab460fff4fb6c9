/** Whose sessions: a broker sees dates and states and runs none of them, and a school's own cycle is led by somebody who works there. */
import type { MigrationInterface, QueryRunner } from 'typeorm'

const now = `h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)`

const functions = [
  // Sessions that somebody runs: as coordinator, as the cycle's lead or as facilitator.
  `create or replace function app_run_sessions() returns setof uuid language sql stable security definer set search_path = public as $$
     select s.id from cpd_session s join cpd_cycle c on c.space_id = s.space_id and c.id = s.cycle_id
      where s.space_id = any(app_spaces()) and (
        exists (select from role_holding h where h.person_id = app_person() and h.space_id = s.space_id and h.role = 'ALLIANCE_COORDINATOR' and ${now})
        or c.lead_id = app_person() and (c.owner_urn is null or exists (
          select from role_holding h join space o on o.id = h.space_id where h.person_id = app_person() and o.urn = c.owner_urn and h.role not in ('GOVERNOR', 'TRUST_LEADER', 'OBSERVER') and ${now})))
     union
     select f.session_id from cpd_facilitator f where f.person_id = app_person() and f.space_id = any(app_spaces()) and f.declined_at is null
   $$`,
]

export class WhoseSessions1764000000027 implements MigrationInterface {
  name = 'WhoseSessions1764000000027'
  async up(query: QueryRunner): Promise<void> {
    for (const statement of functions) await query.query(statement)
  }
  async down(): Promise<void> {
    throw new Error('Who sees whom is not widened again.')
  }
}
