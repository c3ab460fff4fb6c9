/** What cover is for can move, be put off or called off, and people can give up their place: cover follows, whoever changed it. */
import { addDays, dayInLondon } from '@alongside/domain/civil-date'
import { type CoverState, moveCover } from '@alongside/domain/cover-need'
import type { Work } from '../../platform/db/unit-of-work.js'
import { coverChanged } from './cover-readers.service.js'
import { type AwayRecord, type CoverRecord, coverSelect } from './cover-record.service.js'

const open = `('IDENTIFIED', 'COSTED', 'APPROVED', 'ARRANGED', 'FAILED')`
/** Further ahead nobody plans. */
const furthest = 800

/**
 * To be called within the change that moved a session, a research lesson or a visit, or the place of somebody on it. A new
 * time begins cover again; who no longer goes needs none. What stayed as it was is left alone.
 */
export async function coverFollows(work: Work, sourceId: string): Promise<void> {
  const needs = await work.lookingAs<CoverRecord>(
    'worker',
    `${coverSelect} where n.source_id = $1 and n.state in ${open} order by n.id for update of n`,
    [sourceId],
  )
  if (needs.length === 0) return
  const today = dayInLondon(new Date())
  const away = await work.lookingAs<AwayRecord>(
    'worker',
    `select person_id as "personId", urn, alliance_id as "allianceId", source_kind as "sourceKind", source_id as "sourceId", title, there_urn as "thereUrn", starts_at as "startsAt", ends_at as "endsAt", is_settled as "isSettled"
       from away_of($1, $2, $3) where source_id = $4 order by starts_at`,
    [
      [...new Set(needs.map(({ personId }) => personId))],
      addDays(today, -furthest),
      addDays(today, furthest),
      sourceId,
    ],
  )
  const changed: CoverRecord[] = []
  for (const need of needs) {
    const theirs = away.filter(({ personId, urn }) => personId === need.personId && urn === need.urn)
    if (theirs.some(({ startsAt }) => startsAt.getTime() === need.saidFor.getTime())) continue
    const [next] = theirs
    if (next) await movedTo(work, need, next)
    else await off(work, need)
    changed.push(need)
  }
  await tellMoved(work, changed, away)
  await coverChanged(work, changed)
}

async function movedTo(work: Work, need: CoverRecord, { startsAt }: AwayRecord): Promise<void> {
  if (need.state !== 'IDENTIFIED') moveCover(need.state, 'IDENTIFIED', 'SYSTEM')
  const onDay = dayInLondon(startsAt)
  const written = await work.lookingAs(
    'worker',
    `update cover_need n set state = 'IDENTIFIED', state_since = now(), reason = null, covered_by = '', approved_by = null, approved_at = null, is_moved = true, on_day = $3, said_for = $4, changed_at = now(), version = version + 1
      where n.space_id = $1 and n.id = $2 and not exists (select from cover_need o where o.space_id = n.space_id and o.person_id = n.person_id and o.on_day = $3 and o.period = n.period and o.id <> n.id and o.state <> 'CANCELLED') returning 1`,
    [need.spaceId, need.id, onDay, startsAt],
  )
  if (written.length === 0) return off(work, need)
  await kept(work, need, 'IDENTIFIED')
}

async function off(work: Work, need: CoverRecord): Promise<void> {
  moveCover(need.state, 'CANCELLED', 'SYSTEM')
  await work.lookingAs(
    'worker',
    `update cover_need set state = 'CANCELLED', state_since = now(), changed_at = now(), version = version + 1 where space_id = $1 and id = $2`,
    [need.spaceId, need.id],
  )
  await kept(work, need, 'CANCELLED')
}

const kept = (work: Work, { allianceId, id, state }: CoverRecord, to: CoverState): Promise<void> =>
  work.audit({ spaceId: allianceId, itemKind: 'cover', itemId: id, action: 'cover.follow', from: state, to })

/** Only those who still go: which periods they miss may be others now. */
async function tellMoved(work: Work, changed: readonly CoverRecord[], away: readonly AwayRecord[]): Promise<void> {
  for (const to of new Set(changed.map(({ personId }) => personId))) {
    const next = away.find(({ personId }) => personId === to)
    if (!next) continue
    await work.notify({
      to,
      kind: 'COVER_MOVED',
      itemKind: 'cover',
      itemId: next.sourceId,
      path: '/cover',
      vars: { title: next.title, day: dayInLondon(next.startsAt) },
    })
  }
}
