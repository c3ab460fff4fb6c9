/** What can be reviewed: an enquiry, or one research lesson. Each kind says who works on it, who may ask, and which live documents it has. */
import type { Actor } from '@alongside/domain/actor'
import { isFinished, isOpenToPartners } from '@alongside/domain/enquiry'
import type { DocumentId, LessonId, PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import { isOpenStudy } from '@alongside/domain/lesson-study'
import type { ReviewedKind } from '@alongside/domain/peer-review'
import { may } from '@alongside/domain/permissions'
import { Refusal, type RefusalCode } from '@alongside/domain/refusal'
import { reads, sees, subjectOf } from '../enquiry/enquiry-policy.service.js'
import { type Asks, type EnquiryRecord, joinedMembers, recordsById } from '../enquiry/enquiry-record.service.js'
import { mayInLesson, readsLesson, seesLesson } from '../lesson-study/lesson-study-policy.service.js'
import { joinedStudyMembers, studiesOfLessons } from '../lesson-study/lesson-study-record.service.js'

export interface ReviewedItem {
  readonly kind: ReviewedKind
  readonly id: string
  readonly spaceId: SpaceId
  readonly title: string
  readonly members: readonly { readonly personId: PersonId; readonly urn: Urn }[]
  readonly documents: readonly DocumentId[]
  /** Nothing of it can be asked about any more, or yet. */
  readonly obstacle: RefusalCode | null
  readonly isRead: boolean
  readonly mayRequest: boolean
}

/** As this person sees it; null for what does not exist for them. */
export const reviewedItem = (asks: Asks, actor: Actor, kind: ReviewedKind, id: string): Promise<ReviewedItem | null> =>
  kind === 'ENQUIRY' ? reviewedEnquiry(asks, actor, id) : reviewedLesson(asks, actor, id as LessonId)

async function reviewedEnquiry(asks: Asks, actor: Actor, id: string): Promise<ReviewedItem | null> {
  const [record] = await recordsById(asks, [id])
  if (!record || !sees(actor, record)) return null
  return {
    kind: 'ENQUIRY',
    id,
    spaceId: record.spaceId,
    title: record.title,
    members: joinedMembers(record),
    documents: record.cycles.map(({ documentId }) => documentId),
    obstacle: obstacleOf(record),
    isRead: reads(actor, record),
    mayRequest: may(actor, 'peerReview.request', subjectOf(actor, record)),
  }
}

/** The lesson alone: not its study, and not the lessons beside it. */
async function reviewedLesson(asks: Asks, actor: Actor, id: LessonId): Promise<ReviewedItem | null> {
  const [study] = await studiesOfLessons(asks, [id])
  const lesson = study?.lessons.find((one) => one.id === id)
  if (!study || !lesson || !seesLesson(actor, { study, lesson })) return null
  const isOff = lesson.state === 'CANCELLED' || lesson.state === 'POSTPONED'
  return {
    kind: 'RESEARCH_LESSON',
    id,
    spaceId: study.spaceId,
    title: `${study.title}: research lesson ${lesson.number}`,
    members: joinedStudyMembers(study),
    documents: [lesson.documentId, lesson.discussionId],
    obstacle: isOff || !isOpenStudy(study.state) ? 'review.lesson-not-open' : null,
    isRead: readsLesson(actor, { study, lesson }),
    mayRequest: mayInLesson(actor, { study, lesson }, 'peerReview.request'),
  }
}

/** For the page of an enquiry: whether a review can be asked for here and now. */
export const reviewableEnquiry = (actor: Actor, record: EnquiryRecord): boolean =>
  obstacleOf(record) === null && may(actor, 'peerReview.request', subjectOf(actor, record))

const obstacleOf = ({ state }: EnquiryRecord): ReviewedItem['obstacle'] =>
  isFinished(state) ? 'enquiry.finished' : isOpenToPartners(state) ? null : 'enquiry.not-open'

/** The same for whoever asks for a review of it. */
export async function itemToReview(asks: Asks, actor: Actor, kind: ReviewedKind, id: string): Promise<ReviewedItem> {
  const item = await reviewedItem(asks, actor, kind, id)
  if (!item) throw new Refusal('not-found')
  if (!item.mayRequest) throw new Refusal('not-allowed')
  if (item.obstacle) throw new Refusal(item.obstacle)
  return item
}

/** For whom one can ask: whoever may ask for a review, and the coordinator, who finds somebody in place of who dropped out. */
export async function itemToOffer(asks: Asks, actor: Actor, kind: ReviewedKind, id: string): Promise<ReviewedItem> {
  const item = await reviewedItem(asks, actor, kind, id)
  if (item && may(actor, 'peerReview.reassign', { spaceId: item.spaceId })) return item
  return itemToReview(asks, actor, kind, id)
}

/** Which live documents follow from reading it. */
export async function documentsOf(asks: Asks, kind: ReviewedKind, id: string): Promise<readonly DocumentId[]> {
  const rows = await asks.sql<{ id: DocumentId }>(
    kind === 'ENQUIRY'
      ? 'select document_id as id from enquiry_cycle where enquiry_id = $1'
      : 'select unnest(array[document_id, discussion_id]) as id from research_lesson where id = $1',
    [id],
  )
  return rows.map((row) => row.id)
}
