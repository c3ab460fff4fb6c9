/** What a discussion's record may hold: judged note by note on the scratch copy, before anything is kept. */
import { discussionNoteKeys, discussionNotesOf } from '@alongside/contracts/discussion'
import { holdsMapOnly, isPlainText, writtenAs } from '@alongside/contracts/shape'
import { discussionLimits, lastStep, mayNote } from '@alongside/domain/discussion'
import type { PersonId, Urn } from '@alongside/domain/ids'
import { isPupilLabel } from '@alongside/domain/lesson-plan'
import { Refusal } from '@alongside/domain/refusal'
import * as Y from 'yjs'
import type { Edit } from '../../platform/live/live-kind.js'
import { isInstant, isUuid } from '../../platform/live/plain-values.js'

export interface DiscussionContext {
  /** The step the group has reached; 0 before the first. */
  readonly step: number
}
/** What is remembered of a note, also after it was taken out: by undoing it may come back. */
export interface DiscussionStamp {
  readonly step: number
  readonly createdBy: PersonId | null
  readonly createdUrn: Urn | null
  readonly createdAt: string
  /** Which writing its text is; not known of one that was taken out before this copy was opened. */
  readonly text: string | null
}
type DiscussionEdit = Edit<DiscussionContext, DiscussionStamp>

const wrong = (): Refusal => new Refusal('live.shape')
const isMap = (value: unknown): value is Y.Map<unknown> => value instanceof Y.Map && holdsMapOnly(value)

export function checkDiscussion(edit: DiscussionEdit): void {
  const notes = discussionNotesOf(edit.after)
  if (!isMap(notes)) throw wrong()
  const touched = edit.touched.get('notes') ?? new Set<string>()
  for (const id of touched) if (notes.has(id)) checkNote(edit, id, notes.get(id))
  if (touched.size > 0 && notes.size > discussionLimits.notes)
    throw new Refusal('discussion.too-many-notes', { limit: discussionLimits.notes })
}

function checkNote(edit: DiscussionEdit, id: string, note: unknown): void {
  if (!isUuid(id) || !isMap(note) || note.size !== discussionNoteKeys.length) throw wrong()
  for (const key of note.keys()) if (!(discussionNoteKeys as readonly string[]).includes(key)) throw wrong()
  const [step, pupil] = [note.get('step'), note.get('pupil')]
  if (!isPlainText(note.get('text'), discussionLimits.note) || typeof step !== 'number' || !mayNote(step, lastStep))
    throw wrong()
  if (pupil !== null && !isPupilLabel(pupil)) throw wrong()
  const known = edit.before('notes', id)
  checkMaker(edit, note, known)
  if (known && known.step !== step) throw wrong()
  if (known && edit.wasThere('notes', id)) {
    if (known.text !== writtenAs(note, 'text')) throw wrong()
  } else if (!mayNote(step, edit.rights.context.step)) throw new Refusal('discussion.step-not-yet', { step })
}

/** A new note is its author's own; one that is there, or comes back by undoing, keeps its maker. */
function checkMaker(edit: DiscussionEdit, note: Y.Map<unknown>, known: DiscussionStamp | undefined): void {
  const by = known ? known.createdBy : edit.personId
  const urn = known ? known.createdUrn : edit.rights.urn
  if ((note.get('createdBy') || null) !== by || (note.get('createdUrn') || null) !== urn) throw wrong()
  const at = note.get('createdAt')
  if (known ? at !== known.createdAt : !isInstant(at)) throw wrong()
}
