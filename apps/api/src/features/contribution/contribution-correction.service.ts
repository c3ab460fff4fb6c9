/** Who came turns out otherwise: what waits follows at once, and whoever said yes already is asked (CON-8). */
import { dayInLondon } from '@alongside/domain/civil-date'
import { type Attendance, attendanceChanged, correctedHow } from '@alongside/domain/contribution'
import type { ContributionId, PersonId } from '@alongside/domain/ids'
import type { Work } from '../../platform/db/unit-of-work.js'
import { noticesDone } from '../inbox/notices.service.js'
import { type Drafted, ledgerChanged } from './contribution-draft.service.js'
import { type EntryRecord, entriesById } from './contribution-record.service.js'

type Source = Pick<Drafted, 'spaceId' | 'sourceKind' | 'sourceId'> & { readonly title: string }

/** The hours of whoever gave them stay what they were: only among whom they are shared changes. */
export async function attendanceCorrected(
  work: Work,
  { spaceId, sourceKind, sourceId, title }: Source,
  attendance: readonly Attendance[],
): Promise<void> {
  const rows = await work.sql<{ id: ContributionId }>(
    'select id from contribution_entry where space_id = $1 and source_kind = $2 and source_id = $3 and receiver_urn is null order by id for update',
    [spaceId, sourceKind, sourceId],
  )
  const entries = await entriesById(
    work,
    rows.map(({ id }) => id),
  )
  for (const entry of entries) await corrected(work, entry, attendance)
  if (entries.length === 0) return
  const [waiting] = await work.sql(
    'select 1 from contribution_entry where source_id = $1 and correction is not null limit 1',
    [sourceId],
  )
  if (waiting) await askCoordinators(work, entries[0]!, sourceId, title)
  else await noticesDone(work, kind, sourceId)
  await ledgerChanged(work, spaceId)
}

const kind = 'CONTRIBUTION_CORRECTED'

async function corrected(work: Work, entry: EntryRecord, attendance: readonly Attendance[]): Promise<void> {
  const how = correctedHow[entry.state]
  if (how === 'NOT') return
  if (how === 'AT_ONCE') {
    await attendanceIs(work, entry, attendance)
    // Ten days to look at what it is now.
    await work.sql('update contribution_entry set drafted_on = $2, version = version + 1 where id = $1', [
      entry.id,
      dayInLondon(new Date()),
    ])
  } else {
    const isOther = attendanceChanged(entry.attendance, attendance).length > 0
    await work.sql('update contribution_entry set correction = $2, version = version + 1 where id = $1', [
      entry.id,
      isOther ? JSON.stringify(attendance) : null,
    ])
  }
  await work.audit({
    spaceId: entry.allianceId,
    itemKind: 'contribution',
    itemId: entry.id,
    action: how === 'AT_ONCE' ? 'contribution.correct' : 'contribution.ask-again',
  })
}

export async function attendanceIs(
  work: Work,
  { allianceId, id }: EntryRecord,
  attendance: readonly Attendance[],
): Promise<void> {
  await work.sql('delete from contribution_attendance where space_id = $1 and entry_id = $2', [allianceId, id])
  await work.sql(
    `insert into contribution_attendance (space_id, entry_id, urn, people) select $1, $2, a.urn, a.people from jsonb_to_recordset($3) a (urn text, people integer)`,
    [allianceId, id, JSON.stringify(attendance)],
  )
}

/** One question for one session, however many ticks are put right and however many schools led it. */
async function askCoordinators(
  work: Work,
  { allianceId }: EntryRecord,
  sourceId: string,
  title: string,
): Promise<void> {
  const people = await work.sql<{ id: PersonId }>(
    `select h.id from holders_of($1, array['ALLIANCE_COORDINATOR']) h where not exists (select from told_of($2, array[$3::uuid]) told where told.person_id = h.id and not told.is_done)`,
    [allianceId, kind, sourceId],
  )
  for (const { id: to } of people) {
    await work.notify({
      to,
      kind,
      itemKind: 'contribution',
      itemId: sourceId,
      path: '/leaders/alliance',
      vars: { title },
    })
  }
}

/** Answered once nothing of what it was done for waits any more. */
export async function correctionAnswered(work: Work, { id }: EntryRecord): Promise<void> {
  const [source] = await work.sql<{ id: string; waiting: number }>(
    `select e.source_id as id, (select count(*)::int from contribution_entry o where o.source_id = e.source_id and o.correction is not null) as waiting from contribution_entry e where e.id = $1`,
    [id],
  )
  if (source && source.waiting === 0) await noticesDone(work, kind, source.id)
}
