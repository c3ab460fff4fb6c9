/** Who looks at which plan, who may move a session, and how much of what speaks against a time each is told. */
import type { Actor } from '@alongside/domain/actor'
import type { Clash } from '@alongside/domain/clash'
import type { AllianceId, PersonId } from '@alongside/domain/ids'
import { may, type Subject } from '@alongside/domain/permissions'
import { Refusal } from '@alongside/domain/refusal'
import type { Role } from '@alongside/domain/role'
import type { PlanRecord } from './session-plan.service.js'

type Planned = Pick<PlanRecord, 'allianceId' | 'ownerUrn' | 'leadId' | 'cycleId'> & {
  readonly facilitators: readonly PersonId[]
}

const subjectOf = (actor: Actor, { allianceId, ownerUrn, leadId, cycleId, facilitators }: Planned): Subject => ({
  spaceId: allianceId,
  urn: ownerUrn,
  itemId: cycleId,
  itemRoles: [
    ...(leadId === actor.personId ? ['CPD_CYCLE_LEAD' as const] : []),
    ...(facilitators.includes(actor.personId) ? ['SESSION_FACILITATOR' as const] : []),
  ] satisfies Role[],
})

const leadersOf = ({ people }: PlanRecord): PersonId[] =>
  people.filter(({ isFacilitator }) => isFacilitator).map(({ personId }) => personId)

const still = ['DRAFT', 'PENCILLED', 'CONFIRMED', 'POSTPONED']

/** The coordinator, whoever leads it, and in a cycle of one school its CPD lead. */
export function movesSession(actor: Actor, plan: Planned & Pick<PlanRecord, 'state' | 'cycleState'>): boolean {
  const subject = subjectOf(actor, plan)
  const isGoingOn = still.includes(plan.state) && plan.cycleState !== 'EVALUATED' && plan.cycleState !== 'CANCELLED'
  return (
    isGoingOn &&
    (may(actor, 'cpd.coordinate', subject) ||
      may(actor, 'cpd.facilitate', subject) ||
      (plan.ownerUrn !== null && may(actor, 'cpd.lead', subject)))
  )
}

export const movesPlan = (actor: Actor, plan: PlanRecord): boolean =>
  movesSession(actor, { ...plan, facilitators: leadersOf(plan) })

/** Plans that are not released yet, too. */
export const seesDrafts = (actor: Actor, allianceId: AllianceId): boolean =>
  may(actor, 'cpd.see', { spaceId: allianceId, isOpen: false })

/** What was released, of an alliance that one belongs to. */
export function mustSee(actor: Actor, allianceId: AllianceId): void {
  if (!may(actor, 'cpd.see', { spaceId: allianceId, isOpen: true })) throw new Refusal('not-found')
}

const ofLoad: readonly Clash['kind'][] = ['LOAD_RED', 'LOAD_AMBER', 'LOAD_OVERRIDDEN', 'CLASS_COVERED_OFTEN']

/** TIM-4: how much is asked of somebody, and of their classes, is for themselves and for whoever coordinates; others learn that it is too much for one. */
export const isNamed = (actor: Actor, { allianceId }: Pick<PlanRecord, 'allianceId'>, clash: Clash): boolean =>
  !ofLoad.includes(clash.kind) ||
  clash.personId === actor.personId ||
  may(actor, 'cpd.coordinate', { spaceId: allianceId })
