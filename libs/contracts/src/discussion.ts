/**
 * The shape of a `discussion` document: what the group notes in each of the seven steps after a research lesson.
 * `notes: Y.Map<uuid, Y.Map { step, pupil, text: Y.Text, createdBy, createdUrn, createdAt }>`
 */
import type { CasePupilLabel } from '@alongside/domain/case-pupil'
import { isPupilLabel } from '@alongside/domain/lesson-plan'
import * as Y from 'yjs'
import { stringIn } from './shape.js'

export const discussionRoots = ['notes'] as const
export const discussionNoteKeys = ['step', 'pupil', 'text', 'createdBy', 'createdUrn', 'createdAt'] as const

export const discussionNotesOf = (doc: Y.Doc): Y.Map<Y.Map<unknown>> => doc.getMap('notes') as Y.Map<Y.Map<unknown>>

export interface DiscussionNoteSeed {
  /** 1 to 7. */
  readonly step: number
  readonly pupil: CasePupilLabel | null
  readonly text: string
  readonly createdBy: string
  readonly createdUrn: string
  readonly createdAt: string
}

/** Puts a note under its step. Call inside `doc.transact`. */
export function putDiscussionNote(doc: Y.Doc, id: string, { text, ...plain }: DiscussionNoteSeed): Y.Map<unknown> {
  const note = new Y.Map<unknown>(Object.entries(plain))
  discussionNotesOf(doc).set(id, note)
  note.set('text', new Y.Text(text))
  return note
}

export interface DiscussionNote extends DiscussionNoteSeed {
  readonly id: string
}

/** All notes as plain values, step by step, in the order in which they were begun. */
export const readDiscussion = (doc: Y.Doc): DiscussionNote[] =>
  [...discussionNotesOf(doc)].map(([id, note]) => readDiscussionNote(id, note)).sort(inOrder)

export function readDiscussionNote(id: string, note: Y.Map<unknown>): DiscussionNote {
  const [step, pupil, text] = [note.get('step'), note.get('pupil'), note.get('text')]
  return {
    id,
    step: typeof step === 'number' ? step : 0,
    pupil: isPupilLabel(pupil) ? pupil : null,
    text: text instanceof Y.Text ? text.toJSON() : '',
    createdBy: stringIn(note, 'createdBy'),
    createdUrn: stringIn(note, 'createdUrn'),
    createdAt: stringIn(note, 'createdAt'),
  }
}

const inOrder = (a: DiscussionNote, b: DiscussionNote): number =>
  a.step - b.step || compare(a.createdAt, b.createdAt) || compare(a.id, b.id)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
