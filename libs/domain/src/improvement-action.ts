/** Actions that follow from accepted EBIs: owned by somebody of the host, confirmed by somebody else (state machine F). */
import { isAnyOf, onlyFor, type Parts } from './challenge-part.js'
import type { CivilDate } from './civil-date.js'
import type { ActionId, FindingId, PersonId } from './ids.js'
import { type LifeCycle, type Move, move, moved, reasonGiven } from './life-cycle.js'
import { Refusal } from './refusal.js'
import { cleanText, limits } from './text.js'

export const ActionState = {
  PLANNED: 'PLANNED',
  IN_HAND: 'IN_HAND',
  DONE: 'DONE',
  CONFIRMED: 'CONFIRMED',
  SUPERSEDED: 'SUPERSEDED',
  CARRIED_OVER: 'CARRIED_OVER',
} as const
export type ActionState = (typeof ActionState)[keyof typeof ActionState]

export const actionLifeCycle: LifeCycle<ActionState> = {
  PLANNED: ['IN_HAND', 'SUPERSEDED', 'CARRIED_OVER'],
  IN_HAND: ['DONE', 'SUPERSEDED', 'CARRIED_OVER'],
  DONE: ['CONFIRMED', 'IN_HAND', 'SUPERSEDED', 'CARRIED_OVER'],
  CONFIRMED: [],
  SUPERSEDED: [],
  CARRIED_OVER: [],
}

export interface ImprovementAction {
  readonly id: ActionId
  readonly findingId: FindingId
  readonly state: ActionState
  readonly ownerId: PersonId
  readonly what: string
  readonly dueOn: CivilDate
  readonly successMeasure: string
  /** What shows that it is done; empty: nothing yet. */
  readonly evidence: string
}

const hostLeaders: Parts = ['HOST_HEAD', 'HOST_LEADER']

/** ACT-1: whoever owns an action does not confirm it. */
function mayCheck(action: Pick<ImprovementAction, 'ownerId'>, parts: Parts, by: PersonId): void {
  onlyFor(parts, [...hostLeaders, 'LEAD_REVIEWER', 'FOLLOW_UP_REVIEWER'])
  if (action.ownerId === by) throw new Refusal('action.not-by-owner')
}

interface Given {
  readonly by: PersonId
  readonly parts: Parts
  readonly reason?: string | null
}

/** ACT-2: done with evidence; back in hand, superseded or carried over with a reason. */
export function moveAction(
  action: ImprovementAction,
  to: ActionState,
  { by, parts, reason }: Given,
): Move<ActionState> {
  const from = action.state
  const step = move(actionLifeCycle, from, to, 'action.state-out-of-order')
  if (to === 'SUPERSEDED' || to === 'CARRIED_OVER') {
    onlyFor(parts, hostLeaders)
    return moved(from, to, reasonGiven(reason))
  }
  if (from === 'DONE') {
    mayCheck(action, parts, by)
    return to === 'IN_HAND' ? moved(from, to, reasonGiven(reason)) : step
  }
  if (!isAnyOf(parts, ['ACTION_OWNER']) || action.ownerId !== by) throw new Refusal('challenge.not-your-part')
  if (to === 'DONE' && action.evidence.trim() === '') throw new Refusal('action.needs-evidence')
  return step
}

export const isClosedAction = ({ state }: Pick<ImprovementAction, 'state'>): boolean =>
  state === 'CONFIRMED' || state === 'SUPERSEDED' || state === 'CARRIED_OVER'

/** ACT-3 (M2, follow-through): closed with evidence, or superseded with a reason; what is carried over is not closed yet. */
export const isFollowedThrough = ({ state, evidence }: Pick<ImprovementAction, 'state' | 'evidence'>): boolean =>
  state === 'SUPERSEDED' || (state === 'CONFIRMED' && evidence.trim() !== '')

/** ACT-4: what the next self-review begins with: everything that was carried over, in the order it was due. */
export const carriedOver = (actions: readonly ImprovementAction[]): ImprovementAction[] =>
  actions
    .filter(({ state }) => state === 'CARRIED_OVER')
    .sort((one, two) => (one.dueOn < two.dueOn ? -1 : one.dueOn > two.dueOn ? 1 : one.id < two.id ? -1 : 1))

export interface PlannedAction {
  readonly what: string
  readonly successMeasure: string
  readonly dueOn: CivilDate
  /** Works at the host: nobody plans for another school. */
  readonly isOwnerOfHost: boolean
}

/** ACT-5: an action has an owner in the host school, a day in the future and a measure of success. */
export function planAction(given: PlannedAction, today: CivilDate): { what: string; successMeasure: string } {
  if (!given.isOwnerOfHost) throw new Refusal('action.owner-of-host')
  if (given.dueOn <= today) throw new Refusal('action.due-in-the-past')
  return {
    what: cleanText(given.what, { field: 'what', limit: limits.note }),
    successMeasure: cleanText(given.successMeasure, { field: 'successMeasure', limit: limits.note }),
  }
}
