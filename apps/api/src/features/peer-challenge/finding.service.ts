/** What becomes of findings once they are written: agreed in the team, shared with the host, final, or dropped; and the host's note beside them. */
import type { Actor } from '@alongside/domain/actor'
import { type FindingState, hostReads, moveFinding, noteOfDifference } from '@alongside/domain/finding'
import type { ChallengeId, FindingId } from '@alongside/domain/ids'
import { hasReached } from '@alongside/domain/peer-challenge-states'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { LiveDocuments } from '../../platform/live/live-documents.js'
import { noticesDone } from '../inbox/notices.service.js'
import { ChallengeArrivals } from './challenge-arrivals.service.js'
import { tellPeople } from './challenge-change.service.js'
import { indicatorAgain } from './challenge-indicator.service.js'
import {
  auditedInside,
  heldInside,
  leadersOfHost,
  outOfOrder,
  readsAsTeam,
  toldInside,
  toldTeam,
} from './challenge-inside.service.js'
import { type ChallengeRecord, signaturesFor } from './challenge-record.service.js'
import { findingChanged, heldFindings } from './finding-record.service.js'

/** Once the findings are agreed they stand: then a finding can only become final, when the host has seen it late. */
const isOpenFor = (record: ChallengeRecord, to: FindingState): boolean =>
  hasReached(record, 'VISITING') && (!hasReached(record, 'FINDINGS_AGREED') || to === 'FINAL')

@Injectable()
export class FindingService implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly live: LiveDocuments,
    private readonly arrivals: ChallengeArrivals,
  ) {}

  onModuleInit(): void {
    this.arrivals.on('FINDINGS_AGREED', allFinal)
  }

  /** Several at once, and all of them or none. */
  move(
    actor: Actor,
    id: ChallengeId,
    findings: readonly FindingId[],
    to: FindingState,
    reason: string | null,
  ): Promise<ChallengeRecord> {
    return this.work.run(actor, async (work) => {
      const held = await heldInside(work, actor, id, 'peerChallenge.moveFindings')
      readsAsTeam(held)
      const { record, eyes } = held
      if (!isOpenFor(record, to)) throw outOfOrder(record.state)
      await this.live.settle(work, record.findingsId)
      const moving = await heldFindings(work, id, [...new Set(findings)])
      for (const finding of moving) {
        const step = moveFinding(finding, to, eyes.parts, reason)
        await findingChanged(work, finding.id, { state: to, ...(to === 'DROPPED' ? { drop_reason: step.reason } : {}) })
        await auditedInside(work, record, 'finding.move', {
          from: step.from,
          to,
          detail: { findingId: finding.id },
        })
      }
      await this.live.rightsChanged(work, record.findingsId)
      // What is talk within the team makes no noise at the host.
      const reached = to === 'SHARED_WITH_HOST' || moving.some(hostReads)
      if (to === 'SHARED_WITH_HOST') await this.tellHost(work, record)
      if (reached) await toldInside(work, record)
      else toldTeam(work, record)
      await indicatorAgain(work, record)
      return record
    })
  }

  /** Somebody of the host has opened them. */
  see(actor: Actor, id: ChallengeId, findings: readonly FindingId[]): Promise<ChallengeRecord> {
    return this.work.run(actor, async (work) => {
      const { record, eyes } = await heldInside(work, actor, id, 'peerChallenge.see')
      if (!eyes.parts.includes('HOST_HEAD') && !eyes.parts.includes('HOST_LEADER'))
        throw new Refusal('challenge.not-your-part')
      const seen = await heldFindings(work, id, [...new Set(findings)])
      const anew = seen.filter((finding) => hostReads(finding) && !finding.hostHasSeen)
      if (anew.length === 0) return record
      for (const finding of anew)
        await findingChanged(work, finding.id, { host_seen_at: new Date(), host_seen_by: actor.personId })
      await auditedInside(work, record, 'finding.see', { detail: { findingIds: anew.map((finding) => finding.id) } })
      await noticesDone(work, 'FINDINGS_SHARED', id, actor.personId)
      await toldInside(work, record)
      return record
    })
  }

  /** The finding stands as the team's view, and the host's words beside it. */
  differ(actor: Actor, id: ChallengeId, finding: FindingId, words: string): Promise<ChallengeRecord> {
    return this.work.run(actor, async (work) => {
      const { record, eyes } = await heldInside(work, actor, id, 'peerChallenge.respond')
      const [held] = await heldFindings(work, id, [finding])
      const difference = noteOfDifference(held!, eyes.parts, words)
      await findingChanged(work, finding, {
        difference,
        difference_by: actor.personId,
        difference_at: new Date(),
        host_seen_at: held!.hostSeenAt ?? new Date(),
        host_seen_by: actor.personId,
      })
      await auditedInside(work, record, 'finding.differ', { detail: { findingId: finding } })
      if (record.leadId !== null) await tellPeople(work, record, [record.leadId], 'FINDING_DIFFERENCE')
      await toldInside(work, record)
      return record
    })
  }

  private async tellHost(work: Work, record: ChallengeRecord): Promise<void> {
    // One notice for however many rounds of sharing it takes.
    await noticesDone(work, 'FINDINGS_SHARED', record.id)
    await tellPeople(work, record, await leadersOfHost(work, record), 'FINDINGS_SHARED')
  }
}

/** Whoever signs for the host has seen what was shared, and with both names it is final. Where the host was silent it stands as shared. */
async function allFinal(work: Work, record: ChallengeRecord): Promise<void> {
  if (record.hostSilent) return
  const head = signaturesFor(record, 'FINDINGS_AGREED').find(({ part }) => part === 'HOST_HEAD')
  const made = await work.lookingAs<{ id: FindingId }>(
    'worker',
    `update finding set state = 'FINAL', host_seen_at = coalesce(host_seen_at, now()), host_seen_by = coalesce(host_seen_by, $2), version = version + 1, changed_at = now()
      where challenge_id = $1 and state = 'SHARED_WITH_HOST' and removed_at is null returning id`,
    [record.id, head?.personId ?? null],
  )
  for (const { id } of made)
    await auditedInside(work, record, 'finding.move', {
      from: 'SHARED_WITH_HOST',
      to: 'FINAL',
      detail: { findingId: id },
    })
  await noticesDone(work, 'FINDINGS_SHARED', record.id)
}
