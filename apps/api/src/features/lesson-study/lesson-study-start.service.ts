/** Starting a lesson study: a small group is set up by one of its teachers, who facilitates it. */
import { type Actor, belongsTo } from '@alongside/domain/actor'
import type { AllianceId, CycleId, EnquiryId, StudyId, Urn } from '@alongside/domain/ids'
import { may } from '@alongside/domain/permissions'
import { defaultLessonProtocol } from '@alongside/domain/protocol'
import { Refusal } from '@alongside/domain/refusal'
import { cleanTitle } from '@alongside/domain/text'
import { Injectable } from '@nestjs/common'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { mayIn as mayInEnquiry } from '../enquiry/enquiry-policy.service.js'
import { recordsById as enquiriesById } from '../enquiry/enquiry-record.service.js'
import { takePart } from '../enquiry/enquiry-start.service.js'
import { LessonStudyMemberRow, LessonStudyRow } from './lesson-study.entity.js'
import { audited, changed } from './lesson-study-change.service.js'
import { actingFor } from './lesson-study-policy.service.js'
import type { LessonStudyRecord } from './lesson-study-record.service.js'
import { line } from './lesson-study-words.js'

export interface NewLessonStudy {
  readonly allianceId: AllianceId
  /** The school one starts it for. */
  readonly urn: Urn
  readonly title: string
  readonly enquiryId?: EnquiryId | null | undefined
  readonly cycleId?: CycleId | null | undefined
  readonly subject?: string | null | undefined
  readonly yearGroup?: string | null | undefined
}

@Injectable()
export class LessonStudyStart {
  constructor(private readonly work: UnitOfWork) {}

  start(actor: Actor, wish: NewLessonStudy): Promise<LessonStudyRecord> {
    return this.work.run(actor, (work) => this.begin(work, actor, wish))
  }

  /** The same within something larger, such as taking over what another alliance planned. */
  async begin(work: Work, actor: Actor, wish: NewLessonStudy): Promise<LessonStudyRecord> {
    const { allianceId: spaceId, urn } = wish
    mayStart(actor, spaceId, urn)
    await takePart(work, spaceId, [urn])
    const link = await linkTo(work, actor, spaceId, wish.enquiryId ?? null, wish.cycleId ?? null)
    const id = newId<StudyId>()
    await work.rows(LessonStudyRow).add({
      spaceId,
      id,
      ...link,
      title: cleanTitle(wish.title),
      state: 'SETTING_UP',
      facilitatorId: actor.personId,
      createdBy: actor.personId,
      createdUrn: urn,
      subject: line(wish.subject ?? '', 'subject'),
      yearGroup: line(wish.yearGroup ?? '', 'yearGroup'),
      protocol: defaultLessonProtocol,
    })
    const member = { spaceId, studyId: id, personId: actor.personId, urn }
    await work.rows(LessonStudyMemberRow).add({ ...member, state: 'JOINED', joinedAt: new Date() })
    await audited(work, { spaceId, id }, 'lesson-study.start', { to: 'SETTING_UP' })
    return changed(work, id)
  }
}

export function mayStart(actor: Actor, spaceId: AllianceId, urn: Urn): void {
  if (!belongsTo(actor, spaceId)) throw new Refusal('not-found')
  const acting = actingFor(actor, urn)
  if (may(acting, 'lessonStudy.start', { spaceId })) return
  const isPaused = may({ ...acting, readOnlySpaces: [] }, 'lessonStudy.start', { spaceId })
  throw new Refusal(isPaused ? 'alliance.read-only' : 'not-allowed')
}

/** The enquiry a study belongs to, and the cycle in which it tries something: both of the same alliance, and read by whoever links them. */
export async function linkTo(
  work: Work,
  actor: Actor,
  spaceId: AllianceId,
  enquiryId: EnquiryId | null,
  cycleId: CycleId | null,
): Promise<{ readonly enquiryId: EnquiryId | null; readonly cycleId: CycleId | null }> {
  if (enquiryId === null) {
    if (cycleId !== null) throw new Refusal('not-found')
    return { enquiryId, cycleId }
  }
  const [enquiry] = await enquiriesById(work, [enquiryId])
  if (!enquiry || enquiry.spaceId !== spaceId || !mayInEnquiry(actor, enquiry, 'enquiry.read')) {
    throw new Refusal('not-found')
  }
  if (cycleId !== null && !enquiry.cycles.some(({ id }) => id === cycleId)) throw new Refusal('not-found')
  return { enquiryId, cycleId }
}
