/** A research lesson as the classroom view shows it: the same shape from the server and from this device's disk. */
import type { CasePupilLabel } from '@alongside/domain/case-pupil'
import type { DocumentId, LessonId, LessonStageId, NoteId, StudyId } from '@alongside/domain/ids'
import type { Modality, NoteKind } from '@alongside/domain/observation'

export const labels = ['A', 'B', 'C'] as const satisfies readonly CasePupilLabel[]
export type PerPupil<Value> = Readonly<Record<CasePupilLabel, Value>>

export interface CopiedStage {
  readonly id: LessonStageId
  readonly title: string
  readonly minutes: number | null
  readonly predicted: PerPupil<string>
}

export interface Seat {
  readonly id: string
  readonly row: number
  readonly column: number
  readonly pupil: CasePupilLabel | null
}

export interface CopiedPupil {
  readonly label: CasePupilLabel
  readonly alias: string
  readonly typifies: string
}

interface NotePhoto {
  readonly id: string
  /** This person may see it: they work at the school it is kept at. */
  readonly isHere: boolean
  readonly width: number
  readonly height: number
  readonly expiresOn: string
  readonly withdrawnAt: string | null
  /** "Photo kept at Elm Park" */
  readonly keptAt: string
}

/** A note the server has, as it says it. */
export interface StoredNote {
  readonly id: NoteId
  readonly seq: number
  readonly author: { readonly id: string; readonly name: string }
  readonly school: { readonly name: string; readonly colour: string }
  readonly kind: NoteKind
  readonly pupil: CasePupilLabel | null
  readonly stageId: LessonStageId | null
  readonly placeId: string | null
  readonly modality: Modality | null
  readonly body: string
  readonly capturedAt: string
  readonly lessonSecond: number | null
  readonly clockCorrected: boolean
  readonly addedLater: boolean
  readonly heldBack: boolean
  readonly isMine: boolean
  readonly editedAt: string | null
  readonly photo: NotePhoto | null
}

export interface LessonCopy {
  readonly id: LessonId
  readonly studyId: StudyId
  readonly studyTitle: string
  readonly number: number
  readonly state: string
  readonly objective: string
  readonly school: { readonly name: string; readonly colour: string } | null
  readonly onDay: string | null
  readonly atTime: string | null
  readonly documentId: DocumentId | null
  readonly startedAt: string | null
  readonly stoppedAt: string | null
  /** How far the lesson's clock (the server's) is ahead of this device's, in milliseconds. */
  readonly ahead: number
  readonly canObserve: boolean
  readonly canRunClock: boolean
  readonly pupils: readonly CopiedPupil[]
  readonly stages: readonly CopiedStage[]
  readonly seats: readonly Seat[]
  /** The newest note's number, to ask for what came after it. */
  readonly seq: number
  readonly notes: readonly StoredNote[]
  /** Who is looking, and for which school. */
  readonly me: { readonly id: string; readonly name: string; readonly schoolName: string; readonly colour: string }
}

export const whereOf = ({ number, studyTitle }: Pick<LessonCopy, 'number' | 'studyTitle'>): string =>
  `RL${number}, ${studyTitle}`
