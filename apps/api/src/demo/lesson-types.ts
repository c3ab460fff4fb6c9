/** The shapes of the demo's lesson studies and peer reviews: plain data like the rest, times within a lesson as minutes and seconds. */

import type { BirthTerm, CasePupilLabel } from '@alongside/domain/case-pupil'
import type { HeaderKey, Outcome } from '@alongside/domain/lesson-plan'
import type { Grouping, LessonStudyState, LessonSummary } from '@alongside/domain/lesson-study'
import type { Modality } from '@alongside/domain/observation'
import type { ResearchLessonState } from '@alongside/domain/research-lesson'
import type { EnquiryHandle, LessonStudyHandle, PersonHandle, SchoolHandle } from './handles.js'
import type { PupilWork } from './pupil-work.js'
import type { DemoGuest, Done } from './types.js'

export type Reach = 'NOT_YET' | 'NEARLY' | 'REACHED' | 'BEYOND'

export interface DemoCasePupil {
  readonly school: SchoolHandle
  readonly alias: string
  readonly typifies: string
  readonly yearGroup: string
  readonly term: BirthTerm
  /** What the study needs to know beyond that, and why; nothing where it is not said. */
  readonly needs?: {
    readonly send?: true
    readonly eal?: true
    readonly disadvantaged?: true
    readonly necessity: string
  }
}

export interface DemoResponse {
  readonly predicted: string
  /** Once the lesson was taught. */
  readonly observed?: string
  readonly outcome?: Outcome
}

export interface DemoStage extends Readonly<Record<CasePupilLabel, DemoResponse>> {
  readonly title: string
  /** As planned. */
  readonly minutes: number
  /** When it began in the end, as `12:30` after the start: what was noted from then on is about it. */
  readonly from?: string
  readonly modality: Modality
  readonly patterns?: string
}

/** A pupil, or what else it is about. */
export type NoteAbout = CasePupilLabel | 'CLASS' | 'TEACHER_MOVE' | 'INCIDENT'
/** When in the lesson, about whom or what, the words; LATER: the tablet had no network, and the note arrived the day after. */
export type DemoNote = readonly [at: string, about: NoteAbout, body: string, arrived?: 'LATER']
/** What each observer noted, in the order of the lesson. */
export type DemoNotes = Readonly<Partial<Record<PersonHandle, readonly DemoNote[]>>>

/** A photo of the work that a note is about, with the consent of those at home. */
export interface DemoPhoto {
  readonly by: PersonHandle
  /** The note's own moment. */
  readonly at: string
  readonly work: PupilWork
}

export interface DemoInterview {
  readonly by: PersonHandle
  readonly pupils: readonly CasePupilLabel[]
  readonly minutes: number
  readonly enjoyed: string
  readonly learned: string
  readonly worked: string
  readonly wouldChange: string
}

/** Which step it was noted in, by whom, the words, and of which pupil where it is about one. */
export type DemoDiscussionNote = readonly [
  step: 1 | 2 | 3 | 4 | 5 | 6 | 7,
  by: PersonHandle,
  text: string,
  pupil?: CasePupilLabel,
]

export interface DemoDiscussion {
  readonly facilitator: PersonHandle
  readonly scribe: PersonHandle
  readonly timekeeper: PersonHandle
  readonly notes: readonly DemoDiscussionNote[]
}

export interface DemoLesson {
  readonly number: number
  readonly state: ResearchLessonState
  readonly school: SchoolHandle
  readonly teacher: PersonHandle
  readonly observers: readonly PersonHandle[]
  readonly daysAgo: number
  readonly atTime: string
  /** How long the clock ran. */
  readonly minutes: number
  readonly objective: string
  /** Who wrote most of the sheet. */
  readonly plannedBy: PersonHandle
  readonly plannedDaysAgo: number
  readonly header: Readonly<Partial<Record<HeaderKey, string>>>
  readonly stages: readonly DemoStage[]
  /** Rows of places from the front, as the class sits: a dot for a pupil, the letter of a case pupil, a gap for none. */
  readonly seats: readonly string[]
  readonly notes: DemoNotes
  readonly photos?: readonly DemoPhoto[]
  readonly interviews: readonly DemoInterview[]
  readonly discussion?: DemoDiscussion
}

export interface DemoProgress extends Done {
  readonly label: CasePupilLabel
  /** 0 at the start, then after each research lesson. */
  readonly point: number
  readonly reach: Reach
  readonly body: string
}

export interface DemoStudyMember {
  readonly person: PersonHandle
  readonly school: SchoolHandle
  /** Null: they started it. */
  readonly invitedDaysAgo: number | null
  readonly joinedDaysAgo: number
  readonly acceptedProtocolDaysAgo: number
}

export interface DemoStudyMove extends Done {
  readonly from: LessonStudyState
  readonly to: LessonStudyState
}

export interface DemoLessonStudy {
  readonly handle: LessonStudyHandle
  readonly title: string
  readonly state: LessonStudyState
  /** The enquiry in whose latest cycle it stands. */
  readonly enquiry?: EnquiryHandle
  readonly facilitator: PersonHandle
  readonly startedDaysAgo: number
  readonly subject: string
  readonly yearGroup: string
  readonly classSize: number
  readonly grouping: Grouping
  readonly improvement: string
  readonly aim: string
  readonly focusEvidence: string
  /** Booked before the first lesson: some days ago, or so many days ahead. */
  readonly sharing: ({ readonly daysAgo: number } | { readonly inDays: number }) & { readonly with: string }
  readonly sharedRecord?: string
  readonly researchTheme?: string
  readonly materialsStudy?: string
  readonly boardPlan?: string
  readonly knowledgeableOther?: string
  readonly knowledgeableOtherComment?: string
  readonly summary?: LessonSummary
  readonly members: readonly DemoStudyMember[]
  readonly guests: readonly DemoGuest[]
  readonly moves: readonly DemoStudyMove[]
  readonly casePupils: Readonly<Record<CasePupilLabel, DemoCasePupil>>
  readonly lessons: readonly DemoLesson[]
  readonly progress: readonly DemoProgress[]
}

/** `12:30` after the start, in seconds. */
export function secondOf(at: string): number {
  const [minutes, seconds] = at.split(':').map(Number)
  return minutes! * 60 + seconds!
}
