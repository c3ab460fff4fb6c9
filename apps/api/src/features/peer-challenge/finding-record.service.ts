/** Findings of a challenge as they are kept in the host's space. Row-level security decides which of them an asker is given at all. */
import type { EvidenceType } from '@alongside/domain/evidence-note'
import type { Finding } from '@alongside/domain/finding'
import type { ChallengeId, FindingId, PersonId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import type { Reader } from '../../platform/db/reader.js'
import type { Work } from '../../platform/db/unit-of-work.js'
import type { Asks } from '../enquiry/enquiry-record.service.js'

export interface FindingRecord extends Finding {
  readonly challengeId: ChallengeId
  readonly lineTitle: string
  readonly hostSeenAt: Date | null
  readonly dropReason: string | null
  readonly difference: string | null
  readonly differenceById: PersonId | null
  readonly differenceAt: Date | null
  readonly version: number
}

const select = `
  select f.id, f.challenge_id as "challengeId", f.line_id as "lineId", coalesce(l.title, '') as "lineTitle", f.kind, f.state, f.what, f.for_whom as "forWhom", f.evidence,
    f.host_seen_at is not null as "hostHasSeen", f.host_seen_at as "hostSeenAt", f.drop_reason as "dropReason", f.difference, f.difference_by as "differenceById", f.difference_at as "differenceAt", f.version
  from finding f left join line_of_enquiry l on l.space_id = f.space_id and l.id = f.line_id`

export const findingsOf = (asks: Asks, challenges: readonly ChallengeId[]): Promise<FindingRecord[]> =>
  asks.sql<FindingRecord>(
    `${select} where f.challenge_id = any($1) and f.removed_at is null order by l.rank, f.line_id, case f.kind when 'WWW' then 1 when 'EBI' then 2 else 3 end, f.rank, f.id`,
    [challenges],
  )

/** Locked until the work is done; in the order they were named. One that the asker cannot see is not there. */
export async function heldFindings(
  work: Work,
  challenge: ChallengeId,
  ids: readonly FindingId[],
): Promise<FindingRecord[]> {
  await work.sql('select 1 from finding where challenge_id = $1 and id = any($2) order by id for update', [
    challenge,
    [...ids],
  ])
  const all = await findingsOf(work, [challenge])
  return ids.map((id) => {
    const found = all.find((one) => one.id === id)
    if (!found) throw new Refusal('not-found')
    return found
  })
}

export async function findingChanged(
  work: Work,
  id: FindingId,
  patch: Readonly<Record<string, unknown>>,
): Promise<void> {
  const setting = Object.keys(patch).map((column, at) => `, ${column} = $${at + 2}`)
  await work.sql(`update finding set version = version + 1, changed_at = now()${setting.join('')} where id = $1`, [
    id,
    ...Object.values(patch),
  ])
}

/** How many notes of which kinds a finding rests on: the host is told that much, and never a word of them. */
export async function evidenceBehind(
  reader: Pick<Reader, 'lookingAs'>,
  findings: readonly FindingRecord[],
): Promise<Map<FindingId, EvidenceType[]>> {
  const rows = await reader.lookingAs<{ id: FindingId; type: EvidenceType }>(
    'worker',
    `select f.id, n.type from finding f join evidence_note n on n.space_id = f.space_id and n.challenge_id = f.challenge_id and n.id = any(f.evidence) where f.id = any($1)`,
    [findings.map(({ id }) => id)],
  )
  return new Map(findings.map(({ id }) => [id, rows.filter((row) => row.id === id).map(({ type }) => type)]))
}
