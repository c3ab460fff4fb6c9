/** The hours that the schools of those who lead a session give to the alliance, shared among those who came. */
import { dayInLondon } from '@alongside/domain/civil-date'
import type { Attendance } from '@alongside/domain/contribution'
import type { Urn } from '@alongside/domain/ids'
import type { Work } from '../../platform/db/unit-of-work.js'
import { attendanceCorrected } from '../contribution/contribution-correction.service.js'
import { draft } from '../contribution/contribution-draft.service.js'
import type { CycleRecord, FacilitatorRecord, SessionRecord } from './cpd-record.service.js'
import { liveBookings } from './cpd-seats.service.js'

const sourceOf = ({ allianceId }: CycleRecord, { id, title }: SessionRecord) => ({
  spaceId: allianceId,
  sourceKind: 'cpd-session',
  sourceId: id,
  title,
})

/** What a school does among its own people is no gift to the others. */
const isGiven = ({ ownerUrn }: CycleRecord): boolean => ownerUrn === null

export async function hoursGiven(
  work: Work,
  cycle: CycleRecord,
  session: SessionRecord,
  leaders: readonly FacilitatorRecord[],
): Promise<void> {
  if (leaders.length === 0 || !isGiven(cycle)) return
  await draft(
    work,
    { ...sourceOf(cycle, session), doneOn: dayInLondon(session.startsAt ?? new Date()) },
    {
      kind: 'SESSION',
      facilitators: leaders.map(({ urn }) => ({ urn, people: 1, hours: session.minutes / 60, role: 'FACILITATOR' })),
      attendance: await whoCame(work, session),
    },
  )
}

/** A tick was put right after the session was closed: its hours are shared among others now. */
export async function hoursFollow(work: Work, cycle: CycleRecord, session: SessionRecord): Promise<void> {
  if (session.state !== 'CLOSED' || !isGiven(cycle)) return
  await attendanceCorrected(work, sourceOf(cycle, session), await whoCame(work, session))
}

async function whoCame(work: Work, session: SessionRecord): Promise<Attendance[]> {
  const perSchool = new Map<Urn, number>()
  for (const { state, urn } of await liveBookings(work, session)) {
    if (state === 'ATTENDED') perSchool.set(urn, (perSchool.get(urn) ?? 0) + 1)
  }
  return [...perSchool].map(([urn, people]) => ({ urn, people }))
}
