/** Short notes that come and go at the edge of the page: done, refused, undo. */
import { createStore } from './store'

export interface NoticeNote {
  readonly id: number
  readonly text: string
  readonly tone: 'plain' | 'good' | 'warn' | 'danger'
  /** One thing to do about it, such as "Undo". */
  readonly action?: { readonly label: string; readonly run: () => void }
}

export const notices = createStore<readonly NoticeNote[]>([])

let last = 0
const lingerMs = 8000

export const dismiss = (id: number): void => notices.set(notices.get().filter((note) => note.id !== id))

/** A refusal stays until it is put away; anything else goes by itself. */
export function tell(text: string, more: Partial<Pick<NoticeNote, 'tone' | 'action'>> = {}): void {
  last += 1
  const note: NoticeNote = { id: last, text, tone: 'plain', ...more }
  notices.set([...notices.get().filter((other) => other.text !== text), note].slice(-3))
  if (note.tone !== 'danger') setTimeout(() => dismiss(note.id), lingerMs)
}
