/** How a place in a session stands in the calendar of whoever has it, and which mails people want. */
import type { CpdSessionState } from './cpd-session.js'

export const ReminderChoice = {
  OFF: 'OFF',
  AT_ONCE: 'AT_ONCE',
  /** One mail a day at most, in the morning of a school day. */
  DIGEST: 'DIGEST',
} as const
export type ReminderChoice = (typeof ReminderChoice)[keyof typeof ReminderChoice]

/** CAL-7: no more than these in a day at once; the rest waits for the next morning. */
export const mostAtOnce = 5

export type EntryStatus = 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED'

const ofPlace: Readonly<Record<string, EntryStatus | null>> = {
  REQUESTED: 'TENTATIVE',
  OFFERED: 'TENTATIVE',
  APPROVED: 'CONFIRMED',
  CONFIRMED: 'CONFIRMED',
  ATTENDED: 'CONFIRMED',
  DID_NOT_ATTEND: 'CONFIRMED',
  // Nothing to keep free for, yet.
  WAITING_LIST: null,
  DECLINED: 'CANCELLED',
  EXPIRED: 'CANCELLED',
  CANCELLED: 'CANCELLED',
}

/** CAL-8: what is called off or put off stays in the calendar as cancelled, so that nobody travels there; null: not shown. */
export function entryStatus(session: CpdSessionState, places: readonly string[]): EntryStatus | null {
  const known = places.map((place) => ofPlace[place] ?? null)
  const best = (['CONFIRMED', 'TENTATIVE', 'CANCELLED'] as const).find((status) => known.includes(status)) ?? null
  if (best === null || session === 'DRAFT') return null
  return session === 'CANCELLED' || session === 'POSTPONED' ? 'CANCELLED' : best
}
