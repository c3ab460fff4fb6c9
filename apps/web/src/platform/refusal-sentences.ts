/** What a person reads when something was refused: one sentence or two, and what to do next. A new code does not compile until it has words. */
import { missingWords } from '@alongside/domain/missing-words'
import type { RefusalCode } from '@alongside/domain/refusal'

export const sentences: Record<RefusalCode, string> = {
  ...missingWords,
  'sign-in.required': 'Please sign in first.',
  'sign-in.wrong': 'The e-mail address or the password is not right. Check both and try again.',
  'sign-in.too-many': 'There were too many attempts. Wait fifteen minutes, then try again or reset your password.',
  'not-found': 'This does not exist, or you have no access to it.',
  'not-allowed': 'You cannot do this with the roles you hold. Ask your headteacher or the alliance’s coordinator.',
  'input.invalid': 'Something here does not fit. Check what you entered and try again.',
  'input.too-long': 'This is too long. Please shorten it.',
  'input.unknown-sign':
    'There is a sign in this text that cannot be kept. It often comes along when something is pasted: please type it anew.',
  'input.missing': 'Something is still empty. Please fill it in.',
  'input.not-a-choice': 'Please choose one of the answers offered.',
  'input.not-a-date': 'This is not a date. Write it like 14 March 2026, or pick it from the calendar.',
  'input.not-a-number': 'Please enter a whole number.',
  'input.not-a-link': 'This is not a web address. It should begin with https://.',
  'input.not-an-email': 'This is not an e-mail address. It should look like name@school.org.uk.',
  stale: 'Somebody else has changed this in the meantime. Have a look at it and try again.',
  retry: 'We could not do this just now. Please try again in a moment.',
  'operation.unknown':
    'Alongside has been renewed since this page was opened. Copy what you have not saved, then reload the page.',
  'too-many': 'That is too many at once. Please take some out.',
  'reason.required': 'Please say why, in a few words. Whoever reads the history later will want to know.',

  'password.too-short': 'Please choose a password of at least twelve characters. A few words in a row do well.',
  'password.too-common': 'This password is easy to guess. Please choose another.',
  'reset.expired': 'This link has been used or has run out. Ask for a new one from the sign-in page.',

  'invitation.expired':
    'This invitation has been used, was withdrawn or has run out. If you have an account, sign in; else ask for a new one.',
  'invitation.other-address': 'This invitation is for another e-mail address. Use the address it was sent to.',
  'invitation.role-not-yours-to-give': 'You cannot give this role. Ask someone who holds it, or the headteacher.',

  'person.state-out-of-order': 'This is not possible for this person now. Refresh the page to see where things stand.',
  'person.not-yourself': 'You cannot do this to yourself. Ask a colleague who may.',
  'person.suspended': 'Your access is suspended. Please speak to your headteacher.',
  'person.hand-over-first': 'This person still leads something. Hand that over to a colleague first.',
  'person.not-at-this-school': 'This person does not work at this school.',
  'deputy.dates': 'Please give a first and a last day that are not in the past, at most a year ahead.',
  'deputy.not-at-this-school': 'Only a colleague of your school can be your deputy.',

  'alliance.name-taken': 'There is an alliance of this name already. Please choose another name.',
  'alliance.needs-lead-school': 'Please name the school that leads the alliance.',
  'alliance.has-lead-school': 'Another school leads this alliance, or has been asked to. Invite this one as a member.',
  'alliance.read-only': 'Your school’s membership is paused: you can read here, and write again once it is resumed.',
  'cluster.name-taken': 'There is a cluster of this name already. Please choose another name.',
  'cluster.size': 'A cluster has between three and eight schools.',
  'cluster.school-not-a-member': 'Only schools that are members of the alliance can be in a cluster.',

  'membership.state-out-of-order':
    'This is not possible with the membership as it is now. Refresh the page to see where it stands.',
  'membership.already-invited': 'This school has been invited or is a member already.',
  'membership.expired':
    'This invitation is more than thirty days old. Ask the coordinator to invite your school again.',
  'membership.agreement-changed':
    'The agreement has changed since you opened it. Please read the new wording before you sign.',
  'membership.school-closed': 'The register says that this school has closed, so it cannot be invited.',
  'membership.school-without-head':
    'This school works in Alongside already, but nobody is its headteacher here. Its own people have to settle that first.',
  'membership.not-due': 'It is too early for this.',
  'membership.lead-school-stays': 'This school leads the alliance. Let another school take the lead first.',
  'membership.needs-two-to-remove':
    'Removing a school takes two people: the coordinator and the head of the lead school. The other one has to agree too.',
  'membership.leaving-date': 'Please choose a leaving date that is not in the past.',
  'membership.already-countersigned': 'The trust has countersigned this agreement already.',

  'enquiry.state-out-of-order':
    'This is not possible with the enquiry as it is now. Refresh the page to see where it stands.',
  'enquiry.not-ready': 'A few things are still missing before the enquiry can move on.',
  'enquiry.not-active': 'The enquiry is not active at the moment. Its lead can start or resume it.',
  'enquiry.not-open': 'The enquiry has not been opened to partners yet. Open it first, then invite other schools.',
  'enquiry.over': 'This enquiry takes in nobody new any more.',
  'enquiry.finished': 'This enquiry is over. It stays here to be read, and is not changed any more.',
  'enquiry.school-not-in-alliance': 'This school is not an active member of the alliance.',
  'enquiry.not-invited': 'You have not been invited to this enquiry. Ask its lead whether you can join.',
  'enquiry.already-invited': 'This person has been invited already.',
  'enquiry.already-joined': 'This person has joined already.',
  'enquiry.lead-must-hand-over': 'You lead this enquiry. Hand it over to another member before you leave.',
  'enquiry.lead-must-have-joined': 'Only someone who has joined the enquiry can lead it.',
  'enquiry.member-state-out-of-order': 'This is not possible for this member now. Refresh the page and look again.',
  'enquiry.protocol-changed': 'The group agreement has changed since you opened it. Please read it again.',

  'cycle.stage-out-of-order': 'The cycle has already moved, or this stage is not the next one. Look where it stands.',
  'cycle.not-ready': 'A few things are still missing before the next stage.',
  'cycle.not-earlier': 'You can only go back to an earlier stage.',
  'cycle.not-checked': 'The next cycle begins when this one has been checked.',
  'cycle.next-already-begun': 'The next cycle has begun already.',
  'cycle.already-unlocked': 'The Action column has been unlocked already.',
  'proposal.already-open': 'Someone has proposed the next stage already. The lead has to answer first.',
  'proposal.not-open': 'This proposal has been answered already.',
  'proposal.overtaken': 'The cycle has moved on since this was proposed. Propose again if it still fits.',

  'board.read-only': 'This can be read and not changed at the moment.',
  'board.column-locked':
    'The Action column opens when a hunch has been tested and supported. Test one first, or ask the coordinator.',
  'board.too-many-cards': 'This board is full. Take away cards you no longer need, or begin the next cycle.',
  'board.link-not-allowed':
    'These two cannot be linked. Evidence links to hunches, hunches to changes, changes to quick tests.',
  'board.unknown-field': 'This kind of card has no such field. Refresh the page and try again.',
  'hunch.status-out-of-order': 'A hunch cannot go from where it stands to there. Refresh the page and look again.',
  'hunch.not-testable':
    'Before a hunch is tested it says three things: the hunch, what we ourselves contribute, and how we would notice that we are wrong.',
  'hunch.needs-evidence': 'Link the hunch to the evidence you tested it against first.',

  'lesson-study.state-out-of-order': 'This lesson study has already moved on. Refresh to see where it is.',
  'lesson-study.not-ready': 'A few things are still missing before the lesson study can move on.',
  'lesson-study.finished': 'This lesson study is over. It stays here to be read, and is not changed any more.',
  'lesson-study.already-invited': 'This person has been invited already.',
  'lesson-study.already-joined': 'This person has joined already.',
  'lesson-study.not-invited':
    'You have not been invited to this lesson study. Ask its facilitator whether you can join.',
  'lesson-study.member-state-out-of-order':
    'This is not possible for this member now. Refresh the page and look again.',
  'lesson-study.facilitator-must-hand-over':
    'You facilitate this lesson study. Hand it over to another member before you leave.',
  'lesson-study.facilitator-must-have-joined': 'Only someone who has joined the lesson study can facilitate it.',
  'lesson-study.protocol-changed': 'The group agreement has changed since you opened it. Please read it again.',
  'lesson-study.too-many-lessons': 'This lesson study has nine research lessons already. Start a new one for more.',
  'lesson-study.not-a-member': 'Choose somebody who has joined this lesson study.',
  'lesson-study.school-not-in-group': 'Choose one of the schools that take part in this lesson study.',
  'lesson.state-out-of-order': 'This research lesson has already moved on. Refresh to see where it is.',
  'lesson.not-ready': 'A few things are still missing before the research lesson can move on.',
  'lesson.already-started':
    'A colleague started the clock a moment ago. The lesson is running, and you can begin to note.',
  'lesson.already-stopped': 'A colleague stopped the clock already. Nothing you noted is lost.',
  'lesson.not-plannable': 'This lesson has been taught, or will not be. Its date, class and people stay as they were.',
  'case-pupil.no-initials':
    'These look like initials, and initials can lead to a pupil. Choose an alias such as Maple, or leave it empty.',
  'case-pupil.needs-necessity': 'Say in a few words why the study needs to know this about the pupil, or leave it out.',
  'case-pupil.other-school': 'Only staff of the pupil’s own school can set or see this.',
  'note.lesson-not-begun':
    'The clock of this lesson has not been started yet. Your note is kept on this device until it is.',
  'note.before-lesson':
    'This was noted before the lesson began, so that it has no place on its timeline. It is kept on this device.',
  'note.too-late':
    'Notes are taken until two days after the discussion. This one came later: it is kept on this device, and you can copy its words.',
  'note.unknown-stage': 'The stage this note is about is not on the planning sheet. Choose another stage for it.',
  'note.other-words': 'A note with this number is kept already, with other words. Yours is kept on this device.',
  'note.not-yours': 'Only whoever wrote a note can change its words.',
  'note.not-held-back': 'Everybody in the group can read this note already.',
  'photo.needs-consent': 'Please confirm that you have consent to photograph this piece of work.',
  'photo.needs-expiry': 'Please say until which day the picture may be kept.',
  'photo.expiry-out-of-range': 'A picture can be kept until a day between tomorrow and a year from now.',
  'photo.not-a-picture': 'This is not a picture we can read. Take a photo, or choose a JPEG, PNG or WebP file.',
  'photo.too-large':
    'This picture is too large. Take it again at a lower resolution: up to 10 megabytes and 50 megapixels.',
  'photo.no-school-yet':
    'The plan does not say yet at which school the lesson is taught, and that is where its pictures are kept. Your picture is kept on this device.',
  'photo.consent-withdrawn': 'Consent to this picture was withdrawn. It is not shown to anybody, and is erased.',
  'lesson-file.broken':
    'This is not a lesson study file we can read. Choose the .zip file that was exported, as it was downloaded.',
  'lesson-file.unknown-version':
    'This file was made by a newer Alongside than this one. Ask whoever runs this site to update it, then try again.',
  'lesson-file.too-large': 'This file is larger than a lesson study can be: the most is 10 MB.',
  'lesson-paper.not-made':
    'This paper could not be made. Choose fewer parts and try again, or take the open file: it holds every word.',
  'visibility.not-for-this': 'This cannot be opened that way.',
  'visibility.needs-confirming': 'More people would be able to read this. Please confirm that this is what you want.',
  'health.unknown-process': 'This question is not part of the health check. Refresh the page and try again.',
  'template.empty': 'A template needs something to begin with: a focus, a group agreement or a card.',
  'comment.not-yours': 'You can only change your own comments.',
  'comment.deleted': 'This comment was taken back by its author.',
  'comment.mention-not-a-reader':
    'You mentioned someone who cannot read this. Take the mention out, or invite them first.',
  'guest.already-has-access': 'This person can read it already.',

  'review.state-out-of-order': 'This review has already moved on. Refresh to see where it is.',
  'review.part-out-of-order': 'This part of the review has already moved on. Refresh to see where it is.',
  'review.needs-reviewer': 'Ask at least one reviewer.',
  'review.due-in-the-past': 'Choose a day that is still to come, so that reviewers have time.',
  'review.needs-accepted': 'Wait until at least one reviewer has accepted.',
  'review.needs-submitted': 'Wait until at least one review has been handed in.',
  'review.needs-declaration': 'Say first whether you have an interest in this work.',
  'review.already-submitted': 'A review has been handed in, so this cannot be taken back any more.',
  'review.already-asked': 'This person has been asked already.',
  'review.own-work': 'This person works on it. Ask somebody who looks at it from outside.',
  'review.not-this-half-term': 'This person takes on no further reviews this half-term. Ask somebody else.',
  'review.load-red':
    'You have taken on as much as is good for one half-term. Decline, or ask your headteacher whether you may do this one too.',
  'review.not-open':
    'The review has not been opened yet. Whoever asked for it opens it once enough reviewers are there.',
  'review.answered': 'This review has been answered, so the words stay as they are. Nothing of yours is lost.',
  'review.empty': 'Write something in at least one of the three places first.',
  'review.requester-must-be-member': 'Choose somebody who is a member of the group.',
  'review.lesson-not-open':
    'A lesson can be reviewed once its study has begun, and while it is not called off or put off.',

  'register.running': 'Another import is still running. Wait until it has finished.',

  'lesson.prediction-fixed':
    'The lesson has begun, so what was predicted stays as it was. Write what you saw beside it.',
  'plan.too-many-stages': 'A lesson has at most 30 stages. Put two of them together first.',
  'plan.too-many-seats': 'A seating plan has at most 60 places.',
  'discussion.not-begun': 'The discussion has not begun yet.',
  'discussion.step-not-yet': 'The group has not come to this step yet. Note it under the step you are in.',
  'discussion.step-moved-on': 'The group is already in another step. Look where it is before you go on.',
  'discussion.last-step': 'This is the seventh and last step. Conclude the lesson when you are done.',
  'interview.other-words': 'This interview was sent before with other words. Reload the page; the first ones are kept.',
  'interview.empty': 'Write down at least one thing that the pupils said.',
  'discussion.too-many-notes': 'There are 400 notes in this discussion. Put some of them together first.',

  'challenge.state-out-of-order': 'This peer challenge has already moved on. Refresh to see where it is.',
  'challenge.not-your-part': 'Somebody else takes this step in this peer challenge.',
  'challenge.not-ready': 'A few things are still missing before the peer challenge can move on.',
  'challenge.school-not-active': 'Only schools that are active members of the alliance take part in a peer challenge.',
  'challenge.member-not-of-school': 'Somebody in the team does not work at the school you named for them. Choose again.',
  'challenge.member-twice': 'Somebody is in the team twice. Name everybody once.',
  'challenge.team-size': 'A team has one to eight people. Two are the fewest that can be agreed to.',
  'challenge.team-fixed': 'The findings are agreed, so the team stays as it was.',
  'challenge.lead-not-in-team': 'The lead reviewer has to be one of the team.',
  'challenge.champion-not-of-host': 'The improvement champion has to be somebody who works at the host school.',
  'challenge.follow-up-not-in-team': 'The follow-up is done by somebody of the team.',
  'challenge.already-signed': 'You have signed this already. Others have yet to sign.',
  'challenge.visit-in-the-past': 'The visit has to lie ahead. Choose later days.',
  'judgement.not-yet': 'Views are stored once the self-review is on the table.',
  'judgement.submitted': 'The self-review has been handed in, so your view stays as it was.',
  'judgement.blind-stays':
    'You said what you think before you knew the school’s view. That stays; write what has changed into a finding.',
  'judgement.findings-agreed': 'The findings are agreed, so views stay as they are.',
  'evidence.not-yet': 'Evidence is noted from the desk study on.',
  'evidence.findings-agreed': 'The findings are agreed, so no evidence is added any more.',
  'evidence.unknown-line': 'Choose one of the lines of enquiry of this peer challenge.',
  'visit.state-out-of-order': 'This visit has already moved on. Refresh to see where it is.',
  'visit.not-ready': 'A few things are still missing before the visit can be confirmed.',
  'finding.state-out-of-order': 'This finding has already moved on. Refresh to see where it is.',
  'finding.not-shared': 'A note of difference can be written once the team has shared the finding.',
  'finding.moved-on': 'The team has agreed on this finding, so its words stay as they are.',
  'finding.too-many': 'There are 60 findings already. Put two of them together first.',
  'desk-study.too-many': 'There are 40 hypotheses already. Put two of them together first.',
  'response.state-out-of-order': 'This has been answered already. Refresh to see the answer.',
  'response.not-overdue': 'There is still time for this answer.',
  'workshop.in-the-future': 'Record the workshop once it has been held.',
  'workshop.needs-staff': 'An improvement workshop is for staff, not only for leaders. Invite colleagues who teach.',
  'action.state-out-of-order': 'This action has already moved on. Refresh to see where it is.',
  'action.not-by-owner': 'Somebody other than the owner says whether an action is done.',
  'action.needs-evidence': 'Write down what shows that it is done.',
  'action.owner-of-host': 'An action is owned by somebody who works at the school.',
  'action.due-in-the-past': 'Choose a day that is still to come.',
  'action.not-accepted': 'Actions follow from what the school has accepted, wholly or in part.',
  'follow-up.in-the-future': 'Record the follow-up once it has been held.',
  'summary.state-out-of-order': 'This summary has already moved on. Refresh to see where it is.',
  'summary.empty': 'Write something on the page first.',
  'summary.needs-audience': 'Choose at least one audience, or withdraw the summary.',
  'contribution.state-out-of-order': 'These hours have been settled already. Refresh to see how.',
  'contribution.not-yours':
    'Hours are confirmed or questioned by a leader of the school that received them, and settled by the coordinator.',
  'contribution.not-due': 'There is still time to look at these hours.',
  'contribution.hours': 'Enter the hours in quarters, more than none and at most 200.',
  'contribution.day': 'Choose a day within the last two years that is not in the future.',
  'contribution.same-school': 'Hours count between two different schools.',
  'contribution.kind-by-hand':
    'Hours of this kind are drafted by what was done. Add coaching, a deployment, shared resources or coordinating.',
  'competition.same-school': 'Choose another school than your own.',
  'competition.not-declared': 'These two schools do not compete here, so there is nothing to agree to.',
  'pairing.state-out-of-order': 'This round has already moved on. Refresh to see where it is.',
  'pairing.dates':
    'Schools answer first, and visits come after that: the last day to sign up lies before the first day of visits, and a round lasts a year at most.',
  'pairing.sign-up-over':
    'The last day to sign up for this round has passed. Ask your coordinator whether it can wait for you.',
  'pairing.nothing-said':
    'Say whether you would like to be challenged or could visit others, or choose “not this term”.',
  'pairing.needs-wants': 'Choose at least one area in which you would like to be challenged.',
  'pairing.needs-strengths':
    'Choose at least one area in which you are strong, so that you visit a school that can learn from you.',
  'pairing.needs-people': 'Choose at least one colleague who could go.',
  'pairing.needs-trained': 'A facilitator has to be trained: say who of your colleagues is.',
  'pairing.not-of-school': 'Choose colleagues of your own school; who is trained has to be among those who could go.',
  'pairing.days-outside': 'Choose days within the round.',
  'pairing.too-few-schools':
    'At least three schools have to sign up, one of them as a host, before there is anything to pair.',
  'pairing.not-signed-up': 'This school has not signed up for that in this round.',
  'pairing.same-school': 'A school cannot visit itself.',
  'pairing.seat-set': 'Another school is set for this seat already. Take that wish back first.',
  'pairing.solving': 'Pairs are being worked out at this moment. Wait for it, or stop it first.',
  'pairing.not-solved': 'Work out the pairs first.',
  'pairing.stale': 'Something has changed since the pairs were worked out. Work them out again first.',
  'pairing.lost': 'No pairing was found in time. Try again, or take back some of the wishes.',

  'calendar.six-half-terms': 'A school year has six half-terms. Enter all of them.',
  'calendar.ends-before-it-begins': 'In one row the last day lies before the first.',
  'calendar.overlap': 'Two half-terms overlap. Each begins after the one before has ended.',
  'calendar.other-year': 'One of the days lies outside this school year, which runs from 1 September to 31 August.',
  'calendar.too-many-days': 'At most 60 INSET days and closures can be kept for a year.',
  'live.malformed': 'This change could not be taken in. Your words were kept for you to copy; reload the page.',
  'live.too-large': 'That was too much at once. Paste it in smaller pieces; your words were kept for you to copy.',
  'live.gap': 'Your copy had fallen behind and is being loaded afresh. Unsent words are kept.',
  'live.not-yours': 'Your place here has run out. Reload the page; unsent words are kept for you to copy.',
  'live.new-epoch': 'This was laid out afresh, and your copy with it. Unsent words are kept for you to copy.',
  'live.shape': 'There is no place for this change here. Your words were kept for you to copy; reload the page.',
  'live.quota': 'There were too many changes at once. Wait a moment; your words are kept here.',
  'live.document-full': 'This has grown as large as it can. Take something away first.',
  'live.quarantined':
    'Something stored of this is damaged, so it is closed until whoever runs the service has looked after it. Its history shows how it last was.',

  'history.no-such-version': 'There is no such version, or it was erased.',
  'history.needs-confirming': 'This cannot be undone. Please confirm that you want it.',
}
