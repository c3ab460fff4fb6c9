/** Who may see an enquiry or read its board, as the policy decides for each: the people whom news about it reaches, and who can be mentioned. */
import type { Actor } from '@alongside/domain/actor'
import type { PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import type { Role } from '@alongside/domain/role'
import type { Work } from '../../platform/db/unit-of-work.js'
import { type EnquiryAction, mayIn } from './enquiry-policy.service.js'
import type { Asks, EnquiryRecord } from './enquiry-record.service.js'

interface HeldBy {
  readonly personId: PersonId
  readonly role: Role
  readonly spaceId: SpaceId | null
  readonly urn: Urn | null
  readonly deputy: boolean
}

/** Everybody of the alliance with what they hold there, and the enquiry's guests. */
const around = (asks: Asks, record: EnquiryRecord): Promise<HeldBy[]> =>
  asks.sql<HeldBy>(
    `select h.person_id as "personId", h.role, h.space_id as "spaceId", s.urn, h.deputy
       from role_holding h join space s on s.id = h.space_id
      where (h.space_id = $1 or s.urn in (select m.urn from school_membership m where m.space_id = $1 and m.state in ('ACTIVE', 'PAUSED', 'LEAVING')))
        and h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)
      union all
     select g.person_id, g.role, null, null, false from item_grant g
      where g.space_id = $1 and g.item_id = $2 and (g.expires_at is null or g.expires_at > now())`,
    [record.spaceId, record.id],
  )

/** As far as the policy of one enquiry asks, this is who they are. */
function actorsOf(held: readonly HeldBy[], record: EnquiryRecord): Actor[] {
  const people = new Map<PersonId, HeldBy[]>()
  for (const one of held) people.set(one.personId, [...(people.get(one.personId) ?? []), one])
  return [...people].map(([personId, theirs]) => {
    const holdings = theirs
      .filter(({ spaceId }) => spaceId !== null)
      .map((held) => ({ ...held, alliances: held.urn === null ? [] : [record.spaceId] }))
    return {
      personId,
      sessionId: null,
      name: '',
      holdings,
      grants: theirs.filter(({ spaceId }) => spaceId === null).map(({ role }) => ({ itemId: record.id, role })),
      spaces: holdings.length > 0 ? [record.spaceId] : [],
      items: [],
      readOnlySpaces: [],
    }
  })
}

export async function peopleWho(asks: Asks, record: EnquiryRecord, action: EnquiryAction): Promise<PersonId[]> {
  const actors = actorsOf(await around(asks, record), record)
  return actors.filter((actor) => mayIn(actor, record, action)).map(({ personId }) => personId)
}

/** Who can be named on its cards: its readers, but for reviewers. They talk with whoever asked them, and must not learn of one another here. */
export async function peopleToMention(asks: Asks, record: EnquiryRecord): Promise<PersonId[]> {
  const held = (await around(asks, record)).filter(({ role }) => role !== 'REVIEWER')
  return actorsOf(held, record)
    .filter((actor) => mayIn(actor, record, 'enquiry.read'))
    .map(({ personId }) => personId)
}

/**
 * Tells everybody who can see the enquiry that it changed, and whoever lost sight of it by this very change.
 * Called last: a guest's own eyes do not reach the others who read along, so that the work now looks as the alliance.
 */
export async function tell(work: Work, record: EnquiryRecord, alsoTo: readonly PersonId[] = []): Promise<void> {
  await lookAsAlliance(work, record)
  const readers = new Set([...(await peopleWho(work, record, 'enquiry.see')), ...alsoTo])
  work.announce([...readers], 'enquiry.changed', { enquiryId: record.id, version: record.version })
}

export async function lookAsAlliance(work: Work, record: EnquiryRecord): Promise<void> {
  if (work.actor && !work.actor.spaces.includes(record.spaceId)) await work.alsoIn(record.spaceId)
}
