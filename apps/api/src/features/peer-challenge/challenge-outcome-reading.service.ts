/** Reading what comes of a challenge: each part for its readers, and written down as opened before it is given. */
import type { Actor } from '@alongside/domain/actor'
import { isOfHost, isOfTeam } from '@alongside/domain/challenge-part'
import { readsSummary, summaryLifeCycle } from '@alongside/domain/challenge-summary'
import { dayInLondon } from '@alongside/domain/civil-date'
import { findingLifeCycle, hostReads, isSpecific } from '@alongside/domain/finding'
import type { ChallengeId, PersonId, SpaceId } from '@alongside/domain/ids'
import { actionLifeCycle, isClosedAction, moveAction } from '@alongside/domain/improvement-action'
import { hasEnded, hasReached } from '@alongside/domain/peer-challenge-states'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import type { Asking } from '../../platform/graphql/asking.js'
import { insideWords, whoReadsReleased } from './audience-words.js'
import { responsesOf, type WorkshopRecord, workshopOf } from './challenge-answer.service.js'
import { ChallengeIndicator, type SeenIndicator } from './challenge-indicator.service.js'
import type {
  ChallengeFindingType,
  ChallengeResponseType,
  ChallengeSummaryType,
  EvidenceCountType,
  ImprovementActionType,
  ReleasedSummaryType,
} from './challenge-outcome.graphql.js'
import { mayIn } from './challenge-policy.service.js'
import { type ChallengeRecord, challengesById } from './challenge-record.service.js'
import { type ReleasedRecord, releasedById, releasedToMe, sectionsOf, summaryOf } from './challenge-summary.service.js'
import { type Disclosure, Disclosures } from './disclosure.service.js'
import { evidenceBehind, type FindingRecord, findingsOf } from './finding-record.service.js'
import { type FollowUpRecord, followUpsOf, type Stretch, stretchSeen } from './follow-up.service.js'
import { type ActionRecord, actionsOf, actionsOwnedBy, partsAt, staffOfHost } from './improvement-action.service.js'
import type { PeerChallengeType } from './peer-challenge.graphql.js'

@Injectable()
export class ChallengeOutcomeReading {
  constructor(
    private readonly disclosures: Disclosures,
    private readonly indicators: ChallengeIndicator,
  ) {}

  async findings(asking: Asking, challenge: PeerChallengeType): Promise<ChallengeFindingType[]> {
    const { record, eyes } = challenge
    if (!eyes.phase.readsFindings) return []
    const isTeam = isOfTeam(eyes.parts)
    const findings = (await findingsOf(asking.reader, [record.id])).filter((one) => isTeam || hostReads(one))
    if (findings.length === 0) return []
    // Among the team drafts are its own talk: that it looks at them would tell the school that there are some.
    if (findings.some(hostReads)) await this.disclosures.opened(asking.actor, record, 'FINDINGS')
    const behind = await evidenceBehind(asking.reader, findings)
    return findings.map((finding) => findingSeen(asking.actor, challenge, finding, behind.get(finding.id) ?? []))
  }

  async responses(asking: Asking, { record, eyes }: PeerChallengeType): Promise<ChallengeResponseType[]> {
    if (!this.isInside(eyes)) return []
    const responses = await responsesOf(asking.reader, record.id)
    if (responses.length > 0) await this.disclosures.opened(asking.actor, record, 'ANSWERS')
    return responses
  }

  async workshop(asking: Asking, { record, eyes }: PeerChallengeType): Promise<WorkshopRecord | null> {
    return this.isInside(eyes) ? workshopOf(asking.reader, record.id) : null
  }

  async actions(asking: Asking, { record, eyes }: PeerChallengeType): Promise<ImprovementActionType[]> {
    if (!this.isInside(eyes)) return []
    const actions = await actionsOf(asking.reader, record.id)
    if (actions.length > 0) await this.disclosures.opened(asking.actor, record, 'ACTIONS')
    return this.actionsSeen(asking, [record], actions)
  }

  possibleOwners({ reader }: Asking, { record, eyes }: PeerChallengeType): Promise<readonly PersonId[]> {
    return eyes.phase.canPlan ? staffOfHost(reader, record.hostSpaceId) : Promise.resolve([])
  }

  async actionsOfMine(asking: Asking): Promise<ImprovementActionType[]> {
    const actions = await actionsOwnedBy(asking.reader, asking.actor.personId)
    const records = await challengesById(asking.reader, [...new Set(actions.map(({ challengeId }) => challengeId))])
    return this.actionsSeen(asking, records, actions)
  }

  /** The answer of a change. */
  async action(asking: Asking, action: ActionRecord): Promise<ImprovementActionType> {
    const records = await challengesById(asking.reader, [action.challengeId])
    const [seen] = await this.actionsSeen(asking, records, [action])
    if (!seen) throw new Refusal('not-found')
    return seen
  }

  async followUps(asking: Asking, { record, eyes }: PeerChallengeType): Promise<FollowUpRecord[]> {
    return this.isInside(eyes) ? followUpsOf(asking.reader, record.id) : []
  }

  async stretch(asking: Asking, { record, eyes }: PeerChallengeType): Promise<Stretch | null> {
    if (!this.isInside(eyes) || record.findingsAgreedOn === null) return null
    return stretchSeen(asking.reader, record.id, asking.actor.personId)
  }

  async summary(asking: Asking, { record, eyes }: PeerChallengeType): Promise<ChallengeSummaryType | null> {
    const isTeam = isOfTeam(eyes.parts) && eyes.phase.readsFindings
    if (!isTeam && !eyes.parts.includes('HOST_HEAD')) return null
    const found = await summaryOf(asking.reader, record.id)
    // What the team has not begun is a draft with nothing in it; for the host there is none before it is handed over.
    const summary =
      found ??
      (isTeam
        ? {
            challengeId: record.id,
            state: 'DRAFT' as const,
            audiences: [],
            body: {},
            releasedAt: null,
            withdrawnAt: null,
          }
        : null)
    if (!summary || !readsSummary(summary, { parts: eyes.parts, audiences: [] })) return null
    if (summary.state !== 'DRAFT' && summary.state !== 'TEAM_AGREED')
      await this.disclosures.opened(asking.actor, record, 'SUMMARY')
    const isHead = mayIn(asking.actor, record, eyes, 'peerChallenge.release')
    const isLead = mayIn(asking.actor, record, eyes, 'peerChallenge.moveFindings') && record.findingsAgreedOn !== null
    return {
      state: summary.state,
      documentId: record.summaryId,
      sections: sectionsOf(summary.body),
      audiences: summary.audiences,
      releasedAt: summary.releasedAt,
      withdrawnAt: summary.withdrawnAt,
      moves: summaryLifeCycle[summary.state].filter((to) =>
        to === 'RELEASED' || to === 'WITHDRAWN' ? isHead : isLead && record.state !== 'POSTPONED',
      ),
      whoCanRead: whoReadsSummary(summary.state, summary.audiences),
    }
  }

  indicator(asking: Asking, challenge: PeerChallengeType): Promise<SeenIndicator | null> {
    return this.indicators.seen(asking, challenge)
  }

  async disclosed(asking: Asking, { record, eyes }: PeerChallengeType): Promise<Disclosure[]> {
    return eyes.parts.includes('HOST_HEAD') ? this.disclosures.of(asking, record) : []
  }

  async releasedToMe(asking: Asking): Promise<ReleasedSummaryType[]> {
    const found = await releasedToMe(asking.reader)
    return found.map(releasedSeen)
  }

  async releasedSummary(asking: Asking, id: ChallengeId): Promise<ReleasedSummaryType | null> {
    const found = await releasedById(asking.reader, id)
    if (!found) return null
    const [about] = await challengesById(asking.reader, [id])
    if (about) await this.disclosures.opened(asking.actor, about, 'RELEASED_SUMMARY')
    return releasedSeen(found)
  }

  private isInside({ parts, phase }: PeerChallengeType['eyes']): boolean {
    return isOfHost(parts) || parts.includes('IMPROVEMENT_CHAMPION') || (isOfTeam(parts) && phase.readsFindings)
  }

  private async actionsSeen(
    asking: Asking,
    records: readonly ChallengeRecord[],
    actions: readonly ActionRecord[],
  ): Promise<ImprovementActionType[]> {
    const staff = new Map<SpaceId, readonly PersonId[]>()
    for (const { spaceId } of actions)
      if (!staff.has(spaceId)) staff.set(spaceId, await staffOfHost(asking.reader, spaceId))
    return actions.flatMap((action) => {
      const record = records.find(({ id }) => id === action.challengeId)
      return record ? [actionSeen(asking.actor, record, action, staff.get(action.spaceId) ?? [])] : []
    })
  }
}

function findingSeen(
  actor: Actor,
  { record, eyes }: PeerChallengeType,
  finding: FindingRecord,
  evidence: readonly EvidenceCountType['type'][],
): ChallengeFindingType {
  const isTeam = isOfTeam(eyes.parts)
  const goes = record.state !== 'POSTPONED' && !hasEnded(record.state)
  const leads = goes && hasReached(record, 'VISITING') && mayIn(actor, record, eyes, 'peerChallenge.moveFindings')
  const agreed = hasReached(record, 'FINDINGS_AGREED')
  const types = [...new Set(evidence)].sort()
  const { id, lineId, lineTitle, kind, state, what, forWhom, hostSeenAt, difference, differenceAt } = finding
  return {
    id,
    lineId,
    lineTitle,
    kind,
    state,
    what,
    forWhom,
    evidenceCounts: types.map((type) => ({ type, count: evidence.filter((one) => one === type).length })),
    evidenceIds: isTeam ? finding.evidence : [],
    isTriangulated: evidence.length >= 2 && types.length >= 2,
    isSpecific: isSpecific(finding),
    hostSeenAt,
    dropReason: isTeam ? finding.dropReason : null,
    difference,
    differenceAt,
    moves: leads ? findingLifeCycle[state].filter((to) => (to === 'FINAL' ? finding.hostHasSeen : !agreed)) : [],
    canDiffer: goes && eyes.parts.includes('HOST_HEAD') && hostReads(finding),
    canSee: goes && isOfHost(eyes.parts) && hostReads(finding) && !finding.hostHasSeen,
  }
}

function actionSeen(
  actor: Actor,
  record: ChallengeRecord,
  action: ActionRecord,
  staff: readonly PersonId[],
): ImprovementActionType {
  const parts = partsAt(actor, record, action)
  const goes = record.state !== 'POSTPONED' && !hasEnded(record.state)
  const isOpen = !isClosedAction(action)
  const { spaceId: _, version: __, ...shown } = action
  // The rule itself says where it can go, with everything that can still be written filled in.
  const isAllowed = (to: (typeof action)['state']): boolean => {
    try {
      moveAction({ ...action, evidence: 'written' }, to, { by: actor.personId, parts, reason: 'given' })
      return true
    } catch {
      return false
    }
  }
  return {
    ...shown,
    isOverdue: isOpen && action.dueOn < dayInLondon(new Date()),
    isMine: action.ownerId === actor.personId,
    moves: goes ? actionLifeCycle[action.state].filter(isAllowed) : [],
    canHandOver: isOpen && isOfHost(parts),
    ownerHasLeft: !staff.includes(action.ownerId),
  }
}

const releasedSeen = ({ body, ...record }: ReleasedRecord): ReleasedSummaryType => ({
  challengeId: record.challengeId,
  sections: body.sections,
  team: body.team,
  visitFirstDay: body.visitFirstDay,
  visitLastDay: body.visitLastDay,
  releasedAt: record.releasedAt,
  whoCanRead: whoReadsSummary('RELEASED', record.audiences),
  hostUrn: record.hostUrn,
  releasedById: record.releasedById,
})

function whoReadsSummary(state: string, audiences: ReleasedRecord['audiences']): string[] {
  if (state === 'DRAFT' || state === 'TEAM_AGREED') return ['The team of reviewers.']
  return state === 'RELEASED' ? whoReadsReleased(audiences) : [insideWords]
}
