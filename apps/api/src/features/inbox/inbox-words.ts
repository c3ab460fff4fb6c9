/** What each kind of notice says, and whether it asks for something: then it stands on Today until that has been done. */
import { dayInWords } from '@alongside/domain/civil-date'
import { stageWords } from '@alongside/domain/stage'

type Vars = Readonly<Record<string, string>>

interface Notice {
  readonly asks: boolean
  readonly say: (vars: Vars) => string
}

const asks = (say: Notice['say']): Notice => ({ asks: true, say })
const tells = (say: Notice['say']): Notice => ({ asks: false, say })

const because = ({ reason }: Vars): string => (reason ? ` “${reason}”` : '')
const stageOf = ({ stage = '' }: Vars): string =>
  stage === 'CHECKED' ? 'Checked' : stage in stageWords ? stageWords[stage as keyof typeof stageWords].label : stage

export const notices: Readonly<Record<string, Notice>> = {
  /* enquiries */
  INVITATION: asks(({ title }) => `You are invited to join “${title}”`),
  SCHOOL_INVITATION: asks(({ title }) => `Your school is asked to join “${title}”: pass it on, or join yourself`),
  PROTOCOL_CHANGED: asks(
    ({ title }) => `The group agreement of “${title}” has changed: please read it and say yes again`,
  ),
  HANDED_OVER: tells(({ title }) => `You now lead “${title}”`),
  PAUSED: tells(({ title, ...vars }) => `“${title}” was paused.${because(vars)}`),
  RESUMED: tells(({ title }) => `“${title}” goes on`),

  /* cycles */
  PROPOSAL: asks(({ title, ...vars }) => `“${title}”: the group proposes to go on to ${stageOf(vars)}`),
  PROPOSAL_CONFIRMED: tells(
    ({ title, ...vars }) => `Your proposal was taken up: “${title}” is now at ${stageOf(vars)}`,
  ),
  PROPOSAL_DECLINED: tells(
    ({ title, ...vars }) => `“${title}” does not go on to ${stageOf(vars)} yet.${because(vars)}`,
  ),
  STAGE_MOVED: tells(({ title, ...vars }) => `“${title}” was moved on to ${stageOf(vars)}.${because(vars)}`),

  /* comments */
  MENTION: tells(({ title }) => `You were mentioned on a card of “${title}”`),
  REPLY: tells(({ title }) => `There is an answer to your comment on “${title}”`),

  /* cover: which day, and never which class */
  COVER_TO_SAY: asks(({ title, day = '', source }) => {
    const what = source === 'LESSON' ? 'The research lesson' : 'The visit'
    return `${title ? `“${title}”` : `${what} on ${dayInWords(day)}`}: say which lessons you miss, so that they are covered`
  }),
  COVER_MOVED: asks(({ title }) =>
    title
      ? `“${title}” has moved: say again which lessons you miss`
      : 'What you are away for has moved: say again which lessons you miss',
  ),
  COVER_MOVED_FOR: tells(({ title, day = '', lessons }) =>
    title
      ? `“${title}” has moved to ${dayInWords(day)}: cover for ${lessons} is asked for again`
      : `What somebody is away for has moved to ${dayInWords(day)}: cover for ${lessons} is asked for again`,
  ),
  COVER_OFF: tells(
    ({ day = '', lessons }) =>
      `Cover for ${lessons} on ${dayInWords(day)} is no longer needed: let them know who would have come`,
  ),
  COVER_TO_APPROVE: asks(({ day = '' }) => `Cover on ${dayInWords(day)} waits for your yes to what it costs`),
  COVER_FAILED: tells(({ day = '' }) => `Your cover on ${dayInWords(day)} has fallen through`),
  COVER_FAILED_FOR: tells(({ day = '' }) => `Cover for somebody who is away on ${dayInWords(day)} has fallen through`),

  /* evaluation */
  EVALUATION_ASKED: asks(
    ({ title }) => `“${title}”: two minutes for a few questions, and nobody sees who answered what`,
  ),

  /* pairing */
  PAIRING_OPEN: asks(({ title }) => `“${title}”: say what your school offers and wants in this round`),
  PAIRING_ACCEPTED: tells(({ title }) => `“${title}”: it is settled which schools challenge each other`),

  /* CPD: which session, and what is asked; never why somebody is busy */
  CPD_LEAD_YOURS: tells(({ title }) => `You now answer for the CPD cycle “${title}”`),
  CPD_FACILITATE: asks(({ title }) => `You are asked to lead “${title}”: say whether you can`),
  CPD_LEADS: tells(({ title }) => `“${title}”: somebody has agreed to lead it`),
  CPD_LEADS_NOT: tells(({ title, ...vars }) => `“${title}”: somebody cannot lead it.${because(vars)}`),
  CPD_PLACE_TO_APPROVE: asks(({ title }) => `A colleague asks for a place on “${title}”: your word is needed`),
  CPD_PLACE_APPROVED: tells(({ title }) => `Your school agrees to your place on “${title}”`),
  CPD_PLACE_CONFIRMED: tells(({ title }) => `Your place on “${title}” is confirmed`),
  CPD_PLACE_WAITING: tells(({ title }) => `“${title}” is full: you are on the waiting list`),
  CPD_PLACE_DECLINED: tells(({ title, ...vars }) => `Your school cannot agree to “${title}”.${because(vars)}`),
  CPD_PLACE_ASKED_AGAIN: tells(({ title, handed }) =>
    handed
      ? `Your school looks once more at the place on “${title}” that a colleague hands you`
      : `Your school looks once more at your place on “${title}”`,
  ),
  CPD_PLACE_OFFERED: asks(({ title, until }) => `A place on “${title}” is free for you until ${until}`),
  CPD_PLACE_EXPIRED: tells(({ title }) => `The place on “${title}” that was kept for you went to the next in turn`),
  CPD_PLACE_CALLED_OFF: tells(({ title, ...vars }) => `Your place on “${title}” was taken back.${because(vars)}`),
  CPD_PLACE_HANDED: asks(
    ({ title, until }) => `A colleague hands you a place on “${title}”: it is kept for you until ${until}`,
  ),
  CPD_PLACE_STILL_YOURS: tells(({ title }) => `Nobody took over your place on “${title}”: it is still yours`),
  CPD_PLACE_TAKEN_OVER: tells(({ title }) => `Your colleague has taken over your place on “${title}”`),
  CPD_ON_THE_LIST: tells(({ title }) => `You are on the list of “${title}”, and its hours are on your record`),
  CPD_WALKED_IN: tells(({ title }) => `A colleague came to “${title}” without having asked for a place`),
  CPD_WAS_THERE: tells(({ title, ...vars }) => `“${title}”: it was put right that you were there.${because(vars)}`),
  CPD_WAS_NOT_THERE: tells(
    ({ title, ...vars }) => `“${title}”: it was put right that you were not there.${because(vars)}`,
  ),
  CPD_TIME_CHANGED: asks(({ title, when }) => `“${title}” has a new time, ${when}: can you still come?`),
  CPD_MOVED: tells(({ title, when }) => `“${title}” has a new time: ${when}`),
  CPD_ELSEWHERE: tells(({ title, place }) => `Look again where “${title}” is held: ${place}`),
  CPD_POSTPONED: tells(({ title, ...vars }) => `“${title}” was put off; a new date follows.${because(vars)}`),
  CPD_CALLED_OFF: tells(({ title, ...vars }) => `“${title}” was called off.${because(vars)}`),
  LOAD_FULL: tells(({ from }) => `Your half-term from ${from} would be too full: see what you could leave out`),
  CPD_LOAD: asks(({ name, from }) => `${name} has a full half-term from ${from}, and asks whether more is all right`),
  CPD_LOAD_ALLOWED: tells(
    ({ from, ...vars }) => `Your head agrees that you take on more from ${from}.${because(vars)}`,
  ),

  /* the ledger */
  CONTRIBUTION_DISPUTED: tells(() => 'A school remembers hours of joint work differently: please settle it'),
  CONTRIBUTION_CORRECTED: asks(
    ({ title }) => `Who came to “${title}” was put right after its hours were confirmed: say whether they follow`,
  ),

  /* peer challenges: which school, and what waits; never what anybody thinks of it */
  CHALLENGE_DECLARE: asks(
    ({ school }) => `You are asked into the team that challenges ${school}: say first what ties you to it`,
  ),
  CHALLENGE_TO_SIGN: asks(({ school }) => `A peer challenge of ${school} is proposed: look at the team, and sign`),
  CHALLENGE_SIGN_AGAIN: asks(({ school }) => `The team that challenges ${school} is another now: please sign again`),
  CHALLENGE_INTEREST: tells(({ school }) => `A reviewer has named an interest in ${school} since the team was agreed`),
  CHALLENGE_TEAM_LEFT: tells(
    ({ school, ...vars }) => `Somebody has left the team that challenges ${school}: find another.${because(vars)}`,
  ),
  CHALLENGE_AGREED: tells(({ school }) => `The peer challenge of ${school} is agreed`),
  CHALLENGE_DECLINED: tells(({ school }) => `The peer challenge of ${school} was declined`),
  CHALLENGE_POSTPONED: tells(({ school }) => `The peer challenge of ${school} was put off`),
  CHALLENGE_RESUMED: tells(({ school }) => `The peer challenge of ${school} goes on`),
  CHALLENGE_ENDED: tells(({ school }) => `The peer challenge of ${school} has ended`),
  CHALLENGE_SELF_REVIEW: asks(({ school }) => `Peer challenge of ${school}: your self-review can be written`),
  CHALLENGE_DESK_STUDY: asks(({ school }) => `${school} has handed in its self-review: begin the desk study`),
  CHALLENGE_READY: tells(({ school }) => `The team is ready to visit ${school}`),
  VISIT_CONFIRMED: tells(({ school }) => `The visit to ${school} stands: see when you are needed`),
  VISIT_CHANGED: tells(({ school }) => `When you are needed at the visit to ${school} has changed`),
  VISIT_MOVED: tells(({ school }) => `The visit to ${school} does not take place as planned: new days follow`),
  VISIT_PUT_OFF: tells(({ school }) => `The visit to ${school} is off: you are not needed until you hear again`),
  CHALLENGE_FINDINGS: asks(({ school }) => `Peer challenge of ${school}: the findings wait for your signature`),
  CHALLENGE_FINDINGS_AGREED: tells(({ school }) => `The findings of the peer challenge of ${school} stand`),
  CHALLENGE_RESPONSE: asks(({ school }) => `Peer challenge of ${school}: the findings wait for your answer`),
  CHALLENGE_OVERDUE: asks(({ school }) => `Peer challenge of ${school}: your answer is past its fifteen school days`),
  CHALLENGE_RESPONDED: tells(({ school }) => `${school} has answered the findings of its peer challenge`),
  CHALLENGE_CHAMPION: tells(({ school }) => `You are the improvement champion of ${school} in its peer challenge`),
  CHALLENGE_WORKSHOP: asks(({ school }) => `Peer challenge of ${school}: the improvement workshop can be held`),
  CHALLENGE_FOLLOW_UP_YOURS: tells(({ school }) => `You keep in touch with ${school} after its peer challenge`),
  CHALLENGE_KEEP_IN_TOUCH: asks(({ school }) => `Six weeks on: keep in touch with ${school}`),
  CHALLENGE_FOLLOW_UP: asks(({ school }) => `Two terms on: the follow-up visit or call with ${school} is due`),
  CHALLENGE_TO_CLOSE: asks(({ school }) => `The peer challenge of ${school} can be closed`),

  /* peer reviews */
  REVIEW_OFFERED: asks(({ title }) => `You are asked to review “${title}”`),
  REVIEW_TO_OPEN: asks(({ title }) => `A reviewer is ready for “${title}”: open the review`),
  REVIEW_ACCEPTED: tells(({ title }) => `One more reviewer takes part in the review of “${title}”`),
  REVIEW_DECLINED: tells(({ title }) => `A colleague cannot review “${title}”`),
  REVIEW_INTEREST: tells(({ title }) => `A reviewer of “${title}” has named an interest and stepped back`),
  REVIEW_EXPIRED: tells(({ title }) => `A request to review “${title}” was not answered in time`),
  REVIEW_OPENED: asks(({ title }) => `“${title}” waits for your review`),
  REVIEW_SUBMITTED: tells(({ title }) => `A review of “${title}” has come in`),
  REVIEW_STEPPED_BACK: tells(({ title }) => `A reviewer of “${title}” has stepped back`),
  REVIEW_RESPONDED: tells(({ title }) => `Your review of “${title}” has been answered`),
  REVIEW_RATED: tells(({ title }) => `You were told how useful your review of “${title}” was`),
  REVIEW_CLOSED: tells(({ title }) => `The review of “${title}” is closed`),
  REVIEW_WITHDRAWN: tells(({ title }) => `The request to review “${title}” was taken back`),
  REVIEW_REMARK: tells(({ title }) => `There is a remark for you in the review of “${title}”`),
  REVIEW_YOURS: tells(({ title }) => `The review of “${title}” is now yours to see through`),
  REVIEW_LOAD: asks(() => 'A colleague asks whether they may take on one more review this half-term'),
  REVIEW_ALLOWED: asks(({ title }) => `Your headteacher says yes: you can review “${title}” if you like`),
  /* lesson studies */
  LESSON_STUDY_INVITATION: asks(({ title }) => `You are invited to the lesson study “${title}”`),
  LESSON_PROTOCOL: asks(({ title }) => `Please read the group agreement of “${title}” and say yes to it`),
  LESSON_STUDY_HANDED_OVER: tells(({ title }) => `You now facilitate “${title}”`),
  LESSON_READY: tells(({ title, number }) => `Research lesson ${number} of “${title}” is ready, and you observe`),
  LESSON_CONCLUDED: tells(({ title, number }) => `Research lesson ${number} of “${title}” has been discussed`),

  /* peer challenges: that something waits, and of which school; never what anybody thinks of it */
  FINDINGS_SHARED: asks(({ school }) => `The team has shared something with ${school}: please read it`),
  FINDING_DIFFERENCE: tells(({ school }) => `${school} has written a note beside what the team shared`),
  ACTION_YOURS: asks(({ school }) => `An action at ${school} is yours to see through`),
  ACTION_DONE: asks(({ school }) => `An action at ${school} is said to be done: please have a look`),
  ACTION_BACK: asks(({ school }) => `An action of yours at ${school} is back in hand`),
  ACTION_CONFIRMED: tells(({ school }) => `An action of yours at ${school} was confirmed`),
  FOLLOW_UP_RECORDED: tells(({ school }) => `The team has recorded a follow-up of the challenge at ${school}`),
  SUMMARY_WITH_HOST: asks(
    ({ school }) => `The summary of the challenge at ${school} is with you: you decide who reads it`,
  ),
  SUMMARY_RELEASED: tells(({ school }) => `${school} has released a summary to you`),

  /* not now: what somebody will not do, would hand over, or has taken over */
  NOT_TAKEN_UP: tells(({ by, what, ...vars }) => `${by} will not take this up: ${what}.${because(vars)}`),
  TAKE_OVER: asks(({ by, what }) => `${by} asks whether you could take over: ${what}`),
  TAKEN_OVER: tells(({ by, what }) => `${by} has taken over: ${what}`),
  TAKEN_OVER_NOT: tells(({ by, what }) => `${by} cannot take over: ${what}`),

  /* the desk: from whom it comes, and what waits */
  DESK_REMINDER: tells(({ by, what }) => `${by} reminds you: ${what}`),

  /* alliances and memberships */
  AGREEMENT_CHANGED: asks(
    ({ alliance }) => `The membership agreement of ${alliance} has changed: please read and sign it`,
  ),
  MEMBERSHIP_INVITED: asks(({ alliance, school }) => `${alliance} asks ${school} to become a member`),
  MEMBERSHIP_ACCEPTED: tells(({ alliance, school }) => `${school} is about to sign the agreement of ${alliance}`),
  MEMBERSHIP_DECLINED: tells(({ alliance, school }) => `${school} will not join ${alliance}`),
  MEMBERSHIP_SIGNED: tells(({ alliance, school }) => `${school} has signed: it is a member of ${alliance}`),
  MEMBERSHIP_COUNTERSIGNED: tells(({ alliance, school }) => `The trust has countersigned for ${school} in ${alliance}`),
  MEMBERSHIP_PAUSED: tells(({ alliance, school }) => `The membership of ${school} in ${alliance} is paused`),
  MEMBERSHIP_RESUMED: tells(({ alliance, school }) => `The membership of ${school} in ${alliance} goes on`),
  MEMBERSHIP_NOTICE_GIVEN: tells(({ alliance, school }) => `${school} has given notice to ${alliance}`),
  MEMBERSHIP_NOTICE_WITHDRAWN: tells(({ alliance, school }) => `${school} stays in ${alliance} after all`),
  MEMBERSHIP_LEADS_NOW: tells(({ alliance, school }) => `${school} now leads ${alliance}`),
  MEMBERSHIP_REMOVAL_ASKED: asks(
    ({ alliance, school }) => `Shall ${school} be removed from ${alliance}? It takes your word too`,
  ),
  MEMBERSHIP_REMOVED: tells(({ alliance, school }) => `${school} was removed from ${alliance}`),
  MEMBERSHIP_LEFT: tells(({ alliance, school }) => `${school} has left ${alliance}`),
  MEMBERSHIP_EXPIRED: tells(({ alliance, school }) => `The invitation of ${school} to ${alliance} has run out`),
}

const unknown = tells(() => 'Something has changed: have a look')

export const noticeOf = (kind: string): Notice => notices[kind] ?? unknown
export const askingKinds = Object.keys(notices).filter((kind) => notices[kind]!.asks)
