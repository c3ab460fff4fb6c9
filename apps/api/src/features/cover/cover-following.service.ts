/** What cover is for can move, be put off or called off, and people can give up their place: cover follows, whoever changed it. */
import { addDays, type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import { type CoverState, moveCover } from '@alongside/domain/cover-need'
import { periodsMissed } from '@alongside/domain/day-periods'
import type { Urn } from '@alongside/domain/ids'
import { clockInLondon } from '@alongside/domain/wall-clock'
import type { Work } from '../../platform/db/unit-of-work.js'
import { coverChanged, payersAnswered, tellOff, tellUndone } from './cover-readers.service.js'
import { type AwayRecord, type CoverRecord, coverSelect, periodsOfSchools } from './cover-record.service.js'
import { pupilDaysOf } from './pupil-days.service.js'

/** Also that none is needed was said of one time, and of no other. */
const open = `('IDENTIFIED', 'COSTED', 'APPROVED', 'ARRANGED', 'FAILED', 'NOT_NEEDED')`
/** Further ahead nobody plans. */
const furthest = 800

/**
 * To be called within the change that moved a session, a research lesson or a visit, or the place of somebody on it. A new
 * time begins cover again; who no longer goes needs none. What stayed as it was is left alone.
 */
export async function coverFollows(work: Work, sourceId: string): Promise<void> {
  const held = await work.lookingAs<CoverRecord>(
    'worker',
    `${coverSelect} where n.source_id = $1 and n.state in ${open} order by n.id for update of n`,
    [sourceId],
  )
  const today = dayInLondon(new Date())
  const needs = held.filter((need) => !hasBegun(need, today, clockInLondon(new Date())))
  if (needs.length === 0) return
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
  const changed = needs.filter((need) => !away.some((one) => isOf(need, one) && isAt(need, one)))
  if (changed.length === 0) return
  const missesAny = await missing(
    work,
    changed.map(({ urn }) => urn),
  )
  const moved = new Map<CoverRecord, AwayRecord>()
  for (const need of changed) {
    const next = need.state === 'NOT_NEEDED' ? undefined : nextTime(need, needs, away)
    if (next && missesAny(next) && (await movedTo(work, need, next))) moved.set(need, next)
    else await off(work, need)
  }
  await tellMoved(work, moved)
  await tellUndone(work, [...moved.keys()], 'COVER_MOVED_FOR', (need) => {
    const { title, startsAt } = moved.get(need)!
    return { title, day: dayInLondon(startsAt) }
  })
  await tellOff(
    work,
    changed.filter((need) => !moved.has(need)),
  )
  await payersAnswered(work, changed)
  await coverChanged(work, changed)
}

/** Cover that has begun was used, whatever becomes of the rest. */
const hasBegun = ({ onDay, from }: CoverRecord, today: CivilDate, clock: string): boolean =>
  onDay < today || (onDay === today && from <= clock)

const isOf = (need: CoverRecord, { personId, urn }: AwayRecord): boolean =>
  personId === need.personId && urn === need.urn
const isAt = ({ saidFor }: CoverRecord, { startsAt }: AwayRecord): boolean => startsAt.getTime() === saidFor.getTime()

/** A visit can have several days: the first that is gone becomes the first that is new. */
function nextTime(
  need: CoverRecord,
  needs: readonly CoverRecord[],
  away: readonly AwayRecord[],
): AwayRecord | undefined {
  const theirs = away.filter((one) => isOf(need, one))
  const fresh = theirs.filter((one) => !needs.some((other) => isOf(other, one) && isAt(other, one)))
  const gone = needs.filter(
    (other) => theirs.some((one) => isOf(other, one)) && !theirs.some((one) => isAt(other, one)),
  )
  const times = [...new Set(gone.map(({ saidFor }) => saidFor.getTime()))].sort((one, other) => one - other)
  return fresh[times.indexOf(need.saidFor.getTime())]
}

/** After the last lesson, and where there are no pupils, no lesson is missed: a twilight needs no cover. */
async function missing(work: Work, urns: readonly Urn[]): Promise<(away: AwayRecord) => boolean> {
  const periods = await periodsOfSchools(work, urns)
  const pupilDays = await pupilDaysOf(work, urns)
  return (away) =>
    pupilDays(away.urn, dayInLondon(away.startsAt)) && periodsMissed(away, periods.get(away.urn) ?? []).length > 0
}

/** False: they have cover at that time already. Who was to come, and at what price, stays written: most often the same is asked again. */
async function movedTo(work: Work, need: CoverRecord, { startsAt }: AwayRecord): Promise<boolean> {
  if (need.state !== 'IDENTIFIED') moveCover(need.state, 'IDENTIFIED', 'SYSTEM')
  const onDay = dayInLondon(startsAt)
  const written = await work.lookingAs(
    'worker',
    `update cover_need n set state = 'IDENTIFIED', state_since = now(), reason = null, approved_by = null, approved_at = null, is_moved = true, on_day = $3, said_for = $4, changed_at = now(), version = version + 1
      where n.space_id = $1 and n.id = $2 and not exists (select from cover_need o where o.space_id = n.space_id and o.person_id = n.person_id and o.on_day = $3 and o.period = n.period and o.id <> n.id and o.state not in ('CANCELLED', 'NOT_NEEDED')) returning 1`,
    [need.spaceId, need.id, onDay, startsAt],
  )
  if (written.length > 0) await kept(work, need, 'IDENTIFIED')
  return written.length > 0
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
async function tellMoved(work: Work, moved: ReadonlyMap<CoverRecord, AwayRecord>): Promise<void> {
  const each = new Map([...moved].map(([{ personId }, next]) => [personId, next] as const))
  for (const [to, next] of each) {
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
