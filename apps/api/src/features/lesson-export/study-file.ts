/** A lesson study as one value: what the open file holds, and what the printed one is set from. Described in docs/lesson-study-file.md. */
import type { CasePupilLabel } from '@alongside/domain/case-pupil'
import type { HeaderKey, Outcome } from '@alongside/domain/lesson-plan'
import type { LessonStudyState, LessonSummary } from '@alongside/domain/lesson-study'
import type { Modality, NoteKind } from '@alongside/domain/observation'
import type { ResearchLessonState } from '@alongside/domain/research-lesson'

export const fileFormat = 'alongside-lesson-study'
export const fileVersion = 1
export const fileName = 'lesson-study.json'

export type ByPupil<T> = Readonly<Partial<Record<CasePupilLabel, T>>>

export interface FilePhoto {
  /** Names no picture: where it is kept is all that another school reads. */
  readonly keptAt: string
  /** Its name inside the archive; null for whoever may not see it, and once it is gone. */
  readonly file: string | null
}
export interface FileNote {
  readonly capturedAt: string
  readonly lessonSecond: number | null
  readonly author: string
  readonly school: string
  readonly kind: NoteKind
  readonly pupil: CasePupilLabel | null
  /** The title of the stage. */
  readonly stage: string | null
  readonly modality: Modality | null
  readonly text: string
  readonly addedLater: boolean
  readonly photo: FilePhoto | null
}
export interface FileStage {
  readonly title: string
  readonly minutes: number | null
  readonly predicted: ByPupil<string>
  readonly observed: ByPupil<string>
  readonly outcome: ByPupil<Outcome | null>
  readonly patterns: string
}
export interface FileInterview {
  readonly pupils: readonly CasePupilLabel[]
  readonly enjoyed: string
  readonly learned: string
  readonly worked: string
  readonly wouldChange: string
  readonly minutes: number | null
  readonly by: string
  readonly school: string
  readonly at: string
}
export interface FileDiscussionNote {
  readonly step: number
  readonly pupil: CasePupilLabel | null
  readonly text: string
  readonly by: string
}
export interface FileLesson {
  readonly number: number
  readonly state: ResearchLessonState
  readonly school: string | null
  readonly teacher: string | null
  readonly observers: readonly string[]
  readonly onDay: string | null
  readonly atTime: string | null
  readonly learningObjective: string
  readonly startedAt: string | null
  readonly stoppedAt: string | null
  readonly concludedAt: string | null
  readonly noInterviewReason: string | null
  readonly stopReason: string | null
  readonly postponedReason: string | null
  readonly plan: {
    readonly header: Readonly<Partial<Record<HeaderKey, string>>>
    readonly stages: readonly FileStage[]
  }
  readonly notes: readonly FileNote[]
  readonly interviews: readonly FileInterview[]
  readonly discussion: readonly FileDiscussionNote[]
}
export interface FileProgress {
  readonly label: CasePupilLabel
  /** 0: before the first lesson; else the number of the lesson after which it was written. */
  readonly point: number
  readonly text: string
  readonly reach: string | null
}
export interface StudyFile {
  readonly format: typeof fileFormat
  readonly version: typeof fileVersion
  readonly exportedAt: string
  readonly exportedBy: string
  readonly alliance: string
  readonly whoCanRead: readonly string[]
  readonly study: {
    readonly title: string
    readonly state: LessonStudyState
    readonly subject: string
    readonly yearGroup: string
    readonly classSize: number | null
    readonly grouping: string | null
    readonly improvement: string
    readonly aim: string
    readonly focusEvidence: string
    readonly protocol: string
    readonly sharingOn: string | null
    readonly sharingWith: string
    readonly sharedRecord: string
    readonly researchTheme: string
    readonly materialsStudy: string
    readonly boardPlan: string
    readonly knowledgeableOther: string
    readonly knowledgeableOtherComment: string
    readonly summary: Partial<LessonSummary>
    readonly stopReason: string | null
  }
  readonly schools: readonly string[]
  readonly members: readonly { readonly name: string; readonly school: string; readonly isFacilitator: boolean }[]
  /** Alias and group alone: what else is known of a pupil never leaves the pupil's school. */
  readonly casePupils: readonly {
    readonly label: CasePupilLabel
    readonly alias: string
    readonly typifies: string
    readonly school: string
  }[]
  readonly lessons: readonly FileLesson[]
  readonly progress: readonly FileProgress[]
}
