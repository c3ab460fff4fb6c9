/** Puts a lesson study together for whoever takes it along: with their eyes, and no word that a colleague holds back. */
import type { Actor } from '@alongside/domain/actor'
import type { CasePupilLabel } from '@alongside/domain/case-pupil'
import type { LessonId, PersonId, PhotoId, SpaceId, StudyId, Urn } from '@alongside/domain/ids'
import type { HeaderKey } from '@alongside/domain/lesson-plan'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Reader } from '../../platform/db/reader.js'
import { CasePupils } from '../lesson-study/case-pupil.service.js'
import { reads, readsLesson, sees } from '../lesson-study/lesson-study-policy.service.js'
import { LessonStudyReading } from '../lesson-study/lesson-study-reading.service.js'
import {
  joinedStudyMembers,
  type LessonRecord,
  type LessonStudyRecord,
  schoolsOfStudy,
  studiesById,
} from '../lesson-study/lesson-study-record.service.js'
import { NoteReading } from '../observation/note-reading.service.js'
import type { ObservationNoteType } from '../observation/observation.graphql.js'
import {
  type FileLesson,
  type FileNote,
  type FileStage,
  fileFormat,
  fileVersion,
  type StudyFile,
} from './study-file.js'

export interface Gathered {
  readonly spaceId: SpaceId
  readonly file: StudyFile
  /** The pictures whoever asks may see, by their name in the archive. */
  readonly photos: ReadonlyMap<string, PhotoId>
}
interface StageRow extends FileStage {
  readonly id: string
  readonly lessonId: LessonId
}
interface InterviewRow {
  readonly lessonId: LessonId
  readonly pupils: readonly CasePupilLabel[]
  readonly enjoyed: string
  readonly learned: string
  readonly worked: string
  readonly wouldChange: string
  readonly minutes: number | null
  readonly by: PersonId
  readonly urn: Urn
  readonly at: Date
}
interface DiscussionRow {
  readonly lessonId: LessonId
  readonly step: number
  readonly pupil: CasePupilLabel | null
  readonly text: string
  readonly by: PersonId | null
}
interface PlanRow {
  readonly id: LessonId
  readonly plan: Readonly<Partial<Record<HeaderKey, string>>>
}
interface Parts {
  readonly plans: readonly PlanRow[]
  readonly stages: readonly StageRow[]
  readonly interviews: readonly InterviewRow[]
  readonly talk: readonly DiscussionRow[]
  readonly notes: ReadonlyMap<LessonId, readonly ObservationNoteType[]>
}
interface Names {
  readonly person: (id: PersonId | null) => string
  readonly school: (urn: Urn | null) => string
}

const inNoOnesName = 'Somebody who is not here any more'

@Injectable()
export class StudyFiles {
  constructor(
    private readonly source: DataSource,
    private readonly reading: LessonStudyReading,
    private readonly pupils: CasePupils,
    private readonly notes: NoteReading,
  ) {}

  async gather(actor: Actor, id: StudyId): Promise<Gathered> {
    const reader = new Reader(this.source, actor)
    try {
      const [record] = await studiesById(reader, [id])
      if (!record || !sees(actor, record)) throw new Refusal('not-found')
      if (!reads(actor, record)) throw new Refusal('not-allowed')
      return await this.put(reader, actor, record)
    } finally {
      await reader.close()
    }
  }

  private async put(reader: Reader, actor: Actor, record: LessonStudyRecord): Promise<Gathered> {
    const lessons = record.lessons.filter((lesson) => readsLesson(actor, { study: record, lesson }))
    const parts = await this.partsOf(reader, actor, lessons)
    const names = await namesFor(reader, record, parts)
    const photos = new Map<string, PhotoId>()
    const progress = await reader.sql<StudyFile['progress'][number]>(
      'select label, point, body as text, reach from pupil_progress where study_id = $1 order by label, point',
      [record.id],
    )
    const [about] = await reader.sql<{ alliance: string; guests: number }>(
      `select (select name from alliance where space_id = $1) as alliance,
         (select count(*)::int from item_grant where item_id = $2 and role = 'GUEST' and (expires_at is null or expires_at > now())) as guests`,
      [record.spaceId, record.id],
    )
    const file: StudyFile = {
      format: fileFormat,
      version: fileVersion,
      exportedAt: new Date().toISOString(),
      exportedBy: actor.name,
      alliance: about?.alliance ?? '',
      whoCanRead: this.reading.whoCanRead(record, about?.guests ?? 0),
      study: studyOf(record),
      schools: schoolsOfStudy(record).map(names.school),
      members: joinedStudyMembers(record).map(({ personId, urn }) => ({
        name: names.person(personId),
        school: names.school(urn),
        isFacilitator: personId === record.facilitatorId,
      })),
      casePupils: (await this.pupils.aliasesOf(reader, record.id)).map(({ label, urn, alias, typifies }) => ({
        label,
        alias,
        typifies,
        school: names.school(urn),
      })),
      lessons: lessons.map((lesson) => lessonOf(lesson, parts, names, photos)),
      progress,
    }
    return { spaceId: record.spaceId, file, photos }
  }

  private async partsOf(reader: Reader, actor: Actor, lessons: readonly LessonRecord[]): Promise<Parts> {
    const ids = lessons.map((lesson) => lesson.id)
    const notes = new Map<LessonId, readonly ObservationNoteType[]>()
    for (const id of ids) notes.set(id, await this.timelineOf(reader, actor, id))
    return {
      notes,
      plans: await reader.sql<PlanRow>('select id, plan from research_lesson where id = any($1)', [ids]),
      stages: await reader.sql<StageRow>(
        `select id, lesson_id as "lessonId", title, minutes, predicted, observed, outcome, patterns from lesson_stage
          where lesson_id = any($1) and removed_at is null order by rank collate "C", id`,
        [ids],
      ),
      interviews: await reader.sql<InterviewRow>(
        `select lesson_id as "lessonId", pupils, enjoyed, learned, worked, would_change as "wouldChange", minutes, by_person as by, by_urn as urn, at
           from pupil_interview where lesson_id = any($1) and not held_back order by at, id`,
        [ids],
      ),
      talk: await reader.sql<DiscussionRow>(
        `select lesson_id as "lessonId", step, pupil, body as text, created_by as by from discussion_note
          where lesson_id = any($1) and removed_at is null and trim(body) <> '' order by step, created_at, id`,
        [ids],
      ),
    }
  }

  /** In the order of the lesson. What is held back stays at home, one's own too: a file travels. */
  private async timelineOf(reader: Reader, actor: Actor, id: LessonId): Promise<ObservationNoteType[]> {
    const notes: ObservationNoteType[] = []
    for (let after = 0, hasMore = true; hasMore; ) {
      const feed = await this.notes.after(reader, actor, id, after)
      notes.push(...feed.notes.filter(({ heldBack }) => !heldBack))
      after = feed.seq
      hasMore = feed.hasMore
    }
    return notes.sort((one, two) => one.capturedAt.getTime() - two.capturedAt.getTime() || (one.id < two.id ? -1 : 1))
  }
}

async function namesFor(reader: Reader, record: LessonStudyRecord, parts: Parts): Promise<Names> {
  const { lessons, members, casePupils } = record
  const notes = [...parts.notes.values()].flat()
  const people = [
    ...members.map(({ personId }) => personId),
    ...lessons.flatMap(({ teacherId, observerIds }) => [teacherId, ...observerIds]),
    ...notes.map(({ authorId }) => authorId),
    ...parts.interviews.map(({ by }) => by),
    ...parts.talk.map(({ by }) => by),
  ]
  const urns = [
    ...[...members, ...casePupils, ...lessons, ...parts.interviews].map(({ urn }) => urn),
    ...notes.flatMap(({ authorUrn, photo }) => [authorUrn, photo?.urn ?? null]),
  ]
  const persons = await reader.sql<{ id: PersonId; name: string }>('select id, name from person where id = any($1)', [
    unique(people),
  ])
  const schools = await reader.sql<{ urn: Urn; name: string }>('select urn, name from school where urn = any($1)', [
    unique(urns),
  ])
  const personById = new Map(persons.map(({ id, name }) => [id, name]))
  const schoolByUrn = new Map(schools.map(({ urn, name }) => [urn, name]))
  return {
    person: (id) => (id === null ? inNoOnesName : (personById.get(id) ?? inNoOnesName)),
    school: (urn) => (urn === null ? '' : (schoolByUrn.get(urn) ?? urn)),
  }
}

const unique = <T>(all: readonly (T | null)[]): T[] => [...new Set(all.filter((one) => one !== null))]

const studyOf = (record: LessonStudyRecord): StudyFile['study'] => {
  const { title, state, subject, yearGroup, classSize, grouping, improvement, aim, focusEvidence, protocol } = record
  const { sharingOn, sharingWith, sharedRecord, researchTheme, materialsStudy, boardPlan } = record
  const { knowledgeableOther, knowledgeableOtherComment, summary, stopReason } = record
  return {
    ...{ title, state, subject, yearGroup, classSize, grouping, improvement, aim, focusEvidence, protocol },
    ...{ sharingOn, sharingWith, sharedRecord, researchTheme, materialsStudy, boardPlan },
    ...{ knowledgeableOther, knowledgeableOtherComment, summary, stopReason },
  }
}

function lessonOf(lesson: LessonRecord, parts: Parts, names: Names, photos: Map<string, PhotoId>): FileLesson {
  const ofLesson = <T extends { readonly lessonId: LessonId }>(all: readonly T[]): T[] =>
    all.filter(({ lessonId }) => lessonId === lesson.id)
  const stages = ofLesson(parts.stages)
  const titles = new Map(stages.map(({ id, title }) => [id, title]))
  const { number, state, onDay, atTime, learningObjective, startedAt, stoppedAt, concludedAt } = lesson
  const { noInterviewReason, stopReason, postponedReason } = lesson
  return {
    ...{ number, state, onDay, atTime, learningObjective, startedAt, stoppedAt, concludedAt },
    ...{ noInterviewReason, stopReason, postponedReason },
    school: lesson.urn === null ? null : names.school(lesson.urn),
    teacher: lesson.teacherId === null ? null : names.person(lesson.teacherId),
    observers: lesson.observerIds.map(names.person),
    plan: {
      header: parts.plans.find(({ id }) => id === lesson.id)?.plan ?? {},
      stages: stages.map(({ title, minutes, predicted, observed, outcome, patterns }) => ({
        ...{ title, minutes, predicted, observed, outcome, patterns },
      })),
    },
    notes: (parts.notes.get(lesson.id) ?? []).map((note) => noteOf(note, number, titles, names, photos)),
    interviews: ofLesson(parts.interviews).map(
      ({ pupils, enjoyed, learned, worked, wouldChange, minutes, by, urn, at: heardAt }) => ({
        ...{ pupils, enjoyed, learned, worked, wouldChange, minutes },
        by: names.person(by),
        school: names.school(urn),
        at: heardAt.toISOString(),
      }),
    ),
    discussion: ofLesson(parts.talk).map(({ step, pupil, text, by }) => ({ step, pupil, text, by: names.person(by) })),
  }
}

function noteOf(
  note: ObservationNoteType,
  lesson: number,
  titles: ReadonlyMap<string, string>,
  names: Names,
  photos: Map<string, PhotoId>,
): FileNote {
  const { lessonSecond, kind, pupil, stageId, modality, body, addedLater, photo } = note
  const file = photo?.isHere ? `photos/lesson-${lesson}-${photos.size + 1}.webp` : null
  if (photo && file) photos.set(file, photo.id)
  const isGone = photo !== null && photo.withdrawnAt !== null
  return {
    ...{ lessonSecond, kind, pupil, modality, addedLater },
    capturedAt: note.capturedAt.toISOString(),
    author: names.person(note.authorId),
    school: names.school(note.authorUrn),
    stage: stageId === null ? null : (titles.get(stageId) ?? null),
    text: body,
    photo: photo === null || isGone ? null : { keptAt: `photo kept at ${names.school(photo.urn)}`, file },
  }
}
