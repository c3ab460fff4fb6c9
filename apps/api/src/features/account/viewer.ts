/** What somebody is told about themselves: their roles, and what those let them do. */
import { isAdmin } from '@alongside/domain/actor'
import type { SpaceId } from '@alongside/domain/ids'
import { may } from '@alongside/domain/permissions'
import { rolesToOffer } from '@alongside/domain/person'
import { roleLabel } from '@alongside/domain/role'
import type { ResolvedActor, ResolvedHolding } from '../../platform/auth/sessions.js'
import type { HoldingType, ViewerType } from './account.graphql.js'

export function viewerOf(actor: ResolvedActor): ViewerType {
  const holdings = actor.holdings.map((held) => holdingOf(actor, held))
  const alliances = alliancesOf(actor)
  return {
    id: actor.personId,
    name: actor.name,
    email: actor.email,
    isAdmin: isAdmin(actor),
    isGuest: isGuest(actor),
    holdings,
    actingAs: holdings.find(({ id }) => id === actor.actingHoldingId) ?? holdings[0] ?? null,
    canStartEnquiry: alliances.some((spaceId) => may(actor, 'enquiry.start', { spaceId })),
    canStartLessonStudy: alliances.some((spaceId) => may(actor, 'lessonStudy.start', { spaceId })),
    places: placesOf(actor, alliances),
  }
}

const holdingOf = (actor: ResolvedActor, held: ResolvedHolding): HoldingType => ({
  id: held.id,
  role: held.role,
  roleLabel: roleLabel(held),
  spaceId: held.spaceId,
  deputy: held.deputy,
  endsOn: held.endsOn,
  canInvite: rolesToOffer(actor, held).length > 0,
  urn: held.urn,
})

export const isGuest = (actor: ResolvedActor): boolean => actor.holdings.length === 0

/** The spaces one reaches that are neither one's own nor a school's. */
const alliancesOf = ({ personId, spaces, holdings }: ResolvedActor): SpaceId[] => {
  const schools = holdings.filter(({ urn }) => urn !== null).map(({ spaceId }) => spaceId)
  return spaces.filter((space) => (space as string) !== personId && !schools.includes(space))
}

/** In the order of the rail. Whoever only runs the installation reads no enquiries; a guest knows no alliance. */
function placesOf(actor: ResolvedActor, alliances: readonly SpaceId[]): string[] {
  const guest = isGuest(actor)
  const worksWithSchools = actor.holdings.some(({ role }) => role !== 'ADMIN')
  // Governors and others who read what is released to them have no lesson to watch.
  const seesLessonStudies = alliances.some((spaceId) => may(actor, 'lessonStudy.see', { spaceId, isOpen: true }))
  const seesCpd = alliances.some((spaceId) => may(actor, 'cpd.see', { spaceId, isOpen: true }))
  const leads = alliances.some((spaceId) => may(actor, 'leaders.alliance', { spaceId }))
  const heads = actor.holdings.some(
    (held) => held.deputy || held.role === 'HEADTEACHER' || held.role === 'EXECUTIVE_HEAD',
  )
  // Whoever leads a school can be asked into a challenge any day; others once they are in one.
  const challenges =
    heads ||
    actor.holdings.some(({ role }) => role === 'SCHOOL_LEADER' || role === 'ALLIANCE_COORDINATOR') ||
    isLetInto(actor, ['peer-challenge'])
  return [
    'TODAY',
    ...(guest || worksWithSchools ? ['ENQUIRIES'] : []),
    ...((guest && isLetInto(actor, ['lesson-study', 'research-lesson'])) || seesLessonStudies ? ['LESSON_STUDY'] : []),
    ...(challenges ? ['CHALLENGES'] : []),
    ...(seesCpd ? ['CPD'] : []),
    ...(leads ? ['LEADING'] : []),
    ...(guest ? [] : ['SCHOOLS']),
    ...(alliances.length > 0 || heads || isAdmin(actor) ? ['ALLIANCE'] : []),
  ]
}

const isLetInto = ({ grants }: ResolvedActor, kinds: readonly string[]): boolean =>
  grants.some(({ itemKind }) => kinds.includes(itemKind))
