/** Held at another school than before: who hosts it is another, and what the host before agreed to pay is asked of this one. */
import { moveCover } from '@alongside/domain/cover-need'
import type { Urn } from '@alongside/domain/ids'
import type { Work } from '../../platform/db/unit-of-work.js'
import { noticesDone } from '../inbox/notices.service.js'
import { askPayers, coverChanged } from './cover-readers.service.js'
import { type CoverRecord, coverSelect } from './cover-record.service.js'

const open = `('IDENTIFIED', 'COSTED', 'APPROVED', 'ARRANGED', 'FAILED')`

/** To be called within the change that moved it there. What the sending school or the alliance pays stays as it is. */
export async function coverElsewhere(work: Work, sourceId: string, hostUrn: Urn | null): Promise<void> {
  const needs = await work.lookingAs<CoverRecord>(
    'worker',
    `${coverSelect} where n.source_id = $1 and n.host_urn is distinct from $2 and n.state in ${open} order by n.id for update of n`,
    [sourceId, hostUrn],
  )
  if (needs.length === 0) return
  for (const need of needs) await hostedBy(work, need, hostUrn)
  await noticesDone(work, 'COVER_TO_APPROVE', sourceId)
  await askPayers(
    work,
    await work.lookingAs<CoverRecord>('worker', `${coverSelect} where n.source_id = $1 and n.state = 'COSTED'`, [
      sourceId,
    ]),
  )
  await coverChanged(work, needs)
}

/** A price that nobody is left to pay is no price: the school says anew who pays. */
async function hostedBy(work: Work, need: CoverRecord, hostUrn: Urn | null): Promise<void> {
  const isAsked = need.payer === 'HOST' && need.state !== 'IDENTIFIED' && need.state !== 'FAILED'
  const to = !isAsked ? need.state : hostUrn === null ? 'IDENTIFIED' : 'COSTED'
  if (isAsked && need.state !== 'COSTED') moveCover(need.state, 'IDENTIFIED', 'SYSTEM')
  await work.lookingAs(
    'worker',
    `update cover_need set host_urn = $3, state = $4, state_since = case when state = $4 then state_since else now() end, payer = case when $3::text is null and payer = 'HOST' then 'SENDING_SCHOOL' else payer end,
       approved_by = case when $5 then null else approved_by end, approved_at = case when $5 then null else approved_at end, changed_at = now(), version = version + 1 where space_id = $1 and id = $2`,
    [need.spaceId, need.id, hostUrn, to, isAsked],
  )
  const { allianceId, id, state } = need
  if (to !== state)
    await work.audit({ spaceId: allianceId, itemKind: 'cover', itemId: id, action: 'cover.host', from: state, to })
}
