/** "Who can read this", in sentences that stand on a review and on each part of it. */
import type { Eyes } from './peer-review-policy.service.js'
import type { AssignmentRecord, ReviewRecord } from './peer-review-record.service.js'

/** Says who would read, never whether somebody has written: that nobody has is nobody's business either. */
export function whoReadsReview({ standing }: Eyes): string[] {
  switch (standing) {
    case 'REQUESTER':
      return [
        'Each review: you, once it is handed in, and reviewers who have handed in their own.',
        'Your answer: the reviewers who handed one in.',
        'Remarks: you and the one reviewer each is with.',
        'Your group and the coordinator see who was asked, dates and where it stands, and no words.',
      ]
    case 'REVIEWER':
      return [
        'Your draft: only you, until you hand it in.',
        'Then: whoever asked, and reviewers who have handed in their own.',
        'Your remarks: you and whoever asked.',
      ]
    case 'ASKED':
      return ['Your answer, and an interest you name: whoever asked.']
    case 'GROUP':
    case 'OFFICE':
      return [
        'The reviews are between whoever asked and the reviewers. You see who was asked, dates and where it stands.',
      ]
    case 'HEAD':
      return ['Your reason: your colleague.']
    case 'PAST':
      return ['What you wrote here: only you.']
  }
}

export function whoReadsPart(record: ReviewRecord, eyes: Eyes, part: AssignmentRecord): string {
  const isOwn = part.id === eyes.own?.id
  if (part.state === 'SUBMITTED' && (isOwn || eyes.phase.seesOthers)) {
    return 'Whoever asked, and reviewers who have handed in their own'
  }
  return isOwn && record.state !== 'WITHDRAWN' ? 'Only you' : ''
}
