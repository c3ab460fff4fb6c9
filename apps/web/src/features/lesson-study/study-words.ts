/** The states of a lesson study and of its lessons, in the words people use for them. */
import type { LessonPartsFragment, StudyCardPartsFragment } from '../../gql/graphql'
import type { Tone } from '../../ui/Notice'
import type { Step } from '../../ui/StageStepper'

export type StudyState = StudyCardPartsFragment['state']
export type LessonState = LessonPartsFragment['state']

interface Words {
  readonly label: string
  readonly tone: Tone
}

export const studyStateWords: Readonly<Record<StudyState, Words>> = {
  SETTING_UP: { label: 'Setting up', tone: 'accent' },
  PROTOCOL: { label: 'Agreeing how we work', tone: 'accent' },
  RUNNING: { label: 'Under way', tone: 'good' },
  REVIEWING: { label: 'Looking back', tone: 'accent' },
  SHARED: { label: 'Shared', tone: 'plain' },
  STOPPED: { label: 'Stopped', tone: 'plain' },
}

/** In the order a group goes through them. */
export const studySteps: readonly Step[] = [
  { key: 'SETTING_UP', label: 'Setting up' },
  { key: 'PROTOCOL', label: 'Agreement' },
  { key: 'RUNNING', label: 'Research lessons' },
  { key: 'REVIEWING', label: 'Looking back' },
  { key: 'SHARED', label: 'Shared' },
]

export const lessonStateWords: Readonly<Record<LessonState, Words>> = {
  PLANNING: { label: 'Being planned', tone: 'plain' },
  READY: { label: 'Ready to teach', tone: 'accent' },
  IN_PROGRESS: { label: 'Being taught now', tone: 'good' },
  OBSERVED: { label: 'Taught, pupils still to be asked', tone: 'accent' },
  INTERVIEWED: { label: 'Ready to discuss', tone: 'accent' },
  DISCUSSING: { label: 'Being discussed', tone: 'good' },
  CONCLUDED: { label: 'Concluded', tone: 'plain' },
  POSTPONED: { label: 'Postponed', tone: 'warn' },
  CANCELLED: { label: 'Cancelled', tone: 'plain' },
  STOPPED: { label: 'Broken off', tone: 'warn' },
}

export const isOver = (state: StudyState): boolean => state === 'SHARED' || state === 'STOPPED'

export const lessonPath = (lesson: { readonly studyId: string; readonly id: string }): string =>
  `/lesson-study/${lesson.studyId}/lessons/${lesson.id}`

/** The parts of the page, as they stand in its address. */
export const studyPlaces = ['plan', 'group', 'pupils', 'seen', 'report'] as const
export type StudyPlace = (typeof studyPlaces)[number]
