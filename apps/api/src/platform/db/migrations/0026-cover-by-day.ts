/**
 * What needs no cover does not stand in the way of cover for something else in the same period. And who goes is asked for each day
 * of which they have said nothing that still stands: a visit of two days is two days on which lessons are missed.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm'

const once = [
  'drop index cover_need_once',
  `create unique index cover_need_once on cover_need (space_id, person_id, on_day, period) where state not in ('CANCELLED', 'NOT_NEEDED')`,
]

/** Whoever goes to what is settled, the days of which they have said something, and the day of which they were asked last since then. */
const unsaid = `create function cover_unsaid(first_day date, last_day date) returns table (alliance_id uuid, person_id uuid, source_id uuid, said_of text[], asked_of text) language sql stable security definer set search_path = public as $$
     with going as (
       select b.space_id, b.person_id, b.session_id as source_id from cpd_booking b join cpd_session s on s.space_id = b.space_id and s.id = b.session_id where b.state = 'CONFIRMED' and s.state = 'CONFIRMED' and s.starts_at >= first_day and s.starts_at < last_day + 1
       union
       select f.space_id, f.person_id, f.session_id from cpd_facilitator f join cpd_session s on s.space_id = f.space_id and s.id = f.session_id where f.declined_at is null and s.state = 'CONFIRMED' and s.starts_at >= first_day and s.starts_at < last_day + 1
       union
       select m.space_id, m.person_id, l.id from lesson_study_member m join research_lesson l on l.space_id = m.space_id and l.study_id = m.study_id where m.state = 'JOINED' and l.state in ('PLANNING', 'READY') and l.on_day between first_day and last_day
       union
       select m.space_id, m.person_id, c.id from challenge_member m join peer_challenge c on c.space_id = m.space_id and c.id = m.challenge_id where m.removed_at is null and c.visit_first_day <= last_day and coalesce(c.visit_last_day, c.visit_first_day) >= first_day
     )
     select g.space_id, g.person_id, g.source_id, known.said_of, (
         select i.vars->>'day' from inbox_item i
          where i.space_id = g.person_id and i.kind = 'COVER_TO_SAY' and i.item_id = g.source_id and i.created_at > coalesce(known.since, '-infinity') order by i.created_at desc limit 1)
       from going g
       cross join lateral (
         select coalesce(array_agg(distinct n.on_day::text) filter (where n.state <> 'CANCELLED'), '{}') as said_of, greatest(max(n.created_at), max(n.state_since) filter (where n.state = 'CANCELLED')) as since
           from cover_need n where n.person_id = g.person_id and n.source_id = g.source_id
       ) known
      where app_purpose() = 'worker'
   $$`

export class CoverByDay1764000000026 implements MigrationInterface {
  name = 'CoverByDay1764000000026'
  async up(query: QueryRunner): Promise<void> {
    for (const statement of once) await query.query(statement)
    await query.query('drop function cover_unsaid(date, date)')
    await query.query(unsaid)
  }
  async down(): Promise<void> {
    throw new Error('Nobody is asked again for a day of which they have said something.')
  }
}
