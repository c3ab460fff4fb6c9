/** Whom a coordinator can ask into a team: staff of the alliance's active schools, and what ties each school to the host. */
import type { PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import { may } from '@alongside/domain/permissions'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import type { Asking } from '../../platform/graphql/asking.js'
import { conflictsOfSchools } from './challenge-ties.service.js'
import type { ChallengeCandidateType } from './peer-challenge.graphql.js'

@Injectable()
export class ChallengeCandidates {
  async for({ actor, reader }: Asking, alliance: SpaceId, host: Urn): Promise<ChallengeCandidateType[]> {
    if (!actor.spaces.includes(alliance)) throw new Refusal('not-found')
    if (!may(actor, 'peerChallenge.propose', { spaceId: alliance })) throw new Refusal('not-allowed')
    const staff = await reader.sql<{ personId: PersonId; urn: Urn }>(
      `select distinct h.person_id as "personId", s.urn, p.name, c.name as school from role_holding h join space s on s.id = h.space_id join school c on c.urn = s.urn join person p on p.id = h.person_id
         join school_membership m on m.urn = s.urn and m.space_id = $1 and m.state = 'ACTIVE'
        where p.state = 'ACTIVE' and h.role not in ('GOVERNOR', 'TRUST_LEADER', 'OBSERVER') and h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)
        order by c.name, p.name, h.person_id`,
      [alliance],
    )
    const conflicts = await conflictsOfSchools(
      reader,
      alliance,
      host,
      staff.map(({ urn }) => urn),
    )
    return staff.map(({ personId, urn }) => ({ personId, urn, conflicts: conflicts.get(urn) ?? [] }))
  }
}
