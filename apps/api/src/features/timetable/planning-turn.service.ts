/** Two who plan at once with the same people or the same room: the second looks only once the first is done, and sees it. */
import type { Work } from '../../platform/db/unit-of-work.js'
import type { PlanRecord } from './session-plan.service.js'

/** After the new time or room was written, and before it is judged. In one order for everybody, so that nobody waits in a ring. */
export const takeTurn = (work: Work, plans: readonly PlanRecord[]): Promise<unknown> =>
  work.sql(
    'select pg_advisory_xact_lock(turn) from (select distinct hashtextextended(one, 0) as turn from unnest($1::text[]) one order by 1) turns',
    [plans.flatMap(({ people, roomId }) => [...people.map(({ personId }) => personId), ...(roomId ? [roomId] : [])])],
  )
