/** What somebody may do with a lesson study and its lessons: who they are to it, then the table of roles and actions. */
import type { Actor } from '@alongside/domain/actor'
import type { Urn } from '@alongside/domain/ids'
import { isFinishedStudy, isOpenStudy, mostLessons, mostMembers } from '@alongside/domain/lesson-study'
import { follows } from '@alongside/domain/life-cycle'
import { type Action, may, type Subject } from '@alongside/domain/permissions'
import { Refusal } from '@alongside/domain/refusal'
import {
  isFinishedLesson,
  isPlannable,
  type ResearchLessonState,
  researchLessonLifeCycle,
  takesNotes,
} from '@alongside/domain/research-lesson'
import type { Role } from '@alongside/domain/role'
import type { Abilities } from '../../platform/graphql/abilities.js'
import {
  joinedStudyMembers,
  type LessonInStudy,
  type LessonStudyRecord,
  schoolOfFacilitator,
  studyMemberOf,
} from './lesson-study-record.service.js'

export type StudyAction = Extract<
  Action,
  `lessonStudy.${string}` | `casePupil.${string}` | 'researchLesson.plan' | 'peerReview.request'
>
export type LessonAction = Extract<Action, `researchLesson.${string}` | `photo.${string}` | 'peerReview.request'>

const hasJoined = (actor: Actor, record: LessonStudyRecord): boolean =>
  studyMemberOf(record, actor.personId)?.state === 'JOINED'

const rolesInStudy = (actor: Actor, record: LessonStudyRecord): Role[] => {
  if (!hasJoined(actor, record)) return []
  return [record.facilitatorId === actor.personId ? 'LESSON_STUDY_FACILITATOR' : 'LESSON_STUDY_MEMBER']
}

export const isAskedIn = (actor: Actor, record: LessonStudyRecord): boolean =>
  studyMemberOf(record, actor.personId)?.state === 'INVITED'

export const subjectOf = (actor: Actor, record: LessonStudyRecord): Subject => ({
  spaceId: record.spaceId,
  itemId: record.id,
  // Whoever reviews one of its lessons reads what the study is about.
  alsoByGrantOn: record.lessons.map(({ id }) => id),
  urn: schoolOfFacilitator(record),
  itemRoles: rolesInStudy(actor, record),
  isOpen: isOpenStudy(record.state),
  isInvited: isAskedIn(actor, record),
})

export const lessonSubjectOf = (actor: Actor, { study, lesson }: LessonInStudy): Subject => {
  const inStudy = rolesInStudy(actor, study)
  const leads = (lesson.facilitatorId ?? study.facilitatorId) === actor.personId
  const inLesson: Role[] = [
    ...(lesson.teacherId === actor.personId ? (['LESSON_TEACHER'] as const) : []),
    ...(leads ? (['DISCUSSION_FACILITATOR'] as const) : []),
  ]
  return {
    ...subjectOf(actor, study),
    itemId: lesson.id,
    alsoByGrantOn: [study.id],
    urn: lesson.urn,
    itemRoles: inStudy.length > 0 ? [...inStudy, ...inLesson] : [],
  }
}

export const mayIn = (actor: Actor, record: LessonStudyRecord, action: StudyAction): boolean =>
  may(actor, action, subjectOf(actor, record))

export const mayInLesson = (actor: Actor, at: LessonInStudy, action: LessonAction): boolean =>
  may(actor, action, lessonSubjectOf(actor, at))

export const sees = (actor: Actor, record: LessonStudyRecord): boolean => mayIn(actor, record, 'lessonStudy.see')
export const reads = (actor: Actor, record: LessonStudyRecord): boolean => mayIn(actor, record, 'lessonStudy.read')
export const readsLesson = (actor: Actor, at: LessonInStudy): boolean => mayInLesson(actor, at, 'researchLesson.read')

/** Dates and states are for whoever may postpone too: a coordinator reads nothing of the lesson itself. */
export const seesLesson = (actor: Actor, at: LessonInStudy): boolean =>
  readsLesson(actor, at) || (sees(actor, at.study) && mayInLesson(actor, at, 'researchLesson.postpone'))

/** Whoever was asked in reads what it is about before they answer. */
export const isConcerned = (actor: Actor, record: LessonStudyRecord): boolean =>
  reads(actor, record) || isAskedIn(actor, record)

const unpaused = (actor: Actor): Actor => ({ ...actor, readOnlySpaces: [] })

/** Refuses; and says so when the only obstacle is that the school's membership is paused. */
export function authorise(actor: Actor, record: LessonStudyRecord, action: StudyAction): void {
  if (mayIn(actor, record, action)) return
  throw new Refusal(mayIn(unpaused(actor), record, action) ? 'alliance.read-only' : 'not-allowed')
}

export function authoriseLesson(actor: Actor, at: LessonInStudy, action: LessonAction): void {
  if (mayInLesson(actor, at, action)) return
  throw new Refusal(mayInLesson(unpaused(actor), at, action) ? 'alliance.read-only' : 'not-allowed')
}

/** The same person, with what they hold at one school only. */
export const actingFor = (actor: Actor, urn: Urn): Actor => ({
  ...actor,
  holdings: actor.holdings.filter((held) => held.urn === urn),
})

/** What is known of a case pupil stays in the pupil's own school. */
export const readsAttributes = (actor: Actor, record: LessonStudyRecord, urn: Urn): boolean =>
  reads(actor, record) && may(actor, 'casePupil.readAttributes', { ...subjectOf(actor, record), urn })

export const lessonStudyAbilities = [
  'read',
  'join',
  'leave',
  'acceptProtocol',
  'update',
  'invitePerson',
  'inviteGuest',
  'handOver',
  'chooseCasePupils',
  'addLesson',
  'setProgress',
  'askForProtocol',
  'run',
  'review',
  'resume',
  'share',
  'stop',
  'requestReview',
] as const
export type LessonStudyAbility = (typeof lessonStudyAbilities)[number]

/** Rights and the state of things together: what a page may offer now. What guards still miss is said beside it. */
export function abilitiesIn(actor: Actor, record: LessonStudyRecord): Abilities<LessonStudyAbility> {
  const subject = subjectOf(actor, record)
  const allowed = (action: StudyAction): boolean => may(actor, action, subject)
  const { state } = record
  const goesOn = !isFinishedStudy(state)
  const member = studyMemberOf(record, actor.personId)
  const isJoined = member?.state === 'JOINED'
  const isFull = record.members.filter((one) => one.state !== 'LEFT').length >= mostMembers
  return {
    read: allowed('lessonStudy.read'),
    join: goesOn && member?.state === 'INVITED' && allowed('lessonStudy.join'),
    leave:
      record.facilitatorId !== actor.personId &&
      (member?.state === 'INVITED' || (isJoined && allowed('lessonStudy.leave'))),
    acceptProtocol:
      isJoined && goesOn && member.protocolVersion !== record.protocolVersion && allowed('lessonStudy.acceptProtocol'),
    update: goesOn && allowed('lessonStudy.update'),
    invitePerson: goesOn && !isFull && allowed('lessonStudy.invitePerson'),
    inviteGuest: goesOn && allowed('lessonStudy.inviteGuest'),
    handOver: goesOn && joinedStudyMembers(record).length > 1 && allowed('lessonStudy.handOver'),
    chooseCasePupils: goesOn && allowed('casePupil.choose'),
    addLesson: growsBy(record) && may(actor, 'researchLesson.plan', subject),
    setProgress: goesOn && allowed('lessonStudy.setProgress'),
    askForProtocol: state === 'SETTING_UP' && allowed('lessonStudy.move'),
    run: state === 'PROTOCOL' && allowed('lessonStudy.move'),
    review: state === 'RUNNING' && allowed('lessonStudy.move'),
    resume: state === 'REVIEWING' && allowed('lessonStudy.move'),
    share: state === 'REVIEWING' && allowed('lessonStudy.move'),
    stop: goesOn && allowed('lessonStudy.move'),
    requestReview: allowed('peerReview.request'),
  }
}

const growsBy = ({ state, lessons }: LessonStudyRecord): boolean =>
  !isFinishedStudy(state) && state !== 'REVIEWING' && lessons.length < mostLessons

export const researchLessonAbilities = [
  'read',
  'plan',
  'ready',
  'planAgain',
  'start',
  'stop',
  'falseStart',
  'breakOff',
  'postpone',
  'replan',
  'cancel',
  'observe',
  'interview',
  'interviewsDone',
  'beginDiscussion',
  'discuss',
  'leadDiscussion',
  'takeOver',
  'conclude',
  'requestReview',
] as const
export type ResearchLessonAbility = (typeof researchLessonAbilities)[number]

export function lessonAbilitiesIn(actor: Actor, at: LessonInStudy, now: Date): Abilities<ResearchLessonAbility> {
  const subject = lessonSubjectOf(actor, at)
  const allowed = (action: Action): boolean => may(actor, action, subject)
  const { state, concludedAt, stoppedAt } = at.lesson
  const studyGoesOn = !isFinishedStudy(at.study.state)
  const to = (next: ResearchLessonState, action: Action): boolean =>
    studyGoesOn && follows(researchLessonLifeCycle, state, next) && allowed(action)
  const from = (whence: ResearchLessonState, action: Action): boolean => state === whence && allowed(action)
  const endedAt = concludedAt ?? (state === 'STOPPED' ? stoppedAt : null)
  return {
    read: allowed('researchLesson.read'),
    plan: studyGoesOn && !isFinishedLesson(state) && allowed('researchLesson.plan'),
    ready: studyGoesOn && from('PLANNING', 'researchLesson.plan'),
    planAgain: studyGoesOn && from('READY', 'researchLesson.plan'),
    start: studyGoesOn && from('READY', 'researchLesson.runClock'),
    stop: from('IN_PROGRESS', 'researchLesson.runClock'),
    falseStart: from('IN_PROGRESS', 'researchLesson.runClock') && !at.lesson.hasNotes,
    breakOff: from('IN_PROGRESS', 'researchLesson.runClock'),
    postpone: to('POSTPONED', 'researchLesson.postpone'),
    replan: studyGoesOn && from('POSTPONED', 'researchLesson.postpone'),
    cancel: to('CANCELLED', 'lessonStudy.cancelLesson'),
    // Said before the clock runs, too: a tablet that is opened at the door may have no network in the room.
    observe:
      ((state === 'READY' && studyGoesOn) || takesNotes(state, endedAt === null ? null : new Date(endedAt), now)) &&
      allowed('researchLesson.observe'),
    interview: (state === 'OBSERVED' || state === 'INTERVIEWED') && allowed('researchLesson.interview'),
    interviewsDone: from('OBSERVED', 'researchLesson.interview'),
    beginDiscussion: from('INTERVIEWED', 'researchLesson.leadDiscussion'),
    discuss: from('DISCUSSING', 'researchLesson.discuss'),
    leadDiscussion: from('DISCUSSING', 'researchLesson.leadDiscussion'),
    takeOver: (state === 'INTERVIEWED' || state === 'DISCUSSING') && allowed('researchLesson.takeOver'),
    conclude: from('DISCUSSING', 'researchLesson.leadDiscussion'),
    requestReview: isPlannable(state) || state === 'CONCLUDED' ? allowed('peerReview.request') : false,
  }
}
