/** Sessions: opaque, 256 bits, stored as a hash; whoever holds one is resolved anew for each request. */
import { createHash } from 'node:crypto'
import type { Actor, Grant, Holding } from '@alongside/domain/actor'
import type { PersonId, RoleHoldingId, SessionId, SpaceId } from '@alongside/domain/ids'
import { Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Reader } from '../db/reader.js'
import { newId, newSecret, UnitOfWork, type Work } from '../db/unit-of-work.js'

/** A session ends after this many days, and after 14 without use. */
export const sessionDays = 30

export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

export interface ResolvedHolding extends Holding {
  readonly id: RoleHoldingId
  readonly endsOn: string | null
}

/** What `actor_of` answers: the actor and what only account pages show. */
export interface ResolvedActor extends Actor {
  readonly email: string
  readonly state: string
  readonly permEpoch: number
  readonly actingHoldingId: RoleHoldingId | null
  readonly holdings: readonly ResolvedHolding[]
  readonly grants: readonly (Grant & { readonly itemKind: string })[]
}

@Injectable()
export class Sessions {
  constructor(
    private readonly source: DataSource,
    private readonly work: UnitOfWork,
  ) {}

  /** Who a cookie's secret stands for at this moment; null when the session ended or the person may not act. */
  async actorOf(secret: string | undefined): Promise<ResolvedActor | null> {
    if (!secret || secret.length > 100) return null
    const [row] = await this.source.query('select actor_of_session($1) as actor', [hashOf(secret)])
    return (row?.actor as ResolvedActor | null) ?? null
  }

  /** The same for a session whose id a socket remembers. */
  async actorOfSession(session: SessionId): Promise<ResolvedActor | null> {
    const [row] = await this.source.query('select actor_of_session_id($1) as actor', [session])
    return (row?.actor as ResolvedActor | null) ?? null
  }

  /** Reads once with this person's eyes, outside any operation. */
  async reading<T>(actor: Actor, read: (sql: Reader['sql']) => Promise<T>): Promise<T> {
    const reader = new Reader(this.source, actor)
    try {
      return await read((text, values) => reader.sql(text, values))
    } finally {
      await reader.close()
    }
  }

  /** The same for one person without a session, e.g. for a job that asks the policy. */
  async actorOfPerson(person: PersonId): Promise<ResolvedActor | null> {
    const [row] = await this.source.query('select actor_of($1) as actor', [person])
    const actor = row?.actor as ResolvedActor | null
    return actor && actor.state === 'ACTIVE' ? { ...actor, sessionId: null } : null
  }

  /** Opens a session in place of the one this browser had, and gives its secret, which is told once. */
  async open(person: PersonId, device: string, instead: SessionId | null): Promise<string> {
    const secret = newSecret()
    await this.work.runAs({ purpose: 'account' }, async (work) => {
      await work.sql('delete from session where id = $1', [instead])
      await work.sql(
        `insert into session (id, token_hash, person_id, device, expires_at) values ($1, $2, $3, $4, now() + make_interval(days => $5))`,
        [newId<SessionId>(), hashOf(secret), person, device.slice(0, 200), sessionDays],
      )
      await work.audit({
        spaceId: person as string as SpaceId,
        action: 'session.open',
        itemKind: 'person',
        itemId: person,
      })
    })
    return secret
  }
}

/** Ends every session of a person, or all but the one they sit at. Open sockets hear of it with the commit. */
export async function endSessions(work: Work, person: PersonId, except: SessionId | null = null): Promise<void> {
  await work.sql('delete from session where person_id = $1 and id is distinct from $2', [person, except])
  await work.sql(`select pg_notify('rights', $1)`, [person])
}
