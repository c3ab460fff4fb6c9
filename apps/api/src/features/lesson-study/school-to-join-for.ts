/** The school for which a colleague would join a lesson study: one that takes part already, else the first that could. */
import type { PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import { may } from '@alongside/domain/permissions'
import { Refusal } from '@alongside/domain/refusal'
import type { Role } from '@alongside/domain/role'
import { type Asks, type LessonStudyRecord, schoolsOfStudy } from './lesson-study-record.service.js'

export async function schoolToJoinFor(asks: Asks, record: LessonStudyRecord, person: PersonId): Promise<Urn> {
  const { spaceId } = record
  const held = await asks.sql<{ urn: Urn; role: Role; spaceId: SpaceId; deputy: boolean }>(
    `select s.urn, h.role, h.space_id as "spaceId", h.deputy from role_holding h
       join person p on p.id = h.person_id and p.state in ('INVITED', 'ACTIVE')
       join space s on s.id = h.space_id
       join school_membership m on m.space_id = $1 and m.urn = s.urn and m.state in ('ACTIVE', 'LEAVING')
      where h.person_id = $2 and h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date) order by s.urn`,
    [spaceId, person],
  )
  const asked = {
    personId: person,
    sessionId: null,
    name: '',
    grants: [],
    items: [],
    spaces: [spaceId],
    readOnlySpaces: [],
  }
  const able = held.filter((one) =>
    may({ ...asked, holdings: [{ ...one, alliances: [spaceId] }] }, 'lessonStudy.join', { spaceId }),
  )
  const taking = schoolsOfStudy(record)
  const school = able.find(({ urn }) => taking.includes(urn)) ?? able[0]
  if (!school) throw new Refusal('enquiry.school-not-in-alliance', { person })
  return school.urn
}
