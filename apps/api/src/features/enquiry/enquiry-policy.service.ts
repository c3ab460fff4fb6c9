/** What somebody may do with an enquiry: who they are to it, then the table of roles and actions. */
import type { Actor } from '@alongside/domain/actor'
import { isReadOnly } from '@alongside/domain/board'
import { nextState } from '@alongside/domain/cycle'
import {
  type EnquiryState,
  enquiryLifeCycle,
  hasAccepted,
  isFinished,
  isOpenToPartners,
  schoolsJoined,
} from '@alongside/domain/enquiry'
import type { Urn } from '@alongside/domain/ids'
import { follows } from '@alongside/domain/life-cycle'
import { type Action, may, type Subject } from '@alongside/domain/permissions'
import { Refusal } from '@alongside/domain/refusal'
import type { Role } from '@alongside/domain/role'
import type { Abilities } from '../../platform/graphql/abilities.js'
import { currentCycle, type EnquiryRecord, hasSchool, joinedMembers, memberOf } from './enquiry-record.service.js'

export type EnquiryAction = Extract<Action, `enquiry.${string}`>

const roleIn = (actor: Actor, record: EnquiryRecord): Role | null => {
  if (memberOf(record, actor.personId)?.state !== 'JOINED') return null
  return record.leadId === actor.personId ? 'ENQUIRY_LEAD' : 'ENQUIRY_MEMBER'
}

/** Asked in person, or through one's school once the enquiry has been opened. */
export const isInvited = (actor: Actor, record: EnquiryRecord): boolean =>
  memberOf(record, actor.personId)?.state === 'INVITED' ||
  (isOpenToPartners(record.state) && actor.holdings.some(({ urn }) => urn !== null && hasSchool(record, urn)))

export const subjectOf = (actor: Actor, record: EnquiryRecord): Subject => ({
  spaceId: record.spaceId,
  itemId: record.id,
  urn: memberOf(record, record.leadId)?.urn ?? record.createdUrn,
  itemRole: roleIn(actor, record),
  isOpen: isOpenToPartners(record.state),
  isInvited: isInvited(actor, record),
  visibility: record.visibility,
  partnerUrns: schoolsJoined(record.members),
  clusterUrns: record.clusterUrns,
})

export const mayIn = (actor: Actor, record: EnquiryRecord, action: EnquiryAction): boolean =>
  may(actor, action, subjectOf(actor, record))

export const sees = (actor: Actor, record: EnquiryRecord): boolean => mayIn(actor, record, 'enquiry.see')
export const reads = (actor: Actor, record: EnquiryRecord): boolean => mayIn(actor, record, 'enquiry.read')

/** Whoever was asked in reads what it is about before they answer; others of the alliance see title, schools, stage and lead. */
export const isConcerned = (actor: Actor, record: EnquiryRecord): boolean =>
  reads(actor, record) || isInvited(actor, record)

/** Refuses; and says so when the only obstacle is that the school's membership is paused. */
export function authorise(actor: Actor, record: EnquiryRecord, action: EnquiryAction): void {
  if (mayIn(actor, record, action)) return
  const unpaused = { ...actor, readOnlySpaces: [] }
  throw new Refusal(mayIn(unpaused, record, action) ? 'alliance.read-only' : 'not-allowed')
}

/** The same person, with what they hold at one school only. */
export const actingFor = (actor: Actor, urn: Urn): Actor => ({
  ...actor,
  holdings: actor.holdings.filter((held) => held.urn === urn),
})

/** One could join now: asked, not in yet, and the enquiry still takes people in. */
export const canJoin = (actor: Actor, record: EnquiryRecord): boolean =>
  isInvited(actor, record) &&
  memberOf(record, actor.personId)?.state !== 'JOINED' &&
  growsIn(record.state) &&
  mayIn(actor, record, 'enquiry.join')

const growsIn = (state: EnquiryState): boolean => !isFinished(state) && state !== 'SHARING'

export const enquiryAbilities = [
  'readBoard',
  'update',
  'openToPartners',
  'join',
  'leave',
  'acceptProtocol',
  'inviteSchool',
  'invitePerson',
  'inviteGuest',
  'activate',
  'pause',
  'resume',
  'share',
  'close',
  'abandon',
  'reopen',
  'editCards',
  'comment',
  'proposeStage',
  'confirmStage',
  'goBack',
  'overrideGuard',
  'setHunchStatus',
  'answerHealth',
  'widenVisibility',
  'handOver',
  'startNextCycle',
] as const
export type EnquiryAbility = (typeof enquiryAbilities)[number]

/** Rights and the state of things together: what a page may offer now. What guards still miss is said beside it. */
export function abilitiesIn(actor: Actor, record: EnquiryRecord): Abilities<EnquiryAbility> {
  const subject = subjectOf(actor, record)
  const allowed = (action: EnquiryAction): boolean => may(actor, action, subject)
  const { state } = record
  const member = memberOf(record, actor.personId)
  const isJoined = member?.state === 'JOINED'
  const stage = currentCycle(record)?.stage ?? null
  const isActive = state === 'ACTIVE'
  const goesOn = isActive && stage !== null && stage !== 'CHECKED'
  const from = (whence: EnquiryState, action: EnquiryAction): boolean => state === whence && allowed(action)
  return {
    readBoard: allowed('enquiry.read'),
    update: !isFinished(state) && allowed('enquiry.update'),
    openToPartners: from('DRAFT', 'enquiry.openToPartners'),
    join: canJoin(actor, record),
    leave:
      member !== null &&
      member.state !== 'LEFT' &&
      record.leadId !== actor.personId &&
      (member.state === 'INVITED' || allowed('enquiry.leave')),
    acceptProtocol:
      isJoined &&
      !isFinished(state) &&
      !hasAccepted(member, record.protocolVersion) &&
      allowed('enquiry.acceptProtocol'),
    inviteSchool: state !== 'DRAFT' && growsIn(state) && allowed('enquiry.inviteSchool'),
    invitePerson: growsIn(state) && allowed('enquiry.invitePerson'),
    inviteGuest: !isFinished(state) && allowed('enquiry.inviteGuest'),
    activate: from('FORMING', 'enquiry.activate'),
    pause: from('ACTIVE', 'enquiry.pause'),
    resume: from('PAUSED', 'enquiry.resume'),
    share: from('ACTIVE', 'enquiry.share'),
    close: from('SHARING', 'enquiry.close'),
    abandon: follows(enquiryLifeCycle, state, 'ABANDONED') && allowed('enquiry.abandon'),
    reopen: from('SHARING', 'enquiry.reopen'),
    editCards: stage !== null && !isReadOnly(state, stage) && allowed('enquiry.editCards'),
    comment: !isFinished(state) && allowed('enquiry.comment'),
    proposeStage: goesOn && nextState(stage) !== null && allowed('enquiry.proposeStage'),
    confirmStage: goesOn && allowed('enquiry.confirmStage'),
    goBack: isActive && stage !== null && stage !== 'SCANNING' && allowed('enquiry.goBack'),
    overrideGuard: goesOn && allowed('enquiry.overrideGuard'),
    setHunchStatus: goesOn && allowed('enquiry.setHunchStatus'),
    answerHealth: !isFinished(state) && allowed('enquiry.answerHealth'),
    widenVisibility: !isFinished(state) && allowed('enquiry.widenVisibility'),
    handOver: !isFinished(state) && joinedMembers(record).length > 1 && allowed('enquiry.handOver'),
    startNextCycle: isActive && stage === 'CHECKED' && allowed('enquiry.startCycle'),
  }
}
