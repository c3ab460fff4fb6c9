/** Formats of sessions, in the words of a staff room. */
import type { SessionFormat } from '@alongside/domain/cpd-session'

export const formatWords: Readonly<Record<SessionFormat, string>> = {
  TWILIGHT: 'Twilight',
  HALF_DAY: 'Half day',
  FULL_DAY: 'Full day',
  INSET_DAY: 'INSET day',
  LEARNING_VISIT: 'Learning visit',
  ONLINE: 'Online',
  COACHING: 'Coaching',
}
