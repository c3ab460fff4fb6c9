/** A lesson study: a small group and its research lessons, from choosing case pupils to sharing what was learned (state machine D). */
import { type CasePupilLabel, casePupilLabels } from './case-pupil.js'
import type { CivilDate } from './civil-date.js'
import type { PersonId, StudyId, Urn } from './ids.js'
import {
  type GuardReason,
  isOver,
  type LifeCycle,
  type Move,
  move,
  moved,
  ready,
  reasonGiven,
  unless,
} from './life-cycle.js'
import { Refusal } from './refusal.js'
import type { ResearchLessonState } from './research-lesson.js'

export const LessonStudyState = {
  SETTING_UP: 'SETTING_UP',
  PROTOCOL: 'PROTOCOL',
  RUNNING: 'RUNNING',
  REVIEWING: 'REVIEWING',
  SHARED: 'SHARED',
  STOPPED: 'STOPPED',
} as const
export type LessonStudyState = (typeof LessonStudyState)[keyof typeof LessonStudyState]

export const lessonStudyLifeCycle: LifeCycle<LessonStudyState> = {
  SETTING_UP: ['PROTOCOL', 'STOPPED'],
  PROTOCOL: ['RUNNING', 'STOPPED'],
  RUNNING: ['REVIEWING', 'STOPPED'],
  REVIEWING: ['SHARED', 'RUNNING', 'STOPPED'],
  SHARED: [],
  STOPPED: [],
}

export const LessonMemberState = { INVITED: 'INVITED', JOINED: 'JOINED', LEFT: 'LEFT' } as const
export type LessonMemberState = (typeof LessonMemberState)[keyof typeof LessonMemberState]

/** An invitation not taken up ends as LEFT; whoever left may be invited again. */
export const lessonMemberLifeCycle: LifeCycle<LessonMemberState> = {
  INVITED: ['JOINED', 'LEFT'],
  JOINED: ['LEFT'],
  LEFT: ['INVITED', 'JOINED'],
}

/** A class of sets, or one that learns together. */
export const Grouping = { SET: 'SET', MIXED: 'MIXED' } as const
export type Grouping = (typeof Grouping)[keyof typeof Grouping]

/** The six questions of the summary report, in the order they are asked. */
export const summarySections = ['wanted', 'did', 'pupils', 'teaching', 'colleague', 'next'] as const
export type SummarySection = (typeof summarySections)[number]
export type LessonSummary = Readonly<Record<SummarySection, string>>

export const fewestMembers = 2
export const mostMembers = 6
export const lessonsNeeded = 2
export const lessonsRecommended = 3
/** More than anybody has run in one study; a limit keeps the chain a picture. */
export const mostLessons = 9

export interface LessonStudyMember {
  readonly personId: PersonId
  /** The school this person acts for in the study. */
  readonly urn: Urn
  readonly state: LessonMemberState
  /** The version of the group agreement they accepted last; null: none yet. */
  readonly protocolVersion: number | null
}

export interface LessonStudy {
  readonly id: StudyId
  readonly title: string
  readonly state: LessonStudyState
  readonly facilitatorId: PersonId
  readonly protocol: string
  readonly protocolVersion: number
}

/** What the guards look at. */
export interface LessonStudyFacts {
  readonly protocolVersion: number
  readonly members: readonly LessonStudyMember[]
  readonly casePupils: readonly CasePupilLabel[]
  /** When what was learned is shared: booked before the first lesson, held after the last. */
  readonly sharingOn: CivilDate | null
  readonly lessons: readonly { readonly state: ResearchLessonState; readonly onDay: CivilDate | null }[]
  readonly summary: Partial<LessonSummary>
  readonly sharedRecord: string
}

export const joinedTo = <M extends Pick<LessonStudyMember, 'state'>>(members: readonly M[]): M[] =>
  members.filter((member) => member.state === 'JOINED')

/** Lessons that will not be held need no place before the sharing event. */
const isStillHeld = (state: ResearchLessonState): boolean => state !== 'CANCELLED' && state !== 'STOPPED'

export const lastLessonDay = (lessons: LessonStudyFacts['lessons']): CivilDate | null =>
  lessons.reduce<CivilDate | null>(
    (last, { state, onDay }) =>
      onDay !== null && isStillHeld(state) && (last === null || onDay > last) ? onDay : last,
    null,
  )

/** LSN-1: shared after the last lesson, so that nobody shares what has not been learned yet. */
function sharingIsAfterLessons({ sharingOn, lessons }: LessonStudyFacts): GuardReason[] {
  const last = lastLessonDay(lessons)
  const isAfter = sharingOn === null || last === null || sharingOn >= last
  return unless(isAfter, 'lesson-study.sharing-before-last-lesson')
}

/** LSN-2: before the first lesson: a group, its agreement, three case pupils and a date to share what comes of it. */
function missingToRun(facts: LessonStudyFacts): GuardReason[] {
  const members = joinedTo(facts.members)
  const waiting = members.filter(({ protocolVersion }) => protocolVersion !== facts.protocolVersion).length
  const pupilsMissing = casePupilLabels.filter((label) => !facts.casePupils.includes(label))
  return [
    ...unless(members.length >= fewestMembers, 'lesson-study.needs-two-members', { members: members.length }),
    ...unless(members.length <= mostMembers, 'lesson-study.group-full', { mostMembers }),
    ...unless(waiting === 0, 'lesson-study.needs-protocol-accepted', { waiting }),
    ...unless(pupilsMissing.length === 0, 'lesson-study.needs-case-pupils', {
      pupilsMissing: pupilsMissing.join(', '),
    }),
    ...unless(facts.sharingOn !== null, 'lesson-study.needs-sharing-date'),
    ...sharingIsAfterLessons(facts),
  ]
}

/** LSN-3: what is still missing before a study can go from one state to another. Empty: nothing. */
export function missingForStudy(from: LessonStudyState, to: LessonStudyState, facts: LessonStudyFacts): GuardReason[] {
  if (from === 'PROTOCOL' && to === 'RUNNING') return missingToRun(facts)
  if (to === 'REVIEWING') {
    const concluded = facts.lessons.filter(({ state }) => state === 'CONCLUDED').length
    return unless(concluded >= lessonsNeeded, 'lesson-study.needs-concluded-lessons', { concluded, lessonsNeeded })
  }
  if (to === 'SHARED') {
    const isWhole = summarySections.every((section) => facts.summary[section]?.trim())
    return [
      ...unless(isWhole, 'lesson-study.needs-summary'),
      ...unless(facts.sharedRecord.trim() !== '', 'lesson-study.needs-share-record'),
    ]
  }
  return []
}

/** The way forward; stopping, and one more lesson, are choices beside it. */
export const nextStudyState = (from: LessonStudyState): LessonStudyState | null => lessonStudyLifeCycle[from][0] ?? null

export const missingForNextOfStudy = (from: LessonStudyState, facts: LessonStudyFacts): GuardReason[] => {
  const next = isFinishedStudy(from) ? null : nextStudyState(from)
  return next === null ? [] : missingForStudy(from, next, facts)
}

/** LSN-4: stopping needs a reason. Going back to teach one more lesson is itself the reason. */
export function moveStudy(
  study: Pick<LessonStudy, 'state'>,
  to: LessonStudyState,
  facts: LessonStudyFacts,
  reason?: string | null,
): Move<LessonStudyState> {
  const from = study.state
  const step = move(lessonStudyLifeCycle, from, to, 'lesson-study.state-out-of-order')
  if (to === 'STOPPED') return moved(from, to, reasonGiven(reason))
  if (from === 'REVIEWING' && to === 'RUNNING') return moved(from, to, 'One more research lesson.')
  ready(missingForStudy(from, to, facts), 'lesson-study.not-ready')
  return step
}

/** From here on the alliance sees title, schools, state and facilitator. */
export const isOpenStudy = (state: LessonStudyState): boolean => state !== 'SETTING_UP'
export const isFinishedStudy = (state: LessonStudyState): boolean => isOver(lessonStudyLifeCycle, state)

/** What is shared or stopped stays as it is. */
export function studyGoesOn(state: LessonStudyState): void {
  if (isFinishedStudy(state)) throw new Refusal('lesson-study.finished', { state })
}

/** LSN-5: a group of two to six; whoever was asked keeps their place. */
export function inviteToStudy(
  members: readonly Pick<LessonStudyMember, 'personId' | 'state'>[],
  personId: PersonId,
): void {
  const member = members.find((one) => one.personId === personId)
  if (member?.state === 'INVITED') throw new Refusal('lesson-study.already-invited')
  if (member?.state === 'JOINED') throw new Refusal('lesson-study.already-joined')
  if (members.filter(({ state }) => state !== 'LEFT').length >= mostMembers) {
    throw new Refusal('lesson-study.group-full', { mostMembers })
  }
}

/** LSN-6: one joins on an invitation. */
export function joinStudy(member: Pick<LessonStudyMember, 'state'> | null): Move<LessonMemberState> {
  if (member?.state === 'JOINED') throw new Refusal('lesson-study.already-joined')
  if (member?.state !== 'INVITED') throw new Refusal('lesson-study.not-invited')
  return move(lessonMemberLifeCycle, member.state, 'JOINED', 'lesson-study.member-state-out-of-order')
}

/** LSN-7: the facilitator hands over before leaving. */
export function leaveStudy(
  study: Pick<LessonStudy, 'facilitatorId'>,
  member: LessonStudyMember,
): Move<LessonMemberState> {
  if (study.facilitatorId === member.personId) throw new Refusal('lesson-study.facilitator-must-hand-over')
  return move(lessonMemberLifeCycle, member.state, 'LEFT', 'lesson-study.member-state-out-of-order')
}

/** LSN-8: only somebody who has joined can facilitate. */
export function handOverStudy(members: readonly LessonStudyMember[], to: PersonId): PersonId {
  if (!joinedTo(members).some((member) => member.personId === to)) {
    throw new Refusal('lesson-study.facilitator-must-have-joined')
  }
  return to
}

/** LSN-9: a study grows by one lesson at a time, until it is reviewed; then it goes back to running first. */
export function nextLessonNumber(state: LessonStudyState, numbers: readonly number[]): number {
  studyGoesOn(state)
  if (state === 'REVIEWING') throw new Refusal('lesson-study.state-out-of-order', { from: state, to: 'RUNNING' })
  if (numbers.length >= mostLessons) throw new Refusal('lesson-study.too-many-lessons', { mostLessons })
  return Math.max(0, ...numbers) + 1
}
