/** What is still missing before something can move on, in words: one sentence per reason, the same wherever it is shown. */
import type { GuardReason } from './life-cycle.js'
import type { RefusalCode } from './refusal.js'

export const missingWords = {
  'enquiry.needs-two-schools':
    'Teachers from at least two schools have to have joined and accepted the group agreement.',
  'enquiry.needs-protocol-accepted': 'Some members have not accepted the group agreement yet. Ask them to read it.',
  'enquiry.needs-lead': 'The enquiry needs a lead who has joined it. Name one of the members.',
  'enquiry.needs-checked-cycle': 'At least one cycle has to be checked before the group shares what it learned.',
  'enquiry.needs-practice-or-reason':
    'Publish what you want to pass on, or say why there is nothing worth passing on this time.',
  'cycle.needs-two-evidence': 'Put at least two pieces of evidence on the board, each with its type.',
  'cycle.needs-two-evidence-types': 'Use at least two different types of evidence.',
  'cycle.needs-pupil-voice': 'Include what pupils say themselves.',
  'cycle.needs-focus': 'Write down the focus you agreed on.',
  'cycle.needs-learners': 'Say which group of pupils it is for, and why these.',
  'cycle.needs-supported-hunch': 'Test at least one hunch against evidence first, and find it supported.',
  'cycle.all-hunches-rejected':
    'The evidence speaks against every hunch. That is a finding: go back to focusing and look again.',
  'cycle.needs-change-idea': 'Describe at least one change you want to try.',
  'cycle.needs-baseline': 'Write down where you stand before the change.',
  'cycle.needs-success-measure': 'Write down how you will know that it worked.',
  'cycle.needs-finished-test': 'Finish at least one quick test: write what happened and what you learned from it.',
  'cycle.needs-answer': 'Answer the question first: have we made enough of a difference?',
} as const satisfies Partial<Readonly<Record<RefusalCode, string>>>

export const sayMissing = ({ code }: GuardReason): string =>
  (missingWords as Partial<Readonly<Record<RefusalCode, string>>>)[code] ?? code
