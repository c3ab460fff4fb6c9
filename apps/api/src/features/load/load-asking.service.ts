/** Somebody's half-term is too full, with what they agreed to and were asked for: they ask their head whether that is all right. */
import type { Actor } from '@alongside/domain/actor'
import { type CivilDate, isCivilDate } from '@alongside/domain/civil-date'
import { Refusal } from '@alongside/domain/refusal'
import { isTooMuch } from '@alongside/domain/workload'
import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '../../platform/db/unit-of-work.js'
import { headsAsked } from './asking-heads.service.js'
import { everything, forecasts, schoolsOfPeople } from './load-forecast.service.js'

@Injectable()
export class LoadAsking {
  constructor(private readonly work: UnitOfWork) {}

  askHead(actor: Actor, day: CivilDate): Promise<boolean> {
    return this.work.run(actor, async (work) => {
      if (!isCivilDate(day)) throw new Refusal('input.not-a-date', { field: 'day' })
      const urn = (await schoolsOfPeople(work, [actor.personId])).get(actor.personId)
      if (!urn) throw new Refusal('not-allowed')
      const forecast = (await forecasts(work, [actor.personId], day, { also: everything })).get(actor.personId)!
      if (!isTooMuch(forecast)) throw new Refusal('load.not-full')
      await headsAsked(work, actor, urn, forecast.halfTerm.from)
      return true
    })
  }
}
