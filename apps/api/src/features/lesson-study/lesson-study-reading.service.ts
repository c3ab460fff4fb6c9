/** Reading lesson studies and research lessons: what each asker is shown of them. */
import type { Actor } from '@alongside/domain/actor'
import type { AllianceId, EnquiryId, LessonId, StudyId, Urn } from '@alongside/domain/ids'
import { missingForNextOfStudy, summarySections } from '@alongside/domain/lesson-study'
import type { GuardReason } from '@alongside/domain/life-cycle'
import { missingForNextOfLesson } from '@alongside/domain/research-lesson'
import { roleLabels } from '@alongside/domain/role'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import type { Asking } from '../../platform/graphql/asking.js'
import { type Planned, tooMuchIn } from '../load/load-forecast.service.js'
import type { InvitationType } from '../people/people.graphql.js'
import type { LessonStudyGuestType, LessonStudyType, LessonSummaryType } from './lesson-study.graphql.js'
import { isConcerned, mayIn, reads, readsLesson, sees, seesLesson } from './lesson-study-policy.service.js'
import {
  type Asks,
  type LessonInStudy,
  type LessonStudyRecord,
  lessonFacts,
  plannedWith,
  schoolsOfStudy,
  studiesById,
  studiesOfAlliances,
  studiesOfLessons,
  studiesOfPerson,
  studyFacts,
} from './lesson-study-record.service.js'
import type { ResearchLessonType } from './research-lesson.graphql.js'
import { whoCanReadStudy } from './who-can-read-study.js'

const keyOf = (plan: Planned): string => JSON.stringify(plan)
async function tooFull(keys: readonly string[], reader: Reader): Promise<number[]> {
  const found = await tooMuchIn(
    reader,
    keys.map((key) => JSON.parse(key) as Planned),
  )
  return found.map((people) => people.length)
}

@Injectable()
export class LessonStudyReading {
  /** Null for what does not exist and for what one may not see alike. */
  study(asking: Asking, id: StudyId): Promise<LessonStudyType | null> {
    return asking.loader<StudyId, LessonStudyType | null>('lesson-studies', seenById).load(id)
  }

  lesson(asking: Asking, id: LessonId): Promise<ResearchLessonType | null> {
    return asking.loader<LessonId, ResearchLessonType | null>('research-lessons', lessonsById).load(id)
  }

  /** Those of one alliance, or of all of one's alliances and grants; `mine`: those one works on or was asked into. */
  async studies(asking: Asking, allianceId: AllianceId | null, mine: boolean): Promise<LessonStudyType[]> {
    // Several parts of one page ask for the same list.
    const list = asking.loader<'mine' | 'all', LessonStudyType[]>('lesson-study-lists', listsOf)
    const all = await list.load(mine ? 'mine' : 'all')
    return allianceId === null ? all : all.filter(({ spaceId }) => spaceId === allianceId)
  }

  /** The studies in which an enquiry tries something out. */
  async ofEnquiry(asking: Asking, id: EnquiryId): Promise<LessonStudyType[]> {
    const all = await this.studies(asking, null, false)
    return all.filter(({ record }) => record.enquiryId === id)
  }

  lessons(actor: Actor, { record }: LessonStudyType): ResearchLessonType[] {
    return record.lessons
      .map((lesson) => ({ study: record, lesson }))
      .filter((at) => seesLesson(actor, at))
      .map((at) => lessonSeenBy(actor, at))
  }

  /** For the group and those asked in: who has yet to agree is not the alliance's to count. */
  missingForNext(actor: Actor, { record }: LessonStudyType): GuardReason[] {
    return isConcerned(actor, record) ? missingForNextOfStudy(record.state, studyFacts(record)) : []
  }

  async missingForNextOfLesson(asking: Asking, { at }: ResearchLessonType): Promise<GuardReason[]> {
    if (!readsLesson(asking.actor, at)) return []
    const plan = plannedWith(at)
    const isAsked = at.lesson.state === 'PLANNING' && plan.days.length > 0
    const tooMuch = isAsked ? await asking.loader<string, number>('lessons-too-full', tooFull).load(keyOf(plan)) : 0
    return missingForNextOfLesson(at.lesson.state, lessonFacts(at, tooMuch))
  }

  guests(asking: Asking, { id, record }: LessonStudyType): Promise<LessonStudyGuestType[]> {
    if (!reads(asking.actor, record)) return Promise.resolve([])
    return asking.loader<StudyId, LessonStudyGuestType[]>('lesson-study-guests', guestsOf).load(id)
  }

  async guestInvitations(asking: Asking, { id, record, link }: LessonStudyType): Promise<InvitationType[]> {
    if (!mayIn(asking.actor, record, 'lessonStudy.inviteGuest')) return []
    const open = await asking.loader<StudyId, OpenInvitation[]>('lesson-study-invitations', openInvitationsOf).load(id)
    return open.map((one) => ({
      ...one,
      roleLabel: roleLabels[one.role],
      link: one.id === link?.id ? link.link : null,
    }))
  }

  whoCanRead(record: LessonStudyRecord, guests: number): string[] {
    return whoCanReadStudy(record, guests)
  }

  schools({ record }: LessonStudyType): Urn[] {
    return schoolsOfStudy(record)
  }
}

/** Title, schools, state and facilitator for whoever sees it; what it is about for those asked in; the rest for its readers. */
export function seenBy(actor: Actor, record: LessonStudyRecord): LessonStudyType {
  const isReader = reads(actor, record)
  const isAsked = isConcerned(actor, record)
  const asked = (text: string): string => (isAsked ? text : '')
  const read = (text: string): string => (isReader ? text : '')
  const { id, spaceId, title, state, version, createdAt, changedAt, protocolVersion } = record
  return {
    id,
    spaceId,
    title,
    state,
    version,
    createdAt,
    changedAt,
    protocolVersion,
    subject: record.subject,
    yearGroup: record.yearGroup,
    sharingOn: record.sharingOn,
    cycleId: record.cycleId,
    classSize: isReader ? record.classSize : null,
    grouping: isReader ? record.grouping : null,
    improvement: asked(record.improvement),
    aim: asked(record.aim),
    protocol: asked(record.protocol),
    focusEvidence: read(record.focusEvidence),
    sharingWith: asked(record.sharingWith),
    sharedRecord: read(record.sharedRecord),
    researchTheme: read(record.researchTheme),
    materialsStudy: read(record.materialsStudy),
    boardPlan: read(record.boardPlan),
    knowledgeableOther: read(record.knowledgeableOther),
    knowledgeableOtherComment: read(record.knowledgeableOtherComment),
    summary: summaryOf(isReader ? record : null),
    stopReason: isReader ? record.stopReason : null,
    members: !isAsked
      ? []
      : record.members
          .filter((member) => member.state !== 'LEFT')
          .map((member) => ({
            personId: member.personId,
            urn: member.urn,
            state: member.state,
            protocolAcceptedAt: member.protocolVersion === protocolVersion ? member.protocolAcceptedAt : null,
            isFacilitator: member.personId === record.facilitatorId,
            isMe: member.personId === actor.personId,
          })),
    record,
  }
}

const summaryOf = (record: LessonStudyRecord | null): LessonSummaryType =>
  Object.fromEntries(
    summarySections.map((section) => [section, record?.summary[section] ?? '']),
  ) as unknown as LessonSummaryType

/** Everything for its readers; number, state and date for whoever may postpone it. */
export function lessonSeenBy(actor: Actor, at: LessonInStudy): ResearchLessonType {
  const { study, lesson } = at
  const isReader = readsLesson(actor, at)
  return {
    id: lesson.id,
    studyId: study.id,
    number: lesson.number,
    state: lesson.state,
    version: lesson.version,
    onDay: lesson.onDay,
    atTime: lesson.atTime,
    startedAt: isReader ? lesson.startedAt : null,
    stoppedAt: isReader ? lesson.stoppedAt : null,
    concludedAt: lesson.concludedAt,
    learningObjective: isReader ? lesson.learningObjective : '',
    documentId: isReader ? lesson.documentId : null,
    discussionId: isReader ? lesson.discussionId : null,
    noInterviewReason: isReader ? lesson.noInterviewReason : null,
    stopReason: isReader ? lesson.stopReason : null,
    postponedReason: lesson.postponedReason,
    urn: isReader ? lesson.urn : null,
    teacherId: isReader ? lesson.teacherId : null,
    observerIds: isReader ? lesson.observerIds : [],
    at,
  }
}

const grantedTo = (actor: Actor): string[] => actor.grants.map(({ itemId }) => itemId)

const listsOf = (which: readonly ('mine' | 'all')[], reader: Reader, actor: Actor): Promise<LessonStudyType[][]> =>
  Promise.all(
    which.map(async (one) => {
      const records =
        one === 'mine'
          ? await studiesOfPerson(reader, actor.personId, grantedTo(actor))
          : await everyStudy(reader, actor)
      return records.filter((record) => sees(actor, record)).map((record) => seenBy(actor, record))
    }),
  )

async function everyStudy(asks: Asks, actor: Actor): Promise<LessonStudyRecord[]> {
  const inside = await studiesOfAlliances(asks, actor.spaces)
  const granted = actor.grants.length > 0 ? await studiesOfPerson(asks, actor.personId, grantedTo(actor)) : []
  return [...inside, ...granted.filter(({ id }) => !inside.some((record) => record.id === id))]
}

async function seenById(ids: readonly StudyId[], reader: Reader, actor: Actor) {
  const records = (await studiesById(reader, ids)).filter((record) => sees(actor, record))
  const byId = new Map(records.map((record) => [record.id, seenBy(actor, record)]))
  return ids.map((id) => byId.get(id) ?? null)
}

async function lessonsById(ids: readonly LessonId[], reader: Reader, actor: Actor) {
  const studies = await studiesOfLessons(reader, ids)
  const all = studies.flatMap((study) => study.lessons.map((lesson) => ({ study, lesson })))
  const byId = new Map(all.filter((at) => seesLesson(actor, at)).map((at) => [at.lesson.id, lessonSeenBy(actor, at)]))
  return ids.map((id) => byId.get(id) ?? null)
}

async function guestsOf(ids: readonly StudyId[], reader: Reader): Promise<LessonStudyGuestType[][]> {
  const guests = await reader.sql<LessonStudyGuestType>(
    `select id, item_id as "studyId", person_id as "personId", expires_at as "expiresAt" from item_grant
      where item_id = any($1) and role = 'GUEST' and (expires_at is null or expires_at > now()) order by created_at, id`,
    [ids],
  )
  return ids.map((id) => guests.filter(({ studyId }) => studyId === id))
}

type OpenInvitation = Omit<InvitationType, 'roleLabel' | 'link'> & { readonly studyId: StudyId }
async function openInvitationsOf(ids: readonly StudyId[], reader: Reader): Promise<OpenInvitation[][]> {
  const open = await reader.sql<OpenInvitation>(
    `select id, item_id as "studyId", email, name, role, state, created_at as "createdAt", expires_at as "expiresAt"
       from invitation where item_id = any($1) and state = 'OPEN' and expires_at > now() order by created_at, id`,
    [ids],
  )
  return ids.map((id) => open.filter(({ studyId }) => studyId === id))
}
