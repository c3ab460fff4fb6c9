/** A peer review as it is kept: what was asked, and the part of each reviewer. What of it is shown is the policy's. */
import type { CivilDate } from '@alongside/domain/civil-date'
import type { AssignmentId, PersonId, ReviewId, SpaceId, StudyId, Urn } from '@alongside/domain/ids'
import type { AssignmentState, PeerReviewState, ReviewedKind, ReviewWords } from '@alongside/domain/peer-review'
import type { CalendarYear } from '@alongside/domain/school-calendar'
import { onlyIds } from '../../platform/db/is-id.js'
import type { Asks } from '../enquiry/enquiry-record.service.js'

/** Said before something else was: kept beside it. */
export interface EarlierReviewDeclaration {
  readonly hasConflict: boolean
  readonly declaration: string
  readonly at: string
}

/** Instants inside aggregated rows arrive as ISO text. */
export interface AssignmentRecord extends ReviewWords {
  readonly id: AssignmentId
  readonly reviewerId: PersonId
  readonly reviewerUrn: Urn | null
  readonly state: AssignmentState
  readonly offeredAt: string
  readonly expiresOn: CivilDate
  readonly hasConflict: boolean | null
  readonly declaration: string
  readonly declaredAt: string | null
  readonly earlierDeclarations: readonly EarlierReviewDeclaration[]
  readonly submittedAt: string | null
  readonly usefulness: number | null
  readonly usefulnessNote: string
  readonly declineReason: string
  readonly headAskedAt: string | null
  readonly allowedBy: PersonId | null
  readonly allowedReason: string
  readonly agreedToCloseAt: string | null
  readonly revisions: readonly (ReviewWords & { readonly replacedAt: string })[]
}

export interface ReviewRecord {
  readonly id: ReviewId
  readonly spaceId: SpaceId
  readonly kind: ReviewedKind
  readonly itemId: string
  /** Of a research lesson: the study it belongs to. */
  readonly studyId: StudyId | null
  readonly title: string
  /** What is reviewed was opened to partners: until then only those who work on it know what it is called. */
  readonly isKnown: boolean
  readonly question: string
  readonly requesterId: PersonId
  readonly requesterUrn: Urn
  readonly state: PeerReviewState
  readonly dueOn: CivilDate | null
  readonly response: string
  readonly respondedAt: Date | null
  readonly closedByRequesterAt: Date | null
  readonly closedAt: Date | null
  readonly createdAt: Date
  readonly version: number
  /** In the order they were asked. */
  readonly assignments: readonly AssignmentRecord[]
  /** Those who do the reviewed work together: only one of them speaks for the group. */
  readonly groupIds: readonly PersonId[]
  /** What the school of whoever asked has told of its dates: its days count until the review closes by itself. */
  readonly years: readonly CalendarYear[] | null
}

export const storedKind: Readonly<Record<ReviewedKind, string>> = {
  ENQUIRY: 'enquiry',
  RESEARCH_LESSON: 'research-lesson',
}

const select = `
  select r.id, r.space_id as "spaceId", case r.item_kind when 'enquiry' then 'ENQUIRY' else 'RESEARCH_LESSON' end as kind, r.item_id as "itemId",
    (select l.study_id from research_lesson l where l.space_id = r.space_id and l.id = r.item_id) as "studyId",
    r.title, case r.item_kind when 'enquiry' then coalesce((select e.state <> 'DRAFT' from enquiry e where e.space_id = r.space_id and e.id = r.item_id), false)
      else coalesce((select s.state <> 'SETTING_UP' from research_lesson l join lesson_study s on s.space_id = l.space_id and s.id = l.study_id where l.space_id = r.space_id and l.id = r.item_id), false) end as "isKnown",
    r.question, r.requester_id as "requesterId", r.requester_urn as "requesterUrn", r.state, r.due_on::text as "dueOn", r.response,
    r.responded_at as "respondedAt", r.closed_by_requester_at as "closedByRequesterAt", r.closed_at as "closedAt", r.created_at as "createdAt", r.version,
    (select jsonb_agg(jsonb_build_object('academicYear', y.academic_year, 'halfTerms', y.half_terms, 'days', y.days)) from school_calendar_year y join space own on own.id = y.space_id where own.urn = r.requester_urn) as years,
    coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'reviewerId', a.reviewer_id, 'reviewerUrn', a.reviewer_urn, 'state', a.state, 'offeredAt', a.offered_at,
        'expiresOn', a.expires_on, 'hasConflict', a.has_conflict, 'declaration', a.declaration, 'declaredAt', a.declared_at, 'earlierDeclarations', a.earlier_declarations, 'strengths', a.strengths, 'questions', a.questions, 'suggestions', a.suggestions,
        'submittedAt', a.submitted_at, 'usefulness', a.usefulness, 'usefulnessNote', a.usefulness_note, 'declineReason', a.decline_reason, 'headAskedAt', a.head_asked_at,
        'allowedBy', a.allowed_by, 'allowedReason', a.allowed_reason, 'agreedToCloseAt', a.agreed_to_close_at,
        'revisions', coalesce((select jsonb_agg(jsonb_build_object('strengths', v.strengths, 'questions', v.questions, 'suggestions', v.suggestions, 'replacedAt', v.replaced_at) order by v.replaced_at desc)
          from review_revision v where v.space_id = a.space_id and v.assignment_id = a.id), '[]')) order by a.offered_at, a.id)
      from review_assignment a where a.space_id = r.space_id and a.review_id = r.id), '[]') as assignments,
    case r.item_kind
      when 'enquiry' then coalesce((select jsonb_agg(m.person_id) from enquiry_member m where m.space_id = r.space_id and m.enquiry_id = r.item_id and m.state = 'JOINED'), '[]')
      else coalesce((select jsonb_agg(m.person_id) from research_lesson l join lesson_study_member m on m.space_id = l.space_id and m.study_id = l.study_id
        where l.space_id = r.space_id and l.id = r.item_id and m.state = 'JOINED'), '[]') end as "groupIds"
  from peer_review r`

/** An address with something in it that is no id leads nowhere, like one with an id that nobody has. */

export const reviewsById = (asks: Asks, ids: readonly ReviewId[]): Promise<ReviewRecord[]> =>
  asks.sql<ReviewRecord>(`${select} where r.id = any($1)`, [onlyIds(ids)])

export const reviewsOfItems = (asks: Asks, items: readonly string[]): Promise<ReviewRecord[]> =>
  asks.sql<ReviewRecord>(`${select} where r.item_id = any($1) order by r.created_at desc, r.id`, [onlyIds(items)])

/** Those one asked for, is or was asked for, or may say yes to for a colleague. */
/** Asked by or of this person, or waiting for their word as a head; and what goes on where they coordinate. */
export const reviewsOfPerson = (
  asks: Asks,
  person: PersonId,
  headOf: readonly Urn[],
  coordinated: readonly SpaceId[],
): Promise<ReviewRecord[]> =>
  asks.sql<ReviewRecord>(
    `${select} where r.requester_id = $1 or r.space_id = any($3) and r.state in ('REQUESTED', 'OPEN', 'RESPONDED') or exists (select from review_assignment a where a.space_id = r.space_id and a.review_id = r.id
       and (a.reviewer_id = $1 or a.state = 'OFFERED' and a.head_asked_at is not null and a.reviewer_urn = any($2)))
     order by r.created_at desc, r.id limit 200`,
    [person, headOf, coordinated],
  )
