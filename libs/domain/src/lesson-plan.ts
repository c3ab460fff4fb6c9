/** The planning sheet of a research lesson: its cells, what each is for, how much it holds, and what is still missing on it. */
import { type CasePupilLabel, casePupilLabels } from './case-pupil.js'
import type { ResearchLessonState } from './research-lesson.js'

export const isPupilLabel = (value: unknown): value is CasePupilLabel =>
  (casePupilLabels as readonly unknown[]).includes(value)

/** What a pupil did at a stage, beside what was predicted: about learning, and no mark. */
export const Outcome = { LESS: 'LESS', AS: 'AS', MORE: 'MORE' } as const
export type Outcome = (typeof Outcome)[keyof typeof Outcome]
export const outcomes = Object.values(Outcome)
export const isOutcome = (value: unknown): value is Outcome => (outcomes as readonly unknown[]).includes(value)
export const outcomeLabels: Readonly<Record<Outcome, string>> = {
  LESS: 'Less than predicted',
  AS: 'As predicted',
  MORE: 'More than predicted',
}

/** What stands above and below the rows: texts that people write together. */
export const headerKeys = [
  'intention',
  'success',
  'criterionA',
  'criterionB',
  'criterionC',
  'endA',
  'endB',
  'endC',
  'thoughts',
] as const
export type HeaderKey = (typeof headerKeys)[number]
export const isHeaderKey = (value: unknown): value is HeaderKey => (headerKeys as readonly unknown[]).includes(value)

/** The texts of one row. */
export const stageCells = [
  'title',
  'predictedA',
  'observedA',
  'predictedB',
  'observedB',
  'predictedC',
  'observedC',
  'patterns',
] as const
export type StageCell = (typeof stageCells)[number]
export const isStageCell = (value: unknown): value is StageCell => (stageCells as readonly unknown[]).includes(value)

export const criterionOf = (label: CasePupilLabel): `criterion${CasePupilLabel}` => `criterion${label}`
export const endOf = (label: CasePupilLabel): `end${CasePupilLabel}` => `end${label}`
export const predictedOf = (label: CasePupilLabel): StageCell => `predicted${label}`
export const observedOf = (label: CasePupilLabel): StageCell => `observed${label}`
export const outcomeOf = (label: CasePupilLabel): `outcome${CasePupilLabel}` => `outcome${label}`

/** Once the lesson has begun, nobody changes what was predicted. */
export const isPrediction = (cell: StageCell): boolean => cell.startsWith('predicted')

/** LSN-2: the group writes on the sheet until the lesson is concluded; whoever watched may add what they saw up to then. */
const written: readonly ResearchLessonState[] = [
  'PLANNING',
  'READY',
  'IN_PROGRESS',
  'OBSERVED',
  'INTERVIEWED',
  'DISCUSSING',
]
export const isPlanOpen = (state: ResearchLessonState): boolean => written.includes(state)

/** LSN-3: what was predicted stands from the moment the lesson begins: a prediction made afterwards is none. */
const before: readonly ResearchLessonState[] = ['PLANNING', 'READY', 'POSTPONED', 'CANCELLED']
export const isPredictionFixed = (state: ResearchLessonState): boolean => !before.includes(state)

export const planLimits = { stages: 30, seats: 60, cell: 4000, minutes: 240, seatRows: 12, seatColumns: 12 } as const

interface CellWords {
  readonly label: string
  /** What belongs here, for whoever finds it empty. */
  readonly hint: string
}

export const headerWords: Readonly<Record<HeaderKey, CellWords>> = {
  intention: { label: 'What we want pupils to learn', hint: 'One sentence that a pupil would understand.' },
  success: {
    label: 'What success looks like for the class',
    hint: 'What most pupils will say, do or make by the end.',
  },
  criterionA: { label: 'Pupil A will be able to', hint: 'What A cannot do yet, and will do by the end.' },
  criterionB: { label: 'Pupil B will be able to', hint: 'What B cannot do yet, and will do by the end.' },
  criterionC: { label: 'Pupil C will be able to', hint: 'What C cannot do yet, and will do by the end.' },
  endA: { label: 'What A could do at the end', hint: 'And how we know.' },
  endB: { label: 'What B could do at the end', hint: 'And how we know.' },
  endC: { label: 'What C could do at the end', hint: 'And how we know.' },
  thoughts: { label: 'First thoughts', hint: 'About learning, not about the teacher.' },
}

export const stageWords: Readonly<Record<StageCell, CellWords>> = {
  title: { label: 'Stage of the lesson', hint: 'What happens, in a few words.' },
  predictedA: { label: 'A: we predict', hint: 'What A will say, do or find hard.' },
  observedA: { label: 'A: we saw', hint: 'What A said and did.' },
  predictedB: { label: 'B: we predict', hint: 'What B will say, do or find hard.' },
  observedB: { label: 'B: we saw', hint: 'What B said and did.' },
  predictedC: { label: 'C: we predict', hint: 'What C will say, do or find hard.' },
  observedC: { label: 'C: we saw', hint: 'What C said and did.' },
  patterns: { label: 'Patterns and issues', hint: 'Across pupils: about learning, not about the teacher.' },
}

/** As much of a sheet as the judging of it needs. */
export interface PlanWords {
  readonly header: Readonly<Partial<Record<HeaderKey, string>>>
  readonly stages: readonly { readonly predicted: Readonly<Partial<Record<CasePupilLabel, string>>> }[]
}
export interface PlanFacts {
  /** Pupils for whom it says what they will newly be able to do. */
  readonly criteria: readonly CasePupilLabel[]
  readonly stages: number
  /** Pupils for whom something is predicted in one stage at least. */
  readonly predicted: readonly CasePupilLabel[]
}

const isFilled = (text: string | undefined): boolean => (text ?? '').trim() !== ''

/** LSN-1: what a sheet already says: the guards of a lesson look at it, and the page shows what is missing. */
export const planFacts = ({ header, stages }: PlanWords): PlanFacts => ({
  criteria: casePupilLabels.filter((label) => isFilled(header[criterionOf(label)])),
  stages: stages.length,
  predicted: casePupilLabels.filter((label) => stages.some(({ predicted }) => isFilled(predicted[label]))),
})
