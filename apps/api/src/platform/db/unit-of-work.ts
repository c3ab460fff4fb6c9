/** The one door for change: a transaction with scoped rows, the audit entry, mails and jobs, and news that leaves only after commit. */
import { randomBytes } from 'node:crypto'
import type { Events } from '@alongside/contracts/events'
import type { Actor } from '@alongside/domain/actor'
import type { ChallengeId, InvitationId, PersonId, SpaceId } from '@alongside/domain/ids'
import { Injectable } from '@nestjs/common'
import { DataSource, type EntityManager, type ObjectLiteral } from 'typeorm'
import { v7 } from 'uuid'
import type { CalendarPart } from '../mail/calendar-part.js'
import type { MailTemplate, MailVars } from '../mail/templates.js'
import { News } from '../news/news.js'
import { type RowClass, Rows } from './rows.js'
import { type Purpose, purposeStatement, type Scope, scopeOfActor, scopeStatement } from './scope.js'

export const newId = <Id extends string>(): Id => v7() as Id

export interface AuditEntry {
  readonly spaceId: SpaceId
  readonly action: string
  readonly itemKind: string
  readonly itemId?: string
  readonly from?: string
  readonly to?: string
  readonly reason?: string
  readonly detail?: Readonly<Record<string, unknown>>
}
export interface MailRequest<Name extends MailTemplate> {
  readonly to: string
  readonly toPerson?: PersonId
  readonly template: Name
  readonly vars: MailVars[Name]
  /** Looked at again when it is about to leave: the reader still belongs to this space, the invitation is still open. */
  readonly onlyWhile?: {
    readonly space?: SpaceId
    readonly invitation?: InvitationId
    /** A summary that is released to the reader. */
    readonly summary?: ChallengeId
    /** A session as it was when this was written: what has changed since has a letter of its own. */
    readonly session?: string
  }
  /** One letter for each event and recipient: a second one of the same name is not written. */
  readonly claim?: string
  /** The entry for the recipient's calendar that goes along. */
  readonly calendar?: CalendarPart
}
export interface InboxNotice {
  readonly to: PersonId
  readonly kind: string
  readonly itemKind: string
  readonly itemId: string
  /** Where the notice leads, as a path of this site. */
  readonly path: string
  readonly vars?: Readonly<Record<string, string>>
}

export class Work {
  private readonly later: (() => void)[] = []
  constructor(
    readonly actor: Actor | null,
    private readonly manager: EntityManager,
    private readonly scope: Scope,
    private readonly news: News,
  ) {}

  rows<R extends ObjectLiteral>(row: RowClass<R>): Rows<R> {
    return new Rows(this.manager, row, this.scope)
  }

  /** Parameterised SQL within this transaction; the rows it gives, also of an UPDATE or DELETE with RETURNING. */
  async sql<T extends ObjectLiteral>(text: string, values: readonly unknown[] = []): Promise<T[]> {
    const { records } = await this.manager.queryRunner!.query(text, [...values], true)
    return records as T[]
  }

  /** Lets the rest of this work see the rows of a space that it has just made. */
  async alsoIn(space: SpaceId): Promise<void> {
    ;(this.scope.spaces as SpaceId[]).push(space)
    await this.manager.query(scopeStatement(this.scope))
  }

  /** One question with a purpose of its own, such as a school's key: the rest of this work looks as before. */
  async lookingAs<T extends ObjectLiteral>(
    purpose: Purpose,
    text: string,
    values: readonly unknown[] = [],
  ): Promise<T[]> {
    await this.manager.query(purposeStatement(purpose))
    const rows = await this.sql<T>(text, values)
    await this.manager.query(purposeStatement(this.scope.purpose))
    return rows
  }

  async audit(entry: AuditEntry): Promise<void> {
    await this.sql(
      `insert into audit_event (space_id, id, actor_id, action, item_kind, item_id, from_state, to_state, reason, detail)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        entry.spaceId,
        newId(),
        this.actor?.personId ?? null,
        entry.action,
        entry.itemKind,
        entry.itemId ?? null,
        entry.from ?? null,
        entry.to ?? null,
        entry.reason ?? null,
        JSON.stringify(entry.detail ?? {}),
      ],
    )
  }

  /** Puts a letter into the outbox: it leaves once this work is committed. */
  async mail<Name extends MailTemplate>(request: MailRequest<Name>): Promise<void> {
    const id = newId<string>()
    await this.sql(
      `insert into mail (id, to_address, to_person, template, vars, only_while, claim, calendar) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
      [
        id,
        request.to,
        request.toPerson ?? null,
        request.template,
        JSON.stringify(request.vars),
        JSON.stringify(request.onlyWhile ?? {}),
        request.claim ?? null,
        request.calendar ? JSON.stringify(request.calendar) : null,
      ],
    )
    await this.enqueue('send-mail', { id })
  }

  async enqueue(task: string, payload: Readonly<Record<string, unknown>>): Promise<void> {
    await this.sql('select jobs.enqueue($1, $2)', [task, JSON.stringify(payload)])
  }

  /** Puts a notice into somebody's inbox. */
  async notify(notice: InboxNotice): Promise<void> {
    const id = newId<string>()
    const [wants] = await this.sql<{ atOnce: boolean }>(
      `with item as (insert into inbox_item (space_id, id, kind, item_kind, item_id, path, vars, from_person) values ($1, $2, $3, $4, $5, $6, $7, $8))
       select wants_at_once($1) as "atOnce"`,
      [
        notice.to,
        id,
        notice.kind,
        notice.itemKind,
        notice.itemId,
        notice.path,
        JSON.stringify(notice.vars ?? {}),
        this.actor?.personId ?? null,
      ],
    )
    if (wants?.atOnce) await this.enqueue('remind-at-once', { item: id, person: notice.to })
    this.announce([notice.to], 'inbox.changed', {})
  }

  /** Tells these people, after commit, that something changed: ids only, never what it is. */
  announce<Name extends keyof Events>(readers: readonly PersonId[], name: Name, event: Events[Name]): void {
    this.afterCommit(() => this.news.tell(readers, name, event))
  }

  afterCommit(act: () => void): void {
    this.later.push(act)
  }

  /** Called by the unit of work once the transaction stands. */
  leave(): void {
    for (const act of this.later) act()
  }
}

@Injectable()
export class UnitOfWork {
  constructor(
    private readonly source: DataSource,
    private readonly news: News,
  ) {}

  run<T>(actor: Actor, act: (work: Work) => Promise<T>, purpose: Purpose = ''): Promise<T> {
    return this.transact(actor, { ...scopeOfActor(actor, purpose), spaces: [...actor.spaces] }, act)
  }

  /** Work that no signed-in person does: signing in, accepting an invitation, a job. */
  runAs<T>(scope: Partial<Scope> & { readonly purpose: Purpose }, act: (work: Work) => Promise<T>): Promise<T> {
    return this.transact(null, { personId: null, items: [], ...scope, spaces: [...(scope.spaces ?? [])] }, act)
  }

  private async transact<T>(actor: Actor | null, scope: Scope, act: (work: Work) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner()
    try {
      await runner.startTransaction()
      await runner.query(scopeStatement(scope))
      const work = new Work(actor, runner.manager, scope, this.news)
      const result = await act(work)
      await runner.commitTransaction()
      work.leave()
      return result
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined)
      throw error
    } finally {
      await runner.release()
    }
  }
}

/** A secret nobody can guess: 256 bits, as text for a link. */
export const newSecret = (): string => randomBytes(32).toString('base64url')
