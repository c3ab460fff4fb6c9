/** While a session is held: every day and hour says whether it could be held there, and why not. */
import type { ClashLevel } from '@alongside/domain/clash'
import { useRef } from 'react'
import type { CalendarRange, CalendarView } from './calendar-range'
import { levelWords, reasonsInWords } from './clash-words'
import { paint, wipe } from './paint-availability'
import { type Availability, halfHours, type Slot, slotKey, useAvailability } from './useAvailability'

const keyOf = (wall: Date): string => slotKey(wall.toISOString().slice(0, 10), wall.toISOString().slice(11, 16))

export function useDragHints(view: CalendarView, range: CalendarRange) {
  const look = useAvailability(range.from, range.until)
  const frame = useRef<HTMLDivElement>(null)
  const told = useRef<HTMLParagraphElement>(null)
  const free = useRef<Availability | null>(null)
  /** Over what it is held: it may be there before the answer is. */
  const over = useRef<Date | null>(null)
  const say = (level: ClashLevel | null, words: string): void => {
    if (!told.current) return
    told.current.dataset.level = level ?? ''
    told.current.textContent = level ? `${levelWords[level].label}: ${words}` : words
  }
  const tell = (start: Date): Slot | undefined => {
    const slot = slotAt(free.current, start, view)
    if (slot) say(slot.level, reasonsInWords(slot.reasons))
    return slot
  }
  const pickUp = async (sessionId: string): Promise<void> => {
    frame.current?.setAttribute('data-dragging', '')
    say(null, 'Looking which days suit…')
    const answer = await look(sessionId, view === 'week' ? halfHours : null)
    free.current = answer
    if (answer && frame.current) paint(frame.current, answer, view)
    if (!answer || !over.current || !tell(over.current)) say(null, answer ? 'Days that suit are marked' : '')
  }
  const putDown = (): void => {
    free.current = null
    over.current = null
    frame.current?.removeAttribute('data-dragging')
    if (frame.current) wipe(frame.current)
  }
  const allows = (start: Date): boolean => {
    over.current = start
    return tell(start)?.level !== 'BLOCK'
  }
  /** When it would be held, if it were let go there; null: not known yet. */
  const timeAt = (start: Date): Date | null => {
    const slot = slotAt(free.current, start, view)
    return slot ? new Date(slot.startsAt) : null
  }
  return { frame, told, pickUp, putDown, allows, timeAt }
}

/** In the month a session keeps its time of day, whatever the cell says. */
function slotAt(free: Availability | null, start: Date, view: CalendarView) {
  if (!free) return undefined
  if (view === 'week') return free.get(keyOf(start))
  const date = start.toISOString().slice(0, 10)
  for (const [key, slot] of free) if (key.startsWith(date)) return slot
  return undefined
}
