/** Who hears that cover has changed, and who is asked to do something about it. */

import { type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import { alarmDays } from '@alongside/domain/cover-need'
import type { PersonId, SpaceId } from '@alongside/domain/ids'
import { schoolDaysBetween } from '@alongside/domain/school-days'
import type { Work } from '../../platform/db/unit-of-work.js'
import { noticesDone } from '../inbox/notices.service.js'
import { calendarOf } from '../school/school-calendar.service.js'
import type { CoverRecord } from './cover-record.service.js'

const coverPage = '/cover'
const arranging = ['COVER_MANAGER', 'HEADTEACHER', 'EXECUTIVE_HEAD', 'SCHOOL_LEADER', 'CPD_LEAD']

const holders = async (work: Work, space: SpaceId, roles: readonly string[]): Promise<PersonId[]> =>
  (await work.sql<{ id: PersonId }>('select id from holders_of($1, $2)', [space, [...roles]])).map(({ id }) => id)

export async function coverChanged(work: Work, records: readonly CoverRecord[]): Promise<void> {
  for (const spaceId of new Set(records.map((record) => record.spaceId))) {
    const here = records.filter((record) => record.spaceId === spaceId)
    const readers = new Set([
      ...(await holders(work, spaceId, arranging)),
      ...here.map(({ personId }) => personId),
      ...(await payersOf(work, here)),
    ])
    work.announce([...readers], 'cover.changed', { spaceId })
  }
}

async function payersOf(work: Work, records: readonly CoverRecord[]): Promise<PersonId[]> {
  const payers = new Map<string, PersonId[]>()
  for (const record of records) {
    const key = `${record.payer} ${record.hostUrn} ${record.allianceId}`
    if (!payers.has(key)) payers.set(key, await payerOf(work, record))
  }
  return [...payers.values()].flat()
}

type Paid = Pick<CoverRecord, 'payer' | 'spaceId' | 'hostUrn' | 'allianceId'>

async function payerOf(work: Work, { payer, spaceId, hostUrn, allianceId }: Paid): Promise<PersonId[]> {
  const heads = ['HEADTEACHER', 'EXECUTIVE_HEAD']
  switch (payer) {
    case 'SENDING_SCHOOL':
      return holders(work, spaceId, heads)
    case 'HOST': {
      const [space] = await work.sql<{ id: SpaceId }>('select id from space where urn = $1', [hostUrn])
      return space ? holders(work, space.id, heads) : []
    }
    default:
      return holders(work, allianceId, ['ALLIANCE_COORDINATOR'])
  }
}

/** One notice for everything that one event costs one payer, not one for each period. */
export async function askPayers(work: Work, records: readonly CoverRecord[]): Promise<void> {
  const asked = new Map<string, CoverRecord>()
  for (const record of records.filter(({ state }) => state === 'COSTED')) {
    asked.set(`${record.payer} ${record.hostUrn} ${record.sourceId}`, record)
  }
  for (const record of asked.values()) {
    for (const to of await payerOf(work, record)) {
      if (to === work.actor?.personId || (await isAsked(work, to, 'COVER_TO_APPROVE', record.sourceId))) continue
      await work.notify({
        to,
        kind: 'COVER_TO_APPROVE',
        itemKind: 'cover',
        itemId: record.sourceId,
        path: coverPage,
        vars: { day: record.onDay },
      })
    }
  }
}

const isAsked = async (work: Work, person: PersonId, kind: string, item: string): Promise<boolean> =>
  (
    await work.sql('select 1 from told_of($1, array[$2::uuid]) told where told.person_id = $3 and not told.is_done', [
      kind,
      item,
      person,
    ])
  ).length > 0

/** What a payer was asked is answered once nothing of that event waits for them any more, whatever still waits for others. */
export async function payersAnswered(work: Work, records: readonly CoverRecord[]): Promise<void> {
  for (const sourceId of new Set(records.map((record) => record.sourceId))) {
    const asked = await work.sql<{ id: PersonId }>(
      'select person_id as id from told_of($1, array[$2::uuid]) told where not told.is_done',
      ['COVER_TO_APPROVE', sourceId],
    )
    if (asked.length === 0) continue
    const waiting = new Set(await payersLeft(work, sourceId))
    for (const { id } of asked) {
      if (!waiting.has(id)) await noticesDone(work, 'COVER_TO_APPROVE', sourceId, id)
    }
  }
}

async function payersLeft(work: Work, sourceId: string): Promise<PersonId[]> {
  const left = await work.lookingAs<Paid>(
    'worker',
    `select distinct payer, space_id as "spaceId", host_urn as "hostUrn", alliance_id as "allianceId" from cover_need where source_id = $1 and state = 'COSTED'`,
    [sourceId],
  )
  const people: PersonId[] = []
  for (const one of left) people.push(...(await payerOf(work, one)))
  return people
}

/** What somebody said yes to, or arranged, no longer stands: whoever arranged it and whoever pays hear of it, once for one event. */
export async function tellUndone(
  work: Work,
  records: readonly CoverRecord[],
  kind: 'COVER_MOVED_FOR' | 'COVER_OFF',
  about: (record: CoverRecord) => { readonly title: string; readonly day: CivilDate },
): Promise<void> {
  const undone = records.filter(({ state }) => state === 'APPROVED' || state === 'ARRANGED')
  const told = new Map<PersonId, CoverRecord[]>()
  for (const record of undone) {
    const managers = await holders(work, record.spaceId, ['COVER_MANAGER'])
    for (const to of new Set([...managers, ...(await payerOf(work, record))])) {
      told.set(to, [...(told.get(to) ?? []), record])
    }
  }
  for (const [to, theirs] of told) {
    const [first] = theirs
    if (!first || to === work.actor?.personId) continue
    const lessons = theirs.length === 1 ? 'one lesson' : `${theirs.length} lessons`
    await work.notify({
      to,
      kind,
      itemKind: 'cover',
      itemId: first.sourceId,
      path: coverPage,
      vars: { ...about(first), lessons },
    })
  }
}

/** It is not needed any more: whoever would have come is to be told, and nothing of it is to be paid. */
export const tellOff = (work: Work, records: readonly CoverRecord[]): Promise<void> =>
  tellUndone(work, records, 'COVER_OFF', ({ onDay }) => ({ title: '', day: onDay }))

/** COV-4: whoever goes hears of it at once; close to the day so does whoever leads the session, and the school's head. */
export async function alarm(work: Work, record: CoverRecord): Promise<void> {
  const { onDay, personId, sourceId, spaceId, sourceKind } = record
  const left = schoolDaysBetween(dayInLondon(new Date()), onDay, await calendarOf(work, record.urn))
  const close =
    left <= alarmDays
      ? [
          ...(await holders(work, spaceId, ['HEADTEACHER', 'EXECUTIVE_HEAD'])),
          ...(sourceKind === 'CPD' ? await facilitatorsOf(work, sourceId) : []),
        ]
      : []
  for (const to of new Set([personId, ...close])) {
    await work.notify({
      to,
      kind: to === personId ? 'COVER_FAILED' : 'COVER_FAILED_FOR',
      itemKind: 'cover',
      itemId: record.id,
      path: coverPage,
      vars: { day: onDay },
    })
  }
}

const facilitatorsOf = async (work: Work, session: string): Promise<PersonId[]> =>
  (
    await work.lookingAs<{ id: PersonId }>(
      'worker',
      'select person_id as id from cpd_facilitator where session_id = $1 and declined_at is null',
      [session],
    )
  ).map(({ id }) => id)
