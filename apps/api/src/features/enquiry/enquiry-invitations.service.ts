/** Asking schools and colleagues in. */
import type { Actor } from '@alongside/domain/actor'
import { invite, letIn } from '@alongside/domain/enquiry'
import type { EnquiryId, PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import { may } from '@alongside/domain/permissions'
import { Refusal } from '@alongside/domain/refusal'
import type { Role } from '@alongside/domain/role'
import { Injectable } from '@nestjs/common'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { audited, changed, held, pathOf } from './enquiry-change.service.js'
import { type EnquiryRecord, hasSchool, joinedMembers, memberOf } from './enquiry-record.service.js'
import { takePart } from './enquiry-start.service.js'

/** Asked in one go; more is a mistake. */
const askedLimit = 40

@Injectable()
export class EnquiryInvitations {
  constructor(private readonly work: UnitOfWork) {}

  inviteSchools(actor: Actor, id: EnquiryId, urns: readonly Urn[]): Promise<EnquiryRecord> {
    return this.work.run(actor, async (work) => {
      const record = await held(work, actor, id, 'enquiry.inviteSchool')
      if (urns.length > askedLimit) throw new Refusal('too-many', { limit: askedLimit })
      letIn(record, false)
      await takePart(work, record.spaceId, urns)
      const asked = urns.filter((urn) => !hasSchool(record, urn))
      await askSchools(work, record, asked)
      await audited(work, record, 'enquiry.invite-school', { detail: { urns: asked } })
      return changed(work, id)
    })
  }

  invitePeople(actor: Actor, id: EnquiryId, people: readonly PersonId[]): Promise<EnquiryRecord> {
    return this.work.run(actor, async (work) => {
      const record = await held(work, actor, id, 'enquiry.invitePerson')
      if (people.length > askedLimit) throw new Refusal('too-many', { limit: askedLimit })
      for (const person of new Set(people)) await askPerson(work, record, person)
      await audited(work, record, 'enquiry.invite-person', { detail: { people } })
      return changed(work, id)
    })
  }
}

/** Puts schools among the partners and tells their heads, who pass it on to a colleague. */
export async function askSchools(work: Work, record: EnquiryRecord, urns: readonly Urn[]): Promise<void> {
  const { id, title } = record
  for (const urn of urns) {
    await putSchool(work, record, urn)
    for (const head of await headsOf(work, urn)) {
      if (head === work.actor?.personId) continue
      const to = { to: head, itemKind: 'enquiry', itemId: id, path: pathOf(id) }
      await work.notify({ ...to, kind: 'SCHOOL_INVITATION', vars: { title } })
    }
  }
}

export const putSchool = (work: Work, { spaceId, id }: EnquiryRecord, urn: Urn): Promise<unknown> =>
  work.sql(
    `insert into enquiry_school (space_id, enquiry_id, urn, invited_by) values ($1, $2, $3, $4)
     on conflict (space_id, enquiry_id, urn) do update set left_at = null where enquiry_school.left_at is not null`,
    [spaceId, id, urn, work.actor?.personId ?? null],
  )

export async function headsOf(work: Work, urn: Urn): Promise<PersonId[]> {
  const heads = await work.sql<{ id: PersonId }>(
    `select h.id from space s cross join lateral holders_of(s.id, array['HEADTEACHER', 'EXECUTIVE_HEAD']) h where s.urn = $1`,
    [urn],
  )
  return heads.map(({ id }) => id)
}

async function askPerson(work: Work, record: EnquiryRecord, person: PersonId): Promise<void> {
  const { spaceId, id, title } = record
  const urn = await schoolFor(work, record, person)
  const isOwnSchool = urn === record.createdUrn || joinedMembers(record).some((member) => member.urn === urn)
  letIn(record, isOwnSchool)
  invite(memberOf(record, person))
  await work.sql(
    `insert into enquiry_member (space_id, enquiry_id, person_id, urn, state, invited_by) values ($1, $2, $3, $4, 'INVITED', $5)
     on conflict (space_id, enquiry_id, person_id) do update
       set state = 'INVITED', urn = excluded.urn, invited_by = excluded.invited_by, left_at = null`,
    [spaceId, id, person, urn, work.actor?.personId ?? null],
  )
  const to = { to: person, itemKind: 'enquiry', itemId: id, path: pathOf(id) }
  await work.notify({ ...to, kind: 'INVITATION', vars: { title } })
}

/** The school for which a colleague would join: one that takes part already, else the first that could. */
async function schoolFor(work: Work, record: EnquiryRecord, person: PersonId): Promise<Urn> {
  const held = await work.sql<{ urn: Urn; role: Role; spaceId: SpaceId; deputy: boolean }>(
    `select s.urn, h.role, h.space_id as "spaceId", h.deputy from role_holding h
       join person p on p.id = h.person_id and p.state in ('INVITED', 'ACTIVE')
       join space s on s.id = h.space_id
       join school_membership m on m.space_id = $1 and m.urn = s.urn and m.state in ('ACTIVE', 'LEAVING')
      where h.person_id = $2 and h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date) order by s.urn`,
    [record.spaceId, person],
  )
  const spaces = [record.spaceId]
  const asked = { personId: person, sessionId: null, name: '', grants: [], items: [], spaces, readOnlySpaces: [] }
  const able = held.filter((one) =>
    may({ ...asked, holdings: [{ ...one, alliances: spaces }] }, 'enquiry.join', { spaceId: record.spaceId }),
  )
  const school = able.find(({ urn }) => hasSchool(record, urn)) ?? able[0]
  if (!school) throw new Refusal('enquiry.school-not-in-alliance', { person })
  return school.urn
}
