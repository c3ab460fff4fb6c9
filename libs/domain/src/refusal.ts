/** What a person can cause to be refused: one closed union of codes; the client keeps one sentence per code. */
export const refusalCodes = [
  'sign-in.required',
  'sign-in.wrong',
  'sign-in.too-many',
  'not-found',
  'not-allowed',
  'input.invalid',
  'input.too-long',
  'input.unknown-sign',
  'input.missing',
  'input.not-a-choice',
  'input.not-a-date',
  'input.not-a-number',
  'input.not-a-link',
  'input.not-an-email',
  'stale',
  'retry',
  'operation.unknown',
  'too-many',
  'reason.required',

  'password.too-short',
  'password.too-common',
  'reset.expired',

  'invitation.expired',
  'invitation.other-address',
  'invitation.role-not-yours-to-give',

  'person.state-out-of-order',
  'person.not-yourself',
  'person.suspended',
  'person.hand-over-first',
  'person.not-at-this-school',
  'deputy.dates',
  'deputy.not-at-this-school',

  'alliance.name-taken',
  'alliance.needs-lead-school',
  'alliance.has-lead-school',
  'alliance.read-only',
  'cluster.name-taken',
  'cluster.size',
  'cluster.school-not-a-member',

  'membership.state-out-of-order',
  'membership.already-invited',
  'membership.expired',
  'membership.agreement-changed',
  'membership.school-closed',
  'membership.school-without-head',
  'membership.not-due',
  'membership.lead-school-stays',
  'membership.needs-two-to-remove',
  'membership.leaving-date',
  'membership.already-countersigned',

  'enquiry.state-out-of-order',
  'enquiry.not-ready',
  'enquiry.needs-two-schools',
  'enquiry.needs-protocol-accepted',
  'enquiry.needs-lead',
  'enquiry.needs-checked-cycle',
  'enquiry.needs-practice-or-reason',
  'enquiry.not-active',
  'enquiry.not-open',
  'enquiry.over',
  'enquiry.finished',
  'enquiry.school-not-in-alliance',
  'enquiry.not-invited',
  'enquiry.already-invited',
  'enquiry.already-joined',
  'enquiry.lead-must-hand-over',
  'enquiry.lead-must-have-joined',
  'enquiry.member-state-out-of-order',
  'enquiry.protocol-changed',

  'cycle.stage-out-of-order',
  'cycle.not-ready',
  'cycle.needs-two-evidence',
  'cycle.needs-two-evidence-types',
  'cycle.needs-pupil-voice',
  'cycle.needs-focus',
  'cycle.needs-learners',
  'cycle.needs-supported-hunch',
  'cycle.all-hunches-rejected',
  'cycle.needs-change-idea',
  'cycle.needs-baseline',
  'cycle.needs-success-measure',
  'cycle.needs-finished-test',
  'cycle.needs-answer',
  'cycle.not-earlier',
  'cycle.not-checked',
  'cycle.next-already-begun',
  'cycle.already-unlocked',
  'proposal.already-open',
  'proposal.not-open',
  'proposal.overtaken',

  'board.read-only',
  'board.column-locked',
  'board.too-many-cards',
  'board.link-not-allowed',
  'board.unknown-field',
  'hunch.status-out-of-order',
  'hunch.not-testable',
  'hunch.needs-evidence',

  'visibility.not-for-this',
  'visibility.needs-confirming',
  'health.unknown-process',
  'template.empty',
  'comment.not-yours',
  'comment.deleted',
  'comment.mention-not-a-reader',
  'guest.already-has-access',

  'live.malformed',
  'live.too-large',
  'live.gap',
  'live.not-yours',
  'live.new-epoch',
  'live.shape',
  'live.quota',
  'live.document-full',
  'live.quarantined',

  'history.no-such-version',
  'history.needs-confirming',

  'register.running',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

export type RefusalDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

export class Refusal extends Error {
  readonly code: RefusalCode
  readonly details: RefusalDetails
  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }
}
