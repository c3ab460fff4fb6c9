/** What happens after the workshop: the team keeps in touch at six weeks and comes back, or calls, two terms on. */
import { onlyFor, type Parts } from './challenge-part.js'
import type { CivilDate } from './civil-date.js'
import { Refusal } from './refusal.js'
import { cleanText, limits } from './text.js'

export const FollowUpKind = { KEEP_IN_TOUCH: 'KEEP_IN_TOUCH', VISIT: 'VISIT' } as const
export type FollowUpKind = (typeof FollowUpKind)[keyof typeof FollowUpKind]

/** A visit can be a call: what counts is that somebody of the team asks what has become of it. */
export const FollowUpWay = { ON_SITE: 'ON_SITE', CALL: 'CALL' } as const
export type FollowUpWay = (typeof FollowUpWay)[keyof typeof FollowUpWay]

export interface FollowUp {
  readonly kind: FollowUpKind
  readonly way: FollowUpWay
  readonly heldOn: CivilDate
  /** What was seen and heard. */
  readonly record: string
}

/** FUP-1: recorded by the lead reviewer or the colleague who does it for them, when it has been held. */
export function recordFollowUp(followUp: FollowUp, parts: Parts, today: CivilDate): FollowUp {
  onlyFor(parts, ['LEAD_REVIEWER', 'FOLLOW_UP_REVIEWER'])
  if (followUp.heldOn > today) throw new Refusal('follow-up.in-the-future')
  return { ...followUp, record: cleanText(followUp.record, { field: 'record', limit: limits.paragraph }) }
}

/** FUP-2: keeping in touch is good, and is not the follow-up. */
export const isFollowUpHeld = (followUps: readonly Pick<FollowUp, 'kind'>[]): boolean =>
  followUps.some(({ kind }) => kind === 'VISIT')
