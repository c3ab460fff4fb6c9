/** What the step to the next stage is about: one cycle of one enquiry, and what it still lacks. */
import type { CycleState } from '@alongside/domain/cycle'
import type { CyclePartsFragment, CycleStandingPartsFragment } from '../../gql/graphql'
import { stageName } from './stage-names'

export interface MoveOnProps {
  readonly enquiry: CycleStandingPartsFragment
  readonly cycle: CyclePartsFragment
  /** Counted on the live board; the server counts again. */
  readonly missing: readonly string[]
  /** An earlier cycle is read, and goes nowhere. */
  readonly isCurrent: boolean
  /** Waits until the last words are stored: the server judges by what it holds. */
  readonly settle: () => Promise<void>
}

/** What a dialog is open for. */
export type Asked = 'propose' | 'decline' | 'override' | 'back' | 'answer' | null

export interface Asking extends MoveOnProps {
  readonly ask: (what: Asked) => void
}

export const arrived = (enquiry: CycleStandingPartsFragment, cycleId: string): string => {
  const stage = enquiry.cycles.find(({ id }) => id === cycleId)?.stage as CycleState | undefined
  return stage ? `The group is now in ${stageName(stage)}` : 'Done'
}
