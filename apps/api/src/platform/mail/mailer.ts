/** The job that takes letters out of the outbox: looks once more whether they may go, sends them, and forgets what they said. */
import type { Actor } from '@alongside/domain/actor'
import type { PersonId } from '@alongside/domain/ids'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Sessions } from '../auth/sessions.js'
import { Config } from '../config.js'
import { type MailRequest, UnitOfWork } from '../db/unit-of-work.js'
import { Jobs } from '../jobs/jobs.js'
import { PostOffice, type Written } from './post-office.js'
import { type Letter, type MailTemplate, templates } from './templates.js'

interface Queued {
  readonly to_address: string
  readonly to_person: PersonId | null
  readonly template: MailTemplate
  readonly vars: Readonly<Record<string, string>>
  readonly only_while: NonNullable<MailRequest<MailTemplate>['onlyWhile']>
  readonly attempts: number
}
type Ending = 'SENT' | 'KEPT' | 'FAILED' | 'DROPPED'

/** After this many tries, spread over about two days, nobody waits for it any more. */
const tries = 16
const keptDays = 30

@Injectable()
export class Mailer implements OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly work: UnitOfWork,
    private readonly sessions: Sessions,
    private readonly jobs: Jobs,
    private readonly office: PostOffice,
  ) {}

  onModuleInit(): void {
    this.jobs.on('send-mail', ({ id }) => this.deliver(String(id)))
    this.jobs.every('23 3 * * *', 'forget-mails', () => this.forget())
  }

  private async deliver(id: string): Promise<void> {
    const [mail] = await this.work.runAs({ purpose: 'worker' }, (work) =>
      work.sql<Queued>(
        `update mail set attempts = attempts + 1 where id = $1 and state = 'QUEUED'
         returning to_address, to_person, template, vars, only_while, attempts`,
        [id],
      ),
    )
    if (!mail) return
    if (!(await this.mayGo(mail))) return this.end(id, 'DROPPED')
    const written = this.write(mail)
    if (this.config.hasMailbox && !this.office.sends) return this.end(id, 'KEPT', written)
    if (!this.office.sends) return this.end(id, 'DROPPED')
    try {
      await this.office.send(mail.to_address, written)
    } catch (error) {
      if (mail.attempts < tries && !isFinal(error)) throw error
      return this.end(id, 'FAILED', undefined, error)
    }
    return this.end(id, 'SENT')
  }

  /** Rights may have gone since it was written: whoever may no longer sign in, or belongs here no longer, hears nothing. */
  private async mayGo({ to_person, only_while }: Queued): Promise<boolean> {
    if (to_person !== null) {
      const actor = await this.sessions.actorOfPerson(to_person)
      if (!actor || (only_while.space !== undefined && !actor.spaces.includes(only_while.space))) return false
      if (only_while.summary !== undefined && !(await this.isReleasedTo(actor, only_while.summary))) return false
    }
    if (only_while.invitation === undefined) return true
    const open = await this.work.runAs({ purpose: 'worker' }, (work) =>
      work.sql(`select from invitation where id = $1 and state = 'OPEN' and expires_at > now()`, [
        only_while.invitation,
      ]),
    )
    return open.length > 0
  }

  /** Asked with the reader's own eyes: what was withdrawn, or is for others now, sends nobody anything. */
  private async isReleasedTo(actor: Actor, summary: string): Promise<boolean> {
    const found = await this.work.run(actor, (work) =>
      work.sql('select from released_summary where challenge_id = $1', [summary]),
    )
    return found.length > 0
  }

  private write({ template, vars }: Queued): Written {
    return this.office.write((templates[template] as (vars: Queued['vars']) => Letter)(vars))
  }

  /** The secrets in its links go with it: only the demo's mailbox keeps what a mail said. */
  private async end(id: string, state: Ending, kept?: Written, error?: unknown): Promise<void> {
    await this.work.runAs({ purpose: 'worker' }, (work) =>
      work.sql(
        `update mail set state = $2, vars = '{}', subject = $3, body = $4, error = $5, sent_at = case when $2 = 'SENT' then now() end where id = $1`,
        [
          id,
          state,
          kept?.subject ?? null,
          kept?.text ?? null,
          error ? String((error as Error).message).slice(0, 500) : null,
        ],
      ),
    )
  }

  private async forget(): Promise<void> {
    await this.work.runAs({ purpose: 'worker' }, (work) =>
      work.sql(`delete from mail where created_at < now() - make_interval(days => $1)`, [keptDays]),
    )
  }
}

/** The other side said no for good: an address that does not exist will not exist tomorrow. */
const isFinal = (error: unknown): boolean => {
  const { responseCode } = error as { responseCode?: number }
  return responseCode !== undefined && responseCode >= 500 && responseCode < 600
}
