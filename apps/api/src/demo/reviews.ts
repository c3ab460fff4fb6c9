/** The demo's peer reviews: one that Amara asked for and that is being written, one that Amara is asked for herself, and one of a lesson that Ben taught. */
import type { AssignmentState, PeerReviewState, ReviewWords } from '@alongside/domain/peer-review'
import type { EnquiryHandle, LessonStudyHandle, PersonHandle, SchoolHandle } from './handles.js'

/** A place of a lesson that a talk is about. */
export type DemoPlace = { readonly stage: string } | { readonly note: readonly [by: PersonHandle, at: string] }
/** What reviewer and requester said beside a review, in turns, the reviewer first; on the whole, or at one place. */
export interface DemoTalk {
  readonly on?: DemoPlace
  readonly turns: readonly string[]
}

export interface DemoReviewer extends Partial<ReviewWords> {
  readonly person: PersonHandle
  readonly school: SchoolHandle
  readonly state: AssignmentState
  readonly submittedDaysAgo?: number
  readonly declineReason?: string
  readonly talks?: readonly DemoTalk[]
}
export interface DemoReview {
  readonly of: EnquiryHandle | { readonly study: LessonStudyHandle; readonly lesson: number }
  readonly by: PersonHandle
  readonly school: SchoolHandle
  readonly question: string
  readonly state: PeerReviewState
  readonly daysAgo: number
  /** NEXT_HALF_TERM: in its first week, so that nothing of this half-term's work weighs on it. */
  readonly dueInDays: number | 'NEXT_HALF_TERM'
  readonly reviewers: readonly DemoReviewer[]
}

export const reviews: readonly DemoReview[] = [
  {
    of: 'say-it-first',
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
        talks: [
          {
            turns: [
              'On the whole: may I show your tally sheet to my department? The empty one, of course.',
              'Gladly. Siobhan has it; it fits on half a page.',
            ],
          },
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
    of: 'waiting-longer',
    by: 'maya',
    school: 'tarnbeck',
    question:
      'We count who begins and how long we wait. Is snack time too narrow a place to look, and what would you count instead?',
    state: 'REQUESTED',
    daysAgo: 1,
    dueInDays: 'NEXT_HALF_TERM',
    reviewers: [{ person: 'amara', school: 'marlpit-lane', state: 'OFFERED' }],
  },
  {
    of: { study: 'unasked-questions', lesson: 1 },
    by: 'ben',
    school: 'hazelholt',
    question:
      'We watched three pupils ask questions of a page. Did our plan leave them enough of it unsaid, and what would you have listened for?',
    state: 'OPEN',
    daysAgo: 6,
    dueInDays: 8,
    reviewers: [
      {
        person: 'hannah',
        school: 'kelsham',
        state: 'IN_REVIEW',
        strengths: 'The grey paper over the lower half does the asking for you.',
        talks: [
          {
            on: { stage: 'Hear the first page; the rest is covered' },
            turns: [
              'Eight minutes for one page: was the second reading planned, or did it come from them?',
              'From them. We had thought of four minutes, and nobody wanted to stop.',
            ],
          },
          {
            on: { note: ['amara', '24:15'] },
            turns: ['Eleven strips on “nobody knows” and three between the lines. I would start the next lesson here.'],
          },
        ],
      },
      {
        person: 'grace',
        school: 'brackwater',
        state: 'DECLINED',
        declineReason: 'Two school trips in these weeks. Gladly after half-term.',
      },
    ],
  },
]
