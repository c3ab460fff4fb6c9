/** How a colleague pauses and leaves: suspended and reinstated by their head, released after handing over, or relieved of one role. */
import type { Actor } from '@alongside/domain/actor'
import type { PersonId, RoleHoldingId, SpaceId, Urn } from '@alongside/domain/ids'
import { reasonGiven } from '@alongside/domain/life-cycle'
import { type Action, may } from '@alongside/domain/permissions'
import {
  hasLeftAltogether,
  maySuspend,
  mayTakeAway,
  reinstate,
  release,
  suspend,
  worksAsStaff,
} from '@alongside/domain/person'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { rightsChanged } from '../../platform/auth/rights.js'
import { endSessions } from '../../platform/auth/sessions.js'
import type { Reader } from '../../platform/db/reader.js'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { type HandedOver, Handover, type HandoverItem } from './handover.service.js'
import { type HeldHere, holdingsOf, holdPerson, type PersonRecord, schoolSpace, stateChanged } from './person-record.js'
import { withdrawInvitations } from './withdrawn-invitations.js'

/** A colleague at a school, and whoever deals with them. */
interface Colleague {
  readonly person: PersonRecord
  readonly spaceId: SpaceId
  readonly urn: Urn
  readonly here: readonly HeldHere[]
  readonly elsewhere: readonly HeldHere[]
}

@Injectable()
export class StandingService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly handover: Handover,
  ) {}

  suspend(actor: Actor, urn: Urn, id: PersonId, reason: string): Promise<void> {
    return this.dealWith(actor, 'people.suspend', urn, id, async (work, { person, spaceId, here, elsewhere }) => {
      if (!maySuspend(actor, here, elsewhere)) throw new Refusal('not-allowed')
      await stateChanged(work, person, suspend(person, actor.personId, reasonGiven(reason)), 'person.suspend', spaceId)
      await endSessions(work, id)
      await withdrawInvitations(work, id, [])
    })
  }

  reinstate(actor: Actor, urn: Urn, id: PersonId): Promise<void> {
    return this.dealWith(actor, 'people.reinstate', urn, id, async (work, { person, spaceId }) => {
      await stateChanged(work, person, reinstate(person, actor.personId), 'person.reinstate', spaceId)
    })
  }

  /** What has to be handed over before this colleague can leave the school. */
  async toHandOver(reader: Reader, actor: Actor, urn: Urn, id: PersonId): Promise<HandoverItem[]> {
    const held = await reader.sql<{ urn: Urn | null; spaceId: SpaceId }>(
      'select s.urn, h.space_id as "spaceId" from role_holding h left join space s on s.id = h.space_id where h.person_id = $1',
      [id],
    )
    const here = held.find((holding) => holding.urn === urn)
    if (!here || !may(actor, 'people.release', { spaceId: here.spaceId, urn })) throw new Refusal('not-allowed')
    return await this.handover.ledBy(reader, id, held.every((holding) => holding.urn === urn) ? null : urn)
  }

  release(actor: Actor, urn: Urn, id: PersonId, wanted: readonly HandedOver[]): Promise<void> {
    return this.dealWith(actor, 'people.release', urn, id, (work, colleague) =>
      this.letGo(work, actor, { ...colleague, goes: colleague.here, stays: colleague.elsewhere }, wanted),
    )
  }

  /** One role less. Whoever loses the last one has left, with all that goes before it. */
  endRole(actor: Actor, holding: RoleHoldingId): Promise<void> {
    return this.work.run(
      actor,
      async (work) => {
        const [found] = await work.sql<{ person: PersonId; spaceId: SpaceId | null }>(
          'select person_id as person, space_id as "spaceId" from role_holding where id = $1 and space_id = any(app_spaces())',
          [holding],
        )
        if (!found?.spaceId) throw new Refusal('not-found')
        const person = await holdPerson(work, found.person)
        const all = await holdingsOf(work, person.id)
        const ending = all.filter(({ id }) => id === holding)
        const urn = ending[0]?.urn ?? null
        if (!may(actor, 'people.endRole', { spaceId: found.spaceId, urn }) || !mayTakeAway(actor, ending)) {
          throw new Refusal('not-allowed')
        }
        const others = all.filter(({ id }) => id !== holding)
        // Only a colleague stands in for the head: with the last role of one's own goes the one that is lent.
        const isColleague = others.some((held) => held.urn === urn && worksAsStaff(held))
        const goes = isColleague
          ? ending
          : all.filter((held) => ending.includes(held) || (urn !== null && held.urn === urn && held.deputy))
        const stays = all.filter((held) => !goes.includes(held))
        await this.letGo(work, actor, { person, spaceId: found.spaceId, urn, goes, stays }, [])
        await rightsChanged(work, { people: [person.id] })
      },
      'account',
    )
  }

  private async letGo(
    work: Work,
    actor: Actor,
    {
      person,
      spaceId,
      urn,
      goes,
      stays,
    }: Omit<Colleague, 'here' | 'elsewhere' | 'urn'> & {
      urn: Urn | null
      goes: readonly HeldHere[]
      stays: readonly HeldHere[]
    },
    wanted: readonly HandedOver[],
  ): Promise<void> {
    const altogether = hasLeftAltogether(stays)
    // Whoever only goes on governing, or watching over it for the trust, works here no longer.
    const leavesSchool = urn === null || !stays.some((held) => held.urn === urn && worksAsStaff(held))
    const from = altogether ? null : urn
    if (leavesSchool) await this.handover.handOver(work, person.id, from, wanted)
    const still = leavesSchool ? await this.handover.ledBy(work, person.id, from) : []
    const left = release(person, actor.personId, { leads: still.map(({ title }) => title) })
    if (leavesSchool) await this.handover.released(work, person.id, from)
    await work.sql('delete from role_holding where id = any($1)', [goes.map(({ id }) => id)])
    const detail = { roles: goes.map(({ role }) => role) }
    await work.audit({ spaceId, action: 'role.end', itemKind: 'person', itemId: person.id, detail })
    if (altogether) {
      await stateChanged(work, person, left, 'person.release', spaceId)
      await work.sql('delete from credential where person_id = $1', [person.id])
    }
    await withdrawInvitations(work, person.id, stays)
    if (leavesSchool) await endSessions(work, person.id)
  }

  /** Load, authorise, act, and let open pages know: the same for everything a head does with a colleague. */
  private dealWith(
    actor: Actor,
    action: Action,
    urn: Urn,
    id: PersonId,
    act: (work: Work, colleague: Colleague) => Promise<void>,
  ): Promise<void> {
    return this.work.run(
      actor,
      async (work) => {
        const spaceId = await schoolSpace(work, urn)
        if (!may(actor, action, { spaceId, urn })) throw new Refusal('not-allowed')
        const held = await holdingsOf(work, id)
        const here = held.filter((holding) => holding.urn === urn)
        if (here.length === 0) throw new Refusal('person.not-at-this-school')
        if (!mayTakeAway(actor, here)) throw new Refusal('not-allowed')
        const person = await holdPerson(work, id)
        await act(work, { person, spaceId, urn, here, elsewhere: held.filter((holding) => holding.urn !== urn) })
        await rightsChanged(work, { people: [id] })
      },
      'account',
    )
  }
}
