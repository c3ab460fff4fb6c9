/** Reading enquiries: what each asker is shown of them. */
import type { Actor } from '@alongside/domain/actor'
import { type Share, sharesOf } from '@alongside/domain/authorship'
import { type EnquiryState, missingFor, schoolsJoined } from '@alongside/domain/enquiry'
import { type HealthAnswer, type HealthProcess, healthProcesses, healthProcessNames } from '@alongside/domain/health'
import type { AllianceId, EnquiryId, PersonId, Urn } from '@alongside/domain/ids'
import type { GuardReason } from '@alongside/domain/life-cycle'
import { roleLabels } from '@alongside/domain/role'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import type { Asking } from '../../platform/graphql/asking.js'
import type { InvitationType } from '../people/people.graphql.js'
import type { EnquiryType, GuestType, HealthAnswerType } from './enquiry.graphql.js'
import { isConcerned, mayIn, reads, sees } from './enquiry-policy.service.js'
import {
  type Asks,
  type EnquiryRecord,
  factsOf,
  recordsById,
  recordsOfAlliances,
  recordsOfPerson,
} from './enquiry-record.service.js'

/** The way each state leads on; pauses and endings are not what an enquiry is waiting for. */
const ahead: Readonly<Record<EnquiryState, EnquiryState | null>> = {
  DRAFT: 'FORMING',
  FORMING: 'ACTIVE',
  ACTIVE: 'SHARING',
  PAUSED: 'ACTIVE',
  SHARING: 'CLOSED',
  CLOSED: null,
  ABANDONED: null,
}

@Injectable()
export class EnquiryReading {
  /** Null for what does not exist and for what one may not see alike. */
  enquiry(asking: Asking, id: EnquiryId): Promise<EnquiryType | null> {
    return asking.loader<EnquiryId, EnquiryType | null>('enquiries', enquiriesById).load(id)
  }

  /** Those of one alliance, or of all of one's alliances and grants; `mine`: those one works on or was asked into. */
  async enquiries(asking: Asking, allianceId: AllianceId | null, mine: boolean): Promise<EnquiryType[]> {
    // Several parts of one page ask for the same list.
    const list = asking.loader<'mine' | 'all', EnquiryType[]>('enquiry-lists', enquiryLists)
    const all = await list.load(mine ? 'mine' : 'all')
    return allianceId === null ? all : all.filter(({ spaceId }) => spaceId === allianceId)
  }

  /** For loaders, one list for each alliance. */
  ofAlliance(asking: Asking, id: AllianceId): Promise<EnquiryType[]> {
    return asking.loader<AllianceId, EnquiryType[]>('enquiries-of-alliance', enquiriesOfAlliances).load(id)
  }

  /** For the group, those asked in, and whoever may pause and resume it: who has yet to agree is not the alliance's to count. */
  missingForNext(actor: Actor, { record }: EnquiryType): GuardReason[] {
    const next = ahead[record.state]
    const isAsked = isConcerned(actor, record) || mayIn(actor, record, 'enquiry.resume')
    return next && isAsked ? missingFor(record.state, next, factsOf(record)) : []
  }

  guests(asking: Asking, enquiry: EnquiryType): Promise<GuestType[]> {
    if (!reads(asking.actor, enquiry.record)) return Promise.resolve([])
    return asking.loader<EnquiryId, GuestType[]>('enquiry-guests', guestsOf).load(enquiry.id)
  }

  /** Whether somebody reads it as a reviewer, for those who read it themselves. */
  isReviewed(asking: Asking, enquiry: EnquiryType): Promise<boolean> {
    if (!reads(asking.actor, enquiry.record)) return Promise.resolve(false)
    return asking.loader<EnquiryId, boolean>('enquiry-reviewed', reviewedAmong).load(enquiry.id)
  }

  async guestInvitations(asking: Asking, { id, record, link }: EnquiryType): Promise<InvitationType[]> {
    if (!mayIn(asking.actor, record, 'enquiry.inviteGuest')) return []
    const open = await asking
      .loader<EnquiryId, OpenInvitation[]>('enquiry-guest-invitations', openInvitationsOf)
      .load(id)
    return open.map((one) => ({
      ...one,
      roleLabel: roleLabels[one.role],
      link: one.id === link?.id ? link.link : null,
    }))
  }

  async health(asking: Asking, { id, record }: EnquiryType): Promise<HealthAnswerType[]> {
    const given = reads(asking.actor, record)
      ? await asking.loader<EnquiryId, HealthRecord[]>('enquiry-health', healthOf).load(id)
      : []
    return healthProcessNames.map((process) => {
      const { label, question: prompt } = healthProcesses[process]
      const answer = given.find((one) => one.process === process)
      const { answeredById = null, answeredAt = null } = answer ?? {}
      return { process, label, prompt, answer: answer?.answer ?? null, answeredById, answeredAt }
    })
  }

  async jointAuthorship(asking: Asking, { id, record }: EnquiryType): Promise<Share[]> {
    if (!reads(asking.actor, record)) return []
    const edits = await asking.loader<EnquiryId, Contribution[]>('enquiry-contributions', contributionsOf).load(id)
    return sharesOf(edits, schoolsJoined(record.members))
  }
}

/** Title, schools, stage and lead for whoever sees it; what it is about for those asked in; the rest for its readers. */
export function seenBy(actor: Actor, record: EnquiryRecord): EnquiryType {
  const isReader = reads(actor, record)
  const isAsked = isConcerned(actor, record)
  const { id, spaceId, title, strand, state, visibility, createdAt, changedAt, protocolVersion, version } = record
  const joined = new Set(schoolsJoined(record.members))
  return {
    id,
    spaceId,
    title,
    strand,
    state,
    visibility,
    createdAt,
    changedAt,
    protocolVersion,
    version,
    classroomPractice: isAsked ? record.classroomPractice : '',
    pupilsToBenefit: isAsked ? record.pupilsToBenefit : '',
    protocol: isAsked ? record.protocol : '',
    lastFinding: isReader ? record.lastFinding : null,
    closingReason: isReader ? record.closingReason : null,
    schools: record.schools.map(({ urn, leftAt }) => ({ urn, leftAt, hasJoined: leftAt === null && joined.has(urn) })),
    members: !isAsked
      ? []
      : record.members
          .filter((member) => member.state !== 'LEFT')
          .map(({ personId, urn, state: memberState, protocolAcceptedAt }) => ({
            personId,
            urn,
            state: memberState,
            protocolAcceptedAt,
            isLead: personId === record.leadId,
            isMe: personId === actor.personId,
          })),
    record,
  }
}

const grantedTo = (actor: Actor): string[] => actor.grants.map(({ itemId }) => itemId)

const enquiryLists = (which: readonly ('mine' | 'all')[], reader: Reader, actor: Actor): Promise<EnquiryType[][]> =>
  Promise.all(
    which.map(async (one) => {
      const records =
        one === 'mine'
          ? await recordsOfPerson(reader, actor.personId, grantedTo(actor))
          : await everyRecord(reader, actor)
      return records.filter((record) => sees(actor, record)).map((record) => seenBy(actor, record))
    }),
  )

async function everyRecord(asks: Asks, actor: Actor): Promise<EnquiryRecord[]> {
  const inside = await recordsOfAlliances(asks, actor.spaces)
  const asGuest = actor.grants.length > 0 ? await recordsById(asks, grantedTo(actor)) : []
  return [...inside, ...asGuest.filter(({ id }) => !inside.some((record) => record.id === id))]
}

async function enquiriesById(ids: readonly EnquiryId[], reader: Reader, actor: Actor) {
  const records = (await recordsById(reader, ids)).filter((record) => sees(actor, record))
  const byId = new Map(records.map((record) => [record.id, seenBy(actor, record)]))
  return ids.map((id) => byId.get(id) ?? null)
}

async function enquiriesOfAlliances(ids: readonly AllianceId[], reader: Reader, actor: Actor) {
  const seen = (await recordsOfAlliances(reader, ids)).filter((record) => sees(actor, record))
  return ids.map((id) => seen.filter(({ spaceId }) => spaceId === id).map((record) => seenBy(actor, record)))
}

async function guestsOf(ids: readonly EnquiryId[], reader: Reader): Promise<GuestType[][]> {
  const guests = await reader.sql<GuestType>(
    `select id, item_id as "enquiryId", person_id as "personId", expires_at as "expiresAt" from item_grant
      where item_id = any($1) and role = 'GUEST' and (expires_at is null or expires_at > now()) order by created_at, id`,
    [ids],
  )
  return ids.map((id) => guests.filter(({ enquiryId }) => enquiryId === id))
}

async function reviewedAmong(ids: readonly EnquiryId[], reader: Reader): Promise<boolean[]> {
  const reviewed = await reader.sql<{ id: EnquiryId }>(
    `select distinct item_id as id from item_grant where item_id = any($1) and role = 'REVIEWER' and (expires_at is null or expires_at > now())`,
    [ids],
  )
  return ids.map((id) => reviewed.some((one) => one.id === id))
}

type OpenInvitation = Omit<InvitationType, 'roleLabel' | 'link'> & { readonly enquiryId: EnquiryId }
async function openInvitationsOf(ids: readonly EnquiryId[], reader: Reader): Promise<OpenInvitation[][]> {
  const open = await reader.sql<OpenInvitation>(
    `select id, item_id as "enquiryId", email, name, role, state, created_at as "createdAt", expires_at as "expiresAt"
       from invitation where item_id = any($1) and state = 'OPEN' and expires_at > now() order by created_at, id`,
    [ids],
  )
  return ids.map((id) => open.filter(({ enquiryId }) => enquiryId === id))
}

interface HealthRecord {
  readonly enquiryId: EnquiryId
  readonly process: HealthProcess
  readonly answer: HealthAnswer
  readonly answeredById: PersonId
  readonly answeredAt: Date
}
async function healthOf(ids: readonly EnquiryId[], reader: Reader): Promise<HealthRecord[][]> {
  const answers = await reader.sql<HealthRecord>(
    `select enquiry_id as "enquiryId", process, answer, answered_by as "answeredById", answered_at as "answeredAt"
       from enquiry_health where enquiry_id = any($1)`,
    [ids],
  )
  return ids.map((id) => answers.filter(({ enquiryId }) => enquiryId === id))
}

interface Contribution {
  readonly enquiryId: EnquiryId
  readonly urn: Urn
  readonly edits: number
}
async function contributionsOf(ids: readonly EnquiryId[], reader: Reader): Promise<Contribution[][]> {
  const edits = await reader.sql<Contribution>(
    `select c.enquiry_id as "enquiryId", k.urn, sum(k.edits)::int as edits from card_contribution k
       join enquiry_cycle c on c.space_id = k.space_id and c.id = k.cycle_id where c.enquiry_id = any($1) group by 1, 2`,
    [ids],
  )
  return ids.map((id) => edits.filter(({ enquiryId }) => enquiryId === id))
}
