/** Who can read this: the steps from oneself to the alliance. Widening is confirmed, narrowing is always allowed. */
import { Refusal } from './refusal.js'

export const Visibility = {
  PRIVATE: 'PRIVATE',
  GROUP: 'GROUP',
  PARTNER_SCHOOLS: 'PARTNER_SCHOOLS',
  HOST_LEADERS: 'HOST_LEADERS',
  CLUSTER: 'CLUSTER',
  ALLIANCE: 'ALLIANCE',
  OBSERVERS_AGGREGATE: 'OBSERVERS_AGGREGATE',
} as const
export type Visibility = (typeof Visibility)[keyof typeof Visibility]

/** An enquiry's board: from its members outwards. The other steps belong to challenges and to aggregates. */
export const enquiryVisibilities = ['GROUP', 'PARTNER_SCHOOLS', 'CLUSTER', 'ALLIANCE'] as const
export type EnquiryVisibility = (typeof enquiryVisibilities)[number]

export const visibilityLabels: Readonly<Record<Visibility, string>> = {
  PRIVATE: 'Only me',
  GROUP: 'The members of this group',
  PARTNER_SCHOOLS: 'Staff of the schools taking part',
  HOST_LEADERS: 'Leaders of the host school',
  CLUSTER: 'Staff of the schools in our clusters',
  ALLIANCE: 'Staff of all schools in the alliance',
  OBSERVERS_AGGREGATE: 'Observers, as numbers over several schools only',
}

export const isEnquiryVisibility = (value: string): value is EnquiryVisibility =>
  (enquiryVisibilities as readonly string[]).includes(value)

export const isWider = (from: EnquiryVisibility, to: EnquiryVisibility): boolean =>
  enquiryVisibilities.indexOf(to) > enquiryVisibilities.indexOf(from)

/** VIS-1: widening is a separate, confirmed action; narrowing asks nothing. */
export function changeVisibility(from: EnquiryVisibility, to: string, confirmed: boolean): EnquiryVisibility {
  if (!isEnquiryVisibility(to)) throw new Refusal('visibility.not-for-this', { to })
  if (isWider(from, to) && !confirmed) throw new Refusal('visibility.needs-confirming', { from, to })
  return to
}
