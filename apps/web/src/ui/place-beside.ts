/** Puts a sheet under the thing that opened it, or above where there is no room, and always inside the window. */
const gap = 6
const edge = 8

export function placeBeside(sheet: HTMLElement, opener: HTMLElement, align: 'start' | 'end'): void {
  const from = opener.getBoundingClientRect()
  const { width, height } = sheet.getBoundingClientRect()
  const below = innerHeight - from.bottom - gap - edge
  const above = from.top - gap - edge
  const goesUp = height > below && above > below
  const left = align === 'start' ? from.left : from.right - width
  const room = Math.max(below, above)
  sheet.style.left = `${Math.max(edge, Math.min(left, innerWidth - width - edge))}px`
  sheet.style.top = `${goesUp ? from.top - gap - Math.min(height, room) : from.bottom + gap}px`
  sheet.style.maxHeight = `${room}px`
}
