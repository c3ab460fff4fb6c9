/** A head who is away lends their rights to a colleague, from today until a day they name. */
import type { Actor } from '@alongside/domain/actor'
import { addDays, dayInLondon } from '@alongside/domain/civil-date'
import type { PersonId, RoleHoldingId, SpaceId, Urn } from '@alongside/domain/ids'
import { may } from '@alongside/domain/permissions'
import { appointDeputy, deputyDaysLimit, signsIn } from '@alongside/domain/person'
import { Refusal } from '@alongside/domain/refusal'
import { isStaff } from '@alongside/domain/role'
import { Injectable } from '@nestjs/common'
import { rightsChanged } from '../../platform/auth/rights.js'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { dayInWords } from './invitation.service.js'
import { holdingsOf, holdPerson, schoolSpace } from './person-record.js'
import { withdrawInvitations } from './withdrawn-invitations.js'

@Injectable()
export class DeputyService {
  constructor(private readonly work: UnitOfWork) {}

  /** Appointing anew changes the day. */
  appoint(actor: Actor, urn: Urn, id: PersonId, until: string): Promise<RoleHoldingId> {
    return this.as(actor, urn, async (work, spaceId) => {
      if (id === actor.personId) throw new Refusal('person.not-yourself')
      const here = (await holdingsOf(work, id)).filter((held) => held.urn === urn && !held.deputy)
      const today = dayInLondon(new Date())
      const worksHere = here.some(({ role }) => isStaff(role))
      appointDeputy({ worksHere }, today, until, today, addDays(today, deputyDaysLimit))
      const person = await holdPerson(work, id)
      if (!signsIn(person)) throw new Refusal('person.state-out-of-order', { from: person.state })
      const [made] = await work.sql<{ id: RoleHoldingId }>(
        `insert into role_holding (id, space_id, person_id, role, deputy, starts_on, ends_on, appointed_by) values ($1, $2, $3, 'HEADTEACHER', true, $4, $5, $6)
         on conflict (space_id, person_id, role, deputy) do update set starts_on = excluded.starts_on, ends_on = excluded.ends_on, appointed_by = excluded.appointed_by
         returning id`,
        [newId<RoleHoldingId>(), spaceId, id, today, until, actor.personId],
      )
      await work.audit({
        spaceId,
        action: 'deputy.appoint',
        itemKind: 'person',
        itemId: id,
        detail: { from: today, until },
      })
      const [school] = await work.sql<{ name: string }>('select name from school where urn = $1', [urn])
      await work.mail({
        to: person.email,
        toPerson: id,
        template: 'deputyAppointed',
        vars: { by: actor.name, where: school?.name ?? '', until: dayInWords(until) },
      })
      await rightsChanged(work, { people: [id] })
      return made!.id
    })
  }

  end(actor: Actor, urn: Urn, id: PersonId): Promise<void> {
    return this.as(actor, urn, async (work, spaceId) => {
      const ended = await work.sql(
        'delete from role_holding where space_id = $1 and person_id = $2 and deputy returning id',
        [spaceId, id],
      )
      if (ended.length === 0) throw new Refusal('not-found')
      await withdrawInvitations(work, id, await holdingsOf(work, id))
      await work.audit({ spaceId, action: 'deputy.end', itemKind: 'person', itemId: id })
      await rightsChanged(work, { people: [id] })
    })
  }

  private as<T>(actor: Actor, urn: Urn, act: (work: Work, spaceId: SpaceId) => Promise<T>): Promise<T> {
    return this.work.run(
      actor,
      async (work) => {
        const spaceId = await schoolSpace(work, urn)
        if (!may(actor, 'people.appointDeputy', { spaceId, urn })) throw new Refusal('not-allowed')
        return await act(work, spaceId)
      },
      'account',
    )
  }
}
