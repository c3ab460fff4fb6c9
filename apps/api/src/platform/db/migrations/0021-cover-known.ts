/**
 * Where cover stands, for whoever plans around it: day by day, so that a half-term can be counted, and without the class or the
 * price. And who is to be asked what they miss: also at research lessons and on visits.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm'

const known = `create function cover_known(people uuid[], sources uuid[], first_day date, last_day date) returns table (person_id uuid, source_id uuid, on_day date, said_for timestamptz, class_key text, stand text) language sql stable security definer set search_path = public as $$
     select n.person_id, n.source_id, n.on_day, n.said_for, case when n.class_code = '' then null else md5(n.space_id::text || n.class_code) end,
            case when n.state in ('ARRANGED', 'USED', 'CHARGED') then 'ARRANGED' when n.state in ('APPROVED', 'NOT_NEEDED') then n.state else 'ASKED' end
       from cover_need n where n.person_id = any(people) and n.state <> 'CANCELLED' and (n.on_day between first_day and last_day or n.source_id = any(sources))
   $$`

/** Who goes to what is settled, and has said nothing of cover yet: sessions, research lessons and visits alike. */
const unsaid = `create function cover_unsaid(first_day date, last_day date) returns table (alliance_id uuid, person_id uuid, source_id uuid) language sql stable security definer set search_path = public as $$
     with going as (
       select b.space_id, b.person_id, b.session_id as source_id from cpd_booking b join cpd_session s on s.space_id = b.space_id and s.id = b.session_id where b.state = 'CONFIRMED' and s.state = 'CONFIRMED' and s.starts_at >= first_day and s.starts_at < last_day + 1
       union
       select f.space_id, f.person_id, f.session_id from cpd_facilitator f join cpd_session s on s.space_id = f.space_id and s.id = f.session_id where f.declined_at is null and s.state = 'CONFIRMED' and s.starts_at >= first_day and s.starts_at < last_day + 1
       union
       select m.space_id, m.person_id, l.id from lesson_study_member m join research_lesson l on l.space_id = m.space_id and l.study_id = m.study_id where m.state = 'JOINED' and l.state in ('PLANNING', 'READY') and l.on_day between first_day and last_day
       union
       select m.space_id, m.person_id, c.id from challenge_member m join peer_challenge c on c.space_id = m.space_id and c.id = m.challenge_id where m.removed_at is null and c.visit_first_day between first_day and last_day
     )
     select g.space_id, g.person_id, g.source_id from going g
      where app_purpose() = 'worker'
        and not exists (select from cover_need n where n.person_id = g.person_id and n.source_id = g.source_id)
        and not exists (select from inbox_item i where i.space_id = g.person_id and i.kind = 'COVER_TO_SAY' and i.item_id = g.source_id)
   $$`

export class CoverKnown1764000000021 implements MigrationInterface {
  name = 'CoverKnown1764000000021'
  async up(query: QueryRunner): Promise<void> {
    await query.query('drop function cover_counts(uuid[], date, date)')
    await query.query(known)
    await query.query(unsaid)
  }
  async down(): Promise<void> {
    throw new Error('Plans are not made without knowing of cover again.')
  }
}
