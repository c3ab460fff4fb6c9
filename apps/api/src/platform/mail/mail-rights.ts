/** Whether a letter may still go: rights may have gone since it was written, and so may its reason. */
import type { Actor } from '@alongside/domain/actor'
import type { PersonId } from '@alongside/domain/ids'
import { Injectable } from '@nestjs/common'
import { Sessions } from '../auth/sessions.js'
import { type MailRequest, UnitOfWork } from '../db/unit-of-work.js'
import type { CalendarPart } from './calendar-part.js'
import type { MailTemplate } from './templates.js'

export interface QueuedMail {
  readonly id: string
  readonly to_address: string
  readonly to_person: PersonId | null
  readonly template: MailTemplate
  readonly vars: Readonly<Record<string, string>>
  readonly only_while: NonNullable<MailRequest<MailTemplate>['onlyWhile']>
  readonly attempts: number
  readonly calendar: CalendarPart | null
  readonly created_at: Date
}

@Injectable()
export class MailRights {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sessions: Sessions,
  ) {}

  /** Whoever may no longer sign in, or belongs here no longer, hears nothing. */
  async mayGo({ to_person, only_while, calendar }: QueuedMail): Promise<boolean> {
    if (to_person !== null) {
      const actor = await this.sessions.actorOfPerson(to_person)
      if (!actor || (only_while.space !== undefined && !actor.spaces.includes(only_while.space))) return false
      if (only_while.summary !== undefined && !(await this.isReleasedTo(actor, only_while.summary))) return false
      if (only_while.session !== undefined && !(await this.isStillSo(to_person, only_while.session, calendar)))
        return false
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

  /** A session that has moved since has a newer letter, and some people want none. */
  private async isStillSo(person: PersonId, session: string, calendar: CalendarPart | null): Promise<boolean> {
    const found = await this.work.runAs({ purpose: 'worker' }, (work) =>
      work.sql(
        `select from cpd_session where id = $1 and calendar_sequence($1, $2) <= $3
           and coalesce((select invites from personal_calendar where space_id = $2), true)`,
        [session, person, calendar?.asOf ?? calendar?.sequence ?? -1],
      ),
    )
    return found.length > 0
  }
}
