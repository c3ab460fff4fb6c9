/** A hunch is a claim about our own practice; it is tested against evidence before anyone acts on it. */
import { type LifeCycle, type Move, move, reasonGiven } from './life-cycle.js'
import { Refusal } from './refusal.js'

export const HunchStatus = {
  DRAFT: 'DRAFT',
  TESTING: 'TESTING',
  TESTED_SUPPORTED: 'TESTED_SUPPORTED',
  TESTED_REJECTED: 'TESTED_REJECTED',
  PARKED: 'PARKED',
} as const
export type HunchStatus = (typeof HunchStatus)[keyof typeof HunchStatus]

export const hunchLifeCycle: LifeCycle<HunchStatus> = {
  DRAFT: ['TESTING', 'PARKED'],
  TESTING: ['TESTED_SUPPORTED', 'TESTED_REJECTED', 'DRAFT', 'PARKED'],
  TESTED_SUPPORTED: ['TESTING'],
  TESTED_REJECTED: ['TESTING'],
  PARKED: ['DRAFT'],
}

export const hunchStatusLabels: Readonly<Record<HunchStatus, string>> = {
  DRAFT: 'Draft',
  TESTING: 'Being tested',
  TESTED_SUPPORTED: 'Tested: evidence supports it',
  TESTED_REJECTED: 'Tested: evidence speaks against it',
  PARKED: 'Parked',
}

export interface HunchFacts {
  readonly status: HunchStatus
  readonly statement: string
  readonly ourContribution: string
  readonly howWrong: string
  /** Evidence cards linked to it. */
  readonly evidenceLinked: number
}

const backward: readonly (readonly [HunchStatus, HunchStatus])[] = [
  ['TESTING', 'DRAFT'],
  ['TESTED_SUPPORTED', 'TESTING'],
  ['TESTED_REJECTED', 'TESTING'],
]
const isTested = (status: HunchStatus): boolean => status === 'TESTED_SUPPORTED' || status === 'TESTED_REJECTED'

/** HUN-1: backward needs a reason. HUN-2: testable and about us before testing. HUN-3: no verdict without evidence. */
export function setStatus(hunch: HunchFacts, to: HunchStatus, reason?: string | null): Move<HunchStatus> {
  const from = hunch.status
  const step = move(hunchLifeCycle, from, to, 'hunch.status-out-of-order', reason?.trim())
  if (backward.some(([later, earlier]) => later === from && earlier === to)) {
    return { ...step, reason: reasonGiven(reason) }
  }
  if (to === 'TESTING') {
    const missing = (['statement', 'ourContribution', 'howWrong'] as const).filter(
      (field) => hunch[field].trim() === '',
    )
    if (missing.length > 0) throw new Refusal('hunch.not-testable', { missing })
  }
  if (isTested(to) && hunch.evidenceLinked === 0) throw new Refusal('hunch.needs-evidence')
  return step
}

/** HUN-4: every hunch that was not parked has been tested, and none held. */
export function allRejected(statuses: readonly HunchStatus[]): boolean {
  const pursued = statuses.filter((status) => status !== 'PARKED')
  return pursued.length > 0 && pursued.every((status) => status === 'TESTED_REJECTED')
}
