/** The states of an enquiry in the words people use for them. */
import type { EnquiryState } from '@alongside/domain/enquiry'
import type { Tone } from '../../ui/Notice'

export const enquiryStateWords: Readonly<Record<EnquiryState, { readonly label: string; readonly tone: Tone }>> = {
  DRAFT: { label: 'Draft, seen by its authors', tone: 'plain' },
  FORMING: { label: 'Looking for partners', tone: 'accent' },
  ACTIVE: { label: 'Under way', tone: 'good' },
  PAUSED: { label: 'Paused', tone: 'warn' },
  SHARING: { label: 'Sharing what was learnt', tone: 'accent' },
  CLOSED: { label: 'Closed', tone: 'plain' },
  ABANDONED: { label: 'Abandoned', tone: 'plain' },
}
