/** Signing in, the sessions one has open, and which of one's roles is shown first. */
import type { PersonId, RoleHoldingId, SessionId } from '@alongside/domain/ids'
import { type PersonState, sameAddress, signsIn } from '@alongside/domain/person'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { endSessions, type ResolvedActor } from '../../platform/auth/sessions.js'
import type { Reader } from '../../platform/db/reader.js'
import { UnitOfWork } from '../../platform/db/unit-of-work.js'
import type { Asking } from '../../platform/graphql/asking.js'
import type { SessionInfoType, ViewerType } from './account.graphql.js'
import { Attempts } from './attempts.js'
import { isPassword } from './passwords.js'
import { viewerOf } from './viewer.js'

interface Known {
  readonly id: PersonId | null
  readonly state: PersonState | null
  readonly hash: string | null
}

@Injectable()
export class AccountService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly attempts: Attempts,
  ) {}

  /** Who this is, or the refusal `sign-in.wrong`, the same for an unknown address as for a wrong password. */
  async signIn(email: string, password: string, place: string): Promise<PersonId> {
    // One row in any case: how long an answer takes must not say whose account there is.
    const [found] = await this.work.runAs({ purpose: 'account' }, (work) =>
      work.sql<Partial<Known>>(
        `select p.id, p.state, c.password_hash as hash from (select $1::text as email) asked
           left join person p on p.email = asked.email left join credential c on c.person_id = p.id`,
        [sameAddress(email)],
      ),
    )
    const { id, state, hash } = found ?? {}
    const isRight = await this.attempts.judge(email, place, () => isPassword(hash ?? undefined, password))
    if (!isRight || !id || !state || !signsIn({ state })) throw new Refusal('sign-in.wrong')
    return id
  }

  viewer(actor: ResolvedActor): ViewerType {
    return viewerOf(actor)
  }

  sessions(reader: Reader, actor: ResolvedActor): Promise<SessionInfoType[]> {
    return reader.sql<SessionInfoType>(
      `select id, device, created_at as "createdAt", last_seen_at as "lastSeenAt", id is not distinct from $2 as "isThisOne"
         from session where person_id = $1 and expires_at > now() and last_seen_at > now() - interval '14 days'
        order by "isThisOne" desc, last_seen_at desc`,
      [actor.personId, actor.sessionId],
    )
  }

  endOtherSessions(actor: ResolvedActor): Promise<void> {
    return this.work.run(actor, (work) => endSessions(work, actor.personId, actor.sessionId as SessionId))
  }

  /** Which of one's roles pages start from. It filters and presets; every role one holds counts all the same. */
  actAs(actor: ResolvedActor, holdingId: RoleHoldingId): Promise<ResolvedActor> {
    return this.work.run(actor, async (work) => {
      if (!actor.holdings.some(({ id }) => id === holdingId)) throw new Refusal('not-found')
      await work.sql('update person set acting_holding_id = $2 where id = $1', [actor.personId, holdingId])
      work.announce([actor.personId], 'viewer.changed', {})
      return { ...actor, actingHoldingId: holdingId }
    })
  }

  /** What waits in the inbox, and when one was last on the Today page. */
  async seen(asking: Asking): Promise<Seen> {
    return await asking.loader<PersonId, Seen>('seen', seenBy).load(asking.actor.personId)
  }
}

interface Seen {
  readonly waiting: number
  readonly lastHereAt: Date | null
}

async function seenBy(people: readonly PersonId[], reader: Reader): Promise<Seen[]> {
  const rows = await reader.sql<Seen & { id: PersonId }>(
    `select p.id, p.last_here_at as "lastHereAt", (select count(*)::int from inbox_item i where i.space_id = p.id and i.done_at is null and (i.put_off_until is null or i.put_off_until <= current_date)) as waiting
       from person p where p.id = any($1)`,
    [people],
  )
  return people.map((person) => rows.find(({ id }) => id === person) ?? { waiting: 0, lastHereAt: null })
}
