/** The demo's peer reviews: one that Amara asked for and that is being written, one that Amara is asked for herself. */
import type { AssignmentState, PeerReviewState, ReviewWords } from '@alongside/domain/peer-review'
import type { EnquiryHandle, PersonHandle, SchoolHandle } from './handles.js'

export interface DemoReviewer extends Partial<ReviewWords> {
  readonly person: PersonHandle
  readonly school: SchoolHandle
  readonly state: AssignmentState
  readonly submittedDaysAgo?: number
  /** What reviewer and requester said beside it, in turns, the reviewer first. */
  readonly remarks?: readonly string[]
}
export interface DemoReview {
  readonly enquiry: EnquiryHandle
  readonly by: PersonHandle
  readonly school: SchoolHandle
  readonly question: string
  readonly state: PeerReviewState
  readonly daysAgo: number
  readonly dueInDays: number
  readonly reviewers: readonly DemoReviewer[]
}

export const reviews: readonly DemoReview[] = [
  {
    enquiry: 'say-it-first',
    by: 'amara',
    school: 'marlpit-lane',
    question:
      'We think that saying a sentence aloud before writing it helps the pupils who hardly speak. Is our evidence good enough to go on, or are we seeing what we hoped to see? And whom have we forgotten?',
    state: 'OPEN',
    daysAgo: 12,
    dueInDays: 9,
    reviewers: [
      {
        person: 'marcus',
        school: 'harrowmere',
        state: 'SUBMITTED',
        submittedDaysAgo: 2,
        strengths:
          'You went back from the hunch to the focus, and the reason is on the board for everybody to read. The blind reading of the recounts is described so that I could do it myself.\n\nThe quick tests are small enough that you could stop one after a week.',
        questions:
          'At Marlpit Lane the ten minutes moved to after register in week one, so more pupils were in the room. How much of the first weeks is the second listener, and how much is simply being there?\n\nWho chooses the second listener, and for whom is a new face too much?',
        suggestions:
          'Show the count with and without the four pupils who were away. Look at the same twelve in a subject where nobody rehearses: if they speak more there too, it is more than the routine.',
        remarks: [
          'On the whole: may I show your tally sheet to my department? The empty one, of course.',
          'Gladly. Siobhan has it; it fits on half a page.',
        ],
      },
      {
        person: 'rhys',
        school: 'tarnbeck',
        state: 'IN_REVIEW',
        strengths: 'The pupils’ words stand first on the board, before any adult’s view of them.',
      },
      { person: 'grace', school: 'brackwater', state: 'OFFERED' },
    ],
  },
  {
    enquiry: 'waiting-longer',
    by: 'maya',
    school: 'tarnbeck',
    question:
      'We count who begins and how long we wait. Is snack time too narrow a place to look, and what would you count instead?',
    state: 'REQUESTED',
    daysAgo: 1,
    dueInDays: 16,
    reviewers: [{ person: 'amara', school: 'marlpit-lane', state: 'OFFERED' }],
  },
]
