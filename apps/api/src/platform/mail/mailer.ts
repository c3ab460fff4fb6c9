/**
 * The job that takes letters out of the outbox: looks once more whether they may go, sends them, and forgets what they said. A letter
 * is claimed before it is sent; one whose sending was cut off is unknown, and never repeated by itself.
 */
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Config } from '../config.js'
import { UnitOfWork, type Work } from '../db/unit-of-work.js'
import { Jobs } from '../jobs/jobs.js'
import { MailRights, type QueuedMail } from './mail-rights.js'
import { type Line, PostOffice, Unsure, type Written } from './post-office.js'
import { type Letter, templates } from './templates.js'

type Ending = 'SENT' | 'KEPT' | 'FAILED' | 'DROPPED' | 'UNKNOWN'
interface Outcome {
  readonly id: string
  readonly state: Ending | 'QUEUED'
  readonly kept?: Written
  readonly error?: unknown
}

/** After this many tries, spread over about two days, nobody waits for it any more. */
const tries = 16
const keptDays = 30
/** By then the queue has tried for the last time whatever it still held. */
const triedDays = 5
/** Nothing that is still being sent takes so long, in minutes: its server is gone. */
const cutOffAfter = 5
/** Letters of one job that leave side by side; each takes a connection of those that requests need too. */
const sideBySide = 4

@Injectable()
export class Mailer implements OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly work: UnitOfWork,
    private readonly rights: MailRights,
    private readonly jobs: Jobs,
    private readonly office: PostOffice,
  ) {}

  onModuleInit(): void {
    this.jobs.onOthersTime('send-mail', ({ id }) => this.deliver(String(id)))
    this.jobs.onOthersTime('send-mails', ({ ids }) => this.deliverAll((ids as readonly unknown[]).map(String)))
    this.jobs.every('* * * * *', 'mails-cut-off', () => this.giveUpCutOff())
    this.jobs.every('23 3 * * *', 'forget-mails', () => this.forget())
  }

  /** Thrown on: the queue tries it again later. */
  private async deliver(id: string): Promise<void> {
    const [failed] = await this.deliverOn(this.office.line(), [id])
    if (failed) throw failed.error
  }

  /** One that is refused does not hold up the others: it is tried again by a job of its own. @throws when the server is away: all of it again later. */
  private async deliverAll(ids: readonly string[]): Promise<void> {
    const waiting = [...ids]
    const lines = Array.from({ length: sideBySide }, () => this.deliverOn(this.office.line(), waiting))
    const failed = (await Promise.all(lines)).flat()
    if (waiting.length > 0) throw new Error(`The mail server is away: ${waiting.length} letters wait`)
    if (failed.length === 0) return
    await this.work.runAs({ purpose: 'worker' }, async (work) => {
      for (const { id } of failed) await work.enqueue('send-mail', { id })
    })
  }

  /**
   * One after the other, as long as any wait and the line holds; gives those that are to be tried again. What became of one is written
   * down with the claim of the next. A line that died takes no further letter: each would wait as long for nothing, or be lost to sight.
   */
  private async deliverOn(line: Line, waiting: string[]): Promise<Outcome[]> {
    const again: Outcome[] = []
    try {
      let before: Outcome | null = null
      let holds = true
      const next = (): string | undefined => (holds ? waiting.shift() : undefined)
      for (let id = next(); id !== undefined || before; id = next()) {
        const mail = await this.turn(before, id)
        before = mail && (await this.outcomeOf(mail, line))
        if (isDead(before)) holds = false
        if (before?.state === 'QUEUED') again.push(before)
      }
    } finally {
      line.close()
    }
    return again
  }

  private turn(before: Outcome | null, next: string | undefined): Promise<QueuedMail | null> {
    return this.work.runAs({ purpose: 'worker' }, async (work) => {
      if (before) await end(work, before)
      if (next === undefined) return null
      const [mail] = await work.sql<QueuedMail>(
        `update mail set state = 'SENDING', claimed_at = now(), attempts = attempts + 1 where id = $1 and state = 'QUEUED'
         returning id, to_address, to_person, template, vars, only_while, attempts, calendar, created_at`,
        [next],
      )
      return mail ?? null
    })
  }

  private async outcomeOf(mail: QueuedMail, line: Line): Promise<Outcome> {
    const { id } = mail
    try {
      return { id, ...(await this.attempt(mail, line)) }
    } catch (error) {
      if (error instanceof Unsure) return { id, state: 'UNKNOWN', error }
      return { id, state: mail.attempts >= tries || isFinal(error) ? 'FAILED' : 'QUEUED', error }
    }
  }

  private async attempt(mail: QueuedMail, line: Line): Promise<{ state: Ending; kept?: Written }> {
    if (!(await this.rights.mayGo(mail))) return { state: 'DROPPED' }
    const { id, to_address: to, calendar, created_at: writtenAt } = mail
    const written = this.write(mail)
    if (this.config.hasMailbox && !this.office.sends) return { state: 'KEPT', kept: written }
    if (!this.office.sends) return { state: 'DROPPED' }
    await line.send({ id, to, ...written, calendar, writtenAt })
    return { state: 'SENT' }
  }

  private write({ template, vars }: QueuedMail): Written {
    return this.office.write((templates[template] as (vars: QueuedMail['vars']) => Letter)(vars))
  }

  /** A server that ended in the middle of sending leaves a claim behind. */
  private async giveUpCutOff(): Promise<void> {
    await this.work.runAs({ purpose: 'worker' }, (work) =>
      work.sql(
        `update mail set state = 'UNKNOWN', error = 'cut off' where state = 'SENDING' and claimed_at < now() - make_interval(mins => $1)`,
        [cutOffAfter],
      ),
    )
  }

  /** Whoever was invited to a session has it in their calendar: that is known until it is over, so that it can be called off there. */
  private async forget(): Promise<void> {
    await this.work.runAs({ purpose: 'worker' }, (work) =>
      work.sql(
        `delete from mail m where m.created_at < now() - make_interval(days => $1) and not exists (
           select from cpd_session s where s.space_id = (m.only_while ->> 'space')::uuid and s.id = (m.only_while ->> 'session')::uuid and s.ends_at > now() - make_interval(days => $1))`,
        [keptDays],
      ),
    )
    await this.work.runAs({ purpose: 'worker' }, async (work) => {
      const left = await work.sql<{ id: string }>(
        `update mail set state = 'SENDING' where state = 'QUEUED' and created_at < now() - make_interval(days => $1) and coalesce(claimed_at, created_at) < now() - make_interval(days => 1) returning id`,
        [triedDays],
      )
      for (const { id } of left) await end(work, { id, state: 'FAILED', error: new Error('Nobody took it for days') })
    })
  }
}

/** The secrets in its links go with it: only the demo's mailbox keeps what a mail said, and what may be repeated its entry. */
async function end(work: Work, { id, state, kept, error }: Outcome): Promise<void> {
  if (state === 'QUEUED')
    return void (await work.sql(`update mail set state = 'QUEUED' where id = $1 and state = 'SENDING'`, [id]))
  await work.sql(
    `update mail set state = $2, vars = case when calendar is not null and $2 in ('UNKNOWN', 'FAILED') then vars else '{}' end,
       calendar = case when $2 in ('UNKNOWN', 'FAILED') then calendar else calendar - array['uid', 'title', 'startsAt', 'endsAt', 'place'] end,
       subject = $3, body = $4, error = $5, sent_at = case when $2 = 'SENT' then now() end where id = $1 and state = 'SENDING'`,
    [
      id,
      state,
      kept?.subject ?? null,
      kept?.text ?? null,
      error ? String((error as Error).message).slice(0, 500) : null,
    ],
  )
}

/** It failed without an answer from the other side. */
const isDead = (outcome: Outcome | null): boolean =>
  outcome?.error !== undefined && (outcome.error as { responseCode?: number }).responseCode === undefined

/** It does not know us, because a password was changed or is missing: that is nobody's letter's fault. */
const notLetIn = [530, 534, 535, 538]

/** The other side said no for good: an address that does not exist will not exist tomorrow. */
const isFinal = (error: unknown): boolean => {
  const { responseCode } = error as { responseCode?: number }
  return responseCode !== undefined && responseCode >= 500 && responseCode < 600 && !notLetIn.includes(responseCode)
}
