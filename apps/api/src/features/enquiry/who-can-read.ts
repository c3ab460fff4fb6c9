/** "Who can read this", in sentences that stand on the enquiry's page. */
import { isOpenToPartners } from '@alongside/domain/enquiry'
import { visibilityLabels } from '@alongside/domain/visibility'
import type { EnquiryRecord } from './enquiry-record.service.js'
import { joinedMembers } from './enquiry-record.service.js'

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

export function whoCanRead(record: EnquiryRecord, guests: number, isReviewed: boolean): string[] {
  const members = joinedMembers(record)
  const schools = new Set(members.map(({ urn }) => urn)).size
  const group = `The board: the ${counted(members.length, 'member', 'members')} from ${counted(schools, 'school', 'schools')}.`
  const wider = record.visibility === 'GROUP' ? [] : [`The board too: ${lower(visibilityLabels[record.visibility])}.`]
  const invited = guests === 0 ? [] : [`The board too: ${counted(guests, 'guest', 'guests')} of this enquiry alone.`]
  // Not how many: reviewers do not learn of one another before they have handed in what they think.
  const reviewers = isReviewed ? ['The board too: reviewers whom its group has asked, until their review is over.'] : []
  const shell = isOpenToPartners(record.state)
    ? 'Title, schools, stage and lead: staff of all schools in the alliance, and its coordinator.'
    : 'Nobody else yet: this is a draft until it is opened to partners.'
  return [group, ...wider, ...invited, ...reviewers, shell]
}

const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)
