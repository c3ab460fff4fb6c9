/** Who hears what heads release, asked once for all of it and not row by row: leaders look at years of challenges at once. */
import type { MigrationInterface, QueryRunner } from 'typeorm'

const now = `h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)`
const spaces = `((select app_spaces())::uuid[])`

/** As before, audience by audience: each begins with the few roles that somebody holds. */
const audiences = `create or replace function app_audiences() returns table (space_id uuid, challenge_id uuid, audience text) language sql stable security definer set search_path = public as $$
     with held as materialized (
       select h.role, h.space_id, s.urn from role_holding h join space s on s.id = h.space_id where h.person_id = app_person() and ${now} and h.space_id = any(app_spaces())
     ), staffed as materialized (
       select distinct held.urn from held where held.urn is not null and held.role not in ('GOVERNOR', 'TRUST_LEADER', 'OBSERVER')
     ), near as materialized (
       select c.space_id, c.id, c.host_urn from peer_challenge c where c.space_id = any(app_spaces())
     )
     select c.space_id, c.id, 'STAFF' from near c where c.host_urn in (select urn from staffed)
     union all select c.space_id, c.id, 'GOVERNORS' from near c where c.host_urn in (select urn from held where role = 'GOVERNOR')
     union all select c.space_id, c.id, 'TRUST' from near c where c.host_urn in (
       select urn from held where role = 'TRUST_LEADER'
       union select other.urn from held join governance_group_school one on one.urn = held.urn join governance_group_school other on other.group_id = one.group_id where held.role = 'TRUST_LEADER')
     union all select c.space_id, c.id, 'COORDINATOR' from near c where c.space_id in (select space_id from held where role in ('ALLIANCE_COORDINATOR', 'BROKER'))
     union all select c.space_id, c.id, 'CLUSTER' from near c where (c.space_id, c.host_urn) in (
       select one.space_id, other.urn from staffed join cluster_school one on one.urn = staffed.urn join cluster_school other on other.space_id = one.space_id and other.cluster_id = one.cluster_id)
     union all select c.space_id, c.id, 'ALLIANCE' from near c where c.space_id in (
       select m.space_id from school_membership m join staffed on staffed.urn = m.urn where m.state in ('ACTIVE', 'PAUSED', 'LEAVING'))
   $$`

/** What was released to somebody: worked out once for a question, and then looked up. */
const heard = (name: string, table: string): string =>
  `create function ${name}() returns setof uuid language sql stable security definer set search_path = public as $$
     select r.challenge_id from ${table} r join app_audiences() a on a.space_id = r.space_id and a.challenge_id = r.challenge_id and a.audience = any(r.audiences)
   $$`

/** Figures of all, for whoever is within reach of the alliance: what comes of them is shown of three schools or more. */
const closed = `create function closed_indicators(alliance uuid) returns table (closed_on date, value float8, www integer, ebi integer, views_confirmed boolean, host text) language sql stable security definer set search_path = public as $$
     select c.ended_on, r.value::float8, r.www, r.ebi, r.views_confirmed, c.host_urn from released_indicator r join peer_challenge c on c.space_id = r.space_id and c.id = r.challenge_id
      where r.space_id = alliance and alliance = any(app_spaces()) and c.state = 'CLOSED' and c.ended_on is not null and r.audiences && array['COORDINATOR', 'ALLIANCE']
   $$`

const host = 'challenge_id in (select app_host_challenges())'

export class ReleasedToWhom1764000000018 implements MigrationInterface {
  name = 'ReleasedToWhom1764000000018'
  async up(query: QueryRunner): Promise<void> {
    await query.query(audiences)
    await query.query(closed)
    for (const table of ['released_indicator', 'released_summary']) {
      const name = table === 'released_indicator' ? 'app_indicators_heard' : 'app_summaries_heard'
      await query.query(heard(name, table))
      const rule = `space_id = any(${spaces}) and (${host} or challenge_id in (select ${name}()))`
      await query.query(`alter policy readers on ${table} using (${rule}) with check (${rule})`)
    }
  }
  async down(): Promise<void> {
    throw new Error('Who reads what was released is not put back to how it was asked before.')
  }
}
