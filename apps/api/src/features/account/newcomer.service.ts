/** How an account comes into being: by an invitation, or as the first administrator of a new installation. */
import type { PersonId, RoleHoldingId, SpaceId } from '@alongside/domain/ids'
import { activate, sameAddress } from '@alongside/domain/person'
import { Refusal } from '@alongside/domain/refusal'
import { cleanEmail, cleanLine, limits } from '@alongside/domain/text'
import { Injectable } from '@nestjs/common'
import { hashOf } from '../../platform/auth/sessions.js'
import { newId, newSecret, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { CredentialRow, PersonRow } from './account.entity.js'
import { PasswordService } from './password.service.js'
import { isPassword } from './passwords.js'

export interface Newcomer {
  readonly email: string
  readonly name: string
  readonly password: string
}

@Injectable()
export class NewcomerService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly passwords: PasswordService,
  ) {}

  /** Within a change with the purpose `account`: a person who was invited is here now, with a space of their own. */
  async join(work: Work, newcomer: Newcomer): Promise<PersonId> {
    const { from, to } = activate({ state: 'INVITED' })
    const id = newId<PersonId>()
    const person = {
      id,
      email: cleanEmail(newcomer.email),
      name: cleanLine(newcomer.name, { field: 'name', limit: limits.personName }),
    }
    await work.rows(PersonRow).add({ ...person, state: to, permEpoch: 0, actingHoldingId: null, lastHereAt: null })
    await work.sql(`insert into space (id, kind) values ($1, 'PERSON')`, [id])
    await this.passwords.set(work, person, newcomer.password)
    await work.audit({
      spaceId: id as string as SpaceId,
      action: 'person.join',
      itemKind: 'person',
      itemId: id,
      from,
      to,
    })
    return id
  }

  firstAdministratorNeeded(): Promise<boolean> {
    return this.work.runAs({ purpose: 'account' }, async (work) => !(await hasAdministrator(work)))
  }

  /** While nobody runs the installation, a link with which the first administrator makes their account; else null. */
  inviteFirstAdministrator(): Promise<string | null> {
    return this.work.runAs({ purpose: 'account' }, async (work) => {
      if (await hasAdministrator(work)) return null
      const secret = newSecret()
      await work.sql('delete from first_administrator where expires_at < now()')
      await work.sql(`insert into first_administrator (token_hash, expires_at) values ($1, now() + interval '1 day')`, [
        hashOf(secret),
      ])
      return secret
    })
  }

  /** The link was printed where the server is started; whoever can read that may run the installation. */
  createFirstAdministrator(token: string, newcomer: Newcomer): Promise<PersonId> {
    return this.work.runAs({ purpose: 'account' }, async (work) => {
      // One at a time: two links of two starts must not make two of them.
      await work.sql('lock table first_administrator in exclusive mode')
      const [valid] = await work.sql(
        'update first_administrator set used_at = now() where token_hash = $1 and used_at is null and expires_at > now() returning used_at',
        [hashOf(token)],
      )
      if (!valid || (await hasAdministrator(work))) throw new Refusal('invitation.expired')
      const person = (await this.known(work, newcomer)) ?? (await this.join(work, newcomer))
      await work.sql(`insert into role_holding (id, person_id, role) values ($1, $2, 'ADMIN')`, [
        newId<RoleHoldingId>(),
        person,
      ])
      await work.sql('delete from first_administrator')
      await work.audit({
        spaceId: person as string as SpaceId,
        action: 'administrator.first',
        itemKind: 'person',
        itemId: person,
      })
      return person
    })
  }

  /** Somebody who has an account already proves it by its password. */
  private async known(work: Work, { email, password }: Newcomer): Promise<PersonId | null> {
    const person = await work.rows(PersonRow).first({ email: sameAddress(email) })
    if (!person) return null
    const credential = await work.rows(CredentialRow).first({ personId: person.id })
    if (!(await isPassword(credential?.passwordHash, password)) || person.state !== 'ACTIVE') {
      throw new Refusal('sign-in.wrong')
    }
    return person.id
  }
}

const hasAdministrator = async (work: Work): Promise<boolean> =>
  (await work.sql(`select from role_holding where role = 'ADMIN' limit 1`)).length > 0
