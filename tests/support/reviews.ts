// Peer reviews in a test: the words of each step, as a browser sends them, and the way to where a test needs one.
import type { Answer } from './ask.js'
import { Caller } from './ask.js'
import type { Cast } from './enquiries.js'
import { addressFor, type World } from './world.js'

export const parts = `id state itemId title question dueOn standing response requester { name } requesterHasClosed closesOn missingForNext { code } whoCanRead
  phase { readsWork canReview seesOthers seesNames canRemark canRespond }
  assignments { id state isMine reviewer { name } school { name } strengths questions suggestions submittedAt hasConflict declaration earlierDeclarations { hasConflict declaration at } declineReason usefulness usefulnessNote
    hasAgreedToClose whoCanRead revisions { strengths } load { hours level } abilities { rate allow } }
  threads { id placeKind placeId placeName remarks { id body isMine author { name } editedAt removedAt abilities { edit remove } } }
  invitations { id email name link } version`

const step = (name: string, more = '', given = ''): string =>
  `mutation($id: ID!${more}) { ${name}(id: $id${given}) { ${parts} } }`

export const steps = {
  accept: step(
    'acceptReview',
    ', $hasConflict: Boolean, $declaration: String!',
    ', hasConflict: $hasConflict, declaration: $declaration',
  ),
  decline: step('declineReview', ', $reason: String!', ', reason: $reason'),
  open: step('openReview'),
  begin: step('beginReview'),
  save: step(
    'saveReview',
    ', $strengths: String!, $questions: String!, $suggestions: String!',
    ', strengths: $strengths, questions: $questions, suggestions: $suggestions',
  ),
  submit: step('submitReview'),
  respond: step('respondToReview', ', $response: String!', ', response: $response'),
  close: step('closeReview'),
  withdraw: step('withdrawReviewRequest'),
  stepBack: step('withdrawReview'),
  declare: step('declareReviewInterest', ', $declaration: String!', ', declaration: $declaration'),
  askHead: step('askHeadAboutReview'),
} as const
export type Step = keyof typeof steps

export const offer = `mutation($id: ID!, $person: ID!) { offerReview(reviewId: $id, personId: $person) { ${parts} } }`
export const rate = `mutation($id: ID!, $part: ID!, $n: Int!) { rateReview(reviewId: $id, assignmentId: $part, usefulness: $n, note: "Just what we needed") { ${parts} } }`
export const allow = `mutation($id: ID!, $part: ID!, $reason: String!) { allowReview(reviewId: $id, assignmentId: $part, reason: $reason) { ${parts} } }`
export const remark = `mutation($id: ID!, $part: ID!, $thread: ID, $kind: PlaceKind!, $place: ID, $body: String!) {
  addRemark(reviewId: $id, assignmentId: $part, threadId: $thread, placeKind: $kind, placeId: $place, body: $body) { ${parts} } }`

export const noInterest = { hasConflict: false, declaration: '' }
export const words = (strengths: string) => ({ strengths, questions: '', suggestions: '' })

const request = `mutation($kind: ReviewedKind = ENQUIRY, $itemId: ID!, $question: String!, $dueOn: Date, $reviewers: [ID!]!, $guests: [ReviewGuestInput!]) {
  requestReview(itemKind: $kind, itemId: $itemId, question: $question, dueOn: $dueOn, reviewerIds: $reviewers, guests: $guests) { ${parts} } }`

export class ReviewHelp {
  constructor(
    private readonly w: World,
    private readonly c: Cast,
  ) {}

  /** Ana asks these people about her enquiry. */
  async ask(itemId: string, reviewers: readonly { id: string }[], more: object = {}): Promise<Answer> {
    const wish = { itemId, question: 'Do they talk more?', reviewers: reviewers.map(({ id }) => id), ...more }
    return (await this.c.ana.ask(request, wish)).requestReview
  }

  refused(who: Caller, itemId: string, more: object): Promise<string> {
    return who.refused(request, { itemId, question: 'Do they talk more?', reviewers: [], ...more })
  }

  async does(who: Caller, step: Step, id: string, more: object = {}): Promise<Answer> {
    return Object.values((await who.ask(steps[step], { id, ...more })) as Record<string, unknown>)[0]
  }

  no(who: Caller, step: Step, id: string, more: object = {}): Promise<string> {
    return who.refused(steps[step], { id, ...more })
  }

  async sees(who: Caller, id: string): Promise<Answer> {
    return (await who.ask(`query($id: ID!) { peerReview(id: $id) { ${parts} } }`, { id })).peerReview
  }

  async writes(who: Caller, id: string, what: string): Promise<Answer> {
    await this.does(who, 'begin', id)
    return this.does(who, 'save', id, words(what))
  }

  /** Somebody from outside, asked by e-mail, who has come in by the link. */
  async guest(itemId: string, reviewers: readonly { id: string }[]): Promise<{ guest: Caller; review: Answer }> {
    const review = await this.ask(itemId, reviewers, { guests: [{ email: addressFor('gwen'), name: 'Gwen Guest' }] })
    const guest = new Caller(this.w.url)
    await guest.ask(
      'mutation($token: String!) { acceptInvitation(token: $token, name: "Gwen Guest", password: "a long enough password") { id } }',
      { token: review.invitations[0].link.split('/').at(-1) },
    )
    return { guest, review }
  }
}
