/** Signing in and out, and the first administrator. */
import type { PersonId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { hashOf, Sessions } from '../../platform/auth/sessions.js'
import { newSecret, UnitOfWork } from '../../platform/db/unit-of-work.js'
import { CredentialRow, PersonRow } from './account.entity.js'
import { isPassword } from './passwords.js'

@Injectable()
export class AccountService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sessions: Sessions,
  ) {}

  /** Who this is, or the refusal `sign-in.wrong`, the same for an unknown address as for a wrong password. */
  async signIn(email: string, password: string, device: string): Promise<{ personId: PersonId; secret: string }> {
    const found = await this.work.runAs({ purpose: 'account' }, async (work) => {
      const person = await work.rows(PersonRow).first({ email: email.trim().toLowerCase() })
      const credential = person && (await work.rows(CredentialRow).first({ personId: person.id }))
      return { person, hash: credential?.passwordHash }
    })
    const right = await isPassword(found.hash, password)
    if (!right || found.person?.state !== 'ACTIVE') throw new Refusal('sign-in.wrong')
    return { personId: found.person.id, secret: await this.sessions.open(found.person.id, device) }
  }

  /** While nobody runs the installation, a link with which the first administrator makes their account; else null. */
  inviteFirstAdministrator(): Promise<string | null> {
    return this.work.runAs({ purpose: 'account' }, async (work) => {
      const [there] = await work.sql<{ n: number }>(`select 1 as n from role_holding where role = 'ADMIN' limit 1`)
      if (there) return null
      const secret = newSecret()
      await work.sql(`insert into first_administrator (token_hash, expires_at) values ($1, now() + interval '1 day')`, [
        hashOf(secret),
      ])
      return secret
    })
  }
}
