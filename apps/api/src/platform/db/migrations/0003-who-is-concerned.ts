/** Questions that look beyond the asker's own spaces, each answered by one function that says no more than it must. */
import type { MigrationInterface, QueryRunner } from 'typeorm'

const today = `h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)`

const functions = [
  // What these people may do has changed: their epoch rises, and every process hears of it with the commit.
  // The rows are taken in the order of their ids, so that two changes at once cannot wait for each other.
  `create function rights_changed(people uuid[], schools text[]) returns setof uuid language sql volatile security definer set search_path = public as $$
     with concerned as (
       select p.id from person p
        where p.id = any(people) or p.id in (select h.person_id from role_holding h join space s on s.id = h.space_id where s.urn = any(schools))
        order by p.id for no key update
     ), raised as (
       update person p set perm_epoch = p.perm_epoch + 1 from concerned c where p.id = c.id returning p.id
     )
     select r.id from raised r cross join lateral pg_notify('rights', r.id::text)
   $$`,
  // Who reads an alliance: its office, the staff of its schools, and whoever answers an invitation for a school.
  `create function alliance_readers(alliance uuid) returns setof uuid language sql stable security definer set search_path = public as $$
     select h.person_id from role_holding h where h.space_id = alliance and ${today}
     union
     select h.person_id from school_membership m join space s on s.urn = m.urn join role_holding h on h.space_id = s.id
      where m.space_id = alliance and ${today}
        and (m.state in ('ACTIVE', 'PAUSED', 'LEAVING')
          or m.state in ('INVITED', 'PENDING') and (h.role in ('HEADTEACHER', 'EXECUTIVE_HEAD', 'TRUST_LEADER') or h.deputy))
   $$`,
  // Who holds one of these roles in a school or an alliance; a head's deputy counts as a head.
  `create function holders_of(space uuid, roles text[]) returns table (id uuid, name text, email text) language sql stable security definer set search_path = public as $$
     select distinct p.id, p.name, p.email from role_holding h join person p on p.id = h.person_id
      where h.space_id = space and p.state = 'ACTIVE' and (h.role = any(roles) or h.deputy and 'HEADTEACHER' = any(roles)) and ${today}
   $$`,
  `create function is_administrator() returns boolean language sql stable security definer set search_path = public as $$
     select exists (select from role_holding h where h.person_id = app_person() and h.role = 'ADMIN' and ${today})
   $$`,
  // Whoever runs the installation sees that an alliance exists and where its memberships stand: no aims, no agreement, no reasons.
  `create function installation_alliances() returns table (id uuid, name text, kind text, lead_urn text, version integer) language sql stable security definer set search_path = public as $$
     select a.space_id, a.name, a.kind, a.lead_urn, a.version from alliance a where is_administrator()
   $$`,
  `create function installation_memberships() returns table (id uuid, space_id uuid, urn text, role text, state text, invited_at timestamptz, signed_at timestamptz, leaves_on date, version integer) language sql stable security definer set search_path = public as $$
     select m.id, m.space_id, m.urn, m.role, m.state, m.invited_at, m.signed_at, m.leaves_on, m.version from school_membership m where is_administrator()
   $$`,
  // What has come due by itself, for the job that keeps the dates.
  `create function memberships_due(now timestamptz, today date, invitation_days integer) returns table (id uuid, space_id uuid) language sql stable security definer set search_path = public as $$
     select m.id, m.space_id from school_membership m
      where app_purpose() = 'worker'
        and (m.state = 'INVITED' and m.invited_at <= memberships_due.now - make_interval(hours => 24 * invitation_days) or m.state = 'LEAVING' and m.leaves_on <= today)
      order by m.space_id, m.id
   $$`,
]

export class WhoIsConcerned1764000000003 implements MigrationInterface {
  name = 'WhoIsConcerned1764000000003'
  async up(query: QueryRunner): Promise<void> {
    for (const statement of functions) await query.query(statement)
    await query.query('create unique index alliance_name on alliance (lower(name))')
    await query.query(
      `create unique index school_membership_lead on school_membership (space_id) where role = 'LEAD' and state not in ('LEFT', 'DECLINED', 'EXPIRED', 'REMOVED')`,
    )
  }
  async down(): Promise<void> {
    throw new Error('These functions stay: the app asks them.')
  }
}
