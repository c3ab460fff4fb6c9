/** Who may see a lesson study or read its lessons, as the policy decides for each: the people whom news about it reaches. */
import type { Actor } from '@alongside/domain/actor'
import type { PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import type { Role } from '@alongside/domain/role'
import type { Work } from '../../platform/db/unit-of-work.js'
import { sees } from './lesson-study-policy.service.js'
import type { Asks, LessonStudyRecord } from './lesson-study-record.service.js'

interface HeldBy {
  readonly personId: PersonId
  readonly role: Role
  readonly spaceId: SpaceId | null
  readonly urn: Urn | null
  readonly deputy: boolean
  /** The study or the lesson a grant opens; null for what is held at a school or in the alliance. */
  readonly itemId: string | null
}

const granted = `
  select g.person_id as "personId", g.role, null::uuid as "spaceId", null as urn, false as deputy, g.item_id as "itemId" from item_grant g
   where g.space_id = $1 and g.item_id = any($2) and (g.expires_at is null or g.expires_at > now())`

/** Everybody of the alliance with what they hold there, and who was let in by a grant. */
const around = (asks: Asks, { spaceId, id, lessons }: LessonStudyRecord): Promise<HeldBy[]> =>
  asks.sql<HeldBy>(
    `select h.person_id as "personId", h.role, h.space_id as "spaceId", s.urn, h.deputy, null::uuid as "itemId"
       from role_holding h join space s on s.id = h.space_id
      where (h.space_id = $1 or s.urn in (select m.urn from school_membership m where m.space_id = $1 and m.state in ('ACTIVE', 'PAUSED', 'LEAVING')))
        and h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)
     union all ${granted}`,
    [spaceId, [id, ...lessons.map((lesson) => lesson.id)]],
  )

/** As far as the policy of one study asks, this is who they are. */
function actorsOf(held: readonly HeldBy[], { spaceId }: LessonStudyRecord): Actor[] {
  const people = new Map<PersonId, HeldBy[]>()
  for (const one of held) people.set(one.personId, [...(people.get(one.personId) ?? []), one])
  return [...people].map(([personId, theirs]) => {
    const holdings = theirs
      .filter(({ itemId }) => itemId === null)
      .map((one) => ({ ...one, alliances: one.urn === null ? [] : [spaceId] }))
    const grants = theirs.flatMap(({ itemId, role }) => (itemId === null ? [] : [{ itemId, role }]))
    const spaces = holdings.length > 0 ? [spaceId] : []
    return { personId, sessionId: null, name: '', holdings, grants, spaces, items: [], readOnlySpaces: [] }
  })
}

/**
 * Tells everybody who can see the study that it changed, and whoever lost sight of it by this very change.
 * Called last: a guest's own eyes do not reach the others who read along, so that the work now looks as the alliance.
 */
export async function tell(work: Work, record: LessonStudyRecord, alsoTo: readonly PersonId[] = []): Promise<void> {
  await lookAsAlliance(work, record)
  const actors = actorsOf(await around(work, record), record).filter((actor) => sees(actor, record))
  const readers = new Set([...actors.map(({ personId }) => personId), ...alsoTo])
  work.announce([...readers], 'lesson-study.changed', { studyId: record.id, version: record.version })
}

export async function lookAsAlliance(work: Work, { spaceId }: LessonStudyRecord): Promise<void> {
  if (work.actor && !work.actor.spaces.includes(spaceId)) await work.alsoIn(spaceId)
}
