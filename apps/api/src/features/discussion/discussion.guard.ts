/** The record of a discussion under judgement: what it may hold, what is remembered of a note, and which rows it becomes. */
import { discussionNotesOf, discussionRoots, readDiscussionNote } from '@alongside/contracts/discussion'
import { writtenAs } from '@alongside/contracts/shape'
import type { PersonId, Urn } from '@alongside/domain/ids'
import type { LiveGuard } from '../../platform/live/live-kind.js'
import { checkDiscussion, type DiscussionContext, type DiscussionStamp } from './discussion-shape.js'

export interface DiscussionRows {
  readonly notes: readonly ReturnType<typeof readDiscussionNote>[]
  /** Notes that were taken out. */
  readonly gone: readonly string[]
}

export const discussionGuard: LiveGuard<DiscussionContext, DiscussionStamp, DiscussionRows> = {
  kind: 'discussion',
  roots: discussionRoots,
  check: checkDiscussion,
  stamp(doc, root, key) {
    const note = root === 'notes' ? discussionNotesOf(doc).get(key) : undefined
    if (!note) return undefined
    const { step, createdBy, createdUrn, createdAt } = readDiscussionNote(key, note)
    return {
      step,
      createdBy: (createdBy || null) as PersonId | null,
      createdUrn: (createdUrn || null) as Urn | null,
      createdAt,
      text: writtenAs(note, 'text'),
    }
  },
  rows(doc, touched) {
    const notes = discussionNotesOf(doc)
    const ids = [...(touched.get('notes') ?? [])]
    return {
      notes: ids.flatMap((id) => {
        const note = notes.get(id)
        return note ? [readDiscussionNote(id, note)] : []
      }),
      gone: ids.filter((id) => !notes.has(id)),
    }
  },
}
