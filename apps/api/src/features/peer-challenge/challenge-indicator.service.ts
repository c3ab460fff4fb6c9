/** The robust-challenge indicator: worked out from the records for those inside, and released by the host's head as figures without words. */
import type { Actor } from '@alongside/domain/actor'
import { isOfHost, isOfTeam } from '@alongside/domain/challenge-part'
import { Audience } from '@alongside/domain/challenge-summary'
import { dayInLondon } from '@alongside/domain/civil-date'
import type { ChallengeId, SpaceId } from '@alongside/domain/ids'
import { ChallengeState, hasReached } from '@alongside/domain/peer-challenge-states'
import { bandOf, type Gate, type RobustChallenge, robustChallenge } from '@alongside/domain/robust-challenge'
import { robustFacts } from '@alongside/domain/robust-facts'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import type { Asking } from '../../platform/graphql/asking.js'
import { Jobs } from '../../platform/jobs/jobs.js'
import { ChallengeArrivals } from './challenge-arrivals.service.js'
import { heldBySystem, heldChallenge } from './challenge-change.service.js'
import { type Looks, recordsOf } from './challenge-facts.service.js'
import { auditedInside, outOfOrder, toldInside } from './challenge-inside.service.js'
import type { ChallengeRecord } from './challenge-record.service.js'
import type { PeerChallengeType } from './peer-challenge.graphql.js'

export interface SeenIndicator extends RobustChallenge {
  /** To whom the head has released it; for those inside only. */
  readonly audiences: readonly Audience[]
  readonly isReleased: boolean
}

async function workedOut(looks: Looks, record: ChallengeRecord) {
  const records = await recordsOf(looks, record)
  const facts = robustFacts(records, dayInLondon(new Date()))
  return { records, facts, indicator: robustChallenge(facts) }
}

/** Called whenever something it counts has changed: what was released follows, for its readers see no other. */
export async function indicatorAgain(work: Work, record: Pick<ChallengeRecord, 'id' | 'spaceId'>): Promise<void> {
  const [released] = await work.lookingAs<{ audiences: Audience[] }>(
    'worker',
    'select audiences from released_indicator where challenge_id = $1',
    [record.id],
  )
  if (released) await put(work, await heldBySystem(work, record.id), released.audiences)
}

async function put(work: Work, record: ChallengeRecord, audiences: readonly Audience[]): Promise<void> {
  const { facts, indicator } = await workedOut(work, record)
  const kept = facts.findings - facts.ebis - facts.questions
  await work.lookingAs(
    'worker',
    `insert into released_indicator (space_id, challenge_id, audiences, value, is_provisional, components, gates, www, ebi, views_confirmed)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (space_id, challenge_id) do update set audiences = excluded.audiences, value = excluded.value, is_provisional = excluded.is_provisional,
       components = excluded.components, gates = excluded.gates, www = excluded.www, ebi = excluded.ebi, views_confirmed = excluded.views_confirmed, computed_at = now()`,
    [
      record.spaceId,
      record.id,
      [...audiences],
      indicator.value,
      indicator.isProvisional,
      JSON.stringify(indicator.parts),
      [...indicator.gates],
      kept,
      facts.ebis,
      await viewsConfirmed(work, record),
    ],
  )
}

/**
 * Every line was seen at the end as the school had seen it itself: by all of the team that judged it, in what they said last. What was
 * said blind stands unless somebody said something later.
 */
async function viewsConfirmed(work: Work, { id }: ChallengeRecord): Promise<boolean> {
  const [row] = await work.lookingAs<{ confirmed: boolean }>(
    'worker',
    `select coalesce(bool_and(h.level = all (t.levels) and cardinality(t.levels) > 0), false) as confirmed from host_judgement h cross join lateral (
        select array(select j.level from team_judgement j where j.space_id = h.space_id and j.line_id = h.line_id
           and j.blind = not exists (select from team_judgement late where late.space_id = h.space_id and late.line_id = h.line_id and not late.blind)) as levels) t
      where h.challenge_id = $1`,
    [id],
  )
  return row!.confirmed
}

@Injectable()
export class ChallengeIndicator implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly jobs: Jobs,
    private readonly arrivals: ChallengeArrivals,
  ) {}

  /** Days pass, too: what falls due at midnight changes the figure. */
  onModuleInit(): void {
    this.jobs.every('31 0,23 * * *', 'challenge-indicators', async () => void (await this.again()))
    for (const state of Object.values(ChallengeState)) this.arrivals.on(state, indicatorAgain)
  }

  /** To nobody: taken back, at once. Only its head says who sees what is thought of a school. */
  release(actor: Actor, id: ChallengeId, audiences: readonly Audience[]): Promise<ChallengeRecord> {
    return this.work.run(actor, async (work) => {
      const { record } = await heldChallenge(work, actor, id, 'peerChallenge.release')
      const chosen = Object.values(Audience).filter((one) => audiences.includes(one))
      if (chosen.length > 0 && !hasReached(record, 'FINDINGS_AGREED') && record.findingsAgreedOn === null)
        throw outOfOrder(record.state)
      if (chosen.length > 0) await put(work, record, chosen)
      else await work.sql('delete from released_indicator where challenge_id = $1', [id])
      await work.sql('update peer_challenge set indicator_released_to = $2 where id = $1', [id, chosen])
      await auditedInside(work, record, 'indicator.release', { detail: { audiences: chosen } })
      await toldInside(work, record)
      return record
    })
  }

  async again(): Promise<number> {
    const released = await this.work.runAs({ purpose: 'worker' }, (work) =>
      work.sql<{ id: ChallengeId; spaceId: SpaceId }>(
        'select challenge_id as id, space_id as "spaceId" from released_indicator',
      ),
    )
    for (const one of released)
      await this.work.runAs({ purpose: 'worker', spaces: [one.spaceId] }, (work) => indicatorAgain(work, one))
    return released.length
  }

  /** Those inside see it as it stands; others what was released to them, or that there is nothing. */
  async seen({ reader }: Asking, { record, eyes }: PeerChallengeType): Promise<SeenIndicator | null> {
    // Before the findings are agreed the school is not told how much evidence there is, nor how many lines were judged.
    const asHost = isOfHost(eyes.parts) && record.findingsAgreedOn !== null
    const isInside = asHost || (isOfTeam(eyes.parts) && eyes.phase.readsFindings)
    if (!isInside) return releasedIndicator(reader, record.id)
    const { indicator } = await workedOut(reader, record)
    const [released] = await reader.lookingAs<{ audiences: Audience[] }>(
      'worker',
      'select audiences from released_indicator where challenge_id = $1',
      [record.id],
    )
    return { ...indicator, audiences: released?.audiences ?? [], isReleased: released !== undefined }
  }
}

interface ReleasedRow {
  readonly value: string | null
  readonly isProvisional: boolean
  readonly parts: RobustChallenge['parts']
  readonly gates: readonly Gate[]
  readonly n: number
}

/** Row-level security gives the row to whoever belongs to one of its audiences. */
export async function releasedIndicator(reader: Reader, id: ChallengeId): Promise<SeenIndicator | null> {
  const [row] = await reader.sql<ReleasedRow>(
    `select value, is_provisional as "isProvisional", components as parts, gates, www + ebi as n from released_indicator where challenge_id = $1`,
    [id],
  )
  if (!row) return null
  const value = row.value === null ? null : Number(row.value)
  return {
    ...row,
    value,
    window: 'this peer challenge',
    how: 'Each component from 0 to 1 times its weight, added up, and divided by the weights of the components that are due.',
    band: bandOf(value, row.gates),
    audiences: [],
    isReleased: true,
  }
}
