/** What the step to the next stage is about: one cycle of one enquiry, and what it still lacks. */
import type { CyclePartsFragment, CycleStandingPartsFragment } from '../../gql/graphql'

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
