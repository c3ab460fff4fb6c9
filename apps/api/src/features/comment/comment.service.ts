/** Talking about a card: comments in threads, mentions of those who can read them, edits with history, and an end to it. */
import type { Actor } from '@alongside/domain/actor'
import { edit, mayResolve, takeBack, write } from '@alongside/domain/comment'
import type { CardId, CommentId, CycleId, EnquiryId, PersonId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { audited, goesOn, pathOf } from '../enquiry/enquiry-change.service.js'
import { authorise, reads } from '../enquiry/enquiry-policy.service.js'
import { lookAsAlliance, peopleToMention, peopleWho } from '../enquiry/enquiry-readers.service.js'
import { type EnquiryRecord, memberOf, recordsById } from '../enquiry/enquiry-record.service.js'
import type { CommentThreadType } from './comment.graphql.js'
import { CommentReading } from './comment-reading.service.js'
import { type CommentRecord, commentById } from './comment-record.service.js'

export interface NewComment {
  readonly enquiryId: EnquiryId
  readonly cycleId: CycleId
  readonly cardId: CardId
  /** Null begins a thread. */
  readonly threadId: CommentId | null
  readonly body: string
  /** People named beside the text; those named in it count by themselves. */
  readonly mentions: readonly PersonId[]
}

interface Talk {
  readonly work: Work
  readonly record: EnquiryRecord
  readonly readers: ReadonlySet<PersonId>
}

@Injectable()
export class CommentService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly reading: CommentReading,
  ) {}

  /** All threads of the card, as after each of these. */
  add(actor: Actor, wish: NewComment): Promise<CommentThreadType[]> {
    return this.talk(actor, wish.enquiryId, async (talk) => {
      const { work, record, readers } = talk
      const { spaceId } = record
      const { cycleId, cardId } = wish
      if (!record.cycles.some(({ id }) => id === cycleId)) throw new Refusal('not-found')
      await cardThere(work, cycleId, cardId)
      const first = wish.threadId ? await threadOn(work, wish, wish.threadId) : null
      const written = write(wish.body, readers)
      const mentions = [...new Set([...written.mentions, ...wish.mentions])]
      if (mentions.some((person) => !readers.has(person))) throw new Refusal('comment.mention-not-a-reader')
      const id = newId<CommentId>()
      await work.sql(
        `insert into comment (space_id, id, cycle_id, card_id, thread_id, author_id, author_urn, body, mentions)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          spaceId,
          id,
          cycleId,
          cardId,
          first?.id ?? id,
          actor.personId,
          memberOf(record, actor.personId)?.urn ?? null,
          written.body,
          mentions,
        ],
      )
      if (first?.resolvedAt) await setResolved(work, first, null)
      await audited(work, record, 'comment.add', { detail: { cycleId, cardId } })
      await tellMentioned(talk, wish, mentions)
      const starter = first && first.authorId !== actor.personId ? first.authorId : null
      if (starter && readers.has(starter) && !mentions.includes(starter)) await notify(talk, wish, starter, 'REPLY')
      return wish
    })
  }

  edit(actor: Actor, enquiryId: EnquiryId, id: CommentId, text: string): Promise<CommentThreadType[]> {
    return this.talk(actor, enquiryId, async (talk) => {
      const { work, readers } = talk
      const comment = await own(work, id, enquiryId)
      const edited = edit(comment, actor.personId, text, readers)
      if (edited.before === null) return comment
      await work.sql(
        'insert into comment_revision (space_id, id, cycle_id, comment_id, body) values ($1, $2, $3, $4, $5)',
        [comment.spaceId, newId(), comment.cycleId, id, edited.before],
      )
      await work.sql(
        'update comment set body = $2, mentions = $3, edited_at = now(), version = version + 1 where id = $1',
        [id, edited.body, edited.mentions],
      )
      await tellMentioned(talk, comment, edited.newlyMentioned)
      return comment
    })
  }

  /** The place stays, so that answers keep their sense; the words are gone. */
  remove(actor: Actor, enquiryId: EnquiryId, id: CommentId): Promise<CommentThreadType[]> {
    return this.talk(actor, enquiryId, async ({ work, record }) => {
      const comment = await own(work, id, enquiryId)
      takeBack(comment, actor.personId)
      await work.sql(
        `update comment set body = '', mentions = '{}', removed_at = now(), version = version + 1 where id = $1`,
        [id],
      )
      await audited(work, record, 'comment.remove', { detail: { cycleId: comment.cycleId, cardId: comment.cardId } })
      return comment
    })
  }

  resolve(actor: Actor, enquiryId: EnquiryId, threadId: CommentId): Promise<CommentThreadType[]> {
    return this.settle(actor, enquiryId, threadId, true)
  }

  reopen(actor: Actor, enquiryId: EnquiryId, threadId: CommentId): Promise<CommentThreadType[]> {
    return this.settle(actor, enquiryId, threadId, false)
  }

  private settle(actor: Actor, enquiryId: EnquiryId, id: CommentId, isOver: boolean): Promise<CommentThreadType[]> {
    return this.talk(actor, enquiryId, async ({ work, record }) => {
      const first = await own(work, id, enquiryId)
      if (first.id !== first.threadId) throw new Refusal('not-found')
      const isMember = memberOf(record, actor.personId)?.state === 'JOINED'
      if (!mayResolve(first, actor.personId, isMember)) throw new Refusal('not-allowed')
      if ((first.resolvedAt !== null) === isOver) return first
      await setResolved(work, first, isOver ? actor.personId : null)
      const detail = { cycleId: first.cycleId, cardId: first.cardId }
      await audited(work, record, isOver ? 'comment.resolve' : 'comment.reopen', { detail })
      return first
    })
  }

  /** Judges, lets `act` do it, tells the readers of the board, and reads the card's threads anew. */
  private talk(
    actor: Actor,
    enquiryId: EnquiryId,
    act: (talk: Talk) => Promise<{ readonly cycleId: CycleId; readonly cardId: CardId }>,
  ): Promise<CommentThreadType[]> {
    return this.work.run(actor, async (work) => {
      const [record] = await recordsById(work, [enquiryId])
      if (!record || !reads(actor, record)) throw new Refusal('not-found')
      authorise(actor, record, 'enquiry.comment')
      goesOn(record)
      await lookAsAlliance(work, record)
      const readers = new Set(await peopleToMention(work, record))
      const { cycleId, cardId } = await act({ work, record, readers })
      work.announce(await peopleWho(work, record, 'enquiry.read'), 'comments.changed', { enquiryId, cycleId, cardId })
      return this.reading.threads(work, actor, enquiryId, cycleId, cardId)
    })
  }
}

async function cardThere(work: Work, cycleId: CycleId, cardId: CardId): Promise<void> {
  const found = await work.sql('select 1 from card where cycle_id = $1 and id = $2 and removed_at is null', [
    cycleId,
    cardId,
  ])
  if (found.length === 0) throw new Refusal('not-found')
}

async function threadOn(work: Work, { enquiryId, cardId }: NewComment, id: CommentId): Promise<CommentRecord> {
  const first = await commentById(work, id, enquiryId)
  if (first?.threadId !== id || first.cardId !== cardId) throw new Refusal('not-found')
  return first
}

/** Held, so that two edits at once each keep what was there before. */
async function own(work: Work, id: CommentId, enquiryId: EnquiryId): Promise<CommentRecord> {
  await work.sql('select 1 from comment where id = $1 for update', [id])
  const comment = await commentById(work, id, enquiryId)
  if (!comment) throw new Refusal('not-found')
  return comment
}

const setResolved = (work: Work, { id }: CommentRecord, by: PersonId | null): Promise<unknown> =>
  work.sql(
    'update comment set resolved_at = case when $2::uuid is null then null else now() end, resolved_by = $2 where id = $1',
    [id, by],
  )

type Place = { readonly cardId: CardId }

async function tellMentioned(talk: Talk, place: Place, people: readonly PersonId[]): Promise<void> {
  for (const person of people) {
    if (person !== talk.work.actor?.personId) await notify(talk, place, person, 'MENTION')
  }
}

const notify = ({ work, record }: Talk, { cardId }: Place, to: PersonId, kind: 'MENTION' | 'REPLY'): Promise<void> =>
  work.notify({
    to,
    kind,
    itemKind: 'enquiry',
    itemId: record.id,
    path: `${pathOf(record.id)}?card=${cardId}`,
    vars: { title: record.title },
  })
