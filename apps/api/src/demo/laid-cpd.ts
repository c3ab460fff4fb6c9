/** A cycle and a session of the demo as cover and evaluations, which hang on them, find them again. */
import type { CivilDate } from '@alongside/domain/civil-date'
import type { CpdCycleId, CpdSessionId } from '@alongside/domain/ids'
import type { DemoCpdCycle, DemoSession } from './cpd.js'

export interface LaidSession {
  readonly id: CpdSessionId
  readonly day: CivilDate | null
  readonly startsAt: Date | null
  readonly plan: DemoSession
}
export interface LaidCycle {
  readonly id: CpdCycleId
  readonly plan: DemoCpdCycle
  readonly sessions: readonly LaidSession[]
}
