/** The one-page summary on its way from the team to whoever the host's head releases it to, and back again. */
import type { SummaryBody } from '@alongside/contracts/challenge-summary'
import type { RichBlock } from '@alongside/contracts/rich-blocks'
import type { Actor } from '@alongside/domain/actor'
import {
  type Audience,
  changeAudiences,
  moveSummary,
  release,
  type SummaryState,
  summaryHeadings,
  summaryWords,
} from '@alongside/domain/challenge-summary'
import type { CivilDate } from '@alongside/domain/civil-date'
import type { ChallengeId, PersonId, Urn } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { onlyIds } from '../../platform/db/is-id.js'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { LiveDocuments } from '../../platform/live/live-documents.js'
import type { Asks } from '../enquiry/enquiry-record.service.js'
import { noticesDone } from '../inbox/notices.service.js'
import { heldChallenge, tellPeople } from './challenge-change.service.js'
import { auditedInside, headOfHost, outOfOrder, readsAsTeam, toldInside, toldTeam } from './challenge-inside.service.js'
import { type ChallengeRecord, visitingSchools } from './challenge-record.service.js'

export { whoReadsReleased } from './audience-words.js'

export interface SummarySection {
  readonly heading: string
  readonly label: string
  readonly blocks: readonly RichBlock[]
}
export interface SummaryRecord {
  readonly challengeId: ChallengeId
  readonly state: SummaryState
  readonly audiences: readonly Audience[]
  readonly body: Readonly<Partial<SummaryBody>>
  readonly releasedAt: Date | null
  readonly withdrawnAt: Date | null
}
/** What lies in the alliance from the release until it is withdrawn: the page as it was that day. */
export interface ReleasedRecord {
  readonly challengeId: ChallengeId
  readonly hostUrn: Urn
  readonly audiences: readonly Audience[]
  readonly body: {
    readonly sections: readonly SummarySection[]
    readonly team: readonly string[]
    readonly visitFirstDay: CivilDate | null
    readonly visitLastDay: CivilDate | null
  }
  readonly releasedById: PersonId
  readonly releasedAt: Date
}

/** What the team has written below each heading; headings without a word are left out. */
export const sectionsOf = (body: SummaryRecord['body']): SummarySection[] =>
  summaryHeadings.flatMap((heading) => {
    const blocks = body[heading] ?? []
    return blocks.length === 0 ? [] : [{ heading, label: summaryWords[heading].label, blocks }]
  })

export const summaryOf = async (asks: Asks, challenge: ChallengeId): Promise<SummaryRecord | null> =>
  (
    await asks.sql<SummaryRecord>(
      `select challenge_id as "challengeId", state, audiences, body, released_at as "releasedAt", withdrawn_at as "withdrawnAt" from challenge_summary where challenge_id = $1`,
      [challenge],
    )
  )[0] ?? null

const released = `select r.challenge_id as "challengeId", r.host_urn as "hostUrn", r.audiences, r.body, r.released_by as "releasedById", r.released_at as "releasedAt" from released_summary r`
/** Belonging to the host alone does not make a leader one of those it was released to. */
const isForMe = `(r.challenge_id in (select app_summaries_heard()) or r.challenge_id in (select app_headed_challenges()))`

export const releasedToMe = (asks: Asks): Promise<ReleasedRecord[]> =>
  asks.sql<ReleasedRecord>(`${released} where ${isForMe} order by r.released_at desc, r.challenge_id`)

export const releasedById = async (asks: Asks, id: ChallengeId): Promise<ReleasedRecord | null> =>
  (await asks.sql<ReleasedRecord>(`${released} where r.challenge_id = any($1) and ${isForMe}`, [onlyIds([id])]))[0] ??
  null

const today = `h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)`
const staff = `h.role not in ('GOVERNOR', 'TRUST_LEADER', 'OBSERVER')`
/** Who belongs to an audience today; the same rules as app_audiences, asked the other way round. */
const inAudience = `
  select distinct p.id, p.email, h.role in ('GOVERNOR', 'TRUST_LEADER') as watches from role_holding h join person p on p.id = h.person_id and p.state = 'ACTIVE' left join space s on s.id = h.space_id
   where ${today} and (
     'STAFF' = any($3) and s.urn = $2 and ${staff}
     or 'GOVERNORS' = any($3) and s.urn = $2 and h.role = 'GOVERNOR'
     or 'TRUST' = any($3) and h.role = 'TRUST_LEADER' and (s.urn = $2 or exists (
       select from governance_group_school one join governance_group_school other on other.group_id = one.group_id where one.urn = s.urn and other.urn = $2))
     or 'COORDINATOR' = any($3) and h.space_id = $1 and h.role in ('ALLIANCE_COORDINATOR', 'BROKER')
     or 'CLUSTER' = any($3) and ${staff} and exists (
       select from cluster_school one join cluster_school other on other.space_id = one.space_id and other.cluster_id = one.cluster_id where one.space_id = $1 and one.urn = s.urn and other.urn = $2)
     or 'ALLIANCE' = any($3) and ${staff} and exists (
       select from school_membership m where m.space_id = $1 and m.urn = s.urn and m.state in ('ACTIVE', 'PAUSED', 'LEAVING')))`

interface Reader {
  readonly id: PersonId
  readonly email: string
  /** Governors and trust leaders, who do not look in every day. */
  readonly watches: boolean
}

@Injectable()
export class ChallengeSummaries {
  constructor(
    private readonly work: UnitOfWork,
    private readonly live: LiveDocuments,
  ) {}

  /** The team agrees on its page, and hands it to the host. */
  move(actor: Actor, id: ChallengeId, to: SummaryState): Promise<ChallengeRecord> {
    return this.work.run(actor, async (work) => {
      const held = await heldChallenge(work, actor, id, 'peerChallenge.moveFindings')
      readsAsTeam(held)
      const { record, eyes } = held
      if (record.state === 'POSTPONED' || record.findingsAgreedOn === null) throw outOfOrder(record.state)
      await this.live.settle(work, record.summaryId)
      const summary = await heldSummary(work, record)
      if (to === 'RELEASED' || to === 'WITHDRAWN') throw new Refusal('challenge.not-your-part')
      const step = moveSummary(summary, to, eyes.parts)
      if (sectionsOf(summary.body).length === 0) throw new Refusal('summary.empty')
      await work.sql(
        `update challenge_summary set state = $2, version = version + 1, changed_at = now(), agreed_at = case when $2 = 'TEAM_AGREED' then now() else agreed_at end, handed_over_at = case when $2 = 'WITH_HOST' then now() end where challenge_id = $1`,
        [id, to],
      )
      await auditedInside(work, record, 'summary.move', step)
      await this.live.rightsChanged(work, record.summaryId)
      if (to === 'WITH_HOST') {
        await tellPeople(work, record, await headOfHost(work, record), 'SUMMARY_WITH_HOST')
        await toldInside(work, record)
      } else toldTeam(work, record)
      return record
    })
  }

  release(
    actor: Actor,
    id: ChallengeId,
    audiences: readonly Audience[],
    isConfirmed: boolean,
  ): Promise<ChallengeRecord> {
    return this.work.run(actor, async (work) => {
      const { record, eyes } = await heldChallenge(work, actor, id, 'peerChallenge.release')
      const summary = await heldSummary(work, record)
      const step = release(summary, audiences, eyes.parts)
      if (!isConfirmed) throw new Refusal('visibility.needs-confirming')
      await work.sql(
        `update challenge_summary set state = 'RELEASED', audiences = $2, released_at = now(), version = version + 1, changed_at = now() where challenge_id = $1`,
        [id, step.audiences],
      )
      await work.sql(
        `insert into released_summary (space_id, challenge_id, host_urn, audiences, body, released_by) values ($1, $2, $3, $4, $5, $6)`,
        [
          record.spaceId,
          id,
          record.host,
          step.audiences,
          JSON.stringify(await this.page(work, record, summary)),
          actor.personId,
        ],
      )
      await auditedInside(work, record, 'summary.release', { ...step.move, detail: { audiences: step.audiences } })
      await this.live.rightsChanged(work, record.summaryId)
      await noticesDone(work, 'SUMMARY_WITH_HOST', id)
      await this.tellReaders(work, record, [], step.audiences)
      await toldInside(work, record)
      return record
    })
  }

  changeAudiences(
    actor: Actor,
    id: ChallengeId,
    audiences: readonly Audience[],
    isConfirmed: boolean,
  ): Promise<ChallengeRecord> {
    return this.work.run(actor, async (work) => {
      const { record, eyes } = await heldChallenge(work, actor, id, 'peerChallenge.release')
      const summary = await heldSummary(work, record)
      const after = changeAudiences(summary, audiences, eyes.parts, isConfirmed)
      await work.sql(
        `update challenge_summary set audiences = $2, version = version + 1, changed_at = now() where challenge_id = $1`,
        [id, after],
      )
      await work.sql('update released_summary set audiences = $2 where challenge_id = $1', [id, after])
      await auditedInside(work, record, 'summary.audiences', { detail: { from: summary.audiences, to: after } })
      await this.tellReaders(work, record, summary.audiences, after)
      await toldInside(work, record)
      return record
    })
  }

  /** Gone at once for everybody it was released to: the copy goes with it. */
  withdraw(actor: Actor, id: ChallengeId): Promise<ChallengeRecord> {
    return this.work.run(actor, async (work) => {
      const { record, eyes } = await heldChallenge(work, actor, id, 'peerChallenge.release')
      const summary = await heldSummary(work, record)
      const step = moveSummary(summary, 'WITHDRAWN', eyes.parts)
      await work.sql('delete from released_summary where challenge_id = $1', [id])
      await work.sql(
        `update challenge_summary set state = 'WITHDRAWN', withdrawn_at = now(), version = version + 1, changed_at = now() where challenge_id = $1`,
        [id],
      )
      await auditedInside(work, record, 'summary.withdraw', step)
      await this.live.rightsChanged(work, record.summaryId)
      await this.tellReaders(work, record, summary.audiences, [])
      await toldInside(work, record)
      return record
    })
  }

  private async page(work: Work, record: ChallengeRecord, summary: SummaryRecord): Promise<ReleasedRecord['body']> {
    const schools = await work.sql<{ name: string }>('select name from school where urn = any($1) order by name', [
      visitingSchools(record),
    ])
    return {
      sections: sectionsOf(summary.body),
      team: schools.map(({ name }) => name),
      visitFirstDay: record.visitFirstDay,
      visitLastDay: record.visitLastDay,
    }
  }

  /** Pages of those who gain or lose it look again; governors and trust leaders are told by mail that there is something, and not what. */
  private async tellReaders(
    work: Work,
    record: ChallengeRecord,
    before: readonly Audience[],
    after: readonly Audience[],
  ): Promise<void> {
    const ask = (audiences: readonly Audience[]): Promise<Reader[]> =>
      audiences.length === 0
        ? Promise.resolve([])
        : work.lookingAs<Reader>('worker', inAudience, [record.spaceId, record.host, [...audiences]])
    const had = await ask(before)
    const have = await ask(after)
    work.announce([...new Set([...had, ...have].map(({ id }) => id))], 'peer-challenge.changed', {
      challengeId: record.id,
      version: record.version,
    })
    const isNew = ({ id }: Reader): boolean => !had.some((one) => one.id === id)
    const lost = had.filter(({ id }) => !have.some((one) => one.id === id))
    for (const { id } of lost) await noticesDone(work, 'SUMMARY_RELEASED', record.id, id)
    const [school] = await work.sql<{ name: string }>('select name from school where urn = $1', [record.host])
    for (const reader of have.filter((one) => one.watches && isNew(one) && one.id !== work.actor?.personId)) {
      const path = `/summaries/${record.id}`
      await work.notify({
        to: reader.id,
        kind: 'SUMMARY_RELEASED',
        itemKind: 'peer-challenge',
        itemId: record.id,
        path,
        vars: { school: school?.name ?? record.host },
      })
      await work.mail({
        to: reader.email,
        toPerson: reader.id,
        template: 'summaryReleased',
        vars: { path },
        onlyWhile: { space: record.spaceId, summary: record.id },
      })
    }
  }
}

/** Locked. What a team has not begun to write is a draft with nothing in it. */
async function heldSummary(work: Work, record: ChallengeRecord): Promise<SummaryRecord> {
  await work.sql('select 1 from challenge_summary where challenge_id = $1 for update', [record.id])
  const found = await summaryOf(work, record.id)
  if (found) return found
  const [{ isThere }] = (await work.lookingAs<{ isThere: boolean }>(
    'worker',
    'select exists (select from challenge_summary where challenge_id = $1) as "isThere"',
    [record.id],
  )) as [{ isThere: boolean }]
  // The host's head, before it was handed over: there is nothing yet.
  if (isThere || work.actor === null) throw new Refusal('not-found')
  return { challengeId: record.id, state: 'DRAFT', audiences: [], body: {}, releasedAt: null, withdrawnAt: null }
}
