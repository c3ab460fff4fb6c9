/** Planning a research lesson: adding one to the chain, when and where it is taught, by whom, and who watches. */
import { type PlanToBe, planSeed, readPlan } from '@alongside/contracts/lesson-plan'
import type { Actor } from '@alongside/domain/actor'
import type { DocumentId, LessonId, PersonId, StudyId } from '@alongside/domain/ids'
import type { HeaderKey } from '@alongside/domain/lesson-plan'
import { nextLessonNumber } from '@alongside/domain/lesson-study'
import { ready } from '@alongside/domain/life-cycle'
import { Refusal } from '@alongside/domain/refusal'
import { isPlannable, missingForLesson } from '@alongside/domain/research-lesson'
import { Injectable } from '@nestjs/common'
import * as Y from 'yjs'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { LiveDocuments } from '../../platform/live/live-documents.js'
import { tooMuchFor } from '../load/load-forecast.service.js'
import { planned } from '../load/load-guard.service.js'
import { ResearchLessonRow } from './lesson-study.entity.js'
import {
  auditedLesson,
  changed,
  goesOn,
  held,
  heldLesson,
  type LessonPatch,
  lessonChanged,
} from './lesson-study-change.service.js'
import { authoriseLesson } from './lesson-study-policy.service.js'
import {
  joinedStudyMembers,
  type LessonInStudy,
  type LessonStudyRecord,
  lessonFacts,
  lessonIn,
  plannedWith,
  schoolsOfStudy,
  studyMemberOf,
} from './lesson-study-record.service.js'
import { paragraph } from './lesson-study-words.js'
import type { UpdateResearchLessonInput } from './research-lesson.graphql.js'

export type PlanHeader = Readonly<Partial<Record<HeaderKey, string>>>

const clockTime = /^([01]\d|2[0-3]):[0-5]\d$/

@Injectable()
export class ResearchLessonPlanning {
  constructor(
    private readonly work: UnitOfWork,
    private readonly live: LiveDocuments,
  ) {}

  add(actor: Actor, id: StudyId): Promise<LessonInStudy> {
    return this.work.run(actor, async (work) => {
      const record = await held(work, actor, id, 'researchLesson.plan')
      return this.begin(work, actor, record, {})
    })
  }

  /** `header`: what the sheet says already, from the lesson before; `stages`: rows of a sheet that was planned elsewhere. */
  async begin(
    work: Work,
    actor: Actor,
    study: LessonStudyRecord,
    header: PlanHeader,
    stages: NonNullable<PlanToBe['stages']> = [],
  ): Promise<LessonInStudy> {
    const number = nextLessonNumber(
      study.state,
      study.lessons.map((lesson) => lesson.number),
    )
    const id = newId<LessonId>()
    const { spaceId } = study
    const document = { spaceId, itemId: id }
    const seed = planSeed({ header, stages, createdAt: new Date().toISOString() })
    const documentId = await this.live.create(work, { ...document, kind: 'research-lesson', seed })
    const discussionId: DocumentId = await this.live.create(work, { ...document, kind: 'discussion' })
    const facilitator = studyMemberOf(study, study.facilitatorId)
    await work.rows(ResearchLessonRow).add({
      spaceId,
      id,
      studyId: study.id,
      number,
      state: 'PLANNING',
      documentId,
      discussionId,
      urn: facilitator?.urn ?? study.createdUrn,
      teacherId: study.facilitatorId,
    })
    // A sheet is born with its words: what the journal makes of later edits stands here from the beginning.
    await work.sql('update research_lesson set plan = $2 where id = $1', [id, JSON.stringify(header)])
    if (stages.length > 0) await putStages(work, spaceId, id, seed)
    const at = lessonIn(await changed(work, study.id), id)
    authoriseLesson(actor, at, 'researchLesson.plan')
    await auditedLesson(work, at, 'research-lesson.add', { to: 'PLANNING', detail: { number } })
    return at
  }

  update(actor: Actor, id: LessonId, input: UpdateResearchLessonInput): Promise<LessonInStudy> {
    return this.work.run(actor, async (work) => {
      const at = await heldLesson(work, actor, id, 'researchLesson.plan')
      goesOn(at.study)
      if (!isPlannable(at.lesson.state)) throw new Refusal('lesson.not-plannable')
      const change = async (): Promise<LessonInStudy> => {
        if (input.observerIds != null) await this.assign(work, at, input.observerIds)
        await auditedLesson(work, at, 'research-lesson.update', { detail: { fields: Object.keys(input) } })
        return lessonChanged(work, at, patchOf(at, input))
      }
      const after = await planned(work, plannedWith(at), change, plannedWith)
      // A lesson that everybody calls ready stays so: the last observer is not taken off it.
      if (after.lesson.state === 'READY') {
        const tooMuch = await tooMuchFor(work, plannedWith(after))
        ready(missingForLesson('PLANNING', 'READY', lessonFacts(after, tooMuch.length)), 'lesson.not-ready')
      }
      return after
    })
  }

  private async assign(work: Work, { study, lesson }: LessonInStudy, people: readonly PersonId[]): Promise<void> {
    const observers = [...new Set(people)]
    if (observers.some((person) => !isMember(study, person))) throw new Refusal('lesson-study.not-a-member')
    await work.sql('delete from research_lesson_observer where lesson_id = $1', [lesson.id])
    await work.sql(
      'insert into research_lesson_observer (space_id, lesson_id, person_id) select $1, $2, unnest($3::uuid[])',
      [study.spaceId, lesson.id, observers],
    )
  }
}

/** The rows as the journal would make them of the seed. */
async function putStages(work: Work, spaceId: string, id: LessonId, seed: (doc: Y.Doc) => void): Promise<void> {
  const doc = new Y.Doc()
  doc.transact(() => seed(doc))
  for (const { id: stage, rank, title, minutes } of readPlan(doc).stages) {
    await work.sql(
      `insert into lesson_stage (space_id, lesson_id, id, rank, title, minutes, created_at) values ($1, $2, $3, $4, $5, $6, now())`,
      [spaceId, id, stage, rank, title, minutes],
    )
  }
}

const isMember = (study: LessonStudyRecord, person: PersonId): boolean =>
  joinedStudyMembers(study).some(({ personId }) => personId === person)

function patchOf({ study }: LessonInStudy, input: UpdateResearchLessonInput): LessonPatch {
  const { urn, teacherId, onDay, atTime, learningObjective } = input
  if (teacherId != null && !isMember(study, teacherId)) throw new Refusal('lesson-study.not-a-member')
  if (urn != null && !schoolsOfStudy(study).includes(urn)) throw new Refusal('lesson-study.school-not-in-group')
  if (atTime != null && atTime !== '' && !clockTime.test(atTime))
    throw new Refusal('input.invalid', { field: 'atTime' })
  // A new teacher teaches at their own school, unless another is named.
  const ofTeacher = teacherId == null ? null : (studyMemberOf(study, teacherId)?.urn ?? null)
  const school = urn ?? ofTeacher
  return {
    ...(teacherId == null ? {} : { teacherId }),
    ...(school === null ? {} : { urn: school }),
    ...(onDay === undefined ? {} : { onDay }),
    ...(atTime === undefined ? {} : { atTime: atTime || null }),
    ...(learningObjective == null ? {} : { learningObjective: paragraph(learningObjective, 'learningObjective') }),
  }
}
