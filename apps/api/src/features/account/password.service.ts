/** Passwords: setting one, changing it, and getting back in by mail when it is forgotten. */
import type { PersonId, SpaceId } from '@alongside/domain/ids'
import { sameAddress } from '@alongside/domain/person'
import { Refusal } from '@alongside/domain/refusal'
import { checkPassword } from '@alongside/domain/text'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { endSessions, hashOf, type ResolvedActor } from '../../platform/auth/sessions.js'
import { newSecret, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { Jobs } from '../../platform/jobs/jobs.js'
import { CredentialRow, PersonRow } from './account.entity.js'
import { Attempts } from './attempts.js'
import { isCommonPassword } from './common-passwords.js'
import { hashPassword, isPassword } from './passwords.js'

type Owner = Pick<PersonRow, 'id' | 'email' | 'name'>

@Injectable()
export class PasswordService implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly attempts: Attempts,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.on('reset-password', ({ email }) => this.mailReset(String(email)))
  }

  /** Within a change with the purpose `account`. */
  async set(work: Work, person: Owner, password: string): Promise<void> {
    checkPassword(password, person)
    if (isCommonPassword(password)) throw new Refusal('password.too-common')
    await work.sql(
      `insert into credential (person_id, password_hash) values ($1, $2)
       on conflict (person_id) do update set password_hash = excluded.password_hash, changed_at = now()`,
      [person.id, await hashPassword(password)],
    )
  }

  /** Counted like a sign-in: whoever finds an unlocked computer must not try passwords there either. */
  async change(actor: ResolvedActor, current: string, next: string, place: string): Promise<void> {
    const credential = await this.work.run(
      actor,
      (work) => work.rows(CredentialRow).first({ personId: actor.personId }),
      'account',
    )
    const isRight = await this.attempts.judge(actor.email, place, () => isPassword(credential?.passwordHash, current))
    if (!isRight) throw new Refusal('sign-in.wrong')
    const person = { id: actor.personId, email: actor.email, name: actor.name }
    await this.work.run(
      actor,
      async (work) => {
        await this.set(work, person, next)
        await endSessions(work, person.id, actor.sessionId)
        await this.tellOwner(work, person)
      },
      'account',
    )
  }

  /** The same answer and the same work for an address that nobody has: who is here is found out by the job. */
  async askForReset(email: string, place: string): Promise<void> {
    if (!(await this.attempts.mayReset(email, place))) return
    await this.work.runAs({ purpose: 'account' }, (work) =>
      work.enqueue('reset-password', { email: sameAddress(email).slice(0, 254) }),
    )
  }

  async reset(token: string, password: string): Promise<void> {
    await this.work.runAs({ purpose: 'account' }, async (work) => {
      const [used] = await work.sql<{ personId: PersonId }>(
        `update password_reset set used_at = now() where token_hash = $1 and used_at is null and expires_at > now()
         returning person_id as "personId"`,
        [hashOf(token)],
      )
      const person = used && (await work.rows(PersonRow).first({ id: used.personId, state: 'ACTIVE' }))
      if (!person) throw new Refusal('reset.expired')
      await this.set(work, person, password)
      await work.sql('delete from password_reset where person_id = $1', [person.id])
      await endSessions(work, person.id)
      await this.tellOwner(work, person)
    })
  }

  private async mailReset(email: string): Promise<void> {
    await this.work.runAs({ purpose: 'account' }, async (work) => {
      const person = await work.rows(PersonRow).first({ email, state: 'ACTIVE' })
      if (!person) return
      const secret = newSecret()
      await work.sql('delete from password_reset where person_id = $1', [person.id])
      await work.sql(
        `insert into password_reset (token_hash, person_id, expires_at) values ($1, $2, now() + interval '1 hour')`,
        [hashOf(secret), person.id],
      )
      const path = `/reset-password/${secret}`
      await work.mail({ to: person.email, toPerson: person.id, template: 'passwordReset', vars: { path } })
    })
  }

  private async tellOwner(work: Work, { id, email }: Owner): Promise<void> {
    await work.audit({ spaceId: id as string as SpaceId, action: 'password.change', itemKind: 'person', itemId: id })
    await work.mail({ to: email, toPerson: id, template: 'passwordChanged', vars: {} })
  }
}
