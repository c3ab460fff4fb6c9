/**
 * The shape of a `research-lesson` document, the planning sheet:
 * `header: Y.Map<key, Y.Text>`, `stages: Y.Map<uuid, Y.Map { rank, minutes, outcomeA/B/C, title, predictedA/B/C, observedA/B/C, patterns: Y.Text, createdBy, createdUrn, createdAt }>`
 * and `seats: Y.Map<uuid, Y.Map { row, column, pupil }>`. Every text is there from the beginning, so that two people who begin to
 * write in an empty cell write into the same one.
 */
import { type CasePupilLabel, casePupilLabels } from '@alongside/domain/case-pupil'
import {
  type HeaderKey,
  headerKeys,
  isOutcome,
  isPupilLabel,
  type Outcome,
  observedOf,
  outcomeOf,
  predictedOf,
  type StageCell,
  stageCells,
} from '@alongside/domain/lesson-plan'
import { byRank, rankAt } from '@alongside/domain/rank'
import * as Y from 'yjs'
import { stringIn, wordsIn } from './shape.js'

export const planRoots = ['header', 'stages', 'seats'] as const

export const headerOf = (doc: Y.Doc): Y.Map<Y.Text> => doc.getMap('header') as Y.Map<Y.Text>
export const stagesOf = (doc: Y.Doc): Y.Map<Y.Map<unknown>> => doc.getMap('stages') as Y.Map<Y.Map<unknown>>
export const seatsOf = (doc: Y.Doc): Y.Map<Y.Map<unknown>> => doc.getMap('seats') as Y.Map<Y.Map<unknown>>

/** What a row keeps for good. */
export const stageMarks = ['createdBy', 'createdUrn', 'createdAt'] as const
export const stageValues = ['rank', 'minutes', 'outcomeA', 'outcomeB', 'outcomeC'] as const
export const seatKeys = ['row', 'column', 'pupil'] as const

type ByPupil<T> = Readonly<Record<CasePupilLabel, T>>

export interface StageSeed {
  readonly rank: string
  readonly minutes?: number | null
  readonly texts?: Readonly<Partial<Record<StageCell, string>>>
  readonly outcome?: Readonly<Partial<ByPupil<Outcome | null>>>
  /** Empty for what the server lays out: it is nobody's. */
  readonly createdBy: string
  readonly createdUrn: string
  readonly createdAt: string
}

/** Puts a row into the sheet. Call inside `doc.transact`. */
export function putStage(doc: Y.Doc, id: string, seed: StageSeed): Y.Map<unknown> {
  const stage = new Y.Map<unknown>()
  stagesOf(doc).set(id, stage)
  stage.set('rank', seed.rank)
  stage.set('minutes', seed.minutes ?? null)
  for (const label of casePupilLabels) stage.set(outcomeOf(label), seed.outcome?.[label] ?? null)
  for (const cell of stageCells) stage.set(cell, new Y.Text(seed.texts?.[cell] ?? ''))
  for (const key of stageMarks) stage.set(key, seed[key])
  return stage
}

export interface Seat {
  readonly id: string
  readonly row: number
  readonly column: number
  readonly pupil: CasePupilLabel | null
}

/** Puts a pupil's place into the seating plan. Call inside `doc.transact`. */
export function putSeat(doc: Y.Doc, { id, row, column, pupil }: Seat): void {
  seatsOf(doc).set(id, new Y.Map<unknown>(Object.entries({ row, column, pupil })))
}

export interface PlanToBe {
  readonly header?: Readonly<Partial<Record<HeaderKey, string>>>
  /** In order; each brings its id, so that the seed does the same when it runs twice. */
  readonly stages?: readonly (Omit<StageSeed, 'rank' | 'createdBy' | 'createdUrn' | 'createdAt'> & {
    readonly id: string
  })[]
  readonly seats?: readonly Seat[]
  readonly createdBy?: string
  readonly createdUrn?: string
  readonly createdAt: string
}

/** Fills a new sheet: run twice, it does the same twice. */
export const planSeed =
  ({ header = {}, stages = [], seats = [], createdBy = '', createdUrn = '', createdAt }: PlanToBe) =>
  (doc: Y.Doc): void => {
    for (const key of headerKeys) headerOf(doc).set(key, new Y.Text(header[key] ?? ''))
    const ranks: string[] = []
    for (const { id, ...stage } of stages) {
      const rank = rankAt(ranks, ranks.length, 'plan')
      ranks.push(rank)
      putStage(doc, id, { ...stage, rank, createdBy, createdUrn, createdAt })
    }
    for (const seat of seats) putSeat(doc, seat)
  }

export interface PlanStage {
  readonly id: string
  readonly rank: string
  readonly title: string
  readonly minutes: number | null
  readonly predicted: ByPupil<string>
  readonly observed: ByPupil<string>
  readonly outcome: ByPupil<Outcome | null>
  readonly patterns: string
}
export interface Plan {
  readonly header: Readonly<Record<HeaderKey, string>>
  /** In the order of the lesson. */
  readonly stages: readonly PlanStage[]
  readonly seats: readonly Seat[]
}

/** The sheet as plain values. */
export const readPlan = (doc: Y.Doc): Plan => ({
  header: Object.fromEntries(headerKeys.map((key) => [key, wordsIn(headerOf(doc), key)])) as Plan['header'],
  stages: [...stagesOf(doc)].map(([id, stage]) => readStage(id, stage)).sort(byRank),
  seats: [...seatsOf(doc)].map(([id, seat]) => readSeat(id, seat)),
})

export const readStage = (id: string, stage: Y.Map<unknown>): PlanStage => ({
  id,
  rank: stringIn(stage, 'rank'),
  title: wordsIn(stage, 'title'),
  minutes: numberIn(stage, 'minutes'),
  predicted: perPupil((label) => wordsIn(stage, predictedOf(label))),
  observed: perPupil((label) => wordsIn(stage, observedOf(label))),
  outcome: perPupil((label) => {
    const outcome = stage.get(outcomeOf(label))
    return isOutcome(outcome) ? outcome : null
  }),
  patterns: wordsIn(stage, 'patterns'),
})

function readSeat(id: string, seat: Y.Map<unknown>): Seat {
  const pupil = seat.get('pupil')
  return {
    id,
    row: numberIn(seat, 'row') ?? 0,
    column: numberIn(seat, 'column') ?? 0,
    pupil: isPupilLabel(pupil) ? pupil : null,
  }
}

const perPupil = <T>(of: (label: CasePupilLabel) => T): ByPupil<T> => ({ A: of('A'), B: of('B'), C: of('C') })

function numberIn(map: Y.Map<unknown>, key: string): number | null {
  const value = map.get(key)
  return typeof value === 'number' ? value : null
}
