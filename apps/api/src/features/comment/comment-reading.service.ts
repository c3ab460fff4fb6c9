/** Reading the threads of a card, and who can be mentioned in them. */
import type { Actor } from '@alongside/domain/actor'
import { mayResolve } from '@alongside/domain/comment'
import type { CardId, CycleId, EnquiryId, PersonId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { limits, tidyLine } from '@alongside/domain/text'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import type { Asking } from '../../platform/graphql/asking.js'
import type { CycleType } from '../cycle/cycle.graphql.js'
import { abilitiesIn, reads } from '../enquiry/enquiry-policy.service.js'
import { peopleToMention } from '../enquiry/enquiry-readers.service.js'
import { type Asks, type EnquiryRecord, memberOf, recordsById } from '../enquiry/enquiry-record.service.js'
import type { CommentCountType, CommentThreadType, CommentType } from './comment.graphql.js'
import { type CommentRecord, type CountRecord, commentsOfCard, countsOfCycles } from './comment-record.service.js'

const offered = 10

@Injectable()
export class CommentReading {
  async threads(
    asks: Asks,
    actor: Actor,
    enquiryId: EnquiryId,
    cycleId: CycleId,
    cardId: CardId,
  ): Promise<CommentThreadType[]> {
    const record = await readable(asks, actor, enquiryId)
    if (!record.cycles.some(({ id }) => id === cycleId)) throw new Refusal('not-found')
    return threadsOf(actor, record, await commentsOfCard(asks, cycleId, cardId))
  }

  /** Readers of the board whose name begins like this, any of its words. A guest is offered those they work with. */
  async mentionable(reader: Reader, actor: Actor, enquiryId: EnquiryId, search: string): Promise<PersonId[]> {
    const record = await readable(reader, actor, enquiryId)
    const readers = (await peopleToMention(reader, record)).filter((id) => id !== actor.personId)
    const start = tidyLine(search)
      .slice(0, limits.search)
      .replace(/[\\%_]/g, '\\$&')
    const found = await reader.sql<{ id: PersonId }>(
      `select id from person where id = any($1) and state = 'ACTIVE' and (name ilike $2 || '%' or name ilike '% ' || $2 || '%')
        order by name, id limit ${offered}`,
      [readers, start],
    )
    return found.map(({ id }) => id)
  }

  async counts(asking: Asking, { id, enquiry }: CycleType): Promise<CommentCountType[]> {
    if (!reads(asking.actor, enquiry)) return []
    return asking.loader<CycleId, CountRecord[]>('comment-counts', countsByCycle).load(id)
  }
}

async function readable(asks: Asks, actor: Actor, id: EnquiryId): Promise<EnquiryRecord> {
  const [record] = await recordsById(asks, [id])
  if (!record || !reads(actor, record)) throw new Refusal('not-found')
  return record
}

function threadsOf(actor: Actor, record: EnquiryRecord, comments: readonly CommentRecord[]): CommentThreadType[] {
  const { comment: canWrite } = abilitiesIn(actor, record)
  const isMember = memberOf(record, actor.personId)?.state === 'JOINED'
  return comments
    .filter(({ id, threadId }) => id === threadId)
    .map((first) => {
      const { id, cardId, resolvedAt, resolvedById } = first
      const decides = canWrite && mayResolve(first, actor.personId, isMember)
      return {
        id,
        cardId,
        resolvedAt,
        resolvedById,
        comments: comments.filter(({ threadId }) => threadId === id).map((one) => seenBy(actor, one, canWrite)),
        abilities: { resolve: decides && resolvedAt === null, reopen: decides && resolvedAt !== null, reply: canWrite },
      }
    })
}

function seenBy(actor: Actor, comment: CommentRecord, canWrite: boolean): CommentType {
  const isOwn = canWrite && comment.authorId === actor.personId && comment.removedAt === null
  return { ...comment, abilities: { edit: isOwn, remove: isOwn } }
}

async function countsByCycle(ids: readonly CycleId[], reader: Reader): Promise<CountRecord[][]> {
  const counts = await countsOfCycles(reader, ids)
  return ids.map((id) => counts.filter(({ cycleId }) => cycleId === id))
}
