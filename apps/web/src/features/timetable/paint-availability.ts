/** How well each day and hour suits, painted on what the calendar has drawn: to draw it anew in the middle of a drag would drop what is dragged. */
import type { ClashLevel } from '@alongside/domain/clash'
import type { CalendarView } from './calendar-range'
import type { Availability } from './useAvailability'

export function paint(frame: HTMLElement, free: Availability, view: CalendarView): void {
  for (const cell of frame.querySelectorAll<HTMLElement>('[data-date]')) {
    const date = cell.dataset.date ?? ''
    const slots = [...free].flatMap(([key, slot]) => (key.startsWith(date) ? [slot] : []))
    const first = slots[0]
    if (!first) continue
    if (view !== 'week') cell.dataset.level = first.level
    else cell.style.setProperty('--hours', stripes(slots.map(({ level }) => level)))
  }
}
const shades: Readonly<Record<ClashLevel, string>> = {
  BLOCK: 'var(--danger-wash)',
  BLOCK_RELEASE: 'var(--warn-wash)',
  WARN: 'var(--warn-wash)',
  IGNORE: 'var(--good-wash)',
}
const stripes = (levels: readonly ClashLevel[]): string => {
  const share = 100 / levels.length
  return `linear-gradient(${levels.map((level, at) => `${shades[level]} ${at * share}% ${(at + 1) * share}%`).join(', ')})`
}
export function wipe(frame: HTMLElement): void {
  for (const cell of frame.querySelectorAll<HTMLElement>('[data-date]')) {
    delete cell.dataset.level
    cell.style.removeProperty('--hours')
  }
}
