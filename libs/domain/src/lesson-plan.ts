/** The planning sheet of a research lesson: its cells, what each is for, how much it holds, and what is still missing on it. */

/** The three pupils the group watches: a letter, never a name. */
export const PupilLabel = { A: 'A', B: 'B', C: 'C' } as const
export type PupilLabel = (typeof PupilLabel)[keyof typeof PupilLabel]
export const pupilLabels = Object.values(PupilLabel)
export const isPupilLabel = (value: unknown): value is PupilLabel => (pupilLabels as readonly unknown[]).includes(value)

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

export const criterionOf = (label: PupilLabel): HeaderKey => `criterion${label}`
export const endOf = (label: PupilLabel): HeaderKey => `end${label}`
export const predictedOf = (label: PupilLabel): StageCell => `predicted${label}`
export const observedOf = (label: PupilLabel): StageCell => `observed${label}`
export const outcomeOf = (label: PupilLabel): `outcome${PupilLabel}` => `outcome${label}`

/** Once the lesson has begun, nobody changes what was predicted. */
export const isPrediction = (cell: StageCell): boolean => cell.startsWith('predicted')

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
  readonly stages: readonly { readonly predicted: Readonly<Partial<Record<PupilLabel, string>>> }[]
}
export interface PlanFacts {
  /** Pupils for whom it says what they will newly be able to do. */
  readonly criteria: readonly PupilLabel[]
  readonly stages: number
  /** Pupils for whom something is predicted in one stage at least. */
  readonly predicted: readonly PupilLabel[]
}

const isFilled = (text: string | undefined): boolean => (text ?? '').trim() !== ''

/** LSN-1: what a sheet already says: the guards of a lesson look at it, and the page shows what is missing. */
export const planFacts = ({ header, stages }: PlanWords): PlanFacts => ({
  criteria: pupilLabels.filter((label) => isFilled(header[criterionOf(label)])),
  stages: stages.length,
  predicted: pupilLabels.filter((label) => stages.some(({ predicted }) => isFilled(predicted[label]))),
})
