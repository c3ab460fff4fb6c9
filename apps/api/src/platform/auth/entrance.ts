/** Letting somebody in and out at a browser: its session, its cookie, and who the rest of the operation is for. */
import type { PersonId, SessionId } from '@alongside/domain/ids'
import { Injectable } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { Config } from '../config.js'
import { UnitOfWork } from '../db/unit-of-work.js'
import type { Asking } from '../graphql/asking.js'
import { deviceOf } from './device.js'
import { type ResolvedActor, Sessions, sessionDays } from './sessions.js'

@Injectable()
export class Entrance {
  constructor(
    private readonly config: Config,
    private readonly sessions: Sessions,
    private readonly work: UnitOfWork,
  ) {}

  /** Always with a new session: one that somebody had planted, or that has seen fewer rights, ends here. */
  async letIn(asking: Asking, person: PersonId): Promise<ResolvedActor> {
    const device = deviceOf(asking.request.headers['user-agent'])
    const secret = await this.sessions.open(person, device, asking.someone?.sessionId ?? null)
    this.setCookie(asking.reply, secret, sessionDays * 86_400)
    await asking.become(await this.sessions.actorOf(secret))
    return asking.actor
  }

  async letOut(asking: Asking): Promise<void> {
    const { personId, sessionId } = asking.actor
    if (sessionId !== null) await this.end(personId, sessionId)
    this.setCookie(asking.reply, '', 0)
    await asking.become(null)
  }

  /** Ends one session of this person; true when there was one. */
  end(person: PersonId, session: SessionId): Promise<boolean> {
    return this.work.runAs({ purpose: 'account' }, async (work) => {
      const ended = await work.sql('delete from session where id = $1 and person_id = $2 returning id', [
        session,
        person,
      ])
      await work.sql(`select pg_notify('rights', $1)`, [person])
      return ended.length > 0
    })
  }

  private setCookie(reply: FastifyReply, value: string, maxAge: number): void {
    const { cookieName, isSecure } = this.config
    reply.setCookie(cookieName, value, { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure, maxAge })
  }
}
