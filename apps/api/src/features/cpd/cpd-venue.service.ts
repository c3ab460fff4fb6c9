/** A session that people know of is held elsewhere: another school, another room, another link. */
import { blocks, type Clash } from '@alongside/domain/clash'
import { Refusal } from '@alongside/domain/refusal'
import type { Work } from '../../platform/db/unit-of-work.js'
import { coverElsewhere } from '../cover/cover-elsewhere.service.js'
import { takeTurn } from '../timetable/planning-turn.service.js'
import { clashesNow } from '../timetable/session-clash.service.js'
import { plansOfSessions } from '../timetable/session-plan.service.js'
import { isAhead } from './cpd-policy.service.js'
import type { SessionRecord } from './cpd-record.service.js'
import { liveBookings, tellBooked } from './cpd-seats.service.js'

type Venue = Pick<SessionRecord, 'venueUrn' | 'roomId' | 'onlineAt'>

export const isElsewhere = (was: SessionRecord, now: Venue): boolean =>
  isAhead(was) && (was.venueUrn !== now.venueUrn || was.roomId !== now.roomId || was.onlineAt !== now.onlineAt)

/** What speaks against it as it stands. */
export async function against(work: Work, { id }: SessionRecord): Promise<readonly Clash[]> {
  const plans = await plansOfSessions(work, [id])
  await takeTurn(work, plans)
  return (await clashesNow(work, plans)).get(id) ?? []
}

/** A room that is held by others is none; and a way too far or a school that is closed makes it impossible only where it was possible. */
export async function movedElsewhere(
  work: Work,
  was: SessionRecord,
  now: SessionRecord,
  before: readonly Clash[],
): Promise<void> {
  const found = await against(work, now)
  const isOtherRoom = now.roomId !== null && now.roomId !== was.roomId
  if (isOtherRoom && found.some(({ kind }) => kind === 'NO_ROOM')) throw new Refusal('cpd-session.room-held')
  if (blocks(found) && !blocks(before)) throw new Refusal('cpd-session.time-blocked', { blocks: 1 })
  if (was.venueUrn !== now.venueUrn) await coverElsewhere(work, now.id, now.venueUrn)
  const leaders = now.facilitators.filter(({ declinedAt }) => declinedAt === null)
  const people = [...(await liveBookings(work, now)), ...leaders].map(({ personId }) => personId)
  await tellBooked(work, now, people, 'CPD_ELSEWHERE', { place: await placeInWords(work, now) })
}

/** A link is for whoever looks at the session, not for a notice. */
async function placeInWords(work: Work, { venueUrn, roomName, onlineAt }: SessionRecord): Promise<string> {
  const [school] = await work.sql<{ name: string }>('select name from school where urn = $1', [venueUrn])
  const there = school && [school.name, ...(roomName ? [roomName] : [])].join(', ')
  return [...(there ? [there] : []), ...(onlineAt ? ['online'] : [])].join(' and ') || 'not settled yet'
}
