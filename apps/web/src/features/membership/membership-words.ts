/** What people call a membership's role and state. */
import type { MembershipRole, MembershipState } from '../../gql/graphql'
import type { Tone } from '../../ui/Notice'

export const roleWords: Readonly<Record<MembershipRole, string>> = {
  LEAD: 'Leads',
  STRATEGIC_PARTNER: 'Strategic partner',
  MEMBER: 'Member',
}

export const stateWords: Readonly<Record<MembershipState, { readonly label: string; readonly tone: Tone }>> = {
  INVITED: { label: 'Invited', tone: 'accent' },
  PENDING: { label: 'Has still to sign', tone: 'accent' },
  ACTIVE: { label: 'Active', tone: 'good' },
  PAUSED: { label: 'Paused', tone: 'warn' },
  LEAVING: { label: 'Leaving', tone: 'warn' },
  LEFT: { label: 'Left', tone: 'plain' },
  DECLINED: { label: 'Declined', tone: 'plain' },
  EXPIRED: { label: 'Invitation ran out', tone: 'plain' },
  REMOVED: { label: 'Removed', tone: 'plain' },
}

/** No longer, or never, in the alliance. */
export const isOver = (state: MembershipState): boolean => ['LEFT', 'DECLINED', 'EXPIRED', 'REMOVED'].includes(state)
