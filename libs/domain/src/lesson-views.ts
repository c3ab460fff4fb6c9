/** What a lesson study looks like from a distance: its chain of lessons, what was predicted beside what was seen, how far each case pupil came. */
import { type CasePupilLabel, casePupilLabels } from './case-pupil.js'
import type { CivilDate } from './civil-date.js'
import { lessonsNeeded, lessonsRecommended } from './lesson-study.js'
import type { ResearchLessonState } from './research-lesson.js'

export interface ChainLesson {
  readonly id: string
  readonly number: number
  readonly state: ResearchLessonState
  readonly onDay?: CivilDate | null
}

/** OFF: cancelled, or broken off; it stays in the chain, and counts for nothing. */
export type LinkPhase = 'DONE' | 'NOW' | 'AHEAD' | 'OFF'

export interface ChainLink<Lesson extends ChainLesson> {
  readonly key: string
  /** "RL1" */
  readonly label: string
  readonly phase: LinkPhase
  /** Absent: nobody has planned this one yet. */
  readonly lesson?: Lesson
  /** What is not planned yet is asked for, or only recommended. */
  readonly isNeeded: boolean
}

const phases: Readonly<Record<ResearchLessonState, LinkPhase>> = {
  PLANNING: 'AHEAD',
  READY: 'AHEAD',
  POSTPONED: 'AHEAD',
  IN_PROGRESS: 'NOW',
  OBSERVED: 'NOW',
  INTERVIEWED: 'NOW',
  DISCUSSING: 'NOW',
  CONCLUDED: 'DONE',
  CANCELLED: 'OFF',
  STOPPED: 'OFF',
}

export const phaseOf = (state: ResearchLessonState): LinkPhase => phases[state]

export const lessonLabel = (number: number): string => `RL${number}`

/** LSV-1: the lessons in their order, and after them places for those a study still needs, or would do well to teach. */
export function chainOf<Lesson extends ChainLesson>(
  lessons: readonly Lesson[],
  isGoingOn = true,
): readonly ChainLink<Lesson>[] {
  const taught = [...lessons].sort((a, b) => a.number - b.number)
  const links = taught.map((lesson) => ({
    key: lesson.id,
    label: lessonLabel(lesson.number),
    phase: phaseOf(lesson.state),
    lesson,
    isNeeded: true,
  }))
  const counting = links.filter(({ phase }) => phase !== 'OFF').length
  const last = taught.at(-1)?.number ?? 0
  const open = isGoingOn ? Math.max(0, lessonsRecommended - counting) : 0
  const empty = Array.from({ length: open }, (_, place) => ({
    key: `open-${last + place + 1}`,
    label: lessonLabel(last + place + 1),
    phase: 'AHEAD' as const,
    isNeeded: counting + place < lessonsNeeded,
  }))
  return [...links, ...empty]
}

/** RUNNING: the clock has been started. AFTER: taught, and not yet talked over to its end. */
export type LessonTurn = 'RUNNING' | 'AFTER' | 'TODAY' | 'COMING'

export const turnOf = (lesson: ChainLesson, today: CivilDate): LessonTurn | null => {
  if (lesson.state === 'IN_PROGRESS') return 'RUNNING'
  if (phaseOf(lesson.state) === 'NOW') return 'AFTER'
  if (phaseOf(lesson.state) !== 'AHEAD' || lesson.state === 'POSTPONED' || !lesson.onDay) return null
  if (lesson.onDay === today) return 'TODAY'
  return lesson.onDay > today ? 'COMING' : null
}

const turns: readonly LessonTurn[] = ['RUNNING', 'TODAY', 'AFTER', 'COMING']

/** LSV-2: what stands first: the lesson that runs, then today's, then the one still to be talked over, then the next in the calendar. */
export function nextLesson<Lesson extends ChainLesson>(
  lessons: readonly Lesson[],
  today: CivilDate,
): { readonly lesson: Lesson; readonly turn: LessonTurn } | null {
  const all = lessons.flatMap((lesson) => {
    const turn = turnOf(lesson, today)
    return turn ? [{ lesson, turn }] : []
  })
  const inOrder = all.sort(
    (a, b) =>
      turns.indexOf(a.turn) - turns.indexOf(b.turn) || (a.lesson.onDay ?? '').localeCompare(b.lesson.onDay ?? ''),
  )
  return inOrder[0] ?? null
}

/** How a pupil did in a stage, held against what was predicted. */
export type Matched = 'LESS' | 'AS' | 'MORE'

type PerPupil<Name extends string, Value> = Readonly<Record<`${Name}${CasePupilLabel}`, Value>>

export interface SeenStage extends PerPupil<'outcome', Matched | null | undefined> {
  readonly id: string
  readonly title: string
}

export interface SeenLesson {
  readonly id: string
  readonly number: number
  readonly stages: readonly SeenStage[]
}

export interface Matches {
  readonly less: number
  readonly as: number
  readonly more: number
  /** Nobody has said yet. */
  readonly unsaid: number
}

export interface PupilLesson extends Matches {
  readonly lessonId: string
  readonly label: string
  readonly stages: readonly { readonly id: string; readonly title: string; readonly matched: Matched | null }[]
}

const countOf = (stages: PupilLesson['stages']): Matches => {
  const many = (wanted: Matched | null) => stages.filter(({ matched }) => matched === wanted).length
  return { less: many('LESS'), as: many('AS'), more: many('MORE'), unsaid: many(null) }
}

/** LSV-3: each case pupil over the lessons: stage by stage, and counted. Counts only: no average, no score. */
export const predictedAgainstSeen = (
  lessons: readonly SeenLesson[],
): readonly { readonly pupil: CasePupilLabel; readonly lessons: readonly PupilLesson[] }[] =>
  casePupilLabels.map((pupil) => ({
    pupil,
    lessons: [...lessons]
      .sort((a, b) => a.number - b.number)
      .map(({ id, number, stages: all }) => {
        const stages = all.map((stage) => ({
          id: stage.id,
          title: stage.title,
          matched: stage[`outcome${pupil}`] ?? null,
        }))
        return { lessonId: id, label: lessonLabel(number), stages, ...countOf(stages) }
      }),
  }))

/** "2 more, 3 as predicted, 1 less": what a picture shows, for whoever listens. */
export function matchesInWords({ less, as, more, unsaid }: Matches): string {
  const said = [
    more > 0 && `${more} more than predicted`,
    as > 0 && `${as} as predicted`,
    less > 0 && `${less} less than predicted`,
    unsaid > 0 && `${unsaid} not said yet`,
  ].filter((part) => part !== false)
  return said.join(', ') || 'no stages yet'
}

export type Reached = 'NOT_YET' | 'NEARLY' | 'REACHED' | 'BEYOND'
/** From below to above, as the picture draws them. */
export const reaches: readonly Reached[] = ['NOT_YET', 'NEARLY', 'REACHED', 'BEYOND']

export interface ProgressSaid {
  readonly label: string
  /** 0 at the start, then the number of the lesson. */
  readonly point: number
  readonly body: string
  readonly reach?: Reached | null
}

export interface ProgressPoint {
  readonly point: number
  /** "Start", "RL1" */
  readonly label: string
  readonly body: string
  readonly reach: Reached | null
}

/** LSV-4: start, then after each lesson that was taught to its end; what was said of a lesson that counts no more stays. */
export function progressOver(
  said: readonly ProgressSaid[],
  lessons: readonly ChainLesson[],
): readonly { readonly pupil: CasePupilLabel; readonly points: readonly ProgressPoint[] }[] {
  const taught = lessons.filter(({ state }) => phaseOf(state) === 'DONE').map(({ number }) => number)
  const points = [...new Set([0, ...taught, ...said.map(({ point }) => point)])].sort((a, b) => a - b)
  return casePupilLabels.map((pupil) => ({
    pupil,
    points: points.map((point) => {
      const one = said.find((each) => each.label === pupil && each.point === point)
      const label = point === 0 ? 'Start' : lessonLabel(point)
      return { point, label, body: one?.body ?? '', reach: one?.reach ?? null }
    }),
  }))
}

export interface SeenNote {
  readonly observerId: string
  readonly kind: string
  /** Null: the class, or nobody in particular. */
  readonly pupil?: string | null
  readonly stageId?: string | null
}

export type NoteQuestion = 'observer' | 'pupil' | 'stage' | 'kind'
/** A question without an answer lets every note through. */
export type NoteFilter = Readonly<Partial<Record<NoteQuestion, string>>>

/** Stands for "no pupil in particular" and "no stage": a note has one answer to every question. */
export const nobody = 'NONE'

const answersOf: Readonly<Record<NoteQuestion, (note: SeenNote) => string>> = {
  observer: ({ observerId }) => observerId,
  pupil: ({ pupil }) => pupil ?? nobody,
  stage: ({ stageId }) => stageId ?? nobody,
  kind: ({ kind }) => kind,
}
const questions = Object.keys(answersOf) as NoteQuestion[]

const passes = (note: SeenNote, filter: NoteFilter, but?: NoteQuestion): boolean =>
  questions.every((question) => {
    const wanted = question === but ? undefined : filter[question]
    return wanted === undefined || answersOf[question](note) === wanted
  })

/** LSV-5: the notes that fit every question answered. */
export const notesFor = <Note extends SeenNote>(notes: readonly Note[], filter: NoteFilter): readonly Note[] =>
  notes.filter((note) => passes(note, filter))

/** LSV-6: how many notes each answer would leave, given the answers to the other questions: nobody is sent to an empty list. */
export function notesLeft(
  notes: readonly SeenNote[],
  filter: NoteFilter,
): Readonly<Record<NoteQuestion, ReadonlyMap<string, number>>> {
  const count = (question: NoteQuestion): ReadonlyMap<string, number> => {
    const counted = new Map<string, number>()
    for (const note of notes) {
      if (!passes(note, filter, question)) continue
      const answer = answersOf[question](note)
      counted.set(answer, (counted.get(answer) ?? 0) + 1)
    }
    return counted
  }
  return { observer: count('observer'), pupil: count('pupil'), stage: count('stage'), kind: count('kind') }
}
