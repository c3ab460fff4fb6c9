/** What a planning sheet may hold: judged entry by entry on the scratch copy, before anything is kept. */
import { headerOf, seatKeys, seatsOf, stageMarks, stagesOf, stageValues } from '@alongside/contracts/lesson-plan'
import { holdsMapOnly, isPlainText, writtenAs } from '@alongside/contracts/shape'
import { casePupilLabels } from '@alongside/domain/case-pupil'
import type { PersonId, Urn } from '@alongside/domain/ids'
import {
  isHeaderKey,
  isOutcome,
  isPupilLabel,
  outcomeOf,
  planLimits,
  predictedOf,
  stageCells,
} from '@alongside/domain/lesson-plan'
import { isRank } from '@alongside/domain/rank'
import { Refusal } from '@alongside/domain/refusal'
import * as Y from 'yjs'
import type { Edit } from '../../platform/live/live-kind.js'
import { isInstant, isUuid } from '../../platform/live/plain-values.js'

export interface PlanContext {
  /** The lesson has begun: what was predicted stands. */
  readonly frozen: boolean
}
/** What is remembered of a row, also after it was taken out: by undoing it may come back. */
export interface StageStamp {
  readonly createdBy: PersonId | null
  readonly createdUrn: Urn | null
  readonly createdAt: string
  readonly predicted: readonly string[]
  /** Which writings its texts are; not known of one that was taken out before this copy was opened. */
  readonly texts: string | null
}
/** Of a row, or of a text above or below the rows. */
export type PlanStamp = StageStamp | string
type PlanEdit = Edit<PlanContext, PlanStamp>

const wrong = (): Refusal => new Refusal('live.shape')
const isMap = (value: unknown): value is Y.Map<unknown> => value instanceof Y.Map && holdsMapOnly(value)
const stageKeys: readonly string[] = [...stageMarks, ...stageValues, ...stageCells]

export function checkPlan(edit: PlanEdit): void {
  const [header, stages, seats] = [headerOf(edit.after), stagesOf(edit.after), seatsOf(edit.after)]
  if (!isMap(header) || !isMap(stages) || !isMap(seats)) throw wrong()
  for (const key of edit.touched.get('header') ?? []) checkHeader(edit, key)
  for (const id of edit.touched.get('stages') ?? []) checkStage(edit, id, stages.get(id))
  if (edit.touched.has('stages') && stages.size > planLimits.stages)
    throw new Refusal('plan.too-many-stages', { limit: planLimits.stages })
  for (const id of edit.touched.get('seats') ?? []) checkSeat(id, seats)
  if (edit.touched.has('seats') && seats.size > planLimits.seats)
    throw new Refusal('plan.too-many-seats', { limit: planLimits.seats })
}

/** These texts are laid out with the sheet: they are written in, never put there or taken away. */
function checkHeader(edit: PlanEdit, key: string): void {
  const header = headerOf(edit.after)
  if (!isHeaderKey(key) || !isPlainText(header.get(key), planLimits.cell)) throw wrong()
  if (edit.before('header', key) !== writtenAs(header, key)) throw wrong()
}

function checkStage(edit: PlanEdit, id: string, stage: Y.Map<unknown> | undefined): void {
  const known = edit.before('stages', id) as StageStamp | undefined
  const { frozen } = edit.rights.context
  if (!stagesOf(edit.after).has(id)) {
    if (frozen && known?.predicted.some((words) => words.trim() !== '')) throw new Refusal('lesson.prediction-fixed')
    return
  }
  if (!isUuid(id) || !isMap(stage) || stage.size !== stageKeys.length) throw wrong()
  for (const key of stage.keys()) if (!stageKeys.includes(key)) throw wrong()
  checkValues(stage)
  for (const cell of stageCells) if (!isPlainText(stage.get(cell), planLimits.cell)) throw wrong()
  checkMaker(edit, stage, known)
  if (known && edit.wasThere('stages', id) && known.texts !== textsOf(stage)) throw wrong()
  if (!frozen) return
  const predicted = known?.predicted ?? casePupilLabels.map(() => '')
  if (predictionsIn(stage).some((words, at) => words !== predicted[at])) throw new Refusal('lesson.prediction-fixed')
}

function checkValues(stage: Y.Map<unknown>): void {
  if (!isRank(stage.get('rank'))) throw wrong()
  const minutes = stage.get('minutes')
  if (minutes !== null && !isWhole(minutes, planLimits.minutes)) throw wrong()
  for (const label of casePupilLabels) {
    const outcome = stage.get(outcomeOf(label))
    if (outcome !== null && !isOutcome(outcome)) throw wrong()
  }
}

/** A new row is its author's own; one that comes back by undoing, and one that is there, keeps its maker. */
function checkMaker(edit: PlanEdit, stage: Y.Map<unknown>, known: StageStamp | undefined): void {
  const by = known ? known.createdBy : edit.personId
  const urn = known ? known.createdUrn : edit.rights.urn
  if ((stage.get('createdBy') || null) !== by || (stage.get('createdUrn') || null) !== urn) throw wrong()
  const at = stage.get('createdAt')
  if (known ? at !== known.createdAt : !isInstant(at)) throw wrong()
}

function checkSeat(id: string, seats: Y.Map<Y.Map<unknown>>): void {
  if (!seats.has(id)) return
  const seat = seats.get(id)
  if (!isUuid(id) || !isMap(seat) || seat.size !== seatKeys.length) throw wrong()
  const pupil = seat.get('pupil')
  const isPlaced =
    isWhole(seat.get('row'), planLimits.seatRows - 1) && isWhole(seat.get('column'), planLimits.seatColumns - 1)
  if (!isPlaced || (pupil !== null && !isPupilLabel(pupil))) throw wrong()
}

const isWhole = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most

export const textsOf = (stage: Y.Map<unknown>): string => stageCells.map((cell) => writtenAs(stage, cell)).join(' ')

export const predictionsIn = (stage: Y.Map<unknown>): string[] =>
  casePupilLabels.map((label) => (stage.get(predictedOf(label)) as Y.Text).toJSON())
