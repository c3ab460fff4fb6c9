/** Not now: a request is dropped with a reason, put off to a day, or handed over to a colleague who says yes to it first. */
import type { Actor } from '@alongside/domain/actor'
import { type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import type { InboxItemId, PersonId, SpaceId } from '@alongside/domain/ids'
import { reasonGiven } from '@alongside/domain/life-cycle'
import { canPutOffTo, type DutyKind, type NotNow, notNowFor } from '@alongside/domain/not-now'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import type { Asking } from '../../platform/graphql/asking.js'
import { Jobs } from '../../platform/jobs/jobs.js'
import { Duties, type Duty } from '../people/duties.service.js'
import type { InboxItemType } from './inbox.graphql.js'
import { InboxService } from './inbox.service.js'
import { noticeOf } from './inbox-words.js'

interface Held {
  readonly id: InboxItemId
  readonly kind: string
  readonly itemKind: string
  readonly itemId: string
  readonly path: string
  readonly vars: Readonly<Record<string, string>>
  readonly fromId: PersonId | null
  readonly offeredTo: PersonId | null
}
type Choice = 'drop' | 'postpone' | 'handOver'

@Injectable()
export class NotNowService implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly items: InboxService,
    private readonly jobs: Jobs,
    private readonly duties: Duties,
  ) {}

  onModuleInit(): void {
    this.jobs.every('7 5 * * *', 'notices-come-back', async () => {
      await this.comeBack(new Date())
    })
  }

  /** It leaves Today and the mails until that day; then it stands there again as if it were new. */
  putOff(actor: Actor, id: InboxItemId, until: CivilDate): Promise<InboxItemType> {
    if (!canPutOffTo(until, dayInLondon(new Date()))) throw new Refusal('desk.until')
    return this.on(actor, id, 'postpone', async (work) => {
      await work.sql(
        'update inbox_item set put_off_until = $3, read_at = coalesce(read_at, now()) where space_id = $1 and id = $2',
        [actor.personId, id, until],
      )
    })
  }

  /** Whoever asked reads why; what they asked for stays open, for them to ask somebody else. */
  drop(actor: Actor, id: InboxItemId, reason: string): Promise<InboxItemType> {
    const why = reasonGiven(reason)
    return this.on(actor, id, 'drop', async (work, item) => {
      await work.sql(
        'update inbox_item set done_at = now(), read_at = coalesce(read_at, now()), offered_to = null where space_id = $1 and id = $2',
        [actor.personId, id],
      )
      await work.audit({
        spaceId: actor.personId as string as SpaceId,
        itemKind: item.itemKind,
        itemId: item.itemId,
        action: 'notice.drop',
        reason: why,
        detail: { kind: item.kind },
      })
      if (item.fromId === null || item.fromId === actor.personId) return
      await work.notify({
        to: item.fromId,
        kind: 'NOT_TAKEN_UP',
        itemKind: item.itemKind,
        itemId: item.itemId,
        path: item.path,
        vars: { by: actor.name, what: noticeOf(item.kind).say(item.vars), reason: why },
      })
    })
  }

  /** Theirs once they have said yes; until then it stays on one's own list. Rights go along with a duty alone; to all else they have them already. */
  offer(actor: Actor, id: InboxItemId, to: PersonId): Promise<InboxItemType> {
    return this.on(actor, id, 'handOver', async (work, item, rule) => {
      const others = await this.others(work, actor, item, rule)
      if (!others.includes(to)) throw new Refusal('not-found')
      if (item.offeredTo !== null) throw new Refusal('stale')
      await work.sql('update inbox_item set offered_to = $3 where space_id = $1 and id = $2', [actor.personId, id, to])
      await work.notify({
        to,
        kind: 'TAKE_OVER',
        itemKind: 'notice',
        itemId: id,
        path: '/inbox',
        vars: { by: actor.name, what: noticeOf(item.kind).say(item.vars) },
      })
    })
  }

  answer(actor: Actor, id: InboxItemId, accepts: boolean): Promise<InboxItemType> {
    return this.work.run(actor, async (work) => {
      const [moved] = await work.sql<Omit<Held, 'id'> & { readonly ownerId: PersonId }>(
        'select owner_id as "ownerId", kind, item_kind as "itemKind", item_id as "itemId", path, vars from answer_take_over($1, $2)',
        [id, accepts],
      )
      if (!moved) throw new Refusal('stale')
      const { ownerId, kind, itemKind, itemId, path, vars } = moved
      const duty = this.duties.of(kind)
      if (accepts && duty) await takeOn(work, duty, { itemId, from: ownerId, to: actor.personId })
      if (accepts && (duty?.staysOpen ?? true))
        await work.notify({ to: actor.personId, kind, itemKind, itemId, path, vars })
      const what = noticeOf(kind).say(vars)
      await work.notify({
        to: ownerId,
        kind: accepts ? 'TAKEN_OVER' : 'TAKEN_OVER_NOT',
        itemKind,
        itemId,
        path: accepts ? path : '/inbox',
        vars: { by: actor.name, what },
      })
      await work.audit({
        spaceId: actor.personId as string as SpaceId,
        itemKind,
        itemId,
        action: accepts ? 'notice.take-over' : 'notice.decline-over',
        detail: { kind, of: ownerId },
      })
      work.announce([actor.personId], 'inbox.changed', {})
      return this.items.one(work, actor.personId, id)
    })
  }

  /** Colleagues who could do it just as well. */
  async candidates({ reader, actor }: Asking, id: InboxItemId): Promise<readonly { readonly id: PersonId }[]> {
    const [item] = await reader.sql<Pick<Held, 'kind' | 'itemId'>>(
      'select kind, item_id as "itemId" from inbox_item where space_id = $1 and id = $2 and done_at is null',
      [actor.personId, id],
    )
    const rule = item ? notNowFor(item.kind) : null
    if (!item || !rule) throw new Refusal('not-found')
    return (await this.others(reader, actor, item, rule)).map((one) => ({ id: one }))
  }

  /** The same of something one has to do, whether or not a notice asks for it. */
  async couldTakeDuty({ reader, actor }: Asking, kind: DutyKind, itemId: string): Promise<readonly PersonId[]> {
    const { duty } = await this.mine(reader, actor, kind, itemId)
    return duty.couldTake(reader, actor.personId, itemId)
  }

  /** A notice of what one has to do: the one that stands, or, where it was settled, one more; it can be put off and handed over. */
  keepInMind(actor: Actor, kind: DutyKind, itemId: string): Promise<InboxItemType> {
    return this.work.run(actor, async (work) => {
      const { duty, notice } = await this.mine(work, actor, kind, itemId)
      const [open] = await work.sql<{ id: InboxItemId }>(
        'select id from inbox_item where space_id = $1 and item_id = $2 and kind = any($3) and done_at is null order by created_at desc limit 1',
        [actor.personId, itemId, [...duty.kinds]],
      )
      if (open) return this.items.one(work, actor.personId, open.id)
      const id = newId<InboxItemId>()
      // By oneself for oneself: nobody is sent a mail about it.
      await work.sql(
        'insert into inbox_item (space_id, id, kind, item_kind, item_id, path, vars, read_at) values ($1, $2, $3, $4, $5, $6, $7, now())',
        [actor.personId, id, kind, notice.itemKind, itemId, notice.path, JSON.stringify(notice.vars ?? {})],
      )
      work.announce([actor.personId], 'inbox.changed', {})
      return this.items.one(work, actor.personId, id)
    })
  }

  async comeBack(now: Date): Promise<void> {
    await this.work.runAs({ purpose: 'worker' }, async (work) => {
      const people = await work.sql<{ id: PersonId }>('select notices_come_back($1) as id', [dayInLondon(now)])
      work.announce([...new Set(people.map(({ id }) => id))], 'inbox.changed', {})
    })
  }

  private async others(
    asks: Pick<Work, 'sql' | 'lookingAs'>,
    actor: Actor,
    { kind, itemId }: Pick<Held, 'kind' | 'itemId'>,
    rule: NotNow,
  ): Promise<readonly PersonId[]> {
    const duty = rule.isDuty ? this.duties.of(kind) : null
    return duty
      ? duty.couldTake(asks, actor.personId, itemId)
      : (await could(asks, actor, rule, { kind, itemId })).map(({ id }) => id)
  }

  private async mine(asks: Pick<Work, 'sql' | 'lookingAs'>, actor: Actor, kind: DutyKind, itemId: string) {
    const duty = this.duties.of(kind)
    const notice = await duty?.noticeOf(asks, actor.personId, itemId)
    if (!duty || !notice) throw new Refusal('not-found')
    return { duty, notice }
  }

  private on(
    actor: Actor,
    id: InboxItemId,
    choice: Choice,
    act: (work: Work, item: Held, rule: NotNow) => Promise<void>,
  ): Promise<InboxItemType> {
    return this.work.run(actor, async (work) => {
      const [item] = await work.sql<Held>(
        'select id, kind, item_kind as "itemKind", item_id as "itemId", path, vars, from_person as "fromId", offered_to as "offeredTo" from inbox_item where space_id = $1 and id = $2 and done_at is null for update',
        [actor.personId, id],
      )
      if (!item) throw new Refusal('not-found')
      const rule = notNowFor(item.kind)
      if (rule?.[choice] !== 'HERE') throw new Refusal('desk.not-here')
      await act(work, item, rule)
      work.announce([actor.personId], 'inbox.changed', {})
      return this.items.one(work, actor.personId, id)
    })
  }
}

/** Whoever said yes a week ago may find it settled, or have left the school. */
async function takeOn(
  work: Work,
  duty: Duty,
  { itemId, from, to }: { readonly itemId: string; readonly from: PersonId; readonly to: PersonId },
): Promise<void> {
  if (!(await duty.noticeOf(work, from, itemId))) throw new Refusal('stale')
  if (!(await duty.couldTake(work, from, itemId)).includes(to)) throw new Refusal('stale')
  await duty.passOn(work, itemId, from, to)
}

/** At the schools and in the alliances in which one holds such an office oneself, or is on the staff; about a colleague only where that colleague works. */
async function could(
  asks: Pick<Work, 'sql'>,
  actor: Actor,
  { roles }: NotNow,
  { kind, itemId }: Pick<Held, 'kind' | 'itemId'>,
): Promise<{ id: PersonId }[]> {
  const spaces = actor.holdings.flatMap(({ spaceId, role }) =>
    spaceId !== null && role !== 'GOVERNOR' && role !== 'TRUST_LEADER' && role !== 'OBSERVER' ? [spaceId] : [],
  )
  const about = kind === 'CPD_LOAD' ? itemId : null
  return asks.sql<{ id: PersonId }>(
    `select distinct h.id, h.name from unnest($1::uuid[]) s (id) cross join lateral holders_of(s.id, $2) h
      where h.id <> $3 and ($4::uuid is null or h.id <> $4 and exists (select from role_holding t where t.space_id = s.id and t.person_id = $4)) order by h.name, h.id`,
    [spaces, [...roles], actor.personId, about],
  )
}
