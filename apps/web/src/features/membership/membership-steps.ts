/** The plain steps of a membership: what each asks before it is done, and what it says afterwards. */
import type { TypedDocumentNode } from '@apollo/client'
import { graphql } from '../../gql'
import type { MembershipPartsFragment } from '../../gql/graphql'

export interface StepVariables {
  readonly allianceId: string
  readonly id: string
  /** Steps without one leave it unread. */
  readonly reason: string
}

export interface Step {
  readonly document: TypedDocumentNode<unknown, StepVariables>
  /** In the menu, or on the button. */
  readonly label: string
  readonly title: (school: string, alliance: string) => string
  readonly words: (membership: MembershipPartsFragment) => string
  readonly action: string
  readonly done: (school: string) => string
  readonly harmless?: boolean
  readonly reason?: { readonly label: string; readonly hint?: string; readonly optional?: boolean }
}

const accept = graphql(`
  mutation AcceptMembership($allianceId: ID!, $id: ID!) {
    acceptMembership(allianceId: $allianceId, id: $id) { ...MembershipParts }
  }
`)
const decline = graphql(`
  mutation DeclineMembership($allianceId: ID!, $id: ID!, $reason: String) {
    declineMembership(allianceId: $allianceId, id: $id, reason: $reason) { ...MembershipParts }
  }
`)
const countersign = graphql(`
  mutation CountersignMembership($allianceId: ID!, $id: ID!) {
    countersignMembership(allianceId: $allianceId, id: $id) { ...MembershipParts }
  }
`)
const pause = graphql(`
  mutation PauseMembership($allianceId: ID!, $id: ID!, $reason: String) {
    pauseMembership(allianceId: $allianceId, id: $id, reason: $reason) { ...MembershipParts }
  }
`)
const resume = graphql(`
  mutation ResumeMembership($allianceId: ID!, $id: ID!) {
    resumeMembership(allianceId: $allianceId, id: $id) { ...MembershipParts }
  }
`)
const withdrawNotice = graphql(`
  mutation WithdrawNotice($allianceId: ID!, $id: ID!, $reason: String) {
    withdrawNotice(allianceId: $allianceId, id: $id, reason: $reason) { ...MembershipParts }
  }
`)
const remove = graphql(`
  mutation RemoveMembership($allianceId: ID!, $id: ID!, $reason: String!) {
    removeMembership(allianceId: $allianceId, id: $id, reason: $reason) { ...MembershipParts }
  }
`)
const handOverLead = graphql(`
  mutation HandOverLead($allianceId: ID!, $id: ID!) {
    handOverLead(allianceId: $allianceId, id: $id) { ...MembershipParts }
  }
`)

export const steps = {
  accept: {
    document: accept,
    label: 'Accept',
    title: (school) => `Accept for ${school}?`,
    words: ({ alliance }) =>
      `You say that your school would like to join ${alliance.name}. Nothing is shared yet: next you read the membership agreement, and you are a member once you have signed it.`,
    action: 'Accept',
    done: (school) => `Accepted for ${school}. The agreement waits for your signature.`,
    harmless: true,
  },
  decline: {
    document: decline,
    label: 'Decline…',
    title: (school) => `Decline for ${school}?`,
    words: ({ alliance }) =>
      `The coordinator of ${alliance.name} is told. Nothing was shared, and the alliance can invite your school again.`,
    action: 'Decline',
    done: (school) => `Declined for ${school}`,
    reason: { label: 'Why', hint: 'The coordinator reads it.', optional: true },
  },
  countersign: {
    document: countersign,
    label: 'Countersign for the trust',
    title: (school) => `Countersign for ${school}?`,
    words: ({ alliance }) =>
      `You add your trust’s name to the school’s membership of ${alliance.name}. The membership does not depend on it.`,
    action: 'Countersign',
    done: (school) => `Countersigned for ${school}`,
    harmless: true,
  },
  pause: {
    document: pause,
    label: 'Pause…',
    title: (school) => `Pause the membership of ${school}?`,
    words: ({ alliance }) =>
      `Colleagues of the school go on reading in ${alliance.name} and can write nothing there until the membership is resumed. Enquiries with too few schools left pause as well. Nothing is lost.`,
    action: 'Pause',
    done: (school) => `The membership of ${school} is paused`,
    reason: { label: 'Why', hint: 'The school’s head and the alliance’s office read it.', optional: true },
  },
  resume: {
    document: resume,
    label: 'Resume…',
    title: (school) => `Resume the membership of ${school}?`,
    words: ({ alliance }) => `From now on colleagues of the school can write again in ${alliance.name}.`,
    action: 'Resume',
    done: (school) => `The membership of ${school} is active again`,
    harmless: true,
  },
  withdrawNotice: {
    document: withdrawNotice,
    label: 'Withdraw the notice…',
    title: (school) => `Does ${school} stay?`,
    words: ({ alliance }) => `The notice is withdrawn, and the membership of ${alliance.name} goes on as before.`,
    action: 'Withdraw the notice',
    done: (school) => `${school} stays`,
    harmless: true,
    reason: { label: 'Why', optional: true },
  },
  remove: {
    document: remove,
    label: 'Remove from the alliance…',
    title: (school, alliance) => `Remove ${school} from ${alliance}?`,
    words: ({ removalAskedBy, reason }) =>
      removalAskedBy
        ? `${removalAskedBy.name} asked for it: “${reason}”. If you agree, the membership ends at once. The school’s people lose access to the alliance; its head can take an export of what they wrote; what was passed on stays, with the school’s name on it.`
        : 'It takes two: the coordinator and the head of the lead school. The other one is asked, and the membership ends when they agree. Nothing happens before that.',
    action: 'Remove',
    done: () => 'Noted',
    reason: { label: 'Why', hint: 'Both of you give a reason. It is kept.' },
  },
  handOverLead: {
    document: handOverLead,
    label: 'Let this school lead…',
    title: (school, alliance) => `Let ${school} lead ${alliance}?`,
    words: () =>
      'The lead passes to this school at once, and yours becomes a member. Only its head can pass the lead on again.',
    action: 'Hand over the lead',
    done: (school) => `${school} leads from now on`,
  },
} as const satisfies Readonly<Record<string, Step>>

export type StepName = keyof typeof steps
