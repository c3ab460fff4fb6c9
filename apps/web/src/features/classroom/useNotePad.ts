/** Taking notes: the second is fixed at the tap and written to the disk before the page says so; the words follow. */
import type { NoteId } from '@alongside/domain/ids'
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import { announce } from '../../platform/announce'
import { tell } from '../../platform/notices'
import { newId } from '../../platform/offline/new-id'
import type { KeptNote, NoteWords } from '../../platform/offline/shelf'
import { type LessonCopy, whereOf } from './lesson-copy'
import { sendNow } from './sending'
import { keepNote, letGo } from './tray'

export interface NotePad {
  /** The note that is being written, if any. */
  readonly draft: KeptNote | null
  /** All of it is on the disk: its second, and what has been typed. */
  readonly isSafe: boolean
  /** A note at this second, to be written. */
  readonly begin: (words: NoteWords) => void
  /** A note at this second that says all it has to. */
  readonly noteAtOnce: (words: NoteWords) => Promise<KeptNote | null>
  /** A note at this moment, not written anywhere yet. */
  readonly noteAt: (at: Date, words: NoteWords) => KeptNote
  /** Keeps a note that was made by `noteAt`; it is not sent yet. */
  readonly keepThis: (note: KeptNote) => Promise<boolean>
  readonly change: (change: Partial<NoteWords>) => void
  readonly keep: () => Promise<void>
  readonly discard: () => Promise<void>
  /** Goes on with a note that was begun before. */
  readonly resume: (note: KeptNote) => void
}

/** While somebody types, what they have is written down this often. */
const writeEveryMs = 200

export function useNotePad(
  personId: string,
  lesson: Pick<LessonCopy, 'id' | 'ahead' | 'number' | 'studyTitle'>,
): NotePad {
  const [draft, setDraft] = useState<KeptNote | null>(null)
  const [isSafe, setSafe] = useState(false)
  const unwritten = useRef<ReturnType<typeof setTimeout> | null>(null)
  const latest = useRef<KeptNote | null>(null)
  const turn = useRef<Promise<unknown>>(Promise.resolve())

  const noteAt = (at: Date, words: NoteWords): KeptNote => ({
    ...words,
    id: newId() as NoteId,
    lessonId: lesson.id,
    where: whereOf(lesson),
    capturedAt: at.toISOString(),
    ahead: lesson.ahead,
    state: 'waiting',
    code: null,
  })
  const write = async (note: KeptNote): Promise<boolean> => {
    if (unwritten.current) clearTimeout(unwritten.current)
    unwritten.current = null
    // One after the other: what was written earlier must not come to lie above what was written later.
    const next = turn.current.then(() => keepNote(personId, note))
    turn.current = next.catch(() => undefined)
    try {
      await next
      return true
    } catch (error) {
      console.error(error)
      tell('This device could not keep the note: its storage is full or blocked. Please copy the words.', {
        tone: 'danger',
      })
      return false
    }
  }
  const writeLatest = async () => {
    const note = latest.current
    if (note && (await write(note)) && note === latest.current) setSafe(true)
  }
  const writeDraft = useEffectEvent(() => {
    if (draft && unwritten.current) void write(draft)
  })
  useEffect(() => {
    const leave = () => writeDraft()
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [])

  const begin = (words: NoteWords) => {
    const note: KeptNote = { ...noteAt(new Date(), words), state: 'writing' }
    setDraft(note)
    setSafe(false)
    latest.current = note
    void writeLatest()
  }
  const noteAtOnce = async (words: NoteWords) => {
    const note = noteAt(new Date(), words)
    if (!(await write(note))) return null
    sendNow()
    announce('Note kept')
    return note
  }
  const change = (words: Partial<NoteWords>) => {
    if (!draft) return
    const next = { ...draft, ...words }
    setDraft(next)
    latest.current = next
    setSafe(false)
    unwritten.current ??= setTimeout(() => void writeLatest(), writeEveryMs)
  }
  const keep = async () => {
    if (!draft) return
    if (!(await write({ ...draft, state: 'waiting' }))) return
    setDraft(null)
    sendNow()
    announce('Note kept')
  }
  const discard = async () => {
    if (!draft) return
    if (unwritten.current) clearTimeout(unwritten.current)
    unwritten.current = null
    setDraft(null)
    await turn.current
    await letGo(personId, { note: draft })
  }
  const resume = useCallback((note: KeptNote) => {
    latest.current = note
    setDraft(note)
    setSafe(true)
  }, [])
  return { draft, isSafe, begin, noteAtOnce, noteAt, keepThis: write, change, keep, discard, resume }
}
