/** Reading peer challenges: what each asker is shown of them. */
import { type Actor, headsSchool } from '@alongside/domain/actor'
import { isAnyOf, isOfHost, isOfTeam, type Parts } from '@alongside/domain/challenge-part'
import { conflictsOf } from '@alongside/domain/challenge-team'
import type { ChallengeId, SpaceId } from '@alongside/domain/ids'
import type { GuardReason } from '@alongside/domain/life-cycle'
import { missingForNext, nextOf } from '@alongside/domain/peer-challenge'
import { type ChallengeFacts, dueOn, missingForChallenge } from '@alongside/domain/peer-challenge-guards'
import { type ChallengeState, movers, signers } from '@alongside/domain/peer-challenge-states'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import type { Asking } from '../../platform/graphql/asking.js'
import { factsOf } from './challenge-facts.service.js'
import { abilitiesIn, type ChallengeEyes, eyesOn, mayIn } from './challenge-policy.service.js'
import {
  type ChallengeRecord,
  challengesById,
  challengesOfAlliance,
  challengesWithinReach,
  type MemberRecord,
  signaturesFor,
  visitingSchools,
} from './challenge-record.service.js'
import type { ChallengeMemberType, ChallengeStepType, PeerChallengeType } from './peer-challenge.graphql.js'
import { whoReadsChallenge } from './who-reads-challenges.js'

export interface NextStep {
  readonly to: ChallengeState | null
  readonly missing: readonly GuardReason[]
  /** Whose step it is, or whose signature is still missing. */
  readonly waitsFor: Parts
  /** The asker is one of them. */
  readonly canGoOn: boolean
  /** The team is another than the asker signed for. */
  readonly mustSignAgain: boolean
}
const nothingNext: NextStep = { to: null, missing: [], waitsFor: [], canGoOn: false, mustSignAgain: false }

@Injectable()
export class ChallengeReading {
  /** Null for what does not exist and for what one may not see alike. */
  challenge(asking: Asking, id: ChallengeId): Promise<PeerChallengeType | null> {
    return asking.loader<ChallengeId, PeerChallengeType | null>('peer-challenges', byIds).load(id)
  }

  /** Of one alliance, or all that one has a part in. */
  challenges(asking: Asking, alliance: SpaceId | null): Promise<PeerChallengeType[]> {
    return asking.loader<string, PeerChallengeType[]>('peer-challenges-of', byAlliance).load(alliance ?? '')
  }

  /** Why the team went back to its desk is between host and team; why it was put off or ended is for everybody in it. */
  async steps(asking: Asking, { id, eyes }: PeerChallengeType): Promise<ChallengeStepType[]> {
    const all = await asking.loader<ChallengeId, ChallengeStepType[]>('peer-challenge-steps', stepsByIds).load(id)
    const isInside = isOfHost(eyes.parts) || isOfTeam(eyes.parts)
    return all.map((step) => (isInside || step.to !== 'DESK_STUDY' ? step : { ...step, reason: null }))
  }

  next(asking: Asking, { id }: PeerChallengeType): Promise<NextStep> {
    return asking.loader<ChallengeId, NextStep>('peer-challenge-next', nextByIds).load(id)
  }
}

/** Null where there is nothing to see. */
export function challengeSeen(actor: Actor, record: ChallengeRecord): PeerChallengeType | null {
  const eyes = eyesOn(actor, record)
  if (!eyes) return null
  const { findingsAgreedOn, respondedOn } = record
  return {
    id: record.id,
    spaceId: record.spaceId,
    state: record.state,
    postponedFrom: record.postponedFrom,
    stateSince: record.stateSince,
    visitFirstDay: record.visitFirstDay,
    visitLastDay: record.visitLastDay,
    isRevealed: record.isRevealed,
    findingsAgreedOn,
    hostSilent: record.hostSilent,
    responseDueOn:
      findingsAgreedOn === null || respondedOn !== null ? null : dueOn(findingsAgreedOn, 'response', record.calendar),
    respondedOn,
    endedOn: record.endedOn,
    endedFrom: record.endedFrom,
    teamReadsUntil: record.teamReadsUntil,
    version: record.version,
    createdAt: record.createdAt,
    parts: eyes.parts,
    phase: eyes.phase,
    abilities: abilitiesIn(actor, record, eyes),
    members: record.members.map((member) => memberSeen(actor, record, eyes, member)),
    signatures: signaturesSeen(record),
    whoCanRead: whoReadsChallenge,
    record,
    eyes,
  }
}

/** For the answer of a change: whoever made it sees what they changed. */
export function challengeSeenAfter(actor: Actor, record: ChallengeRecord): PeerChallengeType {
  const seen = challengeSeen(actor, record)
  if (!seen) throw new Error(`whoever changed the challenge ${record.id} no longer sees it`)
  return seen
}

function memberSeen(
  actor: Actor,
  record: ChallengeRecord,
  { parts }: ChallengeEyes,
  member: MemberRecord,
): ChallengeMemberType {
  const isMe = member.personId === actor.personId
  const readsWords = isMe || isAnyOf(parts, ['HOST_HEAD', 'VISITING_HEAD', 'COORDINATOR'])
  return {
    isMe,
    isLead: member.personId === record.leadId,
    isTrained: member.isTrained,
    isFacilitator: member.isFacilitator,
    hasDeclared: member.declaration !== null,
    declaredAt: member.declaredAt,
    conflicts: conflictsOf(member),
    declaration: readsWords ? member.declaration : null,
    earlierDeclarations: readsWords ? member.earlier : [],
    personId: member.personId,
    urn: member.urn,
  }
}

const signaturesSeen = (record: ChallengeRecord) =>
  record.signatures.map(({ id, step, part, signedAt, personId, urn }) => ({
    id,
    step,
    part,
    signedAt,
    isLapsed: !signaturesFor(record, step).some((one) => one.id === id),
    personId,
    urn,
  }))

const isThere = (challenge: PeerChallengeType | null): challenge is PeerChallengeType => challenge !== null

async function byIds(ids: readonly ChallengeId[], reader: Reader, actor: Actor): Promise<(PeerChallengeType | null)[]> {
  const records = await challengesById(reader, ids)
  const seen = new Map(records.map((record) => [record.id, challengeSeen(actor, record)]))
  return ids.map((id) => seen.get(id) ?? null)
}

async function byAlliance(alliances: readonly string[], reader: Reader, actor: Actor): Promise<PeerChallengeType[][]> {
  const found: PeerChallengeType[][] = []
  for (const alliance of alliances) {
    const records = await (alliance === ''
      ? challengesWithinReach(reader)
      : challengesOfAlliance(reader, alliance as SpaceId))
    found.push(records.map((record) => challengeSeen(actor, record)).filter(isThere))
  }
  return found
}

/** How many lines a school has drafted, or how many findings a team has, is theirs alone until it is shown. */
function hearsWhatIsMissing({ parts }: ChallengeEyes, to: ChallengeState | null): boolean {
  switch (to) {
    case 'SELF_REVIEW_SUBMITTED':
    case 'RESPONDED':
      return isAnyOf(parts, ['HOST_HEAD', 'HOST_LEADER'])
    case 'READY_TO_VISIT':
    case 'FINDINGS_AGREED':
      return isAnyOf(parts, ['LEAD_REVIEWER', 'REVIEWER'])
    case 'WORKSHOP_HELD':
      return isAnyOf(parts, ['HOST_HEAD', 'HOST_LEADER', 'IMPROVEMENT_CHAMPION'])
    default:
      return true
  }
}

/** The figures stay on the server: the sentences say what to do. */
async function nextByIds(ids: readonly ChallengeId[], reader: Reader, actor: Actor): Promise<NextStep[]> {
  const records = new Map((await challengesById(reader, ids)).map((record) => [record.id, record]))
  const found: NextStep[] = []
  for (const id of ids) {
    const record = records.get(id)
    const eyes = record ? eyesOn(actor, record) : null
    if (!record || !eyes) {
      found.push(nothingNext)
      continue
    }
    found.push(nextFor(actor, record, eyes, await factsOf(reader, record)))
  }
  return found
}

async function stepsByIds(ids: readonly ChallengeId[], reader: Reader): Promise<ChallengeStepType[][]> {
  const rows = await reader.sql<ChallengeStepType & { id: ChallengeId }>(
    `select challenge_id as id, from_state as "from", to_state as "to", at, reason, person_id as "personId" from challenge_step where challenge_id = any($1) order by at`,
    [ids],
  )
  return ids.map((id) => rows.filter((row) => row.id === id))
}

/** Whether a workshop comes next says whether anything was accepted: whoever does not read the answers is told the usual way. */
const factsFor = ({ parts, phase }: ChallengeEyes, facts: ChallengeFacts): ChallengeFacts =>
  phase.readsFindings || isAnyOf(parts, ['IMPROVEMENT_CHAMPION'])
    ? facts
    : { ...facts, ebisAccepted: Math.max(facts.ebisAccepted, 1) }

function nextFor(actor: Actor, record: ChallengeRecord, eyes: ChallengeEyes, known: ChallengeFacts): NextStep {
  const facts = factsFor(eyes, known)
  const to = nextOf(record, facts)
  const all = missingForNext(record, facts)
  const isAgain = facts.signaturesAgain > 0
  const missing = hearsWhatIsMissing(eyes, to)
    ? all
    : all.filter(({ code }) => isAgain && code === 'challenge.needs-signatures-again')
  const step = isAgain ? 'AGREED' : to
  if (step === null) return nothingNext
  const waitsFor = waitingFor(record, step, facts)
  const isMine = isAnyOf(eyes.parts, waitsFor) && asksMe(actor, record, step, eyes.parts)
  // Nobody is asked to sign for a team that cannot be agreed to yet.
  const canSign = step !== 'AGREED' || missingForChallenge('PROPOSED', 'AGREED', facts).length === 0
  const isAllowed = mayIn(actor, record, eyes, signers[step] ? 'peerChallenge.sign' : 'peerChallenge.move')
  return {
    to,
    missing,
    waitsFor,
    canGoOn: isMine && isAllowed && canSign && !isAgain,
    mustSignAgain: isMine && isAllowed && canSign && isAgain,
  }
}

function waitingFor(record: ChallengeRecord, step: ChallengeState, facts: ChallengeFacts): Parts {
  const asked = signers[step]
  if (!asked) return movers[step].filter((part) => part !== 'SYSTEM')
  if (step === 'AGREED' && facts.declarationsMissing > 0) return ['REVIEWER']
  const given = signaturesFor(record, step).map(({ part }) => part)
  return asked.filter((part) => (part === 'VISITING_HEAD' ? facts.visitingHeadsMissing > 0 : !given.includes(part)))
}

/** Of visiting heads it is the turn of those whose school has not signed. */
function asksMe(actor: Actor, record: ChallengeRecord, step: ChallengeState, parts: Parts): boolean {
  if (step !== 'AGREED') return true
  const given = signaturesFor(record, step)
  const isOpen = (part: string, urn: string): boolean => !given.some((one) => one.part === part && one.urn === urn)
  return (
    (parts.includes('HOST_HEAD') && isOpen('HOST_HEAD', record.host)) ||
    visitingSchools(record).some((urn) => headsSchool(actor, urn) && isOpen('VISITING_HEAD', urn))
  )
}
