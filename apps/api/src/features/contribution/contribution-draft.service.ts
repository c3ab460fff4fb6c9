/** What was done together is drafted into the ledger in the same moment: once, however often it is told. */
import { type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import { type Contribution, wholeAlliance } from '@alongside/domain/contribution'
import { type ContributionSource, draftContributions, type Effort } from '@alongside/domain/contribution-draft'
import type { ContributionId, LessonId, PersonId, ReviewId, SpaceId, Urn } from '@alongside/domain/ids'
import { academicYearOf } from '@alongside/domain/school-days'
import { usualMinutes } from '@alongside/domain/workload'
import { newId, type Work } from '../../platform/db/unit-of-work.js'

export interface Drafted {
  readonly spaceId: SpaceId
  readonly sourceKind: string
  readonly sourceId: string
  readonly doneOn: CivilDate
  /** What it is called, where everybody who reads the entry may know. */
  readonly title?: string
}

/** Two people of one school in one kind are one entry. */
function merged(contributions: readonly Contribution[]): Contribution[] {
  const byWay = new Map<string, Contribution>()
  for (const one of contributions) {
    const key = `${one.giver} ${one.receiver} ${one.kind}`
    const known = byWay.get(key)
    byWay.set(key, known ? { ...known, hours: known.hours + one.hours } : one)
  }
  return [...byWay.values()]
}

/** Nothing is drafted twice for one source, and nothing outside an alliance. */
export async function draft(
  work: Work,
  { spaceId, sourceKind, sourceId, doneOn, title = '' }: Drafted,
  source: ContributionSource,
) {
  const [space] = await work.sql<{ kind: string }>('select kind from space where id = $1', [spaceId])
  if (space?.kind !== 'ALLIANCE') return
  const today = dayInLondon(new Date())
  for (const { giver, receiver, hours, kind, attendance } of merged(draftContributions(source))) {
    const [entry] = await work.sql<{ id: ContributionId }>(
      `insert into contribution_entry (space_id, id, giver_urn, receiver_urn, hours, kind, source_kind, source_id, academic_year, done_on, drafted_on, state, source_title)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'PENDING', $12) on conflict (space_id, source_kind, source_id, giver_urn, receiver_urn, kind) do nothing returning id`,
      [
        spaceId,
        newId<ContributionId>(),
        giver,
        receiver === wholeAlliance ? null : receiver,
        Math.round(hours * 100) / 100,
        kind,
        sourceKind,
        sourceId,
        academicYearOf(doneOn),
        doneOn,
        today,
        title,
      ],
    )
    for (const { urn, people } of entry ? attendance : []) {
      await work.sql('insert into contribution_attendance (space_id, entry_id, urn, people) values ($1, $2, $3, $4)', [
        spaceId,
        entry!.id,
        urn,
        people,
      ])
    }
  }
  await ledgerChanged(work, spaceId)
}

/** Everybody who may read of it asks again. */
export async function ledgerChanged(work: Work, allianceId: SpaceId): Promise<void> {
  const readers = await work.sql<{ id: PersonId }>('select alliance_readers($1) as id', [allianceId])
  work.announce(
    readers.map(({ id }) => id),
    'contribution.changed',
    { allianceId },
  )
}

/** A research lesson is concluded: observers' schools gave their time, and the school where it was taught hosted. */
export async function draftLesson(work: Work, lesson: LessonId): Promise<void> {
  const [row] = await work.sql<{
    spaceId: SpaceId
    host: Urn | null
    day: CivilDate | null
    visitors: { urn: Urn; people: number }[]
  }>(
    `select l.space_id as "spaceId", l.urn as host, l.on_day::text as day,
       coalesce((select jsonb_agg(v) from (
         select m.urn, count(*)::int as people from research_lesson_observer o join lesson_study_member m on m.space_id = o.space_id and m.study_id = l.study_id and m.person_id = o.person_id
          where o.space_id = l.space_id and o.lesson_id = l.id and m.urn is not null and m.urn <> l.urn group by m.urn) v), '[]') as visitors
       from research_lesson l where l.id = $1`,
    [lesson],
  )
  if (!row?.host || row.visitors.length === 0) return
  const { spaceId, host, day, visitors } = row
  const hours = usualMinutes.researchLesson / 60
  const effort = (urn: Urn, people: number): Effort => ({ urn, people, hours, role: 'OTHER' })
  await draft(
    work,
    { spaceId, sourceKind: 'research-lesson', sourceId: lesson, doneOn: day ?? dayInLondon(new Date()) },
    { kind: 'VISIT', host: effort(host, 1), visitors: visitors.map(({ urn, people }) => effort(urn, people)) },
  )
}

/** A peer review is closed: schools of those who handed one in gave to the school that asked. */
export async function draftReview(work: Work, review: ReviewId): Promise<void> {
  const rows = await work.sql<{ spaceId: SpaceId; host: Urn; urn: Urn; people: number }>(
    `select r.space_id as "spaceId", r.requester_urn as host, a.reviewer_urn as urn, count(*)::int as people
       from peer_review r join review_assignment a on a.space_id = r.space_id and a.review_id = r.id
      where r.id = $1 and a.state = 'SUBMITTED' and a.reviewer_urn is not null and a.reviewer_urn <> r.requester_urn group by 1, 2, 3`,
    [review],
  )
  const [first] = rows
  if (!first) return
  const hours = usualMinutes.peerReview / 60
  await draft(
    work,
    { spaceId: first.spaceId, sourceKind: 'peer-review', sourceId: review, doneOn: dayInLondon(new Date()) },
    {
      kind: 'REVIEW',
      host: first.host,
      reviewers: rows.map(({ urn, people }) => ({ urn, people, hours, role: 'OTHER' })),
    },
  )
}
