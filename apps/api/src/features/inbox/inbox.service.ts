/** A person's inbox: what waits for them and what they were told, newest first. */
import type { Actor } from '@alongside/domain/actor'
import type { InboxItemId, PersonId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import { UnitOfWork } from '../../platform/db/unit-of-work.js'
import { type Key, keyOf, pageOf, pageSize } from '../../platform/graphql/page.js'
import type { InboxConnectionType, InboxItemType } from './inbox.graphql.js'
import { askingKinds, noticeOf } from './inbox-words.js'

interface InboxRecord extends Omit<InboxItemType, 'text'> {
  readonly vars: Readonly<Record<string, string>>
  /** The instant to the microsecond, as the list is sorted by it. */
  readonly place: string
}

const columns = `id, kind, item_id as "itemId", path, vars, from_person as "fromId", created_at as "createdAt", read_at as "readAt", done_at as "doneAt", put_off_until::text as "putOffUntil", offered_to as "offeredToId",
  to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as place`
const keyIs = (row: InboxRecord): Key => [row.place, row.id]
/** Marked in one go; a page has fewer. */
const markedLimit = 200
/** Nobody has so much to do. */
const mostAsked = 500

@Injectable()
export class InboxService {
  constructor(private readonly work: UnitOfWork) {}

  /** `open`: only what has not been dealt with. */
  async page(reader: Reader, first: number | null, after: string | null, open: boolean): Promise<InboxConnectionType> {
    const size = pageSize(first)
    const key = keyOf(after, ['', ''])
    const rows = await reader.sql<InboxRecord>(
      `select ${columns} from inbox_item where space_id = $1 ${open ? 'and done_at is null and (put_off_until is null or put_off_until <= current_date)' : ''}
         and ($2::timestamptz is null or (created_at, id) < ($2::timestamptz, $3::uuid))
       order by created_at desc, id desc limit $4`,
      [reader.actor.personId, key?.[0] ?? null, key?.[1] ?? null, size + 1],
    )
    const { edges, pageInfo } = pageOf(rows, size, keyIs)
    return { edges: edges.map(({ node, cursor }) => ({ node: said(node), cursor })), pageInfo }
  }

  /** Everything that is asked of oneself and not settled, also what was put off: to be answered where it stands. */
  async asked(reader: Reader): Promise<InboxItemType[]> {
    const rows = await reader.sql<InboxRecord>(
      `select ${columns} from inbox_item where space_id = $1 and done_at is null and kind = any($2) order by created_at desc, id desc limit ${mostAsked}`,
      [reader.actor.personId, askingKinds],
    )
    return rows.map(said)
  }

  /** Opened: what only told something is thereby done; what asks for something stays until it is. */
  markRead(actor: Actor, ids: readonly InboxItemId[]): Promise<number> {
    if (ids.length > markedLimit) throw new Refusal('too-many', { limit: markedLimit })
    return this.work.run(actor, async (work) => {
      const rows = await work.sql(
        `with marked as (update inbox_item set read_at = now(), done_at = case when kind = any($3) then done_at else coalesce(done_at, now()) end
           where space_id = $1 and id = any($2) and read_at is null returning 1) select from marked`,
        [actor.personId, ids, askingKinds],
      )
      if (rows.length > 0) work.announce([actor.personId], 'inbox.changed', {})
      return rows.length
    })
  }

  markDone(actor: Actor, id: InboxItemId): Promise<InboxItemType> {
    return this.work.run(actor, async (work) => {
      await work.sql(
        `update inbox_item set done_at = coalesce(done_at, now()), read_at = coalesce(read_at, now()) where space_id = $1 and id = $2`,
        [actor.personId, id],
      )
      work.announce([actor.personId], 'inbox.changed', {})
      return this.one(work, actor.personId, id)
    })
  }

  async one(work: Pick<Reader, 'sql'>, person: PersonId, id: InboxItemId): Promise<InboxItemType> {
    const [item] = await work.sql<InboxRecord>(`select ${columns} from inbox_item where space_id = $1 and id = $2`, [
      person,
      id,
    ])
    if (!item) throw new Refusal('not-found')
    return said(item)
  }
}

const said = ({ vars, ...item }: InboxRecord): InboxItemType => ({
  ...item,
  text: noticeOf(item.kind).say(vars),
})
