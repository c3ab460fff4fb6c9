/** What the next self-review begins with: actions of earlier challenges of this school that were carried over. */

import { isOfHost } from '@alongside/domain/challenge-part'
import { carriedOver, type ImprovementAction } from '@alongside/domain/improvement-action'
import { Injectable } from '@nestjs/common'
import type { Asking } from '../../platform/graphql/asking.js'
import type { CarriedActionType, PeerChallengeType } from './peer-challenge.graphql.js'

type Carried = ImprovementAction & Pick<CarriedActionType, 'reason'>

@Injectable()
export class ChallengeCarriedOver {
  /** For the host's head and leaders: it is their school's own memory. Rows of other schools do not reach them anyway. */
  async for(asking: Asking, { record, eyes }: PeerChallengeType): Promise<CarriedActionType[]> {
    if (!isOfHost(eyes.parts)) return []
    const rows = await asking.reader.sql<Carried>(
      `select a.id, a.finding_id as "findingId", a.state, a.owner_id as "ownerId", a.what, a.due_on::text as "dueOn", a.success_measure as "successMeasure", a.evidence, coalesce(a.reason, '') as reason
         from improvement_action a join peer_challenge c on c.id = a.challenge_id
        where a.space_id = $1 and a.state = 'CARRIED_OVER' and c.host_urn = $2 and c.id <> $3 and c.ended_on is not null and c.created_at < $4`,
      [record.hostSpaceId, record.host, record.id, record.createdAt],
    )
    const reasons = new Map(rows.map(({ id, reason }) => [id, reason]))
    return carriedOver(rows).map(({ id, what, successMeasure, dueOn, ownerId }) => ({
      id,
      what,
      successMeasure,
      dueOn,
      reason: reasons.get(id) ?? '',
      ownerId,
    }))
  }
}
