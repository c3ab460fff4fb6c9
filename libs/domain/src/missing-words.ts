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
  'lesson-study.needs-two-members': 'A lesson study needs at least two members who have joined. Invite a colleague.',
  'lesson-study.group-full': 'A lesson study is a small group: six members at most.',
  'lesson-study.needs-protocol-accepted':
    'Some members have not accepted the group agreement yet. Ask them to read it.',
  'lesson-study.needs-case-pupils': 'Choose case pupils A, B and C, and say which group of learners each stands for.',
  'lesson-study.needs-sharing-date':
    'Book the day on which you share what you learned. A date to share helps a group to finish.',
  'lesson-study.sharing-before-last-lesson':
    'The day of sharing lies before the last research lesson. Move one of the two.',
  'lesson-study.needs-concluded-lessons':
    'At least two research lessons have to be concluded, each with its discussion. Three are better.',
  'lesson-study.needs-summary': 'Write a few words under each heading of the summary.',
  'lesson-study.needs-share-record': 'Write down with whom and how you shared what you learned.',
  'lesson.needs-criteria': 'Say for each case pupil what they will newly be able to do.',
  'lesson.needs-stage': 'Put at least one stage of the lesson on the sheet.',
  'lesson.needs-predictions': 'Predict for each case pupil, in at least one stage, what they will do.',
  'lesson.needs-observers': 'Say who observes. One colleague is enough to begin with.',
  'lesson.after-sharing-date':
    'The lesson lies after the day on which you share what you learned. Move one of the two.',
  'lesson.load-red':
    'The half-term would be too full for somebody of the group. They have been told, and can leave something out or ask their head; or choose another date.',
  'lesson.study-not-running':
    'The lesson study has not begun yet: the group needs its agreement, its case pupils and a date to share.',
  'lesson.has-notes': 'Something has been noted already, so the lesson has begun. Stop the clock when it ends.',
  'lesson.needs-interview': 'Talk to at least one pupil for a few minutes, or say why that was not possible.',
  'lesson.needs-all-steps': 'Go through all seven steps of the discussion first; a step can be short.',
  'review.needs-accepted': 'At least one reviewer has to have accepted.',
  'review.needs-submitted': 'At least one review has to have been handed in.',
  'challenge.needs-two-reviewers': 'A team has at least two reviewers. Ask one more colleague.',
  'challenge.needs-declarations':
    'Every reviewer has to declare their interests before anything of the school is shown.',
  'challenge.needs-independent-reviewer':
    'At least one reviewer must have no interest at all in the school. Add somebody from further away.',
  'challenge.needs-lead': 'Name the lead reviewer.',
  'challenge.lead-not-trained':
    'The lead reviewer has to be trained for it. Name somebody who is, or book the training first.',
  'challenge.lead-has-conflict': 'The lead reviewer must have no interest in the school. Let somebody else lead.',
  'challenge.needs-signatures-again':
    'The team has changed, or an interest was declared late. The heads have to sign again; nothing is lost.',
  'challenge.needs-two-lines': 'Write at least two lines of enquiry.',
  'challenge.too-many-lines': 'Four lines of enquiry are the most that a team can look into. Leave one out.',
  'challenge.lines-need-judgement': 'Say for each line of enquiry where you stand yourselves.',
  'challenge.needs-blind-judgements':
    'For each line at least one reviewer has to store their own view, before the school’s view is shown.',
  'challenge.needs-timetable': 'The timetable of the visit has to be confirmed.',
  'challenge.needs-visit-dates': 'Set the days of the visit.',
  'challenge.findings-need-evidence': 'Each finding needs evidence. Link some, or drop the finding.',
  'challenge.findings-not-shared': 'Some findings have not been shared with the school yet. Share each, or drop it.',
  'challenge.ebis-unanswered': 'Answer every “even better if”: accepted, partly or not, each with a reason.',
  'challenge.ebis-without-action':
    'For each “even better if” that you accepted, plan an action or say why there is none.',
  'challenge.needs-workshop': 'Something was accepted, so the improvement workshop comes first.',
  'challenge.needs-follow-up': 'Record the follow-up visit or call first.',
  'challenge.actions-open': 'Each action has to be confirmed, superseded or carried over.',
  'visit.days': 'A visit takes one to three days. Set them.',
  'visit.host-closed': 'The school is closed on one of these days. Choose another.',
  'visit.needs-timetable': 'Put at least one activity on the timetable.',
  'visit.activity-on-other-day': 'Some activities are planned for days on which there is no visit. Move them.',
  'visit.load-red':
    'The half-term would be too full for somebody of the team. They have been told, and can leave something out or ask their head; or plan less, or another date.',
  'visit.needs-host-colleague': 'Each activity is done with a colleague of the school. Say who comes along.',
  'finding.host-has-not-seen': 'The school has to have read the finding before it is final.',
  'cpd.needs-session': 'Plan at least one session.',
  'cpd.needs-design-check': 'Look at the design as it is now, with its gaps.',
  'cpd.sessions-without-date': 'Give every session a date.',
  'cpd.blocked':
    'A date is in the way of somebody or of a closed school, or a session still needs a room or somebody who has agreed to lead it.',
  'cpd.sessions-open': 'Close every session, or call it off.',
  'cpd.levels-without-data': 'Levels 1 to 4 of the evaluation need answers.',
  'cpd.needs-pupil-data-or-reason': 'Add what is known about pupils, or say why it is not known yet and until when.',
} as const satisfies Partial<Readonly<Record<RefusalCode, string>>>

export const sayMissing = ({ code }: GuardReason): string =>
  (missingWords as Partial<Readonly<Record<RefusalCode, string>>>)[code] ?? code
