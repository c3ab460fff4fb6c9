/** Takes the times that were found: all of them in one piece, judged once more as things are now. */
import type { Actor } from '@alongside/domain/actor'
import { blocks } from '@alongside/domain/clash'
import type { CpdSessionId, TimeSearchId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '../../platform/db/unit-of-work.js'
import { heldSession } from '../cpd/cpd-change.service.js'
import { retimeSession } from '../cpd/cpd-session-moves.service.js'
import { takeTurn } from './planning-turn.service.js'
import { clashesNow } from './session-clash.service.js'
import { plansOfSessions } from './session-plan.service.js'
import { searchById, type TimeSearchRecord } from './time-search-record.service.js'

@Injectable()
export class TimeSearchAcceptance {
  constructor(private readonly work: UnitOfWork) {}

  /** @throws Refusal `time-search.stale` when something else was planned since: then none of them is taken */
  take(actor: Actor, id: TimeSearchId, only: CpdSessionId[] | null): Promise<TimeSearchRecord> {
    return this.work.run(actor, async (work) => {
      const search = await searchById(work, id)
      if (search?.askedBy !== actor.personId) throw new Refusal('not-found')
      const chosen = (search.result?.sessions ?? [])
        .flatMap(({ sessionId, version, chosen: time }) =>
          time && (only === null || only.includes(sessionId)) ? [{ sessionId, version, time }] : [],
        )
        // As whoever asks for places does, so that two do not wait for each other.
        .sort((one, other) => (one.sessionId < other.sessionId ? -1 : 1))
      if (chosen.length === 0) throw new Refusal('time-search.nothing-ahead')
      const now = new Date()
      for (const { sessionId, version, time } of chosen) {
        const held = await heldSession(work, actor, sessionId)
        // A colleague has planned it otherwise meanwhile, or the day has gone by.
        if (held.session.version !== version || new Date(time.startsAt) <= now) throw new Refusal('time-search.stale')
        await retimeSession(work, actor, held, { startsAt: new Date(time.startsAt), endsAt: new Date(time.endsAt) })
      }
      const plans = await plansOfSessions(
        work,
        chosen.map(({ sessionId }) => sessionId),
      )
      await takeTurn(work, plans)
      const found = await clashesNow(work, plans)
      if ([...found.values()].some(blocks)) throw new Refusal('time-search.stale')
      return search
    })
  }
}
