/** Who somebody is to a CPD cycle and its sessions, what of it they are shown, and what they may do with it now. */
import { type Actor, coordinates } from '@alongside/domain/actor'
import { bookingLifeCycle, wasTicked } from '@alongside/domain/booking'
import { dayInLondon } from '@alongside/domain/civil-date'
import { type CpdCycleState, CpdPart, cpdCycleLifeCycle, moveCpdCycle } from '@alongside/domain/cpd-cycle'
import { type CpdSessionState, cpdSessionLifeCycle } from '@alongside/domain/cpd-session'
import type { AllianceId, Urn } from '@alongside/domain/ids'
import { follows } from '@alongside/domain/life-cycle'
import { type Action, may, type Subject } from '@alongside/domain/permissions'
import { worksAsStaff } from '@alongside/domain/person'
import { Refusal } from '@alongside/domain/refusal'
import type { Role } from '@alongside/domain/role'
import type { Abilities } from '../../platform/graphql/abilities.js'
import type { BookingRecord, CycleRecord, SessionRecord } from './cpd-record.service.js'

export type CpdAction = Extract<Action, `cpd.${string}`>

type Owned = Pick<CycleRecord, 'allianceId' | 'ownerUrn' | 'leadId'>

const worksAt = (actor: Actor, urn: Urn): boolean =>
  actor.holdings.some((held) => held.urn === urn && worksAsStaff(held))

/** A school's own cycle is led by somebody who works there, or by the coordinator: who has gone to another school leads it no longer. */
export const leadsCycle = (actor: Actor, { allianceId, ownerUrn, leadId }: Owned): boolean =>
  leadId === actor.personId && (ownerUrn === null || worksAt(actor, ownerUrn) || coordinates(actor, allianceId))

/** Whoever leads any session of it knows the whole plan; what they may do concerns their own. */
function subjectOf(actor: Actor, cycle: CycleRecord, session: SessionRecord | null = null): Subject {
  const leads = session
    ? session.facilitators.some(({ personId, declinedAt }) => personId === actor.personId && declinedAt === null)
    : cycle.facilitatorIds.includes(actor.personId)
  const itemRoles: Role[] = [
    ...(leadsCycle(actor, cycle) ? ['CPD_CYCLE_LEAD' as const] : []),
    ...(leads ? ['SESSION_FACILITATOR' as const] : []),
  ]
  return {
    spaceId: cycle.allianceId,
    urn: cycle.ownerUrn,
    itemId: cycle.id,
    itemRoles,
    isOpen: cycle.releasedAt !== null,
  }
}

export const mayIn = (actor: Actor, action: CpdAction, cycle: CycleRecord, session?: SessionRecord | null): boolean =>
  may(actor, action, subjectOf(actor, cycle, session ?? null))

export const seesCycle = (actor: Actor, cycle: CycleRecord): boolean =>
  mayIn(actor, 'cpd.see', cycle) && (isConcerned(actor, cycle) || cycle.facilitatorIds.includes(actor.personId))

/** What one school plans for itself is that school’s, and whoever’s who coordinates the alliance. */
const isConcerned = (actor: Actor, { allianceId, ownerUrn }: Owned): boolean =>
  ownerUrn === null || worksAt(actor, ownerUrn) || coordinates(actor, allianceId)

/** For one's own school, by its leaders and its CPD lead; for any of the alliance, by whoever coordinates it. */
export const mayStartFor = (actor: Actor, spaceId: AllianceId, urn: Urn): boolean =>
  may(actor, 'cpd.coordinate', { spaceId }) || may(actor, 'cpd.approvePlace', { spaceId, urn })

export function authorise(actor: Actor, action: CpdAction, spaceId: AllianceId, urn: Urn | null = null): void {
  const subject = { spaceId, urn }
  if (may(actor, action, subject)) return
  throw new Refusal(may({ ...actor, readOnlySpaces: [] }, action, subject) ? 'alliance.read-only' : 'not-allowed')
}

/** The parts the state machine asks for. In a cycle of one school its CPD lead stands in for the coordinator. */
export function partsOf(actor: Actor, cycle: CycleRecord, session: SessionRecord | null = null): CpdPart[] {
  const leads = mayIn(actor, 'cpd.lead', cycle)
  const coordinates = mayIn(actor, 'cpd.coordinate', cycle) || (leads && cycle.ownerUrn !== null)
  return [
    ...(leads ? [CpdPart.CPD_LEAD] : []),
    ...(coordinates ? [CpdPart.COORDINATOR] : []),
    ...(session && mayIn(actor, 'cpd.facilitate', cycle, session) ? [CpdPart.FACILITATOR] : []),
  ]
}

export const designs = (actor: Actor, cycle: CycleRecord): boolean => {
  const parts = partsOf(actor, cycle)
  return parts.includes('CPD_LEAD') || parts.includes('COORDINATOR')
}
/** Whoever answers for a session on the day. */
export const runs = (actor: Actor, cycle: CycleRecord, session: SessionRecord): boolean =>
  partsOf(actor, cycle, session).length > 0

/** @throws Refusal for whoever neither leads nor coordinates it, saying which of the two reasons it is */
export function mustDesign(actor: Actor, cycle: CycleRecord): void {
  if (designs(actor, cycle)) return
  throw new Refusal(designs({ ...actor, readOnlySpaces: [] }, cycle) ? 'alliance.read-only' : 'cpd.not-your-part')
}
export function mustRun(actor: Actor, cycle: CycleRecord, session: SessionRecord): void {
  if (!runs(actor, cycle, session)) throw new Refusal('cpd.not-your-part')
}

/** Until it is over what it is for can be said better; what was held stays as it was. */
export const isOver = ({ state }: CycleRecord): boolean => state === 'EVALUATED' || state === 'CANCELLED'
export const takesPlaces = ({ state }: CycleRecord): boolean => state === 'RELEASED' || state === 'RUNNING'
export const isAhead = ({ state }: SessionRecord): boolean => state === 'PENCILLED' || state === 'CONFIRMED'
/** What was put off has a time that is over, and is still to come. */
export const isToCome = (session: SessionRecord, now: Date): boolean =>
  session.state === 'POSTPONED' || (isAhead(session) && (session.startsAt === null || now < session.startsAt))
export const isStill = ({ state }: SessionRecord): boolean =>
  isAhead({ state } as SessionRecord) || state === 'DRAFT' || state === 'POSTPONED'

export const cycleAbilities = ['design', 'handOver', 'cancel', 'addSession'] as const
export function abilitiesOf(actor: Actor, cycle: CycleRecord): Abilities<(typeof cycleAbilities)[number]> {
  const isDesigner = designs(actor, cycle) && !isOver(cycle)
  return {
    design: isDesigner,
    addSession: isDesigner && cycle.state !== 'COMPLETED',
    handOver: mayIn(actor, 'cpd.handOver', cycle) && !isOver(cycle),
    cancel: partsOf(actor, cycle).includes('COORDINATOR') && follows(cpdCycleLifeCycle, cycle.state, 'CANCELLED'),
  }
}

/** The steps somebody could take now, whether or not everything is there for them. */
export const stepsOf = (actor: Actor, cycle: CycleRecord): CpdCycleState[] =>
  cpdCycleLifeCycle[cycle.state].filter((to) => {
    try {
      const ready = { sessions: 1, isDesignCheckSeen: true, blocks: 0, sessionsNotPencilled: 0, sessionsOpen: 0 }
      const evaluated = { levelsWithoutData: [], hasPupilData: true, noPupilDataReason: '', noPupilDataUntil: null }
      const facts = { ...ready, ...evaluated, today: dayInLondon(new Date()) }
      moveCpdCycle(
        { state: cycle.state, isOfOneSchool: cycle.ownerUrn !== null },
        to,
        partsOf(actor, cycle),
        facts,
        'why',
      )
      return true
    } catch {
      return false
    }
  })

export const sessionAbilities = [
  'plan',
  'remove',
  'time',
  'confirm',
  'postpone',
  'cancel',
  'deliver',
  'close',
  'keepList',
  'showCode',
  'askFacilitator',
  'answerFacilitating',
  'standDown',
  'ask',
] as const
export function sessionAbilitiesOf(
  actor: Actor,
  cycle: CycleRecord,
  session: SessionRecord,
  own: BookingRecord | null,
  now: Date,
): Abilities<(typeof sessionAbilities)[number]> {
  const parts = partsOf(actor, cycle, session)
  const moves = (parts.includes('FACILITATOR') || parts.includes('COORDINATOR')) && !isOver(cycle)
  const to = (state: CpdSessionState): boolean => moves && follows(cpdSessionLifeCycle, session.state, state)
  const hasBegun = session.startsAt !== null && session.startsAt <= now
  const isDesigner = designs(actor, cycle) && !isOver(cycle)
  const isHeld = session.state === 'DELIVERED' || (session.state === 'CONFIRMED' && hasBegun)
  const asked = session.facilitators.find(({ personId }) => personId === actor.personId)
  return {
    plan: isDesigner && isStill(session),
    remove: isDesigner && session.state === 'DRAFT',
    time: moves && isStill(session),
    confirm: to('CONFIRMED'),
    postpone: to('POSTPONED'),
    cancel: to('CANCELLED'),
    deliver: to('DELIVERED') && hasBegun,
    close: to('CLOSED'),
    keepList: moves && isHeld,
    showCode: moves && (session.state === 'CONFIRMED' || session.state === 'DELIVERED'),
    askFacilitator: isDesigner && isStill(session),
    answerFacilitating:
      asked !== undefined && asked.confirmedAt === null && asked.declinedAt === null && isStill(session),
    standDown: asked !== undefined && asked.confirmedAt !== null && asked.declinedAt === null && isStill(session),
    ask:
      takesPlaces(cycle) &&
      isAhead(session) &&
      !hasBegun &&
      !(own && isLive(own)) &&
      schoolsToComeFrom(actor, cycle).length > 0 &&
      !session.facilitators.some(({ personId, declinedAt }) => personId === actor.personId && declinedAt === null),
  }
}

/** It was chosen for the cycle, and has not been taken off again. */
export const isFor = ({ schools }: CycleRecord, urn: Urn): boolean => schools.some((school) => school.urn === urn)

/** The schools of the cycle at which somebody works. */
export const schoolsToComeFrom = (actor: Actor, cycle: CycleRecord): Urn[] =>
  cycle.schools
    .map(({ urn }) => urn)
    .filter(
      (urn) =>
        actor.holdings.some((held) => held.urn === urn && held.role !== 'GOVERNOR' && held.role !== 'TRUST_LEADER') &&
        mayIn(actor, 'cpd.takePart', cycle),
    )

const ended: readonly BookingRecord['state'][] = ['DECLINED', 'EXPIRED', 'CANCELLED']
export const isLive = ({ state }: Pick<BookingRecord, 'state'>): boolean => !ended.includes(state)

/** The own school's word: its leaders and its CPD lead. */
export const approves = (actor: Actor, { spaceId, urn }: Pick<BookingRecord, 'spaceId' | 'urn'>): boolean =>
  may(actor, 'cpd.approvePlace', { spaceId, urn })

/** PLA-5: who goes is for themselves, their own school, and whoever runs the session. */
export const seesBooking = (
  actor: Actor,
  cycle: CycleRecord,
  session: SessionRecord,
  booking: BookingRecord,
): boolean =>
  booking.personId === actor.personId ||
  runs(actor, cycle, session) ||
  approves(actor, booking) ||
  actor.holdings.some(({ role, urn }) => role === 'COVER_MANAGER' && urn === booking.urn)

export const bookingAbilities = [
  'giveUp',
  'take',
  'stillComing',
  'approve',
  'decline',
  'callOff',
  'handOn',
  'correct',
] as const
export function bookingAbilitiesOf(
  actor: Actor,
  cycle: CycleRecord,
  session: SessionRecord,
  booking: BookingRecord,
  now: Date,
): Abilities<(typeof bookingAbilities)[number]> {
  const isMine = booking.personId === actor.personId
  const isReadOnly = actor.readOnlySpaces.includes(booking.spaceId)
  const canEnd = follows(bookingLifeCycle, booking.state, 'CANCELLED') && !isReadOnly
  const isBefore = isToCome(session, now)
  return {
    giveUp: isMine && canEnd && isBefore,
    take:
      isMine &&
      booking.state === 'OFFERED' &&
      booking.offeredUntil !== null &&
      now < booking.offeredUntil &&
      isBefore &&
      !isReadOnly,
    stillComing:
      isMine &&
      booking.state === 'APPROVED' &&
      booking.askedAgainAt !== null &&
      isAhead(session) &&
      isBefore &&
      !isReadOnly,
    approve: booking.state === 'REQUESTED' && isBefore && approves(actor, booking),
    decline: follows(bookingLifeCycle, booking.state, 'DECLINED') && approves(actor, booking),
    callOff: !isMine && canEnd && isBefore && runs(actor, cycle, session),
    handOn: isMine && booking.state === 'CONFIRMED' && isBefore && !isReadOnly,
    correct: wasTicked(booking.state) && runs(actor, cycle, session),
  }
}
