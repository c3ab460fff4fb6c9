/** The life of a lesson study: what it says, and where it stands. */
import type { Actor } from '@alongside/domain/actor'
import type { StudyId } from '@alongside/domain/ids'
import { type LessonStudyState, lastLessonDay, moveStudy } from '@alongside/domain/lesson-study'
import { changeProtocol } from '@alongside/domain/protocol'
import { Refusal } from '@alongside/domain/refusal'
import { cleanTitle } from '@alongside/domain/text'
import { Injectable } from '@nestjs/common'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { noticesDone } from '../inbox/notices.service.js'
import type { UpdateLessonStudyInput } from './lesson-study.graphql.js'
import { audited, changed, goesOn, held, pathOfStudy, type StudyPatch } from './lesson-study-change.service.js'
import { joinedStudyMembers, type LessonStudyRecord, studyFacts } from './lesson-study-record.service.js'
import { linkTo } from './lesson-study-start.service.js'
import { line, paragraph, summaryWith } from './lesson-study-words.js'

const lines = ['subject', 'yearGroup', 'sharingWith', 'knowledgeableOther'] as const
const paragraphs = [
  'improvement',
  'aim',
  'focusEvidence',
  'sharedRecord',
  'researchTheme',
  'materialsStudy',
  'boardPlan',
  'knowledgeableOtherComment',
] as const
const largestClass = 100

@Injectable()
export class LessonStudyService {
  constructor(private readonly work: UnitOfWork) {}

  update(actor: Actor, id: StudyId, input: UpdateLessonStudyInput): Promise<LessonStudyRecord> {
    return this.work.run(actor, async (work) => {
      const record = await held(work, actor, id, 'lessonStudy.update')
      goesOn(record)
      const patch: StudyPatch = {
        ...wordsOf(input),
        ...classOf(input),
        ...sharingOf(record, input),
        ...(input.summary == null ? {} : { summary: summaryWith(record.summary, input.summary) }),
        ...(await linkOf(work, actor, record, input)),
        ...(input.protocol == null ? {} : changeProtocol(record, input.protocol)),
      }
      const asksAgain = patch.protocolVersion !== undefined && patch.protocolVersion !== record.protocolVersion
      if (asksAgain && record.state !== 'SETTING_UP') await askToAccept(work, record)
      await audited(work, record, 'lesson-study.update', { detail: { fields: Object.keys(patch) } })
      return changed(work, id, patch)
    })
  }

  /** From here on the alliance sees title, schools, state and facilitator; each member is asked for the agreement. */
  askForProtocol(actor: Actor, id: StudyId): Promise<LessonStudyRecord> {
    return this.move(actor, id, 'PROTOCOL', null, askToAccept)
  }

  run(actor: Actor, id: StudyId): Promise<LessonStudyRecord> {
    return this.move(actor, id, 'RUNNING', 'PROTOCOL')
  }

  review(actor: Actor, id: StudyId): Promise<LessonStudyRecord> {
    return this.move(actor, id, 'REVIEWING', null)
  }

  /** One more lesson. */
  resume(actor: Actor, id: StudyId): Promise<LessonStudyRecord> {
    return this.move(actor, id, 'RUNNING', 'REVIEWING')
  }

  share(actor: Actor, id: StudyId): Promise<LessonStudyRecord> {
    return this.move(actor, id, 'SHARED', null)
  }

  stop(actor: Actor, id: StudyId, reason: string): Promise<LessonStudyRecord> {
    return this.move(actor, id, 'STOPPED', null, undefined, reason)
  }

  /** `from`: two ways lead to RUNNING; null where one way only leads there. */
  private move(
    actor: Actor,
    id: StudyId,
    to: LessonStudyState,
    from: LessonStudyState | null,
    also?: (work: Work, record: LessonStudyRecord) => Promise<void>,
    reason: string | null = null,
  ): Promise<LessonStudyRecord> {
    return this.work.run(actor, async (work) => {
      const record = await held(work, actor, id, 'lessonStudy.move')
      if (from !== null && record.state !== from) {
        throw new Refusal('lesson-study.state-out-of-order', { from: record.state, to })
      }
      const step = moveStudy(record, to, studyFacts(record), reason)
      await audited(work, record, 'lesson-study.move', step)
      await also?.(work, record)
      return changed(work, id, { state: step.to, ...(to === 'STOPPED' ? { stopReason: step.reason ?? null } : {}) })
    })
  }
}

/** Everybody who has not accepted the agreement as it stands is asked, once. */
async function askToAccept(work: Work, record: LessonStudyRecord): Promise<void> {
  await noticesDone(work, 'LESSON_PROTOCOL', record.id)
  for (const { personId } of joinedStudyMembers(record)) {
    if (personId === work.actor?.personId) continue
    const { id, title } = record
    const notice = { to: personId, itemKind: 'lesson-study', itemId: id, path: pathOfStudy(id) }
    await work.notify({ ...notice, kind: 'LESSON_PROTOCOL', vars: { title } })
  }
}

function wordsOf(input: UpdateLessonStudyInput): StudyPatch {
  const given: Record<string, string> = {}
  for (const field of lines) if (input[field] != null) given[field] = line(input[field], field)
  for (const field of paragraphs) if (input[field] != null) given[field] = paragraph(input[field], field)
  return { ...given, ...(input.title == null ? {} : { title: cleanTitle(input.title) }) }
}

function classOf({ classSize, grouping }: UpdateLessonStudyInput): StudyPatch {
  if (classSize != null && (classSize < 1 || classSize > largestClass)) {
    throw new Refusal('input.not-a-number', { field: 'classSize', limit: largestClass })
  }
  return {
    ...(classSize === undefined ? {} : { classSize }),
    ...(grouping === undefined ? {} : { grouping }),
  }
}

/** LSN-1: booked before the first lesson, held after the last. */
function sharingOf(record: LessonStudyRecord, { sharingOn }: UpdateLessonStudyInput): StudyPatch {
  if (sharingOn === undefined) return {}
  if (sharingOn === null && record.state !== 'SETTING_UP' && record.state !== 'PROTOCOL') {
    throw new Refusal('lesson-study.needs-sharing-date')
  }
  const last = lastLessonDay(record.lessons)
  if (sharingOn !== null && last !== null && sharingOn < last) {
    throw new Refusal('lesson-study.sharing-before-last-lesson')
  }
  return { sharingOn }
}

async function linkOf(
  work: Work,
  actor: Actor,
  record: LessonStudyRecord,
  { enquiryId, cycleId }: UpdateLessonStudyInput,
): Promise<StudyPatch> {
  if (enquiryId === undefined && cycleId === undefined) return {}
  const enquiry = enquiryId === undefined ? record.enquiryId : enquiryId
  return linkTo(work, actor, record.spaceId, enquiry, enquiry === null ? null : (cycleId ?? null))
}
