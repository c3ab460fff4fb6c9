/** What a node asks about the pages that are open at it: which of them were let in by rights that are no longer so. */
import type { MigrationInterface, QueryRunner } from 'typeorm'

const statements = [
  // Answers differences only: of a thousand pages mostly none. A session without a seat is asked for itself alone (no epoch).
  `create function outdated_rights(sessions uuid[], person_epochs integer[], documents uuid[], rights_epochs integer[], epochs integer[])
   returns table (what text, id uuid) language sql stable security definer set search_path = public as $$
     select case when s.id is null then 'ended' else 'person' end, k.id from unnest(sessions, person_epochs) k (id, epoch)
       left join (session s join person p on p.id = s.person_id and p.state = 'ACTIVE') on s.id = k.id and s.expires_at > now()
      where s.id is null or p.perm_epoch <> k.epoch
     union all
     select 'document', k.id from unnest(documents, rights_epochs, epochs) k (id, rights_epoch, epoch)
       left join live_document d on d.id = k.id
      where d.id is null or d.rights_epoch <> k.rights_epoch or d.epoch <> k.epoch
   $$`,
  // How many people an alliance or a school has: what it may open at once grows with them.
  `create function people_in(of_space uuid) returns integer language sql stable security definer set search_path = public as $$
     select count(distinct h.person_id)::integer from role_holding h
      where h.space_id = of_space
         or h.space_id in (select s.id from school_membership m join space s on s.urn = m.urn where m.space_id = of_space and m.state in ('ACTIVE', 'PAUSED', 'LEAVING'))
   $$`,
]

export class RightsOfOpenPages1764000000007 implements MigrationInterface {
  name = 'RightsOfOpenPages1764000000007'
  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement)
  }
  async down(): Promise<void> {
    throw new Error('These stay: every node asks them.')
  }
}
