/** When something is held, as a school says it: the day and the clock there. */
import { dayInLondon, dayInWords } from './civil-date.js'
import { clockInLondon } from './wall-clock.js'

/** 17 November 2026, 16:00 */
export const momentInWords = (instant: Date): string => `${dayInWords(dayInLondon(instant))}, ${clockInLondon(instant)}`

/** 17 November 2026, 16:00 to 17:30; over midnight the second day is said too. */
export const spanInWords = (startsAt: Date, endsAt: Date): string =>
  `${momentInWords(startsAt)} to ${dayInLondon(startsAt) === dayInLondon(endsAt) ? clockInLondon(endsAt) : momentInWords(endsAt)}`
