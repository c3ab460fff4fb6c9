/** Who looks at which plan, who may move a session, and how much of what speaks against a time each is told. */
import { type Actor, coordinates } from '@alongside/domain/actor'
import type { Clash } from '@alongside/domain/clash'
import type { AllianceId, PersonId, Urn } from '@alongside/domain/ids'
import { may, type Subject } from '@alongside/domain/permissions'
import { worksAsStaff } from '@alongside/domain/person'
import { Refusal } from '@alongside/domain/refusal'
import type { Role } from '@alongside/domain/role'
import { leadsCycle } from '../cpd/cpd-policy.service.js'
import type { PlanRecord } from './session-plan.service.js'

type Planned = Pick<PlanRecord, 'allianceId' | 'ownerUrn' | 'leadId' | 'cycleId'> & {
  readonly facilitators: readonly PersonId[]
}

const subjectOf = (actor: Actor, plan: Planned): Subject => ({
  spaceId: plan.allianceId,
  urn: plan.ownerUrn,
  itemId: plan.cycleId,
  itemRoles: [
    ...(leadsCycle(actor, plan) ? ['CPD_CYCLE_LEAD' as const] : []),
    ...(plan.facilitators.includes(actor.personId) ? ['SESSION_FACILITATOR' as const] : []),
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

/** Whose own cycles somebody is shown: those of the schools where they work; null: of all, to whoever coordinates. */
export const ownSchools = (actor: Actor, allianceId: AllianceId): Urn[] | null =>
  coordinates(actor, allianceId)
    ? null
    : actor.holdings.flatMap((held) => (held.urn !== null && worksAsStaff(held) ? [held.urn] : []))

/** What was released, of an alliance that one belongs to. */
export function mustSee(actor: Actor, allianceId: AllianceId): void {
  if (!may(actor, 'cpd.see', { spaceId: allianceId, isOpen: true })) throw new Refusal('not-found')
}

const ofLoad: readonly Clash['kind'][] = ['LOAD_RED', 'LOAD_AMBER', 'LOAD_OVERRIDDEN', 'CLASS_COVERED_OFTEN']
const onlyWarns: readonly Clash['kind'][] = ['LOAD_AMBER', 'LOAD_OVERRIDDEN']
const ofCover: readonly Clash['kind'][] = ['COVER_UNFILLED', 'COVER_ASKED_AGAIN']

type InAlliance = Pick<PlanRecord, 'allianceId'>

const isTheirs = (actor: Actor, { allianceId }: InAlliance, { personId }: Clash): boolean =>
  personId === actor.personId || may(actor, 'cpd.coordinate', { spaceId: allianceId })

/** TIM-7: what stops nothing, somebody who only leads a session need not know: with one who comes, a number is a name. */
export const toldOf = (actor: Actor, plan: InAlliance, clashes: readonly Clash[]): readonly Clash[] =>
  clashes.filter((clash) => !onlyWarns.includes(clash.kind) || isTheirs(actor, plan, clash))

/** TIM-4: how much is asked of somebody, and of their classes, is for themselves and for whoever coordinates; others learn that it is too much for one. */
export const isNamed = (actor: Actor, plan: InAlliance, clash: Clash): boolean =>
  (!ofLoad.includes(clash.kind) && !ofCover.includes(clash.kind)) || isTheirs(actor, plan, clash)
