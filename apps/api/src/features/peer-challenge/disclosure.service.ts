/** Who has opened what of a challenge: written before it is shown, kept by the school that it is about, and shown to its head. */
import type { Actor } from '@alongside/domain/actor'
import type { ChallengeId, PersonId, SpaceId } from '@alongside/domain/ids'
import { Injectable } from '@nestjs/common'
import { newId, UnitOfWork } from '../../platform/db/unit-of-work.js'
import type { Asking } from '../../platform/graphql/asking.js'

export const Disclosed = {
  FINDINGS: 'FINDINGS',
  ANSWERS: 'ANSWERS',
  ACTIONS: 'ACTIONS',
  SUMMARY: 'SUMMARY',
  RELEASED_SUMMARY: 'RELEASED_SUMMARY',
  INDICATOR: 'INDICATOR',
} as const
export type Disclosed = (typeof Disclosed)[keyof typeof Disclosed]

export interface Disclosure {
  readonly what: string
  readonly personId: PersonId
  readonly firstAt: Date
}

interface About {
  readonly id: ChallengeId
  readonly hostSpaceId: SpaceId
}

@Injectable()
export class Disclosures {
  /** What this process has written already: the first time is all that is kept. */
  private readonly written = new Set<string>()

  constructor(private readonly work: UnitOfWork) {}

  /** Not in the reader's transaction, which writes nothing: in one of its own, before any word leaves. */
  async opened({ personId }: Actor, { id, hostSpaceId }: About, what: string): Promise<void> {
    const key = `${id} ${what} ${personId}`
    if (this.written.has(key)) return
    await this.work.runAs({ purpose: 'worker' }, (work) =>
      work.sql(
        `insert into disclosure (space_id, id, challenge_id, what, person_id) values ($1, $2, $3, $4, $5) on conflict (space_id, challenge_id, what, person_id) do nothing`,
        [hostSpaceId, newId(), id, what, personId],
      ),
    )
    if (this.written.size > 50_000) this.written.clear()
    this.written.add(key)
  }

  of({ reader }: Asking, { id }: About): Promise<Disclosure[]> {
    return reader.sql<Disclosure>(
      `select what, person_id as "personId", first_at as "firstAt" from disclosure where challenge_id = $1 order by first_at, id`,
      [id],
    )
  }
}
