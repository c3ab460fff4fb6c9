/** A cycle with its board as the guards look at it. */
import type { CardKind } from '@alongside/domain/board'
import type { CycleState, EnoughDifference } from '@alongside/domain/cycle'
import { type Board, type BoardCard, type CycleFields, factsOf } from '@alongside/domain/cycle-facts'
import type { HunchStatus } from '@alongside/domain/hunch'
import type { CardId, CycleId, DocumentId, EnquiryId, PersonId, ProposalId, SpaceId, Urn } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import type { EnquiryStage } from '@alongside/domain/stage'
import type { Asks } from '../enquiry/enquiry-record.service.js'

export interface LearnersRecord {
  readonly group: string
  readonly year: string
  readonly number: number | null
  readonly why: string
}
export interface HunchStatusRecord {
  readonly cardId: CardId
  readonly status: HunchStatus
  readonly reason: string | null
  readonly changedById: PersonId | null
  readonly changedAt: string
}
export interface StageChangeRecord {
  readonly id: string
  readonly fromStage: CycleState
  readonly toStage: CycleState
  readonly reason: string | null
  readonly overrideReason: string | null
  readonly changedById: PersonId | null
  readonly changedAt: string
}
export interface ProposalRecord {
  readonly id: ProposalId
  readonly fromStage: CycleState
  readonly toStage: CycleState
  readonly note: string
  readonly state: 'OPEN'
  readonly proposedById: PersonId
  readonly proposedAt: string
}
export interface CycleRecord {
  readonly id: CycleId
  readonly spaceId: SpaceId
  readonly enquiryId: EnquiryId
  readonly number: number
  readonly stage: CycleState
  readonly stageSince: Date
  readonly documentId: DocumentId
  readonly focus: string
  readonly learners: Partial<LearnersRecord>
  readonly baseline: string
  readonly successMeasure: string
  readonly whatHappened: string
  readonly enoughDifference: EnoughDifference | null
  readonly actionUnlockedReason: string | null
  readonly version: number
  readonly hunchStatuses: readonly HunchStatusRecord[]
  readonly history: readonly StageChangeRecord[]
  /** Of the lesson studies in which this cycle tries something out. */
  readonly researchLessonsConcluded: number
  /** The open one. */
  readonly proposal: ProposalRecord | null
}

const select = `
  select c.id, c.space_id as "spaceId", c.enquiry_id as "enquiryId", c.number, c.stage, c.stage_since as "stageSince", c.document_id as "documentId",
    c.focus, c.learners, c.baseline, c.success_measure as "successMeasure", c.what_happened as "whatHappened",
    c.enough_difference as "enoughDifference", c.action_unlocked_reason as "actionUnlockedReason", c.version,
    coalesce((select jsonb_agg(jsonb_build_object('cardId', h.card_id, 'status', h.status, 'reason', h.reason, 'changedById', h.changed_by, 'changedAt', h.changed_at) order by h.changed_at)
      from hunch_status h where h.space_id = c.space_id and h.cycle_id = c.id), '[]') as "hunchStatuses",
    (select count(*)::int from lesson_study t join research_lesson l on l.space_id = t.space_id and l.study_id = t.id
      where t.space_id = c.space_id and t.enquiry_id = c.enquiry_id and t.cycle_id = c.id and l.state = 'CONCLUDED') as "researchLessonsConcluded",
    coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'fromStage', s.from_stage, 'toStage', s.to_stage, 'reason', s.reason, 'overrideReason', s.override_reason,
        'changedById', s.changed_by, 'changedAt', s.changed_at) order by s.changed_at, s.id)
      from stage_change s where s.space_id = c.space_id and s.cycle_id = c.id), '[]') as history,
    (select jsonb_build_object('id', p.id, 'fromStage', p.from_stage, 'toStage', p.to_stage, 'note', p.note, 'state', p.state, 'proposedById', p.proposed_by, 'proposedAt', p.proposed_at)
      from stage_proposal p where p.space_id = c.space_id and p.cycle_id = c.id and p.state = 'OPEN') as proposal
  from enquiry_cycle c`

export const cyclesOfEnquiries = (asks: Asks, ids: readonly EnquiryId[]): Promise<CycleRecord[]> =>
  asks.sql<CycleRecord>(`${select} where c.enquiry_id = any($1) order by c.number`, [ids])

export async function cycleById(asks: Asks, id: CycleId, enquiryId: EnquiryId): Promise<CycleRecord> {
  const [cycle] = await asks.sql<CycleRecord>(`${select} where c.id = $1 and c.enquiry_id = $2`, [id, enquiryId])
  if (!cycle) throw new Refusal('not-found')
  return cycle
}

/** A card as the guards of a cycle count it, and whose it is. */
export interface CardRecord {
  readonly id: CardId
  readonly kind: CardKind
  readonly fields: Readonly<Record<string, string | number | null>>
  readonly body: string
  readonly createdById: PersonId | null
  readonly createdUrn: Urn | null
  readonly contributorIds: readonly PersonId[]
  readonly changedAt: string
}
/** Also where it lies and what it builds on, for changes and for whoever asks: browsers know that from the live board, and it is most of what there is to read. */
export interface PlacedCardRecord extends CardRecord {
  readonly column: EnquiryStage
  readonly rank: string
  readonly links: Readonly<Record<string, string>>
  readonly createdAt: string
  readonly removedAt: null
}

const ofCard = `'id', id, 'kind', kind, 'fields', fields, 'body', body, 'createdById', created_by, 'createdUrn', created_urn,
  'contributorIds', contributors, 'changedAt', changed_at`
const ofPlace = `'column', board_column, 'rank', rank, 'links', links, 'createdAt', created_at, 'removedAt', removed_at`

interface CardsOfCycle<Card> {
  readonly cycleId: CycleId
  readonly cards: readonly Card[]
}

/** What lies on each of these boards now, in the order in which it lies there; a board as one value costs far less than as rows. */
const boards = <Card>(asks: Asks, ids: readonly CycleId[], parts: string): Promise<CardsOfCycle<Card>[]> =>
  asks.sql<CardsOfCycle<Card>>(
    `select cycle_id as "cycleId", json_agg(json_build_object(${parts}) order by rank collate "C", id) as cards
       from card where cycle_id = any($1) and removed_at is null group by 1`,
    [ids],
  )

export const boardsOfCycles = (asks: Asks, ids: readonly CycleId[]): Promise<CardsOfCycle<CardRecord>[]> =>
  boards(asks, ids, ofCard)

export const placedBoardsOfCycles = (asks: Asks, ids: readonly CycleId[]): Promise<CardsOfCycle<PlacedCardRecord>[]> =>
  boards(asks, ids, `${ofCard}, ${ofPlace}`)

/** Everything on these boards, for a change. */
export const cardsOfCycles = async (asks: Asks, ids: readonly CycleId[]): Promise<PlacedCardRecord[]> =>
  (await placedBoardsOfCycles(asks, ids)).flatMap(({ cards }) => cards)

export const boardOf = (cycle: CycleRecord, cards: readonly BoardCard[]): Board => ({
  cards,
  cycle: fieldsOf(cycle),
  hunchStatus: new Map(cycle.hunchStatuses.map(({ cardId, status }) => [cardId, status])),
  enoughDifference: cycle.enoughDifference,
  researchLessonsConcluded: cycle.researchLessonsConcluded,
})

const fieldsOf = ({ focus, learners, baseline, successMeasure, whatHappened }: CycleRecord): CycleFields => ({
  focus,
  learnersGroup: learners.group ?? '',
  learnersYear: learners.year ?? '',
  learnersNumber: learners.number ?? null,
  learnersWhy: learners.why ?? '',
  baseline,
  successMeasure,
  whatHappened,
})

export const cycleFacts = (cycle: CycleRecord, cards: readonly BoardCard[]): ReturnType<typeof factsOf> =>
  factsOf(boardOf(cycle, cards))
