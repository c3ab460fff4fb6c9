/** Comments as they are kept: a thread is a card's first comment and what was answered to it. */
import type { CardId, CommentId, CycleId, EnquiryId, PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import type { Asks } from '../enquiry/enquiry-record.service.js'

export interface CommentRecord {
  readonly id: CommentId
  readonly spaceId: SpaceId
  readonly enquiryId: EnquiryId
  readonly cycleId: CycleId
  readonly cardId: CardId
  readonly threadId: CommentId
  readonly authorId: PersonId
  readonly authorUrn: Urn | null
  readonly body: string
  readonly mentionIds: readonly PersonId[]
  readonly createdAt: Date
  readonly editedAt: Date | null
  readonly removedAt: Date | null
  /** These two stand on the first comment of a thread, for the whole of it. */
  readonly resolvedAt: Date | null
  readonly resolvedById: PersonId | null
  readonly revisions: readonly { readonly body: string; readonly replacedAt: string }[]
}

const select = `
  select c.id, c.space_id as "spaceId", y.enquiry_id as "enquiryId", c.cycle_id as "cycleId", c.card_id as "cardId", c.thread_id as "threadId",
    c.author_id as "authorId", c.author_urn as "authorUrn", c.body, to_json(c.mentions) as "mentionIds", c.created_at as "createdAt",
    c.edited_at as "editedAt", c.removed_at as "removedAt", c.resolved_at as "resolvedAt", c.resolved_by as "resolvedById",
    case when c.removed_at is not null then '[]' else coalesce((select jsonb_agg(jsonb_build_object('body', r.body, 'replacedAt', r.replaced_at) order by r.replaced_at)
      from comment_revision r where r.space_id = c.space_id and r.comment_id = c.id), '[]') end as revisions
  from comment c join enquiry_cycle y on y.space_id = c.space_id and y.id = c.cycle_id`

export const commentsOfCard = (asks: Asks, cycleId: CycleId, cardId: CardId): Promise<CommentRecord[]> =>
  asks.sql<CommentRecord>(`${select} where c.cycle_id = $1 and c.card_id = $2 order by c.created_at, c.id`, [
    cycleId,
    cardId,
  ])

export async function commentById(asks: Asks, id: CommentId, enquiryId: EnquiryId): Promise<CommentRecord | null> {
  const [comment] = await asks.sql<CommentRecord>(`${select} where c.id = $1 and y.enquiry_id = $2`, [id, enquiryId])
  return comment ?? null
}

export interface CountRecord {
  readonly cycleId: CycleId
  readonly cardId: CardId
  readonly total: number
  readonly unresolved: number
}

/** Comments that still say something, and threads that are still open, for each card. */
export const countsOfCycles = (asks: Asks, ids: readonly CycleId[]): Promise<CountRecord[]> =>
  asks.sql<CountRecord>(
    `select cycle_id as "cycleId", card_id as "cardId", (count(*) filter (where removed_at is null))::int as total,
       (count(distinct thread_id) filter (where removed_at is null and thread_id not in (
         select id from comment r where r.cycle_id = any($1) and r.resolved_at is not null)))::int as unresolved
     from comment where cycle_id = any($1) group by 1, 2`,
    [ids],
  )
