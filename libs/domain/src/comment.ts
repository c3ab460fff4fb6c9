/** Comments: threads anchored to a card, edited with history, resolved when the talk is over. */
import type { CommentId, PersonId } from './ids.js'
import { mentionsIn } from './mention.js'
import { Refusal } from './refusal.js'
import { cleanText, limits } from './text.js'

export interface Comment {
  readonly id: CommentId
  readonly authorId: PersonId
  readonly body: string
  readonly removedAt: Date | null
}

/** A thread is resolved as a whole: the mark stands on its first comment. */
export interface Thread {
  readonly authorId: PersonId
  readonly resolvedAt: Date | null
}

export interface Written {
  readonly body: string
  readonly mentions: readonly PersonId[]
}

/** COM-1: a comment mentions only people who can read it: a mention must not tell outsiders what goes on here. */
export function write(text: string, readers: ReadonlySet<PersonId>): Written {
  const body = cleanText(text, { field: 'body', limit: limits.comment })
  const mentions = mentionsIn(body)
  if (mentions.some((person) => !readers.has(person))) throw new Refusal('comment.mention-not-a-reader')
  return { body, mentions }
}

export interface Edited extends Written {
  /** The words before, kept as history; null when nothing changed. */
  readonly before: string | null
  /** Only whoever was not mentioned before is told. */
  readonly newlyMentioned: readonly PersonId[]
}

/** COM-2: authors edit their own words, and what they said before is kept. */
export function edit(comment: Comment, by: PersonId, text: string, readers: ReadonlySet<PersonId>): Edited {
  own(comment, by)
  const written = write(text, readers)
  const before = mentionsIn(comment.body)
  return {
    ...written,
    before: written.body === comment.body ? null : comment.body,
    newlyMentioned: written.mentions.filter((person) => !before.includes(person)),
  }
}

/** COM-3: authors take back their own words; the place in the thread stays. */
export const takeBack = (comment: Comment, by: PersonId): void => own(comment, by)

function own(comment: Comment, by: PersonId): void {
  if (comment.removedAt !== null) throw new Refusal('comment.deleted')
  if (comment.authorId !== by) throw new Refusal('comment.not-yours')
}

/** COM-4: whoever began a thread, and the members of the enquiry, resolve and reopen it. A reply reopens it too. */
export function mayResolve(thread: Thread, by: PersonId, isMember: boolean): boolean {
  return isMember || thread.authorId === by
}
