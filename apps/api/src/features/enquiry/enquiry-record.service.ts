/** An enquiry with everything its policies and guards look at, read in one statement; the same for reading and for changing. */
import type { CycleState } from '@alongside/domain/cycle'
import type { Enquiry, EnquiryFacts, EnquiryMember } from '@alongside/domain/enquiry'
import type { CycleId, DocumentId, PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import type { ObjectLiteral } from 'typeorm'
import { onlyIds } from '../../platform/db/is-id.js'

/** Asks Postgres within the transaction at hand: a work's or a reader's. */
export interface Asks {
  sql<T extends ObjectLiteral>(text: string, values?: readonly unknown[]): Promise<T[]>
}

/** Instants inside aggregated rows arrive as ISO text. */
export interface MemberRecord extends EnquiryMember {
  readonly joinedAt: string | null
  readonly protocolAcceptedAt: string | null
}
export interface SchoolRecord {
  readonly urn: Urn
  readonly leftAt: string | null
}
export interface CycleSummary {
  readonly id: CycleId
  readonly number: number
  readonly stage: CycleState
  readonly documentId: DocumentId
}

export interface EnquiryRecord extends Enquiry {
  readonly leadId: PersonId
  readonly createdUrn: Urn
  readonly classroomPractice: string
  readonly pupilsToBenefit: string
  readonly strand: string
  readonly lastFinding: string | null
  readonly closingReason: string | null
  readonly createdAt: Date
  readonly changedAt: Date
  readonly version: number
  readonly members: readonly MemberRecord[]
  readonly schools: readonly SchoolRecord[]
  /** In the order of their numbers; the last is the one that goes on. */
  readonly cycles: readonly CycleSummary[]
  /** Schools that share a cluster with those that joined; asked for only where visibility depends on it. */
  readonly clusterUrns: readonly Urn[]
}

const select = `
  select e.id, e.space_id as "spaceId", e.title, e.classroom_practice as "classroomPractice", e.pupils_to_benefit as "pupilsToBenefit",
    e.strand, e.state, e.visibility, e.lead_id as "leadId", e.created_urn as "createdUrn", e.protocol, e.protocol_version as "protocolVersion",
    e.last_finding as "lastFinding", e.closing_reason as "closingReason", e.created_at as "createdAt", e.changed_at as "changedAt", e.version,
    coalesce((select jsonb_agg(jsonb_build_object('personId', m.person_id, 'urn', m.urn, 'state', m.state, 'protocolVersion', m.protocol_version,
        'joinedAt', m.joined_at, 'protocolAcceptedAt', m.protocol_accepted_at) order by m.joined_at, m.person_id)
      from enquiry_member m where m.space_id = e.space_id and m.enquiry_id = e.id), '[]') as members,
    coalesce((select jsonb_agg(jsonb_build_object('urn', s.urn, 'leftAt', s.left_at) order by s.invited_at, s.urn)
      from enquiry_school s where s.space_id = e.space_id and s.enquiry_id = e.id), '[]') as schools,
    coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'number', c.number, 'stage', c.stage, 'documentId', c.document_id) order by c.number)
      from enquiry_cycle c where c.space_id = e.space_id and c.enquiry_id = e.id), '[]') as cycles,
    case when e.visibility <> 'CLUSTER' then '[]' else coalesce((select jsonb_agg(distinct other.urn)
      from enquiry_member m
      join cluster_school own on own.space_id = m.space_id and own.urn = m.urn
      join cluster_school other on other.space_id = own.space_id and other.cluster_id = own.cluster_id
      where m.space_id = e.space_id and m.enquiry_id = e.id and m.state = 'JOINED'), '[]') end as "clusterUrns"
  from enquiry e`

/** An address with something in it that is no id leads nowhere, like one with an id that nobody has. */
export const recordsById = (asks: Asks, ids: readonly string[]): Promise<EnquiryRecord[]> =>
  asks.sql<EnquiryRecord>(`${select} where e.id = any($1)`, [onlyIds(ids)])

export const recordsOfAlliances = (asks: Asks, spaces: readonly SpaceId[]): Promise<EnquiryRecord[]> =>
  asks.sql<EnquiryRecord>(`${select} where e.space_id = any($1) order by e.changed_at desc, e.id`, [spaces])

/** Those somebody works on or was asked into, in whichever alliance, and those opened to them as a guest. */
export const recordsOfPerson = (asks: Asks, person: PersonId, items: readonly string[]): Promise<EnquiryRecord[]> =>
  asks.sql<EnquiryRecord>(
    `${select} where e.id = any($2) or exists (select from enquiry_member m
       where m.space_id = e.space_id and m.enquiry_id = e.id and m.person_id = $1 and m.state <> 'LEFT')
     order by e.changed_at desc, e.id`,
    [person, items],
  )

export const currentCycle = (record: EnquiryRecord): CycleSummary | null => record.cycles.at(-1) ?? null

export const memberOf = (record: EnquiryRecord, person: PersonId): MemberRecord | null =>
  record.members.find(({ personId }) => personId === person) ?? null

export const joinedMembers = (record: EnquiryRecord): MemberRecord[] =>
  record.members.filter(({ state }) => state === 'JOINED')

/** Whether a school has been asked in, and has not left. */
export const hasSchool = (record: EnquiryRecord, urn: Urn): boolean =>
  record.schools.some((school) => school.urn === urn && school.leftAt === null)

export const factsOf = (record: EnquiryRecord): EnquiryFacts => ({
  leadId: record.leadId,
  protocolVersion: record.protocolVersion,
  members: record.members,
  cyclesChecked: record.cycles.filter(({ stage }) => stage === 'CHECKED').length,
  // Practices are published elsewhere; until one can be, a reason closes an enquiry.
  practicesPublished: 0,
})
