/** How every life cycle is written: a table of what may follow what, and a move that the audit can keep. */
import { Refusal, type RefusalCode, type RefusalDetails } from './refusal.js'

export type LifeCycle<State extends string> = Readonly<Record<State, readonly State[]>>

/** What the audit keeps of a transition; who and when are added by the server. */
export interface Move<State extends string> {
  readonly from: State
  readonly to: State
  readonly reason?: string
}

/** One thing that is still missing before a guarded move; its code has a sentence in the client. */
export interface GuardReason {
  readonly code: RefusalCode
  readonly data?: Readonly<Record<string, string | number>>
}

export const isOver = <State extends string>(lifeCycle: LifeCycle<State>, state: State): boolean =>
  lifeCycle[state].length === 0

export const follows = <State extends string>(lifeCycle: LifeCycle<State>, from: State, to: State): boolean =>
  lifeCycle[from].includes(to)

export function move<State extends string>(
  lifeCycle: LifeCycle<State>,
  from: State,
  to: State,
  outOfOrder: RefusalCode,
  reason?: string | null,
): Move<State> {
  if (!follows(lifeCycle, from, to)) throw new Refusal(outOfOrder, { from, to })
  return moved(from, to, reason)
}

export const moved = <State extends string>(from: State, to: State, reason?: string | null): Move<State> =>
  reason ? { from, to, reason } : { from, to }

export const reasonLimit = 1000

/** Backward moves, endings and overrides: whoever reads the history later must find out why. */
export function reasonGiven(reason: string | null | undefined): string {
  const words = (reason ?? '').trim()
  if (words.length < 3) throw new Refusal('reason.required')
  if (words.length > reasonLimit) throw new Refusal('input.too-long', { field: 'reason', limit: reasonLimit })
  return words
}

/** A guard, said as what has to be fulfilled. */
export const unless = (fulfilled: boolean, code: RefusalCode, data?: GuardReason['data']): GuardReason[] =>
  fulfilled ? [] : [data ? { code, data } : { code }]

/** All unmet reasons at once, so that nobody meets them one by one. */
export function ready(missing: readonly GuardReason[], code: RefusalCode): void {
  if (missing.length === 0) return
  const data: RefusalDetails = Object.assign({}, ...missing.map((reason) => reason.data ?? {}))
  throw new Refusal(code, { ...data, missing: missing.map((reason) => reason.code) })
}
