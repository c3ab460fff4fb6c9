/** Dates as people in English schools write them: 14 March 2026, 9:05 am, in school time wherever the reader is. */
const timeZone = 'Europe/London'
const dayFormat = new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'long', year: 'numeric' })
const weekdayFormat = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'long' })
const timeFormat = new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric', minute: '2-digit', hour12: true })

/** A civil date has no time: noon keeps it on its day in every zone. */
const instant = (value: string | Date): Date =>
  value instanceof Date ? value : new Date(/^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T12:00:00Z` : value)

/** "14 March 2026" */
export const dayOf = (value: string | Date): string => dayFormat.format(instant(value))

/** "9:05 am" */
export const timeOf = (value: string | Date): string => timeFormat.format(instant(value)).toLowerCase()

/** "14 March 2026, 9:05 am" */
export const dayAndTimeOf = (value: string | Date): string => `${dayOf(value)}, ${timeOf(value)}`

const minute = 60_000
const day = 86_400_000

const daysBetween = (from: Date, to: Date): number =>
  Math.round((Date.parse(`${dayOf(to)} UTC`) - Date.parse(`${dayOf(from)} UTC`)) / day)

/** "just now", "12 minutes ago", "today, 9:05 am", "yesterday", "on Tuesday", "14 March 2026" */
export function whenOf(value: string | Date, now: Date = new Date()): string {
  const then = instant(value)
  const minutes = Math.floor((now.getTime() - then.getTime()) / minute)
  if (minutes >= 0 && minutes < 1) return 'just now'
  if (minutes >= 0 && minutes < 60) return minutes === 1 ? '1 minute ago' : `${minutes} minutes ago`
  const days = daysBetween(then, now)
  if (days === 0) return `today, ${timeOf(then)}`
  if (days === 1) return `yesterday, ${timeOf(then)}`
  if (days === -1) return `tomorrow, ${timeOf(then)}`
  if (days > 1 && days < 7) return `on ${weekdayFormat.format(then)}`
  return dayOf(then)
}
