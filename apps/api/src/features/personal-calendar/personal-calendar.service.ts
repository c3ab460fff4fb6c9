/** The address of a person's own calendar, which they make, replace and switch off, and the mails they want. */
import type { Actor } from '@alongside/domain/actor'
import type { ReminderChoice } from '@alongside/domain/calendar-entry'
import type { SpaceId } from '@alongside/domain/ids'
import { Injectable } from '@nestjs/common'
import { hashOf } from '../../platform/auth/sessions.js'
import { Config } from '../../platform/config.js'
import type { Reader } from '../../platform/db/reader.js'
import { newSecret, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import type { Asking } from '../../platform/graphql/asking.js'
import type { PersonalCalendarType } from './personal-calendar.graphql.js'

interface CalendarRow {
  readonly addressSince: Date | null
  readonly reminders: ReminderChoice
  readonly invites: boolean
}
const select = `select token_at as "addressSince", reminders, invites from personal_calendar where space_id = $1`

@Injectable()
export class PersonalCalendarService {
  constructor(
    private readonly config: Config,
    private readonly work: UnitOfWork,
  ) {}

  async mine({ actor, reader }: Asking): Promise<PersonalCalendarType> {
    const [row] = await reader.sql<CalendarRow>(select, [actor.personId])
    const [mails] = await reader.lookingAs<{ unsure: number }>('worker', unsure, [actor.personId])
    return this.shown(actor, row, mails?.unsure ?? 0)
  }

  /** A new address; the one before, wherever it was passed on to, leads nowhere from now on. */
  makeAddress(actor: Actor): Promise<PersonalCalendarType> {
    const secret = newSecret()
    return this.change(
      actor,
      'calendar.address-made',
      { token_hash: hashOf(secret) },
      `${this.config.publicUrl}/api/calendar/${secret}.ics`,
    )
  }

  endAddress(actor: Actor): Promise<PersonalCalendarType> {
    return this.change(actor, 'calendar.address-ended', { token_hash: null })
  }

  choose(actor: Actor, reminders: ReminderChoice, invites: boolean): Promise<PersonalCalendarType> {
    return this.change(actor, 'calendar.reminders', { reminders, invites })
  }

  private change(
    actor: Actor,
    action: string,
    to: Change,
    address: string | null = null,
  ): Promise<PersonalCalendarType> {
    return this.work.run(actor, async (work) => {
      const row = await written(work, actor, to)
      await work.audit({
        spaceId: actor.personId as string as SpaceId,
        itemKind: 'person',
        itemId: actor.personId,
        action,
      })
      return this.shown(actor, row, 0, address)
    })
  }

  private shown({ personId }: Actor, row: CalendarRow | undefined, unsureMails: number, address: string | null = null) {
    const { addressSince = null, reminders = 'DIGEST', invites = true } = row ?? {}
    const hasMail = this.config.sendsMail || this.config.hasMailbox
    return { id: personId, addressSince, address, reminders, invites, hasMail, unsureMails }
  }
}

const unsure = `select count(*)::integer as unsure from mail where to_person = $1 and state = 'UNKNOWN' and created_at > now() - interval '30 days'`

type Change = { readonly token_hash: Buffer | null } | { readonly reminders: ReminderChoice; readonly invites: boolean }

async function written(work: Work, { personId }: Actor, to: Change): Promise<CalendarRow | undefined> {
  await work.sql('insert into personal_calendar (space_id) values ($1) on conflict do nothing', [personId])
  if ('token_hash' in to) {
    await work.sql(
      `update personal_calendar set token_hash = $2, token_at = case when $2::bytea is null then null else now() end, changed_at = now(), version = version + 1 where space_id = $1`,
      [personId, to.token_hash],
    )
  } else {
    await work.sql(
      'update personal_calendar set reminders = $2, invites = $3, changed_at = now(), version = version + 1 where space_id = $1',
      [personId, to.reminders, to.invites],
    )
  }
  const [row] = await (work as Pick<Reader, 'sql'>).sql<CalendarRow>(select, [personId])
  return row
}
