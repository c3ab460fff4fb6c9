/** The enquiry board as a live document: who may read and write it, what it may hold, which rows it becomes. */
import { isReadOnly, lockedColumns } from '@alongside/domain/board'
import type { CycleState } from '@alongside/domain/cycle'
import { type EnquiryState, isOpenToPartners } from '@alongside/domain/enquiry'
import type { HunchStatus } from '@alongside/domain/hunch'
import type { EnquiryId, PersonId, Urn } from '@alongside/domain/ids'
import { may, type Subject } from '@alongside/domain/permissions'
import type { Visibility } from '@alongside/domain/visibility'
import type {
  LiveDocumentHead,
  LiveKind,
  LiveRights,
  Remembered,
  RightsAsk,
  Sql,
} from '../../platform/live/live-kind.js'
import { boardGuard } from './board.guard.js'
import { boardErasing } from './board-erasing.js'
import { projectBoards } from './board-projection.js'
import type { BoardRows } from './board-rows.js'
import type { BoardContext, CardStamp } from './board-shape.js'

interface Facts {
  readonly enquiryId: EnquiryId
  readonly state: EnquiryState
  readonly stage: CycleState
  readonly visibility: Visibility
  readonly leadId: PersonId
  readonly unlocked: boolean
  /** This person's own membership of the enquiry. */
  readonly memberState: string | null
  readonly memberUrn: Urn | null
  readonly partnerUrns: readonly Urn[]
  readonly clusterUrns: readonly Urn[]
  readonly hunches: readonly HunchStatus[]
}

/** In one question for all of them; in their order, undefined for a board that is not there. */
const factsOf = async (sql: Sql, asks: readonly RightsAsk[]): Promise<(Facts | undefined)[]> => {
  const facts = await sql<Facts & { place: number }>(
    `select k.place::int as place, e.id as "enquiryId", e.state, c.stage, e.visibility, e.lead_id as "leadId", c.action_unlocked_at is not null as unlocked,
            me.state as "memberState", me.urn as "memberUrn",
            array(select distinct m.urn from enquiry_member m where m.space_id = e.space_id and m.enquiry_id = e.id and m.state = 'JOINED' and m.protocol_version is not null) as "partnerUrns",
            array(select distinct other.urn from cluster_school mine join cluster_school other on other.space_id = mine.space_id and other.cluster_id = mine.cluster_id
                   where mine.space_id = e.space_id and mine.urn in (select m.urn from enquiry_member m where m.space_id = e.space_id and m.enquiry_id = e.id and m.state = 'JOINED')) as "clusterUrns",
            array(select h.status from hunch_status h join card k on k.space_id = h.space_id and k.cycle_id = h.cycle_id and k.id = h.card_id and k.removed_at is null
                   where h.space_id = c.space_id and h.cycle_id = c.id) as hunches
       from unnest($1::uuid[], $2::uuid[], $3::uuid[]) with ordinality k (space_id, cycle_id, person_id, place)
       join enquiry_cycle c on c.space_id = k.space_id and c.id = k.cycle_id
       join enquiry e on e.space_id = c.space_id and e.id = c.enquiry_id
       left join enquiry_member me on me.space_id = e.space_id and me.enquiry_id = e.id and me.person_id = k.person_id`,
    [
      asks.map(({ document }) => document.spaceId),
      asks.map(({ document }) => document.itemId),
      asks.map(({ actor }) => actor.personId),
    ],
  )
  const byPlace = new Map(facts.map((one) => [one.place, one]))
  return asks.map((_, at) => byPlace.get(at + 1))
}

const nothing: LiveRights<BoardContext> = {
  canRead: false,
  canWrite: false,
  urn: null,
  context: { locked: [] },
}

function rightsBy(facts: Facts | undefined, { actor, document }: RightsAsk): LiveRights<BoardContext> {
  if (!facts) return nothing
  const hasJoined = facts.memberState === 'JOINED'
  const subject: Subject = {
    spaceId: document.spaceId,
    itemId: facts.enquiryId,
    itemRole: !hasJoined ? null : facts.leadId === actor.personId ? 'ENQUIRY_LEAD' : 'ENQUIRY_MEMBER',
    isOpen: isOpenToPartners(facts.state),
    visibility: facts.visibility,
    partnerUrns: facts.partnerUrns,
    clusterUrns: facts.clusterUrns,
  }
  return {
    canRead: may(actor, 'enquiry.read', subject),
    canWrite: may(actor, 'enquiry.editCards', subject) && !isReadOnly(facts.state, facts.stage),
    urn: facts.memberUrn,
    context: {
      locked: lockedColumns({ hunches: facts.hunches, unlockedByCoordinator: facts.unlocked }),
    },
  }
}

async function rightsOfAll(sql: Sql, asks: readonly RightsAsk[]): Promise<LiveRights<BoardContext>[]> {
  const facts = await factsOf(sql, asks)
  return asks.map((ask, at) => rightsBy(facts[at], ask))
}

const removed = async (sql: Sql, document: LiveDocumentHead): Promise<Remembered<CardStamp>[]> => {
  const cards = await sql<CardStamp & { id: string }>(
    `select id, kind, board_column as column, created_by as "createdBy", created_urn as "createdUrn", created_at as "createdAt"
       from card where space_id = $1 and cycle_id = $2 and removed_at is not null`,
    [document.spaceId, document.itemId],
  )
  return cards.map(({ id, ...stamp }) => ({ root: 'cards', key: id, stamp }))
}

export const boardKind: LiveKind<BoardContext, CardStamp, BoardRows> = {
  guard: boardGuard,
  async rights(sql, actor, document) {
    const [rights] = await rightsOfAll(sql, [{ actor, document }])
    return rights ?? nothing
  },
  rightsOfAll,
  removed,
  project: projectBoards,
  erasing: boardErasing,
}
