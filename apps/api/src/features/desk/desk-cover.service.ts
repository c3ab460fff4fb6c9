/**
 * Cover that is stuck: it fell through, it waits for a yes to what it costs, or nobody has arranged it. From outside a school only
 * how much of it, and the cost where one pays: neither classes nor names nor rates.
 */
import type { CivilDate } from '@alongside/domain/civil-date'
import { alarmDays, type CoverPayer, type CoverState } from '@alongside/domain/cover-need'
import { type DeskKind, readyBefore, standsAt } from '@alongside/domain/desk'
import type { CoverId, Urn } from '@alongside/domain/ids'
import { schoolDaysBetween } from '@alongside/domain/school-days'
import { calendarsOf } from '../school/school-calendar.service.js'
import { capital, counted, type DeskPlace, keyOf, type Looks, onDayInWords, type StuckRow } from './desk-row.service.js'

interface Need {
  readonly id: CoverId
  readonly urn: Urn
  readonly school: string
  readonly sourceId: string
  readonly onDay: CivilDate
  readonly state: CoverState
  readonly payer: CoverPayer | null
  readonly pence: number | null
  readonly pays: boolean
  readonly since: Date | null
}

const fromOutside = `select n.id, n.urn, h.name as school, n.source_id as "sourceId", n.on_day::text as "onDay", n.state, n.payer, n.pence, n.pays, null::timestamptz as since
   from cover_from_outside($1) n join school h on h.urn = n.urn where n.on_day >= $2 and n.state in ('IDENTIFIED', 'COSTED', 'APPROVED', 'FAILED') order by n.id`
const ofSchool = `select n.id, h.urn, h.name as school, n.source_id as "sourceId", n.on_day::text as "onDay", n.state, n.payer, case when n.source in ('LESSON_SWAP', 'NONE_NEEDED') then 0 else round(n.units * n.rate_pence)::integer end as pence, n.payer = 'SENDING_SCHOOL' as pays, n.state_since as since
   from cover_need n join space s on s.id = n.space_id join school h on h.urn = s.urn where s.urn = $1 and n.on_day >= $2 and n.state in ('IDENTIFIED', 'COSTED', 'APPROVED', 'FAILED') order by n.id`

export async function coverStuck(asks: Looks, desk: DeskPlace, today: CivilDate): Promise<StuckRow[]> {
  const needs =
    desk.side === 'ALLIANCE'
      ? await asks.sql<Need>(fromOutside, [[desk.spaceId], today])
      : await asks.sql<Need>(ofSchool, [desk.urn, today])
  const calendars = await calendarsOf(
    asks,
    needs.map(({ urn }) => urn),
  )
  const groups = new Map<string, Need[]>()
  for (const need of needs) {
    const left = schoolDaysBetween(today, need.onDay, calendars.get(need.urn))
    const kind = kindOf(need, left)
    if (kind === null || !standsAt(kind, desk.hand)) continue
    const key = keyOf(kind, need.sourceId, need.urn, need.onDay, kind === 'COVER_TO_APPROVE' ? need.payer : null)
    groups.set(key, [...(groups.get(key) ?? []), need])
  }
  return [...groups].map(([key, group]) => rowOf(desk, key, group, today))
}

/** What waits for a yes is stuck at once; what nobody has arranged, a week of school before. */
function kindOf({ state, pays }: Need, left: number): DeskKind | null {
  if (state === 'FAILED') return 'COVER_FAILED'
  if (state === 'COSTED' && pays) return 'COVER_TO_APPROVE'
  return left <= readyBefore.cover ? 'COVER_MISSING' : null
}

const pounds = (pence: number): string =>
  new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency: 'GBP',
    minimumFractionDigits: pence % 100 === 0 ? 0 : 2,
  }).format(pence / 100)

function rowOf({ side }: DeskPlace, sameKey: string, group: readonly Need[], today: CivilDate): StuckRow {
  const [{ urn, school, sourceId, onDay, since }] = group as [Need, ...Need[]]
  const kind = sameKey.split(' ')[0] as DeskKind
  const lessons = counted(group.length, 'lesson')
  const at = side === 'SCHOOL' ? '' : ` at ${school}`
  const when = onDayInWords(onDay, today)
  const pence = group.reduce((sum, one) => sum + (one.pence ?? 0), 0)
  const text = {
    COVER_FAILED: `Cover for ${lessons}${at} ${when} has fallen through`,
    COVER_TO_APPROVE: `${pounds(pence)} for cover of ${lessons}${at} ${when} ${side === 'SCHOOL' ? 'waits for a yes' : 'waits for your yes'}`,
    COVER_MISSING: `${capital(lessons)}${at} ${when} ${group.length === 1 ? 'has' : 'have'} no cover yet`,
  }[kind as 'COVER_FAILED']
  const detail = {
    COVER_FAILED: `Whoever goes is told; ${alarmDays} days before, whoever leads the session too`,
    COVER_TO_APPROVE: 'Cover can be arranged once it is agreed',
    COVER_MISSING: 'Nobody is arranged to take the class',
  }[kind as 'COVER_FAILED']
  const isToApprove = kind === 'COVER_TO_APPROVE'
  return {
    // At another price it is another question.
    key: isToApprove ? `${sameKey} ${pence}` : sameKey,
    kind,
    itemId: sourceId,
    urn,
    personId: null,
    since,
    happensOn: onDay,
    text,
    detail,
    path: '/cover',
    reminder: `${lessons} ${when} still ${group.length === 1 ? 'needs' : 'need'} cover`,
    waitsFor: { urns: [urn], roles: ['COVER_MANAGER', 'HEADTEACHER', 'EXECUTIVE_HEAD'] },
    ids: group.map(({ id }) => id),
    ...(isToApprove && { pence }),
  }
}
