/** Somebody whose half-term is full asks their head; a head says once, with a reason, that they may be asked for more (M6). */
import type { Actor } from '@alongside/domain/actor'
import { type CivilDate, dayInLondon, dayInWords, isCivilDate } from '@alongside/domain/civil-date'
import type { CpdSessionId, PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import { reasonGiven } from '@alongside/domain/life-cycle'
import { may } from '@alongside/domain/permissions'
import { Refusal } from '@alongside/domain/refusal'
import { halfTermFor, isTooMuch } from '@alongside/domain/workload'
import { Injectable } from '@nestjs/common'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { noticesDone } from '../inbox/notices.service.js'
import { headsAsked } from '../load/asking-heads.service.js'
import { calendarOf } from '../school/school-calendar.service.js'
import { heldSession } from './cpd-change.service.js'
import { forecastWith, type ToCome } from './cpd-load.service.js'
import { isAhead, schoolsToComeFrom } from './cpd-policy.service.js'
import { sessionsOfCycles } from './cpd-record.service.js'

export interface Override {
  readonly id: string
  readonly personId: PersonId
  readonly urn: Urn
  readonly halfTerm: CivilDate
  readonly reason: string
  readonly byId: PersonId
  readonly at: Date
}

const select = `select o.id, o.person_id as "personId", s.urn, o.half_term::text as "halfTerm", o.reason, o.by_person as "byId", o.at from load_override o join space s on s.id = o.space_id`

@Injectable()
export class LoadOverrides {
  constructor(private readonly work: UnitOfWork) {}

  /** Tells the head that it is asked, and about which half-term; never how much it comes to. */
  askHead(actor: Actor, id: CpdSessionId): Promise<boolean> {
    return this.work.run(actor, async (work) => {
      const { cycle, session } = await heldSession(work, actor, id)
      const leads = session.facilitators.find(
        ({ personId, declinedAt }) => personId === actor.personId && declinedAt === null,
      )
      const urn = leads?.urn ?? schoolsToComeFrom(actor, cycle)[0]
      if (!urn) throw new Refusal('booking.not-for-your-school')
      const who: ToCome = { personId: actor.personId, urn, role: leads ? 'FACILITATOR' : 'ATTENDEE' }
      // With all of the cycle that they could still ask for: several may have been too many at once.
      const rest = (await sessionsOfCycles(work, [cycle.id])).filter((one) => isAhead(one) && one.id !== session.id)
      const forecast = await forecastWith(work, who, [session, ...(leads ? [] : rest)], 'ASKED')
      if (!isTooMuch(forecast)) throw new Refusal('load.not-full')
      await headsAsked(work, actor, urn, forecast.halfTerm.from)
      return true
    })
  }

  override(actor: Actor, person: PersonId, urn: Urn, day: CivilDate, reason: string): Promise<Override> {
    return this.work.run(actor, async (work) => {
      const space = await headedBy(work, actor, urn)
      if (!isCivilDate(day)) throw new Refusal('input.not-a-date', { field: 'day' })
      if (person === actor.personId) throw new Refusal('load.not-oneself')
      const staff = await work.sql(
        `select 1 from role_holding where person_id = $1 and space_id = $2 and starts_on <= current_date and (ends_on is null or ends_on >= current_date)`,
        [person, space],
      )
      if (staff.length === 0) throw new Refusal('not-found')
      const why = reasonGiven(reason)
      const calendar = await calendarOf(work, urn)
      const halfTerm = halfTermFor(day, calendar).from
      if (halfTermFor(dayInLondon(new Date()), calendar).from > halfTerm) throw new Refusal('load.over')
      await work.sql(
        `insert into load_override (space_id, id, person_id, half_term, reason, by_person) values ($1, $2, $3, $4, $5, $6)
         on conflict (space_id, person_id, half_term) do update set reason = excluded.reason, by_person = excluded.by_person, at = now()`,
        [space, newId(), person, halfTerm, why, actor.personId],
      )
      await work.audit({
        spaceId: space,
        itemKind: 'person',
        itemId: person,
        action: 'load.override',
        reason: why,
        detail: { halfTerm },
      })
      await noticesDone(work, 'CPD_LOAD', person)
      await work.notify({
        to: person,
        kind: 'CPD_LOAD_ALLOWED',
        itemKind: 'cpd',
        itemId: person,
        path: '/cpd',
        vars: { from: dayInWords(halfTerm), reason: why },
      })
      const [row] = await work.sql<Override>(
        `${select} where o.space_id = $1 and o.person_id = $2 and o.half_term = $3`,
        [space, person, halfTerm],
      )
      return row!
    })
  }

  takeBack(actor: Actor, urn: Urn, id: string): Promise<boolean> {
    return this.work.run(actor, async (work) => {
      const space = await headedBy(work, actor, urn)
      const gone = await work.sql<{ person: PersonId }>(
        'delete from load_override where space_id = $1 and id = $2 returning person_id as person',
        [space, id],
      )
      if (gone.length === 0) throw new Refusal('not-found')
      await work.audit({
        spaceId: space,
        itemKind: 'person',
        itemId: gone[0]!.person,
        action: 'load.override-taken-back',
      })
      return true
    })
  }
}

async function headedBy(work: Work, actor: Actor, urn: Urn): Promise<SpaceId> {
  const [space] = await work.sql<{ id: SpaceId }>('select id from space where urn = $1', [urn])
  if (!space) throw new Refusal('not-found')
  if (!may(actor, 'cpd.overrideLoad', { spaceId: space.id, urn })) throw new Refusal('not-allowed')
  return space.id
}

/** Those one gave as a head; row-level security shows no others but one's own. */
export const overridesAt = (asks: Pick<Work, 'sql'>, urn: Urn): Promise<Override[]> =>
  asks.sql<Override>(`${select} where s.urn = $1 order by o.half_term desc, o.at desc limit 200`, [urn])
